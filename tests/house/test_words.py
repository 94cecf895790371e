"""What is set from outside and what is said to people is complete."""

import html
import re
import textwrap
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from hnsa.core.management.commands import words
from hnsa.environment import VARIABLES
from members.rules.sentences import SENTENCES
from members.vocabulary.reasons import Reason
from tests.house.sources import ROOT


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    sentence = SENTENCES[reason]
    assert sentence.heading and sentence.text


def test_env_example_lists_the_variables_that_are_read_and_no_others() -> None:
    text = (ROOT / ".env.example").read_text()
    listed = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", text, flags=re.MULTILINE)
    assert listed == list(VARIABLES)


@pytest.mark.parametrize("name", VARIABLES)
def test_env_example_repeats_the_sentence_of_a_variable(name: str) -> None:
    text = (ROOT / ".env.example").read_text()
    comment = text.partition(f"#{name}=")[0].rpartition("\n\n")[2]
    said = " ".join(line.lstrip("# ") for line in comment.splitlines())
    assert textwrap.dedent(VARIABLES[name]).strip() == said.strip()


# --- translations --------------------------------------------------------------------------------

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def project(tmp_path: Path, settings: object) -> Path:
    """A small project with three texts, and a catalogue of them."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app/rules.py").write_text('A = says("No phone")\nB = says("Row " "{row}")\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(
        "{% load i18n %}{% blocktranslate count n=n %}{{ n }} row{% plural %}{{ n }} rows"
        "{% endblocktranslate %}"
    )
    (tmp_path / "locale/ur/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale/borrowed.pot").write_text(HEADER + 'msgid "Save"\nmsgstr ""\n')
    (tmp_path / "locale/ur/LC_MESSAGES/django.po").write_text(
        HEADER + 'msgid "No phone"\nmsgstr "فون نہیں"\n\nmsgid "Row {row}"\nmsgstr "سطر {row}"\n\n'
        'msgid "%(n)s row"\nmsgid_plural "%(n)s rows"\nmsgstr[0] "ایک سطر"\n'
        'msgstr[1] "%(n)s سطریں"\n\nmsgid "Save"\nmsgstr "محفوظ کریں"\n'
    )
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]  # type: ignore[attr-defined]
    call_command("words", stdout=None)
    return tmp_path


def test_every_text_is_translated_into_urdu_and_compiled() -> None:
    call_command("words", "--check")


def test_a_complete_catalogue_passes(project: Path) -> None:
    call_command("words", "--check")


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("app/rules.py", "No phone", "No telephone", "not collected: 'No telephone'"),
        ("locale/borrowed.pot", '"Save"', '"Search"', "not collected: 'Search'"),
        ("locale/ur/LC_MESSAGES/django.po", "محفوظ کریں", "", "not translated: 'Save'"),
        ("locale/ur/LC_MESSAGES/django.po", "سطر {row}", "سطر {raw}", "the blanks differ"),
        ("locale/ur/LC_MESSAGES/django.po", "%(n)s سطریں", "سطریں", "the blanks differ"),
        ("locale/ur/LC_MESSAGES/django.po", "ایک سطر", "%(m)s سطر", "a blank of its own"),
        ("locale/ur/LC_MESSAGES/django.po", "فون نہیں", "<b>فون نہیں", "the tags differ"),
        ("locale/ur/LC_MESSAGES/django.po", 'msgid "No', '#, fuzzy\nmsgid "No', "only a draft"),
        ("locale/ur/LC_MESSAGES/django.po", "فون نہیں", "فون نہیں!", "django.mo is not compiled"),
    ],
)
def test_the_check_says_what_is_missing(
    project: Path, file: str, before: str, after: str, said: str
) -> None:
    path = project / file
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("words", "--check")


def test_a_text_that_is_put_together_is_refused(project: Path) -> None:
    (project / "app/rules.py").write_text('A = _(f"Row {row}")\n')
    with pytest.raises(CommandError, match=r"app/rules\.py, line 1"):
        call_command("words", "--check")


def test_a_slightly_changed_text_keeps_its_translation_as_a_draft(project: Path) -> None:
    (project / "app/rules.py").write_text('A = says("No phone.")\nB = says("Row {row}")\n')
    call_command("words", stdout=None)
    catalogue = polib.pofile(str(project / "locale/ur/LC_MESSAGES/django.po"))
    entry = catalogue.find("No phone.")
    assert (entry.msgstr, entry.fuzzy) == ("فون نہیں", True)
    assert catalogue.find("No phone") is None


def test_texts_of_python_and_templates_are_collected_whole(project: Path) -> None:
    said = words.collected(project)
    assert set(said) == {(None, "No phone"), (None, "Row {row}"), (None, "%(n)s row")}
    assert said[None, "%(n)s row"].plural == "%(n)s rows"
    assert said[None, "%(n)s row"].files == ["templates/a.html"]


def test_no_template_says_a_word_that_is_not_marked() -> None:
    bare = []
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if path.name == "500.html":  # shown when nothing works, so it loads nothing
            continue
        text = path.read_text()
        text = re.sub(r"{%\s*blocktrans.*?endblocktrans\w*\s*%}", "", text, flags=re.DOTALL)
        text = re.sub(r"{% block (\w*class|extrahead) %}.*?{% endblock\w* %}", "", text)
        text = re.sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)
        text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", text, flags=re.DOTALL)
        text = re.sub(r'<(\w+)[^>]* lang="\w+"[^>]*>.*?</\1>', "", text, flags=re.DOTALL)
        said = [html.unescape(each).strip() for each in re.findall(r">([^<>]+)<", text)]
        bare += [
            f"{path.relative_to(ROOT)}: {each}"
            for each in said
            if re.search(r"[A-Za-z]{3,}", each) and each not in {"English", "Urdu ·"}
        ]
    assert not bare


def test_the_texts_of_django_that_our_pages_show_are_ours_in_urdu() -> None:
    with translation.override("ur"):
        assert translation.gettext("Yes, I’m sure") == "ہاں، یقین ہے"
