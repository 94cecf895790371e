"""What a vote came to: by the articles where one counts the votes, and else by declaration."""

import pytest

from associations.rules.asked_of_meetings import CARRY, Motion
from associations.rules.catalogue import kind_of
from associations.rules.outcomes import outcome_of
from associations.vocabulary.gatherings import Outcome
from associations.vocabulary.subjects import Organ, Subject
from hnsa.law.article import Article
from hnsa.law.asking import Law, ask

HALF = ("threshold", {"reach": "more_than", "share": "1/2", "base": "voting"})
COMMITTEE = ("threshold_of_committee", {})
UNDECIDED = ("tie_in_motion", {"then": "undecided"})
LOST = ("tie_in_motion", {"then": "lost"})
SECRET = ("secret_vote", {"subject": "expulsion"})


def outcome(*rules: tuple[str, dict[str, str]], votes: tuple[int, int], **told: object) -> Outcome:
    law = Law(
        tuple(
            Article(str(place), "", "", kind_of(code).load(told))
            for place, (code, told) in enumerate(rules, start=1)
        )
    )
    facts = {"members": 48, "present": 40, "organ": Organ.GENERAL, "subject": Subject.ORDINARY}
    votes_for, against = votes
    motion = Motion(**{**facts, "votes_for": votes_for, "votes_against": against, **told})
    return outcome_of(ask(CARRY, law, motion))


@pytest.mark.parametrize(
    ("rules", "votes", "comes_to"),
    [
        ((HALF,), (21, 19), Outcome.CARRIED),
        ((HALF,), (19, 21), Outcome.LOST),
        ((HALF, UNDECIDED), (20, 20), Outcome.OPEN),
        ((HALF, LOST), (20, 20), Outcome.LOST),
        ((HALF,), (20, 20), Outcome.LOST),
        ((LOST,), (20, 20), Outcome.LOST),
        ((LOST,), (21, 19), Outcome.NONE),  # an article on ties alone counts no other votes
        ((COMMITTEE,), (40, 0), Outcome.NONE),  # it does not speak of the members
        ((), (40, 0), Outcome.NONE),
    ],
)
def test_carried_is_only_what_an_article_counted(
    rules: tuple[tuple[str, dict[str, str]], ...], votes: tuple[int, int], comes_to: Outcome
) -> None:
    assert outcome(*rules, votes=votes) == comes_to


def test_an_article_may_stand_against_what_nobody_counted() -> None:
    told = {"subject": Subject.EXPULSION}
    assert outcome(SECRET, votes=(40, 0), secret=False, **told) == Outcome.LOST
    assert outcome(SECRET, votes=(1, 39), secret=True, **told) == Outcome.NONE
    assert outcome(SECRET, votes=(40, 0), secret=None, **told) == Outcome.OPEN


def test_without_a_constitution_nothing_follows_by_law() -> None:
    assert outcome_of(None) == Outcome.NONE
