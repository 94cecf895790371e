"""National identity numbers at rest: sealed (AES-GCM) and findable by a keyed hash.

One key (`HNSA_ID_KEY`) gives both: without it a copy of the database tells no number. Some
documents (Aadhaar) are never stored so that they can be read again: only their hash and tail.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from django.conf import settings

_NONCE = 12  # bytes, drawn anew for each seal


@lru_cache(maxsize=4)
def _keys(secret: str) -> tuple[HMAC, AESGCM]:
    master = secret.encode()
    find = hmac.digest(master, b"hnsa find", hashlib.sha256)
    seal = hmac.digest(master, b"hnsa seal", hashlib.sha256)
    return HMAC(find, SHA256()), AESGCM(seal)


def finder(link_key: str) -> UUID:
    """The keyed hash under which a number (in its linking form) is found; 128 bits as a UUID."""
    return UUID(hex=finders([link_key])[0])


def finders(link_keys: Iterable[str]) -> list[str]:
    """The same of many, each as 32 hexadecimal digits: PostgreSQL reads them as the same UUID."""
    copy, found = _keys(settings.ID_KEY)[0].copy, []
    for link_key in link_keys:
        keyed = copy()
        keyed.update(link_key.encode())
        found.append(keyed.finalize()[:16].hex())
    return found


def seal(number: str) -> bytes:
    """The number, readable only with the key. Two seals of one number differ."""
    return seal_all([number])[0]


def seal_all(texts: Sequence[str]) -> list[bytes]:
    """Each of these numbers or texts sealed; their nonces are drawn at once."""
    drawn = os.urandom(_NONCE * len(texts))
    nonces = [drawn[at : at + _NONCE] for at in range(0, len(drawn), _NONCE)]
    encrypt = _keys(settings.ID_KEY)[1].encrypt
    return [
        nonce + encrypt(nonce, text.encode(), None)
        for nonce, text in zip(nonces, texts, strict=True)
    ]


def unseal(sealed: bytes | memoryview) -> str:
    """The number that was sealed. Raises `cryptography.exceptions.InvalidTag` on a wrong key."""
    _, box = _keys(settings.ID_KEY)
    data = bytes(sealed)
    return box.decrypt(data[:_NONCE], data[_NONCE:], None).decode()
