"""The history of an association in sentences: people by name, in the reader's language."""

from django.utils import translation

from associations.actions import cases
from associations.models import Constitution
from associations.queries.history import of_association
from members.forms.changes import sentences
from tests.associations.registering import AT, ON, filled
from tests.cast import Cast, let_in


def test_who_decided_is_told_by_name_and_never_by_a_number(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
        cases.register(made.case, by=let_in(cast.amina), at=AT, on=ON)
        told = " ".join(one.text for one in sentences(of_association(made.case.body)))
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
