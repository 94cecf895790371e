"""Questions about money, papers, founding, change and end, and the facts they need."""

from datetime import date

from associations.vocabulary.subjects import ORGANS, PAPERS, POSTS, Organ, Paper, Post
from associations.vocabulary.topics import Topic
from hnsa.law.blanks import MEMBERS, MONTHS, YEARS, amount, day, flag, part, pick, several, whole
from hnsa.law.money import Money
from hnsa.law.question import Facts, Sought, question
from hnsa.law.shares import Share
from hnsa.law.words import says


class Payment(Facts):
    """Money that is to be paid out."""

    sum_paid: Money | None = amount(None, says("Sum"))
    signed_by: tuple[Post, ...] | None = several(None, says("Signed by"), POSTS)
    decided_by: Organ | None = pick(None, says("Decided by"), ORGANS)
    decision_named: bool | None = flag(None, says("The entry names the decision that allows it"))
    in_cash: bool | None = flag(None, says("In cash"))
    in_meeting: bool | None = flag(None, says("It changes hands in a meeting"))
    purpose_named: bool | None = flag(None, says("It is for a purpose of the constitution"))
    donation: bool | None = flag(None, says("It is a donation"))
    political: bool | None = flag(None, says("It is for a political purpose"))
    from_political_fund: bool | None = flag(
        None, says("It comes from a fund of its own, to which members give freely")
    )
    year_income: Money | None = amount(None, says("Income of the year so far"))
    opening_balance: Money | None = amount(None, says("What was there when the year began"))
    year_profit: Money | None = amount(None, says("Net profit of the last year"))
    donated_before: Money | None = amount(None, says("Donated before in the year"))
    salary: bool | None = flag(None, says("It is a salary"))
    staff_allowed: bool | None = flag(None, says("The general body has allowed paid staff"))
    sells_property: bool | None = flag(None, says("Property is sold"))
    spent_this_month: Money | None = amount(
        None, says("Spent this month by the same authority, before this")
    )


SPEND = question(
    "spend", Topic.FUNDS, says("May this be paid?"), Payment,
    yes=says("It may be paid"), no=says("It may not be paid"), open=says("It cannot be said yet"),
)  # fmt: skip


class Loan(Facts):
    """A member who asks for a loan."""

    sum_asked: Money | None = amount(None, says("Sum asked for"))
    joined_on: date | None = day(None, says("Joined on"))
    savings: Money | None = amount(None, says("Her savings"))
    guarantors: int | None = whole(None, says("Guarantors"), most=100)
    committee_guarantees: bool | None = flag(None, says("The executive committee guarantees it"))
    through_bank: bool | None = flag(None, says("It comes through a bank or micro-finance body"))
    recovery_agreed: bool | None = flag(
        None, says("It is agreed how it is paid back if she dies or leaves")
    )
    other_loan_open: bool | None = flag(None, says("Has another loan that is not paid back"))
    months_owed: int | None = whole(None, says("Months of dues owed"), most=1200, unit=MONTHS)
    interest: Share | None = part(None, says("Interest a year"))
    interest_paid: Share | None = part(None, says("Interest a year that the association pays"))
    months: int | None = whole(None, says("To be paid back in months"), most=600, unit=MONTHS)


LEND = question(
    "lend", Topic.FUNDS, says("May she have this loan?"), Loan,
    yes=says("She may have it"), no=says("She may not have it"), open=says("It cannot be said yet"),
)  # fmt: skip


class Year(Facts):
    """A year of the accounts."""

    year_ended_on: date | None = day(None, says("The year ended on"))
    profit: Money | None = amount(None, says("Net profit of the year"))
    last_audit_on: date | None = day(None, says("Last audited up to"))
    audit_asked_by: Post | None = pick(None, says("An audit is asked for by"), POSTS)
    audit_asked_on: date | None = day(None, says("It is asked for on"))
    audit_asked_by_members: int | None = whole(None, says("Members who ask for it"), unit=MEMBERS)
    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    statement_on: date | None = day(None, says("The last statement was shown to the members on"))
    sources_named: bool | None = flag(None, says("Every source of funds is named to all members"))
    auditor_on_committee: bool | None = flag(None, says("The auditor sits on the committee"))
    faults_found_on: date | None = day(None, says("The audit found faults on"))
    faults_mended_on: date | None = day(None, says("These were put right on"))
    plan_reviewed_on: date | None = day(None, says("The business plan was last reviewed on"))
    survey_shared_on: date | None = day(None, says("The last market survey was shared on"))
    absences: int | None = whole(None, says("Meetings a member missed without word"))


