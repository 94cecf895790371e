"""Audits: when they are due, who may call for one, and what follows."""

from datetime import date

from associations.rules.asked_of_funds import ACCOUNTS, AUDIT_DUE, Year
from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MONTHS, part, several, whole
from hnsa.law.days import DAY, months_later
from hnsa.law.question import answers
from hnsa.law.shares import Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell


@kind(
    "audit_interval", topic=Topic.PAPERS, heading=says("Audits"),
    source="kinds.csv audit.frequency: 1 a year; Puducherry Act s.74",
)  # fmt: skip
class AuditInterval(Kind):
    """The accounts are audited at least every so many months, counted from the last audit."""

    months: int = whole(12, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "The accounts are audited at least every {months} month.",
        "The accounts are audited at least every {months} months.",
    )

    @answers(AUDIT_DUE, "last_audit_on")
    def audit_due(self, year: Year) -> Finding:
        assert year.last_audit_on is not None
        due = months_later(year.last_audit_on, self.months)
        return tells(tell("Last audited up to {day}.", day=year.last_audit_on), result=due)


@kind(
    "audit_after_year_end", topic=Topic.PAPERS, heading=says("The audit of a year"),
    source="kinds.csv audit.frequency: one for each year of the accounts",
)  # fmt: skip
class AuditAfterYearEnd(Kind):
    """The accounts of a year are audited within so many months after its end."""

    months: int = whole(6, says("Months"), least=1, most=36, unit=MONTHS)
    sentence = says(
        "The accounts of a year are audited within {months} month after it ended.",
        "The accounts of a year are audited within {months} months after it ended.",
    )

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        often = law.one(AuditInterval)
        if often is None or self.months <= often.months:
            return ()
        late = tell(
            "The audit of a year may come {months} months after it, but another article asks for "
            "one every {interval} months.",
            months=self.months, interval=often.months,
        )  # fmt: skip
        return (late,)

    @answers(AUDIT_DUE, "year_ended_on")
    def audit_due(self, year: Year) -> Finding:
        assert year.year_ended_on is not None
        due = months_later(year.year_ended_on, self.months)
        return tells(tell("The year ended on {day}.", day=year.year_ended_on), result=due)


# --- at somebody's call ---------------------------------------------------------------------------


@kind(
    "audit_called_by", topic=Topic.PAPERS, heading=says("Who may call for an audit"),
    source="R26 (WESS: president or secretary finance); kinds.csv audit.frequency",
)  # fmt: skip
class AuditCalledBy(Kind):
    """An audit is held when one of the named offices calls for it: at once, if no time is set."""

    posts: tuple[Post, ...] = several(["president", "treasurer"], says("Who may call"), POSTS)
    sentence = says("An audit of the accounts is held when one of these calls for it: {posts}.")

    def entitled(self, year: Year) -> bool:
        """Whether who asks may ask."""
        return year.audit_asked_by in self.posts

    @answers(AUDIT_DUE, reads=("audit_asked_by", "audit_asked_on"))
    def audit_due(self, year: Year, law: Law) -> Finding | None:
        if year.audit_asked_by is None:
            return None
        who = tell("Asked for by: {post}.", post=Line(POSTS[year.audit_asked_by]))
        return _called(self.entitled(year), who, year, law)


@kind(
    "audit_called_by_members", topic=Topic.PAPERS, heading=says("An audit that members ask for"),
    source="R26; kinds.csv inquiry.requisition: 0.1 of members",
)  # fmt: skip
class AuditCalledByMembers(Kind):
    """An audit is held when this share of all members asks for it: at once, if no time is set."""

    share: Share = part("10 %", says("At least"))
    sentence = says("An audit of the accounts is held when at least {share} of all members ask.")

    def slips(self) -> tuple[Line, ...]:
        if 0 < self.share.of_one <= 1:
            return ()
        return (tell("No number of members is {share} of them.", share=self.share),)

    def entitled(self, year: Year) -> bool:
        """Whether enough members ask."""
        if year.audit_asked_by_members is None or year.members is None:
            return False
        return self.share.is_reached(year.audit_asked_by_members, year.members, Reach.AT_LEAST)

    @answers(AUDIT_DUE, reads=("audit_asked_by_members", "members", "audit_asked_on"))
    def audit_due(self, year: Year, law: Law) -> Finding | None:
        asking = year.audit_asked_by_members
        if not asking:
            return None
        if year.members is None:
            return unknown("members")
        told = tell(
            "Asked for by {asking} of {members} members; {least} may ask.",
            asking=asking, members=year.members, least=self.share.least(year.members),
        )  # fmt: skip
        return _called(self.entitled(year), told, year, law)


