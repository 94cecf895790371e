"""Every kind of article keeps the promises of all kinds: it is read, kept, printed, and judges.

The cases are those of the topics' own tests; the rest is drawn from the blanks of the kinds.
"""

import ast
import json
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.rules.catalogue import ROOMS, kinds, questions
from associations.vocabulary.topics import Topic
from hnsa.core.saying import said, shown
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Above, Law, ask, judge
from hnsa.law.blanks import Blank
from hnsa.law.question import Question
from hnsa.law.verdict import Finding, Stand, Verdict
from hnsa.law.words import Counted, Line
from tests.associations.rules.cases import ON, Case
from tests.associations.rules.drawn import at_bounds, facts_of, laws_for, plainest, rules_of
from tests.house.sources import ROOT, name_of, tree_of
from tests.house.test_rooms import _clock_reads

KINDS = dict(kinds())
JUDGING = {code: kind for code, kind in KINDS.items() if kind.judges}
BINDING = {code: kind for code, kind in KINDS.items() if issubclass(kind, Above)}  # laws above
TEXT = {code: kind for code, kind in KINDS.items() if code not in JUDGING and code not in BINDING}
# Articles that are nothing without another, each with the reason why the draft must be mended.
LEAN = {"audit_within": "it speaks of an audit that was asked for, so somebody must be able to"}
FEWEST = 50
drawn = settings(
    deadline=None, max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
every_question = pytest.mark.parametrize("asked", questions().values(), ids=list(questions()))


def _cases() -> dict[str, list[Case]]:
    """The cases of all topics by the code of their kind."""
    found = defaultdict(list)
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name != Path(__file__).name:
            module = import_module(f"tests.associations.rules.{path.stem}")
            for case in getattr(module, "CASES", ()):
                found[case.rule.code].append(case)
    return dict(found)


CASES = _cases()


# --- how many there are, and where they come from -------------------------------------------------


def test_at_least_fifty_kinds_judge(record_property: Any, capsys: Any) -> None:
    cases = sum(map(len, CASES.values()))
    record_property("kinds that judge", len(JUDGING))
    with capsys.disabled():
        print(  # noqa: T201 - the number is asked for
            f"\n{len(JUDGING)} kinds judge and {len(BINDING)} bind them, by {cases} cases; "
            f"{len(TEXT)} are text; {len(questions())} questions"
        )
    assert len(JUDGING) >= FEWEST


@pytest.mark.parametrize("code", [*JUDGING, *BINDING])
def test_a_kind_that_judges_changes_what_comes_out(code: str) -> None:
    outcomes = {case.comes() for case in CASES.get(code, ())}
    assert len(outcomes) >= 2, f"{code}: {len(CASES.get(code, ()))} cases all come out the same"


@pytest.mark.parametrize("code", [*JUDGING, *BINDING])
def test_without_the_article_something_else_comes_out(code: str) -> None:
    assert any(case.verdict().grounds != _without(case).grounds for case in CASES.get(code, ()))


def _without(case: Case) -> Verdict:
    articles = [
        Article(str(number), type(rule).heading, rule=rule)
        for number, rule in enumerate(case.beside, start=2)
    ]
    facts = case.asked.facts(**{"on": ON, **case.facts})
    return ask(case.asked, Law(tuple(articles), 1, case.week), facts)


@pytest.mark.parametrize("code", JUDGING)
def test_a_kind_that_judges_is_tried_with_each_question_that_it_answers(code: str) -> None:
    tried = {case.asked.code for case in CASES.get(code, ())}
    assert set(JUDGING[code].methods) <= tried


def test_cases_are_of_kinds_in_the_catalogue() -> None:
    assert set(CASES) == {*JUDGING, *BINDING}


def test_kinds_of_text_answer_nothing_and_the_others_something() -> None:
    assert all(not kind.methods for kind in TEXT.values())
    assert all(kind.methods for kind in JUDGING.values())


def _named() -> dict[int, list[str]]:
    found = defaultdict(list)
    for code, kind in KINDS.items():
        for number in re.findall(r"\bR(\d+)\b", kind.source):
            found[int(number)].append(code)
    return found


@pytest.mark.parametrize("number", range(1, 31))
def test_every_rule_that_the_sources_name_is_a_kind(number: int) -> None:
    assert _named()[number], f"no kind names R{number} as its source"


def test_an_election_has_many_kinds() -> None:
    assert len(_named()[30]) >= 10


def test_no_source_names_a_rule_that_there_is_not() -> None:
    assert set(_named()) <= set(range(1, 31))


def test_every_question_is_answered_by_a_kind() -> None:
    answered = {code for kind in KINDS.values() for code in kind.methods}
    assert set(questions()) == answered


def test_every_room_of_rules_is_in_the_catalogue() -> None:
    for code, kind in KINDS.items():
        room = kind.__module__.removeprefix("associations.rules.")
        assert room in ROOMS, f"{code} lies in {room}"


# --- what each of them has ------------------------------------------------------------------------


@every_kind
def test_a_kind_has_all_that_a_page_needs(kind: type[Kind]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", kind.code)
    assert kind.topic in set(Topic)
    assert kind.heading.strip() and kind.heading[0].isupper() and not kind.heading.endswith(".")
    assert kind.source.strip()
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")
    for blank in kind.blanks:
        assert blank.label.strip(), blank.name
        _has_labels(blank)


def _has_labels(blank: Blank) -> None:
    options = getattr(blank, "options", None)
    if options is not None:
        assert options and all(label.strip() for label in options.values())
        assert len(set(options.values())) == len(options), f"{blank.name}: two options say the same"
        assert all(re.fullmatch(r"[a-z0-9_]+", str(one)) for one in options)


@every_kind
def test_a_sentence_with_one_and_many_has_a_number(kind: type[Kind]) -> None:
    if isinstance(kind.sentence, Counted):
        line = plainest(kind).says()
        assert line.count is not None, "nothing decides between one and many"


LEFT_OVER = re.compile(
    r"[{}]|(?<!^)\bNone\b|  |\bTrue\b|\bFalse\b|<|\b[a-z]+_[a-z]+\b| [,.;:!?](?:\s|$)|\(\)"
)


def _is_clean(text: str) -> None:
    assert text.strip() == text and text
    assert not LEFT_OVER.search(text), text


@every_kind
def test_a_sentence_prints_without_leftovers_at_all_bounds(kind: type[Kind]) -> None:
    for rule in at_bounds(kind):
        text = said(rule.says(), "Rs")
        _is_clean(text)
        assert text[0].isupper() or not text[0].isascii() or text[0].isdigit(), text
        assert text[-1] in ".!?", text


# --- whatever their parameters are ----------------------------------------------------------------


@every_kind
def test_a_rule_is_kept_loaded_printed_and_looked_through(kind: type[Kind]) -> None:
    beside = Law(tuple(Article(str(at), rule=plainest(one)) for at, one in enumerate(SAMPLE)))

    @drawn
    @given(rules_of(kind), st.data())
    def promise(rule: Kind, data: st.DataObject) -> None:
        kept = json.loads(json.dumps(rule.kept()))
        again = kind.load(kept)
        assert again == rule and hash(again) == hash(rule) and again.kept() == rule.kept()
        assert said(rule.says(), "Rs") and shown(rule.says(), "Rs")
        own = Law((Article("1", rule=rule),))
        whole = Law((*own.articles, *beside.articles))
        for slip in (*rule.slips(), *rule.slips_beside(own), *rule.slips_beside(whole)):
            assert isinstance(slip, Line) and said(slip, "Rs")
        for code in kind.methods:
            asked = questions()[code]
            facts = data.draw(facts_of(asked))
            _is_told(ask(asked, own, facts), asked)

    promise()


SAMPLE = list(KINDS.values())


@every_kind
def test_the_plainest_rule_has_no_slip(kind: type[Kind]) -> None:
    rule = plainest(kind)
    assert [said(one) for one in rule.slips()] == []
    beside = [said(one) for one in rule.slips_beside(Law((Article("1", rule=rule),)))]
    assert bool(beside) == (kind.code in LEAN), beside


# --- whatever is asked ----------------------------------------------------------------------------


@every_question
def test_any_facts_have_a_verdict_under_any_constitution(asked: Question) -> None:
    @settings(drawn, max_examples=40)
    @given(st.data())
    def promise(data: st.DataObject) -> None:
        law = data.draw(laws_for(asked))
        facts = data.draw(facts_of(asked))
        verdict = ask(asked, law, facts)
        assert verdict == ask(asked, law, facts) == judge(asked, law)(facts)
        _is_told(verdict, asked)
        other = Law(tuple(data.draw(st.permutations(law.articles))), law.version, law.week)
        _is_the_same(verdict, ask(asked, other, facts))

    promise()


def _is_told(verdict: Verdict, asked: Question) -> None:
    names = {blank.name for blank in asked.facts.blanks}
    for ground in verdict.grounds:
        finding = ground.finding
        if finding.stand in (Stand.BREAKS, Stand.UNKNOWN):
            assert finding.facts or finding.missing, f"{ground.kind} says nothing of why"
        assert set(finding.missing) <= names, f"{ground.kind} misses what nobody can tell"
        assert finding.overrules <= set(KINDS), f"{ground.kind} sets aside what there is not"
        for line in (*finding.facts, *([finding.next] if finding.next else [])):
            assert said(line, "Rs") and shown(line, "Rs")
    assert set(verdict.silent).isdisjoint(ground.kind for ground in verdict.grounds)


def _is_the_same(one: Verdict, other: Verdict) -> None:
    assert (one.answer, one.result) == (other.answer, other.result)
    assert set(one.missing) == set(other.missing)
    assert _grounds(one) == _grounds(other)


def _grounds(verdict: Verdict) -> dict[tuple[str, bool], tuple[str, Stand, bool, Any]]:
    return {
        (one.article, bool(one.void_by)): (
            one.kind, one.finding.stand, bool(one.overruled_by), one.finding.result
        )
        for one in verdict.grounds
    }  # fmt: skip


@every_question
def test_what_is_not_known_is_asked_for_or_not_needed(asked: Question) -> None:
    """With nothing known no article may fail, and what it misses it must name."""
    law = Law(tuple(Article(str(at), rule=plainest(one)) for at, one in enumerate(SAMPLE)))
    verdict = ask(asked, law, asked.facts())
    _is_told(verdict, asked)


@every_question
def test_no_result_is_lost_because_days_stand_beside_numbers(asked: Question) -> None:
    """Results of one question are of one type, else there is none of all articles together."""
    types: dict[type, set[str]] = defaultdict(set)
    for code in JUDGING:
        for case in CASES.get(code, ()):
            if case.asked is asked:
                verdict = case.verdict()
                for ground in verdict.grounds:
                    if ground.finding.result is not None:
                        types[type(ground.finding.result)].add(ground.kind)
    assert len(types) <= 1, dict(types)


def test_no_two_kinds_that_weigh_set_aside_each_other() -> None:
    over: set[tuple[str, str]] = set()
    for cases in CASES.values():
        for case in cases:
            for ground in case.verdict().grounds:
                if ground.finding.stand in (Stand.BREAKS, Stand.UNKNOWN):
                    over |= {(ground.kind, other) for other in ground.finding.overrules}
    assert not {(one, other) for one, other in over if (other, one) in over and one != other}


@pytest.mark.parametrize("code", JUDGING)
def test_every_case_is_told_in_clean_sentences(code: str) -> None:
    for case in CASES.get(code, ()):
        for ground in case.verdict().grounds:
            _lines_are_clean(ground.finding)


def _lines_are_clean(finding: Finding) -> None:
    for line in (*finding.facts, *([finding.next] if finding.next else [])):
        text = said(line, "Rs")
        _is_clean(text)


RULES = sorted((ROOT / "associations/rules").glob("*.py"))


@pytest.mark.parametrize("path", [*RULES, *sorted((ROOT / "hnsa/law").glob("*.py"))], ids=name_of)
def test_judging_needs_no_clock(path: Path) -> None:
    imported = {
        alias.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not list(_clock_reads(tree_of(path))) and not imported & {"time", "random", "timezone"}
