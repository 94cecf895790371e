"""Key texts as 64-bit numbers: short to store, quick to index, equal for equal texts.

The texts come from `members/rules/sameness`; the numbers stand in `Person.name_key`, `core_key`
and in the rows of an import. Nothing secret: for national ids see `hnsa.core.sealing`.
"""

from hashlib import blake2b


def hashed(text: str) -> int:
    """The text's blake2b hash as a signed 64-bit number (a PostgreSQL bigint)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
