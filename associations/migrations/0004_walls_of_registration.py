"""Row security of the registration's tables, and their append-only histories."""

from django.db import migrations

from hnsa.core.security import AppendOnly, RowSecurity, SameHomeNet

TABLES = ("case", "remark", "office", "document")


class Migration(migrations.Migration):
    dependencies = [("associations", "0003_registration")]
    operations = [
        *[RowSecurity(f"associations_{name}") for name in (*TABLES, "numbering")],
        *[RowSecurity(f"associations_{name}event") for name in TABLES],
        *[AppendOnly(f"associations_{name}event") for name in TABLES],
        SameHomeNet("associations_case", "body_id", "members_body"),
        SameHomeNet("associations_remark", "case_id", "associations_case"),
        SameHomeNet("associations_office", "body_id", "members_body"),
        SameHomeNet("associations_office", "person_id", "members_person"),
        SameHomeNet("associations_document", "body_id", "members_body"),
    ]
