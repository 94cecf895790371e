"""The second wall: grants, row security on every member-level table, append-only histories."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from hnsa.core.security import GRANTS, AppendOnly, RowSecurity, SameHomeNet

PROTECTED = (
    "organisation", "registration", "contact", "affiliation",
    "person", "nationalid", "phone", "roleintrade", "consent", "reveal", "nametoken", "nameword",
    "membership", "importjob", "importrow", "importprogress", "importtrace",
)  # fmt: skip
RECORDED = (
    "body", "homenet", "organisationkind", "organisation", "registration", "contact",
    "reportedfigure", "affiliation", "person", "nationalid", "phone", "roleintrade", "consent",
    "membership", "importjob", "place", "posting",
)  # fmt: skip
OF_PERSON = (
    "nationalid", "phone", "roleintrade", "consent", "reveal", "nametoken", "membership",
)  # fmt: skip
OF_BODY = (
    "registration", "contact", "reportedfigure", "affiliation", "posting", "membership",
    "importjob",
)  # fmt: skip
# HomeNets and the network itself are public knowledge; a user reads her own postings before any
# HomeNet is open to her.
BODIES = "kind IN ('homenet', 'network')"
OF_HOMENETS = "body_id = homenet_id"  # what the HomeNets report is shared by the network
OWN_POSTINGS = "user_id = NULLIF(current_setting('hnsa.user', true), '')::bigint"


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [
        TrigramExtension(),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        *[RowSecurity(f"members_{name}") for name in PROTECTED],
        RowSecurity("members_body", or_else=BODIES),
        RowSecurity("members_bodyevent", or_else=BODIES),
        RowSecurity("members_reportedfigure", or_else=OF_HOMENETS),
        RowSecurity("members_reportedfigureevent"),
        RowSecurity("members_posting", or_else=OWN_POSTINGS),
        RowSecurity("members_postingevent"),
        *[RowSecurity(f"members_{name}event") for name in RECORDED if name in PROTECTED],
        *[SameHomeNet(f"members_{name}", "person_id", "members_person") for name in OF_PERSON],
        *[SameHomeNet(f"members_{name}", "body_id", "members_body") for name in OF_BODY],
        *[AppendOnly(f"members_{name}event") for name in RECORDED],
        AppendOnly("members_reveal"),
        AppendOnly("core_userevent"),
    ]
