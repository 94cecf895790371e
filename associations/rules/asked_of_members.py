"""Questions about a member, and the facts they need: joining, rights, dues, leaving."""

from datetime import date

from associations.vocabulary.subjects import (
    CATEGORIES,
    DEPARTURES,
    ORGANS,
    POSTS,
    Category,
    Departure,
    Organ,
    Post,
)  # fmt: skip
from associations.vocabulary.topics import Topic
from hnsa.law.blanks import MEETINGS, MONTHS, SHARES, YEARS, amount, day, flag, pick, whole
from hnsa.law.money import Money
from hnsa.law.question import Facts, Sought, question
from hnsa.law.words import says


class Joining(Facts):
    """A woman who wants to join."""

    born: date | None = day(None, says("Born on"))
    age: int | None = whole(None, says("Age in full years"), most=130, unit=YEARS)
    woman: bool | None = flag(None, says("Is a woman"))
    lives_in_area: bool | None = flag(None, says("Lives in the area of the association"))
    works_in_area: bool | None = flag(None, says("Works in the area of the association"))
    practises_trade: bool | None = flag(None, says("Practises the trade"))
    works_at_home: bool | None = flag(None, says("Works at home or in her neighbourhood"))
    has_permission: bool | None = flag(None, says("Is free to do this work"))
    gives_time: bool | None = flag(None, says("Can give time"))
    employee: bool | None = flag(None, says("Is paid staff of the association"))
    employer: bool | None = flag(None, says("Gives out work to others, or trades in it"))
    other_association: bool | None = flag(
        None, says("Is a member of another association of the same kind")
    )
    relative_is_member: bool | None = flag(None, says("Somebody of her household is a member"))
    has_document: bool | None = flag(None, says("Has shown an identity document"))
    sponsors: int | None = whole(None, says("Members who propose her"), most=1000)
    sponsored_by_agent: bool | None = flag(
        None, says("A sales agent of the association proposes her")
    )
    fee_paid: Money | None = amount(None, says("Admission fee paid"))
    shares: int | None = whole(None, says("Shares she takes"), unit=SHARES)
    group_member: bool | None = flag(None, says("Belongs to a savings group already"))
    convicted_on: date | None = day(None, says("Convicted of a dishonest act on"))
    sentence_ended_on: date | None = day(None, says("Her sentence ended on"))
    departure: Departure | None = pick(None, says("She was a member before:"), DEPARTURES)
    left_on: date | None = day(None, says("She left on"))
    refused_on: date | None = day(None, says("Her last application was refused on"))
    committee_for: int | None = whole(None, says("Committee members who agree"), most=1000)
    committee_size: int | None = whole(None, says("Members of the committee"), most=1000)
    members: int | None = whole(None, says("Members of the association"))
    category: Category | None = pick(None, says("Is to join as"), CATEGORIES)
    decided_by: Organ | None = pick(None, says("Her application is decided by"), ORGANS)
    works_instead: bool | None = flag(None, says("Will work instead of paying"))
    arrears_paid: bool | None = flag(None, says("Has paid what she owed when she left"))
    refusal_reason: str | None = pick(
        None, says("She is refused because of"),
        {
            "religion": says("her religion"), "sect": says("her sect"), "caste": says("her caste"),
            "ethnicity": says("her ethnicity"), "race": says("her race"), "sex": says("her sex"),
            "education": says("her education"), "origin": says("her social origin"),
        },
    )  # fmt: skip


JOIN = question(
    "join", Topic.JOINING, says("May she join?"), Joining,
    yes=says("She may join"), no=says("She may not join"), open=says("It cannot be said yet"),
)  # fmt: skip


class Applied(Facts):
    """An application that waits for an answer."""

    applied_on: date | None = day(None, says("Applied on"))
    answered_on: date | None = day(None, says("Answered on"))
    refused_on: date | None = day(None, says("Refused on"))
    appealed_on: date | None = day(None, says("Appealed on"))
    reasons_on: date | None = day(None, says("The reasons were told to her on"))


