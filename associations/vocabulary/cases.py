"""The registration of an association: its case, the steps, what is chosen from lists."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class CaseState(StrEnum):
    """Where the case of an association is."""

    DRAFT = "draft"  # the facilitator writes
    SENT = "sent"  # the HomeNet examines
    RETURNED = "returned"  # back with remarks
    REGISTERED = "registered"
    REFUSED = "refused"  # an appeal may follow
    APPEALED = "appealed"  # the HomeNet examines again
    DROPPED = "dropped"  # given up by who wrote it


OPEN_STATES: Final = (CaseState.DRAFT, CaseState.RETURNED)  # the facilitator may write
WAITING_STATES: Final = (CaseState.SENT, CaseState.APPEALED)  # the HomeNet decides

CASE_STATES: Final = {
    CaseState.DRAFT: says("being written"),
    CaseState.SENT: says("sent, being examined"),
    CaseState.RETURNED: says("returned with remarks"),
    CaseState.REGISTERED: says("registered"),
    CaseState.REFUSED: says("refused"),
    CaseState.APPEALED: says("appealed, being examined again"),
    CaseState.DROPPED: says("given up"),
}


class Step(StrEnum):
    """The steps of a registration, in their usual order; any may come first."""

    NEED = "need"
    ASSOCIATION = "association"
    FOUNDERS = "founders"
    CONSTITUTION = "constitution"
    OFFICES = "offices"
    MEETING = "meeting"
    CHECK = "check"


STEPS: Final = {
    Step.NEED: says("The need"),
    Step.ASSOCIATION: says("The association"),
    Step.FOUNDERS: says("Founding members"),
    Step.CONSTITUTION: says("The constitution"),
    Step.OFFICES: says("Office-bearers"),
    Step.MEETING: says("Founding meeting"),
    Step.CHECK: says("Check and send"),
}

PURPOSES: Final = {
    "better_pay": says("fair pay for home-based work"),
    "orders": says("more and steadier orders"),
    "rights": says("rights and recognition as workers"),
    "skills": says("better skills"),
    "savings": says("saving together"),
    "protection": says("access to social protection"),
}
BENEFITS: Final = {
    "information": says("information"),
    "inputs": says("better prices by buying inputs together"),
    "volume": says("a high volume of output from one source"),
    "orders": says("more orders"),
    "markets": says("access to markets"),
    "training": says("training and exposure visits"),
    "protection": says("access to social protection"),
    "tax_number": says("a tax number as a collective"),
}
ACTIVITIES: Final = {
    "bargain": says("bargain together"),
    "save": says("save together"),
    "buy": says("buy inputs together"),
    "skills": says("develop members’ skills"),
    "plans": says("help members with business plans and market linkages"),
    "pressure": says("press for social and economic rights"),
    "finance": says("arrange group finance"),
    "exhibitions": says("take part in exhibitions"),
}

ACCOUNT_PAPERS: Final = {
    "resolution": says("Resolution of the members to open the account"),
    "constitution": says("Copy of the constitution, signed"),
    "office_bearers": says("List of office-bearers"),
    "identity": says("Identity papers of the signatories"),
    "photos": says("Photographs of the signatories"),
    "signatures": says("Specimen signatures or thumb prints"),
    "form": says("Form of the bank"),
}


class CameBy(StrEnum):
    """How somebody came to an office."""

    FOUNDED = "founded"  # chosen at the founding meeting
    ELECTED = "elected"
    FILLED = "filled"  # for the rest of another's term
    APPOINTED = "appointed"  # by a meeting or the committee, where articles allow it


class DocumentKind(StrEnum):
    """What a kept paper is."""

    MINUTES = "minutes"
    ACCOUNT = "account"
    REGISTRATION = "registration"
    PHOTO = "photo"
    OTHER = "other"