def _called(entitled: bool, who: Line, year: Year, law: Law) -> Finding:
    """What follows when an audit is asked for by somebody."""
    if not entitled:
        due_anyhow = bool(law.of(AuditInterval)) or bool(law.of(AuditAfterYearEnd))
        return tells(who) if due_anyhow or _may_call(year, law) else breaks(who)
    if year.audit_asked_on is None:
        return unknown("audit_asked_on")
    if law.of(AuditWithin):
        return tells(who)  # that article says until when
    day = tell("It was asked for on {day}, and is due from then on.", day=year.audit_asked_on)
    return tells(who, day, result=year.audit_asked_on)


def _may_call(year: Year, law: Law) -> bool:
    by_office = any(one.entitled(year) for one in law.of(AuditCalledBy))
    by_members = any(one.entitled(year) for one in law.of(AuditCalledByMembers))
    return by_office or by_members


@kind(
    "audit_within", topic=Topic.PAPERS, heading=says("How soon an audit is held"),
    source="R26, which sets no time; real constitutions set one",
)  # fmt: skip
class AuditWithin(Kind):
    """An audit that was rightly asked for is held within so many days."""

    days: int = whole(30, says("Days"), least=1, most=365, unit=DAYS)
    sentence = says(
        "An audit that was asked for is held within {days} day.",
        "An audit that was asked for is held within {days} days.",
    )

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        callers = len(law.of(AuditCalledBy)) + len(law.of(AuditCalledByMembers))
        if callers:
            return ()
        return (tell("No article says who may call for an audit."),)

    @answers(
        AUDIT_DUE,
        reads=("audit_asked_by", "audit_asked_by_members", "members", "audit_asked_on"),
    )
    def audit_due(self, year: Year, law: Law) -> Finding | None:
        if not _may_call(year, law):
            return None
        if year.audit_asked_on is None:
            return unknown("audit_asked_on")
        told = tell("It was asked for on {day}.", day=year.audit_asked_on)
        return tells(told, result=year.audit_asked_on + DAY * self.days)


# --- the auditor, and what she finds --------------------------------------------------------------


@kind(
    "auditor_not_on_committee", topic=Topic.PAPERS, heading=says("The auditor"),
    source="domain.md: audits with findings; kinds.csv audit.frequency",
)  # fmt: skip
class AuditorNotOnCommittee(Kind):
    """Who audits the accounts is not on the committee that spent the money."""

    sentence = says("Who audits the accounts does not sit on the committee.")

    @answers(ACCOUNTS, "auditor_on_committee")
    def accounts(self, year: Year) -> Finding:
        if year.auditor_on_committee:
            return breaks(
                tell("The auditor sits on the committee."),
                next=tell("Somebody else may audit the accounts."),
            )
        return holds(tell("The auditor does not sit on the committee."))


@kind(
    "faults_mended", topic=Topic.PAPERS, heading=says("What an audit finds"),
    source="Puducherry Act s.74: defects repaired within 3 months",
)  # fmt: skip
class FaultsMended(Kind):
    """What an audit finds wrong is put right within so many months."""

    months: int = whole(3, says("Months"), least=1, most=36, unit=MONTHS)
    sentence = says(
        "What an audit finds wrong is put right within {months} month.",
        "What an audit finds wrong is put right within {months} months.",
    )

    @answers(ACCOUNTS, "on", reads=("faults_found_on", "faults_mended_on"))
    def accounts(self, year: Year) -> Finding | None:
        if year.faults_found_on is None:
            return None
        assert year.on is not None
        until = months_later(year.faults_found_on, self.months)
        found = tell(
            "Faults were found on {day}; the last day to put them right is {until}.",
            day=year.faults_found_on, until=until,
        )  # fmt: skip
        if year.faults_mended_on is None:
            waiting = tell("They may be put right until {until}.", until=until)
            return holds(found, next=waiting) if year.on <= until else breaks(found)
        return _mended(found, year.faults_mended_on, until)


def _mended(found: Line, mended: date, until: date) -> Finding:
    told = tell("They were put right on {day}.", day=mended)
    return holds(found, told) if mended <= until else breaks(found, told)
