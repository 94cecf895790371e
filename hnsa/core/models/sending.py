"""What was sent once is done once: the key of a form, and the answer that its first sending got."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Sending(models.Model):
    """A form that was sent. Written in the transaction of what it did: both stand, or neither."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField(_("key"))
    path = models.CharField(_("address"), max_length=200)
    answer = models.JSONField(_("answer"), default=dict)  # status, location, messages
    at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_form_is_sent_once")]
        indexes = [models.Index(fields=["at"], name="sending_at")]

    def __str__(self) -> str:
        return f"{self.key} {self.path}"


class Knock(models.Model):
    """How often an address asked a public page in a minute; hashed, and soon swept away."""

    who = models.CharField(max_length=32)
    minute = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "minute"], name="one_count_a_minute")]

    def __str__(self) -> str:
        return f"{self.minute}: {self.times}"
