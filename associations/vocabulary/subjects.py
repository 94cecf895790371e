"""What is decided, who decides, and which meetings there are: words that articles choose from."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Subject(StrEnum):
    """What a motion is about. A threshold for a subject goes before the ordinary one."""

    ORDINARY = "ordinary"
    ADMISSION = "admission"
    PERMANENCE = "permanence"
    EXPULSION = "expulsion"
    SUSPENSION = "suspension"
    REMOVAL = "removal"
    EXPENDITURE = "expenditure"
    LOAN = "loan"
    PROPERTY = "property"
    STAFF = "staff"
    NAME = "name"
    AMENDMENT = "amendment"
    MERGER = "merger"
    AFFILIATION = "affiliation"
    LIABILITY = "liability"
    DISSOLUTION = "dissolution"


SUBJECTS: Final = {
    Subject.ORDINARY: says("an ordinary question"),
    Subject.ADMISSION: says("the admission of a member"),
    Subject.PERMANENCE: says("making a member permanent"),
    Subject.EXPULSION: says("putting a member out"),
    Subject.SUSPENSION: says("the suspension of a member"),
    Subject.REMOVAL: says("the removal of an office-bearer"),
    Subject.EXPENDITURE: says("an expenditure"),
    Subject.LOAN: says("a loan"),
    Subject.PROPERTY: says("the sale of property"),
    Subject.STAFF: says("taking on paid staff"),
    Subject.NAME: says("a change of the name"),
    Subject.AMENDMENT: says("a change of the constitution"),
    Subject.MERGER: says("joining with another association"),
    Subject.AFFILIATION: says("joining a federation"),
    Subject.LIABILITY: says("how far members answer for debts"),
    Subject.DISSOLUTION: says("the end of the association"),
}


class Organ(StrEnum):
    """Who decides."""

    GENERAL = "general"
    COMMITTEE = "committee"
    PRESIDENT = "president"
    ELECTION_COMMITTEE = "election_committee"


ORGANS: Final = {
    Organ.GENERAL: says("the general body"),
    Organ.COMMITTEE: says("the executive committee"),
    Organ.PRESIDENT: says("the president"),
    Organ.ELECTION_COMMITTEE: says("the election committee"),
}
DECIDERS: Final = {
    one: ORGANS[one] for one in (Organ.GENERAL, Organ.COMMITTEE, Organ.PRESIDENT)
}  # who decides about members


class Gathering(StrEnum):
    """Kinds of meetings."""

    REGULAR = "regular"
    ANNUAL = "annual"
    SPECIAL = "special"
    EMERGENCY = "emergency"
    REQUISITIONED = "requisitioned"
    COMMITTEE = "committee"


GATHERINGS: Final = {
    Gathering.REGULAR: says("a regular meeting"),
    Gathering.ANNUAL: says("the yearly general meeting"),
    Gathering.SPECIAL: says("a special general meeting"),
    Gathering.EMERGENCY: says("an emergency meeting"),
    Gathering.REQUISITIONED: says("a meeting that members asked for"),
    Gathering.COMMITTEE: says("a meeting of the committee"),
}


class Post(StrEnum):
    """Offices that constitutions name."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    SECRETARY = "secretary"
    JOINT_SECRETARY = "joint_secretary"
    TREASURER = "treasurer"
    MEMBER = "member"
    AUDITOR = "auditor"
    DELEGATE = "delegate"


POSTS: Final = {
    Post.PRESIDENT: says("president"),
    Post.VICE_PRESIDENT: says("vice-president"),
    Post.SECRETARY: says("secretary"),
    Post.JOINT_SECRETARY: says("joint secretary"),
    Post.TREASURER: says("treasurer"),
    Post.MEMBER: says("member of the committee"),
    Post.AUDITOR: says("auditor"),
    Post.DELEGATE: says("delegate"),
}


class Category(StrEnum):
    """Kinds of members that constitutions name."""

    ORDINARY = "ordinary"
    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    ASSOCIATE = "associate"
    HONORARY = "honorary"
    LIFE = "life"
    PATRON = "patron"


CATEGORIES: Final = {
    Category.ORDINARY: says("ordinary member"),
    Category.PERMANENT: says("permanent member"),
    Category.TEMPORARY: says("temporary member"),
    Category.ASSOCIATE: says("associate member"),
    Category.HONORARY: says("honorary member"),
    Category.LIFE: says("life member"),
    Category.PATRON: says("patron"),
}


class Departure(StrEnum):
    """How a former member left."""

    RESIGNED = "resigned"
    EXPELLED = "expelled"
    LAPSED = "lapsed"


DEPARTURES: Final = {
    Departure.RESIGNED: says("she resigned"),
    Departure.EXPELLED: says("she was put out"),
    Departure.LAPSED: says("her membership lapsed"),
}


class Period(StrEnum):
    """How often something is due."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


PERIODS: Final = {
    Period.WEEK: says("week"),
    Period.MONTH: says("month"),
    Period.QUARTER: says("quarter"),
    Period.HALF_YEAR: says("half-year"),
    Period.YEAR: says("year"),
}
MONTHS_OF: Final = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


class Paper(StrEnum):
    """Books and papers of an association. For ANY an article speaks where no other does."""

    ANY = "any"
    MEMBERS = "members"
    MINUTES = "minutes"
    CASH_BOOK = "cash_book"
    RECEIPTS = "receipts"
    LOANS = "loans"
    LETTERS = "letters"


PAPERS: Final = {
    Paper.ANY: says("books and papers"),
    Paper.MEMBERS: says("the register of members"),
    Paper.MINUTES: says("the minutes"),
    Paper.CASH_BOOK: says("the cash book"),
    Paper.RECEIPTS: says("receipts"),
    Paper.LOANS: says("papers of loans"),
    Paper.LETTERS: says("letters"),
}
