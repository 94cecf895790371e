"""Procedures about members: joining, changing, suspension, leaving, being put out; in words."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Request(StrEnum):
    """What an application asks for."""

    JOIN = "join"
    PERMANENT = "permanent"


REQUESTS: Final = {
    Request.JOIN: says("to join"),
    Request.PERMANENT: says("to become a permanent member"),
}


class ApplicationState(StrEnum):
    """Where an application is."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


APPLICATION_STATES: Final = {
    ApplicationState.WAITING: says("waits for a decision"),
    ApplicationState.GRANTED: says("granted"),
    ApplicationState.REFUSED: says("refused"),
    ApplicationState.WITHDRAWN: says("taken back by herself"),
}


class IncidentKind(StrEnum):
    """What is written down because a rule may ask for it."""

    ORDER = "order"
    CONDUCT = "conduct"
    COMPETES = "competes"
    EXCUSED = "excused"


INCIDENTS: Final = {
    IncidentKind.ORDER: says("an order was not completed"),
    IncidentKind.CONDUCT: says("harm to the association, as found by the committee"),
    IncidentKind.COMPETES: says("runs a competing business"),
    IncidentKind.EXCUSED: says("the general body excused her absences"),
}


class TerminationState(StrEnum):
    """Where the procedure to put a member out is. Nothing moves by itself."""

    FOUND = "found"  # a ground is found and written down
    NOTICE = "notice"  # notice was given
    HEARD = "heard"  # she answered, was heard, or did not want to be
    PUT_OUT = "put_out"
    STAYS = "stays"
    GIVEN_UP = "given_up"  # by those who began it
    APPEALED = "appealed"
    UPHELD = "upheld"
    REVERSED = "reversed"


TERMINATION_STATES: Final = {
    TerminationState.FOUND: says("a ground is found"),
    TerminationState.NOTICE: says("notice was given"),
    TerminationState.HEARD: says("she was heard"),
    TerminationState.PUT_OUT: says("she was put out"),
    TerminationState.STAYS: says("she stays"),
    TerminationState.GIVEN_UP: says("given up"),
    TerminationState.APPEALED: says("she appealed"),
    TerminationState.UPHELD: says("the appeal was refused"),
    TerminationState.REVERSED: says("the appeal was granted; she is a member again"),
}
UNDER_WAY: Final = (
    TerminationState.FOUND, TerminationState.NOTICE, TerminationState.HEARD,
)  # not decided yet  # fmt: skip


class Delivery(StrEnum):
    """How a notice reached her."""

    HAND = "hand"
    READ = "read"
    POST = "post"
    HOUSEHOLD = "household"
    PHONE = "phone"


DELIVERIES: Final = {
    Delivery.HAND: says("given into her hand"),
    Delivery.READ: says("read out to her"),
    Delivery.POST: says("by post"),
    Delivery.HOUSEHOLD: says("left with her household"),
    Delivery.PHONE: says("told by phone"),
}


class Service(StrEnum):
    """What a special committee is for (WESS: business services)."""

    DESIGN = "design"
    TRAINING = "training"
    MARKETING = "marketing"
    EXHIBITIONS = "exhibitions"
    ELECTION = "election"
    AUDIT = "audit"
    OTHER = "other"


SERVICES: Final = {
    Service.DESIGN: says("designers"),
    Service.TRAINING: says("training"),
    Service.MARKETING: says("marketing"),
    Service.EXHIBITIONS: says("exhibitions"),
    Service.ELECTION: says("the election"),
    Service.AUDIT: says("audit"),
    Service.OTHER: says("something else"),
}


class OfficeEnd(StrEnum):
    """Why somebody left an office."""

    NONE = ""
    TERM = "term"
    RESIGNED = "resigned"
    REMOVED = "removed"
    VACATED = "vacated"  # by an article: she missed meetings, left, owes dues …
    DIED = "died"


OFFICE_ENDS: Final = {
    OfficeEnd.TERM: says("her term ended"),
    OfficeEnd.RESIGNED: says("she resigned"),
    OfficeEnd.REMOVED: says("she was removed"),
    OfficeEnd.VACATED: says("she lost it by an article"),
    OfficeEnd.DIED: says("she died"),
}
