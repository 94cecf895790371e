"""The background worker: django-tasks' own, with a sweep for work that a killed worker left."""

import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from members.tasks import sweep

SWEEP_SECONDS = 5


class Command(BaseCommand):
    help = "Runs imports in the background until it is stopped (Ctrl-C, SIGTERM)."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        sweeper = threading.Thread(target=_sweep_until, args=(ended,), daemon=True, name="sweep")
        sweeper.start()
        worker = Worker(
            queue_names=["default"], interval=0.3, batch=False, backend_name="default",
            startup_delay=False, max_tasks=None, worker_id=get_random_string(32),
            excluded_queue_names=[],
        )  # fmt: skip
        worker.configure_signals()
        try:
            worker.run()
        finally:
            ended.set()


def _sweep_until(ended: threading.Event) -> None:
    while True:
        try:
            sweep()
        except DatabaseError:
            connections.close_all()  # the server is restarting: the next round will tell
        if ended.wait(SWEEP_SECONDS):
            break
    connections.close_all()
