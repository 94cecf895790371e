"""The words under which a person is found: of her name, in every script, and of her relative's."""

from members.rules.names import tokens

LONGEST = 64  # characters of a word that are kept
MOST = 24  # words of one person


def words_of(*written: str) -> list[str]:
    """The folded words of these names, each once, in their order."""
    words = [word[:LONGEST] for name in written if name for word in tokens(name)]
    return list(dict.fromkeys(words))[:MOST]
