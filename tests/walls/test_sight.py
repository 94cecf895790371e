"""Who sees which rows, without any page: the first wall by itself, inside one HomeNet too."""

import pytest
from django.db import models as django_models

from hnsa.core import scope
from members import models
from tests.cast import Cast, everywhere, let_in

MODELS = [
    model
    for name in models.__all__
    if isinstance(model := getattr(models, name), type)
    and issubclass(model, django_models.Model)
    and hasattr(model._default_manager, "visible_to")
]


def _names(cast: Cast, who: str) -> set[str]:
    user = let_in(cast.user(who))
    with scope.seeing(everywhere()):  # the second wall is not what is looked at here
        return set(models.Person.objects.visible_to(user).values_list("full_name", flat=True))


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("amina", {"person", "apart", "restricted", "deceased"}),
        ("bilal", {"person", "apart", "restricted", "deceased"}),
        ("farid", {"person", "apart", "deceased"}),
        ("saima", {"person", "deceased"}),
        ("zubaida", set()),
        ("nobody", set()),
    ],
)
def test_who_sees_which_women_of_pakistan(cast: Cast, who: str, sees: set[str]) -> None:
    assert _names(cast, who) == {getattr(cast.pakistan, name).full_name for name in sees}


def test_the_region_sees_both_countries_but_nobody_restricted(cast: Cast) -> None:
    both = (cast.pakistan, cast.bangladesh)
    names = {getattr(of, name).full_name for of in both for name in ("person", "apart", "deceased")}
    assert _names(cast, "regina") == names


@pytest.mark.parametrize("who", ["amina", "bilal", "farid", "saima", "zubaida", "nobody"])
def test_no_row_of_another_homenet_is_visible(cast: Cast, who: str) -> None:
    user = let_in(cast.user(who))
    with scope.seeing(everywhere()):
        for model in MODELS:
            seen = model._default_manager.visible_to(user)
            assert not seen.filter(pk=cast.bangladesh.rows[model]).exists(), model


def test_nobody_without_a_posting_sees_a_row(cast: Cast) -> None:
    user = let_in(cast.nobody)
    with scope.seeing(everywhere()):
        for model in MODELS:
            assert not model._default_manager.visible_to(user).exists(), model


@pytest.mark.parametrize("who", ["farid", "saima", "regina"])
def test_nothing_about_a_restricted_woman_is_visible(cast: Cast, who: str) -> None:
    """Not her record, and not a number, phone, membership or row of a list that tells of her."""
    about = [model for model in MODELS if "person" in {f.name for f in model._meta.get_fields()}]
    assert len(about) > 6
    hers = cast.pakistan.person.pk
    with scope.seeing(everywhere()):
        models.Person.objects.filter(pk=hers).update(is_restricted=True)
    user = let_in(cast.user(who))
    with scope.seeing(everywhere()):
        for model in about:
            seen = model._default_manager.visible_to(user)
            assert not seen.filter(person=hers).exists(), model


@pytest.mark.parametrize("model", [models.ImportJob, models.ImportRow, models.Posting])
def test_a_facilitator_sees_nothing_of_the_office(cast: Cast, model: type) -> None:
    user = let_in(cast.saima)
    assert not model.objects.visible_to(user).exists()


def test_a_facilitator_sees_nothing_of_another_organisation(cast: Cast) -> None:
    user = let_in(cast.saima)
    assert not models.Organisation.objects.visible_to(user).filter(pk=cast.pakistan.other.pk)
    assert not models.Membership.objects.visible_to(user).filter(body=cast.pakistan.other)
    assert models.Organisation.objects.visible_to(user).filter(pk=cast.pakistan.facilitating.pk)


def test_an_election_committee_sees_no_row_of_members(cast: Cast) -> None:
    """Of the register it sees which HomeNets there are, as everybody does, and nothing else."""
    user = let_in(cast.zubaida)
    common = {models.Body, models.HomeNet}
    with scope.seeing(everywhere()):
        for model in set(MODELS) - common:
            assert not model._default_manager.visible_to(user).exists(), model
        kinds = set(models.Body.objects.visible_to(user).values_list("kind", flat=True))
    assert kinds == {"homenet", "network"}
