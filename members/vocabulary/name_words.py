"""Words that stand round a name and are not the name: kin, titles, half-honorifics, "late".

Sources: en.wikipedia "Pakistani name"; the three worked lists; the other languages from general
knowledge of written lists. Names here are compared folded, so case and accents do not matter.
"""

from typing import Final

from members.vocabulary.people import Relation

# Written between a woman's name and her relative's ("Shazia w/o Akram"), or before the relative.
KIN_LATIN: Final[tuple[tuple[str, Relation], ...]] = (
    (r"wi?d\s?[/.]\s?o(?:f\b)?|widow\s+of\b", Relation.WIDOW),
    (r"w\s?[/\\]\s?o(?:f\b)?|w\.\s?o\b|wife\s+of\b|(?:zoj[ae]h?|zaujah?)\b", Relation.WIFE),
    (r"d\s?[/\\]\s?o(?:f\b)?|daughter\s+of\b|(?:dukhtar|bint)\b", Relation.DAUGHTER),
    (r"s\s?[/\\]\s?o(?:f\b)?|son\s+of\b|walad\b", Relation.SON),
    (r"m\s?[/\\]\s?o(?:f\b)?|mother\s+of\b", Relation.MOTHER),
    (r"[chf]\s?[/\\]\s?o(?:f\b)?", Relation.UNKNOWN),
)
KIN_NATIVE: Final[dict[str, Relation]] = {
    # Urdu, Dari, Pashto
    "زوجہ": Relation.WIFE, "زوجۂ": Relation.WIFE, "زوجه": Relation.WIFE, "اہلیہ": Relation.WIFE,
    "بیوی": Relation.WIFE, "همسر": Relation.WIFE, "بیوہ": Relation.WIDOW, "بیوه": Relation.WIDOW,
    "دختر": Relation.DAUGHTER, "بنت": Relation.DAUGHTER, "ولد": Relation.SON, "پسر": Relation.SON,
    "والدہ": Relation.MOTHER, "فرزند": Relation.UNKNOWN,
    # Bengali: the words name the relative ("husband: …"), not the member
    "স্বামী": Relation.WIFE, "স্বামীঃ": Relation.WIFE, "স্বাঃ": Relation.WIFE, "স্বা": Relation.WIFE,
    "পিতা": Relation.UNKNOWN, "পিতাঃ": Relation.UNKNOWN, "বিধবা": Relation.WIDOW,
    # Hindi, Nepali
    "पत्नी": Relation.WIFE, "पति": Relation.WIFE, "विधवा": Relation.WIDOW,
    "पुत्री": Relation.DAUGHTER, "बेटी": Relation.DAUGHTER, "सुपुत्री": Relation.DAUGHTER,
    "छोरी": Relation.DAUGHTER, "पुत्र": Relation.SON, "सुपुत्र": Relation.SON, "छोरा": Relation.SON,
    "पिता": Relation.UNKNOWN, "बाबु": Relation.UNKNOWN,
    # Tamil: husband's name, father's name
    "க/பெ": Relation.WIFE, "த/பெ": Relation.UNKNOWN,
}  # fmt: skip

# What a column "relation" says, or a bracket after the relative, of either of the two
KIN_SAID: Final[dict[str, Relation]] = {
    "wife": Relation.WIFE, "w o": Relation.WIFE, "wo": Relation.WIFE, "wife of": Relation.WIFE,
    "husband": Relation.WIFE, "h": Relation.WIFE, "spouse": Relation.WIFE, "شوہر": Relation.WIFE,
    "widow": Relation.WIDOW, "late husband": Relation.WIDOW, "widow of": Relation.WIDOW,
    "daughter": Relation.DAUGHTER, "d o": Relation.DAUGHTER, "daughter of": Relation.DAUGHTER,
    "son": Relation.SON, "s o": Relation.SON, "son of": Relation.SON, "mother": Relation.MOTHER,
    "mother of": Relation.MOTHER, "father": Relation.UNKNOWN, "f": Relation.UNKNOWN,
    "والد": Relation.UNKNOWN,
}  # fmt: skip

LATE: Final[tuple[str, ...]] = (
    "late", "deceased", "marhoom", "marhum", "marhooma", "marhuma",
    "مرحوم", "مرحومہ", "مرحومه", "متوفی", "متوفیہ",
    "মৃত", "মরহুম", "মরহুমা", "স্বর্গীয়", "স্ব", "প্রয়াত", "মৃতঃ",
    "स्व", "स्व०", "स्वर्गीय", "स्वर्गीया", "मृत", "मृतक", "दिवंगत",
)  # fmt: skip

# Titles and particles: dropped from the core of a name wherever they stand.
TITLES: Final[frozenset[str]] = frozenset(
    """
    syed sayed sayyid sayyed syeda sayeda sayyida mirza shaikh sheikh shaik shekh sk malik mallik
    khan hafiz hafiza haji hajji chaudhry chaudhary choudhry choudhary chaudhari ch rana mian
    maulvi molvi maulana qari mst mstt musst mussamat mussammat most mosst mosammat
    mosammet musammat mosamat musamat mosa mosad
    smt shrimati srimati km kum kumari shri sri shree mr mrs ms miss dr prof late md mohd muhd mhd
    muhammad mohammad mohammed muhammed mohamed mohamad al ul ur us ud uz un el sahib sahiba
    سید سیدہ مرزا شیخ ملک خان حافظ حافظہ حاجی چوہدری چودھری رانا میاں مولوی مسماۃ مسماہ مسمات محمد
    صاحب صاحبہ
    মোসা মোছা মোসাম্মৎ মোছাম্মৎ মোসাম্মত মোছাম্মত মো মোহাম্মদ মুহাম্মদ মোহা সৈয়দ সৈয়দা শেখ খান
    হাজী মিয়া শ্রীমতি শ্রীমতী শ্রী মিসেস জনাব
    श्रीमती श्री सुश्री कुमारी कु मोहम्मद मुहम्मद मो शेख खान
    """.split()
)
# Half honorific, dropped and added freely (Pakistan, Bangladesh, India); in any spelling.
HONORIFICS: Final[tuple[str, ...]] = tuple(
    """
    bibi begum khatoon khatun bano khanum devi rani bai ben
    بیبی بیگم خاتون بانو خانم بی
    বেগম খাতুন বানু বিবি খানম রানী দেবী
    देवी बेगम खातून बानो बीबी रानी बाई खानम
    """.split()
)
# Half name: dropped only where another name stands before it (Surayya Parveen, but Parveen Akhtar).
HALF_NAMES: Final[tuple[str, ...]] = tuple(
    """
    akhtar parveen sultana kausar
    اختر پروین کوثر سلطانہ
    আক্তার পারভীন সুলতানা
    परवीन अख्तर सुल्ताना
    """.split()
)
# Written as one word or two: Abdul Hamid, Ghulam Rasool, Allah Rakhi; Nur Jahan, Gul Naz.
JOINED_TO_NEXT: Final = ("abdul", "ghulam", "allah")
JOINED_TO_LAST: Final = ("jahan", "naz", "nisa")
# What stands for "nothing known" in a name cell
NO_NAME: Final[frozenset[str]] = frozenset(
    {"nil", "none", "null", "n a", "unknown", "not known", "no name", "xx", "xxx", "نامعلوم",
     "অজানা", "अज्ञात"}
)  # fmt: skip
