"""What a case has otherwise than when it was sent last, net: read from the histories.

The one who examines it again looks at these places first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db.models import Max

from associations.models import Article, Case, Constitution
from associations.queries.constitutions import draft_of
from associations.rules.amending import Change, Written, difference
from associations.vocabulary.cases import WAITING_STATES, CaseState, Step
from members.models import Person, Place

WINDOW: Final = 200_000  # events of a table that are looked through, the last ones
CASE: Final = (
    "asked_by", "need", "need_seen_on", "not_joining", "account_papers", "met_on", "met_at",
    "present", "votes_for", "votes_against", "abstained", "minutes", "common_purpose",
    "mutual_duties", "free_to_leave", "own_decision",
)  # fmt: skip
BODY: Final = ("name", "name_native", "place")
CARD: Final = ("area", "trades", "purposes", "benefits", "activities")


_STEPS_OF: Final[Mapping[str, Step]] = {
    **dict.fromkeys(("asked_by", "need", "need_seen_on", "not_joining"), Step.NEED),
    **dict.fromkeys(("common_purpose", "mutual_duties", "free_to_leave", "own_decision"),
                    Step.CHECK),
    "account_papers": Step.OFFICES,
    **dict.fromkeys(("name", "name_native", "place", "area", "trades", "purposes", "benefits",
                     "activities"), Step.ASSOCIATION),
}  # fmt: skip


@dataclass(frozen=True)
class FieldChange:
    """One field that says something else. `label` is its name in the model."""

    model: str
    name: str
    label: Any
    was: Any
    now: Any


@dataclass(frozen=True)
class Differences:
    """All that differs. Women are named only where the reader may see them."""

    since: datetime
    fields: tuple[FieldChange, ...] = ()
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    took_office: tuple[tuple[str, str], ...] = ()  # (post, name)
    gave_office: tuple[tuple[str, str], ...] = ()
    papers_added: int = 0
    papers_removed: int = 0
    articles: tuple[Change, ...] = field(default=())

    @property
    def any(self) -> bool:
        return bool(
            self.fields or self.joined or self.left or self.took_office or self.gave_office
            or self.papers_added or self.papers_removed or self.articles
        )  # fmt: skip


def step_of(change: FieldChange) -> Step:
    """The step that asks for the field."""
    return _STEPS_OF.get(change.name, Step.MEETING)


def sent_before(case: Case) -> datetime | None:
    """When it was sent before it was sent last, or last while it is back; None if never."""
    if case.state == CaseState.RETURNED:
        return case.sent_at
    if case.state not in WAITING_STATES:
        return None
    events = _events("case").filter(pgh_obj_id=case.pk, sent_at__lt=case.sent_at)
    found: datetime | None = events.aggregate(last=Max("sent_at"))["last"]
    return found


def differences(case: Case, since: datetime, user: Any) -> Differences:
    """What is otherwise now. About twenty short queries, none of which reads a whole history."""
    members = _touched("membership", since, app="members", body_id=case.body_id)
    offices = _touched("office", since, body_id=case.body_id)
    papers = _touched("document", since, body_id=case.body_id)
    came, went = _apart(members)
    took, gave = _apart(offices)
    names = _names([*came, *went, *took, *gave], user)
    return Differences(
        since=since,
        fields=tuple(_fields(case, since)),
        joined=tuple(names.get(one.person_id, "") for one in came),
        left=tuple(names.get(one.person_id, "") for one in went),
        took_office=tuple((one.post, names.get(one.person_id, "")) for one in took),
        gave_office=tuple((one.post, names.get(one.person_id, "")) for one in gave),
        papers_added=len(_apart(papers)[0]),
        papers_removed=len(_apart(papers)[1]),
        articles=tuple(_articles(case, since)),
    )


Pair = tuple[Any, Any]  # the event before, the event after; None where the row was not there


def _events(name: str, app: str = "associations") -> Any:
    return apps.get_model(app, f"{name}event").objects


def _touched(name: str, since: datetime, *, app: str = "associations", **of: Any) -> list[Pair]:
    """The rows that were written since then: as they were, and as they are."""
    events = _events(name, app)
    newest = events.aggregate(last=Max("pgh_id"))["last"] or 0
    later = events.filter(pgh_id__gt=newest - WINDOW, pgh_created_at__gt=since, **of)
    after = {one.pgh_obj_id: one for one in later.order_by("pgh_id")}
    earlier = (
        events.filter(pgh_obj_id__in=list(after), pgh_created_at__lte=since)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    before = {one.pgh_obj_id: one for one in earlier if one.pgh_label != "delete"}
    return [
        (before.get(pk), None if one.pgh_label == "delete" else one) for pk, one in after.items()
    ]


def _apart(pairs: Sequence[Pair]) -> tuple[list[Any], list[Any]]:
    """The rows that are new, and those that are gone."""
    came = [after for before, after in pairs if before is None and after is not None]
    went = [before for before, after in pairs if after is None and before is not None]
    return came, went


def _names(rows: Sequence[Any], user: Any) -> dict[int, str]:
    women = {one.person_id for one in rows}
    seen = Person.objects.visible_to(user).filter(pk__in=women)
    return dict(seen.values_list("pk", "full_name"))


def _fields(case: Case, since: datetime) -> Iterator[FieldChange]:
    for app, name, row, wanted in (
        ("associations", "case", case, CASE),
        ("members", "body", case.body, BODY),
        ("associations", "association", case.body.association, CARD),
    ):
        events = _events(name, app).filter(pgh_obj_id=row.pk, pgh_created_at__lte=since)
        before = events.order_by("-pgh_id").first()
        if before is None:
            continue
        for one in wanted:
            its: Any = row._meta.get_field(one)
            was, now = getattr(before, its.attname), getattr(row, its.attname)
            if was != now:
                if one == "place":
                    was, now = _place(was), _place(now)
                yield FieldChange(name, one, its.verbose_name, was, now)


def _place(pk: int | None) -> str:
    found = Place.objects.filter(pk=pk).first() if pk else None
    return found.name if found else ""


def _articles(case: Case, since: datetime) -> list[Change]:
    """The articles that say something else; a draft that was begun anew counts as the same one."""
    mine = {pk for pair in _touched("constitution", since, body_id=case.body_id) for one in pair
            if one is not None for pk in (one.pgh_obj_id,)}  # fmt: skip
    mine |= set(Constitution.objects.filter(body=case.body_id).values_list("pk", flat=True))
    touched = _touched("article", since, constitution_id__in=mine)
    draft = draft_of(case.body_id)
    now = list(Article.objects.filter(constitution=draft).order_by("position")) if draft else []
    changed = {pair[1].pgh_obj_id for pair in touched if pair[1] is not None}
    was = [one for one in now if one.pk not in changed]
    was += [before for before, _after in touched if before is not None]
    return difference(_written(was), _written(now)) if touched else []


def _written(articles: Sequence[Any]) -> list[Written]:
    ordered = sorted(articles, key=lambda one: one.position)
    return [
        Written(str(one.line), one.number, one.heading, one.text, one.kind, one.parameters)
        for one in ordered
    ]
