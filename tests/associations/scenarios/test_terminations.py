"""Being put out, told for the five model constitutions, the beginning for all, the co-operative."""

from datetime import date

import pytest

from associations.actions.stopped import Stopped
from associations.models import DuesStatement
from associations.vocabulary.procedures import IncidentKind, TerminationState
from associations.vocabulary.subjects import Organ
from hnsa.law.verdict import Answer
from tests.associations.terminating import AT, a_story
from tests.cast import Cast

AUG, SEP, OCT, NOV = date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4), date(2025, 11, 3)


def test_under_wess_after_a_third_meeting_missed_in_a_row_a_ground_is_found(seen: Cast) -> None:
    story = a_story(seen, "wess")
    story.meets(AUG, SEP)
    assert story.answer(date(2025, 9, 3)) is Answer.NO
    story.meets(OCT)
    assert story.grounds(date(2025, 10, 5)) == ["absence"]


def test_under_wess_a_meeting_to_which_she_came_breaks_the_row(seen: Cast) -> None:
    story = a_story(seen, "wess")
    story.meets(AUG, SEP)
    story.meets(OCT, asha="there")
    story.meets(NOV)
    assert story.answer(date(2025, 11, 4)) is Answer.NO


def test_under_wess_three_orders_not_completed_in_a_year_are_a_ground(seen: Cast) -> None:
    story = a_story(seen, "wess")
    story.happened(IncidentKind.ORDER, AUG, SEP, OCT)
    assert story.grounds(date(2025, 10, 5)) == ["order_work"]
    assert story.answer(date(2027, 1, 1)) is Answer.NO


def test_under_wess_with_notice_given_on_5_october_asha_may_be_put_out_from_21_october(
    seen: Cast,
) -> None:
    story = a_story(seen, "wess")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 5))
    assert story.first_day(date(2025, 10, 6)) == date(2025, 10, 21)
    story.is_heard(date(2025, 10, 10))
    with pytest.raises(Stopped) as stopped:
        story.is_put_out(date(2025, 10, 20))
    assert stopped.value.verdict is not None
    assert [one.kind for one in stopped.value.verdict.broken] == ["notice_before_termination"]
    assert story.is_member(date(2025, 12, 1))
    assert story.is_put_out(date(2025, 10, 21)) == "put_out"
    assert story.is_member(date(2025, 10, 20)) and not story.is_member(date(2025, 10, 21))


def test_under_wess_nobody_is_put_out_unheard(seen: Cast) -> None:
    story = a_story(seen, "wess")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 5))
    with pytest.raises(Stopped) as stopped:
        story.is_put_out(date(2025, 11, 30))
    assert stopped.value.verdict is not None
    assert [one.kind for one in stopped.value.verdict.broken] == ["heard_before_termination"]


def test_under_wess_the_constitution_does_not_name_who_decides(seen: Cast) -> None:
    story = a_story(seen, "wess")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 5))
    story.is_heard(date(2025, 10, 10))
    assert story.is_put_out(date(2025, 11, 2), organ=Organ.COMMITTEE) == "put_out"


def test_under_haleeb_three_months_of_dues_owed_are_a_ground_and_no_notice_is_asked(
    seen: Cast,
) -> None:
    story = a_story(seen, "haleeb")
    DuesStatement.objects.create(
        body=story.body, homenet=story.body.homenet, person=story.asha, on=SEP, months_owed=3,
        stated_by="the treasurer", written_by=story.by, written_at=AT,
    )  # fmt: skip
    assert story.grounds(OCT) == ["arrears"]
    story.begins(OCT)
    assert story.first_day(OCT) == OCT
    assert story.is_put_out(OCT) == "put_out"
    assert story.she.judged is not None and story.she.judged["answer"] == "silent"


def test_under_haleeb_what_she_owes_is_not_known_before_the_treasurer_says_so(seen: Cast) -> None:
    story = a_story(seen, "haleeb")
    story.meets(AUG, asha="there")
    assert story.answer(OCT) is Answer.OPEN
    with pytest.raises(Stopped):
        story.begins(OCT)


def test_under_kaarvan_coming_to_fewer_than_80_percent_of_the_years_meetings_is_a_ground(
    seen: Cast,
) -> None:
    story = a_story(seen, "kaarvan")
    days = [date(2025, month, 3) for month in range(1, 6)]
    story.meets(*days[:3], asha="there")
    story.meets(days[3])
    assert story.grounds(date(2025, 4, 4)) == []  # four meetings do not count yet
    story.meets(days[4])
    assert story.grounds(date(2025, 5, 4)) == ["attendance_of_member"]  # 3 of 5


@pytest.mark.parametrize("model", ["psws", "srsp"])
def test_a_constitution_that_names_no_ground_is_silent_and_nothing_begins(
    seen: Cast, model: str
) -> None:
    story = a_story(seen, model)
    story.meets(AUG, SEP, OCT, NOV)
    assert story.answer(date(2025, 11, 4)) is Answer.SILENT
    with pytest.raises(Stopped):
        story.begins(date(2025, 11, 4))


@pytest.mark.parametrize("model", ["psws", "srsp"])
def test_where_it_is_silent_the_clerk_may_begin_with_a_reason_that_stays(
    seen: Cast, model: str
) -> None:
    story = a_story(seen, model)
    story.begins(OCT, words="She sold the common thread.", override="The members asked for it.")
    assert story.she.state == TerminationState.FOUND
    assert story.she.override == "The members asked for it."


def test_by_the_beginning_for_all_notice_is_given_and_she_is_heard(seen: Cast) -> None:
    story = a_story(seen, "united")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 6))
    assert story.first_day(date(2025, 10, 6)) == date(2025, 10, 22)
    story.is_heard(date(2025, 10, 12))
    assert story.is_put_out(date(2025, 11, 2)) == "put_out"


def test_in_the_cooperative_harm_found_by_the_committee_is_the_ground(seen: Cast) -> None:
    story = a_story(seen, "cooperative")
    assert story.answer(SEP) is Answer.NO
    story.begins(SEP, words="She sold the society’s looms.", harmed=True)
    found = story.she.found
    assert found is not None
    assert [one["kind"] for one in found["grounds"] if one["stand"] == "breaks"] == ["conduct"]


def test_in_the_cooperative_only_the_general_body_decides_after_15_clear_days(seen: Cast) -> None:
    story = a_story(seen, "cooperative")
    story.happened(IncidentKind.CONDUCT, AUG)
    story.begins(SEP)
    story.is_told(SEP)
    story.is_heard(date(2025, 9, 10))
    assert story.first_day(SEP) == date(2025, 9, 18)
    with pytest.raises(Stopped) as stopped:
        story.is_put_out(OCT, organ=Organ.COMMITTEE)
    assert stopped.value.verdict is not None
    assert [one.kind for one in stopped.value.verdict.broken] == ["termination_by"]
    assert story.is_put_out(OCT, organ=Organ.GENERAL) == "put_out"
