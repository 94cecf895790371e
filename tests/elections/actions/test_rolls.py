"""The roll is drawn from facts by the articles, posted, objected to, made final and then sealed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from associations.actions.stopped import Stopped
from associations.models import CategoryChange, DuesStatement
from associations.queries import standing
from elections.actions import booths, objections, rolls, steps
from elections.actions.objections import Decision, Said
from elections.models import Booth, Entry, Objection
from elections.queries import rolls as queries
from elections.vocabulary.states import Answer, ObjectionTo
from elections.vocabulary.steps import Step
from members.models import Membership, Person
from tests import electing, living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO

POLL = date(2026, 6, 1)
CUT = date(2026, 5, 2)  # thirty days before
POSTED, LAST, FINAL = date(2026, 5, 14), date(2026, 5, 19), date(2026, 5, 22)
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("vote_rests_in_arrears", {"months": 3}),
    ("membership_of_voters", {"months": 24}),
)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


class Roll:
    """An association whose election is on POLL, with these women since LONG_AGO."""

    def __init__(
        self, cast: Cast, names: tuple[str, ...] = ("Zohra", "Asha", "Meena"),
        rules: tuple[tuple[str, dict[str, Any]], ...] = RULES,
    ) -> None:  # fmt: skip
        self.by = cast.saima
        self.body = living.an_association_of(
            cast.pakistan.homenet, by=cast.saima, rules=rules, parent=cast.pakistan.facilitating
        ).body
        self.women = dict(zip(names, living.a_membership(self.body, names), strict=True))
        for her in self.women.values():
            self.owes(her, 0)
        self.election = electing.an_election(self.body, by=cast.saima, poll_on=POLL)
        steps.take(self.election, Step.COMMITTEE, on=CUT, by=self.by, at=at(CUT))

    def owes(self, her: Person, months: int, on: date = LONG_AGO) -> None:
        DuesStatement.objects.create(
            body=self.body, homenet=self.body.homenet, person=her, on=on, months_owed=months,
            stated_by="the treasurer", written_by=self.by, written_at=A_MOMENT,
        )  # fmt: skip

    def draw(self, day: date = CUT, **told: Any) -> int:
        return rolls.draw(self.election, by=self.by, at=at(day), **told)

    def post(self, day: date = POSTED) -> None:
        rolls.post(self.election, on=day, by=self.by, at=at(day))

    def finish(self, day: date = FINAL, **told: Any) -> int:
        return rolls.finish(self.election, on=day, by=self.by, at=at(day), **told)

    def numbers(self) -> dict[str, int | None]:
        rows = self.election.entries.order_by("number", "name")
        return dict(rows.values_list("name", "number"))

    def entry(self, name: str) -> Entry:
        return self.election.entries.get(name=name)

    def object(self, to: ObjectionTo, name: str | None, day: date = POSTED) -> Objection:
        her = self.women[name] if name else None
        said = Said(to, her, "Razia", day, "It is not right.")
        return objections.make(self.election, said, by=self.by, at=at(day))

    def decide(
        self, objection: Objection, answer: Answer = Answer.GRANTED, **told: Any
    ) -> Objection:
        by = told.pop("by", self.by)
        override = told.pop("override", "")
        decision = Decision(answer, told.pop("reasons", "We have looked."), LAST, **told)
        return objections.decide(objection, decision, by=by, at=at(LAST), override=override)


RollOf = Callable[..., Roll]


@pytest.fixture
def roll_of(cast: Cast) -> Iterator[RollOf]:
    """`roll_of(names, rules)`, with every HomeNet shown and Saima let in."""
    with cast.seeing_all():
        let_in(cast.saima)
        yield lambda *told, **more: Roll(cast, *told, **more)


# --- drawn -------------------------------------------------------------------------------------


def test_the_members_of_its_day_stand_on_it_by_name_with_numbers(roll_of: RollOf) -> None:
    roll = roll_of()
    (late,) = living.a_membership(roll.body, ["Late"], CUT.replace(day=3))
    assert roll.draw() == 3
    assert roll.numbers() == {"Asha": 1, "Meena": 2, "Zohra": 3}
    assert not roll.election.entries.filter(person=late).exists()
    assert roll.election.taken.get(step=Step.ROLL_FIXED).on == CUT
    assert set(roll.election.entries.values_list("booth__number", flat=True)) == {1}


def test_who_may_not_vote_is_listed_with_the_article_and_the_facts(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.owes(roll.women["Asha"], 4, date(2026, 4, 1))
    assert roll.draw() == 2
    asha = roll.entry("Asha")
    assert (asha.is_on, asha.number, asha.booth_id) == (False, None, None)
    (told,) = asha.judged
    assert told["answer"] == "no" and told["on"] == CUT.isoformat()
    assert told["grounds"][0]["article"] == "1" and told["facts"]["months_owed"] == 4
    assert roll.entry("Meena").judged is None


def test_who_is_a_member_too_short_a_time_is_not_on_it(roll_of: RollOf) -> None:
    roll = roll_of()
    living.a_membership(roll.body, ["Nearly", "Just"], None)
    Membership.objects.filter(person__full_name="Nearly").update(begins_on=date(2024, 5, 3))
    Membership.objects.filter(person__full_name="Just").update(begins_on=date(2024, 5, 2))
    for her in Person.objects.filter(full_name__in=["Nearly", "Just"]):
        roll.owes(her, 0, date(2026, 4, 1))
    roll.draw()
    assert roll.entry("Just").is_on
    nearly = roll.entry("Nearly")
    assert not nearly.is_on
    (told,) = nearly.judged
    assert told["question"] == "election_plan" and told["facts"]["voter_joined_months"] == 23
    assert [one["article"] for one in told["grounds"]] == ["2"]


def test_what_is_not_known_takes_no_right_away_and_is_said(roll_of: RollOf) -> None:
    roll = roll_of()
    living.a_membership(roll.body, ["Unknown"], None)
    roll.draw()
    unknown = roll.entry("Unknown")
    assert unknown.is_on and {one["answer"] for one in unknown.judged} == {"open"}


def test_on_it_is_who_may_vote_in_a_meeting_of_that_day_and_the_drawing_is_in_the_history(
    roll_of: RollOf,
) -> None:
    roll = roll_of(rules=RULES[:1])
    roll.owes(roll.women["Zohra"], 3, date(2026, 4, 1))
    roll.draw()
    on = set(roll.election.entries.filter(is_on=True).values_list("person", flat=True))
    assert on == standing.entitled(roll.body, CUT) and len(on) == 2
    told = apps.get_model("elections", "EntryEvent").objects.filter(election=roll.election)
    assert sorted(told.values_list("name", flat=True)) == ["Asha", "Meena", "Zohra"]


def test_a_category_without_a_vote_is_left_off(roll_of: RollOf) -> None:
    roll = roll_of(rules=(("categories_without_rights", {"lacks": "vote", "who": ["associate"]}),))
    CategoryChange.objects.create(
        body=roll.body, homenet=roll.body.homenet, person=roll.women["Asha"], on=LONG_AGO,
        becomes="associate",
    )  # fmt: skip
    roll.draw()
    assert roll.numbers() == {"Meena": 1, "Zohra": 2, "Asha": None}


def test_before_its_day_it_is_drawn_only_with_a_reason(roll_of: RollOf, cast: Cast) -> None:
    roll = roll_of()
    early = date(2026, 5, 1)
    with pytest.raises(Stopped):
        roll.draw(early)
    assert not roll.election.entries.exists()
    let_in(cast.amina)
    rolls.draw(roll.election, by=cast.amina, at=at(early), override="They leave for the harvest.")
    step = roll.election.taken.get(step=Step.ROLL_FIXED)
    assert (step.on, step.override) == (early, "They leave for the harvest.")


def test_it_is_drawn_again_until_it_is_posted_and_the_booths_stay(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    place = booths.Place("The school")
    second = booths.add(roll.election, place, by=roll.by)
    rolls.to_booth(roll.entry("Asha"), second, by=roll.by)
    assert roll.numbers() == {"Meena": 1, "Zohra": 2, "Asha": 3}
    roll.owes(roll.women["Zohra"], 5, date(2026, 4, 2))
    assert roll.draw(date(2026, 5, 10)) == 2
    assert roll.numbers() == {"Meena": 1, "Asha": 2, "Zohra": None}
    assert roll.entry("Asha").booth == second
    roll.post()
    with pytest.raises(ValidationError, match="by objections only"):
        roll.draw(LAST)


def test_a_stranger_draws_nothing(roll_of: RollOf, cast: Cast) -> None:
    roll = roll_of()
    with pytest.raises(PermissionDenied):
        rolls.draw(roll.election, by=let_in(cast.farid), at=at(CUT))


# --- objections --------------------------------------------------------------------------------


def test_objections_begin_when_the_draft_is_posted_and_end_with_the_final_roll(
    roll_of: RollOf,
) -> None:
    roll = roll_of()
    roll.draw()
    with pytest.raises(ValidationError, match="not posted yet"):
        roll.object(ObjectionTo.REMOVE, "Asha", CUT)
    roll.post()
    roll.finish()
    roll.election.refresh_from_db()
    with pytest.raises(ValidationError, match="final"):
        roll.object(ObjectionTo.REMOVE, "Asha", FINAL)


def test_she_comes_on_the_roll_once_the_facts_are_put_right(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.owes(roll.women["Asha"], 4, date(2026, 4, 1))
    roll.draw()
    roll.post()
    objection = roll.object(ObjectionTo.ADD, "Asha")
    with pytest.raises(Stopped) as stopped:
        roll.decide(objection)
    assert stopped.value.verdict is not None
    assert stopped.value.verdict.broken[0].article == "1"
    roll.owes(roll.women["Asha"], 0, date(2026, 4, 2))  # the receipt was found
    decided = roll.decide(objection)
    asha = roll.entry("Asha")
    assert asha.is_on and asha.by_decision and asha.number == 3
    assert decided.judged["found"][0]["answer"] == "yes" and decided.reasons == "We have looked."
    with pytest.raises(ValidationError, match="decided already"):
        roll.decide(objection)
    roll.finish()
    assert roll.numbers() == {"Asha": 1, "Meena": 2, "Zohra": 3}


def test_nobody_is_taken_off_against_the_articles_without_a_reason(
    roll_of: RollOf, cast: Cast
) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    objection = roll.object(ObjectionTo.REMOVE, "Meena")
    with pytest.raises(Stopped):
        roll.decide(objection)
    with pytest.raises(PermissionDenied):  # a facilitator does not go on against an article
        roll.decide(objection, override="They say so.")
    assert roll.entry("Meena").is_on
    let_in(cast.amina)
    decided = roll.decide(objection, by=cast.amina, override="She has moved away, by her own word.")
    assert decided.judged["override"] == "She has moved away, by her own word."
    assert not roll.entry("Meena").is_on
    let_in(cast.saima)
    assert roll.finish() == 2
    assert roll.numbers() == {"Asha": 1, "Zohra": 2, "Meena": None}


def test_refusing_is_also_an_act_that_the_articles_judge(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    objection = roll.object(ObjectionTo.REMOVE, "Zohra")
    roll.owes(roll.women["Zohra"], 6, date(2026, 4, 2))
    with pytest.raises(Stopped):
        roll.decide(objection, Answer.REFUSED)
    roll.decide(objection)
    assert not roll.entry("Zohra").is_on


def test_who_has_died_is_taken_off_by_the_committee(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    Person.objects.filter(full_name="Zohra").update(is_deceased=True)
    roll.decide(roll.object(ObjectionTo.REMOVE, "Zohra"))
    assert not roll.entry("Zohra").is_on


def test_somebody_who_is_in_no_list_comes_on_it_when_her_membership_is_written_down(
    roll_of: RollOf,
) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    (her,) = living.a_membership(roll.body, ["Forgotten"], FINAL)
    roll.women["Forgotten"] = her
    objection = roll.object(ObjectionTo.ADD, "Forgotten")
    with pytest.raises(Stopped) as stopped:
        roll.decide(objection)
    assert stopped.value.verdict is None
    Membership.objects.filter(person=her).update(begins_on=LONG_AGO)
    roll.decide(objection)
    assert roll.entry("Forgotten").is_on and roll.entry("Forgotten").booth is not None


def test_what_is_written_wrongly_is_corrected_on_the_roll_and_not_in_the_register(
    roll_of: RollOf,
) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    objection = roll.object(ObjectionTo.CORRECT, "Asha")
    with pytest.raises(ValidationError, match="Nothing is written differently"):
        roll.decide(objection, instead={"name": "Asha"})
    decided = roll.decide(objection, instead={"name": "Zainab", "relative": "Karim"})
    assert decided.judged == {
        "was": {"name": "Asha", "relative": ""}, "is": {"name": "Zainab", "relative": "Karim"},
    }  # fmt: skip
    roll.finish()
    assert roll.numbers() == {"Meena": 1, "Zainab": 2, "Zohra": 3}
    assert Person.objects.get(pk=roll.women["Asha"].pk).full_name == "Asha"


def test_without_a_name_it_is_heard_and_can_only_be_refused(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    objection = roll.object(ObjectionTo.ADD, None)
    with pytest.raises(ValidationError, match="names nobody"):
        roll.decide(objection)
    assert roll.decide(objection, Answer.REFUSED).answer == Answer.REFUSED


@pytest.mark.parametrize(
    ("to", "name", "said"),
    [
        (ObjectionTo.ADD, "Asha", "She is on the roll"),
        (ObjectionTo.REMOVE, None, "Choose whom"),
        (ObjectionTo.CORRECT, None, "Choose whom"),
    ],
)
def test_an_objection_fits_the_roll(
    to: ObjectionTo, name: str | None, said: str, roll_of: RollOf
) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    with pytest.raises(ValidationError, match=said):
        roll.object(to, name)


# --- final -------------------------------------------------------------------------------------


def test_objections_are_taken_for_all_their_days(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    late = date(2026, 5, 21)  # the plan posts it earlier: the three days begin on this one
    roll.post(late)
    with pytest.raises(Stopped):
        roll.finish(date(2026, 5, 22))
    assert roll.finish(date(2026, 5, 25)) == 3
    assert roll.election.taken.get(step=Step.OBJECTIONS).on == date(2026, 5, 24)


def test_the_final_roll_waits_until_everything_is_decided(roll_of: RollOf) -> None:
    roll = roll_of()
    roll.draw()
    roll.post()
    roll.object(ObjectionTo.CORRECT, "Asha")
    with pytest.raises(ValidationError, match="1 objection is not decided"):
        roll.finish()


def test_the_final_roll_is_numbered_through_all_booths_and_sealed(roll_of: RollOf) -> None:
    roll = roll_of(("Zohra", "Asha", "Meena", "Bano"))
    Person.objects.filter(full_name__in=["Asha", "Bano"]).update(locality="Chak 9")
    roll.draw()
    second = booths.add(roll.election, booths.Place("The school"), by=roll.by)
    rolls.to_booths(
        roll.election, {"Chak 9": second}, by=roll.by,
        only=queries.entries(roll.election, roll.by).values_list("pk", flat=True),
    )  # fmt: skip
    roll.post()
    assert roll.finish() == 4
    assert roll.numbers() == {"Meena": 1, "Zohra": 2, "Asha": 3, "Bano": 4}
    Person.objects.filter(full_name="Meena").update(full_name="Another")
    assert roll.entry("Meena").number == 1
    for change in ({"name": "Other"}, {"number": 9}, {"is_on": False, "number": None}):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            roll.election.entries.filter(name="Zohra").update(**change)
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        roll.election.entries.all()._raw_delete("default")
    roll.election.refresh_from_db()
    with pytest.raises(ValidationError, match="final"):
        rolls.to_booth(roll.entry("Zohra"), second, by=roll.by)


def test_a_booth_of_another_election_is_refused(roll_of: RollOf, cast: Cast) -> None:
    roll = roll_of()
    roll.draw()
    strange = Booth.objects.get(election__body=cast.pakistan.association)
    with pytest.raises(ValidationError, match="another election"):
        rolls.to_booth(roll.entry("Asha"), strange, by=roll.by)
    with pytest.raises(ValidationError, match="another election"):
        rolls.to_booths(roll.election, {"": strange}, by=roll.by, only=[])


def test_without_a_draft_nothing_is_posted_or_final(roll_of: RollOf) -> None:
    roll = roll_of()
    for act in (roll.post, roll.finish):
        with pytest.raises(ValidationError, match="not drawn yet"):
            act()


def test_a_roll_of_nobody_is_not_drawn(roll_of: RollOf) -> None:
    nobody = roll_of(())
    with pytest.raises(ValidationError, match="Nobody was a member"):
        nobody.draw()
