"""What one sentence of the import says: heading, text, what next."""

from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said about one reason. `next` may be empty: then nothing needs to be done."""

    heading: str
    text: str
    next: str = ""

    def blanks(self) -> frozenset[str]:
        """The names of the blanks in all three texts."""
        parts = (self.heading, self.text, self.next)
        return frozenset(
            name for part in parts for _, name, _, _ in Formatter().parse(part) if name
        )
