"""Values: they are read aloud and judge nothing; what they say is what was filled in."""

import pytest

from associations.rules import values
from hnsa.law.article import Kind
from hnsa.law.blanks import Unfit
from hnsa.law.words import Line

ALL = [
    values.Name(name="Adda Workers of Rasool Nagar", seat="Rasool Nagar"), values.Purposes(),
    values.Values(), values.MutualDuties(), values.SelfHelp(), values.ConstitutionReadings(),
    values.KnownToAll(), values.MarketSurvey(), values.CompanyContacts(),
    values.SavingTogether(), values.Privacy(), values.LiteracyGoal(), values.Liability(),
    values.BelongsTo(body="HomeNet Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])
def test_it_is_said_kept_and_read_again(rule: Kind) -> None:
    assert not rule.judges
    assert type(rule).load(rule.kept()) == rule
    assert isinstance(rule.says(), Line)
    assert not list(rule.slips())


def test_a_list_is_said_in_the_words_of_the_list() -> None:
    held = values.Values(values=("solidarity", "self_help")).says()
    assert held.values["values"] == (Line("solidarity"), Line("self-help"))


def test_a_name_must_be_filled_in() -> None:
    with pytest.raises(Unfit) as error:
        values.Name.load({"seat": "Kasur"})
    assert list(error.value.lines) == ["name"]


@pytest.mark.parametrize("times", [0, 53])
def test_readings_have_bounds(times: int) -> None:
    with pytest.raises(Unfit):
        values.ConstitutionReadings.load({"times": times})
