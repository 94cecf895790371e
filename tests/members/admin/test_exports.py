"""Lists taken out of the admin as files."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from hnsa.core import clock
from members.actions.people import index_names
from members.admin import exports
from members.importing.member_list import HEADINGS
from members.models import Person, ReportedFigure
from members.vocabulary.bodies import Figure
from tests import factories as make
from tests.cast import WORDS, Cast
from tests.members.importing import engine
from tests.members.importing.engine import by_shell

PEOPLE = "/admin/members/person/export/"
BODIES = "/admin/members/body/export/"
AS_CSV, AS_XLSX, AS_JSON = "0", "1", "2"


@pytest.fixture
def amina(cast: Cast, client_of: Any) -> Client:
    return client_of(cast.amina)


def taken(client: Client, address: str, format: str = AS_CSV) -> Any:
    """The file that comes when the form of the page is sent."""
    answer = client.post(address, {"format": format, "resource": "0"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers.get("Content-Disposition", ""), answer.content.decode()
    return answer


def rows_of(answer: Any) -> list[dict[str, str]]:
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_clerk_takes_out_her_people_and_nobody_elses(cast: Cast, amina: Client) -> None:
    answer = taken(amina, PEOPLE)
    assert answer["Content-Disposition"].endswith(f'"people-{clock.today():%Y-%m-%d}.csv"')
    own = {cast.pakistan.person, cast.pakistan.apart, cast.pakistan.restricted}
    assert {row["Name"] for row in rows_of(answer)} == {person.full_name for person in own}
    assert tuple(rows_of(answer)[0]) == HEADINGS
    text = answer.content.decode()
    assert not [word for word in cast.bangladesh.words if word in text]


def test_what_is_masked_on_pages_is_absent_from_files(amina: Client) -> None:
    for address in (PEOPLE, BODIES):
        text = taken(amina, address).content.decode().replace("-", "").replace(" ", "")
        assert WORDS["PK"]["number"].replace("-", "") not in text
        assert WORDS["PK"]["phone"][-10:] not in text


def test_the_file_has_what_the_search_and_the_filters_leave(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        index_names([cast.pakistan.apart, cast.pakistan.person])
    for query in ("?q=Gulrukh", f"?q=PK-{cast.pakistan.apart.pk:07d}"):
        [row] = rows_of(taken(amina, PEOPLE + query))
        assert row["Name"] == cast.pakistan.apart.full_name
    [row] = rows_of(taken(amina, PEOPLE + "?is_restricted__exact=1"))
    assert row["Name"] == cast.pakistan.restricted.full_name
    [row] = rows_of(taken(amina, BODIES + "?q=MEHRGARH"))
    assert row["code"] == "MEHRGARH"


def test_the_list_links_to_the_export_of_what_it_shows(amina: Client) -> None:
    page = amina.get("/admin/members/person/?q=Gulrukh").content.decode()
    assert f'href="{PEOPLE}?q=Gulrukh"' in page


def test_an_empty_list_a_card_number_and_a_stray_filter_give_no_file(amina: Client) -> None:
    for query in ("?q=Nobodyatall", "?q=35202-7654321-8"):
        answer = amina.post(PEOPLE + query, {"format": AS_CSV, "resource": "0"})
        assert "Content-Disposition" not in answer.headers
        assert "There is nothing in this list to take out." in answer.content.decode()
    assert amina.get(PEOPLE + "?is_deceased__exact=perhaps").status_code == 302


def test_organisations_are_counted_and_reported_side_by_side(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        body = cast.pakistan.other
        ReportedFigure.objects.create(
            homenet=cast.pakistan.homenet,
            body=body,
            what=Figure.MEMBERS,
            number=4812,
            on=date(2025, 6, 30),
            source="=a report",
        )
    rows = {row["code"]: row for row in rows_of(taken(amina, BODIES))}
    assert set(rows) == {"CHIRAGH", "MEHRGARH"}
    row = rows["MEHRGARH"]
    assert (row["members counted"], row["members reported"]) == ("1", "4812")
    assert (row["as of"], row["source"]) == ("2025-06-30", "'=a report")
    assert row["status"] == "active"


def test_an_excel_file_has_no_formula_and_json_the_same_cells(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        Person.objects.filter(pk=cast.pakistan.apart.pk).update(
            full_name="=1+1", locality="Chak\x0b9"
        )
    query = f"?q=PK-{cast.pakistan.apart.pk:07d}"
    sheet = openpyxl.load_workbook(io.BytesIO(taken(amina, PEOPLE + query, AS_XLSX).content)).active
    heads, cells = ([cell.value for cell in row] for row in sheet.rows)
    [told] = json.loads(taken(amina, PEOPLE + query, AS_JSON).content)
    assert dict(zip(heads, cells, strict=True))["Name"] == told["Name"] == "'=1+1"
    assert dict(zip(heads, cells, strict=True))["Village"] == "Chak9"
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_a_list_that_is_too_long_says_where_it_goes_out_whole(
    amina: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST", 1)
    for address in (PEOPLE, BODIES):
        answer = amina.post(address, {"format": AS_CSV, "resource": "0"})
        assert "Content-Disposition" not in answer.headers
        assert "Members as a file (CSV)" in answer.content.decode()


def test_only_who_takes_lists_out_has_the_link_and_the_page(cast: Cast, client_of: Any) -> None:
    for user in (cast.farid, cast.regina):
        browser = client_of(user)
        for address in (PEOPLE, BODIES):
            assert browser.get(address).status_code == 403
            assert browser.post(address, {"format": AS_CSV}).status_code == 403
            assert address not in browser.get(address.replace("export/", "")).content.decode()


def test_the_page_of_a_body_links_to_its_members_as_a_file(cast: Cast, client_of: Any) -> None:
    body = cast.pakistan.facilitating.pk
    link = reverse("members_csv", args=[body])
    for user, has in ((cast.amina, True), (cast.farid, False), (cast.saima, False)):
        page = client_of(user).get(reverse("body", args=[body])).content.decode()
        assert (link in page) is has


def test_the_page_has_nothing_inline(amina: Client) -> None:
    for address in (PEOPLE, BODIES):
        page = amina.get(address).content.decode()
        assert " style=" not in page and "<style" not in page
        assert " onchange=" not in page and "<script>" not in page


def test_a_file_costs_the_same_for_one_woman_and_for_sixty(
    cast: Cast, amina: Client, django_assert_num_queries: Any
) -> None:
    taken(amina, PEOPLE)
    with django_assert_num_queries(12):
        taken(amina, PEOPLE)
    with cast.seeing_all():
        for person in Person.objects.bulk_create(
            Person(homenet=cast.pakistan.homenet, full_name=f"Woman {n}") for n in range(60)
        ):
            make.MembershipFactory(person=person, body=cast.pakistan.other)
    with django_assert_num_queries(12):
        answer = taken(amina, PEOPLE)
    assert len(rows_of(answer)) == 63


@pytest.mark.parametrize("format", [AS_CSV, AS_XLSX])
def test_people_that_go_out_and_come_back_change_nothing(
    cast: Cast, amina: Client, tmp_path: Path, format: str
) -> None:
    as_of = clock.today().isoformat()
    first = engine.DATA / "01-pk-kasur-adda-utf8bom.csv"
    by_shell(first, "--new-organisation", "Samity", "--as-of", as_of, accept=True)
    before = engine.fingerprint()
    again = tmp_path / ("people.csv" if format == AS_CSV else "people.xlsx")
    again.write_bytes(taken(amina, PEOPLE, format).content)
    report = by_shell(again, "--organisation", "Samity", "--as-of", as_of, accept=True)
    assert len(report["rows"]) > 5
    assert {row["effect"] for row in report["rows"]} == {"unchanged"}, engine.brief(report)
    assert engine.differs(before, engine.fingerprint()) == set()
