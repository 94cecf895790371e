"""The code of a membership card: derived from the membership by a key, and never stored.

It is as long as that of a certificate (90 bits): 40 say which membership, masked, and 50 prove that
the registry wrote it. Nobody can make one without the key, and no code tells of another.
"""

import hmac
from typing import Final

from associations.rules.codes import LENGTH, SIGNS

_HIDDEN: Final = 40  # bits of the masked number of the membership
_PROOF: Final = 50
_SIGN: Final = 5  # bits of one sign


def code_of(membership: int, key: bytes) -> str:
    """The code of that membership. ValueError where its number is too large."""
    if not 0 <= membership < 1 << _HIDDEN:
        raise ValueError(membership)
    proof = _proof(membership, key)
    whole = (membership ^ _mask(proof, key)) << _PROOF | proof
    return "".join(
        SIGNS[whole >> at * _SIGN & (1 << _SIGN) - 1] for at in reversed(range(LENGTH))
    )  # fmt: skip


def membership_of(code: str, key: bytes) -> int | None:
    """The membership that a plain code (`codes.plain`) means; None where nobody wrote it."""
    if len(code) != LENGTH:
        return None
    whole = 0
    for sign in code:
        whole = whole << _SIGN | SIGNS.index(sign)
    proof = whole & (1 << _PROOF) - 1
    membership = whole >> _PROOF ^ _mask(proof, key)
    return (
        membership
        if hmac.compare_digest(_as_bytes(proof), _as_bytes(_proof(membership, key)))
        else None
    )


def _proof(membership: int, key: bytes) -> int:
    return _digest(b"proof", membership, key) >> 256 - _PROOF


def _mask(proof: int, key: bytes) -> int:
    return _digest(b"mask", proof, key) >> 256 - _HIDDEN


def _digest(use: bytes, number: int, key: bytes) -> int:
    return int.from_bytes(hmac.digest(key, use + _as_bytes(number), "sha256"))


def _as_bytes(number: int) -> bytes:
    return number.to_bytes(8)
