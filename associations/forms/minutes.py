"""The fields of the minutes as two may write them at once: what the other wrote is never lost."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from associations.forms.registration_fields import Words


def trace_of(text: str) -> str:
    """By which a field knows again what stood in it when the page was opened."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass
class Written:
    """What was typed, beside what stands there now."""

    typed: Mapping[str, str]
    clashes: dict[str, str] = field(default_factory=dict)  # by field: both texts, one below another

    def text(self, name: str, now: str) -> str:
        """What is to stand in that field.

        Untouched here it stays as the other left it; where both wrote, nothing is kept yet.
        """
        if name not in self.typed:
            return now
        mine = Words().clean(self.typed[name])
        was = self.typed.get(f"was-{name}", "")
        if mine == now or was in ("", trace_of(now)):
            return mine
        if trace_of(mine) == was:
            return now
        self.clashes[name] = f"{now}\n\n{mine}".strip()
        return now
