"""Who decides, as it is offered first where a motion is put down."""

import pytest

from associations.rules.catalogue import kind_of
from associations.rules.deciders import organ_for
from associations.vocabulary.subjects import Organ, Subject
from hnsa.law.article import Article
from hnsa.law.asking import Law

RULES = (
    ("admission_body", {"organ": "committee"}), ("permanence", {"organ": "general"}),
    ("termination_by", {"organ": "committee"}), ("suspension", {"organ": "president"}),
    ("refusal_appeal", {"organ": "general"}), ("appeal_against_termination", {"organ": "general"}),
    ("who_decides", {"subject": "loan", "organs": ["committee"]}),
)  # fmt: skip
LAW = Law(
    tuple(
        Article(str(place), "", "", kind_of(code).load(told))
        for place, (code, told) in enumerate(RULES, start=1)
    )
)


@pytest.mark.parametrize(
    ("subject", "on_appeal", "organ"),
    [
        (Subject.ADMISSION, False, Organ.COMMITTEE),
        (Subject.ADMISSION, True, Organ.GENERAL),
        (Subject.PERMANENCE, False, Organ.GENERAL),
        (Subject.EXPULSION, False, Organ.COMMITTEE),
        (Subject.EXPULSION, True, Organ.GENERAL),
        (Subject.SUSPENSION, False, Organ.PRESIDENT),
        (Subject.LOAN, False, Organ.COMMITTEE),
        (Subject.PROPERTY, False, Organ.GENERAL),
    ],
)
def test_who_decides_is_whom_the_article_names(
    subject: Subject, on_appeal: bool, organ: Organ
) -> None:
    assert organ_for(subject, LAW, on_appeal=on_appeal) == organ


@pytest.mark.parametrize("subject", list(Subject))
def test_where_no_article_names_anybody_the_members_decide(subject: Subject) -> None:
    assert organ_for(subject, Law(())) == Organ.GENERAL
