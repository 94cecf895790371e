"""Lists brought into associations: their admission articles judge every row that would join."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.models import Association
from hnsa.core import clock
from members.actions import import_admission
from members.models import Body, ImportRow, Membership, Person
from members.vocabulary.bodies import BodyKind
from tests import factories as make
from tests.cast import Cast
from tests.members.importing import engine

KASUR = "01-pk-kasur-adda-utf8bom.csv"
DHAKA = "05-bd-dhaka-karchupi-bengali.csv"
THREE = "12-pk-three-associations-same-persons.xlsx"
MEN = "kinds/pk-left-died-men.csv"
Rules = tuple[tuple[str, dict[str, Any]], ...]

pytestmark = pytest.mark.django_db


def expected(name: str) -> Any:
    return json.loads((engine.DATA / f"{name}.expected.json").read_text(encoding="utf-8"))


def an_association(
    name: str, rules: Rules, *, code: str = "PK", since: date = date(2000, 1, 1), area: str = ""
) -> Body:
    """An association with these articles in force since a day; its code is ASSOC."""
    with engine.seeing_all():
        home = engine.homenet(code)
        body = Body.objects.create(
            kind=BodyKind.ASSOCIATION, homenet=home, parent=home, name=name,
            code=name.upper().replace(" ", "")[:24],
        )  # fmt: skip
        Association.objects.create(body=body, homenet=home, area=area)
        if rules:
            by = engine.operator(code)
            make.a_constitution(body, by=by, rules=rules, since=since)
    return body


def rules_of(told: Any) -> Rules:
    """The articles that the association of an example has."""
    asked = told.get("association_rules", {})
    rules: list[tuple[str, dict[str, Any]]] = []
    if "min_age" in asked:
        rules.append(("minimum_age", {"years": asked["min_age"]}))
    if "area" in asked:
        rules.append(("residence", {"area": asked["area"]}))
    if "min_shares" in asked:
        rules.append(("minimum_shares", {"number": asked["min_shares"]}))
    return tuple(rules)


def differences(told: Any, report: Any) -> list[str]:
    """Where a report is not as the example says, its association's own rules included."""
    with_sheet = bool(told.get("sheets"))
    got = {((row["sheet"] if with_sheet else ""), row["row"]): row for row in report["rows"]}
    wrong = []
    for row in told["rows"]:
        at = row.get("sheet", ""), row["source_row"]
        found = got.pop(at)
        codes = [reason["code"] for reason in found["reasons"]]
        if (found["status"], codes) != (row["status"], row["reasons"]):
            wrong.append(f"{at}: {row['status']} {row['reasons']}: {found['status']} {codes}")
        for key, value in row["person"].items():
            if found["person"].get(key) != value:
                wrong.append(f"{at}: {key}")
    return wrong + [f"{at}: not expected" for at in got]


def brought(rows: Any, folder: Path, body: Body, by: Any, **choices: Any) -> Any:
    """A list of these rows, checked into that body by the worker."""
    path = engine.written(folder, rows)
    job = engine.received(
        path, by, body=body, choices={"as_of": "2024-12-31", **choices}
    )  # fmt: skip
    return engine.work(job, "check", by)


def codes(job: Any, row: int) -> tuple[str, list[str]]:
    found = engine.rows_of(job)[0, row]
    return found.status, [one["code"] for one in found.reasons]


# --- the worked examples


@pytest.mark.parametrize("name", [KASUR, DHAKA])
def test_by_shell_each_row_is_as_the_example_says_its_rules_included(name: str) -> None:
    told = expected(name)
    an_association("Rasool Nagar", rules_of(told), code=told["country"], area="Rasool Nagar")
    report = engine.by_shell(
        engine.DATA / name, "--organisation", "RASOOLNAGAR", "--as-of", told["as_of"],
        country=told["country"],
    )  # fmt: skip
    assert differences(told, report) == []
    counted = {word: report["totals"][word] for word in told["counts"]}
    assert counted == told["counts"]


@pytest.mark.parametrize("name", [KASUR, DHAKA])
def test_in_the_wizard_too(name: str, cast: Cast) -> None:
    told = expected(name)
    clerk = cast.amina if told["country"] == "PK" else cast.rita
    body = an_association("Rasool Nagar", rules_of(told), code=told["country"])
    job = engine.received(
        engine.DATA / name, clerk, body=body, code=told["country"],
        choices={"as_of": told["as_of"]},
    )  # fmt: skip
    job = engine.work(job, "check", clerk)
    assert (job.state, job.problem) == ("checked", "")
    counted = {word: job.totals[word] for word in told["counts"]}
    assert counted == told["counts"]
    job = engine.work(job, "accept", clerk)
    assert (job.state, job.problem) == ("accepted", "")
    with cast.seeing_all():
        assert Membership.objects.filter(body=body).count() == job.totals["new"]


