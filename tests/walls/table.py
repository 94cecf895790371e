"""Who may open what: one table for every address of the site.

`PAGES` says of each address what kind of page it is and whose row its ids name. `TABLE` says of
each kind what becomes of a request by each of the cast, for rows of HomeNet Pakistan. For rows
of elsewhere one sentence is enough: what is not yours is as if it did not exist.

    opens     the page, or a step further on it
    log-in    asks her to log in
    refused   she may not, and is told so (403)
    unknown   she is not told whether it exists (404)
"""

from dataclasses import dataclass, field
from typing import Any

from members import models
from tests.cast import Country
from tests.walls.walk import MISSING, Address

ROLES = ("anonymous", "nobody", "saima", "farid", "amina", "bilal", "rita", "regina")

TABLE_TEXT = """
kind                  anonymous  nobody   saima    farid    amina    bilal    rita     regina
a page for all        opens      opens    opens    opens    opens    opens    opens    opens
the log-in            opens      opens    opens    opens    opens    opens    opens    opens
one's own page        log-in     opens    opens    opens    opens    opens    opens    opens
a person              log-in     unknown  opens    opens    opens    opens    unknown  opens
masked values         log-in     unknown  refused  refused  opens    opens    unknown  refused
a person's history    log-in     unknown  refused  opens    opens    opens    unknown  refused
a body                log-in     unknown  opens    opens    opens    opens    unknown  opens
a body's history      log-in     unknown  refused  opens    opens    opens    unknown  refused
the imports           log-in     refused  refused  refused  opens    opens    opens    refused
a country's template  log-in     refused  refused  refused  opens    opens    unknown  refused
an import             log-in     refused  refused  refused  opens    opens    unknown  refused
the office            log-in     refused  refused  opens    opens    opens    opens    opens
"""


def _read(text: str) -> dict[str, dict[str, str]]:
    head, *lines = [line for line in text.splitlines() if line.strip()]
    starts = [head.index(word) for word in head.split()]
    table = {}
    for line in lines:
        cells = [
            line[begin:end].strip()
            for begin, end in zip(starts, [*starts[1:], None], strict=True)
        ]
        table[cells[0]] = dict(zip(head.split()[1:], cells[1:], strict=True))
    return table


TABLE = _read(TABLE_TEXT)


@dataclass(frozen=True)
class Page:
    """What an address is: the kind of the table, and which row each of its ids names."""

    kind: str
    ids: dict[str, Any] = field(default_factory=dict)

    def values(self, country: Country) -> dict[str, Any]:
        """The arguments of the address for rows of that country."""
        return {name: _value(of, country) for name, of in self.ids.items()}

    def missing(self) -> dict[str, Any]:
        """The arguments for rows that nobody ever had."""
        return {
            name: MISSING if isinstance(of, type) else "XX" if of == "country" else of
            for name, of in self.ids.items()
        }

    @property
    def of_a_row(self) -> bool:
        return any(isinstance(of, type) for of in self.ids.values())


def _value(of: Any, country: Country) -> Any:
    if of == "country":
        return country.homenet.code
    return country.rows[of] if isinstance(of, type) else of


def _import(*names: str) -> dict[str, Page]:
    return {f"imports:{name}": Page("an import", {"pk": models.ImportJob}) for name in names}


ROW = {"pk": models.ImportJob, "row_id": models.ImportRow}
PAGES = {
    "healthz": Page("a page for all"),
    "set_language": Page("a page for all"),
    "login": Page("the log-in"),
    "logout": Page("one's own page"),
    "password_change": Page("one's own page"),
    "front": Page("one's own page"),
    "people": Page("one's own page"),
    "people_find": Page("one's own page"),
    "person": Page("a person", {"pk": models.Person}),
    "person_show": Page("masked values", {"pk": models.Person, "what": "phone"}),
    "person_history": Page("a person's history", {"pk": models.Person}),
    "bodies": Page("one's own page"),
    "body": Page("a body", {"pk": models.Body}),
    "body_who": Page("a body", {"pk": models.Body}),
    "body_history": Page("a body's history", {"pk": models.Body}),
    "imports:list": Page("the imports"),
    "imports:new": Page("the imports"),
    "imports:organisations": Page("the imports"),
    "imports:template": Page("a country's template", {"homenet": "country"}),
    **_import(
        "job", "progress", "read", "map", "doubts", "accept", "undo", "drop", "again", "mend",
        "report",
    ),
    "imports:row": Page("an import", ROW),
    "imports:decide-row": Page("an import", ROW),
    "office": Page("the office"),
}  # fmt: skip


def page_of(address: Address) -> Page | None:
    """What the table knows of an address; None where nobody said yet."""
    return PAGES.get(address.name)
