"""Who may *see* what: one rule a model, used by `visible_to` on every page, list and export.

- At a HomeNet: everything of that HomeNet. At the network: everything, to read.
- At an organisation (facilitators): that body, what belongs to it, and the people with a membership
  there. A body that somebody still writes down (`draft_of`) only by her.
- Tables of other apps may open people to who sees their rows (`open_people_through`): a woman who
  applies to an association is seen there before she is a member.
- Who sits on an election committee: rows of her own election, by the rule that elections hand over
  (`open_to_committees`); no person, and of the association no more than they say.
- Restricted persons (safety) only by administrators and data clerks of their HomeNet.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from members.access.postings import Reach, of
from members.models import (
    Body,
    HomeNet,
    ImportJob,
    ImportRow,
    Membership,
    Organisation,
    Person,
    Posting,
)
from members.vocabulary.bodies import BodyKind
from members.vocabulary.people import Role

TRUSTED = frozenset({Role.ADMINISTRATOR, Role.DATA_CLERK})
_THROUGH: list[Any] = [Membership]  # tables with `person` and `body`
_TO_COMMITTEES: dict[Any, Callable[[Reach], Q]] = {}


def open_people_through(model: Any) -> None:
    """People of this table are seen by who sees its bodies. Handed over once, by another app."""
    if model not in _THROUGH:
        _THROUGH.append(model)


def open_to_committees(model: Any, rule: Callable[[Reach], Q]) -> None:
    """Rows of this table are seen by an election committee where the rule says so."""
    _TO_COMMITTEES[model] = rule


def visible(queryset: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """The rows of this queryset that the user's postings open."""
    reach = of(user)
    if not reach.held:
        return queryset.none()
    model = queryset.model
    if model is Body:
        return queryset.filter(_bodies(reach))
    if model is HomeNet:
        return queryset.filter(body__in=reach.homenets)
    if model is Person:
        return queryset.filter(_people(reach))
    if model is ImportRow:  # rows tell of restricted women, too
        return queryset.filter(homenet__in=_trusted(reach))
    if model in (ImportJob, Posting):
        return queryset.filter(homenet__in=reach.whole)
    if model in (Organisation, Membership) or hasattr(model, "body"):
        return _of_body(queryset, reach)
    if hasattr(model, "person"):
        people = Person.objects.filter(_people(reach))
        return queryset.filter(Q(homenet__in=reach.homenets), person__in=people)
    return queryset.filter(homenet__in=reach.whole)


def _bodies(reach: Reach) -> Q:
    own = Q(homenet__in=reach.whole)
    single = (Q(pk__in=reach.bodies) | Q(parent__in=reach.bodies)) & _not_anothers(reach)
    around = Q(kind__in=[BodyKind.HOMENET, BodyKind.NETWORK])  # public knowledge
    return own | single | around


def _people(reach: Reach) -> Q:
    whole = Q(homenet__in=reach.whole)
    if reach.bodies:
        for model in _THROUGH:
            whole |= Q(Exists(model.objects.filter(_below(reach), person=OuterRef("pk"))))
    return whole & (Q(is_restricted=False) | Q(homenet__in=_trusted(reach)))


def _not_anothers(reach: Reach, path: str = "") -> Q:
    """No body that another facilitator still writes down."""
    return Q(**{f"{path}draft_of": None}) | Q(**{f"{path}draft_of": reach.user})


def _below(reach: Reach) -> Q:
    """Rows of her own bodies and of what belongs to them."""
    near = Q(body__in=reach.bodies) | Q(body__parent__in=reach.bodies)
    return near & _not_anothers(reach, "body__")


def _trusted(reach: Reach) -> set[int]:
    """The HomeNets where she also sees whom safety hides."""
    return {held.homenet for held in reach.held if held.role in TRUSTED}


def _of_body(queryset: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    there = Q(homenet__in=reach.whole)
    if reach.bodies:
        there |= _below(reach)
    model = queryset.model
    of_member = model is Membership or getattr(model, "of_member", False)
    if of_member:
        there &= Q(person__in=Person.objects.filter(_people(reach)))
    if reach.commissions and model in _TO_COMMITTEES:
        hers = _TO_COMMITTEES[model](reach)
        there |= hers & Q(person__is_restricted=False) if of_member else hers
    return queryset.filter(there)
