"""A registration on its way, for tests: opened by Saima, and filled as far as a test wants."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from associations.actions import cases, constitutions, founders
from associations.actions.constitutions import Draft
from associations.actions.women import Woman
from associations.models import Case
from members.models import Membership
from tests.cast import Cast, let_in

AT = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
ON = date(2025, 6, 1)
ARTICLES = (
    Draft("minimum_age", {"years": "15"}), Draft("women_only"), Draft("committee_posts"),
    Draft("signatories"), Draft("threshold"), Draft("threshold", {"subject": "amendment"}),
    Draft("committee_term"), Draft("resignation"),
)  # fmt: skip
WOMEN = (
    Woman("Asha Bibi", "Muhammad Akram", age=34),
    Woman("Kausar Parveen", "Ghulam Rasool", age=43),
    Woman("Fehmida Begum", "Nazir Ahmad", age=50),
)
NEED: dict[str, Any] = {"asked_by": "the women of Chak 44", "need": "A fair price."}
CARD: dict[str, Any] = {
    "name": "Chak 44 Adda Workers", "area": "Chak 44", "trades": ["Adda embroidery"],
    "purposes": ["orders"],
}  # fmt: skip
MEETING: dict[str, Any] = {
    "met_on": date(2025, 5, 20), "met_at": "Asha’s house", "present": 3, "votes_for": 3,
    "votes_against": 0, "minutes": "All were for it.",
}  # fmt: skip
CHECK = dict.fromkeys(cases.CHECK, True)


@dataclass
class Registration:
    """A case and who writes it; call the methods inside `cast.seeing_all()`."""

    cast: Cast
    case: Case
    by: Any

    def write(self, **told: Any) -> None:
        cases.write(self.case, told, by=self.by, at=AT)
        self.case = fresh(self.case)

    def add(self, woman: Woman) -> Membership:
        return founders.write_down(self.case, woman, by=self.by, at=AT, on=ON)

    def draft(self, articles: Any = ARTICLES) -> None:
        constitutions.begin(self.case.body, by=self.by, at=AT, articles=articles)

    def fill(self) -> "Registration":
        """All that it needs to be sent."""
        self.write(**NEED, **CARD, **MEETING, **CHECK)
        women = [self.add(woman).person_id for woman in WOMEN]
        self.draft()
        posts = ("president", "secretary", "treasurer")
        chosen = {post: [woman] for post, woman in zip(posts, women, strict=True)}
        cases.set_offices(self.case, chosen, ["president", "treasurer"], by=self.by, at=AT)
        return self


def fresh(case: Case) -> Case:
    """As it stands in the database now."""
    return Case.objects.select_related("body__homenet", "body__association").get(pk=case.pk)


def opened(cast: Cast, who: str = "saima") -> Registration:
    """A new registration below the facilitating organisation."""
    with cast.seeing_all():
        by = let_in(cast.user(who))
        parent = cast.pakistan.facilitating
        case = cases.open_case(homenet=cast.pakistan.homenet, parent=parent, by=by, at=AT)
        return Registration(cast, fresh(case), by)


def filled(cast: Cast) -> Registration:
    """One that may be sent."""
    made = opened(cast)
    with cast.seeing_all():
        return made.fill()
