"""The steps of putting a member out: the notice and its giving, her answer, her appeal."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import terminations as actions
from associations.forms.panels import panel_of
from associations.forms.terminations import Answering, Appealing, NoticeGiven, NoticeWords
from associations.models import Termination
from associations.prints.termination_notice import language_for, words_of
from associations.queries import terminations as queries
from associations.views.terminations import opened
from associations.vocabulary.procedures import UNDER_WAY, TerminationState
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.asking import Law
from members.access.rights import Verb, require_at
from members.models import Body

DAYS = {"on": "day"}  # names of the actions whose fields are called otherwise


@login_required
@require_http_methods(["GET", "POST"])
@once
def notice(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """The words, written beforehand from the grounds; then that they were given to her."""
    body, termination = _open(request, pk, termination_pk)
    if termination.state not in UNDER_WAY:
        return _over(request, termination)
    do, on = request.POST.get("do", ""), clock.today()
    language = _language(request, termination)
    words = NoticeWords(
        request.POST if do == "keep" else None, on=on,
        initial={"language": language, "text": _text(request, termination, language, do)},
    )  # fmt: skip
    given = NoticeGiven(request.POST if do == "given" else None, on=on, initial={"day": on})
    if do == "keep" and words.is_valid():
        told = words.cleaned_data
        kept = _done(words, lambda: actions.write_notice(
            termination, text=told["text"], language=told["language"], by=request.user
        ))  # fmt: skip
        if kept:
            messages.success(
                request, _("The words are kept. Print them now, and give them to her.")
            )
            return redirect("termination_notice", pk, termination.pk)
    if do == "given" and given.is_valid():
        told_of = given.given()
        if _done(given, lambda: actions.give_notice(
            termination, told_of, by=request.user, today=on
        )):  # fmt: skip
            messages.success(request, _("It is written down that notice was given to her."))
            return redirect("termination", pk, termination.pk)
    context = {"body": body, "termination": termination, "words": words, "given": given}
    status = 422 if do in ("keep", "given") else 200
    return render(request, "associations/terminations/notice.html", context, status=status)


def _language(request: HttpRequest, termination: Termination) -> str:
    asked = request.POST.get("language", "")
    if asked in dict(settings.LANGUAGES):
        return asked
    return termination.language or language_for(termination.body)


def _text(request: HttpRequest, termination: Termination, language: str, do: str) -> str:
    """What was kept; or what the registry writes beforehand, in that language."""
    if termination.notice and do != "anew":
        return termination.notice
    body, on = termination.body, clock.today()
    now = queries.law_on(body, on)
    spell = queries.last_spell(body, termination.person_id)
    return words_of(
        termination, now.law if now else Law(()),
        queries.law_of(termination, termination.found) or Law(()),
        number=spell.number if spell else "", language=language,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def answer(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """What she answered, and that she was heard, or did not want to be."""
    body, termination = _open(request, pk, termination_pk)
    if termination.state not in UNDER_WAY:
        return _over(request, termination)
    do, on = request.POST.get("do") == "answer", clock.today()
    form = Answering(
        request.POST if do else None, on=on,
        initial={
            name: getattr(termination, name)
            for name in ("answer", "answered_on", "heard_on", "not_heard")
        },
    )  # fmt: skip
    if do and form.is_valid():
        heard = form.heard()
        if _done(form, lambda: actions.hear(termination, heard, by=request.user, today=on)):
            messages.success(request, _("Her answer is written down."))
            return redirect("termination", pk, termination.pk)
    context = {"body": body, "termination": termination, "form": form}
    return render(
        request, "associations/terminations/answer.html", context, status=422 if do else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def appeal(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """Her appeal, with what the articles say of it. It is written down in any case."""
    body, termination = _open(request, pk, termination_pk)
    if termination.state != TerminationState.PUT_OUT:
        return _over(request, termination)
    do, on = request.POST.get("do") == "appeal", clock.today()
    form = Appealing(request.POST if do else None, on=on, initial={"day": on})
    if do and form.is_valid():
        told = form.cleaned_data
        if _done(form, lambda: actions.appeal(
            termination, text=told["text"], on=told["day"], by=request.user, today=on
        )):  # fmt: skip
            messages.success(request, _("Her appeal is written down."))
            return redirect("termination", pk, termination.pk)
    now = queries.law_on(body, on)
    course = queries.course_of(termination, on)
    context = {
        "body": body, "termination": termination, "form": form,
        "panel": panel_of(queries.appealing(now.law, course, on), body) if now else None,
    }  # fmt: skip
    return render(
        request, "associations/terminations/appeal.html", context, status=422 if do else 200
    )


def _open(request: HttpRequest, pk: int, termination_pk: int) -> tuple[Body, Termination]:
    body, termination = opened(request, pk, termination_pk)
    require_at(request.user, Verb.KEEP, body)
    return body, termination


def _over(request: HttpRequest, termination: Termination) -> HttpResponse:
    messages.info(request, _("This step is not open any more; here is how it stands."))
    return redirect("termination", termination.body_id, termination.pk)


def _done(form: Any, act: Callable[[], Any]) -> bool:
    """Whether the act was done; what stands against it is said at the fields of the form."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        told = getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages})
        for name, said in told.items():
            field = DAYS.get(name, name)
            form.add_error(field if field in form.fields else None, said)
        return False
    return True
