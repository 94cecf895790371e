"""Row security of the elections' tables, their histories, and what is sealed or only added."""

from django.db import migrations

from hnsa.core.security import AppendOnly, RowSecurity, SameHomeNet, Sealed

TABLES = (
    "election", "commissioner", "contest", "steptaken", "complaint", "entry", "objection",
    "nomination", "supporter", "ownsymbol", "booth", "attendant", "pollincident", "packet", "voted",
    "sheet", "countclosed", "lotdrawn", "record", "named", "destruction",
)  # fmt: skip
ADDED_ONLY = ("steptaken", "countclosed", "lotdrawn", "record", "supporter")
OF_PERSON = ("commissioner", "entry", "objection", "nomination", "supporter", "attendant", "voted")
OF_ROW = (
    ("election", "follows", "elections_election"),
    ("election", "law", "associations_constitution"),
    *((name, "election", "elections_election") for name in (
        "commissioner", "contest", "steptaken", "complaint", "entry", "objection", "booth",
        "pollincident", "record", "destruction", "attendant", "voted",
    )),
    *((name, "contest", "elections_contest") for name in (
        "objection", "nomination", "packet", "sheet", "countclosed", "lotdrawn",
    )),
    *((name, "booth", "elections_booth") for name in (
        "entry", "attendant", "pollincident", "packet", "voted", "sheet",
    )),
    ("supporter", "nomination", "elections_nomination"),
    ("nomination", "photo", "associations_document"),
    ("attendant", "nomination", "elections_nomination"),
    ("voted", "entry", "elections_entry"),
    ("named", "record", "elections_record"),
)  # fmt: skip
DECLARED = "declared_at IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_initial"), ("associations", "0010_photos")]
    operations = [
        *[RowSecurity(f"elections_{name}") for name in TABLES],
        *[RowSecurity(f"elections_{name}event") for name in TABLES],
        *[AppendOnly(f"elections_{name}event") for name in TABLES],
        *[AppendOnly(f"elections_{name}") for name in ADDED_ONLY],
        *[SameHomeNet(f"elections_{name}", "body_id", "members_body") for name in TABLES],
        *[SameHomeNet(f"elections_{name}", "person_id", "members_person") for name in OF_PERSON],
        *[SameHomeNet(f"elections_{name}", f"{column}_id", to) for name, column, to in OF_ROW],
        Sealed("elections_election", f"OLD.{DECLARED}", may_set="void_on"),
        Sealed("elections_contest", f"OLD.{DECLARED}"),
        Sealed(
            "elections_entry", "p.roll_frozen_at IS NOT NULL",
            of=("elections_election", "election_id"),
        ),
        *[
            Sealed(f"elections_{name}", f"p.{DECLARED}", of=("elections_contest", "contest_id"))
            for name in ("nomination", "packet", "sheet")
        ],
        *[
            Sealed(f"elections_{name}", f"p.{DECLARED}", of=("elections_election", "election_id"))
            for name in (
                "booth", "commissioner", "pollincident", "complaint", "attendant", "voted"
            )
        ],
        Sealed("elections_objection", "OLD.answer <> ''"),
    ]  # fmt: skip
