"""django-import-export on the same list: dry run and confirm, with its default settings.

Two resources: `People` writes one table, as one writes it from the documentation; `Members` keeps
of each row what our import keeps (number, phone, membership, search words), with the register's
own functions for one person. Neither looks for doubles or can be taken back. Rows whose CNIC is
known carry the id of that person, which the library could not find by itself.
"""

import csv
import time
from pathlib import Path
from typing import Any, Final

from import_export import resources
from tablib import Dataset

from hnsa.core import sealing
from members.actions import people
from members.models import Body, Membership, NationalId, Person
from members.rules.numbers import read_number, sought_as
from members.rules.phones import read_phone
from members.vocabulary.country import country

FIELDS: Final = (
    "id", "homenet", "full_name", "full_name_native", "relative_name", "age_years", "age_on",
    "locality", "trade",
)  # fmt: skip
BESIDE: Final = ("cnic", "mobile", "joined", "fee")  # of `Members`; they are no fields of a person
_HOME: Final = country("PK")


class People(resources.ModelResource):
    """One table."""

    class Meta:
        model = Person
        fields = FIELDS


class Members(People):
    """What our import keeps of a row."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def after_save_instance(self, instance: Person, row: Any, **kwargs: Any) -> None:
        """The facts that stand in tables of their own."""
        read = read_number(row["cnic"], _HOME)
        if read.number is not None:
            people.keep_number(instance, read)
        phone = read_phone(row["mobile"], _HOME).e164
        if phone is not None:
            people.keep_phone(instance, phone)
        Membership.objects.get_or_create(
            person=instance, body=self.body, ends_on=None,
            defaults={
                "homenet_id": instance.homenet_id, "begins_on": row["joined"],
                "declared": {"fee_amount": row["fee"]},
            },
        )  # fmt: skip
        people.index_names([instance])


def imported(path: Path, what: str, homenet: Body, body: Body, as_of: str) -> dict[str, float]:
    """Seconds of the dry run and of the confirmation; `what` is "people" or "members"."""
    data, took = _dataset(path, homenet, as_of), {}
    resource = People() if what == "people" else Members(body)
    for name, dry in (("dry run", True), ("confirm", False)):
        began = time.perf_counter()
        result = resource.import_data(data, dry_run=dry)
        took[name] = time.perf_counter() - began
        if result.has_errors() or result.has_validation_errors():
            raise ValueError(f"refused: {result.base_errors}, {result.invalid_rows[:1]}")
    return took


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
                row["CNIC"], row["Mobile No"], _day(row["Joining Date"]), row["Monthly Fee"],
            )
            for row in rows
        ),
        headers=(*FIELDS, *BESIDE),
    )  # fmt: skip


def _day(written: str) -> str:
    """A day as the database reads it; the lists write day/month/year."""
    return "-".join(reversed(written.split("/")))
