"""One resolution on paper, for the bank or an authority: its words, who it is about, who signs."""

from dataclasses import dataclass

from django.db.models import QuerySet

from associations.models import Motion, Office
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from associations.queries.constitutions import symbol_of
from associations.queries.naming import by_sight
from associations.queries.offices import committee_on
from associations.vocabulary.subjects import Post
from hnsa.law.money import Money
from members.models import Body, Person

SIGNING = (Post.PRESIDENT, Post.SECRETARY, Post.TREASURER)


@dataclass(frozen=True)
class Signs:
    """Who signs it, and for which office; the name only where it may be told."""

    post: str
    name: Written


@dataclass(frozen=True)
class Resolution:
    """All that stands on the sheet."""

    association: Written
    association_native: Written
    own: Written  # its name in the script of the sheet
    title: Written
    text: Written
    person: Written
    sum: str
    signs: tuple[Signs, ...]


def resolution_of(
    motion: Motion, body: Body, *, person: str, people: QuerySet[Person]
) -> Resolution:  # fmt: skip
    """The sheet of a decided motion. `person`: whom it is about; `people`: whom the reader sees."""
    assert motion.decided_on is not None
    spoken = languages_of(body)
    held = [one for one in committee_on(body, motion.decided_on) if one.post in SIGNING]
    by_sight(held, people)
    money = f"{symbol_of(body)} {Money(motion.sum_asked)}".strip() if motion.sum_asked else ""
    return Resolution(
        association=written(body.name, spoken),
        association_native=written(body.name_native, spoken),
        own=written(in_script(body.name, body.name_native), spoken),
        title=written(motion.title, spoken), text=written(motion.text, spoken),
        person=written(person, spoken), sum=money,
        signs=tuple(
            Signs(one.get_post_display(), written(_name(one), spoken)) for one in held
        ),
    )  # fmt: skip


def _name(office: Office) -> str:
    person = office.person
    return "" if office.is_hidden else in_script(person.full_name, person.full_name_native)
