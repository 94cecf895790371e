"""What a form of the builder brings, beside what somebody else saved meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from associations.actions.constitutions import Draft
from associations.forms.comparisons import Side, side_of
from associations.forms.draft_typed import print_of, settled, typed_in
from associations.models import Article, Constitution
from associations.rules.amending import Change, What, Written
from associations.rules.catalogue import kinds


@dataclass(frozen=True)
class Dispute:
    """One article that two wrote at the same time. `theirs` None: it was taken out."""

    pk: int
    mine: Side
    theirs: Side | None
    was: str  # how theirs stands now

    @property
    def choice(self) -> str:
        """The name of the field in which she chooses."""
        return f"a{self.pk}-keep"


@dataclass(frozen=True)
class Sent:
    """What is to be done with a form that was sent."""

    mine: Mapping[int, Draft]  # to be written
    again: Sequence[Draft]  # were taken out meanwhile, and shall stand again
    disputes: Sequence[Dispute]
    kept: Sequence[tuple[str, str]] = field(default=())  # the fields, to be asked again

    @property
    def changes(self) -> bool:
        return bool(self.mine or self.again)


def sent(
    post: QueryDict, draft: Constitution, articles: Sequence[Article], symbol: str
) -> Sent:  # fmt: skip
    """What was typed, article by article.

    Only what she changed herself is written. Where somebody else saved the same article
    meanwhile, otherwise than she, it is disputed until she has chosen.
    """
    meanwhile = post.get("saved_at") != draft.saved_at.isoformat()
    by_pk = {one.pk: one for one in articles}
    mine: dict[int, Draft] = {}
    again: list[Draft] = []
    disputes: list[Dispute] = []
    for pk in dict.fromkeys(int(one) for one in post.getlist("a") if one.isdecimal()):
        article = by_pk.get(pk)
        code = article.kind if article else post.get(f"a{pk}-kind", "")
        if article is None and code and code not in kinds():
            continue
        typed = typed_in(post, pk, code, article.parameters if article else {})
        was, now = post.get(f"a{pk}-was", ""), print_of(typed)
        stands = print_of(settled(article)) if article else ""
        if now in (was, stands):
            continue
        choice = post.get(f"a{pk}-keep")  # asked for where it was disputed before
        unsettled = choice is not None and choice not in ("mine", "theirs")
        overtaken = meanwhile and stands != was and (article is not None or not choice)
        if unsettled or overtaken:
            disputes.append(_dispute(pk, typed, article, stands, symbol))
        elif choice == "theirs":
            continue
        elif article is None:
            again.append(typed)
        else:
            mine[pk] = typed
    kept = _fields(post, {one.pk: one.was for one in disputes}) if disputes else ()
    return Sent(mine, again, disputes, kept)


def _dispute(
    pk: int, typed: Draft, article: Article | None, stands: str, symbol: str
) -> Dispute:  # fmt: skip
    number = article.number if article else ""
    ours = Written(str(pk), number, typed.heading, typed.text, typed.kind, typed.parameters)
    if article is None:
        return Dispute(pk, side_of(ours, None, (), symbol), None, stands)
    now = settled(article)
    theirs = Written(str(pk), number, now.heading, now.text, now.kind, now.parameters)
    blanks = Change(What.CHANGED, theirs, ours).blanks
    return Dispute(
        pk, side_of(ours, theirs, blanks, symbol), side_of(theirs, ours, blanks, symbol), stands
    )


def _fields(post: QueryDict, was: Mapping[int, str]) -> list[tuple[str, str]]:
    """All that the form had, to be sent once more with the choices."""
    stands = {f"a{pk}-was": told for pk, told in was.items()}
    chosen = {f"a{pk}-keep" for pk in was}
    return [
        (name, stands.get(name, value))
        for name, values in post.lists()
        if name not in ("csrfmiddlewaretoken", "saved_at") and name not in chosen
        for value in values
    ]


def told(post: QueryDict) -> list[tuple[str, str]]:
    """What a form had, in plain words: where the draft is gone, it can still be copied."""
    found = []
    for pk in dict.fromkeys(one for one in post.getlist("a") if one.isdecimal()):
        prefix = f"a{pk}-"
        values = [
            value
            for name, values in post.lists()
            if name.startswith(prefix)
            and name.removeprefix(prefix) not in ("heading", "was", "kind", "to", "keep")
            for value in values
            if value
        ]
        found.append((post.get(f"{prefix}heading", ""), "\n".join(values)))
    return found
