"""Words of a registration that are not on its forms: what changed since a remark."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from associations.models import Association, Case
from members.models import Body

_PARTS: dict[str, Any] = {
    "founders": _("the list of founding members"),
    "offices": _("office-bearers"),
    "pages": _("pages of the minutes"),
    "articles": _("articles of the constitution"),
}


def changes_in_words(names: Iterable[str]) -> list[str]:
    """The names of fields and parts as they are called on the pages."""
    return [str(_PARTS.get(name) or _label(name)) for name in names]


def _label(name: str) -> Any:
    for model in (Case, Association, Body):
        if name in {field.name for field in model._meta.get_fields()}:
            return getattr(model._meta.get_field(name), "verbose_name", name)
    return name
