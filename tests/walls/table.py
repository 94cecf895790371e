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

from django.contrib.contenttypes.models import ContentType

from associations.models import (
    Application,
    Association,
    Case,
    Committee,
    CommitteeSeat,
    Document,
    Incident,
    Meeting,
    Motion,
    Office,
    PaidStaff,
    Resignation,
    Suspension,
    Task,
    Termination,
    Volunteer,
)
from elections.models import (
    Attendant,
    Booth,
    Commissioner,
    Complaint,
    Contest,
    Election,
    Entry,
    Nomination,
    Objection,
    Packet,
    Record,
    Voted,
)
from hnsa.core.models import User
from members import models
from tests.cast import Country
from tests.walls.walk import MISSING, Address

ROLES = ("anonymous", "nobody", "saima", "farid", "amina", "bilal", "rita", "regina", "zubaida")

TABLE_TEXT = """
kind                  anonymous nobody  saima   farid   amina   bilal   rita    regina  zubaida
a page for all        opens     opens   opens   opens   opens   opens   opens   opens   opens
the log-in            opens     opens   opens   opens   opens   opens   opens   opens   opens
one's own page        log-in    opens   opens   opens   opens   opens   opens   opens   opens
a person              log-in    unknown opens   opens   opens   opens   unknown opens   unknown
masked values         log-in    unknown refused refused opens   opens   unknown refused unknown
a person's history    log-in    unknown refused opens   opens   opens   unknown refused unknown
a body                log-in    unknown opens   opens   opens   opens   unknown opens   unknown
a body's history      log-in    unknown refused opens   opens   opens   unknown refused unknown
an association        log-in    unknown opens   opens   opens   opens   unknown opens   unknown
elections             log-in    unknown opens   opens   opens   opens   unknown opens   opens
an election           log-in    unknown opens   opens   opens   opens   unknown opens   opens
holding an election   log-in    unknown opens   refused opens   opens   unknown refused opens
planning elections    log-in    unknown opens   refused opens   opens   unknown refused refused
planning an election  log-in    unknown opens   refused opens   opens   unknown refused unknown
an election's history log-in    unknown refused opens   opens   opens   unknown refused refused
an election's annex   log-in    unknown refused refused opens   opens   unknown refused refused
a new association     log-in    refused opens   refused opens   opens   opens   refused refused
a draft               log-in    unknown opens   refused opens   opens   unknown refused unknown
a list taken out      log-in    unknown refused refused opens   opens   unknown refused unknown
the imports           log-in    refused refused refused opens   opens   opens   refused refused
a country's template  log-in    refused refused refused opens   opens   unknown refused refused
an import             log-in    refused refused refused opens   opens   unknown refused refused
the office            log-in    refused refused opens   opens   opens   opens   opens   refused
the office's log-in   log-in    refused refused refused refused refused refused refused refused
the office's log-out  opens     opens   opens   opens   opens   opens   opens   opens   opens
a code of nobody      unknown   unknown unknown unknown unknown unknown unknown unknown unknown
nothing there         log-in    refused refused unknown unknown unknown unknown unknown refused
a choice of nothing   log-in    refused refused refused refused refused refused refused refused
a register            log-in    refused refused opens   opens   opens   opens   opens   refused
a register taken out  log-in    refused refused refused opens   opens   opens   refused refused
a record              log-in    refused refused opens   opens   opens   unknown opens   refused
a record's history    log-in    refused refused opens   opens   opens   unknown refused refused
a new record          log-in    refused refused refused opens   opens   opens   refused refused
an act on a record    log-in    refused refused refused opens   opens   unknown refused refused
never added           log-in    refused refused refused refused refused refused refused refused
never deleted         log-in    refused refused refused refused refused unknown refused refused
the looks             log-in    refused refused opens   opens   opens   opens   refused refused
a look                log-in    refused refused opens   opens   opens   unknown refused refused
the complaints        log-in    refused refused refused opens   opens   opens   refused refused
a complaint           log-in    refused refused refused opens   opens   unknown refused refused
a common record       log-in    refused refused opens   opens   opens   opens   opens   refused
its history           log-in    refused refused opens   opens   opens   opens   refused refused
a new common record   log-in    refused refused refused refused opens   refused refused refused
never deleted either  log-in    refused refused refused refused refused refused refused refused
the postings          log-in    refused refused refused refused opens   refused refused refused
a posting             log-in    refused refused refused refused opens   unknown refused refused
"""


