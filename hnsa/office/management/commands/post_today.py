"""`manage.py post_today`: sends who has an e-mail address what waits for her, once a day."""

from datetime import date
from smtplib import SMTPException
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction
from django.utils import translation

from hnsa.core import clock, scope
from hnsa.core.models import Sending, User
from hnsa.office import letters
from members.access import postings

PATH = "post_today"


class Command(BaseCommand):
    """One letter for each user; a second run of the same day sends what is still missing."""

    help = "Sends each user with an e-mail address what waits for her; run daily, twice is once."

    def handle(self, *args: Any, **options: Any) -> None:
        on = clock.today()
        sent = failed = 0
        for user in User.objects.filter(is_active=True).exclude(email="").order_by("pk"):
            try:
                sent += self._post(user, on)
            except (SMTPException, OSError) as error:
                failed += 1
                self.stderr.write(f"To {user.username} it could not be sent: {error}")
        if options["verbosity"]:
            self.stdout.write(f"Sent: {sent}.")
        if failed:
            raise CommandError(f"{failed} could not be sent; run it again later.")

    def _post(self, user: User, on: date) -> bool:
        """Send her letter; the mark that it was sent stands only if it was."""
        with scope.seeing(()), translation.override(user.language or settings.LANGUAGE_CODE):
            scope.recognise(user.pk)
            user.reach = postings.read(user, on=on)
            scope.show(user.reach.homenets)
            letter = letters.of(user, on, clock.now(), settings.SITE_ADDRESS)
            if letter is None or not _first(user, on):
                return False
            send_mail(letter.subject, letter.text, None, [user.email])
        return True


def _first(user: User, on: date) -> bool:
    """Whether this is the first letter to her on that day; then it is written down as sent."""
    key = uuid5(NAMESPACE_URL, f"{PATH}/{on.isoformat()}")
    try:
        with transaction.atomic():
            Sending.objects.create(user=user, key=key, path=PATH, at=clock.now())
    except IntegrityError:
        return False
    return True
