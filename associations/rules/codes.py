"""The code of a certificate: signs that nobody can guess, and that can be read out and typed.

Crockford's 32 signs: what looks like another sign is taken for the one that there is.
"""

from typing import Final

from members.rules.text import fold_digits

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 18  # 90 bits
GROUP: Final = 6
_LOOKS_LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LONGEST: Final = 80  # of what is typed; more is not looked at


def plain(typed: str) -> str:
    """The code that is meant by what was typed, or "" where none can be meant.

    Spaces, hyphens and dots between groups, small letters, digits of other scripts are all taken.
    """
    if len(typed) > _LONGEST:
        return ""
    kept = "".join(sign for sign in fold_digits(typed).upper() if sign.isalnum())
    meant = kept.translate(_LOOKS_LIKE)
    return meant if len(meant) == LENGTH and set(meant) <= set(SIGNS) else ""


def grouped(code: str) -> str:
    """As it is printed: "7K4M2Q-9TXB3R-H0WAZN"."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
