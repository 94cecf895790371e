"""How a button of the office acts: a page of its own that asks once more, then one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hnsa.core.sending import once

Do = Callable[[Any], str]


def act(
    request: HttpRequest, form: forms.Form, do: Do, *, template: str, context: dict[str, Any],
    back: str,
) -> HttpResponse:  # fmt: skip
    """The page with its form; sent and in order, `do(form)` acts and says what happened.

    What the action does not take stands at its field, and what was typed is kept.
    """
    if request.method == "POST" and form.is_valid():
        try:
            said = do(form)
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, said)
            return redirect(back)
    return render(request, template, {**context, "form": form, "back": back})


def sent(request: HttpRequest) -> tuple[Any]:
    """What was sent to a form, also where nothing was written in it; (None,) before."""
    return (request.POST if request.method == "POST" else None,)


def tell(form: forms.Form, error: ValidationError) -> None:
    """The errors of an action in the form: at their field, or above where it has none."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def sent_once(site: Any, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view behind the office's door whose form, sent twice, is done once."""
    return site.admin_view(once(view))  # type: ignore[no-any-return]
