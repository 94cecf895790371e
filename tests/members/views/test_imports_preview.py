"""What a checked list shows: totals, rows, filters, reasons, doubts."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from hnsa.core import sealing
from members.models import ImportJob, ImportProgress, ImportRow
from members.vocabulary.imports import JobState
from tests import factories as make

from .conftest import Wizard, text_of


def test_the_totals_are_those_of_the_file(adda: Wizard) -> None:
    said = text_of(adda.get())
    for words in ("37 All rows", "2 Not accepted", "1 Double", "2 Not a record", "Accept 32 rows"):
        assert words in said


def test_what_the_file_adds_up_is_compared(adda: Wizard) -> None:
    assert "Row 38 of the file says 3,400 (Fee); we read 3,400" in text_of(adda.get())


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({"status": "duplicate"}, [22]),
        ({"status": "rejected"}, [21, 23]),
        ({"effect": "none"}, [21, 22, 23, 37, 38]),
        ({"q": "surayya"}, [13, 28]),
        ({"q": "25"}, [25]),
        ({"status": "accepted", "q": "surayya"}, [28]),
        ({"sheet": "7"}, []),
        ({"status": "nonsense", "sheet": "x", "after": "-", "q": "zzz"}, []),
    ],
)
def test_filters_narrow_the_rows(adda: Wizard, asked: dict[str, str], rows: list[int]) -> None:
    assert [line.row.row for line in adda.get(**asked).context["rows"]] == rows


@pytest.mark.parametrize(
    "asked", [{"after": "9" * 30}, {"after": "0-" + "9" * 30}, {"why": "9" * 40}, {"q": "\x00'%"}]
)
def test_an_odd_address_breaks_nothing(adda: Wizard, asked: dict[str, str]) -> None:
    assert adda.get(**asked).status_code == 200


def test_pages_follow_by_row_and_keep_their_filters(wizard: Wizard) -> None:
    job = _many(wizard, 120)
    wizard.pk = job.pk
    first = wizard.get(status="accepted")
    assert len(first.context["rows"]) == 50
    assert first.context["next"] == "status=accepted&after=0-51"
    seen = [line.row.row for line in first.context["rows"]]
    for _page in range(2):
        following = wizard.client.get(f"{wizard.at()}?{first.context['next']}")
        seen += [line.row.row for line in following.context["rows"]]
        first = following
    assert seen == list(range(2, 122)) and not first.context["next"]


def test_a_page_of_rows_takes_few_queries(
    wizard: Wizard, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wizard.pk = _many(wizard, 60).pk
    wizard.get()
    with django_assert_num_queries(PAGE_QUERIES):
        wizard.get()


PAGE_QUERIES = 14


def _many(wizard: Wizard, rows: int) -> ImportJob:
    with wizard.cast.seeing_all():
        job: ImportJob = make.ImportJobFactory(
            homenet=wizard.cast.pakistan.homenet, created_by=wizard.cast.amina,
            totals={"rows": rows, "accepted": rows},
        )  # fmt: skip
        for number in range(2, rows + 2):
            make.ImportRowFactory(
                job=job, row=number, body=wizard.cast.pakistan.other,
                values={} if number % 10 == 0 else {"full_name": f"Asma {number}"},
            )  # fmt: skip
        return job


def test_a_row_without_values_is_called_by_its_first_words(adda: Wizard) -> None:
    lines = adda.get(q="38").context["rows"]
    assert [line.name for line in lines] == ["Total Members"]


def test_numbers_are_masked_everywhere(adda: Wizard) -> None:
    pages = ["", f"rows/{adda.row(2).pk}/", f"rows/{adda.row(11).pk}/", f"rows/{adda.row(23).pk}/"]
    for page in pages:
        said = adda.get(page).content.decode()
        assert "0000100" not in said and "0000101" not in said and "000109" not in said
    assert "35103-•••••00-2" in text_of(adda.get())


def test_the_panel_names_the_cell_what_it_says_and_what_is_next(adda: Wizard) -> None:
    said = text_of(adda.get(f"rows/{adda.row(34).pk}/"))
    for words in ("Row 34", "E34", "“twenty five”", "Age not in figures", "send the row again"):
        assert words in said


def test_the_panel_opens_in_the_list_as_well(adda: Wizard) -> None:
    answer = adda.get(why=str(adda.row(25).pk))
    assert 'id="why"' in answer.content.decode()
    assert "31/02/2010 is no day: left empty" in text_of(answer)
    assert "J25" in text_of(answer)


def test_a_reason_points_at_the_other_row(adda: Wizard) -> None:
    assert "Same identity number as row 3, another person" in text_of(adda.get(q="23"))
    assert "Same identity number and person as row 2" in text_of(adda.get(q="22"))


def test_a_row_without_remarks_says_that_all_is_well(adda: Wizard) -> None:
    assert "Nothing to remark" in text_of(adda.get(f"rows/{adda.row(2).pk}/"))


def test_what_cannot_be_unsealed_does_not_break_the_panel(adda: Wizard) -> None:
    row = adda.row(2)
    with adda.cast.seeing_all():
        ImportRow.objects.filter(pk=row.pk).update(sealed_cells=sealing.seal("[")[:20])
    assert adda.get(f"rows/{row.pk}/").status_code == 200


def test_rows_of_another_import_are_not_found(adda: Wizard) -> None:
    other = adda.cast.pakistan.row
    assert adda.get(f"rows/{other.pk}/").status_code == 404
    assert 'id="why"' not in adda.get(why=str(other.pk)).content.decode()


def test_a_row_is_left_out_and_brought_in_again(adda: Wizard) -> None:
    page = f"rows/{adda.row(2).pk}/"
    adda.post(f"{page}decide/", decision="skip")
    assert "Accept 31 rows" in text_of(adda.get())
    assert "You left it out" in text_of(adda.get(page))
    adda.post(f"{page}decide/", decision="none")
    assert "Accept 32 rows" in text_of(adda.get())


def test_a_decision_nobody_offered_changes_nothing(adda: Wizard) -> None:
    row = adda.row(2)
    adda.post(f"rows/{row.pk}/decide/", decision="burn")
    assert adda.row(2).decision == ""


def _in_doubt(wizard: Wizard) -> tuple[ImportRow, ImportRow, ImportRow]:
    """Two rows that may be row 2, for the same reason."""
    earlier = wizard.row(4)
    doubt = {
        "with": "row", "row": 4, "sheet": "", "row_id": earlier.pk,
        "why": ["possible_duplicate_of"],
    }  # fmt: skip
    with wizard.cast.seeing_all():
        ImportRow.objects.filter(job=wizard.pk, row__in=[24, 35]).update(doubt=doubt)
    return earlier, wizard.row(24), wizard.row(35)


def test_a_doubt_shows_both_sides_and_where_they_differ(adda: Wizard) -> None:
    _in_doubt(adda)
    said = adda.get("doubts/")
    assert "Doubt 1 of 2" in text_of(said)
    assert "In the file, row 24" in text_of(said) and "In the file, row 4" in text_of(said)
    differing = {one.label for one in said.context["sides"].fields if one.differs}
    assert differing == {"Identity number", "Age", "Phone"}


def test_settling_leads_to_the_next_doubt_and_then_back(adda: Wizard) -> None:
    _earlier, first, second = _in_doubt(adda)
    answer = adda.post("doubts/", row=str(first.pk), decision="same")
    assert answer["Location"] == f"{adda.at('doubts/')}?row={second.pk}"
    assert adda.row(24).decision == "same"
    answer = adda.post("doubts/", row=str(second.pk), decision="two")
    assert answer["Location"] == adda.at()


def test_one_answer_settles_all_alike(adda: Wizard) -> None:
    _earlier, first, _second = _in_doubt(adda)
    assert "Same answer for 1 more like this" in text_of(adda.get("doubts/"))
    adda.post("doubts/", row=str(first.pk), decision="two", like="1")
    assert {adda.row(24).decision, adda.row(35).decision} == {"two"}


def test_no_answer_is_no_decision(adda: Wizard) -> None:
    _earlier, first, _second = _in_doubt(adda)
    assert "Choose one of the answers first" in text_of(adda.post("doubts/", row=str(first.pk)))
    assert adda.row(24).decision == ""


def test_whom_i_may_not_see_stands_in_no_doubt(adda: Wizard) -> None:
    with adda.cast.seeing_all():
        stranger = adda.cast.bangladesh.person
        ImportRow.objects.filter(job=adda.pk, row=24).update(
            doubt={"with": "register", "person_id": stranger.pk, "why": ["possible_duplicate_of"]}
        )
    said = text_of(adda.get("doubts/"))
    assert "Registered elsewhere: ask" in said and stranger.full_name not in said


def test_a_doubt_with_the_register_shows_her_record(adda: Wizard) -> None:
    hers = adda.cast.pakistan.person
    with adda.cast.seeing_all():
        ImportRow.objects.filter(job=adda.pk, row=24).update(
            doubt={"with": "register", "person_id": hers.pk, "why": ["possible_duplicate_of"]}
        )
    said = text_of(adda.get("doubts/"))
    assert hers.full_name in said and "In the register since 2020" in said
    assert "+923017654321" not in said  # not the phone of the list, so it stays masked


def test_without_doubts_there_is_nothing_to_settle(adda: Wizard) -> None:
    assert "No doubts are left" in text_of(adda.get("doubts/"))


def test_while_the_worker_is_at_it_the_page_says_how_far(adda: Wizard) -> None:
    with adda.cast.seeing_all():
        ImportJob.objects.filter(pk=adda.pk).update(state=JobState.CHECKING)
        ImportProgress.objects.filter(job=adda.pk).update(phase="comparing", done=12, of=37)
    page = adda.get()
    assert "12 of 37" in text_of(page) and "Comparing the rows" in text_of(page)
    assert b'<noscript><meta http-equiv="refresh"' in page.content
    assert adda.get("progress.json").json() == {
        "working": True, "state": "checking", "done": 12, "of": 37, "tries": 0,
        "phase": "Comparing the rows with one another and with the register",
    }  # fmt: skip


def test_a_check_that_failed_says_so_and_offers_another_try(adda: Wizard) -> None:
    with adda.cast.seeing_all():
        ImportJob.objects.filter(pk=adda.pk).update(
            state=JobState.FAILED, problem="The file is gone."
        )
    said = text_of(adda.get())
    assert "Nothing was written" in said and "The file is gone." in said
    adda.post("again/")
    assert adda.job.state == JobState.CHECKING


@pytest.mark.parametrize(
    "page",
    [
        "",
        "read/",
        "map/",
        "doubts/",
        "accept/",
        "undo/",
        "drop/",
        "mend/",
        "report.json",
        "progress.json",
    ],
)
def test_a_clerk_of_another_homenet_finds_nothing(adda: Wizard, page: str) -> None:
    adda.client.force_login(adda.cast.rita, backend="django.contrib.auth.backends.ModelBackend")
    assert adda.get(page).status_code == 404


def test_an_urdu_page_reads_from_the_right(adda: Wizard) -> None:
    adda.client.cookies["django_language"] = "ur"
    page = adda.get().content.decode()
    assert '<html lang="ur" dir="rtl">' in page
    assert '<bdi dir="ltr">35103-•••••00-2</bdi>' in page
