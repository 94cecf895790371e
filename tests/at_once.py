"""Several devices at the same moment, each with a connection and a transaction of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections, transaction

from hnsa.core.models import User
from tests.cast import let_in


def at_once(*asking: Callable[[], Any]) -> list[Any]:
    """All of them begin together; their answers, or the errors they raised, in this order."""
    answers: list[Any] = [None] * len(asking)
    start = threading.Barrier(len(asking))

    def run(place: int) -> None:
        try:
            start.wait(timeout=30)
            answers[place] = asking[place]()
        except Exception as error:
            answers[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(asking))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def as_user(user: User, act: Callable[[Any], Any]) -> Callable[[], Any]:
    """The act as this user, let in at the door, in a transaction."""

    def acted() -> Any:
        with transaction.atomic():
            return act(let_in(User.objects.get(pk=user.pk)))

    return acted
