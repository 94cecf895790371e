"""Candidacy: who may stand for an office."""

from datetime import date
from typing import Final

from associations.rules.asked_of_offices import STAND, Candidate
from associations.rules.offices import ANY, OFFICES, is_meant
from associations.vocabulary.subjects import CATEGORIES, Category
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MONTHS, YEARS, part, pick, several, whole
from hnsa.law.days import age_on, months_later, years_later
from hnsa.law.question import answers
from hnsa.law.shares import Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, line, says, tell


def _day(her: Candidate) -> date | None:
    """The day that counts: election day or, while that is not fixed, the day on which is asked."""
    return her.poll_on or her.on


def _barred(her: Candidate, since: date, years: int, *facts: Line) -> Finding:
    """She may not stand for so many years after that day."""
    day = _day(her)
    if day is None:
        return unknown("poll_on")
    again = years_later(since, years)
    if day >= again:
        return holds(*facts)
    return breaks(*facts, next=tell("She may stand again from {day} on.", day=again))


@kind(
    "age_to_stand", topic=Topic.OFFICES, heading=says("Age for an office"), by="office",
    source="kinds.csv committee.age_min: 18 to 21 years",
)  # fmt: skip
class AgeToStand(Kind):
    """The age on election day from which somebody may stand."""

    office: str = pick(ANY, says("Office"), OFFICES)
    years: int = whole(18, says("Years"), least=10, most=80, unit=YEARS)
    sentence = says(
        "Who stands as {office} is at least {years} year old on election day.",
        "Who stands as {office} is at least {years} years old on election day.",
    )

    @answers(STAND, reads=("on", "poll_on", "post", "born", "age"))
    def stand(self, her: Candidate, law: Law) -> Finding | None:
        meant = is_meant(self, law.of(AgeToStand), her.post)
        if not meant:
            return unknown("post") if meant is None else None
        day = _day(her)
        age = her.age if her.born is None or day is None else age_on(her.born, day)
        if age is None:
            return unknown("born", "age")
        told = tell("She is {age} year old.", "She is {age} years old.", age=age)
        if age >= self.years:
            return holds(told)
        return breaks(told, next=tell("She may stand when she is {years}.", years=self.years))


@kind(
    "membership_to_stand", topic=Topic.OFFICES, heading=says("Membership before an office"),
    by="office", source="kinds.csv committee.membership_duration: 12 months to 3 years",
)  # fmt: skip
class MembershipToStand(Kind):
    """The months for which somebody was a member on election day before she may stand."""

    office: str = pick(ANY, says("Office"), OFFICES)
    months: int = whole(12, says("Months"), least=1, most=240, unit=MONTHS)
    sentence = says(
        "Who stands as {office} has been a member for at least {months} month on election day.",
        "Who stands as {office} has been a member for at least {months} months on election day.",
    )

    @answers(STAND, "joined_on", reads=("on", "poll_on", "post"))
    def stand(self, her: Candidate, law: Law) -> Finding | None:
        meant = is_meant(self, law.of(MembershipToStand), her.post)
        if not meant:
            return unknown("post") if meant is None else None
        day = _day(her)
        if day is None:
            return unknown("poll_on")
        assert her.joined_on is not None
        told = tell("She joined on {day}.", day=her.joined_on)
        first = months_later(her.joined_on, self.months)
        if day >= first:
            return holds(told)
        return breaks(told, next=tell("She may stand from {day} on.", day=first))


@kind(
    "women_stand", topic=Topic.OFFICES, heading=says("An office for women"), by="office",
    source="R17 (Kaarvan: men are involved for marketing and advice); member.gender",
)  # fmt: skip
class WomenStand(Kind):
    """Only women stand for that office."""

    office: str = pick(ANY, says("Office"), OFFICES)
    sentence = says("Only women stand as {office}.")

    @answers(STAND, "woman", reads=("post",))
    def stand(self, her: Candidate) -> Finding | None:
        if self.office != ANY and her.post is None:
            return unknown("post")
        if self.office not in (ANY, her.post):
            return None
        return holds(tell("She is a woman.")) if her.woman else breaks(tell("This is no woman."))


