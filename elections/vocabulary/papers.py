"""The papers of an election, and the sizes on which they are printed."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Size(StrEnum):
    A4 = "a4"
    A5 = "a5"
    ROLL_80 = "80"
    ROLL_58 = "58"


SIZES: Final = {
    Size.A4: says("A4"),
    Size.A5: says("A5"),
    Size.ROLL_80: says("Thermal paper, 80 mm"),
    Size.ROLL_58: says("Thermal paper, 58 mm"),
}
ROLLS: Final = {Size.ROLL_80: 80, Size.ROLL_58: 58}  # millimetres


class Sheet(StrEnum):
    NOTICE = "notice"
    HOW_TO_VOTE = "how-to-vote"
    NOMINATION = "nomination"
    CANDIDATES = "candidates"
    SPECIMEN = "specimen"
    SIGNS = "signs"
    AGENTS = "agents"
    ACCOUNT = "account"
    COUNT = "count"
    DECLARATION = "declaration"
    HANDING_OVER = "handing-over"


SHEETS: Final = {
    Sheet.NOTICE: says("Notice of the election"),
    Sheet.HOW_TO_VOTE: says("How to vote"),
    Sheet.NOMINATION: says("Nomination form"),
    Sheet.CANDIDATES: says("List of candidates"),
    Sheet.SPECIMEN: says("What the ballot papers look like"),
    Sheet.SIGNS: says("Signs for the booth"),
    Sheet.AGENTS: says("Letter of an agent"),
    Sheet.ACCOUNT: says("Ballot account"),
    Sheet.COUNT: says("Count sheet"),
    Sheet.DECLARATION: says("Declaration for signing"),
    Sheet.HANDING_OVER: says("Handing over the papers of the election"),
}
FOR: Final = {
    Sheet.NOTICE: says("Day, hours, place and posts, for the notice board; read it out as well."),
    Sheet.HOW_TO_VOTE: says("Pictures for who does not read; hang it up at every booth."),
    Sheet.NOMINATION: says("One for each candidate and post."),
    Sheet.CANDIDATES: says("The valid nominations with their symbols, in the order of the paper."),
    Sheet.SPECIMEN: says("One for each post, without a number. Nobody can vote with it."),
    Sheet.SIGNS: says("Way in, table, screen, ballot box."),
    Sheet.AGENTS: says("A candidate names who watches for her at a booth."),
    Sheet.ACCOUNT: says("One for each booth and post: every paper is accounted for."),
    Sheet.COUNT: says("One for each booth and post: a stroke for every vote, five in a box."),
    Sheet.DECLARATION: says("Committee and agents sign it the same day; it has room for the code."),
    Sheet.HANDING_OVER: says("Sealed packets, boxes, roll and sheets, to whoever keeps them."),
}
# On which sizes each is printed; the first is the usual one.
PRINTED_ON: Final = {
    Sheet.NOTICE: (Size.A4, Size.A5, Size.ROLL_80, Size.ROLL_58),
    Sheet.HOW_TO_VOTE: (Size.A4, Size.A5, Size.ROLL_80, Size.ROLL_58),
    Sheet.NOMINATION: (Size.A4, Size.A5),
    Sheet.CANDIDATES: (Size.A4, Size.A5, Size.ROLL_80, Size.ROLL_58),
    Sheet.SPECIMEN: (Size.A4, Size.A5, Size.ROLL_80, Size.ROLL_58),
    Sheet.SIGNS: (Size.A4,),
    Sheet.AGENTS: (Size.A5, Size.A4, Size.ROLL_80),
    Sheet.ACCOUNT: (Size.A4, Size.A5, Size.ROLL_80),
    Sheet.COUNT: (Size.A4,),
    Sheet.DECLARATION: (Size.A4,),
    Sheet.HANDING_OVER: (Size.A4,),
}
# When they are needed, as they are listed.
BEFORE: Final = (Sheet.NOTICE, Sheet.NOMINATION, Sheet.CANDIDATES)
AT_THE_BOOTH: Final = (Sheet.SPECIMEN, Sheet.HOW_TO_VOTE, Sheet.SIGNS, Sheet.AGENTS)
AFTERWARDS: Final = (Sheet.ACCOUNT, Sheet.COUNT, Sheet.DECLARATION, Sheet.HANDING_OVER)

# How to vote, step by step: the drawing and what is read out beside it.
HOW: Final = {
    "vote-1-come.svg": says(
        "Come to your booth and say your name. Bring your card if you have it."
    ),
    "vote-2-papers.svg": says("You get one paper for each post."),
    "vote-3-screen.svg": says("Go behind the screen alone."),
    "vote-4-mark.svg": says("Put your mark beside the picture of the one you want."),
    "vote-5-box.svg": says("Fold the paper and put it into the box yourself."),
    "vote-6-secret.svg": says("Nobody may ask you for whom. You need not tell anybody."),
}
INVALID: Final = {
    "not-valid-many.svg": says("More marks than are allowed"),
    "not-valid-name.svg": says("Your name or a sign on it"),
    "not-valid-blank.svg": says("No mark"),
}

# Lines of the ballot account, by the figures of `rules/accounts.py`: the words of the form, and
# the lines that make it up where everything agrees.
ACCOUNT_LINES: Final = {
    "packets": (says("Papers in the packets handed to this booth"), ()),
    "printed": (says("Papers printed, as counted here"), ("issued", "unused")),
    "issued": (
        says("Given to voters"), ("box", "challenged", "tendered", "spoilt", "not_put_in"),
    ),
    "unused": (says("Not used"), ()),
    "box": (says("Found in the box"), ()),
    "challenged": (says("Challenged: set aside, and counted"), ()),
    "tendered": (says("Tendered: set aside and sealed, not counted"), ()),
    "spoilt": (says("Spoilt, given back for a new one"), ()),
    "not_put_in": (says("Taken away, not put into the box"), ()),
    "valid": (says("Valid papers"), ()),
    "marked_voters": (says("Marked on the roll as having voted"), ()),
    "on_roll": (says("On the roll"), ()),
}  # fmt: skip

# What is sealed and handed over when all is counted.
HANDED_OVER: Final = (
    says("Valid papers, sealed by post"),
    says("Papers that are not valid, sealed by post"),
    says("Tendered papers, sealed, not opened"),
    says("Papers that were not used, and spoilt ones"),
    says("Counterfoils"),
    says("The roll on which voters were marked"),
    says("Ballot accounts and count sheets"),
    says("The signed declaration"),
    says("Ballot boxes, stamps and seals"),
)
