"""Words about bodies: what they are and how they stand."""

from enum import StrEnum


class BodyKind(StrEnum):
    NETWORK = "network"
    HOMENET = "homenet"
    ORGANISATION = "organisation"
    ASSOCIATION = "association"


class BodyStatus(StrEnum):
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class Basis(StrEnum):
    """Whose organisation it is (domain.md: assessed on five elements)."""

    MBO = "mbo"  # membership-based: its members govern it
    SUPPORT = "support"
    UNASSESSED = "unassessed"


class Figure(StrEnum):
    """What a reported figure counts. Reported and counted figures are never added together."""

    HOME_BASED_WORKERS = "home_based_workers"
    MEMBERS = "members"
    WOMEN = "women"
    GROUPS = "groups"


class PlaceLevel(StrEnum):
    COUNTRY = "country"
    FIRST = "first"  # province, state, division, atoll
    SECOND = "second"  # district
    THIRD = "third"  # tehsil, upazila, taluka, municipality
    LOCALITY = "locality"  # village, ward, basti
