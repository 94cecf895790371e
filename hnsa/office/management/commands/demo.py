"""`manage.py demo`: a small made-up network to try the registry with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from hnsa.core import clock
from hnsa.office.demo import making, network


class Command(BaseCommand):
    """Make the demo network, or tell its log-ins."""

    help = (
        "Makes a small made-up network, marked as such, with log-ins by role. "
        "Run again, it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true",
            help="do nothing where the register already holds anything",
        )  # fmt: skip
        parser.add_argument(
            "--log-ins", action="store_true", help="only print the log-ins: role, user, password"
        )
        parser.add_argument(
            "--beside-real-data", action="store_true",
            help="also where the register holds real data (the demo's passwords are public!)",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        if options["log_ins"]:
            self._print_log_ins()
            return
        real = making.holds(demo=False)
        if options["if_empty"] and (real or making.holds(demo=True)):
            return
        if real and not options["beside_real_data"]:
            raise CommandError(
                "The register holds real data, and everybody knows the demo's passwords. "
                "Nothing was made. If you must: --beside-real-data."
            )
        making.make(clock.today())
        if options["verbosity"]:
            self.stdout.write("The demo network is there. Its log-ins: manage.py demo --log-ins")

    def _print_log_ins(self) -> None:
        rows = [
            (one.role.replace("_", " "), one.username, one.password, one.body)
            for one in network.LOGINS
        ]
        self.stdout.write(f"{'role':<18}{'user name':<12}{'password':<24}at")
        for role, username, password, body in rows:
            self.stdout.write(f"{role:<18}{username:<12}{password:<24}{body}")
