"""What waits in associations for who keeps their registers, in words."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import Text, says


class Matter(StrEnum):
    """What it is about: by this a list of what waits is narrowed."""

    APPLICATIONS = "applications"
    LEAVING = "leaving"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    TASKS = "tasks"
    OFFICES = "offices"
    ELECTIONS = "elections"


MATTERS: Final = {
    Matter.APPLICATIONS: says("application", "applications"),
    Matter.LEAVING: says("step to somebody’s leaving", "steps to somebody’s leaving"),
    Matter.MEETINGS: says("thing to do for meetings", "things to do for meetings"),
    Matter.DECISIONS: says("decision to finish", "decisions to finish"),
    Matter.TASKS: says("task of an action plan", "tasks of action plans"),
    Matter.OFFICES: says("thing to do for offices", "things to do for offices"),
    Matter.ELECTIONS: says("thing to do for elections", "things to do for elections"),
}


class Step(StrEnum):
    """What is to be done next."""

    DECIDE_APPLICATION = "decide_application"
    DECIDE_REFUSAL = "decide_refusal"
    GIVE_NOTICE = "give_notice"
    HEAR = "hear"
    DECIDE_TERMINATION = "decide_termination"
    DECIDE_APPEAL = "decide_appeal"
    ACCEPT_RESIGNATION = "accept_resignation"
    CALL_MEETING = "call_meeting"
    HOLD_MEETING = "hold_meeting"
    CLOSE_MEETING = "close_meeting"
    WRITE_MINUTES = "write_minutes"
    COUNT_VOTES = "count_votes"
    CARRY_OUT = "carry_out"
    DO_TASK = "do_task"
    ELECT = "elect"
    END_OFFICE = "end_office"
    HAND_OVER = "hand_over"
    ANNOUNCE = "announce"
    ELECTION_STEP = "election_step"
    HEAR_COMPLAINT = "hear_complaint"
    DESTROY_PAPERS = "destroy_papers"


STEPS: Final[dict[Step, tuple[Matter, Text]]] = {
    Step.DECIDE_APPLICATION: (Matter.APPLICATIONS, says("An application is to be decided")),
    Step.DECIDE_REFUSAL: (
        Matter.APPLICATIONS,
        says("She appealed against the refusal; it is to be decided"),
    ),
    Step.GIVE_NOTICE: (Matter.LEAVING, says("A ground is found; notice is to be given, or not")),
    Step.HEAR: (Matter.LEAVING, says("Notice was given; she is to be heard")),
    Step.DECIDE_TERMINATION: (Matter.LEAVING, says("She was heard; it is to be decided")),
    Step.DECIDE_APPEAL: (Matter.LEAVING, says("She appealed; it is to be decided again")),
    Step.ACCEPT_RESIGNATION: (Matter.LEAVING, says("A resignation is to be accepted")),
    Step.CALL_MEETING: (Matter.MEETINGS, says("A meeting is due")),
    Step.HOLD_MEETING: (Matter.MEETINGS, says("A meeting is to be held")),
    Step.CLOSE_MEETING: (Matter.MEETINGS, says("A meeting goes on; it is to be closed")),
    Step.WRITE_MINUTES: (Matter.MEETINGS, says("The minutes are to be written")),
    Step.COUNT_VOTES: (Matter.DECISIONS, says("A motion is put; the votes are to be written down")),
    Step.CARRY_OUT: (Matter.DECISIONS, says("A decision is carried; what follows is to be done")),
    Step.DO_TASK: (Matter.TASKS, says("A task of the action plan")),
    Step.ELECT: (Matter.OFFICES, says("A term of office ends")),
    Step.END_OFFICE: (
        Matter.OFFICES,
        says("Who holds an office leaves the association; the office is to end as well"),
    ),
    Step.HAND_OVER: (Matter.OFFICES, says("Papers and money of an office are to be handed over")),
    Step.ANNOUNCE: (Matter.ELECTIONS, says("A planned election is to be announced")),
    Step.ELECTION_STEP: (Matter.ELECTIONS, says("A step of an election is due")),
    Step.HEAR_COMPLAINT: (
        Matter.ELECTIONS,
        says("A complaint of pressure is to be heard before the poll"),
    ),
    Step.DESTROY_PAPERS: (
        Matter.ELECTIONS,
        says("The papers of an election were kept long enough; they may be destroyed"),
    ),
}
