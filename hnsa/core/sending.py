"""Forms over a weak link: what is sent twice is done once, and gets the same answer.

Each form carries a key. The first sending writes the key in the transaction of its change; a
repeated one finds it (or waits until the first is done) and is answered as the first was. A form
that was not taken (errors at its fields, a refusal) gives its key back. Who goes back in her
browser, writes something else into the same form and sends that, does not repeat herself: it is
told by what the form says, and done.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.safestring import SafeString, mark_safe

from hnsa.core import clock
from hnsa.core.models import Sending

FIELD = "form_key"
WRITER = "form_of"  # whose page the form stood on
ASIDE = frozenset({FIELD, WRITER, "csrfmiddlewaretoken"})  # not said by her, but by the page
_MOVED = (302, 303)
_SIGNED = signing.Signer(salt="hnsa.core.sending")

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """View decorator: a form with a key that was taken before changes nothing.

    A form that the page's own script sends (`by_script`) is told where to go on, in place of
    being sent there: what is confirmed then comes in a few bytes.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key(request)
        if key is None or not request.user.is_authenticated:
            return _told(request, view(request, *args, **kwargs))
        said = _digest(request)
        with transaction.atomic():  # a refusal that is raised gives the key back as well
            first = _reserve(request, key)
            if first.answer.get("said") == said:
                return _told(request, _again(request, first))
            response = view(request, *args, **kwargs)
            if response.status_code in _MOVED:
                first.answer = {"said": said, **_answer(request, response)}
                first.save(update_fields=["answer"])
            elif first.answer:  # another form was taken under this key; it stays taken
                pass
            else:
                first.delete()
        return _told(request, response)

    return answered


def by_script(request: HttpRequest) -> bool:
    """Whether the page's script sent it, and not the browser by itself."""
    return request.headers.get("X-Requested-With") == "fetch"


def signed(user: Any) -> str:
    """Whose page a form stands on, so that what she typed is given to nobody else."""
    return _SIGNED.sign(str(user.pk))


def writer(request: HttpRequest) -> int | None:
    """Whose page the form stood on; None where it does not say so, or was tampered with."""
    try:
        return int(_SIGNED.unsign(request.POST.get(WRITER, "")))
    except (signing.BadSignature, ValueError):
        return None


def answers(request: HttpRequest, keys: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Of several small things sent together: what became of those that came before, by their key.

    Ask while a row that all of them change is locked; then no second sending comes between.
    """
    there = Sending.objects.filter(user=request.user.pk, key__in=list(keys))
    return dict(there.values_list("key", "answer"))


def keep_answers(
    request: HttpRequest, told: Mapping[UUID, dict[str, Any]], *, at: datetime
) -> None:  # fmt: skip
    """What became of each of them, in the transaction in which it was done."""
    Sending.objects.bulk_create(
        Sending(user_id=int(request.user.pk or 0), key=key, path=request.path[:200], at=at,
                answer=answer)
        for key, answer in told.items()
    )  # fmt: skip


def sweep(before: datetime) -> int:
    """Forget what was sent before that day; how many. Nobody repeats a form after so long."""
    return Sending.objects.filter(at__lt=before).delete()[0]


def _key(request: HttpRequest) -> UUID | None:
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _digest(request: HttpRequest) -> str:
    """What the form says and to whom, in short: two that are alike are the same sending."""
    found = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name not in ASIDE:
            found.update(repr((name, values)).encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(repr((name, file.name, file.size)).encode("utf-8", "surrogatepass"))
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()


def _reserve(request: HttpRequest, key: UUID) -> Sending:
    """The row of this key, held until the request ends: new, or as its first sending left it."""
    while True:
        try:
            with transaction.atomic():
                return Sending.objects.create(
                    user_id=int(request.user.pk or 0),
                    key=key,
                    path=request.path[:200],
                    at=clock.now(),
                )
        except IntegrityError:  # after waiting for its writer
            there = Sending.objects.select_for_update().filter(user=request.user.pk, key=key)
            first = there.first()
            if first is not None:
                return first


def _answer(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    return {
        "location": response.headers["Location"],
        "messages": [
            [one.level, str(one.message), one.extra_tags, isinstance(one.message, SafeString)]
            for one in _said(request)
        ],
    }


def _again(request: HttpRequest, first: Sending) -> HttpResponse:
    for level, text, tags, safe in first.answer["messages"]:
        messages.add_message(request, level, mark_safe(text) if safe else text, tags or "")
    return HttpResponseRedirect(first.answer["location"])


def _told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method == "POST" and response.status_code in _MOVED and by_script(request):
        told = JsonResponse({"location": response.headers["Location"]})
        told.cookies = response.cookies
        return told
    return response


def _said(request: HttpRequest) -> list[Any]:
    """The messages of this request, without taking them from the page that will show them."""
    return list(getattr(messages.get_messages(request), "_queued_messages", ()))