def test_sheets_that_name_associations_are_judged_each_by_its_own() -> None:
    told = expected(THREE)
    for sheet in told["sheets"]:
        an_association(sheet, rules_of(told))
    report = engine.by_shell(engine.DATA / THREE, "--as-of", told["as_of"])
    assert differences(told, report) == []
    open_ = report["totals"]["left_open"]
    assert [(one["number"], one["rows"]) for one in open_] == [("1", 6)]  # bangles: no age told


def test_a_man_is_turned_away_where_the_articles_say_women() -> None:
    told = expected(MEN)
    an_association("Women", (("women_only", {}),))
    report = engine.by_shell(engine.DATA / MEN, "--organisation", "WOMEN", "--as-of", told["as_of"])
    assert differences(told, report) == []


@pytest.mark.parametrize("since", [None, date(2099, 1, 1)])
def test_without_a_constitution_in_force_nobody_is_turned_away(since: date | None) -> None:
    told = expected(KASUR)
    rules = rules_of(told) if since else ()
    an_association("Rasool Nagar", rules, since=since or date(2000, 1, 1))
    report = engine.by_shell(
        engine.DATA / KASUR, "--organisation", "RASOOLNAGAR", "--as-of", told["as_of"]
    )
    assert engine.against(told, report) == []
    assert "below_min_age" not in json.dumps(report)


# --- what is judged


HEAD = ["Name", "Father Name", "CNIC", "Age", "Village"]
ASMA = ["Asma Bibi", "Nazir Ahmad", "35103-0000401-2", "13", "Rasool Nagar"]
BANO = ["Bano Begum", "Muhammad Aslam", "35103-0000402-2", "40", "Rasool Nagar"]
FIFTEEN: Rules = (("minimum_age", {"years": 15}),)


def test_the_article_stands_with_the_row_by_number_sentence_and_facts(
    cast: Cast, tmp_path: Path
) -> None:
    body = an_association("Sisters", FIFTEEN)
    job = brought([HEAD, ASMA, BANO], tmp_path, body, cast.amina)
    (reason,) = engine.rows_of(job)[0, 2].reasons
    article = reason["article"]
    assert (article["number"], article["version"], reason["field"]) == ("1", 1, "age")
    assert article["sentence"]["values"] == {"years": 15}
    assert article["facts"][0]["values"] == {"age": 13}
    assert codes(job, 3) == ("accepted", [])


def test_the_law_of_the_day_the_list_came_judges_where_none_was_in_force_before(
    cast: Cast, tmp_path: Path
) -> None:
    body = an_association("Sisters", FIFTEEN, since=date(2025, 1, 1))
    job = brought([HEAD, ASMA], tmp_path, body, cast.amina, as_of="2024-12-31")
    years_since = clock.today().year - 2024 - 1  # an age grows with the years that have passed
    assert codes(job, 2)[0] == ("rejected" if 13 + years_since < 15 else "accepted")


def test_an_age_that_cannot_be_read_leaves_the_article_open_with_that_remark(
    cast: Cast, tmp_path: Path
) -> None:
    body = an_association("Sisters", FIFTEEN)
    rows = [HEAD, [*BANO[:3], "twenty", "Rasool Nagar"], [*ASMA[:3], "", "Rasool Nagar"]]
    job = brought(rows, tmp_path, body, cast.amina)
    status, said = codes(job, 2)
    assert (status, said) == ("accepted_with_warning", ["age_not_numeric"])
    assert engine.rows_of(job)[0, 2].reasons[0]["articles"][0]["number"] == "1"
    assert codes(job, 3) == ("accepted_with_warning", ["admission_left_open"])


def test_a_village_that_is_not_the_area_is_left_open_never_refused(
    cast: Cast, tmp_path: Path
) -> None:
    body = an_association("Sisters", (("residence", {"area": "Rasool Nagar"}),))
    job = brought([HEAD, BANO, [*ASMA[:4], "Kot Radha Kishan"]], tmp_path, body, cast.amina)
    assert codes(job, 2) == ("accepted", [])
    assert codes(job, 3) == ("accepted_with_warning", ["admission_left_open"])


def test_every_article_that_is_against_her_is_told(cast: Cast, tmp_path: Path) -> None:
    rules: Rules = (*FIFTEEN, ("minimum_shares", {"number": 2}))
    body = an_association("Sisters", rules)
    rows = [[*HEAD, "Shares"], [*ASMA, "1"], [*BANO, "2"]]
    job = brought(rows, tmp_path, body, cast.amina)
    assert codes(job, 2) == ("rejected", ["below_min_age", "no_share_bought"])
    assert codes(job, 3)[0] == "accepted"


