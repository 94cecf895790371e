"""Places of a country by their folded names, for lists that name a district."""

from members.models import Place
from members.rules.text import fold
from members.vocabulary.bodies import PlaceLevel


def places_of(country: str) -> dict[str, int]:
    """Folded name → place, of provinces and districts; a name that two districts share is out."""
    found: dict[str, list[int]] = {}
    places = Place.objects.filter(country=country).exclude(level=PlaceLevel.COUNTRY)
    for pk, level, *names in places.order_by("level").values_list(
        "pk", "level", "name", "name_native"
    ):
        for name in {fold(one) for one in names if one}:
            found.setdefault(f"{level}:{name}", []).append(pk)
    return {name: pks[0] for name, pks in found.items() if len(pks) == 1}
