"""Giving out a kept paper, to who may see its association."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from associations.models import Document
from associations.views.gate import seen

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


@login_required
@require_safe
def document(request: HttpRequest, pk: int, document_pk: int) -> HttpResponseBase:
    """The file: pictures to be looked at, anything else as a download only."""
    body = seen(request.user, pk)
    papers = Document.objects.visible_to(request.user)
    paper = get_object_or_404(papers, pk=document_pk, body=body)
    try:
        file = paper.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(
        file, content_type=paper.mime, as_attachment=not paper.mime.startswith("image/"),
        filename=f"{body.code}-{paper.pk}.{_ENDINGS.get(paper.mime, 'bin')}",
    )  # fmt: skip
    answer.headers["Cache-Control"] = "private, max-age=86400"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
