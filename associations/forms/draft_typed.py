"""What is typed into a draft: what is kept of it, and how it is shown to be typed again.

It is kept as typed where it cannot be read yet; what can be read is kept as its kind keeps it, so
that versions can be compared.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.http import QueryDict

from associations.actions.constitutions import Draft
from associations.models import Article
from associations.rules.catalogue import kinds
from hnsa.core.saying import text_of
from hnsa.law.blanks import Blank, Day, Several, Unread

LONGEST_HEADING = Article._meta.get_field("heading").max_length or 160


def stored(blank: Blank, article: Article) -> str | list[str]:
    """What stands in a place of an article, as the form shows it."""
    if blank.name in article.parameters:
        kept = article.parameters[blank.name]
    else:
        kept = blank.keep(blank.default) if blank.default != "" else ""
    return typed_as(blank, kept)


def typed_as(blank: Blank, kept: Any) -> str | list[str]:
    """A value as JSON keeps it, as one would type it."""
    if isinstance(blank, Several):
        many = kept.split(",") if isinstance(kept, str) else kept
        return [str(one).strip() for one in many or ()]
    if kept is None:
        return ""
    if isinstance(kept, bool):
        return "yes" if kept else "no"
    if isinstance(kept, list):  # steps
        return ", ".join(": ".join(map(str, pair)) for pair in kept)
    if isinstance(blank, Day):
        try:
            day = blank.read(kept)
        except Unread:
            return str(kept)
        return f"{day.day}/{day.month}/{day.year}"
    return str(kept)


def kept_of(blank: Blank, typed: str | list[str]) -> Any:
    """What is kept of what was typed: the value, or the very letters where it is none yet."""
    try:
        return blank.keep(blank.read(typed))
    except Unread:
        return typed


def begun(kind: str, parameters: Mapping[str, Any], heading: str = "", text: str = "") -> Draft:
    """An article to be added, with all its places as the form would send them back."""
    found = kinds().get(kind)
    if found is None:
        return Draft(kind, dict(parameters), heading, text.strip())
    article = Article(kind=kind, parameters=dict(parameters))
    kept = {blank.name: kept_of(blank, stored(blank, article)) for blank in found.blanks}
    return Draft(kind, kept, heading or found.heading, text.strip())


def settled(article: Article) -> Draft:
    """The article as it comes back from the form when nothing is changed in it."""
    heading = " ".join(article.heading.split())
    return begun(article.kind, article.parameters, heading, _clean(article.text))


def typed_in(post: QueryDict, pk: int, code: str, stands: Mapping[str, Any]) -> Draft:
    """What was typed into an article. `stands`: its parameters, kept where they have no fields."""
    prefix = f"a{pk}-"
    kind = kinds().get(code)
    heading = " ".join(_clean(post.get(f"{prefix}heading", "")).split())
    text = _clean(post.get(f"{prefix}text", ""))
    if len(heading) > LONGEST_HEADING:  # what does not fit goes before the own words
        heading, text = heading[:LONGEST_HEADING], f"{heading}\n{text}".strip()
    parameters = {} if kind else dict(stands)
    if kind is not None:
        if heading in ("", text_of(kind.heading)):
            heading = kind.heading
        for blank in kind.blanks:
            told = [_clean(one) for one in post.getlist(prefix + blank.name)]
            if isinstance(blank, Several):
                parameters[blank.name] = kept_of(blank, [one for one in told if one])
            else:  # of a box the last one counts: before it goes the "no" of the empty box
                parameters[blank.name] = kept_of(blank, told[-1] if told else "")
    return Draft(code, parameters, heading, text)


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def print_of(draft: Draft) -> str:
    """A short print of what an article says, to see whether it was changed since."""
    told = json.dumps(
        [draft.heading, draft.text, draft.parameters], sort_keys=True, ensure_ascii=False
    )
    return sha256(told.encode()).hexdigest()[:16]
