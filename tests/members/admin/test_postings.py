"""Postings and users in the admin: given and ended by administrators alone."""

from datetime import date
from typing import Any

from hnsa.core.models import User
from members.models import Posting
from tests.cast import Cast

NEW = {
    "username": "nadia", "name": "Nadia", "second_name": "Malik", "language": "ur",
    "password": "Lantern-brick-38", "role": "data_clerk", "begins_on": "2025-01-01",
}  # fmt: skip


def test_an_administrator_makes_a_user_with_a_posting(cast: Cast, client_of: Any) -> None:
    bilal = client_of(cast.bilal)
    data = NEW | {"body": cast.pakistan.homenet.pk}
    assert bilal.post("/admin/core/user/add/", data).status_code == 302
    user = User.objects.get(username="nadia")
    assert user.is_staff and not user.is_superuser
    assert client_of(user).get("/admin/members/person/").status_code == 200


def test_nobody_is_posted_at_another_homenet(cast: Cast, client_of: Any) -> None:
    data = NEW | {"body": cast.bangladesh.homenet.pk}
    page = client_of(cast.bilal).post("/admin/core/user/add/", data)
    assert page.status_code == 200 and "body" in page.context["form"].errors
    assert not User.objects.filter(username="nadia").exists()


def test_a_facilitator_is_posted_at_an_organisation_only(cast: Cast, client_of: Any) -> None:
    data = NEW | {"role": "facilitator", "body": cast.pakistan.homenet.pk}
    page = client_of(cast.bilal).post("/admin/core/user/add/", data)
    assert "does not fit" in page.content.decode()
    assert not User.objects.filter(username="nadia").exists()


def test_an_ended_posting_opens_nothing_any_more(cast: Cast, client_of: Any) -> None:
    with cast.seeing_all():
        posting = Posting.objects.get(user=cast.farid)
    address = f"/admin/members/posting/{posting.pk}/end/"
    assert client_of(cast.bilal).post(address, {"ends_on": "2025-06-01"}).status_code == 302
    assert client_of(cast.farid).get("/admin/members/person/").status_code == 403


def test_the_last_administrator_stays_and_nobody_ends_her_own(cast: Cast, client_of: Any) -> None:
    with cast.seeing_all():
        posting = Posting.objects.get(user=cast.bilal)
    address = f"/admin/members/posting/{posting.pk}/end/"
    page = client_of(cast.bilal).post(address, {"ends_on": "2025-06-01"})
    assert "Nobody ends her own posting" in page.content.decode()
    with cast.seeing_all():
        posting.refresh_from_db()
    assert posting.ends_on is None


def test_an_account_that_reaches_further_is_not_taken_over(cast: Cast, client_of: Any) -> None:
    with cast.seeing_all():
        Posting.objects.create(
            user=cast.farid, role="auditor", body=cast.bangladesh.homenet,
            homenet=cast.bangladesh.homenet, begins_on=date(2024, 1, 1),
        )  # fmt: skip
    address = f"/admin/core/user/{cast.farid.pk}/password/"
    bilal = client_of(cast.bilal)
    assert bilal.post(address, {"password": "Lantern-brick-39"}).status_code == 403
    cast.farid.refresh_from_db()
    assert not cast.farid.check_password("Lantern-brick-39")


def test_she_gets_a_new_password(cast: Cast, client_of: Any) -> None:
    address = f"/admin/core/user/{cast.farid.pk}/password/"
    client_of(cast.bilal).post(address, {"password": "Lantern-brick-39"})
    cast.farid.refresh_from_db()
    assert cast.farid.check_password("Lantern-brick-39")
