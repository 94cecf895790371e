"""The clock. Only doors (views, admin, commands, tasks) may import it: law 4 of the house."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The day it is in the time zone of the request or command."""
    return timezone.localdate()


def now() -> datetime:
    """The moment it is, aware of its time zone."""
    return timezone.now()
