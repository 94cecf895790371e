"""The steps of an election, in their usual order."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Step(StrEnum):
    COMMITTEE = "committee_on"
    ROLL_FIXED = "roll_fixed_on"
    ROLL_POSTED = "roll_posted_on"
    OBJECTIONS = "objections_until"
    FINAL_ROLL = "final_roll_on"
    NOTICE = "notice_on"
    NOMINATIONS = "nominations_until"
    SCRUTINY = "scrutiny_on"
    LIST = "list_on"
    WITHDRAWAL = "withdrawal_until"
    CAMPAIGN_END = "campaign_ends_on"
    POLL = "poll_on"
    COUNT = "count_on"
    RESULT = "result_on"
    VOID = "void_on"  # beside the timetable


STEPS: Final = {
    Step.COMMITTEE: says("The election committee is appointed"),
    Step.ROLL_FIXED: says("The day that decides who is on the roll"),
    Step.ROLL_POSTED: says("The draft roll is posted"),
    Step.OBJECTIONS: says("Last day for objections to the roll"),
    Step.FINAL_ROLL: says("The final roll is posted"),
    Step.NOTICE: says("Time and place are made known"),
    Step.NOMINATIONS: says("Last day of nominations"),
    Step.SCRUTINY: says("The nominations are looked through"),
    Step.LIST: says("The list of valid nominations is posted"),
    Step.WITHDRAWAL: says("Last day to withdraw"),
    Step.CAMPAIGN_END: says("The campaign ends"),
    Step.POLL: says("Election day"),
    Step.COUNT: says("The votes are counted"),
    Step.RESULT: says("The result is made known"),
    Step.VOID: says("The election is declared void"),
}
