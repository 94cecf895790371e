"""What a status or remarks cell says of a membership: died, left, put out elsewhere."""

import re
from functools import lru_cache
from typing import Final

from members.rules.text import fold
from members.vocabulary.reasons import Reason


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words (comma-separated, folded here) as whole words."""
    folded = sorted({fold(word) for word in words.split(",")} - {""}, key=len, reverse=True)
    return re.compile(r"(?:^|(?<= ))(?:" + "|".join(map(re.escape, folded)) + r")(?= |$)")


_DIED: Final = _pattern("""
    died, dead, deceased, expired, death, passed away, late, marhooma, marhoom, wafat,
    foat, faut, مرحومہ, مرحوم, فوت, فوت شدہ, وفات, انتقال, متوفیہ, متوفی, مړ, মৃত, মৃত্যু,
    মারা গেছে, মারা গেছেন, মৃতা, মারা গিয়েছেন, मृत, मृत्यु, मृतक, स्वर्गवास, स्वर्गीय,
    निधन, देहांत, मृत्यु भएको, දිවංගත, මියගිය, இறந்துவிட்டார், காலமானார்
""")
_LEFT: Final = _pattern("""
    left, resigned, withdrawn, withdrew, resign, leaved, has left, quit, terminated,
    removed, ceased, discontinued, cancelled, ex member, former member, chor gayi,
    chor gai, chhor gayi, chor diya, chhod diya, not a member, membership ended, shifted,
    moved away, dropout, drop out, چھوڑ گئی, چھوڑ دیا, چھوڑ چکی, استعفیٰ, مستعفی, خارج,
    چلی گئی, পদত্যাগ, ছেড়ে গেছে, ছেড়ে দিয়েছেন, ছেড়ে গেছেন, চলে গেছে, বাতিল, इस्तीफा,
    इस्तीफ़ा, छोड़ दिया, छोड़ गई, छोड़ा, राजीनामा, छोडेको, छाडेको, निष्कासन
""")
_EXPELLED: Final = _pattern("""
    expelled, expulsion, removed, thrown out, put out, struck off, dismissed, terminated,
    nikala, nikal diya, نکالا, نکالی, نکال دیا, نکال دی گئی, نکالا گیا, خارج, برطرف,
    বহিষ্কৃত, বহিষ্কার, বহিস্কৃত, निष्कासित, निष्कासन, निकाला, निकाल दिया, हटाई गई,
    बर्खास्त
""")
_BY_OTHERS: Final = _pattern("from, of, by, in, se, سے, থেকে, হতে, से, बाट, द्वारा")
_FROM: Final = _pattern("from, of, hand, side, eye, leg, se, سے, থেকে, হতে, से, बाट")
_HERE: Final = _pattern("this association, our association, here, this group, this list")
_KIN: Final = _pattern("""
    husband, father, mother, son, daughter, brother, sister, child, widow, wife, parents,
    in law, baby, شوہر, خاوند, والد, والدہ, باپ, ماں, بیٹا, بیٹی, بھائی, بیوہ, স্বামী,
    পিতা, বাবা, মা, ছেলে, মেয়ে, বিধবা, पति, पिता, माता, बेटा, बेटी, भाई, विधवा, श्रीमान,
    बुवा, आमा
""")
_NOT: Final = _pattern("not, never, no, نہیں, না, নয়, नहीं, छैन")
_STILL: Final = _pattern("""
    active, current, alive, present, member, yes, فعال, موجود, সক্রিয়, सक्रिय
""")
_FEW: Final = 4  # words: a longer remark is a story, not a state


@lru_cache(maxsize=4096)
def of_status(cell: str) -> Reason | None:
    """Why a status cell says that she is a member no longer: DECEASED, ALREADY_LEFT, or None."""
    words = fold(cell)
    if not words or _STILL.match(words) or (_NOT.search(words) and "member" not in words):
        return None
    if _DIED.search(words) and not _KIN.search(words):
        return Reason.DECEASED
    if _LEFT.search(words) or _EXPELLED.search(words):
        return Reason.ALREADY_LEFT
    return None


@lru_cache(maxsize=4096)
def of_remarks(cell: str) -> Reason | None:
    """What a remarks cell says: DECEASED, ALREADY_LEFT, EXPULSION_NOTE, or None.

    A remark is free text: "husband died" is not her death, "expelled from Adda Assoc 2023" is
    about another body and only noted, a long story decides nothing.
    """
    words = fold(cell)
    if not words or _NOT.search(words):
        return None
    if _EXPELLED.search(words):
        elsewhere = _BY_OTHERS.search(words) is not None and _HERE.search(words) is None
        return Reason.EXPULSION_NOTE if elsewhere else Reason.ALREADY_LEFT
    if _KIN.search(words):
        return None
    if _DIED.search(words) and len(words.split()) <= 2 * _FEW:
        return Reason.DECEASED
    if _LEFT.match(words) and len(words.split()) <= _FEW and not _FROM.search(words):
        return Reason.ALREADY_LEFT
    return None
