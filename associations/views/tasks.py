"""The action plan of an association: what is open, what was done, and settling it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions import tasks as actions
from associations.forms.meetings import Settling
from associations.models import Task
from associations.queries import tasks
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Who does what by when: what is late first, then what was settled."""
    body = seen(request.user, pk)
    on = clock.today()
    visible = Task.objects.visible_to(request.user)
    context = {
        "body": body, "on": on,
        "open": [
            (one, tasks.is_late(one, on))
            for one in tasks.named(tasks.open_of(visible, body), request.user)
        ],
        "settled": tasks.named(tasks.settled_of(visible, body), request.user),
        "may_keep": may_at(request.user, Verb.KEEP, body),
    }  # fmt: skip
    return render(request, "associations/meetings/tasks.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def settle(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """It is done, or given up; or it was settled by mistake."""
    body = seen(request.user, pk)
    task = get_object_or_404(
        Task.objects.visible_to(request.user).select_related("meeting"), pk=task_pk, body=body
    )
    require_at(request.user, Verb.KEEP, body)
    task.body = body
    context = {"body": body, "task": task}
    if request.method != "POST":
        form = Settling(initial={"on": clock.today()})
        return render(request, "associations/meetings/task.html", context | {"form": form})
    form = Settling(request.POST)
    do = request.POST.get("do", "")
    if do == "reopen":
        try:
            actions.reopen(task, by=request.user)
        except ValidationError as error:
            messages.info(request, " ".join(error.messages))
        else:
            messages.success(request, _("It is open again."))
        return redirect("tasks", pk)
    if form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                actions.settle(
                    task, done=do != "drop", note=told["note"], by=request.user, on=told["on"],
                    today=clock.today(),
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            said = _("It is given up.") if do == "drop" else _("It is done.")
            messages.success(request, said)
            return redirect("tasks", pk)
    return render(request, "associations/meetings/task.html", context | {"form": form}, status=422)
