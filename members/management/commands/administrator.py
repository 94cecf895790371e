"""The first administrator of a HomeNet on a new server; all further users are made in the admin."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from hnsa.core import clock, scope
from hnsa.core.models import User
from members.access import postings
from members.models import Body, Posting
from members.vocabulary.bodies import BodyKind
from members.vocabulary.people import Role


class Command(BaseCommand):
    help = "Makes a user who administers a HomeNet (or, with HNSA, reads for the region)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--homenet", required=True, help="ISO country code, e.g. PK; or HNSA")
        parser.add_argument("--name", default="", help="the name that others see")

    def handle(self, *args: Any, **options: Any) -> None:
        password = self._password(options["username"])
        with scope.seeing(()):
            scope.show(postings.every_homenet())
            body = Body.objects.filter(
                kind__in=[BodyKind.HOMENET, BodyKind.NETWORK], code=options["homenet"].upper()
            ).first()
            if body is None:
                raise CommandError(f"There is no HomeNet {options['homenet']}.")
            try:
                user = User.objects.create_user(
                    options["username"], password=password, first_name=options["name"],
                    is_staff=True,
                )  # fmt: skip
            except IntegrityError:
                raise CommandError("There is a user of that name already.") from None
            regional = body.kind == BodyKind.NETWORK
            role = Role.REGIONAL_READER if regional else Role.ADMINISTRATOR
            Posting.objects.create(
                user=user, role=role, body=body, homenet=body, begins_on=clock.today()
            )
        self.stdout.write(f"{user} can log in now: {role.replace('_', ' ')}, {body.name}.")

    def _password(self, username: str) -> str:
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("Again: "):
            raise CommandError("The two passwords differ. Nothing was made.")
        try:
            validate_password(password, User(username=username))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password
