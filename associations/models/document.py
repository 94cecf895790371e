"""Papers of an association that are kept as files: photos of the minutes, letters, forms."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.cases import DocumentKind
from hnsa.core.history import recorded
from members.models import Body
from members.models.queryset import VisibleQuerySet

from .columns import key_within, of_row


def kept_at(document: Any, name: str) -> str:
    """Where a file lies: below its HomeNet, under its hash; its own name is kept in the row."""
    ending = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
    return f"documents/{document.homenet_id}/{document.sha256}.{ending[document.mime]}"


@recorded()
class Document(models.Model):
    """One file. Images are written anew on the way in, so nothing hides in them."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="documents", db_constraint=False,
        verbose_name=_("association"),
    )  # fmt: skip
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(
        _("what it is"), max_length=12, default=DocumentKind.OTHER,
        choices=[
            (DocumentKind.MINUTES, _("page of the minutes")),
            (DocumentKind.ACCOUNT, _("paper for the account")),
            (DocumentKind.REGISTRATION, _("letter of an authority")),
            (DocumentKind.PHOTO, _("photo of a candidate")),
            (DocumentKind.OTHER, _("other paper")),
        ],
    )  # fmt: skip
    meeting = of_row(
        "associations.Meeting", _("meeting"), null=True, blank=True, related_name="papers"
    )
    title = models.CharField(_("title"), max_length=160, blank=True)
    file = models.FileField(_("file"), upload_to=kept_at, max_length=160)
    mime = models.CharField(_("type"), max_length=40)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(_("hash"), max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["id"]
        constraints = [
            key_within("document"),
            models.UniqueConstraint(
                fields=["body", "kind", "sha256"], name="a_document_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
