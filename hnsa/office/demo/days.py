"""Hours of the demo's days."""

from datetime import date, datetime, time

from django.utils import timezone


def at_hour(on: date, hour: int) -> datetime:
    """That day at that hour, where the registry is."""
    return datetime.combine(on, time(hour), timezone.get_current_timezone())
