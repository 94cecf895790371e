"""What is known of a birth, in words, as it was told."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Person


def born(person: Person) -> tuple[str, str]:
    """(when she was born, how we know it): "about 1974", "36 on 31 Dec 2010"."""
    told = ""
    if person.age_years is not None and person.age_on:
        told = _("%(age)s on %(day)s") % {
            "age": person.age_years, "day": date_format(person.age_on, "j M Y"),
        }  # fmt: skip
    if person.birth_on:
        return date_format(person.birth_on, "j M Y"), told
    if person.birth_year:
        return str(person.birth_year), told or str(_("year only"))
    if person.age_years is not None and person.age_on:
        year = person.age_on.year - person.age_years
        return _("about %(year)s") % {"year": year}, told
    return "", ""