@kind(
    "categories_that_stand", topic=Topic.OFFICES, heading=says("Which members may stand"),
    source="R7 (PSWS: permanent and temporary); kinds.csv category.associate: no office",
)  # fmt: skip
class CategoriesThatStand(Kind):
    """Only members of these kinds may stand."""

    categories: tuple[Category, ...] = several(
        "ordinary,permanent", says("Kinds of members"), CATEGORIES
    )
    sentence = says("Only these may stand for an office: {categories}.")

    @answers(STAND, "category")
    def stand(self, her: Candidate) -> Finding:
        assert her.category is not None
        told = tell("She is: {category}.", category=line(CATEGORIES[her.category], {}))
        return holds(told) if her.category in self.categories else breaks(told)


@kind(
    "arrears_bar_standing", topic=Topic.OFFICES, heading=says("Dues before an office"),
    source="kinds.csv committee.disqual_default: 3 to 6 months, fee.arrears_rights",
)  # fmt: skip
class ArrearsBarStanding(Kind):
    """Who owes the dues of so many months may not stand."""

    months: int = whole(3, says("Months"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "Who owes the dues of {months} month does not stand for an office.",
        "Who owes the dues of {months} months or more does not stand for an office.",
    )

    @answers(STAND, reads=("months_owed", "owes"))
    def stand(self, her: Candidate) -> Finding:
        owed = her.months_owed
        if owed is None and her.owes is not None and not her.owes:
            owed = 0
        if owed is None:
            return unknown("months_owed")
        told = tell(
            "Months of dues owed: {owed}; with {months} she may not stand.",
            owed=owed, months=self.months,
        )  # fmt: skip
        if owed < self.months:
            return holds(told)
        return breaks(told, next=tell("She may pay what she owes and then stand."))


@kind(
    "loan_bars_standing", topic=Topic.OFFICES, heading=says("Loans before an office"),
    source="R19 (Haleeb: recovery of loans); kinds.csv committee.disqual_default: 3 months",
)  # fmt: skip
class LoanBarsStanding(Kind):
    """Who is so many months late with a loan may not stand."""

    months: int = whole(3, says("Months"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "Who is {months} month late with a loan does not stand for an office.",
        "Who is {months} months or more late with a loan does not stand for an office.",
    )

    @answers(STAND, "loan_overdue_months")
    def stand(self, her: Candidate) -> Finding:
        assert her.loan_overdue_months is not None
        told = tell(
            "Months a loan is overdue: {late}; with {months} she may not stand.",
            late=her.loan_overdue_months, months=self.months,
        )  # fmt: skip
        if her.loan_overdue_months < self.months:
            return holds(told)
        return breaks(told, next=tell("She may pay what is overdue and then stand."))


@kind(
    "reads_to_stand", topic=Topic.OFFICES, heading=says("Reading and writing"), by="office",
    source="kinds.csv committee.literacy",
)  # fmt: skip
class ReadsToStand(Kind):
    """Who stands for that office reads and writes."""

    office: str = pick("secretary", says("Office"), OFFICES)
    sentence = says("Who stands as {office} reads and writes.")

    @answers(STAND, "reads_and_writes", reads=("post",))
    def stand(self, her: Candidate) -> Finding | None:
        if self.office != ANY and her.post is None:
            return unknown("post")
        if self.office not in (ANY, her.post):
            return None
        if her.reads_and_writes:
            return holds(tell("She reads and writes."))
        return breaks(
            tell("She does not read and write."),
            next=tell("She may stand for another office."),
        )  # fmt: skip


@kind(
    "attendance_to_stand", topic=Topic.OFFICES, heading=says("Attendance before an office"),
    source="R14 (Kaarvan: 80 % attendance), read for those who stand",
)  # fmt: skip
class AttendanceToStand(Kind):
    """Which share of the year's meetings she came to; base: the meetings held."""

    share: Share = part("80 %", says("At least this share of the meetings of the year"))
    sentence = says(
        "Who stands for an office came to at least {share} of the meetings of the last year."
    )

    @answers(STAND, "attended", "held")
    def stand(self, her: Candidate) -> Finding | None:
        assert her.attended is not None and her.held is not None
        if her.held == 0:
            return None
        told = tell(
            "Meetings she came to: {attended} of {held}; {asked} are asked for.",
            attended=her.attended, held=her.held, asked=self.share.asked(her.held, Reach.AT_LEAST),
        )  # fmt: skip
        enough = self.share.is_reached(her.attended, her.held, Reach.AT_LEAST)
        return holds(told) if enough else breaks(told)


@kind(
    "committees_at_once", topic=Topic.OFFICES, heading=says("Several committees at once"),
    by="office", source="kinds.csv committee.multi_limit: 1 to 3 societies",
)  # fmt: skip
class CommitteesAtOnce(Kind):
    """On how many committees, ours included, the same woman may sit at the same time."""

    office: str = pick(ANY, says("Office"), OFFICES)
    committees: int = whole(3, says("Committees, with ours"), least=1, most=20)
    sentence = says(
        "Who is {office} sits on {committees} committee only, and that is ours.",
        "Who is {office} sits on at most {committees} committees at the same time, with ours.",
    )

    @answers(STAND, "other_committees", reads=("post",))
    def stand(self, her: Candidate, law: Law) -> Finding | None:
        meant = is_meant(self, law.of(CommitteesAtOnce), her.post)
        if not meant:
            return unknown("post") if meant is None else None
        assert her.other_committees is not None
        told = tell(
            "Committees with ours: {number}; at most {most}.",
            number=her.other_committees + 1, most=self.committees,
        )  # fmt: skip
        if her.other_committees < self.committees:
            return holds(told)
        return breaks(told, next=tell("She may leave one of the others first."))


_BAR: Final = says("Years")


@kind(
    "conviction_bars_standing", topic=Topic.OFFICES, heading=says("After a sentence"),
    source="kinds.csv committee.disqual_conviction: 5 years",
)  # fmt: skip
class ConvictionBarsStanding(Kind):
    """Who was sentenced for a dishonest act may not stand until so many years after it ended."""

    years: int = whole(5, _BAR, least=1, most=30, unit=YEARS)
    sentence = says(
        "Who was sentenced for a dishonest act stands again {years} year after its end.",
        "Who was sentenced for a dishonest act stands again {years} years after its end.",
    )

    @answers(STAND, reads=("on", "poll_on", "convicted_on", "sentence_ended_on"))
    def stand(self, her: Candidate) -> Finding | None:
        if her.sentence_ended_on is not None:
            ended = tell("Her sentence ended on {day}.", day=her.sentence_ended_on)
            return _barred(her, her.sentence_ended_on, self.years, ended)
        return None if her.convicted_on is None else unknown("sentence_ended_on")


@kind(
    "removal_bars_standing", topic=Topic.OFFICES, heading=says("After a removal"),
    source="kinds.csv committee.removal, committee.no_election_bar: 5 years",
)  # fmt: skip
class RemovalBarsStanding(Kind):
    """Who was removed from an office may not stand for so many years."""

    years: int = whole(3, _BAR, least=1, most=30, unit=YEARS)
    sentence = says(
        "Who was removed from an office stands again after {years} year.",
        "Who was removed from an office stands again after {years} years.",
    )

    @answers(STAND, reads=("on", "poll_on", "removed_on"))
    def stand(self, her: Candidate) -> Finding | None:
        if her.removed_on is None:
            return None
        removed = tell("She was removed from an office on {day}.", day=her.removed_on)
        return _barred(her, her.removed_on, self.years, removed)


@kind(
    "superseded_bars_standing", topic=Topic.OFFICES, heading=says("After a committee was replaced"),
    source="kinds.csv committee.superseded_bar: 3 years",
)  # fmt: skip
class SupersededBarsStanding(Kind):
    """Who sat on a committee that an authority replaced may not stand for so many years."""

    years: int = whole(3, _BAR, least=1, most=30, unit=YEARS)
    sentence = says(
        "Who sat on a committee that was superseded stands again after {years} year.",
        "Who sat on a committee that was superseded stands again after {years} years.",
    )

    @answers(STAND, reads=("on", "poll_on", "committee_superseded_on"))
    def stand(self, her: Candidate) -> Finding | None:
        if her.committee_superseded_on is None:
            return None
        day = her.committee_superseded_on
        told = tell("The committee on which she sat was superseded on {day}.", day=day)
        return _barred(her, day, self.years, told)
