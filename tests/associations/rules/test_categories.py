"""Kinds of members: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import categories, joining
from associations.rules.asked_of_members import JOIN, PERMANENT, PUT_OUT, VOTE
from associations.rules.asked_of_offices import STAND
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

KINDS = categories.Categories(there_are=("permanent", "temporary", "associate"), first="temporary")
THREE_YEARS = categories.Permanence(years=3)
NEITHER = categories.CategoriesWithoutRights(who=("associate", "honorary"), lacks="both")
NO_VOTE = categories.CategoriesWithoutRights(who=("temporary",), lacks="vote")
NO_OFFICE = categories.CategoriesWithoutRights(who=("temporary",), lacks="office")
SUPPORTERS = categories.Supporters(category="associate")
THREE_MONTHS = categories.VoteAfter(months=3)
EIGHTEEN = categories.VotingAge(years=18)
ADVISERS = categories.MenTakePart(part="advisers")
MEN = categories.MenTakePart(part="members")
YEARLY = categories.MembershipRenewal(years=1, grace=30)

CASES = [
    Case("a worker joins as temporary member", KINDS, JOIN, {"category": "temporary"}, YES),
    Case("a worker does not join as permanent member", KINDS, JOIN, {"category": "permanent"}, NO),
    Case("a supporter joins as associate where there are such", KINDS, JOIN,
         {"category": "associate"}, YES),
    Case("nobody joins as honorary member where there are none", KINDS, JOIN,
         {"category": "honorary"}, NO),
    Case("while it is not told, the article tells as what she joins", KINDS, JOIN, {},
         Stand.TELLS),
    Case("the day before three years are over she may not apply", THREE_YEARS, PERMANENT,
         {"category": "temporary", "category_since": date(2023, 10, 6)}, NO),
    Case("after three years she may apply", THREE_YEARS, PERMANENT,
         {"category": "temporary", "category_since": date(2023, 10, 5)}, YES),
    Case("the years as temporary member count, not those of membership", THREE_YEARS, PERMANENT,
         {"category": "temporary", "category_since": date(2025, 1, 1),
          "joined_on": date(2015, 1, 1)}, NO),
    Case("failing that, the years since she joined", THREE_YEARS, PERMANENT,
         {"category": "temporary", "joined_on": date(2015, 1, 1)}, YES),
    Case("since when she is temporary must be known", THREE_YEARS, PERMANENT,
         {"category": "temporary"}, OPEN, missing=("category_since", "joined_on")),
    Case("her kind must be known", THREE_YEARS, PERMANENT, {"joined_on": date(2015, 1, 1)}, OPEN,
         missing=("category",)),
    Case("an associate does not become permanent so", THREE_YEARS, PERMANENT,
         {"category": "associate", "joined_on": date(2015, 1, 1)}, NO),
    Case("a permanent member is one already", THREE_YEARS, PERMANENT,
         {"category": "permanent", "joined_on": date(2015, 1, 1)}, NO),
    Case("an associate has no vote", NEITHER, VOTE, {"category": "associate"}, NO),
    Case("an ordinary member has one", NEITHER, VOTE, {"category": "ordinary"}, YES),
    Case("an honorary member does not stand", NEITHER, STAND, {"category": "honorary"}, NO),
    Case("an ordinary member may stand", NEITHER, STAND, {"category": "ordinary"}, YES),
    Case("her kind must be known for a vote", NEITHER, VOTE, {}, OPEN, missing=("category",)),
    Case("her kind must be known for an office", NEITHER, STAND, {}, OPEN, missing=("category",)),
    Case("temporary members have no vote where it says so", NO_VOTE, VOTE,
         {"category": "temporary"}, NO),
    Case("of offices such an article says nothing", NO_VOTE, STAND, {"category": "temporary"},
         SILENT),
    Case("temporary members hold no office where it says so", NO_OFFICE, STAND,
         {"category": "temporary"}, NO),
    Case("of votes such an article says nothing", NO_OFFICE, VOTE, {"category": "temporary"},
         SILENT),
    Case("a supporter from elsewhere joins as associate", SUPPORTERS, JOIN,
         {"category": "associate", "lives_in_area": False}, YES,
         beside=(joining.Residence(area="Kasur"),)),
    Case("whoever lives elsewhere does not join as ordinary member", SUPPORTERS, JOIN,
         {"category": "ordinary", "lives_in_area": False}, NO,
         beside=(joining.Residence(area="Kasur"),)),
    Case("a supporter is still old enough", SUPPORTERS, JOIN,
         {"category": "associate", "age": 14}, NO, beside=(joining.MinimumAge(years=15),)),
    Case("of other members the article on supporters says nothing", SUPPORTERS, JOIN,
         {"category": "ordinary"}, SILENT),
    Case("the day before three months are over she has no vote", THREE_MONTHS, VOTE,
         {"joined_on": date(2026, 7, 6)}, NO),
    Case("after three months she has a vote", THREE_MONTHS, VOTE,
         {"joined_on": date(2026, 7, 5)}, YES),
    Case("when she joined must be known", THREE_MONTHS, VOTE, {}, OPEN, missing=("joined_on",)),
    Case("the day before she is 18 she has no vote", EIGHTEEN, VOTE,
         {"born": date(2008, 10, 6)}, NO),
    Case("on her 18th birthday she has a vote", EIGHTEEN, VOTE, {"born": date(2008, 10, 5)}, YES),
    Case("when she was born must be known", EIGHTEEN, VOTE, {}, OPEN, missing=("born",)),
    Case("a man does not join where men advise", ADVISERS, JOIN, {"woman": False}, NO),
    Case("a woman joins where men advise", ADVISERS, JOIN, {"woman": True}, YES),
    Case("a man joins where men are members", MEN, JOIN, {"woman": False}, YES),
    Case("a man has no vote where men are members", MEN, VOTE, {"woman": False}, NO),
    Case("a woman has a vote", MEN, VOTE, {"woman": True}, YES),
    Case("a man does not stand", MEN, STAND, {"woman": False}, NO),
    Case("a woman may stand", MEN, STAND, {"woman": True}, YES),
    Case("a man has no vote where men advise", ADVISERS, VOTE, {"woman": False}, NO),
    Case("whether it is a woman must be known", MEN, VOTE, {}, OPEN, missing=("woman",)),
    Case("a year and 30 days later it may still be renewed", YEARLY, VOTE,
         {"renewed_on": date(2025, 9, 5)}, YES),
    Case("a day later she has no vote", YEARLY, VOTE, {"renewed_on": date(2025, 9, 4)}, NO),
    Case("a day later there is a ground", YEARLY, PUT_OUT, {"renewed_on": date(2025, 9, 4)}, YES),
    Case("before that there is none", YEARLY, PUT_OUT, {"renewed_on": date(2025, 9, 5)}, NO),
    Case("whoever joined this year need not have renewed", YEARLY, VOTE,
         {"joined_on": date(2026, 1, 1)}, YES),
    Case("of whoever joined long ago it must be known when she renewed", YEARLY, VOTE,
         {"joined_on": date(2020, 1, 1)}, OPEN, missing=("renewed_on",)),
    Case("without any day it is open", YEARLY, VOTE, {}, OPEN, missing=("renewed_on",)),
    Case("without days of grace it ends on the day itself",
         categories.MembershipRenewal(years=1, grace=0), VOTE,
         {"renewed_on": date(2025, 10, 4)}, NO),
]  # fmt: skip
test_categories = cases_test(CASES)


def law(*rules: Kind) -> Law:
    """A constitution of these rules."""
    return Law(tuple(Article(str(at), rule=one) for at, one in enumerate(rules, start=1)))


def test_who_joins_is_of_a_kind_that_there_is() -> None:
    assert len(list(categories.Categories(there_are=("ordinary",), first="temporary").slips())) == 1
    assert list(KINDS.slips()) == []


def test_who_becomes_permanent_needs_both_kinds() -> None:
    ordinary = categories.Categories(there_are=("ordinary",), first="ordinary")
    assert len(list(THREE_YEARS.slips_beside(law(ordinary, THREE_YEARS)))) == 1
    assert list(THREE_YEARS.slips_beside(law(KINDS, THREE_YEARS))) == []
    assert list(THREE_YEARS.slips_beside(law(THREE_YEARS))) == []


def test_rights_are_taken_only_from_kinds_that_there_are() -> None:
    said = list(NEITHER.slips_beside(law(KINDS, NEITHER)))
    assert [one.values["category"].text for one in said] == ["honorary member"]  # type: ignore[attr-defined]
    assert list(NO_VOTE.slips_beside(law(KINDS, NO_VOTE))) == []


def test_men_are_no_members_where_members_are_women() -> None:
    women = joining.WomenOnly()
    assert len(list(MEN.slips_beside(law(women, MEN)))) == 1
    assert list(ADVISERS.slips_beside(law(women, ADVISERS))) == []
    assert list(MEN.slips_beside(law(MEN))) == []
