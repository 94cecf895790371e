"""Counts as data: each file in `tests/data/elections/` has the figures, the outcome and the reason.

"One post withheld" is no case here: each post is a contest of its own, and no other is asked.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from associations.rules.catalogue import kinds
from elections.rules.accounts import Account, agree
from elections.rules.contests import Contender, Contest, Counted, Lot, Reservation
from elections.rules.counting import outcome
from elections.vocabulary.outcomes import Filled, Rejected, Unfilled
from hnsa.law.article import Article
from hnsa.law.asking import Law

FILES = sorted((Path(__file__).parents[2] / "data" / "elections").glob("*.toml"))


def test_there_are_at_least_forty() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_count_comes_out_as_told(path: Path) -> None:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    expect = told["expect"]
    found = outcome(_contest(told), _counted(told), _law(told))
    assert str(found.result) == expect["result"], told["why"]
    assert sorted(one.key for one in found.elected) == sorted(expect["elected"])
    assert [list(tie.keys) for tie in found.ties] == expect.get("ties", [])
    assert found.vacant == expect.get("vacant", 0)
    assert [[one.group, one.seats] for one in found.unfilled] == expect.get("unfilled", [])
    if "difference" in expect:
        assert found.difference == expect["difference"]
    assert bool(found.warnings) == expect.get("warning", False)
    assert [one.line for one in agree(_account(told))] == expect.get("faults", [])


def _contest(told: dict[str, Any]) -> Contest:
    women = set(told.get("women", ()))
    return Contest(
        "member", told["seats"],
        tuple(
            Contender(key, frozenset({"women"} if key in women else ())) for key in told["votes"]
        ),
        tuple(
            Reservation(
                one["group"], one["seats"], Filled(one["filled"]),
                Unfilled(one.get("unfilled", Unfilled.COOPT)),
            )
            for one in told.get("reserved", ())
        ),
    )  # fmt: skip


def _counted(told: dict[str, Any]) -> Counted:
    votes = told["votes"]
    return Counted(
        votes, valid=told.get("valid", sum(votes.values())), turnout=told.get("turnout"),
        on_roll=told.get("on_roll"), tendered=told.get("tendered", 0),
        recounted=told.get("recounted", False),
        lots=tuple(Lot(tuple(order)) for order in told.get("lots", ())),
    )  # fmt: skip


def _law(told: dict[str, Any]) -> Law:
    articles = []
    for at, one in enumerate(told.get("articles", ()), start=1):
        rest = {name: value for name, value in one.items() if name != "kind"}
        articles.append(Article(str(at), "", "", kinds()[one["kind"]].load(rest)))
    return Law(tuple(articles))


def _account(told: dict[str, Any]) -> Account:
    account = dict(told.get("account", {}))
    if "rejected" in account:
        account["rejected"] = {Rejected(key): n for key, n in account["rejected"].items()}
    return Account(**account)
