"""Seats: what the committee is made of, at and around every bound."""

from associations.rules import seats
from associations.rules.asked_of_offices import COMMITTEE, STAND, VACATES
from associations.vocabulary.subjects import Post
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

POSTS = seats.CommitteePosts()
SIZE = seats.CommitteeSize(least=5, most=15)
SEVEN = seats.CommitteeSize(least=7, most=7)
STEPS = seats.CommitteeSizeSteps.load({"seats": "10: 5, 51: 9"})
MEN = seats.MensSeats(seats=2)
NO_MEN = seats.MensSeats(seats=0)
SPECIAL = seats.SpecialCommittees(least=1, most=4)
ALL_THREE = (Post.PRESIDENT, Post.SECRETARY, Post.TREASURER)


def share(kind: type[Kind], of: str) -> Kind:
    return kind.load({"share": of})


CASES = [
    Case("president, secretary and treasurer are all there", POSTS, COMMITTEE,
         {"posts": ALL_THREE}, YES),
    Case("a further office does no harm", POSTS, COMMITTEE,
         {"posts": (*ALL_THREE, Post.VICE_PRESIDENT)}, YES),
    Case("a treasurer is missing", POSTS, COMMITTEE, {"posts": ALL_THREE[:2]}, NO),
    Case("which offices are filled must be known", POSTS, COMMITTEE, {}, OPEN, missing=("posts",)),
    Case("four are too few where five to fifteen are asked", SIZE, COMMITTEE, {"size": 4}, NO),
    Case("five are enough", SIZE, COMMITTEE, {"size": 5}, YES),
    Case("fifteen are not too many", SIZE, COMMITTEE, {"size": 15}, YES),
    Case("sixteen are too many", SIZE, COMMITTEE, {"size": 16}, NO),
    Case("seven and no other number", SEVEN, COMMITTEE, {"size": 8}, NO),
    Case("seven where seven are asked", SEVEN, COMMITTEE, {"size": 7}, YES),
    Case("the size must be known", SIZE, COMMITTEE, {}, OPEN, missing=("size",)),
    Case("50 members have a committee of five", STEPS, COMMITTEE, {"members": 50, "size": 5}, YES),
    Case("51 members have one of nine", STEPS, COMMITTEE, {"members": 51, "size": 9}, YES),
    Case("51 members have none of five", STEPS, COMMITTEE, {"members": 51, "size": 5}, NO),
    Case("50 members have none of nine", STEPS, COMMITTEE, {"members": 50, "size": 9}, NO),
    Case("below the first step nothing is said", STEPS, COMMITTEE, {"members": 9, "size": 3},
         SILENT),
    Case("how many members there are must be known", STEPS, COMMITTEE, {"size": 5}, OPEN,
         missing=("members",)),
    Case("five outsiders are allowed where five are", seats.OutsidersOnCommittee(seats=5),
         COMMITTEE, {"outsiders": 5}, YES),
    Case("six are too many", seats.OutsidersOnCommittee(seats=5), COMMITTEE, {"outsiders": 6}, NO),
    Case("no outsider where none is allowed", seats.OutsidersOnCommittee(seats=0), COMMITTEE,
         {"outsiders": 1}, NO),
    Case("none is none", seats.OutsidersOnCommittee(seats=0), COMMITTEE, {"outsiders": 0}, YES),
    Case("outsiders must be known", seats.OutsidersOnCommittee(), COMMITTEE, {}, OPEN,
         missing=("outsiders",)),
    Case("three of seven are not more than half", share(seats.OutsidersShare, "1/2"), COMMITTEE,
         {"outsiders": 3, "size": 7}, YES),
    Case("four of seven are", share(seats.OutsidersShare, "1/2"), COMMITTEE,
         {"outsiders": 4, "size": 7}, NO),
    Case("four of eight are not", share(seats.OutsidersShare, "1/2"), COMMITTEE,
         {"outsiders": 4, "size": 8}, YES),
    Case("three named from outside are allowed where three are",
         seats.NomineesOnCommittee(seats=3), COMMITTEE, {"nominees": 3}, YES),
    Case("four named from outside are not", seats.NomineesOnCommittee(seats=3), COMMITTEE,
         {"nominees": 4}, NO),
    Case("five of fifteen are not over a third", share(seats.NomineesShare, "1/3"), COMMITTEE,
         {"nominees": 5, "size": 15}, YES),
    Case("five of fourteen are", share(seats.NomineesShare, "1/3"), COMMITTEE,
         {"nominees": 5, "size": 14}, NO),
    Case("the share needs the size", share(seats.NomineesShare, "1/3"), COMMITTEE,
         {"nominees": 5}, OPEN, missing=("size",)),
    Case("three of fifteen co-opted are 20 %", share(seats.CooptedShare, "20 %"), COMMITTEE,
         {"coopted": 3, "size": 15}, YES),
    Case("three of fourteen are more", share(seats.CooptedShare, "20 %"), COMMITTEE,
         {"coopted": 3, "size": 14}, NO),
    Case("two men may sit where two may", MEN, COMMITTEE, {"men": 2}, YES),
    Case("three may not", MEN, COMMITTEE, {"men": 3}, NO),
    Case("where men only help and advise, none sits on the committee", NO_MEN, COMMITTEE,
         {"men": 1}, NO),
    Case("and none is right", NO_MEN, COMMITTEE, {"men": 0}, YES),
    Case("how many men must be known", MEN, COMMITTEE, {}, OPEN, missing=("men",)),
    Case("one of a family is right", seats.OneOfAFamily(), COMMITTEE, {"one_family": 1}, YES),
    Case("two of a family are one too many", seats.OneOfAFamily(), COMMITTEE,
         {"one_family": 2}, NO),
    Case("a sister of a committee member may not stand", seats.OneOfAFamily(), STAND,
         {"relative_on_committee": True}, NO),
    Case("who has nobody there may", seats.OneOfAFamily(), STAND,
         {"relative_on_committee": False}, YES),
    Case("no staff on the committee is right", seats.NoStaffOnCommittee(), COMMITTEE,
         {"staff": 0}, YES),
    Case("one is one too many", seats.NoStaffOnCommittee(), COMMITTEE, {"staff": 1}, NO),
    Case("paid staff may not stand", seats.NoStaffOnCommittee(), STAND, {"employee": True}, NO),
    Case("who is no staff may stand", seats.NoStaffOnCommittee(), STAND, {"employee": False}, YES),
    Case("who becomes staff loses her office", seats.NoStaffOnCommittee(), VACATES,
         {"became_staff": True}, YES),
    Case("who does not keeps it", seats.NoStaffOnCommittee(), VACATES,
         {"became_staff": False}, NO),
    Case("no special committee is too few", SPECIAL, COMMITTEE, {"special_committees": 0}, NO),
    Case("one is enough", SPECIAL, COMMITTEE, {"special_committees": 1}, YES),
    Case("four are not too many", SPECIAL, COMMITTEE, {"special_committees": 4}, YES),
    Case("five are", SPECIAL, COMMITTEE, {"special_committees": 5}, NO),
    Case("how many there are must be known", SPECIAL, COMMITTEE, {}, OPEN,
         missing=("special_committees",)),
]  # fmt: skip
test_seats = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_a_size_from_more_to_less_is_a_slip() -> None:
    assert not list(SEVEN.slips())
    assert len(list(seats.CommitteeSize(least=8, most=7).slips())) == 1
    assert not list(SPECIAL.slips())
    assert len(list(seats.SpecialCommittees(least=5, most=4).slips())) == 1


def test_more_offices_than_seats_is_a_slip() -> None:
    assert not beside(POSTS, seats.CommitteeSize(least=1, most=3))
    assert len(beside(POSTS, seats.CommitteeSize(least=1, most=2))) == 1
    others = seats.CommitteePosts(posts=(*ALL_THREE, Post.MEMBER, Post.AUDITOR))
    assert not beside(others, seats.CommitteeSize(least=1, most=3))


def test_steps_outside_the_size_are_slips() -> None:
    assert not beside(STEPS, seats.CommitteeSize(least=5, most=9))
    assert len(beside(STEPS, seats.CommitteeSize(least=6, most=8))) == 2
