"""Asking: every answer of every kind of question, and every ground with it."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law import blanks
from hnsa.law.article import Article, Kind, forgotten_after, kind
from hnsa.law.asking import Above, Bound, Law, ask, judge
from hnsa.law.money import Money
from hnsa.law.question import Facts, Question, Sought, answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer, Finding, Stand, Verdict, breaks, holds, open_, tells, unknown
from hnsa.law.words import Line, says, tell

YES, NO, OPEN, SILENT = Answer.YES, Answer.NO, Answer.OPEN, Answer.SILENT
ON = date(2026, 10, 5)


class Her(Facts):
    """Facts of a member."""

    age: int | None = blanks.whole(None, "Age", most=130)
    poor: bool | None = blanks.flag(None, "Poor")


class Other(Facts):
    """Facts of something else."""


Q = {one: Question(f"test_{one}", "joining", "May she?", Her, one) for one in Sought}
MAY, GROUND = Q[Sought.PERMISSION], Q[Sought.GROUND]
UNASKED = Question("test_unasked", "joining", "May she?", Her)
CALLS: list[Facts] = []

with forgotten_after():

    @kind("test_age", topic="joining", heading="Age", source="R2", by="stands_for")
    class Age(Kind):
        """Asks for an age, of everybody or of those it stands for."""

        years: int = blanks.whole(15, "Years", most=200)
        stands_for: str = blanks.pick("all", "For", {"all": "all", "poor": "the poor"})
        sentence = says("She is {years} year old.", "She is {years} years old.")

        @answers(MAY, "age")
        def joining(self, her: Her) -> Finding:
            CALLS.append(her)
            told = tell("She is {age}.", age=her.age)
            return holds(told) if (her.age or 0) >= self.years else breaks(told)

    @kind("test_says", topic="joining", heading="Says", source="R1", often=True)
    class Says(Kind):
        """Says to every question what the test wants."""

        number: int = blanks.whole(0, "Number of the finding")
        sentence = says("It says {number}.")

        @answers(MAY)
        def may(self, her: Her) -> Finding | None:
            return FINDINGS[self.number]

        @answers(GROUND)
        def ground(self, her: Her) -> Finding | None:
            return FINDINGS[self.number]

        @answers(Q[Sought.EARLIEST])
        def earliest(self, her: Her) -> Finding | None:
            return FINDINGS[self.number]

        @answers(Q[Sought.LATEST])
        def latest(self, her: Her) -> Finding | None:
            return FINDINGS[self.number]

        @answers(Q[Sought.SUM])
        def sum(self, her: Her) -> Finding | None:
            return FINDINGS[self.number]

    @kind("test_law", topic="joining", heading="Looks", source="R1")
    class Looks(Kind):
        """Looks at the other articles."""

        sentence = says("It looks.")

        @answers(MAY)
        def may(self, her: Her, law: Law) -> Finding | None:
            ages = law.of(Age)
            return tells(result=ages[0].years) if ages else None

    @kind("test_text", topic="values", heading="Values", source="R28")
    class Values(Kind):
        """Text."""

        sentence = says("We stand together.")

    @kind("test_above", topic="joining", heading="Act", source="Act")
    class AtLeast(Above):
        """A law above that asks for an age."""

        years: int = blanks.whole(18, "Years", most=200)
        act: str = blanks.words("", "Act")
        sentence = says("The {act} asks for {years} years.")

        def bound(self) -> Bound:
            return Bound("test_age", self.act, self._allows, lambda rule: Age(years=self.years))

        def _allows(self, rule: Kind) -> bool:
            return isinstance(rule, Age) and rule.years >= self.years

    @kind("test_exception", topic="joining", heading="Exception", source="R5")
    class PoorMayJoin(Kind):
        """Sets the age aside for the poor."""

        sentence = says("The poor may join at any age.")

        @answers(MAY, reads=("poor",))
        def may(self, her: Her) -> Finding | None:
            return holds(overrules=["test_age"]) if her.poor else None


FINDINGS: list[Finding | None] = [
    None, holds(), breaks(), unknown("age"), open_(), tells(), tells(result=5), tells(result=3),
]  # fmt: skip
NOTHING, HOLDS, BREAKS, UNKNOWN, UNDECIDED, TELLS, FIVE, THREE = map(Says, range(len(FINDINGS)))


def law(*rules: Kind | None, **how: Any) -> Law:
    return Law(
        tuple(Article(str(at), f"Heading {at}", "", one) for at, one in enumerate(rules, 1)), **how
    )


def outcome(asked: Question, *rules: Kind | None, **facts: Any) -> tuple[Answer, Any]:
    verdict = ask(asked, law(*rules), Her(**facts))
    return verdict.answer, verdict.result


@pytest.fixture
def finding() -> Iterator[Callable[[Finding], Says]]:
    """An article that says that finding."""
    known = len(FINDINGS)

    def make(told: Finding) -> Says:
        FINDINGS.append(told)
        return Says(len(FINDINGS) - 1)

    yield make
    del FINDINGS[known:]


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [one for one in Sought if one is not Sought.GROUND])
@pytest.mark.parametrize(
    ("rules", "answer"),
    [
        ((), SILENT),
        ((None,), SILENT),
        ((NOTHING,), SILENT),
        ((HOLDS,), YES),
        ((TELLS,), YES),
        ((BREAKS,), NO),
        ((UNKNOWN,), OPEN),
        ((UNDECIDED,), OPEN),
        ((HOLDS, UNKNOWN), OPEN),
        ((HOLDS, BREAKS), NO),
        ((BREAKS, UNKNOWN), NO),
        ((HOLDS, TELLS, NOTHING), YES),
    ],
)
def test_it_is_yes_unless_an_article_stands_against_it(
    asked: Sought, rules: tuple[Kind | None, ...], answer: Answer
) -> None:
    for order in permutations(rules):
        assert outcome(Q[asked], *order) == (answer, None)


@pytest.mark.parametrize(
    ("rules", "answer"),
    [
        ((), SILENT),
        ((NOTHING,), SILENT),
        ((HOLDS,), NO),
        ((TELLS,), NO),
        ((BREAKS,), YES),
        ((UNKNOWN,), OPEN),
        ((UNDECIDED, HOLDS), OPEN),
        ((BREAKS, UNKNOWN), YES),
        ((BREAKS, HOLDS), YES),
    ],
)
def test_a_ground_is_found_where_an_article_finds_one(
    rules: tuple[Kind, ...], answer: Answer
) -> None:
    for order in permutations(rules):
        assert outcome(GROUND, *order) == (answer, None)


@pytest.mark.parametrize(
    ("asked", "result"),
    [(Sought.PERMISSION, 3), (Sought.GROUND, 3), (Sought.EARLIEST, 3), (Sought.LATEST, 5),
     (Sought.SUM, 8)],
)  # fmt: skip
def test_several_results_make_the_one_that_is_sought(asked: Sought, result: int) -> None:
    assert outcome(Q[asked], FIVE, THREE)[1] == outcome(Q[asked], THREE, FIVE)[1] == result
    assert outcome(Q[asked], FIVE, HOLDS)[1] == 5


DAY, SUM, SHARE = tells(result=ON), tells(result=Money(100)), tells(result=Share.percent(70))


def test_sums_are_added_and_days_are_compared(finding: Callable[[Finding], Says]) -> None:
    sum_, other = finding(SUM), finding(tells(result=Money(50)))
    assert outcome(Q[Sought.SUM], sum_, other) == (YES, Money(150))
    early, late = finding(DAY), finding(tells(result=date(2026, 10, 6)))
    assert outcome(Q[Sought.EARLIEST], late, early) == (YES, ON)
    assert outcome(Q[Sought.LATEST], late, early) == (YES, date(2026, 10, 6))


@pytest.mark.parametrize("asked", Sought)
def test_what_cannot_be_compared_or_added_has_no_result_of_all(
    asked: Sought, finding: Callable[[Finding], Says]
) -> None:
    for one in (DAY, SUM, SHARE):
        for order in permutations([finding(one), FIVE]):
            verdict = ask(Q[asked], law(*order), Her())
            assert verdict.result is None
            assert len([each.finding.result for each in verdict.grounds]) == 2
    for one in (DAY, SHARE):
        expected = None if asked is Sought.SUM else one.result
        assert outcome(Q[asked], finding(one), finding(one))[1] == expected


# --- grounds --------------------------------------------------------------------------------------


def test_every_ground_is_told_with_its_article_sentence_and_facts() -> None:
    verdict = ask(MAY, law(Age(years=15), Age(years=14), BREAKS, version=3), Her(on=ON, age=14))
    assert [(one.article, one.heading, one.kind, one.finding.stand) for one in verdict.grounds] == [
        ("1", "Heading 1", "test_age", Stand.BREAKS), ("2", "Heading 2", "test_age", Stand.HOLDS),
        ("3", "Heading 3", "test_says", Stand.BREAKS),
    ]  # fmt: skip
    assert verdict.grounds[0].sentence == Age(years=15).says()
    assert verdict.grounds[0].finding.facts == (tell("She is {age}.", age=14),)
    assert (verdict.question, verdict.on, verdict.version) == (MAY.code, ON, 3)
    assert [one.article for one in verdict.broken] == ["1", "3"]


def test_an_article_without_what_it_needs_is_unknown_and_is_not_called() -> None:
    CALLS.clear()
    verdict = ask(MAY, law(Age(), HOLDS), Her(on=ON))
    assert (verdict.answer, verdict.missing, CALLS) == (OPEN, ("age",), [])


def test_nought_and_no_are_known() -> None:
    assert outcome(MAY, Age(), age=0)[0] is NO
    assert outcome(MAY, PoorMayJoin(), poor=False)[0] is SILENT


def test_the_law_is_told_to_a_method_that_asks_for_it() -> None:
    assert outcome(MAY, Looks(), Age(years=16), age=20) == (YES, 16)
    assert outcome(MAY, Looks()) == (SILENT, None)


def test_a_method_sees_the_law_as_it_binds() -> None:
    assert outcome(MAY, Looks(), Age(years=10), AtLeast(act="Act"), age=20) == (YES, 18)


def test_facts_of_another_question_are_refused() -> None:
    for wrong in (Other(), Facts()):
        with pytest.raises(TypeError, match=MAY.code):
            ask(MAY, law(HOLDS), wrong)
        with pytest.raises(TypeError):
            judge(MAY, law())(wrong)


def test_each_distinct_set_of_facts_is_judged_once() -> None:
    CALLS.clear()
    judged = judge(MAY, law(Age()))
    verdicts = [judged(Her(on=ON, age=age)) for age in (14, 15, 14, 15, 14, 16)]
    assert [one.age for one in CALLS if isinstance(one, Her)] == [14, 15, 16]
    assert [one.answer for one in verdicts] == [NO, YES, NO, YES, NO, YES]
    assert verdicts[0] is verdicts[2]
    CALLS.clear()
    assert judge(MAY, law(Age(years=14)))(Her(on=ON, age=14)).answer is YES  # none is kept
    assert len(CALLS) == 1


def test_kinds_that_could_speak_and_are_not_there_are_silent() -> None:
    with forgotten_after():

        @kind("test_absent", topic="joining", heading="Absent", source="R1")
        class Absent(Kind):
            sentence = says("It is absent.")

            @answers(UNASKED)
            def may(self, her: Her) -> Finding | None:
                return None

        assert ask(UNASKED, law(HOLDS), Her()).silent == ("test_absent",)
        assert ask(UNASKED, law(Absent()), Her()).silent == ()
        assert "test_absent" not in ask(MAY, law(), Her()).silent
        assert ask(UNASKED, law(Absent()), Her()).answer is SILENT


# --- one article over another ---------------------------------------------------------------------


def stands(verdict: Verdict) -> dict[str, str]:
    return {one.article: one.overruled_by for one in verdict.grounds}


def test_an_exception_sets_aside_what_would_stand_against_her() -> None:
    verdict = ask(MAY, law(Age(years=15), PoorMayJoin()), Her(age=14, poor=True))
    assert (verdict.answer, stands(verdict), verdict.broken) == (YES, {"1": "2", "2": ""}, ())
    assert outcome(MAY, Age(years=15), PoorMayJoin(), age=14, poor=False)[0] is NO


def test_an_exception_sets_aside_what_is_not_known_and_then_nobody_asks_for_it() -> None:
    verdict = ask(MAY, law(PoorMayJoin(), Age()), Her(poor=True))
    assert (verdict.answer, verdict.missing) == (YES, ())


def test_what_holds_is_not_set_aside() -> None:
    assert stands(ask(MAY, law(Age(), PoorMayJoin()), Her(age=20, poor=True))) == {"1": "", "2": ""}


def test_an_exception_sets_aside_no_other_kind() -> None:
    assert outcome(MAY, PoorMayJoin(), BREAKS, poor=True)[0] is NO


def test_an_article_does_not_set_aside_itself(finding: Callable[[Finding], Says]) -> None:
    own = finding(breaks(overrules=["test_says"]))
    assert outcome(MAY, own)[0] is NO
    verdict = ask(MAY, law(own, BREAKS), Her())
    assert (verdict.answer, stands(verdict)) == (NO, {"1": "", "2": "1"})


def test_two_that_would_set_aside_each_other_both_stand(finding: Callable[[Finding], Says]) -> None:
    one, other = (finding(breaks(overrules=["test_says"])) for _ in range(2))
    verdict = ask(MAY, law(one, other), Her())
    assert (verdict.answer, stands(verdict)) == (NO, {"1": "", "2": ""})


def test_what_is_set_aside_sets_nothing_aside(finding: Callable[[Finding], Says]) -> None:
    """The exception goes over `says`, which goes over the age: so the age stands again."""
    says_ = finding(breaks(overrules=["test_age"]))
    above = Stronger()
    for order in permutations([says_, above, Age(years=15)]):
        verdict = ask(MAY, law(*order), Her(age=14))
        aside = {one.kind for one in verdict.grounds if one.overruled_by}
        assert (verdict.answer, aside) == (NO, {"test_says"})


with forgotten_after():

    @kind("test_stronger", topic="joining", heading="Stronger", source="R5")
    class Stronger(Kind):
        """Sets `says` aside."""

        sentence = says("It is stronger.")

        @answers(MAY)
        def may(self, her: Her) -> Finding:
            return holds(overrules=["test_says"])


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_the_order_of_the_articles_decides_nothing(data: st.DataObject) -> None:
    rules: list[Kind] = [
        Age(years=15), Age(years=14), HOLDS, BREAKS, UNKNOWN, UNDECIDED, TELLS, FIVE, THREE,
        NOTHING, PoorMayJoin(), Stronger(), Looks(), AtLeast(act="Act"), Values(),
    ]  # fmt: skip
    chosen = data.draw(st.lists(st.sampled_from(rules), max_size=6, unique_by=id))
    other = data.draw(st.permutations(chosen))
    her = Her(age=data.draw(st.sampled_from([None, 14, 18])), poor=data.draw(st.booleans()))
    asked = Q[data.draw(st.sampled_from(Sought))]
    if chosen.count(Age(years=15)) and Age(years=14) in chosen and Looks() in chosen:
        return  # it tells the first of two on purpose
    first, second = (ask(asked, law(*order), her) for order in (chosen, other))
    assert (first.answer, first.result) == (second.answer, second.result)
    assert _said(first) == _said(second)
    assert first == ask(asked, law(*chosen), her)


def _said(verdict: Verdict) -> set[tuple[Line, Finding, bool, str]]:
    return {(one.sentence, one.finding, one.stands, one.void_by) for one in verdict.grounds}


# --- a law above ----------------------------------------------------------------------------------


def test_an_article_contrary_to_a_law_above_is_shown_and_the_laws_own_figure_stands() -> None:
    asked = law(Age(years=15), AtLeast(years=18, act="Act of 1860"))
    assert asked.void == {"1": ("Act of 1860", Article("1", "Heading 1", "", Age(years=18)))}
    verdict = ask(MAY, asked, Her(age=16))
    void, binding = verdict.grounds
    assert verdict.answer is NO
    assert (void.void_by, void.sentence, void.stands) == (
        "Act of 1860",
        Age(years=15).says(),
        False,
    )
    assert (binding.article, binding.sentence) == ("1", Age(years=18).says())
    assert outcome(MAY, Age(years=15), AtLeast(years=18, act="Act"), age=18)[0] is YES


def test_an_article_within_the_law_above_stands_as_it_is() -> None:
    asked = law(Age(years=18), AtLeast(years=18, act="Act"), BREAKS, None)
    assert asked.void == {} and asked.effective == asked.articles


def test_a_void_article_that_says_nothing_of_the_case_is_not_shown() -> None:
    verdict = ask(GROUND, law(Age(years=15), AtLeast(act="Act")), Her())
    assert verdict.grounds == () and verdict.answer is SILENT


def test_of_several_laws_above_all_are_kept_whatever_their_order() -> None:
    for acts in permutations([AtLeast(years=18, act="A"), AtLeast(years=21, act="B")]):
        asked = law(Age(years=15), *acts)
        assert asked.of(Age) == (Age(years=21),)
        assert asked.void["1"][0] == acts[0].act  # the first that it is contrary to


def test_two_articles_of_one_number_in_a_draft_are_told_apart() -> None:
    acts = Article("2", rule=AtLeast(years=18, act="Act"))
    asked = Law((Article("1", rule=Age(years=15)), Article("1", rule=Age(years=19)), acts))
    assert asked.of(Age) == (Age(years=18), Age(years=19))
    asked = Law((Article("1", rule=BREAKS), Article("1", rule=Age(years=15)), acts))
    assert [one.rule for one in asked.effective] == [BREAKS, Age(years=18), acts.rule]
    verdict = ask(MAY, asked, Her(age=20))
    assert [one.void_by for one in verdict.grounds] == ["", "Act", ""]


def test_a_law_above_without_a_name_is_named_by_its_kind() -> None:
    asked = law(Age(years=15), AtLeast(years=18, act=""))
    assert asked.void["1"][0] == "test_age"


def test_a_law_above_must_say_what_it_asks() -> None:
    class Unsaid(Above):
        pass

    with pytest.raises(NotImplementedError):
        Unsaid().bound()


# --- finding rules --------------------------------------------------------------------------------


def test_rules_of_a_kind_are_found_in_the_order_of_the_articles() -> None:
    asked = law(Age(years=15), None, BREAKS, Age(years=16, stands_for="poor"))
    assert [one.years for one in asked.of(Age)] == [15, 16]
    assert asked.of(Looks) == ()


def test_the_rule_for_a_subject_goes_before_the_general_one() -> None:
    general, own = Age(years=15), Age(years=16, stands_for="poor")
    asked = law(general, own)
    assert asked.one(Age, "poor", failing="all") is own
    assert asked.one(Age, "rich", failing="all") is general
    assert asked.one(Age, "rich") is None
    assert law(own).one(Age, "rich", failing="all") is None
    assert law(BREAKS).one(Says) is BREAKS


def test_a_rule_knows_its_number() -> None:
    asked = law(Age(years=15), AtLeast(act="Act"))
    (binding,) = asked.of(Age)
    assert asked.number_of(binding) == "1"
    assert asked.number_of(Age(years=15)) == ""


def test_the_articles_that_answer_are_known_with_what_they_read() -> None:
    spoken = list(law(Age(), None, Values(), PoorMayJoin(), BREAKS).speaking(MAY))
    assert [(one.number, method.reads) for one, method in spoken] == [
        ("1", ("age",)), ("4", ("poor",)), ("5", ()),
    ]  # fmt: skip
