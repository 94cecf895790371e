"""The model constitutions: every article loads, nothing contradicts itself, every rule is there."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from associations.rules.catalogue import kind_of, kinds
from associations.rules.checking import missing_in, slips_of
from associations.rules.model_constitutions import Model, ModelArticle, models
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.blanks import Words

FOLDER = files("associations").joinpath("data", "models")
RULES = tomllib.loads(FOLDER.joinpath("cooperative_rules.toml").read_text("utf-8"))["rule"]
LIST = Path(__file__).parents[2] / "data" / "cooperative_rules.txt"
CODES = ["united", "kaarvan", "psws", "wess", "haleeb", "srsp", "cooperative"]


def _rule(article: ModelArticle) -> Kind | None:
    """The rule, with some words where the association fills in its own."""
    if not article.kind:
        return None
    kind = kind_of(article.kind)
    own = [one.name for one in kind.blanks if isinstance(one, Words) and one.default == ""]
    filled = {name: "Rasool Nagar" for name in own if name in article.open}
    return kind.load({**filled, **article.parameters})


def law_of(model: Model) -> Law:
    return Law(
        tuple(
            Article(str(number), one.heading, one.text, _rule(one))
            for number, one in enumerate(model.articles, start=1)
        )
    )


def test_the_models_are_offered_in_their_order() -> None:
    assert list(models()) == CODES
    offered = {f"{code}.toml" for code in CODES} | {"cooperative_rules.toml"}
    assert {one.name for one in FOLDER.iterdir()} == offered


@pytest.mark.parametrize("code", CODES)
def test_a_model_says_what_it_is(code: str) -> None:
    model = models()[code]
    told = tomllib.loads(FOLDER.joinpath(f"{code}.toml").read_text("utf-8"))
    assert told["code"] == model.code == code
    assert model.name and "Silent on" in model.note
    assert set(told) <= {"code", "country", "article"}
    known = {"kind", "parameters", "heading", "text", "source", "open"}
    assert all(set(one) <= known for one in told["article"])


@pytest.mark.parametrize("code", CODES)
def test_every_article_is_one_kind_or_one_text_with_its_source(code: str) -> None:
    for article in models()[code].articles:
        assert article.source
        assert bool(article.kind) != bool(article.text)


@pytest.mark.parametrize("code", CODES)
def test_every_place_is_given_by_the_source_or_said_to_be_open(code: str) -> None:
    for article in models()[code].articles:
        if article.kind:
            places = {one.name for one in kind_of(article.kind).blanks if not one.optional}
            told = set(article.parameters) | set(article.open)
            assert places - told <= {"ends", "employers"}, article.kind  # flags that say no more
            assert set(article.open) <= places, article.kind


@pytest.mark.parametrize("code", CODES)
def test_no_article_contradicts_another(code: str) -> None:
    law = law_of(models()[code])
    assert [(slip.article, slip.line.text) for slip in slips_of(law)] == []
    assert law.void == {}


def test_with_the_united_model_an_association_can_be_registered() -> None:
    assert missing_in(law_of(models()["united"])) == []


@pytest.mark.parametrize(
    ("code", "kind", "parameters"),
    [
        ("kaarvan", "meeting_window", {"first": 1, "last": 5}),
        ("kaarvan", "committee_term", {"years": 3}),
        ("kaarvan", "attendance_of_member", {"share": "80 %"}),
        ("kaarvan", "attendance_at_meetings", {"share": "80 %"}),
        ("psws", "permanence", {"years": 3, "organ": "general"}),
        ("wess", "minimum_age", {"years": 15}),
        ("wess", "absence", {"meetings": 3}),
        ("haleeb", "absence", {"meetings": 3}),
        ("haleeb", "signatories", {"posts": ["president", "treasurer"], "signatures": 2}),
        ("haleeb", "business_plan", {"months": 12}),
        ("united", "threshold", {"subject": "ordinary", "share": "70 %", "base": "all"}),
        ("united", "campaign_end", {"days": 2}),
        ("united", "election_committee", {"size": 3}),
        ("united", "election_notice", {"days": 7}),
    ],
)
def test_what_the_seed_says_stands_in_the_model(
    code: str, kind: str, parameters: dict[str, Any]
) -> None:
    rule = next(
        one.rule for one in law_of(models()[code]).articles if one.rule and one.rule.code == kind
    )
    kept = rule.kept()
    assert {name: kept[name] for name in parameters} == parameters


# --- the co-operative society, rule by rule -------------------------------------------------------


def _listed() -> list[tuple[str, str]]:
    lines = LIST.read_text("utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines if line and not line.startswith("#"))
    return [(kind, ref) for kind, ref in pairs]


def test_every_rule_of_the_act_is_accounted_for_once() -> None:
    assert [(one["kind"], one["ref"]) for one in RULES] == _listed()
    assert len(RULES) == 89


@pytest.mark.parametrize("rule", RULES, ids=[one["kind"] for one in RULES])
def test_a_rule_became_an_article_or_stays_words_with_a_reason(rule: dict[str, Any]) -> None:
    articles = models()["cooperative"].articles
    if "became" in rule:
        assert "stays" not in rule
        assert set(rule["became"]) <= {one.kind for one in articles}
        assert set(rule["became"]) <= set(kinds())
    else:
        assert rule["stays"] == "text"
        assert len(rule["reason"]) > 20
        assert any(one.text and one.source == rule["ref"] for one in articles)


def test_every_article_of_the_society_comes_from_a_rule() -> None:
    became = {kind for one in RULES for kind in one.get("became", ())}
    refs = {one["ref"] for one in RULES if "stays" in one}
    for article in models()["cooperative"].articles:
        assert article.kind in became if article.kind else article.source in refs, article


def test_most_rules_are_judged() -> None:
    judged = [one for one in RULES if any(kind_of(code).judges for code in one.get("became", ()))]
    assert len(judged) > 60
