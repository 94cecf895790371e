"""Places as a tree, from the country down to the village."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.bodies import PlaceLevel


@recorded()
class Place(models.Model):
    """A country, province, district, tehsil or village. Seeded from ISO 3166-2 and public lists."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("lies in")
    )
    country = models.CharField(_("country"), max_length=2)
    level = models.CharField(
        _("level"), max_length=16, choices=[(level.value, level.value) for level in PlaceLevel]
    )
    code = models.CharField(_("ISO code"), max_length=16, blank=True)
    name = models.CharField(_("name"), max_length=120)
    name_native = models.CharField(_("name in own script"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["country", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "parent", "level", "name"], name="one_place_of_a_name"
            )
        ]
        indexes = [models.Index(fields=["country", "name", "id"])]

    def __str__(self) -> str:
        return self.name
