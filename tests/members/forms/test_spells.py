"""Memberships in time: years counted once, bars where they belong."""

from datetime import date

from members.forms import spells
from members.models import Body, Membership

TODAY = date(2026, 11, 22)
ADDA, GROUP = Body(pk=1, name="Adda"), Body(pk=2, name="Group")


def spell(body: Body, begins: date | None, ends: date | None = None) -> Membership:
    return Membership(body=body, begins_on=begins, ends_on=ends)


def test_years_that_overlap_count_once_and_a_gap_is_a_break() -> None:
    held = [
        spell(ADDA, date(2010, 1, 1), date(2014, 1, 1)),
        spell(GROUP, date(2012, 1, 1), date(2014, 1, 1)),
        spell(ADDA, date(2016, 11, 22)),
    ]
    assert spells.years_of(held, TODAY) == ("14 years", "a member, 1 break")


def test_a_membership_without_a_first_day_is_neither_counted_nor_drawn() -> None:
    assert spells.years_of([spell(ADDA, None)], TODAY) == ("", "")
    assert spells.plot([spell(ADDA, None)], TODAY) is None


def test_a_lane_is_a_body_and_its_bars_end_where_the_spells_end() -> None:
    plot = spells.plot(
        [spell(ADDA, date(2016, 1, 1)), spell(GROUP, date(2016, 1, 1), date(2021, 6, 15))], TODAY
    )
    assert plot is not None
    assert [lane.name for lane in plot.lanes] == ["Adda", "Group"]
    whole, half = plot.lanes[0].bars[0], plot.lanes[1].bars[0]
    assert whole.x == half.x == "0.0%"
    assert whole.width == plot.today == "99.4%"
    assert half.ended and 49 < float(half.width.rstrip("%")) < 51


def test_many_years_get_few_marks() -> None:
    plot = spells.plot([spell(ADDA, date(1981, 5, 1))], TODAY)
    assert plot is not None
    assert [tick.year for tick in plot.ticks] == [1981, 1993, 2005, 2017]
