"""The people who work with the registry (not the women in it)."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded


@recorded(without=("password", "last_login"))
class User(AbstractUser):
    """Somebody who logs in. What she may see and do comes from her postings alone."""

    first_name = models.CharField(_("name"), max_length=150, blank=True)
    last_name = models.CharField(_("second name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    reach: Any  # what her postings open today; set by the door (members/middleware)
    is_demo = models.BooleanField(_("made up for the demo"), default=False)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
