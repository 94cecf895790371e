"""The ledger of who we are."""

from .body import (
    Affiliation,
    Body,
    Contact,
    HomeNet,
    Organisation,
    OrganisationKind,
    Registration,
    ReportedFigure,
)
from .imports import ImportJob, ImportProgress, ImportRow, ImportTrace
from .membership import Membership
from .person import (
    Consent,
    NameToken,
    NameWord,
    NationalId,
    Person,
    Phone,
    Reveal,
    RoleInTrade,
)
from .place import Place
from .posting import Posting

__all__ = [
    "Affiliation",
    "Body",
    "Consent",
    "Contact",
    "HomeNet",
    "ImportJob",
    "ImportProgress",
    "ImportRow",
    "ImportTrace",
    "Membership",
    "NameToken",
    "NameWord",
    "NationalId",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Phone",
    "Place",
    "Posting",
    "Registration",
    "ReportedFigure",
    "Reveal",
    "RoleInTrade",
]
