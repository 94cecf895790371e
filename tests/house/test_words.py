"""What is set from outside and what is said to people is complete."""

import re
import textwrap

import pytest

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
