"""Two versions of a constitution side by side."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from associations.forms.comparisons import compared
from associations.models import Constitution
from associations.queries import constitutions
from associations.queries.constitutions import symbol_of
from associations.rules.amending import difference
from associations.views.gate import seen
from members.access.rights import Verb, require_at
from members.models import Body

DRAFT = "draft"


@login_required
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What one version has otherwise than another; without a choice the two newest."""
    body = seen(request.user, pk)
    versions = constitutions.versions(body.pk)
    if not versions:
        return redirect("constitution", pk)
    told_old, told_new = request.GET.get("from", ""), request.GET.get("to", "")
    new = _chosen(request, body, versions, told_new) if told_new else versions[0]
    if told_old:
        old = _chosen(request, body, versions, told_old)
    else:
        old = next(
            (one for one in versions if new.version is None or _number(one) < new.version), None
        )
    before = constitutions.written(old.articles.order_by("position")) if old else []
    after = constitutions.written(new.articles.order_by("position"))
    context = {
        "body": body,
        "old": old,
        "new": new,
        "versions": versions,
        "to_draft": new.version is None,
        "comparison": compared(difference(before, after), symbol_of(body)),
    }
    return render(request, "associations/constitutions/compare.html", context)


def _number(version: Constitution) -> int:
    return version.version or 0


def _chosen(
    request: HttpRequest, body: Body, versions: list[Constitution], told: str
) -> Constitution:
    """The version of that number, or the draft. Raises Http404."""
    if told == DRAFT:
        require_at(request.user, Verb.DRAFT, body)
        draft = constitutions.draft_of(body.pk)
        if draft is not None:
            return draft
    for one in versions:
        if str(one.version) == told:
            return one
    raise Http404
