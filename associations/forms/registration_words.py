"""Words of a registration that are not on its forms: what changed since a remark."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from associations.queries.case_differences import Differences, step_of
from associations.vocabulary.cases import Step


def changes_in_words(found: Differences, step: Step) -> list[str]:
    """The fields and parts of a step that are otherwise, as they are called on the pages."""
    named = [str(one.label) for one in found.fields if step_of(one) is step]
    return [*named, *_parts(found, step)]


def _parts(found: Differences, step: Step) -> Iterator[str]:
    if step is Step.FOUNDERS and (found.joined or found.left):
        yield _("the list of founding members")
    if step is Step.OFFICES and (found.took_office or found.gave_office):
        yield _("office-bearers")
    if step is Step.MEETING and (found.papers_added or found.papers_removed):
        yield _("pages of the minutes")
    if step is Step.CONSTITUTION and found.articles:
        yield _("articles of the constitution")
