"""Reserved seats: held, left vacant, co-opted, or open to all when nobody of the group stands."""

from associations.rules import reserved, seats
from associations.rules.asked_of_offices import COMMITTEE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

TWO = reserved.ReservedSeats(group="women", seats=2)
VACANT = reserved.ReservedSeats(group="women", seats=2, unfilled="vacant")
OPEN_TO_ALL = reserved.ReservedSeats(group="women", seats=2, unfilled="open")
POOR = reserved.ReservedSeats(group="poor", seats=3)
HALF = reserved.ReservedShare.load({"group": "poor", "share": "1/2"})
HALF_VACANT = reserved.ReservedShare.load({"group": "poor", "share": "1/2", "unfilled": "vacant"})
MANY = reserved.ReservedWhereMany.load({"among": "20 %", "share": "10 %"})
NINE = seats.CommitteeSize(least=5, most=9)
STEPS = seats.CommitteeSizeSteps.load({"seats": "1: 5, 51: 9"})

CASES = [
    Case("two women where two seats are reserved", TWO, COMMITTEE, {"women": 2}, YES),
    Case("one is too few", TWO, COMMITTEE, {"women": 1}, NO),
    Case("three are enough", TWO, COMMITTEE, {"women": 3}, YES),
    Case("none is too few", TWO, COMMITTEE, {"women": 0}, NO),
    Case("how many women must be known", TWO, COMMITTEE, {}, OPEN, missing=("women",)),
    Case("another group has seats of its own", POOR, COMMITTEE, {"poor": 3, "women": 0}, YES),
    Case("women do not fill the seats of the poorest", POOR, COMMITTEE,
         {"poor": 2, "women": 5}, NO),
    Case("a third group is counted apart", reserved.ReservedSeats(group="reserved", seats=1),
         COMMITTEE, {"reserved": 1}, YES),
    Case("a reserved seat may stay vacant where it says so", VACANT, COMMITTEE,
         {"women": 1, "size": 8}, YES, beside=(NINE,)),
    Case("but may not be given to others", VACANT, COMMITTEE,
         {"women": 1, "size": 9}, NO, beside=(NINE,)),
    Case("two seats left vacant of nine", VACANT, COMMITTEE, {"women": 0, "size": 7}, YES,
         beside=(NINE,)),
    Case("one left vacant of nine is not two", VACANT, COMMITTEE, {"women": 0, "size": 8}, NO,
         beside=(NINE,)),
    Case("the size must be known to see it", VACANT, COMMITTEE, {"women": 1}, OPEN,
         missing=("size",), beside=(NINE,)),
    Case("where the committee grows, the members must be known", VACANT, COMMITTEE,
         {"women": 1, "size": 8}, OPEN, missing=("members",), beside=(STEPS,)),
    Case("as far as candidates of the group stand", OPEN_TO_ALL, COMMITTEE,
         {"women": 1, "reserved_candidates": 1}, YES),
    Case("where two stood, one is too few", OPEN_TO_ALL, COMMITTEE,
         {"women": 1, "reserved_candidates": 2}, NO),
    Case("where none stood, none is right", OPEN_TO_ALL, COMMITTEE,
         {"women": 0, "reserved_candidates": 0}, YES),
    Case("how many stood must be known", OPEN_TO_ALL, COMMITTEE, {"women": 1}, OPEN,
         missing=("reserved_candidates",)),
    Case("where all seats are held nobody asks how many stood", OPEN_TO_ALL, COMMITTEE,
         {"women": 2}, YES),
    Case("four of seven are at least half", HALF, COMMITTEE, {"poor": 4, "size": 7}, YES),
    Case("three of seven are not", HALF, COMMITTEE, {"poor": 3, "size": 7}, NO),
    Case("four of eight are", HALF, COMMITTEE, {"poor": 4, "size": 8}, YES),
    Case("a share needs the size", HALF, COMMITTEE, {"poor": 4}, OPEN, missing=("size",)),
    Case("half of nine seats is five: two are vacant", HALF_VACANT, COMMITTEE,
         {"poor": 3, "size": 7}, YES, beside=(NINE,)),
    Case("half of nine seats is five: three of eight leave too few vacant", HALF_VACANT, COMMITTEE,
         {"poor": 3, "size": 8}, NO, beside=(NINE,)),
    Case("where 20 of 100 members are women, one of ten seats is theirs", MANY, COMMITTEE,
         {"members": 100, "women_members": 20, "size": 10, "women": 1}, YES),
    Case("with none it is not made up rightly", MANY, COMMITTEE,
         {"members": 100, "women_members": 20, "size": 10, "women": 0}, NO),
    Case("of eleven seats two are theirs", MANY, COMMITTEE,
         {"members": 100, "women_members": 20, "size": 11, "women": 1}, NO),
    Case("where 19 of 100 are women, nothing is asked", MANY, COMMITTEE,
         {"members": 100, "women_members": 19, "size": 10, "women": 0}, YES),
    Case("how many members are women must be known", MANY, COMMITTEE,
         {"members": 100, "size": 10, "women": 0}, OPEN, missing=("women_members",)),
]  # fmt: skip
test_reserved = cases_test(CASES)


def slips(*rules: Kind) -> list[tuple[int, str]]:
    """All that contradicts something: by whom it is told, and what."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [
        (at, str(line.text))
        for at, rule in enumerate(rules, start=1)
        for line in (*rule.slips(), *rule.slips_beside(law))
    ]


def test_more_reserved_seats_than_seats_is_a_slip() -> None:
    nine = reserved.ReservedSeats(group="women", seats=9)
    ten = reserved.ReservedSeats(group="women", seats=10)
    assert not slips(nine, NINE)
    assert [at for at, _ in slips(ten, NINE)] == [1]
    assert not slips(ten), "without a size nothing contradicts it"


def test_reserved_seats_are_added_up_and_told_once() -> None:
    six = reserved.ReservedSeats(group="women", seats=6)
    assert not slips(six, POOR, NINE)
    four = reserved.ReservedSeats(group="reserved", seats=1)
    assert [at for at, _ in slips(six, POOR, four, NINE)] == [3]


def test_reserved_seats_must_fit_the_smallest_step() -> None:
    six = reserved.ReservedSeats(group="women", seats=6)
    assert [at for at, _ in slips(six, STEPS)] == [1]
    assert not slips(TWO, STEPS)


def test_shares_beyond_the_whole_are_slips() -> None:
    more = reserved.ReservedShare.load({"share": "101 %"})
    women = reserved.ReservedShare.load({"share": "51 %", "group": "women"})
    assert [at for at, _ in slips(more)] == [1]
    assert [at for at, _ in slips(HALF, women)] == [2]
    assert not slips(HALF)
    assert len(slips(reserved.ReservedWhereMany.load({"among": "110 %"}))) == 1
