"""django-import-export on the same list: dry run and confirm, with its default settings.

It only writes people and knows nothing of numbers, phones, memberships and doubles: far less work
than ours. Rows whose CNIC is known carry the id of that person, which it could not find by itself.
"""

import csv
import time
from pathlib import Path
from typing import Any

from import_export import resources
from tablib import Dataset

from hnsa.core import sealing
from members.models import Body, NationalId, Person
from members.rules.numbers import sought_as

FIELDS = (
    "id", "homenet", "full_name", "full_name_native", "relative_name", "age_years", "age_on",
    "locality", "trade",
)  # fmt: skip


class People(resources.ModelResource):
    """As one writes it from the documentation."""

    class Meta:
        model = Person
        fields = FIELDS


def imported(path: Path, homenet: Body, as_of: str) -> dict[str, Any]:
    """Seconds of the dry run and of the confirmation, and how many rows there were."""
    data = _dataset(path, homenet, as_of)
    took = {}
    for name, dry in (("dry run", True), ("confirm", False)):
        began = time.perf_counter()
        result = People().import_data(data, dry_run=dry)
        took[name] = time.perf_counter() - began
        if result.has_errors() or result.has_validation_errors():
            raise ValueError(f"refused: {result.base_errors}, {result.invalid_rows[:1]}")
    return {**took, "rows": len(data)}


def _dataset(path: Path, homenet: Body, as_of: str) -> Dataset:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Name"] and row["Age"]]
    links = {
        sealing.finder(sought_as("PK_CNIC", row["CNIC"].replace("-", ""))): row["CNIC"]
        for row in rows
    }
    known = {
        links[link]: person
        for link, person in NationalId.objects.filter(link__in=list(links)).values_list(
            "link", "person_id"
        )
    }
    return Dataset(
        *(
            (
                known.get(row["CNIC"], ""), homenet.pk, row["Name"], row["Name in Urdu"],
                row["Father/Husband Name"], row["Age"], as_of, row["Village"], row["Skill"],
            )
            for row in rows
        ),
        headers=FIELDS,
    )  # fmt: skip