ANSWER_BY = question(
    "answer_by", Topic.JOINING, says("By when must her application be answered?"), Applied,
    Sought.EARLIEST,
    yes=says("It must be answered"), no=says("The time has run out"),
    open=says("It cannot be said yet"),
)  # fmt: skip
APPEAL = question(
    "appeal", Topic.JOINING, says("May she still appeal against the refusal?"), Applied,
    yes=says("She may appeal"), no=says("It is too late to appeal"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Member(Facts):
    """A member on a day, as far as rights, standing and grounds depend on it."""

    category: Category | None = pick(None, says("Category"), CATEGORIES)
    joined_on: date | None = day(None, says("Joined on"))
    category_since: date | None = day(None, says("In this category since"))
    born: date | None = day(None, says("Born on"))
    paid_up_on: date | None = day(None, says("Paid everything due up to"))
    owes: Money | None = amount(None, says("Owes"))
    months_owed: int | None = whole(None, says("Months of dues owed"), most=1200, unit=MONTHS)
    admission_paid: bool | None = flag(None, says("Admission fee and first dues are paid"))
    shares: int | None = whole(None, says("Shares she holds"), unit=SHARES)
    works_instead: bool | None = flag(None, says("Works instead of paying dues"))
    hours_worked: int | None = whole(None, says("Hours worked this month"), most=744)
    missed_in_a_row: int | None = whole(None, says("Meetings missed in a row"), unit=MEETINGS)
    missed_unexcused: int | None = whole(
        None, says("Of these, without sending word"), unit=MEETINGS
    )
    meetings_held: int | None = whole(None, says("Meetings held in the year"), unit=MEETINGS)
    meetings_attended: int | None = whole(None, says("Meetings she came to in the year"))
    orders_failed: int | None = whole(None, says("Orders she did not complete in a year"))
    lives_in_area: bool | None = flag(None, says("Lives in the area of the association"))
    misconduct: bool | None = flag(None, says("Harmed the association, as found by the committee"))
    competes: bool | None = flag(None, says("Runs a competing business"))
    suspended: bool | None = flag(None, says("Is suspended"))
    suspended_on: date | None = day(None, says("Suspended on"))
    uses_services_since: date | None = day(None, says("Last took part in the work on"))
    condoned: bool | None = flag(None, says("The general body has excused the absence"))
    woman: bool | None = flag(None, says("Is a woman"))
    renewed_on: date | None = day(None, says("Membership was last renewed, or began, on"))
    suspended_by: Organ | None = pick(None, says("Suspended by"), ORGANS)
    admission_questioned: bool | None = flag(None, says("It is asked that her admission be undone"))


VOTE = question(
    "vote", Topic.CATEGORIES, says("May she vote?"), Member,
    yes=says("She may vote"), no=says("She may not vote"), open=says("It cannot be said yet"),
)  # fmt: skip
PERMANENT = question(
    "permanent", Topic.CATEGORIES, says("May she become a permanent member?"), Member,
    yes=says("She may apply"), no=says("She may not apply yet"), open=says("It cannot be said yet"),
)  # fmt: skip
PUT_OUT = question(
    "put_out", Topic.LEAVING, says("Is there a ground to put her out?"), Member, Sought.GROUND,
    yes=says("A ground is found"), no=says("No ground is found"),
    open=says("It cannot be said yet"),
)  # fmt: skip
DUES = question(
    "dues", Topic.DUES, says("What does she pay this month?"), Member, Sought.SUM,
    yes=says("She pays"), no=says("She owes something"), open=says("It cannot be said yet"),
)  # fmt: skip


class PuttingOut(Facts):
    """A procedure to put a member out, up to the decision."""

    notice_on: date | None = day(None, says("Notice was given to her on"))
    decision_on: date | None = day(None, says("The decision is to be taken on"))
    heard: bool | None = flag(None, says("She was heard, or did not want to be"))
    decided_by: Organ | None = pick(None, says("Decided by"), ORGANS)
    general_meeting_called_on: date | None = day(None, says("A general meeting was called on"))
    general_meeting_on: date | None = day(None, says("That general meeting is on"))
    ground_written: bool | None = flag(None, says("The ground stands in the notice"))
    decided_on: date | None = day(None, says("She was put out on"))
    appealed_on: date | None = day(None, says("She appealed on"))


PUTTING_OUT = question(
    "putting_out", Topic.LEAVING, says("May it be decided now to put her out?"), PuttingOut,
    yes=says("It may be decided"), no=says("It may not be decided"),
    open=says("It cannot be said yet"),
)  # fmt: skip
APPEAL_OUT = question(
    "appeal_out", Topic.LEAVING, says("May she appeal against being put out?"), PuttingOut,
    yes=says("She may appeal"), no=says("It is too late to appeal"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Leaving(Facts):
    """A member who leaves by herself, or has died."""

    resigned_on: date | None = day(None, says("She gave notice on"))
    owes: Money | None = amount(None, says("Owes"))
    loan_open: bool | None = flag(None, says("Has a loan that is not paid back"))
    holds_office: Post | None = pick(None, says("Holds the office of"), POSTS)
    died_on: date | None = day(None, says("Died on"))
    nominee: bool | None = flag(None, says("Has named a nominee"))
    deposit: Money | None = amount(None, says("Savings and shares with the association"))
    accepted_on: date | None = day(None, says("Her resignation was accepted on"))
    handed_over: bool | None = flag(
        None, says("Has handed over what she kept for the association, or kept nothing")
    )
    paid_in: Money | None = amount(None, says("Fees and dues she has paid in all"))
    left_on: date | None = day(None, says("Left on"))


LEAVE = question(
    "leave", Topic.LEAVING, says("When does her resignation take effect?"), Leaving, Sought.LATEST,
    yes=says("It takes effect"), no=says("It does not take effect yet"),
    open=says("It cannot be said yet"),
)  # fmt: skip
PAID_OUT = question(
    "paid_out", Topic.LEAVING, says("What is paid out when she leaves or dies?"), Leaving,
    Sought.SUM,
    yes=says("It is paid out"), no=says("It is not paid out"), open=says("It cannot be said yet"),
)  # fmt: skip
LIABLE = question(
    "liable", Topic.LEAVING, says("Does she still answer for debts of the association?"), Leaving,
    Sought.GROUND,
    yes=says("She still answers for them"), no=says("She does not answer for them any more"),
    open=says("It cannot be said yet"),
)  # fmt: skip
