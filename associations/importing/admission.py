"""Rows of a list before the admission articles of the association that they would join.

The facts are what the row says, as it was understood; the articles judge. Each distinct set of
facts is judged once, for one row and for three million alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from associations.models import Association, Constitution
from associations.queries import constitutions
from associations.queries.facts import count_members, full_years
from associations.rules.asked_of_members import JOIN, Joining
from associations.rules.joining import Residence, Trade
from associations.vocabulary.subjects import CATEGORIES, Category, Departure
from hnsa.law import verdict as law_verdict
from hnsa.law.asking import Law, judge
from hnsa.law.kept import kept
from hnsa.law.verdict import Answer, Stand, Verdict
from members.models import Body, ImportJob
from members.queries import admission
from members.queries.admission import Applicant, Ground, View
from members.rules.amounts import WORKS_INSTEAD
from members.rules.text import fold
from members.rules.trades import read_trade
from members.vocabulary.columns import Column
from members.vocabulary.people import Gender, MembershipGround
from members.vocabulary.reasons import Reason

# The words of the report for the articles that the examples name; all others share one.
REASONS: Final = {
    "minimum_age": Reason.BELOW_MIN_AGE,
    "maximum_age": Reason.ABOVE_MAX_AGE,
    "minimum_shares": Reason.NO_SHARE_BOUGHT,
    "women_only": Reason.MEN_NOT_ADMITTED,
}
# In which column of a list a fact stands, if in any.
COLUMNS: Final = {
    "born": Column.AGE, "age": Column.AGE, "woman": Column.GENDER, "shares": Column.SHARES,
    "lives_in_area": Column.LOCALITY, "works_in_area": Column.LOCALITY,
    "practises_trade": Column.TRADE, "has_document": Column.NATIONAL_ID,
    "category": Column.CATEGORY,
}  # fmt: skip
CELL_OF: Final = {
    Reason.BELOW_MIN_AGE: Column.AGE, Reason.ABOVE_MAX_AGE: Column.AGE,
    Reason.NO_SHARE_BOUGHT: Column.SHARES, Reason.MEN_NOT_ADMITTED: Column.GENDER,
}  # fmt: skip
DEPARTURES: Final = {
    MembershipGround.RESIGNED: Departure.RESIGNED,
    MembershipGround.TERMINATED: Departure.EXPELLED,
}
_WOMAN: Final = {Gender.FEMALE.value: True, Gender.MALE.value: False}


@dataclass(frozen=True)
class Bench:
    """One association as its rows are judged: the law, its day, and what the facts are held to."""

    constitution: Constitution
    on: date
    law: Law
    judged: Callable[[Any], Verdict]
    areas: frozenset[str]
    trades: frozenset[str]
    members: int


class ByArticles(admission.Judge):
    """The judge that the register is handed over."""

    def __init__(self) -> None:
        self.benches: dict[int, Bench] = {}

    def laws(
        self, job: ImportJob, bodies: Iterable[int], *, days: Sequence[date]
    ) -> dict[int, str]:
        """Associations with a constitution in force on the first of these days that has one."""
        found = {
            body: one
            for body in Body.objects.filter(pk__in=list(bodies), association__isnull=False)
            if (one := _in_force(body, days)) is not None
        }
        self.benches = {body.pk: _bench(body, *law) for body, law in found.items()}
        return {body.pk: str(law[0].pk) for body, law in found.items()}

    def views(self, job: ImportJob, rows: Sequence[Applicant]) -> Iterator[tuple[int, View]]:
        """What the articles say of each row; of a row without a word against it, nothing."""
        told: dict[int, dict[tuple[int, ...], View]] = defaultdict(dict)
        for row in rows:
            bench = self.benches[row.body]
            verdicts = [bench.judged(facts) for facts in _facts(row, bench)]
            if all(one.answer in (Answer.YES, Answer.SILENT) for one in verdicts):
                continue
            known, key = told[row.body], tuple(map(id, verdicts))  # the bench keeps each verdict
            if key not in known:
                known[key] = _view(verdicts, row, bench)
            yield row.row, known[key]


def _in_force(body: Body, days: Sequence[date]) -> tuple[Constitution, date] | None:
    for day in days:
        found = constitutions.in_force(body.pk, on=day)
        if found is not None:
            return found, day
    return None


def _bench(body: Body, constitution: Constitution, on: date) -> Bench:
    law = constitutions.read(constitution).law
    association = Association.objects.get(body=body)
    areas = {association.area, *(rule.area for rule in law.of(Residence))}
    trades = {*association.trades, *(rule.trades for rule in law.of(Trade))}
    return Bench(
        constitution, on, law, judge(JOIN, law), frozenset(fold(one) for one in areas if one),
        frozenset(code for one in trades for code in _trades(one)), count_members(body, on),
    )  # fmt: skip


def _trades(written: str) -> Iterator[str]:
    for part in written.replace("،", ",").split(","):
        if part.strip():
            read = read_trade(part)
            yield fold(read.code or read.written)


def _facts(row: Applicant, bench: Bench) -> Iterator[Joining]:
    """The facts of a row; two sets where a year of birth leaves two ages."""
    told = row.told
    common: dict[str, Any] = {
        "on": bench.on, "members": bench.members or None,
        "woman": _WOMAN.get(str(told.get("gender"))),
        "lives_in_area": _among(told.get("locality"), bench.areas),
        "practises_trade": _among(told.get("trade"), bench.trades),
        "has_document": True if row.has_number else None,
        "shares": _whole(told.get("shares")),
        "works_instead": True if told.get("category_hint") == WORKS_INSTEAD else None,
        "category": _category(told.get("category")), **_left(row.spell),
    }  # fmt: skip
    born, year = _day(told.get("birth_date")), told.get("birth_year")
    if born is not None:
        yield Joining(born=born, **common)
        return
    age = full_years(
        bench.on, year=year, age=told.get("age"), told_for=_day(told.get("age_on"))
    )  # fmt: skip
    yield Joining(age=age, **common)
    if age is not None and told.get("age") is None:
        yield Joining(age=age + 1, **common)  # her birthday of that year may have been already


def _among(told: object, known: frozenset[str]) -> bool | None:
    """True where the list says what the association says; anything else proves nothing."""
    return True if told and fold(str(told)) in known else None


def _whole(told: object) -> int | None:
    if not isinstance(told, int | float | Decimal) or told < 0:
        return None
    return int(told)


def _category(told: object) -> Category | None:
    word = str(told or "").strip().lower()
    return Category(word) if word in map(str, CATEGORIES) else None


def _left(spell: Mapping[str, str] | None) -> dict[str, Any]:
    if not spell or spell.get("ground") not in DEPARTURES:
        return {}
    departure = DEPARTURES[MembershipGround(spell["ground"])]
    return {"departure": departure, "left_on": _day(spell.get("ended_on"))}


def _day(told: object) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) and told else None


def _view(verdicts: Sequence[Verdict], row: Applicant, bench: Bench) -> View:
    """Against her is only what all verdicts find; where they differ it is left open."""
    if all(one.answer is Answer.NO for one in verdicts):
        return View(against=tuple(_against(one, row, bench) for one in verdicts[-1].broken))
    found = {
        ground.article: ground
        for one in verdicts
        for ground in one.grounds
        if ground.stands and ground.finding.stand in (Stand.UNKNOWN, Stand.BREAKS)
    }
    return View(open=tuple(_open(ground, row, bench) for ground in found.values()))


def _against(ground: law_verdict.Ground, row: Applicant, bench: Bench) -> Ground:
    reason = REASONS.get(ground.kind, Reason.AGAINST_ARTICLE)
    return Ground(reason, str(CELL_OF.get(reason, "")), _article(ground, row, bench))


def _open(ground: law_verdict.Ground, row: Applicant, bench: Bench) -> Ground:
    named = (name for name in ground.finding.missing if name in COLUMNS)
    column = COLUMNS.get(next(named, ""), CELL_OF.get(REASONS.get(ground.kind, Reason.ADMITTED)))
    return Ground(
        Reason.ADMISSION_OPEN, column.value if column else "", _article(ground, row, bench)
    )


def _article(ground: law_verdict.Ground, row: Applicant, bench: Bench) -> dict[str, Any]:
    """The article as it is kept with the row, told later in any language."""
    open_ = ground.finding.stand is Stand.UNKNOWN
    return {
        "number": ground.article, "heading": ground.heading, "version": bench.law.version,
        "body": row.body, "on": bench.on.isoformat(), "sentence": kept(ground.sentence),
        "facts": [] if open_ else [kept(one) for one in ground.finding.facts],
        "next": kept(ground.finding.next) if ground.finding.next else None,
    }  # fmt: skip
