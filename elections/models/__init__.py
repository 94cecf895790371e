from .count import CountClosed, Destruction, LotDrawn, Named, Record, Sheet
from .election import Commissioner, Complaint, Contest, Election, StepTaken
from .nomination import Nomination, OwnSymbol, Supporter
from .poll import Attendant, Booth, Packet, PollIncident, Voted
from .roll import Entry, Objection

__all__ = [
    "Attendant", "Booth", "Commissioner", "Complaint", "Contest", "CountClosed", "Destruction",
    "Election", "Entry", "LotDrawn", "Named", "Nomination", "Objection", "OwnSymbol",
    "Packet", "PollIncident", "Record", "Sheet", "StepTaken", "Supporter", "Voted",
]  # fmt: skip
