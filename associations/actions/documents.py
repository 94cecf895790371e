"""Keeping papers of an association: photos of the minutes, letters, forms."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.cases import lock_open
from associations.models import Case, Document
from associations.vocabulary.cases import DocumentKind
from hnsa.core import pictures
from members.access.rights import Verb, require_at
from members.models import Body

MOST_PAGES = 5  # of the minutes of one meeting


@transaction.atomic
def keep(
    body: Body, files: Sequence[IO[bytes]], *, kind: DocumentKind, by: Any, at: datetime
) -> list[Document]:
    """Keep these files; one that is there already is not kept twice. All of them, or none.

    Raises ValidationError, each file named, for what is no photo or PDF; and for more than five
    pages of minutes.
    """
    require_at(by, Verb.FOUND, body)
    Body.objects.select_for_update().get(pk=body.pk)
    return keep_allowed(body, files, kind=kind, by=by, at=at)


def keep_allowed(
    body: Body, files: Sequence[IO[bytes]], *, kind: DocumentKind, by: Any, at: datetime
) -> list[Document]:
    """The same within an act that has asked already whether she may, and holds its rows."""
    clean, wrong = [], []
    for file in files:
        name = str(getattr(file, "name", ""))[-80:]
        try:
            clean.append((name, pictures.clean(file)))
        except ValidationError as error:
            wrong += [f"{name}: {message}" for message in error.messages]
    if wrong:
        raise ValidationError(wrong)
    there = {one.sha256: one for one in Document.objects.filter(body=body, kind=kind)}
    kept = []
    for name, one in clean:
        sha256 = hashlib.sha256(one.data).hexdigest()
        if sha256 not in there:
            if kind == DocumentKind.MINUTES and len(there) >= MOST_PAGES:
                raise ValidationError(
                    _("At most %(most)d pages are kept. Take one out first.") % {"most": MOST_PAGES}
                )
            there[sha256] = _kept(body, one, kind, name, sha256, by, at)
        kept.append(there[sha256])
    return kept


def _kept(
    body: Body, one: pictures.Clean, kind: DocumentKind, name: str, sha256: str, by: Any,
    at: datetime,
) -> Document:  # fmt: skip
    made = Document(
        body=body, homenet_id=body.homenet_id, kind=kind, title=name, mime=one.mime,
        size=len(one.data), sha256=sha256, uploaded_by=by, uploaded_at=at,
    )  # fmt: skip
    made.file.save(name, ContentFile(one.data), save=False)
    made.save()
    return made


@transaction.atomic
def keep_pages(case: Case, files: Sequence[IO[bytes]], *, by: Any, at: datetime) -> list[Document]:
    """Pages of the minutes of the founding meeting, while the case may be written."""
    case = lock_open(case, by=by)
    return keep(case.body, files, kind=DocumentKind.MINUTES, by=by, at=at)


@transaction.atomic
def take_out_page(case: Case, document_id: int, *, by: Any) -> None:
    """A page that was photographed wrongly goes; its file once that is certain."""
    case = lock_open(case, by=by)
    page = Document.objects.filter(
        pk=document_id, body=case.body_id, kind=DocumentKind.MINUTES
    ).first()
    if page is None:
        return
    storage, name = page.file.storage, str(page.file.name)
    page.delete()
    transaction.on_commit(lambda: storage.delete(name))
