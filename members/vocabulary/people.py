"""Words about people and their memberships."""

from enum import StrEnum


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How a person stands to the relative who is written with her name."""

    UNKNOWN = "unknown"
    WIFE = "wife_of"
    WIDOW = "widow_of"
    DAUGHTER = "daughter_of"
    SON = "son_of"
    MOTHER = "mother_of"


class PersonRole(StrEnum):
    """What a person does in the chain of work (workshop report; stays on her record)."""

    PRODUCER = "producer"
    SALES_AGENT = "sales_agent"
    CONTRACTOR = "contractor"
    FACILITATOR = "facilitator"
    TRAINER = "trainer"


class ConsentPurpose(StrEnum):
    REGISTER = "register"  # to be written in the register
    CONTACT = "contact"
    PROFILE = "profile"  # needs assessment
    PUBLICITY = "publicity"


class ConsentHow(StrEnum):
    TOLD = "told"
    SIGNED = "signed"
    THUMB = "thumb"


class MembershipGround(StrEnum):
    """Why a membership ended."""

    NONE = ""
    RESIGNED = "resigned"
    DIED = "died"
    TERMINATED = "terminated"
    TRANSFERRED = "transferred"
    BODY_ENDED = "body_ended"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a posting lets a user do (see `members/access`)."""

    ADMINISTRATOR = "administrator"
    DATA_CLERK = "data_clerk"
    FACILITATOR = "facilitator"
    AUDITOR = "auditor"
    REGIONAL_READER = "regional_reader"
    COMMISSIONER = "commissioner"  # sits on the election committee of an association
