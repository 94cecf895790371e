"""Questions to a constitution: what is asked, which facts it needs, how grounds make an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from hnsa.law.blanks import Blank, Unfit, Unread, blanks_in, day
from hnsa.law.words import says, tell


@dataclass(frozen=True)
class Facts:
    """The facts of a question; every field is a blank, and None where it is not known."""

    blanks: ClassVar[tuple[Blank, ...]]
    on: date | None = day(None, says("On the day"))  # noqa: RUF009 - a blank

    if TYPE_CHECKING:  # the real one is a dataclass's, with the blanks of each subclass

        def __init__(self, **known: Any) -> None: ...

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True)(cls)
        cls.blanks = blanks_in(cls)

    @classmethod
    def load(cls, told: Mapping[str, object]) -> Self:
        """Facts as they were typed, by name. Raises Unfit, with what is wrong by name."""
        values, wrong = {}, {}
        for blank in cls.blanks:
            if told.get(blank.name) in (None, "", (), []):
                continue  # nobody told it: it stays as it is while nothing is known
            try:
                values[blank.name] = blank.read(told[blank.name])
            except Unread as error:
                wrong[blank.name] = error.line
        known = {blank.name for blank in cls.blanks}
        for name in (one for one in told if one not in known):
            wrong[name] = tell("This question has no fact called {name}.", name=name)
        if wrong:
            raise Unfit(wrong)
        return cls(**values)


class Sought(StrEnum):
    """What kind of answer a question has."""

    PERMISSION = "permission"  # yes, unless an article stands against it
    GROUND = "ground"  # yes, if an article finds one
    EARLIEST = "earliest"  # the earliest day, or the least number, that an article tells
    LATEST = "latest"  # the latest, or the most
    SUM = "sum"  # all together


@dataclass(frozen=True)
class Question:
    """One thing that can be asked. The three answers are said in the question's own words."""

    code: str
    topic: str
    words: str  # "May she join?"
    facts: type[Facts]
    sought: Sought = Sought.PERMISSION
    yes: str = ""
    no: str = ""
    open: str = ""


QUESTIONS: Final[dict[str, Question]] = {}


def question(
    code: str, topic: str, words: str, facts: type[Facts], sought: Sought = Sought.PERMISSION, *,
    yes: str, no: str, open: str,
) -> Question:  # fmt: skip
    """Make a question known. ValueError if the code is taken."""
    if code in QUESTIONS:
        raise ValueError(f"there is a question {code!r} already")
    QUESTIONS[code] = Question(code, topic, words, facts, sought, yes, no, open)
    return QUESTIONS[code]


@dataclass(frozen=True)
class Speaks:
    """That a method of a kind answers a question, and which facts it reads."""

    question: Question
    needs: tuple[str, ...]
    reads: tuple[str, ...]


def answers(asked: Question, *needs: str, reads: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """Mark a method of a kind: it answers this question.

    `needs`: facts without which it cannot; while one of them is not known the article's finding is
    `unknown` and the method is not called. `reads`: facts that it also looks at, which may be None.
    `def joining(self, her: Joining) -> Finding | None`; None: the article says nothing of this
    case. With a second argument `law` the method also gets the other articles (`asking.Law`).
    Raises ValueError for a fact that the question does not have, and for a method that answers
    another question already.
    """
    named = {blank.name for blank in asked.facts.blanks}
    if strange := {*needs, *reads} - named:
        raise ValueError(f"{asked.code!r} has no facts {sorted(strange)}")

    def mark(method: Any) -> Any:
        if hasattr(method, "speaks"):
            raise ValueError(f"{method.__name__} answers {method.speaks.question.code!r} already")
        method.speaks = Speaks(asked, needs, reads)
        return method

    return mark
