"""Conflicts: what cannot be beside an office."""

from datetime import date

from associations.rules import conflicts
from associations.rules.asked_of_offices import STAND
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

CONTRACT = conflicts.ContractBarsStanding(years=5)
WHILE_IT_RUNS = conflicts.ContractBarsStanding(years=0)

CASES = [
    Case("a near relative of staff may not stand", conflicts.NoRelativeOfStaff(), STAND,
         {"relative_of_staff": True}, NO),
    Case("who is none may", conflicts.NoRelativeOfStaff(), STAND,
         {"relative_of_staff": False}, YES),
    Case("whether she is one must be known", conflicts.NoRelativeOfStaff(), STAND, {}, OPEN,
         missing=("relative_of_staff",)),
    Case("who has a contract may not stand", CONTRACT, STAND, {"has_contract": True}, NO),
    Case("who has none and had none may", CONTRACT, STAND, {"has_contract": False}, YES),
    Case("five years after it ended she may", CONTRACT, STAND,
         {"has_contract": False, "contract_ended_on": date(2021, 10, 5)}, YES),
    Case("a day earlier she may not", CONTRACT, STAND,
         {"has_contract": False, "contract_ended_on": date(2021, 10, 6)}, NO),
    Case("who has a new contract may not, however old the last one is", CONTRACT, STAND,
         {"has_contract": True, "contract_ended_on": date(2010, 1, 1)}, NO),
    Case("whether she has one must be known", CONTRACT, STAND, {}, OPEN,
         missing=("has_contract",)),
    Case("where only a running contract bars, one that ended today does not", WHILE_IT_RUNS, STAND,
         {"has_contract": False, "contract_ended_on": date(2026, 10, 5)}, YES),
    Case("an office in a party bars her", conflicts.NoPartyOffice(), STAND,
         {"party_office": True}, NO),
    Case("a member of a party may stand", conflicts.NoPartyOffice(), STAND,
         {"party_office": False}, YES),
    Case("a councillor may not stand", conflicts.NoPublicOffice(), STAND,
         {"public_office": True}, NO),
    Case("who is no councillor may", conflicts.NoPublicOffice(), STAND,
         {"public_office": False}, YES),
    Case("a competitor may not stand", conflicts.CompetitorDoesNotStand(), STAND,
         {"competes": True}, NO),
    Case("who does not compete may", conflicts.CompetitorDoesNotStand(), STAND,
         {"competes": False}, YES),
    Case("who sits on the election committee may not stand",
         conflicts.ElectionCommitteeDoesNotStand(), STAND, {"on_election_committee": True}, NO),
    Case("who does not sit there may", conflicts.ElectionCommitteeDoesNotStand(), STAND,
         {"on_election_committee": False}, YES),
    Case("who is suspended may not stand", conflicts.SuspendedDoNotStand(), STAND,
         {"suspended": True}, NO),
    Case("who is not may", conflicts.SuspendedDoNotStand(), STAND, {"suspended": False}, YES),
]  # fmt: skip
test_conflicts = cases_test(CASES)
