"""What changed of an association: its body, card, constitutions, offices, papers, registration."""

from associations.models import Association, Case, Constitution, Document, Office, Reading, Remark
from members.models import Body
from members.queries import changes
from members.queries.changes import Change


def of_association(body: Body) -> list[Change]:
    """Its changes, the latest first. Articles are told by the versions they belong to."""
    of_body = {
        model: model._default_manager.filter(body=body).values_list("pk", flat=True)
        for model in (Association, Case, Constitution, Document, Office)
    }
    more = {
        Remark: Remark.objects.filter(case__body=body).values_list("pk", flat=True),
        Reading: Reading.objects.filter(constitution__body=body).values_list("pk", flat=True),
    }
    return changes.of_rows(
        changes.of_body(body), {model: set(pks) for model, pks in (of_body | more).items()}
    )