AUDIT_DUE = question(
    "audit_due", Topic.PAPERS, says("By when must the accounts be audited?"), Year,
    Sought.EARLIEST,
    yes=says("The day is known"), no=says("No audit need be held"),
    open=says("It cannot be said yet"),
)  # fmt: skip
ACCOUNTS = question(
    "accounts", Topic.PAPERS, says("Are the accounts kept open as they should be?"), Year,
    yes=says("They are kept as they should be"), no=says("They are not kept as they should be"),
    open=says("It cannot be said yet"),
)  # fmt: skip
YEAR_ENDS = question(
    "year_ends", Topic.PAPERS, says("When does the financial year end?"), Year, Sought.EARLIEST,
    yes=says("The day is known"), no=says("It has ended"), open=says("It cannot be said yet"),
)  # fmt: skip
RESERVE = question(
    "reserve", Topic.FUNDS, says("How much goes to reserves and set purposes?"), Year, Sought.SUM,
    yes=says("Together"), no=says("Nothing"), open=says("It cannot be said yet"),
)  # fmt: skip
FINE = question(
    "fine", Topic.DUES, says("What fine is due?"), Year, Sought.SUM,
    yes=says("The fine"), no=says("No fine"), open=says("It cannot be said yet"),
)  # fmt: skip


class Papers(Facts):
    """A paper of the association, and a member who wants to see it."""

    paper: Paper | None = pick(None, says("Which paper"), PAPERS)
    made_on: date | None = day(None, says("The paper is of"))
    of_election: bool | None = flag(None, says("It is of an election"))
    dispute_open: bool | None = flag(None, says("A dispute about it is open"))
    asked_on: date | None = day(None, says("A member asked to see it on"))
    shown_on: date | None = day(None, says("It was shown on"))


KEEP = question(
    "keep", Topic.PAPERS, says("Until when must this paper be kept?"), Papers, Sought.LATEST,
    yes=says("It is kept"), no=says("It need not be kept"), open=says("It cannot be said yet"),
)  # fmt: skip
SHOW = question(
    "show", Topic.PAPERS, says("By when must a member be shown it?"), Papers, Sought.EARLIEST,
    yes=says("It must be shown"), no=says("The time has run out"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Founding(Facts):
    """An association that is to be founded, or that wants to join another body."""

    founders: int | None = whole(None, says("Founding members"), unit=MEMBERS)
    families: int | None = whole(None, says("Different families among them"))
    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    workers_of_trade: int | None = whole(None, says("Workers of the trade in the area"))
    youngest: int | None = whole(None, says("Age of the youngest founder"), most=130, unit=YEARS)
    men: int | None = whole(None, says("Men among them"))
    staff: int | None = whole(None, says("Paid staff"))
    staff_allowed: bool | None = flag(None, says("The general body has allowed paid staff"))
    political_control: bool | None = flag(
        None, says("A party, government, company or religious body decides for it")
    )


FOUND = question(
    "found", Topic.JOINING, says("May the association be founded so?"), Founding,
    yes=says("It may be founded"), no=says("It may not be founded so"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Ending(Facts):
    """An association that comes to its end, or nears it."""

    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    assets: Money | None = amount(None, says("What is left when all debts are paid"))
    members_share: bool | None = flag(None, says("It shall be shared out among the members"))
    last_meeting_on: date | None = day(None, says("The last general meeting was on"))
    at_work: bool | None = flag(None, says("Its work goes on"))
    work_ceased_on: date | None = day(None, says("Work ceased on"))
    meetings_without_quorum: int | None = whole(
        None, says("General meetings in a row without quorum")
    )
    to_same_purpose: bool | None = flag(None, says("It goes to a body with the same purposes"))


ENDS = question(
    "ends", Topic.CHANGE, says("Is there a ground to end the association?"), Ending, Sought.GROUND,
    yes=says("A ground is found"), no=says("No ground is found"),
    open=says("It cannot be said yet"),
)  # fmt: skip
ASSETS = question(
    "assets", Topic.CHANGE, says("May what is left be given away so?"), Ending,
    yes=says("It may go there"), no=says("It may not go there"), open=says("It cannot be said yet"),
)  # fmt: skip
