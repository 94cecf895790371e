"""The history of an association in sentences: people by name, in the reader's language."""

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from associations import models
from associations.actions import cases
from associations.models import Constitution
from associations.queries.history import TOLD, of_association
from members.forms.changes import sentences
from tests import living
from tests.associations.registering import AT, ON, filled
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO


def test_who_decided_is_told_by_name_and_never_by_a_number(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
        cases.register(made.case, by=let_in(cast.amina), at=AT, on=ON)
        told = " ".join(one.text for one in sentences(of_association(made.case.body, cast.amina)))
    assert f"decided by added: “{cast.amina}”" in told
    assert f"being written by emptied; it was “{cast.saima}”" in told


def test_that_the_founding_meeting_adopted_it_is_said_in_the_readers_language(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
        with translation.override("ur"):
            cases.register(made.case, by=let_in(cast.amina), at=AT, on=ON)
        version = Constitution.objects.get(body=made.case.body)
        assert version.adopters == "the founding meeting"
        with translation.override("ur"):
            assert version.adopters == translation.gettext("the founding meeting")
            assert version.adopters != "the founding meeting"
        version.adopted_by = "the women of Chak 44"
        assert version.adopters == "the women of Chak 44"


def told_to(cast: Cast, who: str) -> str:
    body = cast.pakistan.association
    with cast.seeing_all():
        user = let_in(cast.user(who))
        return "\n".join(one.text for one in sentences(of_association(body, user), user))


def test_every_table_of_an_associations_life_is_told(cast: Cast) -> None:
    """All but attendance, which is told by the meeting, and the articles, by their versions."""
    of_body = {
        model
        for model in apps.get_app_config("associations").get_models()
        if any(field.name in ("body", "case", "constitution") for field in model._meta.fields)
        and not model.__name__.endswith("Event")
    }
    aside = {models.Attendance, models.Article, models.Word, models.Numbering}
    assert of_body - aside == {*TOLD, models.Remark, models.Reading}


def test_rows_are_called_by_their_words_their_day_and_whom_they_are_about(cast: Cast) -> None:
    told = told_to(cast, "amina")
    for said in (
        "meeting a regular meeting (1 Jan 2020)", "motion A motion of Sohni Adda Sisters",
        "application (Zarnigar Bibi, 1 Jan 2020)", "task Cloth of Sohni Adda Sisters",
        "office secretary (Zarnigar Bibi, 1 Jan 2020)",
        "nominee Nominee of Sohni Adda Sisters (Zarnigar Bibi, 1 Jan 2020)",
        "special committee Designers of Sohni Adda Sisters (1 Jan 2020)",
    ):  # fmt: skip
        assert said in told, said


def test_a_restricted_woman_is_told_of_only_to_whom_she_is_shown(cast: Cast) -> None:
    country = cast.pakistan
    her, body = country.restricted, country.association
    own = {"body": body, "homenet": country.homenet}
    with cast.seeing_all():
        models.Application.objects.create(
            person=her, applied_on=LONG_AGO, written_by=cast.amina, written_at=A_MOMENT, **own
        )
        models.Office.objects.create(person=her, post="treasurer", begins_on=LONG_AGO, **own)
        meeting = body.meetings.get()
        meeting.chair = her
        meeting.save()
    assert told_to(cast, "amina").count(her.full_name) == 3
    to_farid = told_to(cast, "farid")
    assert her.full_name not in to_farid
    assert to_farid.count("application (") == 1  # hers is as if it were not there
    assert "office treasurer (1 Jan 2020)" in to_farid  # the office is known, her name is not
    assert "chaired by added: “(not shown here)”" in to_farid


def test_what_is_alike_is_counted_and_what_was_frozen_is_not_spelt_out(cast: Cast) -> None:
    body = cast.pakistan.association
    own = {"body": body, "homenet": cast.pakistan.homenet, "person": cast.pakistan.person}
    with cast.seeing_all():
        work = models.Volunteer.objects.get(body=body)
        for _again in range(3):
            models.WorkHours.objects.create(
                volunteer=work, on=LONG_AGO, minutes=60, written_by=cast.amina, **own
            )
        motion = body.motions.get()
        motion.who_entitled, motion.judged = [4711, 4712], {"answer": "yes", "members": 4713}
        motion.save()
    told = told_to(cast, "amina")
    assert "4 × hours of work (Zarnigar Bibi, 1 Jan 2020)" in told
    assert "with a vote (not shown here)" in told and "471" not in told


def test_it_costs_the_same_however_much_happened(cast: Cast) -> None:
    body = cast.pakistan.association
    numbers = []
    with cast.seeing_all():
        user = let_in(cast.amina)
        for _again in range(2):
            with CaptureQueriesContext(connection) as asked:
                sentences(of_association(body, user), user)
            numbers.append(len(asked))
            for at in range(20):
                living.a_motion(body, by=cast.amina, number=f"2026/{at}")
                models.Nominee.objects.create(
                    body=body, homenet=body.homenet, person=cast.pakistan.person, name="N",
                    named_on=LONG_AGO, written_by=cast.amina,
                )  # fmt: skip
    assert numbers[0] == numbers[1]
