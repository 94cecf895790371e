"""Reads of registration cases: what a case has, what its articles say, what may be the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from associations.models import Case, Constitution, Document, Office
from associations.queries import constitutions, facts
from associations.rules.asked_of_funds import FOUND, SPEND, Founding, Payment
from associations.rules.asked_of_members import JOIN
from associations.rules.checking import missing_in, slips_of
from associations.rules.checklist import Filled, named
from associations.rules.seats import CommitteePosts
from associations.rules.signing import Signatories
from associations.vocabulary.cases import OPEN_STATES, WAITING_STATES, DocumentKind
from associations.vocabulary.life import Stage
from associations.vocabulary.subjects import POSTS, Post
from hnsa.law.asking import Law, ask, judge
from hnsa.law.days import age_on
from hnsa.law.verdict import Answer, Verdict
from hnsa.law.words import line
from members.models import Body, Membership, Person
from members.rules.text import fold
from members.rules.trades import read_trade
from members.vocabulary.bodies import BodyKind

_ALIKE = 82  # per cent of likeness of two names, from which they are shown as possible doubles
_NEAR = 400  # associations of a district that are compared


@dataclass(frozen=True)
class Founder:
    """A founding member with what the admission articles say of her."""

    known: facts.Known
    verdict: Verdict | None  # None: there is no article yet
    hidden: bool = False  # for her safety; whoever looks may not see who she is

    @property
    def fits(self) -> bool:
        """Whether every article that speaks is met, with all its facts known."""
        return self.verdict is None or self.verdict.answer in (Answer.YES, Answer.SILENT)

    @property
    def refused(self) -> bool:
        """Whether an article stands against her; a fact that is not known yet refuses nobody."""
        return self.verdict is not None and self.verdict.answer is Answer.NO


@dataclass(frozen=True)
class Whole:
    """A case with all that its pages and its check-list need."""

    case: Case
    body: Body
    founders: tuple[Founder, ...]
    offices: tuple[Office, ...]
    documents: tuple[Document, ...]
    constitution: Constitution | None
    law: Law | None
    unread: int
    filled: Filled
    doubles: tuple["Double", ...] = field(default=())


def law_of(body_id: int, on: date) -> tuple[Constitution | None, Law | None, int]:
    """The draft or, once adopted, the version in force; its law; places that cannot be read."""
    found = constitutions.draft_of(body_id) or constitutions.in_force(body_id, on=on)
    if found is None:
        return None, None, 0
    read = constitutions.read(found)
    return found, read.law, sum(map(len, read.wrong.values()))


def founders_of(body: Body, law: Law | None, on: date) -> list[Founder]:
    """The founding members, each judged by the admission articles; one query."""
    judged = judge(JOIN, law) if law is not None and law.articles else None
    found = facts.people(body, on)
    common = {"members": len(found)}
    return [
        Founder(
            one,
            judged(JOIN.facts(on=on, **common, **facts.of_woman(one, JOIN))) if judged else None,
        )
        for one in found
    ]  # fmt: skip


def no_name() -> str:
    """What an association is called before its founders have found a name."""
    return str(_("No name yet"))


def is_named(name: str) -> bool:
    """Whether that is a name, and not what stands in the place of one, in any language."""
    unnamed = {""}
    for language, _words in settings.LANGUAGES:
        with translation.override(language):
            unnamed.add(no_name())
    return name.strip() not in unnamed


def whole(case: Case, *, on: date, doubles: bool = False, user: Any = None) -> Whole:
    """All of a case as it is on a day. At most ten queries.

    With a `user`, founders whom she may not see (for their safety) are counted and judged, and
    not named.
    """
    body = case.body
    constitution, law, unread = law_of(body.pk, on)
    founders = founders_of(body, law, on)
    if user is not None:
        founders = _named_for(user, founders)
    offices = list(
        Office.objects.filter(body=body, ends_on=None).select_related("person").order_by("pk")
    )
    documents = list(Document.objects.filter(body=body).order_by("pk"))
    alike = doubles_of(case, [one.known.person for one in founders]) if doubles else []
    filled = _filled(case, body, law, unread, founders, offices, documents, len(alike), on)
    return Whole(
        case, body, tuple(founders), tuple(offices), tuple(documents), constitution, law, unread,
        filled, tuple(alike),
    )  # fmt: skip


def _named_for(user: Any, founders: Sequence[Founder]) -> list[Founder]:
    women = [one.known.person for one in founders]
    seen = set(Person.objects.visible_to(user).filter(pk__in=women).values_list("pk", flat=True))
    return [
        one if one.known.person in seen else replace(one, hidden=True, known=_unnamed(one.known))
        for one in founders
    ]


def _unnamed(known: facts.Known) -> facts.Known:
    return replace(known, name=str(_("not shown here")), relative="", number="")


def _filled(
    case: Case, body: Body, law: Law | None, unread: int, founders: Sequence[Founder],
    offices: Sequence[Office], documents: Sequence[Document], doubles: int, on: date,
) -> Filled:  # fmt: skip
    association = body.association
    women = {one.known.person for one in founders}
    return Filled(
        asked_by=bool(case.asked_by.strip()),
        need=bool(case.need.strip()),
        name=is_named(body.name),
        area=bool(association.area.strip()) or body.place_id is not None,
        trades=bool(association.trades),
        purposes=bool(association.purposes),
        founders=len(founders),
        unfit=tuple(
            (named(one.known.name), one.verdict)
            for one in founders
            if one.verdict is not None and one.verdict.answer is Answer.NO
        ),
        unsure=sum(
            one.verdict is not None and one.verdict.answer is Answer.OPEN for one in founders
        ),
        founding=_founding(law, founders, on),
        articles=len(law.articles) if law else 0,
        slips=len(slips_of(law)) if law else 0,
        unread=unread,
        silent=tuple(line(one.words, {}) for one in missing_in(law)) if law else (),
        posts=_empty_posts(law, offices),
        strangers=len({one.person_id for one in offices} - women),
        bearers=len(offices),
        signatures=_signatures(law, offices),
        met=case.met_on is not None,
        present=case.present,
        votes_for=case.votes_for,
        votes_against=case.votes_against,
        abstained=case.abstained or 0,
        minutes=bool(case.minutes.strip())
        or any(one.kind == DocumentKind.MINUTES for one in documents),
        common_purpose=case.common_purpose,
        mutual_duties=case.mutual_duties,
        free_to_leave=case.free_to_leave,
        own_decision=case.own_decision,
        doubles=doubles,
    )


def _founding(law: Law | None, founders: Sequence[Founder], on: date) -> Verdict | None:
    """What the articles say of the founders together: how many, how old, whether men among them."""
    if law is None:
        return None
    number = len(founders)
    ages = [_age(one.known, on) for one in founders]
    women = [one.known.woman for one in founders]
    told: dict[str, Any] = {"founders": number, "members": number}
    known = [age for age in ages if age is not None]
    if known and len(known) == number:
        told["youngest"] = min(known)
    if None not in women:
        told["men"] = women.count(False)
    return ask(FOUND, law, Founding(**told))


def _age(known: facts.Known, on: date) -> int | None:
    return age_on(known.born, on) if known.born is not None else known.age


def _empty_posts(law: Law | None, offices: Sequence[Office]) -> tuple[Any, ...]:
    if law is None:
        return ()
    held = {one.post for one in offices}
    wanted = dict.fromkeys(post for rule in law.of(CommitteePosts) for post in rule.posts)
    return tuple(line(POSTS[post], {}) for post in wanted if post not in held)


def _signatures(law: Law | None, offices: Sequence[Office]) -> Verdict | None:
    """Whether those who sign are whom the article on signatures asks for."""
    if law is None or not law.of(Signatories):
        return None
    signing = tuple(Post(one.post) for one in offices if one.signs)
    return ask(SPEND, Law(_only(law, Signatories)), Payment(signed_by=signing))


def _only(law: Law, kind: type[Any]) -> tuple[Any, ...]:
    return tuple(one for one in law.effective if isinstance(one.rule, kind))


@dataclass(frozen=True)
class Double:
    """Another association that may be the same. `body` None: she may not see which one."""

    body: Body
    name: bool  # the names are alike
    founders: int  # founding members in common


def doubles_of(case: Case, people: Sequence[int]) -> list[Double]:
    """Associations of the same HomeNet with a like name nearby, or with shared founders.

    Two queries. Whoever shows it asks `visible_to` first: names of hidden ones are not told.
    """
    body = case.body
    others = (
        Body.objects.filter(kind=BodyKind.ASSOCIATION, homenet=body.homenet_id)
        .exclude(pk=body.pk)
        .exclude(association__stage=Stage.ENDED)
    )
    shared = dict(
        running_in(others, people).values_list("body").annotate(n=Count("person", distinct=True))
    )
    near = others.filter(Q(place=body.place_id) | Q(pk__in=list(shared)))
    found = []
    for one in near.select_related("place")[:_NEAR]:
        alike = is_named(body.name) and (
            fuzz.token_sort_ratio(fold(one.name), fold(body.name)) >= _ALIKE
        )
        if alike or shared.get(one.pk, 0) > 1:
            found.append(Double(one, alike, shared.get(one.pk, 0)))
    return found


def running_in(bodies: QuerySet[Body], people: Sequence[int]) -> QuerySet[Membership]:
    """Memberships of these people in these bodies that run on."""
    return Membership.objects.filter(body__in=bodies, person__in=list(people), ends_on=None)


def near_with_trade(body: Body, trades: Sequence[str], user: Any) -> list[Body]:
    """Associations of the same district with a trade in common, which the user may see.

    Trades are compared by what they mean: "adda work" is adda embroidery.
    """
    if body.place_id is None or not trades:
        return []
    wanted = {_trade(one) for one in trades}
    found = (
        Body.objects.visible_to(user)
        .filter(kind=BodyKind.ASSOCIATION, place=body.place_id, draft_of=None)
        .exclude(pk=body.pk)
        .exclude(association__stage=Stage.ENDED)
        .select_related("place", "association")
        .order_by("name", "pk")[:_NEAR]
    )
    return [one for one in found if wanted & set(map(_trade, one.association.trades))][:20]


def _trade(written: str) -> str:
    return read_trade(written).code or fold(written)


def listed(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with what a list shows."""
    return cases.select_related("body__place", "body__parent", "body__homenet", "opened_by")


def waiting_for(user: Any) -> list[Case]:
    """The registrations that she writes or has to mend, the last written first. One query."""
    found = listed(Case.objects.visible_to(user)).filter(
        body__draft_of=user.pk, state__in=OPEN_STATES
    )
    return list(found.order_by("-saved_at", "-pk")[:20])


def examined(body_id: int) -> bool:
    """Whether the HomeNet examines that association just now, so that it is a draft body still."""
    return Case.objects.filter(
        body=body_id, body__draft_of__isnull=False, state__in=WAITING_STATES
    ).exists()
