"""What accepting a list writes: all of it, nothing else, and never over what is known better."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from members.importing.member_list import as_csv
from members.models import Body, Membership, NationalId, Person, Phone
from members.queries.member_lists import members_of
from tests import factories as make
from tests.members.importing import engine
from tests.members.importing.engine import (
    brief,
    by_shell,
    fingerprint,
    people,
    person,
    workbook,
    written,
)

pytestmark = pytest.mark.django_db

HEADER = ["S.No", "Name", "Father/Husband Name", "CNIC", "Age", "Mobile No", "Village"]
WOMEN = [
    [1, "Shazia Bibi", "Muhammad Aslam", "35103-0000100-2", 22, "0300-1000000", "Rasool Nagar"],
    [2, "Nasreen Begum", "Nazir Ahmad", "35103-0000101-2", 29, "0300-1000013", "Rasool Nagar"],
    [3, "Rukhsana", "Manzoor Hussain", "35103-0000102-2", 36, "0300-1000026", "Rasool Nagar"],
]
AS_OF = ("--as-of", "2024-06-30")
NEW = ("--new-organisation", "Rasool Nagar", *AS_OF)
INTO = ("--organisation", "Rasool Nagar", *AS_OF)


def accept(folder: Path, rows: Any, *options: str, **more: Any) -> Any:
    return by_shell(written(folder, rows), *options, accept=True, **more)


def memberships(of: Person) -> list[Membership]:
    with engine.seeing_all():
        return list(Membership.objects.filter(person=of).select_related("body").order_by("id"))


def test_every_woman_comes_in_with_all_that_her_row_says(tmp_path: Path) -> None:
    rows = [[*HEADER, "Monthly Fee", "Joining Date", "Shoe size"], [*WOMEN[0], 100, "5/3/2010", 38]]
    accept(tmp_path, rows, *NEW)
    shazia = person("Shazia Bibi")
    assert (shazia.relative_name, shazia.locality) == ("Muhammad Aslam", "Rasool Nagar")
    assert (shazia.age_years, shazia.age_on) == (22, date(2024, 6, 30))
    [membership] = memberships(shazia)
    assert membership.body.name == "Rasool Nagar"
    assert membership.begins_on == date(2010, 3, 5)
    assert membership.declared == {"fee_amount": 100, "Shoe size": "38"}
    assert membership.source == "list.csv"
    with engine.seeing_all():
        assert Phone.objects.get(person=shazia).e164 == "+923001000000"
        number = NationalId.objects.get(person=shazia)
    assert number.kind == "PK_CNIC"
    assert "0000100" not in number.masked


def test_the_same_list_again_changes_nothing(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    before = fingerprint()
    report = accept(tmp_path, [HEADER, *WOMEN], *INTO)
    assert {row["effect"] for row in report["rows"]} == {"unchanged"}
    assert report["totals"]["unchanged"] == 3
    assert engine.differs(before, fingerprint()) == set()


def test_a_year_later_the_same_women_are_unchanged_though_older(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    older = [[*row[:4], int(str(row[4])) + 1, *row[5:]] for row in WOMEN]
    report = accept(
        tmp_path, [HEADER, *older], "--organisation", "Rasool Nagar", "--as-of", "2025-06-30"
    )
    assert {row["effect"] for row in report["rows"]} == {"unchanged"}


@pytest.mark.parametrize(
    "name", ["01-pk-kasur-adda-utf8bom.csv", "05-bd-dhaka-karchupi-bengali.csv"]
)
def test_a_list_that_goes_out_and_comes_back_changes_nothing(name: str, tmp_path: Path) -> None:
    code, as_of = ("PK", "2010-12-31") if name.startswith("01") else ("BD", "2024-12-31")
    made = ("--new-organisation", "Samity", "--as-of", as_of)
    by_shell(engine.DATA / name, *made, country=code, accept=True)
    before = fingerprint()
    user = engine.operator(code)
    with engine.seeing_all():
        body = Body.objects.get(name="Samity")
        on = date.fromisoformat(as_of)
        out = "".join(as_csv(members_of(body, user, on), code, on))
    again = written(tmp_path, out.lstrip("\ufeff"))
    report = by_shell(
        again, "--organisation", "Samity", "--as-of", as_of, country=code, accept=True
    )
    assert {row["effect"] for row in report["rows"]} == {"unchanged"}, brief(report)
    assert engine.differs(before, fingerprint()) == set()


def test_a_blank_cell_never_erases(tmp_path: Path) -> None:
    header = [*HEADER, "Skill", "Monthly Fee", "Shares", "Joining Date", "Member No"]
    full = [*WOMEN[0], "Adda work", 100, 3, "05/03/2010", "A-1"]
    accept(tmp_path, [header, full], *NEW)
    before = fingerprint()
    bare = ["1", "Shazia Bibi", "", "35103-0000100-2", *[""] * 8]
    report = accept(tmp_path, [header, bare], *INTO)
    assert report["rows"][0]["effect"] == "unchanged"
    assert engine.differs(before, fingerprint()) == set()


def test_a_column_that_is_absent_never_erases(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    before = fingerprint()
    accept(tmp_path, [["Name", "CNIC"], ["Shazia Bibi", "35103-0000100-2"]], *INTO)
    assert engine.differs(before, fingerprint()) == set()


def test_nothing_of_a_row_bleeds_into_the_next(tmp_path: Path) -> None:
    header = [*HEADER, "Skill", "Monthly Fee", "Joining Date", "Remarks"]
    full = [*WOMEN[0], "Adda work", 100, "05/03/2010", "widow"]
    bare = ["2", "Nasreen", *[""] * 9]
    for rows in ([full, bare], [bare, full]):
        accept(tmp_path, [header, *rows], "--new-organisation", f"Body {rows[0][0]}", *AS_OF)
        with engine.seeing_all():
            nasreen = Person.objects.filter(full_name="Nasreen").latest("id")
        assert not nasreen.relative_name and not nasreen.locality and not nasreen.trade
        assert nasreen.age_years is None and nasreen.age_on is None
        [membership] = memberships(nasreen)
        assert (membership.declared, membership.begins_on) == ({}, None)
        with engine.seeing_all():
            assert not Phone.objects.filter(person=nasreen).exists()
            assert not NationalId.objects.filter(person=nasreen).exists()


def test_empty_key_fields_never_match(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, "Shazia", "", "", "", "", "Rasool Nagar"],
        [2, "Nasreen", "", "", "", "", "Rasool Nagar"],
        [3, "", "Muhammad Aslam", "", "", "0300-1000000", "Rasool Nagar"],
        [4, "", "Muhammad Aslam", "", "", "0300-1000000", "Rasool Nagar"],
        [5, "Razia", "", "-", "", "nil", ""],
        [6, "Surayya", "", "-", "", "nil", ""],
    ]
    before = people()
    report = accept(tmp_path, rows, *NEW)
    told = brief(report)
    assert [told["", row][0] for row in (2, 3, 6, 7)] == ["accepted_with_warning"] * 4
    assert [told["", row][0] for row in (4, 5)] == ["rejected"] * 2
    assert people() - before == 4


def test_a_first_name_alone_proves_nothing(tmp_path: Path) -> None:
    rows = [["Name"], ["Salma"], ["Salma"], ["Salma"]]
    before = people()
    report = accept(tmp_path, rows, *NEW)
    assert [row["status"] for row in report["rows"]] == ["accepted", *["accepted_with_warning"] * 2]
    assert brief(report)["", 4][2] == ["same_name_as_row_2"]
    assert people() - before == 3
    report = accept(tmp_path, rows, *INTO)
    assert report["totals"]["doubts"] == 0
    assert people() - before == 6


def test_the_counts_are_those_of_the_rows_of_the_file(tmp_path: Path) -> None:
    rows = [
        HEADER, *WOMEN, [""] * 7, ["", "Total Members", "", "", "", "", "3"], WOMEN[0],
        [7, "", "Nazir Ahmad", "", "", "", ""],
    ]  # fmt: skip
    report = accept(tmp_path, rows, *NEW)
    totals = report["totals"]
    assert [row["row"] for row in report["rows"]] == list(range(2, 9))
    assert totals["rows"] == 7
    assert (totals["accepted"], totals["duplicate"], totals["rejected"]) == (3, 1, 1)
    assert totals["not_a_record"] == 2
    with engine.seeing_all():
        assert Membership.objects.filter(body__name="Rasool Nagar").count() == 3
    [by_body] = totals["by_body"]
    assert by_body["rows"] == 5 and by_body["new"] == 3


def test_a_woman_who_left_and_came_back_has_two_spells(tmp_path: Path) -> None:
    header = [*HEADER, "Joining Date"]
    accept(tmp_path, [header, [*WOMEN[0], "05/03/2010"]], *NEW)
    shazia = person("Shazia Bibi")
    engine.end(shazia, date(2015, 1, 1))
    report = accept(tmp_path, [header, [*WOMEN[0], "01/02/2020"]], *INTO)
    told = brief(report)["", 2]
    assert told == ("accepted_with_warning", "new", ["left_before_comes_back"])
    first, second = memberships(shazia)
    assert (first.begins_on, first.ends_on) == (date(2010, 3, 5), date(2015, 1, 1))
    assert (second.begins_on, second.ends_on) == (date(2020, 2, 1), None)


def test_who_came_back_on_a_day_that_nobody_knows_is_back_on_the_day_of_the_list(
    tmp_path: Path,
) -> None:
    accept(tmp_path, [HEADER, WOMEN[0]], *NEW)
    engine.end(person("Shazia Bibi"), date(2015, 1, 1))
    accept(tmp_path, [HEADER, WOMEN[0]], *INTO)
    spells = memberships(person("Shazia Bibi"))
    assert [spell.begins_on for spell in spells] == [None, date(2024, 6, 30)]


def test_an_old_list_does_not_bring_back_who_left_after_it(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, WOMEN[0]], *NEW)
    engine.end(person("Shazia Bibi"), date(2024, 9, 1))
    report = accept(tmp_path, [HEADER, WOMEN[0]], *INTO)
    assert brief(report)["", 2] == ("rejected", "none", ["already_left"])
    assert len(memberships(person("Shazia Bibi"))) == 1


def own_number(of: Person, code: str = "PK") -> str:
    return f"{code}-{of.pk:07d}"


def test_her_own_number_finds_her_before_anything_else(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    shazia = person("Shazia Bibi")
    rows = [["Registry no.", "Name", "Village"], [own_number(shazia), "Shazia", "Kot Radha"]]
    report = accept(tmp_path, rows, *INTO)
    assert brief(report)["", 2][1] == "changed"
    assert person("Shazia Bibi").locality == "Kot Radha"


@pytest.mark.parametrize("told", ["PK-9999999", "IN-{pk}", "seven", "PK-99999999999999999999"])
def test_an_own_number_of_nobody_here_is_turned_away(told: str, tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    before = fingerprint()
    cell = told.format(pk=person("Shazia Bibi").pk)
    rows = [["Registry no.", "Name", "Village"], [cell, "Shazia Bibi", "Kot Radha"]]
    report = accept(tmp_path, rows, *INTO)
    assert brief(report)["", 2] == ("rejected", "none", ["own_number_unknown"])
    assert engine.differs(before, fingerprint()) == set()


def test_the_own_number_of_another_country_is_nobody_here(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], "--new-organisation", "X", *AS_OF, country="IN")
    shazia = person("Shazia Bibi", code="IN")
    rows = [["Registry no.", "Name"], [str(shazia.pk), "Shazia Bibi"]]
    report = accept(tmp_path, rows, *NEW)
    assert brief(report)["", 2] == ("rejected", "none", ["own_number_unknown"])


def test_own_number_of_one_and_document_of_another_is_never_a_silent_choice(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    before = fingerprint()
    rows = [
        ["Registry no.", *HEADER[1:]],
        [own_number(person("Shazia Bibi")), "Nasreen Begum", "", "35103-0000101-2", "", "", ""],
        [own_number(person("Rukhsana")), "Rukhsana", "", "35103-0000100-2", "", "", ""],
    ]
    report = accept(tmp_path, rows, *INTO)
    assert {row["status"] for row in report["rows"]} == {"rejected"}, brief(report)
    assert engine.differs(before, fingerprint()) == set()


def test_two_matches_are_refused(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, WOMEN[0]], *NEW)
    with engine.seeing_all():
        first = NationalId.objects.get(person=person("Shazia Bibi"))
        twin = make.PersonFactory(homenet=engine.homenet(), full_name="Shazia Bibi")
        NationalId.objects.create(
            person=twin, homenet=twin.homenet, kind=first.kind, masked=first.masked, link=first.link
        )
    before = fingerprint()
    report = accept(tmp_path, [HEADER, WOMEN[0]], *INTO)
    assert brief(report)["", 2] == ("rejected", "none", ["two_matches"])
    assert engine.differs(before, fingerprint()) == set()


def test_somebody_who_died_does_not_come_in_again(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    with engine.seeing_all():
        Person.objects.filter(full_name="Shazia Bibi").update(is_deceased=True)
    before = fingerprint()
    report = accept(tmp_path, [HEADER, *WOMEN, [4, *WOMEN[0][1:]]], *INTO)
    told = brief(report)
    assert told["", 2] == ("rejected", "none", ["deceased"])
    assert told["", 5] == ("rejected", "none", ["deceased"])
    assert told["", 3][1] == "unchanged"
    assert engine.differs(before, fingerprint()) == set()


def test_a_restricted_woman_is_found_and_stays_restricted(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    with engine.seeing_all():
        Person.objects.filter(full_name="Shazia Bibi").update(
            is_restricted=True, restricted_why="safety"
        )
    before = people()
    report = accept(tmp_path, [HEADER, *WOMEN], *INTO)
    assert brief(report)["", 2][1] == "unchanged"
    assert people() == before
    assert person("Shazia Bibi").is_restricted


def test_what_the_list_says_newer_is_taken_over(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    header = [*HEADER, "Date of Birth"]
    moved = [*WOMEN[0][:5], "0301-2222222", "Kot Radha Kishan", "06/05/2002"]
    report = accept(tmp_path, [header, moved], *INTO)
    [row] = report["rows"]
    assert row["effect"] == "changed"
    shazia = person("Shazia Bibi")
    assert shazia.locality == "Kot Radha Kishan"
    assert shazia.birth_on == date(2002, 5, 6)
    with engine.seeing_all():
        phones = sorted(Phone.objects.filter(person=shazia).values_list("e164", flat=True))
    assert phones == ["+923001000000", "+923012222222"]


def test_where_the_register_is_kept_only_blanks_are_filled(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    moved = [*WOMEN[0][:6], "Kot Radha Kishan", "Bangles"]
    report = accept(tmp_path, [[*HEADER, "Skill"], moved], *INTO, "--keep-register")
    assert report["rows"][0]["effect"] == "changed"
    shazia = person("Shazia Bibi")
    assert (shazia.locality, shazia.trade) == ("Rasool Nagar", "glass_bangles")


def test_a_known_day_of_birth_is_not_replaced_by_an_age(tmp_path: Path) -> None:
    born = [["Name", "Father/Husband Name", "CNIC", "Date of Birth"], [*WOMEN[0][1:4], "6/5/2002"]]
    accept(tmp_path, born, *NEW)
    before = fingerprint()
    aged = [["Name", "Father/Husband Name", "CNIC", "Age"], [*WOMEN[0][1:4], 25]]
    accept(tmp_path, aged, *INTO)
    assert engine.differs(before, fingerprint()) == set()


BODIES = [
    ["Association", *HEADER[1:]],
    ["Adda Sisters", *WOMEN[0][1:]],
    ["adda  sisters", *WOMEN[1][1:]],
    ["Bangle Makers", *WOMEN[2][1:]],
    ["Bangle Makers", *WOMEN[0][1:]],
]


def test_bodies_that_nobody_knows_are_turned_away(tmp_path: Path) -> None:
    before = fingerprint()
    report = accept(tmp_path, BODIES, *AS_OF)
    assert {row["status"] for row in report["rows"]} == {"rejected"}
    assert brief(report)["", 2][2] == ["body_unknown"]
    assert report["totals"]["unknown_bodies"]["Bangle Makers"] == 2
    assert engine.differs(before, fingerprint()) == set()


def test_bodies_are_made_where_the_clerk_says_so_and_each_once(tmp_path: Path) -> None:
    before = people()
    report = accept(tmp_path, BODIES, *AS_OF, "--make-organisations")
    told = brief(report)
    assert told["", 5] == ("accepted_with_warning", "new", ["same_person_other_association"])
    assert report["rows"][3]["same_person_as"] == {"sheet": "", "row": 2}
    names = sorted(
        one.body.name
        for name in ("Shazia Bibi", "Nasreen Begum", "Rukhsana")
        for one in memberships(person(name))
    )
    assert names == ["Adda Sisters", "Adda Sisters", "Bangle Makers", "Bangle Makers"]
    assert people() - before == 3
    assert {one["name"]: one["rows"] for one in report["totals"]["by_body"]} == {
        "Adda Sisters": 2, "Bangle Makers": 2,
    }  # fmt: skip
    mine = memberships(person("Shazia Bibi"))
    assert [one.body.name for one in mine] == ["Adda Sisters", "Bangle Makers"]


def test_a_row_without_a_body_is_turned_away_where_a_column_names_them(tmp_path: Path) -> None:
    rows = [*BODIES, ["", "Surayya", "Ghulam Rasool", "", "", "", ""]]
    report = accept(tmp_path, rows, *AS_OF, "--make-organisations")
    assert brief(report)["", 6][0] == "rejected"
    assert "body_missing" in brief(report)["", 6][2]


def test_two_bodies_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    with engine.seeing_all():
        for code in ("A1", "A2"):
            make.OrganisationFactory(homenet=engine.homenet(), name="Adda Sisters", code=code)
    report = accept(tmp_path, BODIES[:2], *AS_OF, "--make-organisations")
    assert brief(report)["", 2] == ("rejected", "none", ["body_unknown"])
    with engine.seeing_all():
        assert Body.objects.filter(name="Adda Sisters").count() == 2


def test_a_second_new_organisation_of_the_same_name_is_not_made_by_accident(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, WOMEN[0]], *NEW)
    accept(tmp_path, [HEADER, WOMEN[1]], *NEW)
    with engine.seeing_all():
        assert Body.objects.filter(name="Rasool Nagar").count() == 1
        assert Membership.objects.filter(body__name="Rasool Nagar").count() == 2


def test_an_organisation_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no organisation"):
        accept(tmp_path, [HEADER, *WOMEN], "--organisation", "Nowhere")


def test_texts_longer_than_the_register_holds_do_not_stop_the_list(tmp_path: Path) -> None:
    header = [
        *HEADER, "Member No", "Category", "Ward", "Skill", "Address", "Remarks", "Post",
        "Name in own script", "Tehsil", "District",
    ]  # fmt: skip
    long = "abc " * 700
    rows = [header, [*WOMEN[0], *[long] * 10], [*WOMEN[1][:2], long, long, long, long, long]]
    rows.append([3, long, *WOMEN[2][2:]])
    report = accept(tmp_path, rows, *NEW)
    told = brief(report)
    assert told["", 2][0] == "accepted_with_warning"
    assert told["", 2][2].count("text_too_long") >= 5
    assert told["", 4] == ("rejected", "none", ["text_too_long"])
    assert person("Shazia Bibi").locality == "Rasool Nagar"


def test_percent_braces_backslashes_and_quotes_are_only_letters(tmp_path: Path) -> None:
    odd = r"100% sure %s %(x)s {0} \N \t '; DROP TABLE members_person; -- ☃"
    header = [*HEADER, "Remarks", "Note 100% {x}"]
    rows = [header, [*WOMEN[0][:6], r"Chak \N 5%", odd, odd]]
    accept(tmp_path, rows, *NEW)
    assert person("Shazia Bibi").locality == r"Chak \N 5%"
    declared = memberships(person("Shazia Bibi"))[0].declared
    assert declared["remarks"] == odd
    assert odd in declared.values()


def test_headings_that_stand_twice_keep_both_values(tmp_path: Path) -> None:
    rows = [
        [*HEADER, "Skill", "Skill", "", "Colour", "Colour"],
        [*WOMEN[0], "Adda", "Bangles", "x", "red", "blue"],
    ]
    report = accept(tmp_path, rows, *NEW)
    assert report["rows"][0]["person"]["trade"] == "adda"
    declared = memberships(person("Shazia Bibi"))[0].declared
    assert {"red", "blue", "Bangles", "x"} <= set(map(str, declared.values()))


def test_control_characters_do_not_stop_the_list(tmp_path: Path) -> None:
    rows = [[*HEADER, "Colour\x07"], [*WOMEN[0][:6], "Rasool\x0b Nagar", "re\x1fd \u202e"]]
    accept(tmp_path, rows, *NEW)
    assert people() >= 1


def test_a_row_after_one_that_is_turned_away_is_not_lost_with_it(tmp_path: Path) -> None:
    rows = [
        ["Registry no.", *HEADER[1:]],
        ["PK-9999999", *WOMEN[0][1:]],
        ["", *WOMEN[0][1:]],
    ]
    report = accept(tmp_path, rows, *NEW)
    assert brief(report)["", 2][0] == "rejected"
    assert brief(report)["", 3] == ("accepted", "new", [])


def test_a_later_row_fills_what_the_first_left_blank_and_overwrites_nothing(tmp_path: Path) -> None:
    rows = [
        ["Association", *HEADER[1:], "Skill"],
        ["Adda", "Shazia Bibi", "Muhammad Aslam", "35103-0000100-2", "", "", "Rasool Nagar", ""],
        [
            "Bangles",
            "Shazia Bibi",
            "M. Aslam",
            "35103-0000100-2",
            22,
            "0300-1000000",
            "Kot",
            "Adda",
        ],
    ]
    accept(tmp_path, rows, *AS_OF, "--make-organisations")
    shazia = person("Shazia Bibi")
    assert (shazia.relative_name, shazia.locality) == ("Muhammad Aslam", "Rasool Nagar")
    assert (shazia.age_years, shazia.trade) == (22, "adda")
    with engine.seeing_all():
        assert Phone.objects.filter(person=shazia).count() == 1


def test_two_pages_of_one_list_make_one_membership_and_count_it_once(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Page 1": [HEADER, *WOMEN], "Page 2": [HEADER, WOMEN[0]]})
    report = by_shell(path, *NEW, accept=True)
    assert len(memberships(person("Shazia Bibi"))) == 1
    assert report["totals"]["new"] == 3, brief(report)


def test_a_sheet_named_after_a_body_goes_into_that_body(tmp_path: Path) -> None:
    with engine.seeing_all():
        adda = make.OrganisationFactory(
            homenet=engine.homenet(), name="Adda Sisters", code="ADDA"
        ).body
    path = workbook(
        tmp_path, {"adda sisters": [HEADER, *WOMEN[:2]], "Kot Radha": [HEADER, WOMEN[2]]}
    )
    by_shell(path, *AS_OF, accept=True)
    with engine.seeing_all():
        assert Membership.objects.filter(body=adda).count() == 2
        assert Body.objects.filter(name="Adda Sisters").count() == 1
        assert Membership.objects.filter(body__name="Kot Radha").count() == 1


def test_only_the_sheets_that_were_asked_for_come_in(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [HEADER, *WOMEN[:2]], "B": [HEADER, WOMEN[2]]})
    report = by_shell(path, *NEW, "--sheet", "B", accept=True)
    assert {row["sheet"] for row in report["rows"]} == {"B"}
    with pytest.raises(CommandError, match="There is no sheet C"):
        by_shell(path, *NEW, "--sheet", "C")


def test_the_list_of_one_homenet_sees_nobody_of_another(tmp_path: Path) -> None:
    accept(tmp_path, [HEADER, *WOMEN], *NEW)
    before = people()
    report = accept(tmp_path, [HEADER, *WOMEN], *NEW, country="BD")
    assert all(row["effect"] == "new" for row in report["rows"])
    assert people() == before
    assert people("BD") == 3


def test_without_accept_nothing_stays_behind(tmp_path: Path) -> None:
    before = fingerprint()
    by_shell(written(tmp_path, [HEADER, *WOMEN]), *NEW)
    job = engine.last_job()
    assert (job.state, job.survey) == ("dropped", {})
    assert engine.rows_of(job) == {}
    assert engine.differs(before, fingerprint()) == set()