def test_who_is_a_member_already_is_not_judged_again(cast: Cast, tmp_path: Path) -> None:
    body = an_association("Sisters", ())
    job = brought([HEAD, ASMA], tmp_path, body, cast.amina)
    engine.work(job, "accept", cast.amina)
    with cast.seeing_all():
        make.a_constitution(body, by=cast.amina, rules=FIFTEEN, since=date(2000, 1, 1))
    again = brought([HEAD, ASMA, BANO], tmp_path, body, cast.amina)
    assert codes(again, 2) == ("accepted", [])
    assert engine.rows_of(again)[0, 2].effect == "unchanged"


def test_what_the_register_knows_of_her_is_heard_where_the_list_is_silent(
    cast: Cast, tmp_path: Path
) -> None:
    other = an_association("Others", ())
    engine.work(brought([HEAD, ASMA], tmp_path, other, cast.amina), "accept", cast.amina)
    body = an_association("Sisters", FIFTEEN)
    without_age = [["Name", "Father Name", "CNIC"], ASMA[:3]]
    job = brought(without_age, tmp_path, body, cast.amina)
    assert codes(job, 2)[0] == "rejected"


def test_a_year_of_birth_that_allows_two_ages_decides_nothing(cast: Cast, tmp_path: Path) -> None:
    body = an_association("Sisters", FIFTEEN)
    rows = [
        ["Name", "Father Name", "CNIC", "Year of birth"],
        [*ASMA[:3], "2009"], [*BANO[:3], "2010"],
    ]  # fmt: skip
    job = brought(rows, tmp_path, body, cast.amina, as_of="2024-06-30")
    assert codes(job, 2) == ("accepted_with_warning", ["admission_left_open"])  # 14 or 15
    assert codes(job, 3)[0] == "rejected"  # 13 or 14


def test_nobody_is_lost_with_a_row_that_is_turned_away(cast: Cast, tmp_path: Path) -> None:
    body = an_association("Sisters", FIFTEEN)
    older = [*ASMA[:3], "31", "Rasool Nagar"]
    job = brought([HEAD, ASMA, older], tmp_path, body, cast.amina)
    assert codes(job, 2)[0] == "rejected"
    assert codes(job, 3) == ("accepted_with_warning", ["same_national_id"])
    job = engine.work(job, "accept", cast.amina)
    assert job.totals["done"]["memberships"] == 1
    assert engine.person("Asma Bibi").age_years == 31


def test_repeated_rows_of_one_who_is_too_young_all_stay_out(cast: Cast, tmp_path: Path) -> None:
    body = an_association("Sisters", FIFTEEN)
    job = brought([HEAD, ASMA, ASMA, BANO], tmp_path, body, cast.amina)
    job = engine.work(job, "accept", cast.amina)
    assert job.totals["done"]["memberships"] == 1


def test_category_number_and_joining_day_come_into_the_membership(
    cast: Cast, tmp_path: Path
) -> None:
    body = an_association("Sisters", FIFTEEN)
    head = [*HEAD, "Membership No", "Category", "Joining Date"]
    job = brought(
        [head, [*BANO, "RN-7", "permanent", "05/03/2010"]], tmp_path, body, cast.amina
    )  # fmt: skip
    engine.work(job, "accept", cast.amina)
    with cast.seeing_all():
        spell = Membership.objects.get(body=body)
    assert (spell.number, spell.category) == ("RN-7", "permanent")
    assert spell.begins_on == date(2010, 3, 5)


def test_who_was_put_out_waits_as_the_articles_say(cast: Cast, tmp_path: Path) -> None:
    body = an_association("Sisters", ())
    engine.work(brought([HEAD, BANO], tmp_path, body, cast.amina), "accept", cast.amina)
    with cast.seeing_all():
        Membership.objects.filter(body=body).update(
            begins_on=date(2020, 1, 1), ends_on=date(2024, 1, 1), ground="terminated"
        )
        make.a_constitution(
            body, by=cast.amina, rules=(("bar_after_expulsion", {"years": 3}),),
            since=date(2000, 1, 1),
        )  # fmt: skip
    job = brought([HEAD, BANO], tmp_path, body, cast.amina)
    status, said = codes(job, 2)
    assert status == "rejected" and said[0] == "against_article"


# --- admitted all the same


WHY = "The general body admitted her as an apprentice."


@pytest.fixture
def turned_away(cast: Cast, tmp_path: Path) -> Any:
    """A checked list of which the first row is turned away."""
    body = an_association("Sisters", FIFTEEN)
    return brought([HEAD, ASMA, BANO], tmp_path, body, cast.amina)


def _admit(job: Any, by: Any, why: str = WHY, row: int = 2) -> None:
    with engine.at_the_door(by, job.homenet):
        found = ImportRow.objects.get(job=job, row=row)
        import_admission.admit(job, found.pk, why=why, by=by, on=clock.today())


