"""What the page of the builder shows: the articles as fields, what to look at, the catalogue."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from associations.forms import draft_catalogue as catalogue
from associations.forms import draft_notes as notes
from associations.forms.documents import heading_of
from associations.forms.drafts import articles_of
from associations.models import Constitution
from associations.queries import constitutions
from associations.queries.constitutions import Read, symbol_of
from associations.rules.amending import difference
from associations.rules.catalogue import kinds
from associations.rules.checking import slips_of
from associations.rules.model_constitutions import models
from associations.views import draft_steps
from hnsa.core import clock
from hnsa.core.saying import text_of
from members.access.rights import Verb, may_at
from members.models import Body


def context(request: HttpRequest, body: Body, draft: Constitution) -> dict[str, Any]:
    """Everything for `draft.html`; five questions to the database at most."""
    draft.body, draft.homenet = body, body.homenet
    symbol = symbol_of(body)
    found = constitutions.read(draft)
    slips = slips_of(found.law)
    look = notes.Look(
        notes.unread(found, symbol), notes.contradicting(slips, symbol),
        notes.silent(found, symbol), *_differing(found, draft, symbol),
    )  # fmt: skip
    searched = request.GET.get("q", request.POST.get("q_before", "")).strip()[:80]
    topic = request.GET.get("topic", "") if not searched else ""
    taken = draft_steps.taken_out(request, draft)
    return {
        "body": body,
        "draft": draft,
        "today": clock.today(),
        "model": _model_name(draft),
        "articles": articles_of(found, slips, notes.by_article(look.differs), symbol),
        "look": look,
        "topics": catalogue.topics(),
        "topic": topic,
        "topic_name": catalogue.topic_name(topic) if topic else "",
        "searched": searched,
        "offers": catalogue.offers(found.law.articles, symbol, searched=searched, topic=topic)
        if searched or topic
        else [],
        "taken_out": taken
        and {
            "number": taken["number"],
            "heading": heading_of(taken["heading"], kinds().get(taken["kind"])),
        },
        # the constitution of an association that is being registered is adopted with it
        "may_adopt": body.draft_of_id is None and may_at(request.user, Verb.ADOPT, body),
    }


def _model_name(draft: Constitution) -> str:
    model = models().get(draft.model) if draft.model else None
    return text_of(model.name) if model else ""


def _differing(
    found: Read, draft: Constitution, symbol: str
) -> tuple[list[notes.Note], str, list[notes.Note]]:  # fmt: skip
    """What differs, from what (the version it changes, or its model), and what that leaves open."""
    if draft.based_on_id is not None:
        base = draft.based_on
        assert base is not None
        before = constitutions.written(base.articles.order_by("position"))
        changes = difference(before, constitutions.written(found.articles))
        name = _("version %(version)d") % {"version": base.version or 0}
        return notes.changing(changes), name, []
    model = models().get(draft.model) if draft.model else None
    if model is None:
        return [], "", []
    return (
        notes.differing_from(found, model.articles, symbol), text_of(model.name),
        notes.left_open(found, model.articles),
    )  # fmt: skip
