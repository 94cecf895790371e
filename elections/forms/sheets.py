"""The form of a count sheet: in the order of the paper, empty where nothing is counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from associations.forms.meetings import Page
from elections.actions.sheets import MOST
from elections.models import Nomination, Sheet
from elections.rules.accounts import letter_of
from elections.rules.sheets import OF_THE_PAPERS, WORDS, Typed
from elections.vocabulary.outcomes import REJECTED
from hnsa.core.saying import text_of
from members.rules.text import fold_digits


class Figure(forms.IntegerField):
    """A number from the paper, in whatever digits it is typed; empty is not counted."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label, min_value=0, max_value=MOST, required=False,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}
            ),
        )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        return super().to_python(fold_digits(value) if isinstance(value, str) else value)


class Typing(Page):
    """One sheet as she reads it from the paper."""

    def __init__(
        self, *args: Any, candidates: Sequence[Nomination], names: Mapping[str, str], marks: int,
        sheet: Sheet | None = None, **kw: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kw)
        for name in OF_THE_PAPERS:
            self.fields[name] = Figure(f"{letter_of(name)}  {text_of(WORDS[name])}")
        for ground, words in REJECTED.items():
            self.fields[f"rejected_{ground}"] = Figure(text_of(words))
        self.keys = [str(one.pk) for one in candidates]
        for key in self.keys:
            self.fields[f"votes_{key}"] = Figure(names[key])
        if marks > 1:
            self.fields["marks_rejected"] = Figure(text_of(WORDS["marks_rejected"]))
        if sheet is not None:
            self.initial = _typed(sheet)

    @property
    def papers(self) -> list[Any]:
        """The lines of the ballot account."""
        return [self[name] for name in OF_THE_PAPERS]

    @property
    def grounds(self) -> list[Any]:
        """Papers that are not valid, by ground."""
        return [self[f"rejected_{ground}"] for ground in REJECTED]

    @property
    def votes(self) -> list[Any]:
        """The votes, candidate by candidate; single marks last."""
        more = ["marks_rejected"] if "marks_rejected" in self.fields else []
        return [self[name] for name in (*(f"votes_{key}" for key in self.keys), *more)]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and all(value is None for value in told.values()):
            self.add_error(None, _("Nothing is filled in."))
        return told

    def typed(self) -> Typed:
        """What was told, once it is valid."""
        told = self.cleaned_data
        figures = (*OF_THE_PAPERS, "marks_rejected")
        return Typed(
            {name: told[name] for name in figures if told.get(name) is not None},
            _known(told, "rejected", REJECTED), _known(told, "votes", self.keys),
        )  # fmt: skip


def _known(told: Mapping[str, Any], group: str, names: Any) -> dict[str, int]:
    values = {str(name): told[f"{group}_{name}"] for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _typed(sheet: Sheet) -> dict[str, Any]:
    return {
        **{name: getattr(sheet, name) for name in (*OF_THE_PAPERS, "marks_rejected")},
        **{f"rejected_{name}": number for name, number in sheet.rejected.items()},
        **{f"votes_{name}": number for name, number in sheet.votes.items()},
    }
