"""How often one address may ask a public page: counted by the minute, kept hashed and not long."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from hnsa.core.models import Knock

_KEPT = timedelta(hours=1)


def too_often(request: HttpRequest, page: str, *, now: datetime, most: int) -> bool:
    """Count one more asking of this page; whether it was more than `most` in this minute."""
    address = f"{page} {request.META.get('REMOTE_ADDR', '')}"
    who = hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
    minute = now.replace(second=0, microsecond=0)
    count, made = Knock.objects.get_or_create(who=who, minute=minute, defaults={"times": 1})
    if made:
        Knock.objects.filter(minute__lt=minute - _KEPT).delete()
        return False
    Knock.objects.filter(pk=count.pk).update(times=F("times") + 1)
    return count.times >= most
