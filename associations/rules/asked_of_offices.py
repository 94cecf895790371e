"""Questions about offices, committees and elections, and the facts they need."""

from datetime import date

from associations.vocabulary.subjects import CATEGORIES, POSTS, Category, Post
from associations.vocabulary.topics import Topic
from hnsa.law.blanks import (
    MEETINGS,
    MEMBERS,
    MONTHS,
    SEATS,
    TERMS,
    YEARS,
    amount,
    day,
    flag,
    pick,
    several,
    whole,
)  # fmt: skip
from hnsa.law.money import Money
from hnsa.law.question import Facts, Sought, question
from hnsa.law.words import says


class Candidate(Facts):
    """A member who wants to stand for an office."""

    post: Post | None = pick(None, says("For the office of"), POSTS)
    category: Category | None = pick(None, says("Category"), CATEGORIES)
    poll_on: date | None = day(None, says("Election day"))
    born: date | None = day(None, says("Born on"))
    age: int | None = whole(None, says("Age in full years"), most=130, unit=YEARS)
    woman: bool | None = flag(None, says("Is a woman"))
    joined_on: date | None = day(None, says("Joined on"))
    owes: Money | None = amount(None, says("Owes"))
    months_owed: int | None = whole(None, says("Months of dues owed"), most=1200, unit=MONTHS)
    loan_overdue_months: int | None = whole(
        None, says("Months a loan is overdue"), most=1200, unit=MONTHS
    )
    reads_and_writes: bool | None = flag(None, says("Reads and writes"))
    relative_of_staff: bool | None = flag(None, says("Is a near relative of paid staff"))
    relative_on_committee: bool | None = flag(
        None, says("Somebody of her family is on the committee")
    )
    contract_ended_on: date | None = day(None, says("Her contract with the association ended on"))
    has_contract: bool | None = flag(None, says("Has a contract with the association"))
    party_office: bool | None = flag(None, says("Holds an office in a political party"))
    public_office: bool | None = flag(None, says("Holds an elected public office"))
    employee: bool | None = flag(None, says("Is paid staff of the association"))
    competes: bool | None = flag(None, says("Runs a competing business"))
    sentence_ended_on: date | None = day(None, says("Her sentence ended on"))
    convicted_on: date | None = day(None, says("Convicted of a dishonest act on"))
    terms_in_row: int | None = whole(
        None, says("Terms she has held the office in a row"), most=100, unit=TERMS
    )
    terms_ever: int | None = whole(None, says("Terms she has held it in all"), most=100, unit=TERMS)
    part_term_months: int | None = whole(
        None, says("One of these was a part term, of so many months"), most=600, unit=MONTHS
    )
    months_in_row: int | None = whole(
        None, says("Months on the committee without a break"), most=1200, unit=MONTHS
    )
    last_term_ended_on: date | None = day(None, says("Her last term ended on"))
    terms_paused: int | None = whole(
        None, says("Terms since then without her"), most=100, unit=TERMS
    )
    other_committees: int | None = whole(
        None, says("Committees of other associations she sits on"), most=100
    )
    removed_on: date | None = day(None, says("Removed from an office on"))
    committee_superseded_on: date | None = day(
        None, says("Sat on a committee that was superseded on")
    )
    on_election_committee: bool | None = flag(None, says("Sits on the election committee"))
    suspended: bool | None = flag(None, says("Is suspended"))
    attended: int | None = whole(None, says("Meetings she came to in the year"), unit=MEETINGS)
    held: int | None = whole(None, says("Meetings held in the year"), unit=MEETINGS)


STAND = question(
    "stand", Topic.OFFICES, says("May she stand for this office?"), Candidate,
    yes=says("She may stand"), no=says("She may not stand"), open=says("It cannot be said yet"),
)  # fmt: skip


class Holder(Facts):
    """Somebody who holds an office."""

    post: Post | None = pick(None, says("Office"), POSTS)
    since: date | None = day(None, says("In office since"))
    missed_in_a_row: int | None = whole(
        None, says("Meetings of the committee missed in a row"), unit=MEETINGS
    )
    missed_general_in_a_row: int | None = whole(
        None, says("General meetings missed in a row"), unit=MEETINGS
    )
    absent_since: date | None = day(None, says("Away since"))
    still_member: bool | None = flag(None, says("Is still a member"))
    months_owed: int | None = whole(None, says("Months of dues owed"), most=1200, unit=MONTHS)
    became_staff: bool | None = flag(None, says("Has become paid staff"))
    no_confidence: bool | None = flag(None, says("A vote of no confidence was carried"))
    convicted: bool | None = flag(None, says("Was convicted of a dishonest act"))


