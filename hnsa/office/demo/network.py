"""Bodies and users of the demo network."""

from dataclasses import dataclass
from datetime import date

from members.vocabulary.bodies import Basis, Figure
from members.vocabulary.people import Role

BEGAN = date(2024, 1, 1)  # of the postings, and of what the lists say


@dataclass(frozen=True)
class Login:
    """A user of the demo: role at a body, named by the code of its HomeNet and its own."""

    username: str
    name: str
    second: str
    role: Role
    homenet: str
    body: str
    language: str = ""

    @property
    def password(self) -> str:
        return f"demo-{self.role.replace('_', '-')}"


LOGINS = (
    Login("amina", "Amina", "Shah", Role.DATA_CLERK, "PK", "PK"),
    Login("bilal", "Bilal", "Qureshi", Role.ADMINISTRATOR, "PK", "PK"),
    Login("saima", "Saima", "Bano", Role.FACILITATOR, "PK", "RAHGUZAR"),
    Login("farid", "Farid", "Khan", Role.AUDITOR, "PK", "PK"),
    Login("rita", "Rita", "Das", Role.DATA_CLERK, "BD", "BD"),
    Login("region", "Meera", "Perera", Role.REGIONAL_READER, "HNSA", "HNSA"),
)


@dataclass(frozen=True)
class Organisation:
    """An organisation of the demo; `under` is the code of the body it belongs to."""

    homenet: str
    code: str
    name: str
    native: str
    kind: str
    basis: Basis
    under: str
    district: str
    reported: int | None = None
    facilitates: bool = False
    homenet_since: date | None = None


ORGANISATIONS = (
    Organisation("PK", "RAHGUZAR", "Rahguzar Facilitation", "راہگزر", "ngo", Basis.SUPPORT, "PK",
                 "Lahore", None, True, date(2011, 4, 1)),
    Organisation("PK", "KHUDDIAN", "Khuddian Adda Workers", "کھڈیاں اڈا ورکرز", "co",
                 Basis.MBO, "RAHGUZAR", "Kasur", 48, False, date(2015, 1, 2)),
    Organisation("PK", "CHAK-44", "Chak 44 Stitching", "چک ۴۴ سلائی", "co", Basis.UNASSESSED,
                 "RAHGUZAR", "Sialkot", 20),
    Organisation("PK", "NISHAT", "Nishat Home Workers’ Union", "نشاط گھر مزدور یونین",
                 "trade-union", Basis.MBO, "PK", "Sialkot", 640, False, date(2009, 10, 20)),
    Organisation("BD", "KHULNA-KANTHA", "Khulna Kantha Cooperative", "খুলনা কাঁথা সমবায়",
                 "cooperative", Basis.MBO, "BD", "Khulna", 310, False, date(2013, 3, 8)),
    Organisation("BD", "UTTARA", "Uttara Finishing Workers", "উত্তরা ফিনিশিং", "trade-union",
                 Basis.UNASSESSED, "BD", "Dhaka", 85),
)  # fmt: skip

# (HomeNet, figure, number): what each HomeNet says of itself, made up
REPORTED = (
    ("AF", Figure.HOME_BASED_WORKERS, 4_120), ("BD", Figure.HOME_BASED_WORKERS, 54_300),
    ("BT", Figure.HOME_BASED_WORKERS, 610), ("IN", Figure.HOME_BASED_WORKERS, 212_900),
    ("LK", Figure.HOME_BASED_WORKERS, 9_750), ("MV", Figure.HOME_BASED_WORKERS, 240),
    ("NP", Figure.HOME_BASED_WORKERS, 38_400), ("PK", Figure.HOME_BASED_WORKERS, 31_482),
)  # fmt: skip
REPORTED_ON = date(2026, 6, 30)
SOURCE = "demo: made up"
