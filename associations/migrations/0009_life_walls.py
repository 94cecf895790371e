"""Row security of the tables of an association's life, their histories, and what is sealed."""

from django.db import migrations

from hnsa.core.security import AppendOnly, RowSecurity, SameHomeNet, Sealed

TABLES = (
    "application", "proposer", "meeting", "agendaitem", "attendance", "task", "motion", "effect",
    "contest", "termination", "resignation", "nominee", "suspension", "categorychange",
    "duesstatement", "incident", "volunteer", "workhours", "committee", "committeeseat",
    "paidstaff",
)  # fmt: skip
OF_PERSON = (
    ("application", "person"), ("proposer", "person"), ("attendance", "person"),
    ("termination", "person"), ("resignation", "person"), ("nominee", "person"),
    ("suspension", "person"), ("categorychange", "person"), ("duesstatement", "person"),
    ("incident", "person"), ("volunteer", "person"), ("workhours", "person"),
    ("committeeseat", "person"), ("meeting", "chair"), ("task", "who"), ("motion", "moved_by"),
    ("motion", "seconded_by"), ("paidstaff", "person"), ("motion", "person"),
)  # fmt: skip
OF_ROW = (
    ("proposer", "application", "application"),
    ("meeting", "second_call_of", "meeting"), ("meeting", "postponed_from", "meeting"),
    ("agendaitem", "meeting", "meeting"), ("agendaitem", "task", "task"),
    ("attendance", "meeting", "meeting"),
    ("task", "meeting", "meeting"), ("task", "motion", "motion"),
    ("task", "committee", "committee"),
    ("motion", "meeting", "meeting"), ("motion", "item", "agendaitem"),
    ("motion", "application", "application"), ("motion", "termination", "termination"),
    ("motion", "constitution", "constitution"), ("motion", "office", "office"),
    ("motion", "suspension", "suspension"), ("motion", "committee", "committee"),
    ("motion", "law", "constitution"),
    ("effect", "motion", "motion"), ("contest", "motion", "motion"),
    ("contest", "decided_in", "motion"), ("categorychange", "motion", "motion"),
    ("workhours", "volunteer", "volunteer"), ("committeeseat", "committee", "committee"),
    ("paidstaff", "motion", "motion"), ("document", "meeting", "meeting"),
    ("office", "chosen_in", "motion"),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("associations", "0008_life")]
    operations = [
        *[RowSecurity(f"associations_{name}") for name in TABLES],
        *[RowSecurity(f"associations_{name}event") for name in TABLES],
        *[AppendOnly(f"associations_{name}event") for name in TABLES],
        AppendOnly("associations_effect"),
        AppendOnly("associations_contest"),
        *[SameHomeNet(f"associations_{name}", "body_id", "members_body") for name in TABLES],
        *[
            SameHomeNet(f"associations_{name}", f"{column}_id", "members_person")
            for name, column in OF_PERSON
        ],
        *[
            SameHomeNet(f"associations_{name}", f"{column}_id", f"associations_{to}")
            for name, column, to in OF_ROW
        ],
        Sealed("associations_motion", "OLD.state = 'decided'"),
        Sealed("associations_meeting", "OLD.signed_on IS NOT NULL"),
        Sealed(
            "associations_agendaitem", "p.signed_on IS NOT NULL",
            of=("associations_meeting", "meeting_id"),
        ),
        Sealed(
            "associations_attendance", "p.closed_at IS NOT NULL",
            of=("associations_meeting", "meeting_id"),
        ),
    ]  # fmt: skip