VACATES = question(
    "vacates", Topic.OFFICES, says("Does she lose her office?"), Holder, Sought.GROUND,
    yes=says("Her office ends"), no=says("She stays in office"), open=says("It cannot be said yet"),
)  # fmt: skip


class Term(Facts):
    """A term of office, and what happened to it."""

    post: Post | None = pick(None, says("Office"), POSTS)
    began_on: date | None = day(None, says("The term of the committee began on"))
    filled_on: date | None = day(None, says("She filled a vacant place on"))
    term_ends_on: date | None = day(None, says("The term ends on, if that is known already"))
    not_yet_elected: bool | None = flag(None, says("No new committee is elected yet"))
    vacant_since: date | None = day(None, says("The office is vacant since"))
    registered_on: date | None = day(None, says("Registered on"))
    first_committee: bool | None = flag(None, says("It is the founders' first committee"))
    recall_asked_by: int | None = whole(None, says("Members who ask for her recall"), unit=MEMBERS)
    members: int | None = whole(None, says("All members"), unit=MEMBERS)
    handed_over_on: date | None = day(None, says("Papers were handed over on"))
    successor_on: date | None = day(None, says("The new office-bearer began on"))


ELECTION_DUE = question(
    "election_due", Topic.ELECTIONS, says("By when must the next election be held?"), Term,
    Sought.EARLIEST,
    yes=says("The day is known"), no=says("The time has run out"),
    open=says("It cannot be said yet"),
)  # fmt: skip
VACANCY = question(
    "vacancy", Topic.OFFICES, says("How, and until when, is the vacant office filled?"), Term,
    Sought.EARLIEST,
    yes=says("It is filled so"), no=says("It stays vacant"), open=says("It cannot be said yet"),
)  # fmt: skip
TERM_ENDS = question(
    "term_ends", Topic.OFFICES, says("When does the term of office end?"), Term, Sought.EARLIEST,
    yes=says("The day is known"), no=says("It has ended"), open=says("It cannot be said yet"),
)  # fmt: skip
RECALL = question(
    "recall", Topic.OFFICES, says("Must her recall be put to the vote?"), Term,
    yes=says("It must be put to the vote"), no=says("Too few ask for it"),
    open=says("It cannot be said yet"),
)  # fmt: skip
HAND_OVER = question(
    "hand_over", Topic.OFFICES, says("By when must papers and money be handed over?"), Term,
    Sought.EARLIEST,
    yes=says("The day is known"), no=says("It was not done in time"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Committee(Facts):
    """A committee as it is, or as it would be."""

    size: int | None = whole(None, says("Members of the committee"), most=1000)
    women: int | None = whole(None, says("Of these women"), most=1000)
    poor: int | None = whole(None, says("Of these from the poorest households"), most=1000)
    reserved: int | None = whole(None, says("Of these from the group with reserved seats"))
    reserved_candidates: int | None = whole(None, says("Candidates of that group"))
    members: int | None = whole(None, says("Members of the association"), unit=MEMBERS)
    women_members: int | None = whole(None, says("Of these women"), unit=MEMBERS)
    posts: tuple[Post, ...] = several((), says("Offices that are filled"), POSTS)
    outsiders: int | None = whole(None, says("Of these not members"), most=1000)
    coopted: int | None = whole(None, says("Of these co-opted"), most=1000)
    nominees: int | None = whole(None, says("Of these named from outside"), most=1000)
    staff: int | None = whole(None, says("Of these paid staff"), most=1000)
    one_family: int | None = whole(None, says("Most members of one family"), most=100)
    men: int | None = whole(None, says("Of these men"), most=1000)
    special_committees: int | None = whole(None, says("Special committees"), most=100)


COMMITTEE = question(
    "committee", Topic.OFFICES, says("Is the committee made up as it should be?"), Committee,
    yes=says("It is made up rightly"), no=says("It is not made up rightly"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Plan(Facts):
    """The days of an election, as planned or as they were."""

    poll_on: date | None = day(None, says("Election day"))
    term_ends_on: date | None = day(None, says("The term ends on"))
    committee_on: date | None = day(None, says("The election committee was appointed on"))
    committee_size: int | None = whole(None, says("Members of the election committee"), most=100)
    candidate_on_committee: bool | None = flag(
        None, says("A candidate sits on the election committee, or presides")
    )
    relative_on_committee: bool | None = flag(
        None, says("A near relative of a candidate sits on it")
    )
    notice_on: date | None = day(None, says("Time and place were made known on"))
    roll_fixed_on: date | None = day(None, says("The roll shows who was a member on"))
    roll_posted_on: date | None = day(None, says("The draft roll was posted on"))
    objections_until: date | None = day(None, says("Objections to the roll until"))
    final_roll_on: date | None = day(None, says("The final roll was posted on"))
    nominations_until: date | None = day(None, says("Nominations until"))
    scrutiny_on: date | None = day(None, says("The nominations are looked through on"))
    list_on: date | None = day(None, says("The list of valid nominations is posted on"))
    withdrawal_until: date | None = day(None, says("Candidates may withdraw until"))
    campaign_ends_on: date | None = day(None, says("The campaign ends on"))
    count_on: date | None = day(None, says("The votes are counted on"))
    result_on: date | None = day(None, says("The result is made known on"))
    agents_per_booth: int | None = whole(None, says("Agents of a candidate at a booth"), most=20)
    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    booths: int | None = whole(None, says("Booths"), most=1000)
    constituencies: int | None = whole(
        None, says("Constituencies that vote apart, each for seats of its own"), most=1000
    )
    voters_told: bool | None = flag(None, says("Voters were told how and why to vote"))
    booths_reachable: bool | None = flag(None, says("Everybody can reach a booth"))
    complaints_open: int | None = whole(
        None, says("Complaints of pressure that were not heard yet"), most=10_000
    )
    secret: bool | None = flag(None, says("Papers with symbols go into a box, in secret"))
    count_public: bool | None = flag(None, says("The votes are counted in front of everyone"))
    voter_joined_months: int | None = whole(
        None, says("Shortest membership on the roll, in months")
    )


ELECTION_PLAN = question(
    "election_plan", Topic.ELECTIONS, says("Is the election planned as it should be?"), Plan,
    yes=says("The plan holds"), no=says("The plan does not hold"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Nomination(Facts):
    """One nomination paper."""

    handed_in_on: date | None = day(None, says("Handed in on"))
    poll_on: date | None = day(None, says("Election day"))
    consents: bool | None = flag(None, says("The candidate agrees in writing"))
    supporters: int | None = whole(None, says("Proposers and seconders on the roll"), most=1000)
    supporters_signed_before: int | None = whole(
        None, says("Nominations her proposer signed before"), most=100
    )
    deposit_paid: Money | None = amount(None, says("Deposit paid"))
    withdrawn_on: date | None = day(None, says("Withdrawn on"))
    list_on: date | None = day(None, says("The list of valid nominations was posted on"))
    only_misspelt: bool | None = flag(None, says("The only fault is a misspelt name"))
    names_her_relative: bool | None = flag(None, says("It names her father or husband"))


NOMINATE = question(
    "nominate", Topic.ELECTIONS, says("Is this nomination valid?"), Nomination,
    yes=says("The nomination is valid"), no=says("The nomination is not valid"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Count(Facts):
    """The outcome of a poll for one post."""

    seats: int | None = whole(None, says("Seats"), least=1, most=1000, unit=SEATS)
    candidates: int | None = whole(None, says("Valid nominations"), most=10_000)
    tied: int | None = whole(None, says("Candidates with equal votes for the last seat"), most=1000)
    lot_drawn: bool | None = flag(None, says("The lot was drawn between them"))
    recounted: bool | None = flag(None, says("The votes were counted a second time"))
    turnout: int | None = whole(None, says("Members who voted"), unit=MEMBERS)
    on_roll: int | None = whole(None, says("Members on the roll"), unit=MEMBERS)
    winner_votes: int | None = whole(None, says("Votes of the first"))
    valid_votes: int | None = whole(None, says("Valid votes"))
    declared_on: date | None = day(None, says("The result was declared on"))
    objected_on: date | None = day(None, says("An objection was made on"))
    difference: int | None = whole(None, says("Votes between the last in and the first out"))
    poll_on: date | None = day(None, says("Election day"))


ELECTED = question(
    "elected", Topic.ELECTIONS, says("What follows from this count?"), Count,
    yes=says("The first ones are elected"), no=says("They are not elected yet"),
    open=says("It cannot be said yet"),
)  # fmt: skip
OBJECT = question(
    "object", Topic.ELECTIONS, says("May the result still be objected to?"), Count,
    yes=says("An objection is in time"), no=says("It is too late to object"),
    open=says("It cannot be said yet"),
)  # fmt: skip