def test_admitted_by_decision_the_reason_stays_on_row_and_membership(
    cast: Cast, turned_away: Any
) -> None:
    _admit(turned_away, cast.amina)
    assert codes(turned_away, 2) == ("accepted_with_warning", ["admitted_by_decision"])
    job = engine.work(turned_away, "accept", cast.amina)
    assert job.totals["done"]["memberships"] == 2
    with cast.seeing_all():
        spell = Membership.objects.get(person=Person.objects.get(full_name="Asma Bibi"))
    told = spell.declared["admitted_against"]
    assert WHY in told and str(cast.amina) in told and told.startswith("1:")


def test_a_second_check_finds_the_decision_again(cast: Cast, turned_away: Any) -> None:
    _admit(turned_away, cast.amina)
    job = engine.work(engine.fresh(turned_away), "check", cast.amina)
    assert codes(job, 2) == ("accepted_with_warning", ["admitted_by_decision"])
    assert job.totals["accepted_with_warning"] == 1


def test_the_decision_can_be_taken_back(cast: Cast, turned_away: Any) -> None:
    _admit(turned_away, cast.amina)
    with engine.at_the_door(cast.amina, turned_away.homenet):
        row = ImportRow.objects.get(job=turned_away, row=2)
        import_admission.turn_away_again(turned_away, row.pk, by=cast.amina)
    assert codes(turned_away, 2) == ("rejected", ["below_min_age"])
    assert engine.fresh(turned_away).choices["admitted"] == {}
    _admit(turned_away, cast.amina)
    assert codes(turned_away, 2)[0] == "accepted_with_warning"


def test_without_a_reason_nobody_is_admitted(cast: Cast, turned_away: Any) -> None:
    with pytest.raises(ValidationError, match="Write why"):
        _admit(turned_away, cast.amina, why="  so be it ")
    with pytest.raises(ValidationError, match="not turned away"):
        _admit(turned_away, cast.amina, row=3)


@pytest.mark.parametrize("name", ["saima", "farid", "rita", "regina", "nobody"])
def test_who_may_not_go_on_against_a_rule_admits_nobody(
    name: str, cast: Cast, turned_away: Any
) -> None:
    by = cast.user(name)
    with cast.seeing_all():
        row = ImportRow.objects.get(job=turned_away, row=2)
        with pytest.raises(PermissionDenied):
            import_admission.admit(turned_away, row.pk, why=WHY, by=by, on=clock.today())


def test_an_amendment_after_the_preview_makes_it_stale(cast: Cast, turned_away: Any) -> None:
    with cast.seeing_all():
        body = turned_away.body
        body.constitutions.update(in_force_until=date(2024, 6, 1))
        make.a_constitution(
            body, by=cast.amina, rules=(("minimum_age", {"years": 12}),), since=date(2024, 6, 1),
            version=2,
        )  # fmt: skip
    job = engine.work(turned_away, "accept", cast.amina)
    assert job.state == "checking"  # it is checked again, and written by nobody
    job = engine.worked(job)
    assert job.state == "checked" and codes(job, 2)[0] == "accepted"
    with cast.seeing_all():
        assert not Membership.objects.filter(body=body).exists()


def test_what_was_in_doubt_is_in_doubt_again_once_she_is_admitted(
    cast: Cast, tmp_path: Path
) -> None:
    other = an_association("Others", ())
    engine.work(
        brought([HEAD, ["Asma Bibi", "Nazir Ahmad", "", "13", "Rasool Nagar"]], tmp_path, other,
                cast.amina),
        "accept", cast.amina,
    )  # fmt: skip
    body = an_association("Sisters", FIFTEEN)
    job = brought(
        [HEAD, ["Asma Bibi", "Nazir Ahmad", "", "14", "Rasool Nagar"]], tmp_path, body, cast.amina
    )
    row = engine.rows_of(job)[0, 2]
    assert (row.status, row.doubt) == ("rejected", None)
    assert job.totals["doubts"] == 0
    withheld = row.reasons[0]["withheld"]
    _admit(job, cast.amina)
    row = engine.rows_of(job)[0, 2]
    assert row.doubt == withheld["doubt"]
    assert [one["code"] for one in row.reasons][1:] == [one["code"] for one in withheld["reasons"]]


def test_many_rows_ask_the_database_as_often_as_few(
    cast: Cast, tmp_path: Path, django_assert_num_queries: Callable[..., Any]
) -> None:
    from members.importing import admission

    body = an_association("Sisters", FIFTEEN)
    for many in (8, 400):
        rows = [[f"Woman {n}", f"Father {n}", "", str(10 + n % 60), "X"] for n in range(many)]
        job = brought([HEAD, *rows], tmp_path, body, cast.amina)
        with engine.seeing_all(), django_assert_num_queries(8):
            admission.judge(job)
