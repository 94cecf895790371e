"""Who we are and what we hold to: articles that are read aloud and kept to, and judge nothing.

They carry parameters (a name, a list, how often), so that they are printed, compared and found;
what can be decided by facts stands in the rooms of its topic (independence: `founding`).
"""

from typing import Final

from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import TIMES, pick, several, whole, words
from hnsa.law.words import says


@kind(
    "name", topic=Topic.VALUES, heading=says("Name and place"),
    source="kinds.csv bylaws.must_cover, name.change",
)  # fmt: skip
class Name(Kind):
    """The name of the association and the place where it has its seat."""

    name: str = words("", says("Name"), longest=200)
    seat: str = words("", says("Place"), longest=200)
    sentence = says("The association is called {name}. Its seat is in {seat}.")


PURPOSES: Final = {
    "bargaining": says("bargaining together"),
    "savings": says("saving together"),
    "inputs": says("buying materials together"),
    "skills": says("learning and improving skills"),
    "plans": says("business plans and links to markets"),
    "rights": says("social and economic rights"),
    "finance": says("finance for the group"),
    "exhibitions": says("exhibitions"),
    "protection": says("access to social protection"),
    "information": says("sharing information"),
}


@kind(
    "purposes", topic=Topic.VALUES, heading=says("What we do together"),
    source="training content: activities and benefits of a trade association",
)  # fmt: skip
class Purposes(Kind):
    """What the members do together, from the list of the trainings."""

    purposes: tuple[str, ...] = several(
        ["bargaining", "savings", "inputs", "skills", "plans", "rights", "finance", "exhibitions"],
        says("Purposes"), PURPOSES,
    )  # fmt: skip
    sentence = says("The members join for these purposes: {purposes}.")


VALUES: Final = {
    "partnership": says("equal and democratic partnership"),
    "transparency": says("openness in all that is done"),
    "solidarity": says("solidarity"),
    "benefit": says("benefit for all together"),
    "independence": says("independence"),
    "participation": says("a part for everyone"),
    "self_help": says("self-help"),
}


@kind(
    "values", topic=Topic.VALUES, heading=says("What we hold to"),
    source="R28 (training content, vision: the five elements of a members' organisation)",
)  # fmt: skip
class Values(Kind):
    """The values that the members state; whom nobody refuses stands in `joining`."""

    values: tuple[str, ...] = several(
        ["partnership", "transparency", "solidarity", "benefit", "independence"],
        says("Values"), VALUES,
    )  # fmt: skip
    sentence = says("In all that we do we hold to these: {values}.")


@kind(
    "mutual_duties", topic=Topic.VALUES, heading=says("Bound to each other"),
    source="seed: definition of an association (joined and left at will, mutual undertakings)",
)  # fmt: skip
class MutualDuties(Kind):
    """The members are bound to each other, and each of them is free to join and to leave."""

    sentence = says(
        "The members promise each other to keep these articles. Each joined of her own will and is "
        "free to leave."
    )


@kind(
    "self_help", topic=Topic.VALUES, heading=says("By our own strength"),
    source="R18 (WESS: no waiting for outside money)",
)  # fmt: skip
class SelfHelp(Kind):
    """The association begins with its own means and waits for no money from outside."""

    sentence = says("We begin with what we have, and do not wait for money from outside.")


@kind(
    "constitution_readings", topic=Topic.VALUES, heading=says("Everybody knows these articles"),
    source="seed: all members are familiar with the constitution",
)  # fmt: skip
class ConstitutionReadings(Kind):
    """The constitution is read out to the members so many times a year."""

    times: int = whole(1, says("Times a year"), least=1, most=52, unit=TIMES)
    sentence = says(
        "These articles are read out to the members {times} time a year.",
        "These articles are read out to the members {times} times a year.",
    )


@kind(
    "known_to_all", topic=Topic.VALUES, heading=says("Known to all members"),
    source="seed: all members are familiar with the constitution (no number is given)",
)  # fmt: skip
class KnownToAll(Kind):
    """Every member is familiar with the constitution; how often it is read out is left open."""

    sentence = says("Every member knows these articles; whoever joins has them read to her.")


@kind(
    "market_survey", topic=Topic.VALUES, heading=says("Market survey"),
    source="R21 (Haleeb: by the secretary, shared with all members)",
)  # fmt: skip
class MarketSurvey(Kind):
    """Who surveys the market for all. How often: `market_survey_every`."""

    post: Post = pick("secretary", says("Who surveys the market"), POSTS)
    sentence = says("The {post} surveys the market and shares what she learns with all members.")


@kind(
    "company_contacts", topic=Topic.VALUES, heading=says("Buyers and companies"),
    source="seed (Kaarvan: contact relevant companies for business)",
)  # fmt: skip
class CompanyContacts(Kind):
    """The association looks for orders itself: it seeks out companies and keeps their addresses."""

    sentence = says(
        "We seek out the companies that may give us orders, and keep a list of them for all."
    )


@kind(
    "saving_together", topic=Topic.VALUES, heading=says("Saving together"),
    source="kinds.csv finance.savings: collective savings; seed: savings policies",
)  # fmt: skip
class SavingTogether(Kind):
    """The members save together; how much is decided by them."""

    sentence = says("The members save together. They decide together how much, and for what.")


@kind(
    "privacy", topic=Topic.VALUES, heading=says("What is known of a member"),
    source="kinds.csv member.privacy",
)  # fmt: skip
class Privacy(Kind):
    """What the registers hold of a member is not given away."""

    sentence = says(
        "What our registers say of a member is shown to nobody outside unless she agrees."
    )


@kind(
    "literacy_goal", topic=Topic.VALUES, heading=says("Reading and writing"),
    source="kinds.csv member.literacy_goal",
)  # fmt: skip
class LiteracyGoal(Kind):
    """Every member learns to read, and to sign with her name."""

    sentence = says("Every member learns to read and to sign with her name.")


LIABILITIES: Final = {
    "limited": says("with her shares and dues only"),
    "unlimited": says("with all that she owns"),
}


@kind(
    "liability", topic=Topic.VALUES, heading=says("Who answers for debts"),
    source="kinds.csv bylaws.must_cover; Puducherry Act s.5 (change of liability)",
)  # fmt: skip
class Liability(Kind):
    """With what a member answers for the debts of the association."""

    extent: str = pick("limited", says("How far"), LIABILITIES)
    sentence = says("For debts of the association a member answers {extent}.")


@kind(
    "belongs_to", topic=Topic.VALUES, heading=says("The network we belong to"),
    source="kinds.csv federation.affiliation", often=True,
)  # fmt: skip
class BelongsTo(Kind):
    """A federation or network that the association belongs to."""

    body: str = words("", says("Federation or network"), longest=200)
    sentence = says("The association belongs to {body}. What it decides stays with its members.")
