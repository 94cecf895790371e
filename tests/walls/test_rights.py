"""Who may do what, role by role, and nobody more than she was given."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hnsa.core.models import User
from members.access.rights import RIGHTS, SENTENCES, STAFF, Verb, may, require
from members.actions import postings
from members.models import Body, Posting
from members.vocabulary.people import Role
from tests.cast import A_DAY, ROLES, Cast, let_in
from tests.factories import UserFactory

TABLE = """
           see see_history edit import unmask export post settle_lists
amina      yes yes         yes  yes    yes    yes    no   no
bilal      yes yes         yes  yes    yes    yes    yes  yes
saima      yes no          no   no     no     no     no   no
farid      yes yes         no   no     no     no     no   no
regina     yes no          no   no     no     no     no   no
zubaida    yes no          no   no     no     no     no   no
nobody     no  no          no   no     no     no     no   no
"""
HEAD, *LINES = [line.split() for line in TABLE.strip().splitlines()]
CASES = [
    (line[0], Verb(verb), said == "yes")
    for line in LINES
    for verb, said in zip(HEAD, line[1:], strict=True)
]


@pytest.mark.parametrize(("who", "verb", "allowed"), CASES)
def test_a_role_carries_its_rights_in_its_own_homenet(
    cast: Cast, who: str, verb: Verb, allowed: bool
) -> None:
    user = let_in(cast.user(who))
    assert may(user, verb, cast.pakistan.homenet.pk) is allowed
    if not allowed:
        with pytest.raises(PermissionDenied):
            require(user, verb, cast.pakistan.homenet.pk)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("who", ["amina", "bilal", "saima", "farid", "zubaida", "nobody"])
def test_no_right_reaches_another_homenet(cast: Cast, who: str, verb: Verb) -> None:
    assert not may(let_in(cast.user(who)), verb, cast.bangladesh.homenet.pk)


def test_every_role_and_every_right_is_described() -> None:
    assert set(RIGHTS) == set(Role)
    assert set(SENTENCES) == set(Verb)
    assert set(Role) - {Role.FACILITATOR, Role.COMMISSIONER} == STAFF


def test_a_user_that_came_through_no_door_has_no_right(cast: Cast) -> None:
    assert not any(may(cast.bilal, verb) for verb in Verb)


def test_a_superuser_without_a_posting_has_no_right(cast: Cast) -> None:
    """Django's flag opens nothing here: rights come from postings alone."""
    cast.nobody.is_superuser = True
    assert not any(may(let_in(cast.nobody), verb) for verb in Verb)


def test_an_inactive_user_has_no_right(cast: Cast) -> None:
    cast.bilal.is_active = False
    assert not any(may(let_in(cast.bilal), verb) for verb in Verb)


def test_a_posting_holds_from_its_first_day_to_the_day_before_its_end(cast: Cast) -> None:
    with cast.seeing_all():
        Posting.objects.filter(user=cast.amina).update(
            begins_on=A_DAY.replace(day=10), ends_on=A_DAY.replace(day=20)
        )
    held = {
        day: bool(let_in(cast.amina, on=A_DAY.replace(day=day)).reach.held)
        for day in (9, 10, 19, 20)
    }
    assert held == {9: False, 10: True, 19: True, 20: False}


# --- giving and ending postings ------------------------------------------------------------------


@pytest.mark.parametrize("who", [name for name in ROLES if name != "bilal"])
def test_only_administrators_post(cast: Cast, who: str) -> None:
    by = let_in(cast.user(who))
    with pytest.raises(PermissionDenied):
        postings.post(
            cast.nobody, role=Role.AUDITOR, body=cast.pakistan.homenet, begins_on=A_DAY, by=by
        )


@pytest.mark.parametrize("who", [name for name in ROLES if name != "bilal"])
def test_nobody_raises_her_own_posting(cast: Cast, who: str) -> None:
    by = let_in(cast.user(who))
    with pytest.raises(PermissionDenied):
        postings.post(
            by, role=Role.ADMINISTRATOR, body=cast.pakistan.homenet, begins_on=A_DAY, by=by
        )


