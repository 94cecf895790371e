from .application import Application, Proposer
from .association import Association
from .case import Case, Numbering, Remark
from .committee import Committee, CommitteeSeat, PaidStaff
from .constitution import Article, Constitution, Reading
from .document import Document
from .leaving import Nominee, Resignation
from .meeting import AgendaItem, Attendance, Meeting
from .motion import Contest, Effect, Motion
from .office import Office
from .standing import CategoryChange, DuesStatement, Incident, Suspension
from .task import Task
from .termination import Termination
from .volunteer import Volunteer, WorkHours
from .word import Word

__all__ = [
    "AgendaItem", "Application", "Article", "Association", "Attendance", "Case", "CategoryChange",
    "Committee", "CommitteeSeat", "Constitution", "Contest", "Document", "DuesStatement", "Effect",
    "Incident", "Meeting", "Motion", "Nominee", "Numbering", "Office", "PaidStaff", "Proposer",
    "Reading", "Remark", "Resignation", "Suspension", "Task", "Termination", "Volunteer", "Word",
    "WorkHours",
]  # fmt: skip
