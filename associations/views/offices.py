"""Offices: who holds which, until when, what is vacant, who signs; and a post is filled."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions import offices as actions
from associations.actions.stopped import Stopped
from associations.forms.offices import Fill, before_of, lines_of, signers_of, word_of
from associations.forms.panels import panel_of
from associations.models import Committee, CommitteeSeat, Meeting, PaidStaff
from associations.queries import (
    associations,
    candidates,
    committees,
    constitutions,
    facts,
    holders,
    posts,
    terms,
)  # fmt: skip
from associations.views.associations import head_of
from associations.views.gate import seen
from associations.vocabulary.cases import CameBy
from associations.vocabulary.subjects import POSTS
from hnsa.core import clock
from hnsa.core.saying import shown
from hnsa.core.sending import once
from hnsa.law.verdict import Answer
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person

MOST_WOMEN = 1_000  # to choose from on one page


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts with their holders, the committee, who signs, special committees, paid staff."""
    body = seen(request.user, pk)
    on, symbol = clock.today(), constitutions.symbol_of(body)
    rows = associations.offices_of(body, Person.objects.visible_to(request.user))
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    places = posts.places(body, law, on, rows)
    held = [one.office for place in places for one in place.held]
    losing = holders.losing(body, law, held, on)
    named = [one for one in rows if one.begins_on is None]
    size = len({one.person_id for one in held if posts.is_seat(one.post)})
    made_up = holders.made_up(body, law, held, on) if held else None
    quorum = committees.quorum_of(law, size, on) if size else None
    seated = [one for place in places for one in place.held if posts.is_seat(place.post)]
    election = terms.next_election(seated, law)
    context = head_of(request, body, "association_offices") | {
        "in_force": law, "on": on, "named": named, "held": held,
        "lines": lines_of(places, losing, on, symbol) if held or law else [],
        "before": before_of(rows, law, on),
        "signing": signers_of(posts.signing(law, held), symbol),
        "signers": [one for one in held if one.signs],
        "unnamed": [one for one in held if one.signs and one.post not in posts.signing_posts(law)],
        "size": size,
        "made_up": panel_of(made_up, body) if made_up is not None else None,
        "election": panel_of(election, body) if election is not None else None,
        "quorum": quorum and {
            "article": quorum.article,
            "lines": [shown(one, symbol) for one in (quorum.sentence, *quorum.finding.facts[1:])],
        },
        "meetings": committees.meetings_of(Meeting.objects.visible_to(request.user), body),
        "special": committees.special(
            Committee.objects.visible_to(request.user),
            CommitteeSeat.objects.visible_to(request.user), body, on,
        ),
        "staff": PaidStaff.objects.visible_to(request.user).filter(body=body),
        "may_keep": may_at(request.user, Verb.KEEP, body) and body.draft_of_id is None,
        "constitution_url": reverse("constitution", args=[body.pk]),
    }  # fmt: skip
    return render(request, "associations/offices/index.html", context)


@dataclass(frozen=True)
class Filling:
    """The page on which a post is filled: first the form, then a last look at what it means."""

    request: HttpRequest
    body: Body
    post: str
    form: Fill

    @property
    def word(self) -> str:
        """The name of the office."""
        return word_of(self.post)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The form, as it was typed."""
        return render(
            self.request, "associations/offices/fill.html",
            {
                "body": self.body, "post": self.post, "word": self.word,
                "form": self.form,
                "constitution_url": reverse("constitution", args=[self.body.pk]), **context,
            },
            status=status,
        )  # fmt: skip

    def last_look(
        self, case: candidates.Candidacy, filling: actions.Filling, *, status: int = 200
    ) -> HttpResponse:
        """What the articles say of her, and what is going to be written down."""
        verdict = case.verdict
        person = filling.person
        return self.show(
            status=status,
            filling=filling,
            way=dict(self.form.fields["came_by"].choices)[filling.came_by],  # type: ignore[attr-defined]
            told=[
                (name, value)
                for name in self.form.fields
                if name != "override" and (value := self.form.data.get(name))
            ],
            panel=panel_of(verdict, self.body, who=person.full_name) if verdict else None,
            against=verdict is not None and verdict.answer is Answer.NO,
            may_override=may_at(self.request.user, Verb.OVERRIDE, self.body),
        )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def fill(request: HttpRequest, pk: int, post: str) -> HttpResponse:
    """A woman begins to hold a post; the articles say first whether she may stand for it."""
    body = seen(request.user, pk)
    if post not in POSTS:
        raise Http404
    require_at(request.user, Verb.KEEP, body)
    on, do = clock.today(), request.POST.get("do", "")
    people = Person.objects.visible_to(request.user)
    women = facts.people(body, on, people, MOST_WOMEN)
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    form = Fill(
        request.POST if do else None, on=on, women=women,
        told_by_articles=bool(posts.signing_posts(law)),
        initial={"day": on, "came_by": CameBy.ELECTED},
    )  # fmt: skip
    page = Filling(request, body, post, form)
    if not do or do == "back" or not form.is_valid():
        return page.show(status=422 if do and do != "back" else 200)
    chosen = people.filter(pk=form.cleaned_data["woman"])
    filling = form.filling(post, {one.pk: one for one in chosen})
    case = candidates.of(
        body, filling.person, post, on=filling.on, rest=filling.came_by == CameBy.FILLED
    )
    if do != "fill":
        return page.last_look(case, filling)
    return _filled(page, case, filling)


def _filled(page: Filling, case: candidates.Candidacy, filling: actions.Filling) -> HttpResponse:
    request, form = page.request, page.form
    try:
        with transaction.atomic():
            office = actions.fill(
                page.body, filling, by=request.user, override=form.cleaned_data["override"]
            )
    except Stopped:
        form.add_error("override", _("Please say why."))
        return page.last_look(case, filling, status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return page.show(status=422)
    messages.success(
        request,
        _("%(name)s holds the office: %(post)s.")
        % {"name": filling.person.full_name, "post": page.word},
    )
    return redirect("association_office", page.body.pk, office.pk)
