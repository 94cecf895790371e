"""Accepting, taking back, giving up, and the files that come out."""

import csv
import io

from members.models import ImportJob, Membership, Person
from members.vocabulary.imports import JobState

from .conftest import Wizard, text_of


def names(wizard: Wizard) -> set[str]:
    with wizard.cast.seeing_all():
        return set(Person.objects.values_list("full_name", flat=True))


def test_the_confirmation_says_what_will_be_written(adda: Wizard) -> None:
    said = text_of(adda.get("accept/"))
    for words in (
        "Bring 32 rows into the register?",
        "Rasool Nagar Adda Workers",
        "new organisation",
    ):
        assert words in said


def test_accepting_brings_the_women_in(adda: Wizard) -> None:
    said = text_of(adda.accept())
    assert "32 rows were brought in" in said
    assert {"Shazia Bibi", "Kausar Begum", "Musarrat Bibi"} <= names(adda)
    assert "Tahira Yasmeen" not in names(adda)


def test_the_report_leads_to_the_people(adda: Wizard) -> None:
    adda.accept()
    with adda.cast.seeing_all():
        kausar = Person.objects.get(full_name="Kausar Begum")
    assert f'href="/people/{kausar.pk}/"' in adda.get(q="36").content.decode()


def test_a_double_click_accepts_once(adda: Wizard) -> None:
    once = adda.filled("accept/")["once"]
    assert adda.post("accept/", once=once)["Location"] == adda.at()
    assert adda.post("accept/", once=once)["Location"] == adda.at()
    adda.work()
    adda.work()
    assert adda.post("accept/", once=once)["Location"] == adda.at()
    with adda.cast.seeing_all():
        assert Person.objects.filter(full_name="Kausar Begum").count() == 1
    assert adda.job.state == JobState.ACCEPTED


def test_what_changed_meanwhile_has_to_be_looked_at_first(adda: Wizard) -> None:
    once = adda.filled("accept/")["once"]
    adda.post(f"rows/{adda.row(2).pk}/decide/", decision="skip")
    answer = adda.post("accept/", once=once)
    assert answer.status_code == 409 and "nothing was written" in text_of(answer)
    assert adda.job.state == JobState.CHECKED


def test_without_the_key_of_the_page_nothing_is_written(adda: Wizard) -> None:
    assert adda.post("accept/").status_code == 409


def test_a_row_left_out_stays_out(adda: Wizard) -> None:
    adda.post(f"rows/{adda.row(36).pk}/decide/", decision="skip")
    adda.accept()
    assert "Kausar Begum" not in names(adda)


def test_taking_back_asks_first_and_then_restores(adda: Wizard) -> None:
    before = names(adda)
    adda.accept()
    said = text_of(adda.get("undo/"))
    assert "Take this import back?" in said and "People that go" in said
    adda.post("undo/")
    adda.work()
    assert "This import was taken back" in text_of(adda.get())
    assert names(adda) == before


def test_later_work_is_named_and_asked_for_before_taking_back(adda: Wizard) -> None:
    adda.accept()
    with adda.cast.seeing_all():
        woman = Person.objects.get(full_name="Kausar Begum")
        Membership.objects.filter(person=woman).update(number="A-7")
        woman.trade = "stitching"
        woman.save()
    # the history of one transaction bears one time; a later one is made here by hand
    with adda.cast.seeing_all():
        job = ImportJob.objects.get(pk=adda.pk)
        job.totals["done"]["stamp"] = "2001-01-01 00:00:00+00"
        job.save()
    said = text_of(adda.get("undo/"))
    assert "Somebody has worked on these records since" in said
    assert "Amina: wrote down the person’s record" in said
    answer = adda.post("undo/")
    assert answer.status_code == 422 and "Tick this first" in text_of(answer)
    assert adda.job.state == JobState.ACCEPTED
    adda.post("undo/", sure="yes")
    assert adda.job.state == JobState.UNDOING


def test_giving_up_leaves_no_rows_and_no_file(adda: Wizard) -> None:
    from django.core.files.storage import default_storage

    stored = adda.job.stored_as
    assert "Give this list up?" in text_of(adda.get("drop/"))
    adda.post("drop/")
    assert adda.job.state == JobState.DROPPED
    with adda.cast.seeing_all():
        assert not adda.job.rows.exists()
    assert not default_storage.exists(stored)


def test_an_accepted_list_cannot_be_given_up(adda: Wizard) -> None:
    adda.accept()
    adda.post("drop/")
    assert adda.job.state == JobState.ACCEPTED


def test_the_rows_to_mend_come_along_with_what_is_wrong(adda: Wizard) -> None:
    adda.post(f"rows/{adda.row(36).pk}/decide/", decision="skip")
    answer = adda.get("mend/")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line["Row"] for line in lines] == ["21", "22", "23", "36"]
    assert lines[2]["CNIC"] == "35103-0000101-2"
    assert lines[2]["What is wrong"].startswith("Same identity number as row 3, another person.")


def test_a_workbook_comes_back_as_a_workbook(three: Wizard) -> None:
    answer = three.get("mend/")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer.content.startswith(b"PK")


def test_the_report_has_one_entry_for_each_row(adda: Wizard) -> None:
    report = adda.get("report.json").json()
    assert len(report["rows"]) == report["totals"]["rows"] == 37
    assert report["rows"][1]["reasons"][0]["code"] == "id_conflict_with_row_23"


def test_before_the_check_there_is_neither_report_nor_error_file(wizard: Wizard) -> None:
    from .conftest import ADDA, EXAMPLES

    wizard.bring(EXAMPLES / ADDA)
    assert wizard.get("report.json").status_code == 404
    assert wizard.get("mend/").status_code == 404


def test_what_is_accepted_cannot_be_read_in_another_way(adda: Wizard) -> None:
    adda.accept()
    assert adda.get("read/")["Location"] == adda.at()
    assert adda.get("map/")["Location"] == adda.at()
    assert adda.get("accept/")["Location"] == adda.at()
