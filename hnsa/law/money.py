"""Sums of money: whole numbers of the smallest unit, in the one currency an association keeps."""

from dataclasses import dataclass

from hnsa.law.shares import Share

HUNDREDTHS = 100  # of a rupee, taka, ngultrum, rufiyaa, afghani: all eight have hundredths


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum, in hundredths. Which currency it is follows from the association's HomeNet."""

    hundredths: int

    @classmethod
    def whole(cls, rupees: int) -> "Money":
        """So many rupees (taka …)."""
        return cls(rupees * HUNDREDTHS)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.hundredths + other.hundredths)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.hundredths - other.hundredths)

    def __mul__(self, times: int) -> "Money":
        return Money(self.hundredths * times)

    def __bool__(self) -> bool:
        return self.hundredths != 0

    def __str__(self) -> str:
        whole, rest = divmod(abs(self.hundredths), HUNDREDTHS)
        sign = "-" if self.hundredths < 0 else ""
        return f"{sign}{whole:,}" + (f".{rest:02d}" if rest else "")

    def least_share(self, share: Share) -> "Money":
        """The smallest sum that is at least this share of it."""
        return Money(share.least(self.hundredths))

    def most_share(self, share: Share) -> "Money":
        """The largest sum that is not more than this share of it."""
        return Money(share.most(self.hundredths))
