"""A list comes in: upload, read, map."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from members.forms.imports_reading import DELIMITER_WORDS, ENCODING_WORDS
from members.importing.delimited import DELIMITERS, ENCODINGS
from members.models import ImportJob
from members.vocabulary.imports import JobState
from tests import factories as make
from tests.cast import Cast

from .conftest import ADDA, EXAMPLES, THREE, Wizard, text_of


def small(tmp_path: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return file


def test_every_encoding_and_separator_that_is_offered_has_words() -> None:
    assert (tuple(ENCODING_WORDS), tuple(DELIMITER_WORDS)) == (ENCODINGS, DELIMITERS)


def test_the_list_of_imports_shows_mine_and_nobody_elses(wizard: Wizard) -> None:
    said = text_of(wizard.client.get("/imports/"))
    assert "mehrgarh-members.csv" in said
    assert "meghna-members.csv" not in said


def test_the_list_of_imports_takes_few_queries_however_long_it_is(
    wizard: Wizard, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wizard.client.get("/imports/")
    with wizard.cast.seeing_all():
        for _number in range(30):
            make.ImportJobFactory(
                homenet=wizard.cast.pakistan.homenet, body=wizard.cast.pakistan.other,
                created_by=wizard.cast.bilal,
            )  # fmt: skip
    with django_assert_num_queries(LIST_QUERIES):
        first = wizard.client.get("/imports/")
    assert first.content.count(b"<tr>") == 1 + 25 and b"Older imports" in first.content


LIST_QUERIES = 12


def test_older_imports_follow_and_nothing_stands_twice(wizard: Wizard) -> None:
    with wizard.cast.seeing_all():
        for number in range(30):
            make.ImportJobFactory(
                homenet=wizard.cast.pakistan.homenet, created_by=wizard.cast.bilal,
                filename=f"list-{number:02}.csv",
            )  # fmt: skip
    first = wizard.client.get("/imports/")
    second = wizard.client.get("/imports/", {"before": first.context["next"]})
    shown = [job.filename for page in (first, second) for job, _tone, _sign in page.context["jobs"]]
    assert len(shown) == len(set(shown)) == 31


@pytest.mark.parametrize("name", ["saima", "farid", "regina", "nobody"])
def test_who_may_not_bring_in_lists_is_told_so(
    cast: Cast, client_of: Callable[..., Client], name: str
) -> None:
    assert client_of(cast.user(name)).get("/imports/new/").status_code == 403


def test_a_new_list_begins_with_reading(wizard: Wizard) -> None:
    answer = wizard.bring(EXAMPLES / ADDA)
    assert answer["Location"] == wizard.at("read/")
    assert wizard.job.state == JobState.UPLOADED


@pytest.mark.parametrize(
    "typed", ["MEHRGARH", "mehrgarh stitchers union", "Mehrgarh Stitchers Union (MEHRGARH)"]
)
def test_the_organisation_is_known_by_name_code_or_as_offered(wizard: Wizard, typed: str) -> None:
    wizard.bring(EXAMPLES / ADDA, where="existing", body=typed)
    assert wizard.job.body == wizard.cast.pakistan.other


@pytest.mark.parametrize("typed", ["PADMA", "Padma Needle Centre", "No such union", ""])
def test_an_organisation_of_elsewhere_is_unknown(wizard: Wizard, typed: str) -> None:
    answer = wizard.bring(EXAMPLES / ADDA, where="existing", body=typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors["body"]


def test_organisations_are_offered_while_typing(wizard: Wizard) -> None:
    offered = wizard.client.get("/imports/organisations.json", {"q": "stitch"}).json()
    assert offered == {"organisations": ["Mehrgarh Stitchers Union (MEHRGARH)"]}
    assert wizard.client.get("/imports/organisations.json", {"q": "padma"}).json() == {
        "organisations": []
    }


def test_a_refused_file_is_refused_on_the_same_page_and_nothing_is_kept(
    wizard: Wizard, tmp_path: Path
) -> None:
    with wizard.cast.seeing_all():
        before = ImportJob.objects.count()
    answer = wizard.bring(small(tmp_path, "%PDF-1.7 …", "list.pdf"))
    assert answer.status_code == 422
    assert "This is a PDF" in text_of(answer)
    with wizard.cast.seeing_all():
        assert ImportJob.objects.count() == before


def test_no_file_at_all_is_said(wizard: Wizard) -> None:
    answer = wizard.client.post("/imports/new/", {"where": "named"})
    assert "No file came along" in text_of(answer)


def test_a_file_that_was_here_before_is_noticed(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / ADDA)
    assert "The very same file" not in text_of(wizard.get("read/"))
    first = wizard.pk
    wizard.bring(EXAMPLES / ADDA)
    assert "The very same file" in text_of(wizard.get("read/"))
    assert f"/imports/{first}/".encode() in wizard.get("read/").content


def test_reading_shows_encoding_separator_and_first_rows(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / ADDA)
    said = text_of(wizard.get("read/"))
    for words in ("UTF-8 with mark", "comma ,", "38 rows, 10 columns", "Father/Husband Name"):
        assert words in said
    assert "35103-0000100-2" not in said  # numbers of documents stay covered


def test_another_encoding_is_tried_at_once(wizard: Wizard, tmp_path: Path) -> None:
    wizard.bring(small(tmp_path, "Name,Village\nنسرين,قصور\nفاطمة,قصور\n", encoding="cp1256"))
    answer = wizard.client.post(
        wizard.at("read/"), wizard.filled("read/", encoding="cp1252", delimiter=",", look="1")
    )
    assert answer["Location"] == wizard.at("read/")
    assert wizard.job.survey["encoding"] == "cp1252"


def test_the_row_of_the_headings_can_be_changed(wizard: Wizard, tmp_path: Path) -> None:
    wizard.bring(small(tmp_path, "List of members\nName,Village\nAsma,Kasur\nBano,Kasur\n"))
    answer = wizard.client.post(wizard.at("read/"), wizard.filled("read/", **{"header-0": "3"}))
    assert answer.status_code == 302
    assert wizard.job.survey["sheets"][0]["header_row"] == 3


def test_a_row_that_does_not_exist_cannot_hold_the_headings(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / ADDA)
    answer = wizard.client.post(wizard.at("read/"), wizard.filled("read/", **{"header-0": "999"}))
    assert answer.status_code == 422
    assert "only 38 rows" in text_of(answer)


def test_without_a_ticked_sheet_there_is_nothing_to_map(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / THREE, where="named")
    fields = wizard.filled("read/")
    for number in range(3):
        del fields[f"use-{number}"]
    answer = wizard.client.post(wizard.at("read/"), fields)
    assert "Tick at least one sheet" in text_of(answer)


def test_only_ticked_sheets_are_mapped_and_checked(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / THREE, where="named")
    fields = wizard.filled("read/")
    del fields["use-2"]
    wizard.client.post(wizard.at("read/"), fields)
    assert "Bangle Assoc" not in text_of(wizard.get("map/"))
    wizard.check()
    assert wizard.job.totals["rows"] == 20


def test_columns_come_with_their_meanings_chosen(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / ADDA)
    fields = wizard.filled("map/")
    assert [fields[f"s0-c{at}"] for at in range(4)] == [
        "ignore", "full_name", "relative_name", "national_id",
    ]  # fmt: skip


def test_the_day_of_the_ages_comes_from_a_heading(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / THREE, where="named")
    assert wizard.filled("map/")["as_of"] == "2024-12-31"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"s0-c2": "full_name"}, "Two columns cannot both be “Name”"),
        ({"s0-c1": "aside"}, "No column is the name"),
        ({"s0-new_body": ""}, "Say into which organisation"),
        ({"s0-body": "No such union", "s0-new_body": ""}, "has no organisation “No such union”"),
        ({"s0-body": "MEHRGARH"}, "Not both"),
        ({"as_of": "31.12.2024"}, "Write the day"),
        ({"date_order": "ydm"}, "Choose how the list writes days"),
    ],
)
def test_a_mapping_that_cannot_be_is_explained(
    wizard: Wizard, changed: dict[str, str], sentence: str
) -> None:
    wizard.bring(EXAMPLES / ADDA)
    answer = wizard.client.post(wizard.at("map/"), wizard.filled("map/", **changed))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert wizard.job.state == JobState.UPLOADED


def test_two_phones_are_welcome(wizard: Wizard) -> None:
    wizard.bring(EXAMPLES / ADDA)
    assert wizard.check(**{"s0-c8": "phone"}).status_code == 200


def test_what_was_mapped_once_is_there_when_the_clerk_comes_back(adda: Wizard) -> None:
    adda.check(**{"s0-c8": "savings", "when_differs": "register"})
    fields = adda.filled("map/")
    assert (fields["s0-c8"], fields["when_differs"]) == ("savings", "register")


def test_the_template_is_for_my_homenet_only(wizard: Wizard) -> None:
    answer = wizard.client.get("/imports/template/PK.xlsx")
    assert answer.content.startswith(b"PK") and "members-PK.xlsx" in answer["Content-Disposition"]
    assert wizard.client.get("/imports/template/BD.xlsx").status_code == 404
    assert wizard.client.get("/imports/template/XX.xlsx").status_code == 404
