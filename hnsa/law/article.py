"""What a kind of article is: parameters, the sentence it prints, and what it answers.

A kind is one class: `@kind("minimum_age", topic=JOINING, source="R2 (WESS)")` above a subclass of
`Kind` whose fields are blanks. The form that edits it, the printed sentence, the check of its
parameters, and the page that explains a refusal all come from the class.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import signature
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar

from hnsa.law.blanks import Blank, Unfit, Unread, blanks_in
from hnsa.law.question import Speaks
from hnsa.law.words import Line, Text, blanks_of, line, tell


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a kind that answers a question."""

    name: str
    needs: tuple[str, ...]
    reads: tuple[str, ...]  # with those it needs
    with_law: bool


class Kind:
    """A kind of article; an instance is the rule of one article, with its parameters."""

    code: ClassVar[str]
    topic: ClassVar[str]
    heading: ClassVar[str]  # the usual heading of such an article
    sentence: ClassVar[Text]
    source: ClassVar[str]  # where the rule was seen
    by: ClassVar[str] = ""  # the parameter by which it may stand several times
    often: ClassVar[bool] = False  # may stand several times without such a parameter
    judges: ClassVar[bool]  # whether it answers any question; else it is text with parameters
    blanks: ClassVar[tuple[Blank, ...]]
    methods: ClassVar[Mapping[str, Method]]  # code of the question → its method

    if TYPE_CHECKING:  # the real one is a dataclass's, with the blanks of each kind

        def __init__(self, **parameters: Any) -> None: ...

    @classmethod
    def load(cls, kept: Mapping[str, object]) -> Self:
        """The rule from JSON or from what was typed, by name of the blank. Raises Unfit.

        What is left out stands as at first; what is not of this kind is refused.
        """
        values, wrong = {}, {}
        for blank in cls.blanks:
            if blank.name not in kept and blank.default != "":
                continue
            try:
                values[blank.name] = blank.read(kept.get(blank.name))
            except Unread as error:
                wrong[blank.name] = error.line
        known = {blank.name for blank in cls.blanks}
        for name in (one for one in kept if one not in known):
            wrong[name] = tell("An article of this kind has no place called {name}.", name=name)
        if wrong:
            raise Unfit(wrong)
        return cls(**values)

    def kept(self) -> dict[str, object]:
        """The parameters as JSON; `load` makes the same rule of it."""
        return {one.name: one.keep(getattr(self, one.name)) for one in self.blanks}

    def says(self) -> Line:
        """The sentence of this article with its parameters in their places."""
        return line(self.sentence, {name: self.shown(name) for name in blanks_of(self.sentence)})

    def shown(self, name: str) -> object:
        """What stands in a place of the sentence: the value, or the label of what was picked."""
        blank = next(one for one in self.blanks if one.name == name)
        value = getattr(self, name)
        options = getattr(blank, "options", None)
        if value is None:
            return ""
        if isinstance(value, tuple) and options:
            return tuple(Line(options[one]) for one in value)
        return Line(options[value]) if options else value

    def slips(self) -> Iterable[Line]:
        """What contradicts itself within this article."""
        return ()

    def slips_beside(self, law: Any) -> Iterable[Line]:
        """What contradicts another article (`law` is the whole constitution, a `law.Law`)."""
        return ()

    @property
    def standing_for(self) -> object:
        """By which it differs from others of its kind: the subject; None where it stands once."""
        return getattr(self, self.by) if self.by else None


@dataclass(frozen=True)
class Article:
    """One article of a constitution: its number, heading, own words, and its rule if it has one."""

    number: str
    heading: str = ""
    text: str = ""
    rule: Kind | None = None


KINDS: Final[dict[str, type[Kind]]] = {}
_K = TypeVar("_K", bound=type[Kind])


def kind(
    code: str, *, topic: str, heading: str, source: str, by: str = "", often: bool = False
) -> Callable[[_K], _K]:
    """Class decorator: make the kind known under its code.

    Raises ValueError if the code is taken, there is no sentence or it has a blank that is no
    parameter, `by` names none, a field is no blank, or two methods answer one question.
    """

    def make(cls: _K) -> _K:
        made = dataclass(frozen=True)(cls)
        made.code, made.topic, made.heading, made.source = code, topic, heading, source
        made.by, made.often = by, often
        made.blanks = blanks_in(made)
        made.methods = _methods(code, made)
        made.judges = bool(made.methods)
        names = {one.name for one in made.blanks}
        if not getattr(made, "sentence", ""):
            raise ValueError(f"{code}: no sentence")
        if unknown := set(blanks_of(made.sentence)) - names:
            raise ValueError(f"{code}: the sentence has blanks that are no parameters: {unknown}")
        if by and by not in names:
            raise ValueError(f"{code}: no parameter {by!r}")
        if set(made.__dataclass_fields__) != names:  # type: ignore[attr-defined]
            raise ValueError(f"{code}: every field is a blank")
        if code in KINDS:
            raise ValueError(f"there is a kind {code!r} already")
        KINDS[code] = made
        return cls

    return make


def _methods(code: str, cls: type[Kind]) -> dict[str, Method]:
    found: dict[str, Method] = {}
    for name in dir(cls):
        speaks = getattr(getattr(cls, name), "speaks", None)
        if not isinstance(speaks, Speaks):
            continue
        asked = speaks.question.code
        if asked in found:
            raise ValueError(f"{code}: {found[asked].name} and {name} both answer {asked!r}")
        with_law = len(signature(getattr(cls, name)).parameters) > 2
        reads = tuple(dict.fromkeys((*speaks.needs, *speaks.reads)))
        found[asked] = Method(name, speaks.needs, reads, with_law)
    return found


@contextmanager
def forgotten_after() -> Iterator[None]:
    """For tests: the kinds that are made inside are not known any more afterwards."""
    known = set(KINDS)
    try:
        yield
    finally:
        for code in set(KINDS) - known:
            del KINDS[code]