def _read(text: str) -> dict[str, dict[str, str]]:
    head, *lines = [line for line in text.splitlines() if line.strip()]
    starts = [head.index(word) for word in head.split()]
    table = {}
    for line in lines:
        cells = [
            line[begin:end].strip() for begin, end in zip(starts, [*starts[1:], None], strict=True)
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
    if isinstance(of, type):
        return country.rows[of]
    return of() if callable(of) else of


def _import(*names: str) -> dict[str, Page]:
    return {f"imports:{name}": Page("an import", {"pk": models.ImportJob}) for name in names}


ROW = {"pk": models.ImportJob, "row_id": models.ImportRow}
MEETING = {"pk": Association, "meeting_pk": Meeting}
ELECTION = {"pk": Association, "election_pk": Election}
BOOTH = {**ELECTION, "booth_pk": Booth}
NOMINATION = {**ELECTION, "nomination_pk": Nomination}
PAGES = {
    "healthz": Page("a page for all"),
    "set_language": Page("a page for all"),
    "login": Page("the log-in"),
    "logout": Page("one's own page"),
    "password_change": Page("one's own page"),
    "front": Page("one's own page"),
    "today": Page("one's own page"),
    "people": Page("one's own page"),
    "people_find": Page("one's own page"),
    "person": Page("a person", {"pk": models.Person}),
    "person_show": Page("masked values", {"pk": models.Person, "what": "phone"}),
    "person_history": Page("a person's history", {"pk": models.Person}),
    "bodies": Page("one's own page"),
    "body": Page("a body", {"pk": models.Body}),
    "body_who": Page("a body", {"pk": models.Body}),
    "body_history": Page("a body's history", {"pk": models.Body}),
    "members_csv": Page("a list taken out", {"pk": models.Body}),
    "associations": Page("one's own page"),
    "association_new": Page("a new association"),
    "association": Page("an association", {"pk": Association}),
    "association_members": Page("an association", {"pk": Association}),
    "association_offices": Page("an association", {"pk": Association}),
    "association_documents": Page("an association", {"pk": Association}),
    "association_history": Page("a body's history", {"pk": Association}),
    "ask": Page("an association", {"pk": Association}),
    "standings": Page("an association", {"pk": Association}),
    "health": Page("an association", {"pk": Association}),
    "decisions": Page("an association", {"pk": Association}),
    "motion_new": Page("a draft", {"pk": Association}),
    **{
        name: Page("an association", {"pk": Association, "motion_pk": Motion})
        for name in ("motion", "motion_print", "motion_pdf")
    },
    **{
        f"motion_{name}": Page("a draft", {"pk": Association, "motion_pk": Motion})
        for name in ("decide", "withdraw", "carry_out", "contest")
    },
    "constitution": Page("an association", {"pk": Association}),
    "constitution_compare": Page("an association", {"pk": Association}),
    "constitution_version": Page("an association", {"pk": Association, "version": 1}),
    "reading_add": Page("a draft", {"pk": Association, "version": 1}),
    **{
        name: Page("a draft", {"pk": Association})
        for name in ("constitution_begin", "draft", "draft_give_up", "draft_adopt")
    },
    "constitution_print": Page("an association", {"pk": Association}),
    "constitution_pdf": Page("an association", {"pk": Association}),
    "certificate": Page("an association", {"pk": Association}),
    "certificate_pdf": Page("an association", {"pk": Association}),
    "verify_ask": Page("a page for all"),
    "verify": Page("a code of nobody", {"code": "7K4M2Q-9TXB3R-H0WAZN"}),
    "registration": Page("an association", {"pk": Association}),
    **{
        f"registration_{name}": Page("a draft", {"pk": Association})
        for name in (
            "need", "association", "founders", "find", "paste", "take_over", "constitution",
            "offices", "meeting", "check", "send", "appeal", "drop",
        )
    },
    "registration_why": Page(
        "an association", {"pk": Association, "membership": models.Membership}
    ),
    "registration_leave_out": Page("a draft", {"pk": Association, "membership": models.Membership}),
    **{
        name: Page("an association", {"pk": Association})
        for name in (
            "terminations", "membership_cards", "membership_cards_pdf", "member_register",
            "member_register_pdf",
        )
    },
    "applications": Page("an association", {"pk": Association}),
    "application_new": Page("a draft", {"pk": Association}),
    "application": Page("an association", {"pk": Association, "application_pk": Application}),
    **{
        f"application_{name}": Page("a draft", {"pk": Association, "application_pk": Application})
        for name in ("facts", "proposers", "withdraw", "silence", "reasons", "appeal")
    },
    "permanence": Page("an association", {"pk": Association}),
    "membership": Page("an association", {"pk": Association, "person_pk": models.Person}),
    **{
        name: Page("a draft", {"pk": Association, "person_pk": models.Person})
        for name in (
            "ask_permanent", "resign", "death", "nominee", "transfer", "suspend", "volunteer",
            "incident",
        )
    },
    "resignation": Page("a draft", {"pk": Association, "resignation_pk": Resignation}),
    "resignation_take_back": Page("a draft", {"pk": Association, "resignation_pk": Resignation}),
    "suspension_lift": Page("a draft", {"pk": Association, "suspension_pk": Suspension}),
    "volunteers": Page("an association", {"pk": Association}),
    "volunteer_hours": Page("a draft", {"pk": Association, "volunteer_pk": Volunteer}),
    "volunteer_end": Page("a draft", {"pk": Association, "volunteer_pk": Volunteer}),
    "incidents": Page("an association", {"pk": Association}),
    "incident_strike_out": Page("a draft", {"pk": Association, "incident_pk": Incident}),
    "dues_statements": Page("a draft", {"pk": Association}),
    "termination_begin": Page("a draft", {"pk": Association}),
    **{
        name: Page("an association", {"pk": Association, "termination_pk": Termination})
        for name in ("termination", "termination_print", "termination_pdf")
    },
    **{
        f"termination_{name}": Page("a draft", {"pk": Association, "termination_pk": Termination})
        for name in ("notice", "answer", "appeal", "give_up")
    },
    "association_office": Page("an association", {"pk": Association, "office_pk": Office}),
    "office_print": Page("an association", {"pk": Association, "office_pk": Office}),
    "office_pdf": Page("an association", {"pk": Association, "office_pk": Office}),
    "office_fill": Page("a draft", {"pk": Association, "post": "secretary"}),
    "office_end": Page("a draft", {"pk": Association, "office_pk": Office}),
    "office_hand_over": Page("a draft", {"pk": Association, "office_pk": Office}),
    "committee_new": Page("a draft", {"pk": Association}),
    "committee": Page("an association", {"pk": Association, "committee_pk": Committee}),
    "committee_end": Page("a draft", {"pk": Association, "committee_pk": Committee}),
    "committee_unseat": Page(
        "a draft", {"pk": Association, "committee_pk": Committee, "seat_pk": CommitteeSeat}
    ),
    "staff_new": Page("a draft", {"pk": Association}),
    "staff": Page("an association", {"pk": Association, "staff_pk": PaidStaff}),
    "staff_end": Page("a draft", {"pk": Association, "staff_pk": PaidStaff}),
    "document": Page("an association", {"pk": Association, "document_pk": Document}),
    "meetings": Page("an association", {"pk": Association}),
    "meeting_new": Page("a draft", {"pk": Association}),
    "tasks": Page("an association", {"pk": Association}),
    "task": Page("a draft", {"pk": Association, "task_pk": Task}),
    "meeting": Page("an association", MEETING),
    **{
        f"meeting_{name}": Page("a draft", MEETING)
        for name in (
            "change", "agenda", "notice", "open", "attendance", "mark", "figures", "close",
            "not_held", "postpone", "again", "minutes",
        )
    },
    **{
        f"meeting_{name}_{how}": Page("an association", MEETING)
        for name in ("notice", "sheet", "minutes")
        for how in ("print", "pdf")
    },
    "election_papers": Page("an election", ELECTION),
    **{
        f"election_paper{how}": Page("an election", {**ELECTION, "which": "handing-over"})
        for how in ("", "_pdf")
    },
    "election_packets": Page("holding an election", ELECTION),
    **{
        f"election_packet_{name}": Page("holding an election", {**ELECTION, "packet_pk": Packet})
        for name in ("print", "pdf", "give", "take_out")
    },
    **{
        name: Page("an election", ELECTION)
        for name in ("roll", "roll_copy", "roll_print", "roll_pdf", "roll_objections")
    },
    **{
        f"roll_{name}": Page("holding an election", ELECTION)
        for name in (
            "draw", "post", "close", "final", "booths", "slips", "slips_pdf", "object"
        )
    },
    "roll_entry": Page("an election", {**ELECTION, "entry_pk": Entry}),
    "roll_to_booth": Page("holding an election", {**ELECTION, "entry_pk": Entry}),
    "roll_objection": Page("an election", {**ELECTION, "objection_pk": Objection}),
    "roll_decide": Page("holding an election", {**ELECTION, "objection_pk": Objection}),
    "nominations": Page("an election", ELECTION),
    **{
        f"nomination_{name}": Page("holding an election", ELECTION)
        for name in ("new", "close", "begin", "list", "settle", "own_symbols")
    },
    "nomination_turns": Page("holding an election", {**ELECTION, "contest_pk": Contest}),
    "nomination": Page("an election", NOMINATION),
    **{
        f"nomination_{name}": Page("an election", NOMINATION)
        for name in ("receipt", "receipt_pdf", "photo")
    },
    **{
        f"nomination_{name}": Page("holding an election", NOMINATION)
        for name in (
            "complete", "scrutiny", "appeal", "answer", "withdraw", "died", "photo_new", "symbol"
        )
    },
    "booths": Page("an election", ELECTION),
    **{
        name: Page("holding an election", ELECTION)
        for name in ("booth_new", "booths_begin", "booths_end", "booths_incident")
    },
    "booth": Page("an election", BOOTH),
    **{
        f"booth_{name}": Page("holding an election", BOOTH)
        for name in (
            "change", "remove", "begin", "end", "attend", "voters", "mark", "numbers",
        )
    },
    "booth_attendant": Page("holding an election", {**BOOTH, "attendant_pk": Attendant}),
    "booth_unmark": Page("holding an election", {**BOOTH, "mark_pk": Voted}),
    "counts": Page("an election", ELECTION),
    "count": Page("an election", {**ELECTION, "contest_pk": Contest}),
    "count_earlier": Page("an election", {**ELECTION, "contest_pk": Contest, "round": 1}),
    "count_begin": Page("holding an election", ELECTION),
    "count_sheet": Page(
        "holding an election", {**ELECTION, "contest_pk": Contest, "booth_pk": Booth}
    ),
    **{
        f"count_{name}": Page("holding an election", {**ELECTION, "contest_pk": Contest})
        for name in ("close", "again", "lot", "withhold", "release")
    },
    "elections": Page("elections", {"pk": Association}),
    "election_new": Page("planning an election", {"pk": Association}),
    "election": Page("an election", ELECTION),
    "election_committee": Page("an election", ELECTION),
    "election_history": Page("an election's history", ELECTION),
    "election_appoint": Page("planning elections", ELECTION),
    **{
        f"election_{name}": Page("holding an election", ELECTION)
        for name in (
            "change", "announce", "give_up", "campaign", "form", "complaints", "complain",
        )
    },
    "election_seat": Page("holding an election", ELECTION | {"seat_pk": Commissioner}),
    "election_complaint": Page("holding an election", ELECTION | {"complaint_pk": Complaint}),
    **{
        name: Page("an election", ELECTION)
        for name in ("record", "record_check", "record_script", "record_offices")
    },
    **{
        f"record_{name}": Page("holding an election", ELECTION)
        for name in ("declare", "object", "void", "destroy")
    },
    "record_objection": Page("an election", {**ELECTION, "objection_pk": Objection}),
    "record_erase": Page("an election's annex", ELECTION),
    **{
        f"record_{name}": Page("an election", {**ELECTION, "number": 1})
        for name in ("file", "print", "pdf")
    },
    "record_names": Page("an election's annex", {**ELECTION, "number": 1}),
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
    "imports:admit-row": Page("an import", ROW),
    "office": Page("the office"),
}  # fmt: skip


# The office: Django's five addresses of each register, and what we added.
def _register(
    name: str, row: Any, *, whole: str = "a register", one: str = "a record",
    history: str = "a record's history", add: str = "a new record",
    delete: str = "never deleted",
) -> dict[str, Page]:  # fmt: skip
    ids = {"object_id": row}
    return {
        f"admin:{name}_changelist": Page(whole),
        f"admin:{name}_add": Page(add),
        f"admin:{name}_change": Page(one, ids),
        f"admin:{name}_history": Page(history, ids),
        f"admin:{name}_delete": Page(delete, ids),
    }


def _common(name: str, row: Any) -> dict[str, Page]:
    return _register(
        name, row, one="a common record", history="its history", add="a new common record",
        delete="never deleted either",
    )  # fmt: skip


def _a_kind() -> int:
    return models.OrganisationKind.objects.earliest("id").pk


def _a_place() -> int:
    return models.Place.objects.earliest("id").pk


def _people() -> int:
    return ContentType.objects.get_for_model(models.Person).pk


PAGES |= {
    "admin:index": Page("the office"),
    "admin:app_list": Page("the office", {"app_label": "members"}),
    "admin:jsi18n": Page("the office"),
    "admin:login": Page("the office's log-in"),
    "admin:logout": Page("the office's log-out"),
    "admin:password_change": Page("the office"),
    "admin:password_change_done": Page("the office"),
    "admin:autocomplete": Page("a choice of nothing"),
    "admin:view_on_site": Page(
        "nothing there", {"content_type_id": _people, "object_id": models.Person}
    ),
    **_register("members_person", models.Person),
    "admin:members_person_export": Page("a register taken out"),
    "admin:members_person_admit": Page("an act on a record", {"pk": models.Person}),
    **_register("members_body", models.Body),
    "admin:members_body_export": Page("a register taken out"),
    **_register("members_homenet", models.HomeNet, add="never added"),
    **_register("members_membership", models.Membership, add="never added"),
    "admin:members_membership_end": Page("an act on a record", {"pk": models.Membership}),
    **_register("members_importjob", models.ImportJob, add="never added"),
    **_register("members_reveal", models.Reveal, whole="the looks", one="a look",
                add="never added"),
    **_common("members_place", _a_place),
    **_common("members_organisationkind", _a_kind),
    **_register("associations_association", Association, add="never added"),
    "admin:associations_association_authority": Page("an act on a record", {"pk": Association}),
    **_register("associations_case", Case, add="never added"),
    **{
        f"admin:associations_case_{verb}": Page("an act on a record", {"pk": Case})
        for verb in ("return", "register", "refuse")
    },
    **{
        key: page
        for row in (Application, Termination, Meeting, Motion, Office, Committee)
        for key, page in _register(
            f"associations_{row.__name__.lower()}", row, add="never added"
        ).items()
    },
    **{
        key: page
        for row in (Election, Nomination, Record)
        for key, page in _register(
            f"elections_{row.__name__.lower()}", row, add="never added"
        ).items()
    },
    **_register("elections_complaint", Complaint, whole="the complaints", one="a complaint",
                history="a complaint", add="never added"),
    **_register("members_posting", models.Posting, whole="the postings", one="a posting",
                add="the postings"),
    "admin:members_posting_end": Page("a posting", {"pk": models.Posting}),
    **_register("core_user", User, whole="the postings", one="a posting", history="a posting",
                add="the postings"),
    "admin:core_user_password": Page("a posting", {"pk": User}),
}  # fmt: skip


def page_of(address: Address) -> Page | None:
    """What the table knows of an address; None where nobody said yet."""
    if address.name.endswith("/<path:object_id>/"):  # Django's step from an id to its page
        return Page("the office", {"object_id": "1"})
    if address.name == "admin:admin/(?P<url>.*)$":  # Django's last word in the office
        return Page("nothing there", {"url": "no-such-page/"})
    return PAGES.get(address.name)
