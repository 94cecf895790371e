"""National identity numbers at rest: sealed (AES-GCM) and findable by a keyed hash.

One key (`HNSA_ID_KEY`) gives both: without it a copy of the database tells no number. Some
documents (Aadhaar) are never stored so that they can be read again: only their hash and tail.
"""

import hashlib
import hmac
import os
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


@lru_cache(maxsize=4)
def _keys(secret: str) -> tuple[bytes, AESGCM]:
    master = secret.encode()
    find = hmac.digest(master, b"hnsa find", hashlib.sha256)
    seal = hmac.digest(master, b"hnsa seal", hashlib.sha256)
    return find, AESGCM(seal)


def finder(link_key: str) -> UUID:
    """The keyed hash under which a number (in its linking form) is found; 128 bits as a UUID."""
    find, _ = _keys(settings.ID_KEY)
    return UUID(bytes=hmac.digest(find, link_key.encode(), hashlib.sha256)[:16])


def seal(number: str) -> bytes:
    """The number, readable only with the key. Two seals of one number differ."""
    _, box = _keys(settings.ID_KEY)
    nonce = os.urandom(12)
    return nonce + box.encrypt(nonce, number.encode(), None)


def unseal(sealed: bytes | memoryview) -> str:
    """The number that was sealed. Raises `cryptography.exceptions.InvalidTag` on a wrong key."""
    _, box = _keys(settings.ID_KEY)
    data = bytes(sealed)
    return box.decrypt(data[:12], data[12:], None).decode()
