"""Row security of the associations' tables, append-only histories, sealed constitutions."""

from django.db import migrations

from hnsa.core.security import AppendOnly, RowSecurity, SameHomeNet, Sealed

TABLES = ("association", "constitution", "article", "reading")
ADOPTED = "standing = 'adopted'"


class Migration(migrations.Migration):
    dependencies = [("associations", "0001_initial")]
    operations = [
        *[RowSecurity(f"associations_{name}") for name in TABLES],
        *[RowSecurity(f"associations_{name}event") for name in TABLES],
        *[AppendOnly(f"associations_{name}event") for name in TABLES],
        SameHomeNet("associations_association", "body_id", "members_body"),
        SameHomeNet("associations_constitution", "body_id", "members_body"),
        SameHomeNet(
            "associations_constitution", "based_on_id", "associations_constitution"
        ),
        SameHomeNet("associations_article", "constitution_id", "associations_constitution"),
        SameHomeNet("associations_reading", "constitution_id", "associations_constitution"),
        Sealed("associations_constitution", f"OLD.{ADOPTED}", may_set="in_force_until"),
        Sealed(
            "associations_article", f"p.{ADOPTED}",
            of=("associations_constitution", "constitution_id"),
        ),
    ]  # fmt: skip
