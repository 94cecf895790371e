"""National identity numbers at rest: sealed (AES-GCM) and findable by a keyed hash.

One key (`HNSA_ID_KEY`) gives both: without it a copy of the database tells no number. Some
documents (Aadhaar) are never stored so that they can be read again: only their hash and tail.
"""

import hashlib
import hmac
import os
from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12  # bytes, drawn anew for each seal


@lru_cache(maxsize=4)
def _keys(secret: str) -> tuple[hmac.HMAC, AESGCM]:
    master = secret.encode()
    find = hmac.digest(master, b"hnsa find", hashlib.sha256)
    seal = hmac.digest(master, b"hnsa seal", hashlib.sha256)
    return hmac.new(find, digestmod=hashlib.sha256), AESGCM(seal)


def finder(link_key: str) -> UUID:
    """The keyed hash under which a number (in its linking form) is found; 128 bits as a UUID."""
    return UUID(hex=finder_text(link_key))


def finder_text(link_key: str) -> str:
    """The same as 32 hexadecimal digits, which PostgreSQL reads as the same UUID."""
    keyed = _keys(settings.ID_KEY)[0].copy()
    keyed.update(link_key.encode())
    return keyed.hexdigest()[:32]


def seal(number: str) -> bytes:
    """The number, readable only with the key. Two seals of one number differ."""
    return sealer(1)(number)


def sealer(most: int) -> Callable[[str], bytes]:
    """A `seal` for at most so many numbers, whose nonces are drawn at once.

    Each nonce is used once: IndexError when they are used up. Not to be kept: two processes that
    share one by forking would use nonces twice.
    """
    drawn = os.urandom(_NONCE * most)
    nonces = [drawn[at : at + _NONCE] for at in range(0, len(drawn), _NONCE)]
    encrypt = _keys(settings.ID_KEY)[1].encrypt

    def sealed(number: str) -> bytes:
        nonce = nonces.pop()
        return nonce + encrypt(nonce, number.encode(), None)

    return sealed


def unseal(sealed: bytes | memoryview) -> str:
    """The number that was sealed. Raises `cryptography.exceptions.InvalidTag` on a wrong key."""
    _, box = _keys(settings.ID_KEY)
    data = bytes(sealed)
    return box.decrypt(data[:_NONCE], data[_NONCE:], None).decode()
