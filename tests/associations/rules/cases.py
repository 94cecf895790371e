"""Cases of articles: one article, the facts of a question, and what must come out.

A topic's test module has a list `CASES` and `test_…` = `cases_test(CASES)`. `test_every_kind.py`
walks all of them: a kind counts as judging only if its cases come out in different ways.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law, ask
from hnsa.law.days import PLAIN_WEEK, Week
from hnsa.law.question import Question
from hnsa.law.verdict import Answer, Stand, Verdict

ON = date(2026, 10, 5)


@dataclass(frozen=True)
class Case:
    """`says` reads as the article does: "a member of 14 may not join where 15 is asked"."""

    says: str
    rule: Kind
    asked: Question
    facts: dict[str, Any]  # as they are typed or known; the day is ON unless told
    comes_out: Answer | Stand
    result: Any = None
    missing: tuple[str, ...] = ()
    beside: tuple[Kind, ...] = ()  # further articles of the same constitution
    week: Week = field(default=PLAIN_WEEK)

    def verdict(self) -> Verdict:
        """The verdict of a constitution that has this article and those beside it."""
        articles = [
            Article(str(number), type(rule).heading, rule=rule)
            for number, rule in enumerate((self.rule, *self.beside), start=1)
        ]
        facts = self.asked.facts(**{"on": ON, **self.facts})
        return ask(self.asked, Law(tuple(articles), 1, self.week), facts)

    def comes(self) -> tuple[Any, Any, Any]:
        """How it comes out: the answer, how the article itself stands, and the result."""
        verdict = self.verdict()
        own = next((one for one in verdict.grounds if one.article == "1"), None)
        return verdict.answer, own and own.finding.stand, verdict.result


def cases_test(cases: Sequence[Case]) -> Callable[[Case], None]:
    """The test of a topic: every case comes out as it says."""

    @pytest.mark.parametrize("case", cases, ids=[case.says for case in cases])
    def test(case: Case) -> None:
        answer, stand, result = case.comes()
        assert case.comes_out == (answer if isinstance(case.comes_out, Answer) else stand)
        assert case.result == result
        assert case.missing == case.verdict().missing

    return test