@pytest.mark.parametrize("where", ["bangladesh", "network"])
def test_an_administrator_posts_nobody_elsewhere(cast: Cast, where: str) -> None:
    body = cast.bangladesh.homenet if where == "bangladesh" else Body.objects.get(kind="network")
    by = let_in(cast.bilal)
    for user in (cast.bilal, cast.nobody):
        with pytest.raises(PermissionDenied):
            postings.post(user, role=Role.ADMINISTRATOR, body=body, begins_on=A_DAY, by=by)


@pytest.mark.parametrize(
    ("role", "where", "fits"),
    [
        (Role.FACILITATOR, "facilitating", True),
        (Role.FACILITATOR, "homenet", False),
        (Role.DATA_CLERK, "homenet", True),
        (Role.DATA_CLERK, "facilitating", False),
        (Role.REGIONAL_READER, "homenet", False),
        (Role.ADMINISTRATOR, "facilitating", False),
        (Role.COMMISSIONER, "association", True),
        (Role.COMMISSIONER, "facilitating", False),
        (Role.COMMISSIONER, "homenet", False),
    ],
)
def test_a_role_fits_its_kind_of_body(cast: Cast, role: Role, where: str, fits: bool) -> None:
    by = let_in(cast.bilal)
    body = getattr(cast.pakistan, where)
    if fits:
        assert postings.post(cast.nobody, role=role, body=body, begins_on=A_DAY, by=by).pk
    else:
        with pytest.raises(ValidationError):
            postings.post(cast.nobody, role=role, body=body, begins_on=A_DAY, by=by)


def _posting_of(user: User) -> Posting:
    return Posting.objects.get(user=user)


def test_nobody_ends_her_own_posting(cast: Cast) -> None:
    by = let_in(cast.bilal)
    with pytest.raises(ValidationError, match="own posting"):
        postings.end(_posting_of(cast.bilal), ends_on=A_DAY, by=by)


def test_the_last_administrator_of_a_body_stays(cast: Cast) -> None:
    """Also when the other administrator goes on the same day, and whoever asks for it."""
    by = let_in(cast.bilal)
    second = UserFactory(username="second")
    theirs = postings.post(
        second, role=Role.ADMINISTRATOR, body=cast.pakistan.homenet, begins_on=A_DAY, by=by
    )
    let_in(second)
    postings.end(_posting_of(cast.bilal), ends_on=A_DAY, by=second)
    let_in(cast.bilal, on=A_DAY.replace(year=2024))  # as he was before
    with pytest.raises(ValidationError, match="last administrator"):
        postings.end(theirs, ends_on=A_DAY.replace(day=2), by=cast.bilal)


def test_an_ended_posting_is_not_ended_again(cast: Cast) -> None:
    by = let_in(cast.bilal)
    posting = _posting_of(cast.farid)
    postings.end(posting, ends_on=A_DAY, by=by)
    with pytest.raises(ValidationError):
        postings.end(posting, ends_on=A_DAY, by=by)


def test_an_administrator_of_elsewhere_ends_nothing_here(cast: Cast) -> None:
    let_in(cast.bilal)
    posting = _posting_of(cast.farid)
    with pytest.raises(PermissionDenied):
        postings.end(posting, ends_on=A_DAY, by=let_in(cast.rita))


def test_a_hired_user_is_no_superuser(cast: Cast) -> None:
    by = let_in(cast.bilal)
    posting = postings.hire(
        username="new", name="New", password="Lantern-brick-37", role=Role.DATA_CLERK,
        body=cast.pakistan.homenet, begins_on=A_DAY, by=by,
    )  # fmt: skip
    assert posting.user.is_staff
    assert not posting.user.is_superuser
    assert not posting.user.user_permissions.exists()


def test_a_facilitator_never_enters_the_office(cast: Cast) -> None:
    by = let_in(cast.bilal)
    posting = postings.post(
        cast.nobody, role=Role.FACILITATOR, body=cast.pakistan.other, begins_on=A_DAY, by=by
    )
    assert not posting.user.is_staff
