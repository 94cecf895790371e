"""Forms of the import wizard: the file, how it is read, what its columns mean."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Body
from members.vocabulary.bodies import BodyKind

SUGGESTED = 50  # names offered below a field
EXISTING, NAMED, NEW = "existing", "named", "new"
WHERE = [
    (EXISTING, gettext_lazy("Into an organisation or association of the register")),
    (NAMED, gettext_lazy("The list itself names the organisations")),
    (NEW, gettext_lazy("Into a new organisation")),
]


def suggestion(name: str, code: str) -> str:
    """An organisation as it is offered and typed back: "Rasool Nagar Adda Workers (RNAW)"."""
    return f"{name} ({code})"


def _into(user: Any, homenets: list[Body]) -> Any:
    """The bodies that a list can be brought into."""
    return (
        Body.objects.visible_to(user)
        .filter(homenet__in=homenets, draft_of=None)
        .exclude(kind__in=[BodyKind.NETWORK])
    )


def known_organisations(user: Any, homenets: list[Body], typed: str = "") -> list[str]:
    """Up to fifty organisations whose name or code begins to fit what was typed."""
    found = _into(user, homenets).exclude(kind=BodyKind.HOMENET)
    if typed:
        found = found.filter(Q(name__icontains=typed) | Q(code__istartswith=typed))
    pairs = found.order_by("name", "id").values_list("name", "code")[:SUGGESTED]
    return [suggestion(name, code) for name, code in pairs]


def organisation_named(user: Any, homenets: list[Body], typed: str) -> Body:
    """The one organisation that this name, code or offered text means. Raises ValidationError."""
    typed = typed.strip()
    name, _bracket, code = typed.removesuffix(")").rpartition(" (")
    fits = Q(name__iexact=typed) | Q(code__iexact=typed)
    if name and typed.endswith(")"):
        fits |= Q(name__iexact=name, code__iexact=code)
    found = list(_into(user, homenets).filter(fits).order_by("code")[:6])
    if not found:
        raise forms.ValidationError(
            _(
                "The register has no organisation “%(typed)s”. Choose one that is offered, "
                "or write it down as a new one."
            )
            % {"typed": typed}
        )
    if len(found) > 1:
        raise forms.ValidationError(
            _("More than one organisation is called so. Write the code: %(codes)s.")
            % {"codes": _(", ").join(body.code for body in found)}
        )
    return found[0]


class UploadForm(forms.Form):
    """The file, whose data it is, and which body its people belong to."""

    file = forms.FileField(
        label=gettext_lazy("The list"),
        allow_empty_file=True,  # the reader says it better
        error_messages={
            "required": gettext_lazy("No file came along. Choose the list on your computer.")
        },
    )
    homenet = forms.ModelChoiceField(
        queryset=Body.objects.none(), label=gettext_lazy("HomeNet"), empty_label=None
    )
    where = forms.ChoiceField(choices=WHERE, initial=EXISTING)
    body = forms.CharField(
        label=gettext_lazy("Its name or code"), max_length=240, required=False, strip=True
    )
    new_body = forms.CharField(
        label=gettext_lazy("Name of the new organisation"), max_length=200, required=False
    )

    def __init__(self, user: Any, homenets: list[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.homenets = homenets
        choice = self.fields["homenet"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = Body.objects.filter(pk__in=[body.pk for body in homenets])
        if len(homenets) == 1:
            choice.required = False
            self.initial["homenet"] = homenets[0].pk

    def clean_homenet(self) -> Body:
        chosen: Body | None = self.cleaned_data["homenet"]
        return chosen or self.homenets[0]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        where, homenet = said.get("where"), said.get("homenet")
        typed, new = said.get("body", ""), said.get("new_body", "")
        said["body"], said["new_body"] = None, ""
        if where == EXISTING and homenet:
            if not typed:
                self.add_error("body", _("Write the name or the code of the organisation."))
                return said
            try:
                said["body"] = organisation_named(self.user, [homenet], typed)
            except forms.ValidationError as error:
                self.add_error("body", error)
        elif where == NEW:
            if not new:
                self.add_error("new_body", _("Write the name of the new organisation."))
            said["new_body"] = new
        return said


class DecisionForm(forms.Form):
    """What the clerk decides on a doubt or a row."""

    row = forms.IntegerField()
    decision = forms.ChoiceField(
        choices=[(word, word) for word in ("same", "two", "later", "skip", "keep", "none")],
        error_messages={"required": gettext_lazy("Choose one of the answers first.")},
    )
