"""`migrate` runs as the owner of the tables; everything else as `hnsa_app`."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> Any:
        with connections[options["database"]].as_owner():
            return super().handle(*args, **options)
