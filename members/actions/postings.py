"""Giving and ending postings: the only way to give or take rights."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.access.postings import may_hold
from members.access.rights import STAFF, Verb, may, require
from members.models import Body, Posting
from members.queries import postings
from members.vocabulary.people import Role


@transaction.atomic
def post(user: Any, *, role: str, body: Body, begins_on: date, by: Any) -> Posting:
    """Give a user a role at a body from a day on.

    Raises PermissionDenied, and ValidationError where the role does not fit the body.
    """
    require(by, Verb.POST, body.homenet_id)
    if not may_hold(role, body.kind):
        raise ValidationError(
            _("This role does not fit this body: facilitators work at an organisation, "
              "regional readers at the network, all others at a HomeNet.")
        )  # fmt: skip
    if postings.running(on=begins_on).filter(user=user, role=role, body=body).exists():
        raise ValidationError(_("She holds this posting already."))
    posting = Posting.objects.create(
        user=user, role=role, body=body, homenet_id=body.homenet_id, begins_on=begins_on
    )
    if role in STAFF and not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    return posting


@transaction.atomic
def end(posting: Posting, *, ends_on: date, by: Any) -> Posting:
    """End a posting on a day (she has its rights until the day before).

    Nobody ends her own posting, and the last administrator of a body stays: otherwise nobody could
    give rights there any more. Raises ValidationError.
    """
    require(by, Verb.POST, posting.homenet_id)
    if posting.user_id == by.pk:
        raise ValidationError(_("Nobody ends her own posting. Ask another administrator."))
    if posting.ends_on is not None and posting.ends_on <= ends_on:
        raise ValidationError(_("This posting has ended already."))
    if ends_on < posting.begins_on:
        raise ValidationError(_("A posting cannot end before it begins."))
    if posting.role == Role.ADMINISTRATOR:
        others = postings.running(on=ends_on).filter(
            role=Role.ADMINISTRATOR, body_id=posting.body_id
        )
        if not others.exclude(pk=posting.pk).exists():
            raise ValidationError(
                _("She is the last administrator here. Give the posting to somebody else first.")
            )
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    return posting


@transaction.atomic
def hire(
    *, username: str, name: str, password: str, role: str, body: Body, begins_on: date,
    by: Any, language: str = "", second_name: str = "",
) -> Posting:  # fmt: skip
    """Make a user with her first posting. She is never a superuser."""
    require(by, Verb.POST, body.homenet_id)
    user = get_user_model().objects.create_user(
        username=username, password=password, first_name=name, last_name=second_name,
        language=language, is_staff=role in STAFF,
    )  # fmt: skip
    return post(user, role=role, body=body, begins_on=begins_on, by=by)


def may_manage(by: Any, user: Any) -> bool:
    """Whether `by` administers this user: rights at *every* HomeNet where she is posted.

    Otherwise an administrator of one HomeNet could take over an account of another.
    """
    if user.is_superuser and user.pk != by.pk:
        return False
    at = set(postings.homenets_of(user))
    return bool(at) and all(may(by, Verb.POST, homenet) for homenet in at)


@transaction.atomic
def set_password(user: Any, password: str, *, by: Any) -> None:
    """Give a user a new password. Raises PermissionDenied where she is not yours to manage."""
    if not may_manage(by, user):
        raise PermissionDenied(_("Her postings reach beyond your HomeNet: ask the region."))
    user.set_password(password)
    user.save(update_fields=["password"])
