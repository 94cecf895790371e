"""The posts of a constitution: who holds each, what is vacant, and how that is filled by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from associations.models import Case, Office
from associations.queries import terms
from associations.queries.offices import NOT_ON_COMMITTEE
from associations.rules.asked_of_offices import VACANCY, Term
from associations.rules.seats import CommitteePosts
from associations.rules.signing import Signatories, SignatureLimit
from associations.vocabulary.subjects import Post
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Verdict
from hnsa.law.words import Line
from members.models import Body

USUAL: Final = (Post.PRESIDENT, Post.SECRETARY, Post.TREASURER)  # where no article names them


@dataclass(frozen=True)
class Place:
    """A post, who holds it and, where nobody does, since when and what the articles say of that."""

    post: Post
    held: tuple[terms.Ending, ...]
    vacant_since: date | None = None
    filling: Verdict | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether somebody is to be chosen for it."""
        return not self.held


def named_in(law: Law | None) -> list[Post]:
    """The offices that the articles name, or the usual three."""
    rules = law.of(CommitteePosts) if law is not None else ()
    return list(dict.fromkeys(post for rule in rules for post in rule.posts)) or list(USUAL)


def places(body: Body, law: Law | None, on: date, rows: Sequence[Office]) -> list[Place]:
    """The posts of the constitution, and others that somebody holds. One query beside `rows`.

    `rows`: all offices that were ever held there.
    """
    registered = Case.objects.filter(body=body).values_list("registered_on", flat=True).first()
    held = terms.endings(rows, law, registered, on)
    wanted = dict.fromkeys([*named_in(law), *sorted(Post(one.office.post) for one in held)])
    found = []
    for post in sorted(wanted, key=list(Post).index):
        holders = tuple(one for one in held if one.office.post == post)
        if holders:
            found.append(Place(post, holders))
        else:
            found.append(_vacant(post, law, registered, on, rows))
    return found


def _vacant(
    post: Post, law: Law | None, registered: date | None, on: date, rows: Sequence[Office]
) -> Place:
    before = [
        one for one in rows if one.post == post and one.ends_on is not None and one.ends_on <= on
    ]
    if not before:
        return Place(post, ())
    last = max(before, key=lambda one: (one.ends_on, one.pk))
    facts: dict[str, Any] = terms.of_term(last, rows)
    facts |= {"on": on, "registered_on": registered, "vacant_since": last.ends_on}
    filling = ask(VACANCY, law, Term(**facts)) if law is not None else None
    return Place(post, (), last.ends_on, filling)


# --- who signs


@dataclass(frozen=True)
class Signing:
    """An article on signatures: its number and sentence, and who may sign by it today."""

    article: str
    sentence: Line
    women: tuple[Office, ...]
    vacant: tuple[Post, ...]


def signing_posts(law: Law | None) -> frozenset[Post]:
    """The offices whose holders sign for the money; empty where the articles are silent."""
    if law is None:
        return frozenset()
    rules: list[Signatories | SignatureLimit] = [
        *law.of(Signatories), *law.of(SignatureLimit)
    ]  # fmt: skip
    return frozenset(post for rule in rules for post in rule.posts)


def signing(law: Law | None, held: Sequence[Office]) -> list[Signing]:
    """Each article on signatures with the women whom it lets sign: who holds the named posts."""
    found = []
    for one in law.effective if law is not None else ():
        rule = one.rule
        if isinstance(rule, Signatories | SignatureLimit):
            named = rule.posts
            women = tuple(office for office in held if office.post in named)
            there = {office.post for office in women}
            vacant = tuple(post for post in named if post not in there)
            found.append(Signing(one.number, rule.says(), women, vacant))
    return found


def is_seat(post: str) -> bool:
    """Whether who holds it sits on the executive committee."""
    return post not in NOT_ON_COMMITTEE
