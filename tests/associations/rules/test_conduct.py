"""How a meeting is held: the chair, proxies and size."""

from associations.rules import conduct
from associations.rules.asked_of_meetings import CARRY, MEETING
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT


def _met(present: int, members: int, gathering: str = "regular", **more: object) -> dict:
    return {"gathering": gathering, "members": members, "present": present, **more}


CHAIRS = conduct.WhoChairs()
ONLY_THEY = conduct.WhoChairs.load({"otherwise": "nobody"})
ALONE = conduct.NoProxy()
GROUP = conduct.SizeOfMeeting()

CHAIRED = [
    Case("the vice-president may chair", CHAIRS, MEETING, {"chaired_by": "vice_president"}, YES),
    Case("the treasurer may, when those present chose her", CHAIRS, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": True}, YES),
    Case("not of herself", CHAIRS, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": False}, NO),
    Case("a member without office may, when chosen", CHAIRS, MEETING, {"chair_chosen": True},
         YES),
    Case("whether the treasurer was chosen must be known", CHAIRS, MEETING,
         {"chaired_by": "treasurer"}, OPEN, missing=("chair_chosen",)),
    Case("who chaired must be known", CHAIRS, MEETING, {}, OPEN,
         missing=("chaired_by", "chair_chosen")),
    Case("who chaired, of those not chosen, must be known", CHAIRS, MEETING,
         {"chair_chosen": False}, OPEN, missing=("chaired_by",)),
    Case("where nobody else may, choosing does not help", ONLY_THEY, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": True}, NO),
    Case("there the president chairs", ONLY_THEY, MEETING, {"chaired_by": "president"}, YES),
    Case("there it must be known who did", ONLY_THEY, MEETING, {"chair_chosen": True}, OPEN,
         missing=("chaired_by",)),
    Case("where all came themselves it is well", ALONE, MEETING, {"by_proxy": 0}, YES),
    Case("one by proxy is one too many", ALONE, MEETING, {"by_proxy": 1}, NO),
    Case("whether there were proxies must be known", ALONE, MEETING, {}, OPEN,
         missing=("by_proxy",)),
    Case("votes without proxies are well", ALONE, CARRY, {"by_proxy": 0}, YES),
    Case("a vote by proxy does not count", ALONE, CARRY, {"by_proxy": 1}, NO),
    Case("votes by proxy must be known", ALONE, CARRY, {}, OPEN, missing=("by_proxy",)),
    Case("9 are fewer than 10", GROUP, MEETING, _met(9, 20), NO),
    Case("10 are enough to meet", GROUP, MEETING, _met(10, 20), YES),
    Case("20 may meet", GROUP, MEETING, _met(20, 20), YES),
    Case("21 are too many at a time", GROUP, MEETING, _met(21, 21), NO),
    Case("how many met must be known", GROUP, MEETING, {"gathering": "regular"}, OPEN,
         missing=("present",)),
    Case("a committee may be smaller", GROUP, MEETING, _met(3, 20, "committee"), SILENT),
]  # fmt: skip
test_chaired = cases_test(CHAIRED)

CASES = CHAIRED


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_a_meeting_of_nobody_is_a_slip() -> None:
    assert _slips(conduct.SizeOfMeeting(fewest=21, most=20)) == 1
    assert _slips(conduct.SizeOfMeeting(fewest=20, most=20)) == 0
