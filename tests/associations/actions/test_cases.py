"""The verbs of a registration: written by its writer, sent once, and then left alone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import cases, constitutions
from associations.actions.women import Woman
from associations.models import Association, Office
from associations.queries import cases as reads
from associations.queries.constitutions import draft_of
from associations.rules.checklist import may_be_sent, points
from associations.vocabulary.cases import CaseState
from associations.vocabulary.life import Stage
from members.models import Body, Membership, Person
from tests.associations.registering import AT, ON, Registration, filled, fresh, opened
from tests.cast import Cast, let_in


def _send(made: Registration, by: Any = None) -> Any:
    return cases.send(made.case, by=by or made.by, at=AT, on=ON)


def _women(made: Registration) -> list[int]:
    spells = Membership.objects.filter(body=made.case.body)
    return list(spells.order_by("pk").values_list("person", flat=True))


def test_a_draft_is_seen_by_its_writer_and_the_homenet_only(cast: Cast) -> None:
    body = opened(cast).case.body
    with cast.seeing_all():
        for name, sees in (("saima", True), ("amina", True), ("farid", True), ("rita", False)):
            user = let_in(cast.user(name))
            assert Body.objects.visible_to(user).filter(pk=body.pk).exists() is sees, name


def test_it_has_no_name_before_it_is_given_one(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        assert not reads.whole(made.case, on=ON).filled.name
        made.write(name="Chak 44 Adda Workers")
        assert reads.whole(made.case, on=ON).filled.name
        assert made.case.body.code.startswith("CHAK-44")  # the code follows the name
        made.write(name="")
        assert not reads.whole(made.case, on=ON).filled.name
        assert made.case.body.name  # lists have something to show


def test_what_a_step_does_not_name_stays(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        made.write(asked_by="the women of Chak 44", need="A fair price.")
        made.write(need="A better price.")
        assert (made.case.asked_by, made.case.need) == ("the women of Chak 44", "A better price.")


def test_its_constitution_is_held_while_the_homenet_examines_it(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        draft = draft_of(made.case.body_id)
        assert draft is not None
        typed = {draft.articles.earliest("position").pk: constitutions.Draft(text="Slipped in.")}
        _send(made)
        for act in (
            lambda: constitutions.write(draft, typed, by=made.by, at=AT),
            lambda: constitutions.add(draft, constitutions.Draft(), by=made.by, at=AT),
            lambda: constitutions.remove(draft, next(iter(typed)), by=made.by, at=AT),
            lambda: constitutions.move(draft, next(iter(typed)), 2, by=made.by, at=AT),
            lambda: constitutions.give_up(draft, by=made.by),
            lambda: constitutions.give_up(draft, by=let_in(cast.amina)),
        ):
            with pytest.raises(ValidationError, match="examined"):
                act()
        by = let_in(cast.amina)
        cases.give_back(made.case, {"constitution": "Please look at this."}, by=by, at=AT)
        constitutions.write(draft, typed, by=let_in(made.by), at=AT)
        assert draft.articles.filter(text="Slipped in.").exists()


def test_its_constitution_is_adopted_by_registering_only(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        draft = draft_of(made.case.body_id)
        assert draft is not None
        adoption = constitutions.Adoption(
            on=ON, by="nobody", in_force_from=ON, members=3, present=3, votes_for=3, votes_against=0
        )
        with pytest.raises(ValidationError, match="with the registration"):
            constitutions.adopt(draft, adoption, by=let_in(cast.amina), at=AT)


def test_sent_by_two_it_is_sent_once(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        first = _send(made)
        again = cases.send(made.case, by=let_in(cast.amina), at=AT, on=ON)
        assert first.state == again.state == CaseState.SENT
        assert again.sent_by == cast.saima
        stage = Association.objects.get(body=made.case.body).stage
        assert stage == Stage.ASKED


def test_once_sent_nothing_is_written(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        _send(made)
        for write in (
            lambda: cases.write(made.case, {"need": "Else"}, by=made.by, at=AT),
            lambda: cases.set_offices(made.case, {}, [], by=made.by, at=AT),
            lambda: made.add(Woman("Late Comer")),
            lambda: cases.drop(made.case, by=made.by, at=AT, on=ON),
        ):
            with pytest.raises(ValidationError, match="sent already"):
                write()
        assert fresh(made.case).need == "A fair price."


def test_what_is_missing_is_said_and_it_is_not_sent(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        with pytest.raises(ValidationError) as refused:
            _send(made)
        assert "Why an association?" in refused.value.messages
        assert fresh(made.case).state == CaseState.DRAFT


def test_a_founder_of_14_keeps_it_from_being_sent_and_the_article_is_named(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        made.add(Woman("Zubaida Khatoon", "Allah Ditta", age=14))
        whole = reads.whole(made.case, on=ON)
        found = [one for one in points(whole.filled) if one.article == "1"]
        assert len(found) == 1 and not may_be_sent(points(whole.filled))
        with pytest.raises(ValidationError, match=r"Zubaida Khatoon: A member is at least 15"):
            _send(made)


def test_it_grows_up_by_the_day_of_sending(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        made.add(Woman("Zubaida Khatoon", "Allah Ditta", age=14))
        later = ON.replace(year=2026)
        assert cases.send(made.case, by=made.by, at=AT, on=later).state == CaseState.SENT


@pytest.mark.parametrize("who", ["farid", "regina", "rita", "nobody"])
def test_others_write_nothing(cast: Cast, who: str) -> None:
    made = filled(cast)
    with cast.seeing_all():
        by = let_in(cast.user(who))
        for act in (
            lambda: cases.write(made.case, {"need": "Else"}, by=by, at=AT),
            lambda: cases.send(made.case, by=by, at=AT, on=ON),
            lambda: cases.drop(made.case, by=by, at=AT, on=ON),
        ):
            with pytest.raises(PermissionDenied), cast.seeing_all():
                act()


def test_an_office_has_one_holder_and_she_is_a_founder(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        women = list(
            Membership.objects.filter(body=made.case.body).values_list("person", flat=True)
        )
        with pytest.raises(ValidationError, match="one holder"):
            cases.set_offices(made.case, {"president": women}, [], by=made.by, at=AT)
        with pytest.raises(ValidationError, match="one of the founding members"):
            stranger = [cast.pakistan.person.pk]
            cases.set_offices(made.case, {"president": stranger}, [], by=made.by, at=AT)
        cases.set_offices(made.case, {"member": women}, ["member"], by=made.by, at=AT)
        assert Office.objects.filter(body=made.case.body, signs=True).count() == 3


def test_changing_the_president_leaves_one(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        women = list(
            Membership.objects.filter(body=made.case.body).values_list("person", flat=True)
        )
        for woman in women:
            cases.set_offices(made.case, {"president": [woman]}, [], by=made.by, at=AT)
        assert Office.objects.get(body=made.case.body).person_id == women[-1]


def test_returned_it_is_written_again_and_the_remarks_are_answered_by_sending(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        _send(made)
        amina = let_in(cast.amina)
        with pytest.raises(ValidationError, match="to be mended"):
            cases.give_back(made.case, {"need": "  "}, by=amina, at=AT)
        cases.give_back(made.case, {"need": "Who is to pay?"}, by=amina, at=AT)
        made.by = let_in(cast.saima)
        made.write(need="A fair price, paid by traders.")
        assert made.case.remarks.get().answered_at is None
        _send(made)
        assert made.case.remarks.get().answered_at == AT


def test_a_refusal_may_be_appealed_once(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        _send(made)
        amina = let_in(cast.amina)
        with pytest.raises(ValidationError, match="founders understand"):
            cases.refuse(made.case, reason="no", by=amina, at=AT)
        cases.refuse(made.case, reason="The area has one already.", by=amina, at=AT)
        saima = let_in(cast.saima)
        cases.appeal(made.case, text="It is two hours away on foot.", by=saima, at=AT)
        assert fresh(made.case).state == CaseState.APPEALED
        with pytest.raises(ValidationError, match="no refusal"):
            cases.appeal(made.case, text="It is two hours away on foot.", by=saima, at=AT)


def test_given_up_nobody_is_a_founder_any_more_and_the_records_stay(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        body = made.case.body
        women = _women(made)
        cases.drop(made.case, by=made.by, at=AT, on=ON)
        assert fresh(made.case).state == CaseState.DROPPED
        assert not Membership.objects.filter(body=body).exists()
        assert not Office.objects.filter(body=body).exists()
        assert Person.objects.filter(pk__in=women).count() == 3
