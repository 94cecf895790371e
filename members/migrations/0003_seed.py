"""The region's own row, the eight HomeNets, kinds of organisations and the tree of places."""

import csv
from importlib import resources
from typing import Any

from django.db import migrations

NETWORK = ("HNSA", "HomeNet South Asia")
HOMENETS = {
    "AF": "HomeNet Afghanistan",
    "BD": "HomeNet Bangladesh",
    "BT": "HomeNet Bhutan",
    "IN": "HomeNet India",
    "LK": "HomeNet Sri Lanka",
    "MV": "HomeNet Maldives",
    "NP": "HomeNet Nepal",
    "PK": "HomeNet Pakistan",
}
# As they are written at home; empty where nobody of the country has told us yet.
NATIVE = {
    "AF": "هوم\u200cنت افغانستان",
    "BD": "হোমনেট বাংলাদেশ",
    "IN": "होमनेट भारत",
    "NP": "होमनेट नेपाल",
    "PK": "ہوم نیٹ پاکستان",
}
COUNTRIES = {
    "AF": "Afghanistan", "BD": "Bangladesh", "BT": "Bhutan", "IN": "India",
    "LK": "Sri Lanka", "MV": "Maldives", "NP": "Nepal", "PK": "Pakistan",
}  # fmt: skip
KINDS = (
    "trade-union:Trade union", "cooperative:Cooperative", "producer-company:Producer company",
    "social-enterprise:Social enterprise", "ngo:NGO", "trust:Trust",
    "co:Community organisation (CO)",
    "shg-federation:Federation of self-help groups", "shg:Self-help group",
    "sabah:SABAH organisation", "partner:Partner", "association:Association", "other:Other",
)  # fmt: skip


def bodies(apps: Any, schema_editor: Any) -> None:
    Body, HomeNet = apps.get_model("members", "Body"), apps.get_model("members", "HomeNet")
    with schema_editor.connection.cursor() as cursor:

        def new_id() -> int:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('members_body', 'id'))")
            return cursor.fetchone()[0]

        pk = new_id()
        network = Body.objects.create(
            pk=pk, homenet_id=pk, kind="network", code=NETWORK[0], name=NETWORK[1]
        )
        for country, name in HOMENETS.items():
            pk = new_id()
            body = Body.objects.create(
                pk=pk, homenet_id=pk, parent=network, kind="homenet", code=country, name=name,
                name_native=NATIVE.get(country, ""),
            )  # fmt: skip
            HomeNet.objects.create(body=body, country=country)


def kinds(apps: Any, schema_editor: Any) -> None:
    Kind = apps.get_model("members", "OrganisationKind")
    for order, line in enumerate(KINDS):
        code, name = line.split(":")
        Kind.objects.create(code=code, name=name, order=10 * (order + 1))


def places(apps: Any, schema_editor: Any) -> None:
    Place = apps.get_model("members", "Place")
    folder = resources.files("members") / "data"
    countries = {
        code: Place.objects.create(country=code, level="country", code=code, name=name)
        for code, name in COUNTRIES.items()
    }
    firsts: dict[str, Any] = {}
    for row in _rows(folder / "divisions-first-level.csv"):
        firsts[row["iso_code"]] = Place.objects.create(
            parent=countries[row["country"]], country=row["country"], level="first",
            code=row["iso_code"], name=row["name"], kind=row["type"][:60],
            source=row["source"][:120],
        )  # fmt: skip
    seen = set()
    seconds = []
    for row in _rows(folder / "divisions-second-level.csv"):
        parent = firsts.get(row["parent"]) or _by_name(firsts, row) or countries[row["country"]]
        if (parent.pk, row["name"]) in seen:
            continue
        seen.add((parent.pk, row["name"]))
        seconds.append(
            Place(
                parent=parent, country=row["country"], level="second", name=row["name"][:120],
                kind=row["type"][:60], source=row["source"][:120],
            )
        )  # fmt: skip
    Place.objects.bulk_create(seconds)


def _by_name(firsts: dict[str, Any], row: dict[str, str]) -> Any:
    return next(
        (p for p in firsts.values() if p.country == row["country"] and p.name == row["parent"]),
        None,
    )


def _rows(path: Any) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Migration(migrations.Migration):
    dependencies = [("members", "0002_walls")]
    operations = [
        migrations.RunPython(bodies, migrations.RunPython.noop),
        migrations.RunPython(kinds, migrations.RunPython.noop),
        migrations.RunPython(places, migrations.RunPython.noop),
    ]
