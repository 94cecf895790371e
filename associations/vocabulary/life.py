"""The life of an association and of its constitutions, in words."""

from enum import StrEnum


class Stage(StrEnum):
    """Where an association is in its life."""

    FORMING = "forming"  # needs known, founders come together
    FOUNDED = "founded"  # a constitution is adopted, offices are filled
    ASKED = "asked"  # asks the HomeNet for registration
    REGISTERED = "registered"
    ENDED = "ended"


class Standing(StrEnum):
    """What a version of a constitution is."""

    DRAFT = "draft"
    ADOPTED = "adopted"
