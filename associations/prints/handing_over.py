"""The list of what is handed over with an office, to be signed by both women."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString

from associations.models import Office
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from associations.queries.constitutions import symbol_of
from associations.rules.offices import HandingOver
from associations.vocabulary.subjects import PAPERS, POSTS, Paper, Post
from hnsa.core.saying import shown, text_of
from hnsa.law.asking import Law
from members.models import Body

SPARE: Final = 3  # empty lines for what is found when both sit down


@dataclass(frozen=True)
class Sheet:
    """All that stands on the list. Names that the reader may not know are left to be written."""

    association: Written
    post: str
    giver: Written
    taker: Written
    day: date | None
    things: tuple[Written, ...]
    usual: tuple[str, ...]  # what to think of, where nothing is written down yet
    article: str
    sentence: SafeString | str
    spare: range = range(SPARE)


def sheet_of(body: Body, office: Office, after: Office | None, law: Law | None) -> Sheet:
    """The list for that office, with who comes after her and what the article asks."""
    spoken = languages_of(body)
    things = [line.strip() for line in office.handed_over.splitlines() if line.strip()]
    rules = law.of(HandingOver) if law is not None else ()
    usual = [text_of(word) for code, word in PAPERS.items() if code != Paper.ANY]
    return Sheet(
        association=written(in_script(body.name, body.name_native), spoken),
        post=text_of(POSTS[Post(office.post)]),
        giver=written(_name(office), spoken), taker=written(_name(after), spoken),
        day=office.handed_over_on, things=tuple(written(one, spoken) for one in things),
        usual=() if things else tuple(usual),
        article=law.number_of(rules[0]) if law is not None and rules else "",
        sentence=shown(rules[0].says(), symbol_of(body)) if rules else "",
    )  # fmt: skip


def _name(office: Office | None) -> str:
    if office is None or office.is_hidden:
        return ""
    return in_script(office.person.full_name, office.person.full_name_native)
