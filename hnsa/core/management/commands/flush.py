"""`flush` would empty a register of people: it is refused, here as well as by the roles."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Refused: it would empty every table of the register."

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "The registry never empties its tables. To begin anew, make a new database and put its "
            "address into DATABASE_URL."
        )
