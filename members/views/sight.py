""" "Who can see this, and why": every posting that opens a body, with its rights in words."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hnsa.core import clock
from members.access.rights import RIGHTS, SENTENCES, Verb
from members.queries import postings
from members.views.bodies import seen


@login_required
@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """The holders of rights at this body, today, and what each right means."""
    found = seen(request.user, pk)
    rows = [
        (posting, [SENTENCES[verb] for verb in Verb if verb in RIGHTS[posting.role]])
        for posting in postings.reaching(found, on=clock.today())
    ]
    return render(request, "bodies/who.html", {"body": found, "rows": rows})
