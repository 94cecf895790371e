"""Made-up names in Latin and Urdu letters: real given names of the country, and many built ones.

How often a name is borne falls off as in real lists, so that namesakes abound.
"""

from random import Random
from typing import Final

_WOMEN: Final = """
Shazia شازیہ,Nasreen نسرین,Rukhsana رخسانہ,Kausar کوثر,Salma سلمیٰ,Parveen پروین,Fatima فاطمہ,
Zainab زینب,Amina آمنہ,Khalida خالدہ,Zareena زرینہ,Hamida حمیدہ,Sakina سکینہ,Bushra بشریٰ,
Shamim شمیم,Naseem نسیم,Razia رضیہ,Saima صائمہ,Sumaira سمیرا,Farzana فرزانہ,Rubina روبینہ,
Samina ثمینہ,Tahira طاہرہ,Yasmeen یاسمین,Ghazala غزالہ,Iqra اقراء,Maryam مریم,Ayesha عائشہ,
Nadia نادیہ,Sadia سعدیہ,Shahida شاہدہ,Shabana شبانہ,Noreen نورین,Kiran کرن,Asma اسماء,
Rabia رابعہ,Hina حنا,Mehwish مہوش,Uzma عظمیٰ,Fozia فوزیہ,Naheed ناہید,Sughra صغریٰ,
Kaneez کنیز,Zubaida زبیدہ,Hajra ہاجرہ,Safia صفیہ,Jameela جمیلہ,Nargis نرگس,Robina روبینہ,
Mumtaz ممتاز
"""
_MEN: Final = """
Aslam اسلم,Nazir نذیر,Manzoor منظور,Rasool رسول,Akram اکرم,Riaz ریاض,Bashir بشیر,Rafiq رفیق,
Sharif شریف,Iqbal اقبال,Ashraf اشرف,Akbar اکبر,Saeed سعید,Yousaf یوسف,Ibrahim ابراہیم,
Ismail اسماعیل,Anwar انور,Latif لطیف,Hanif حنیف,Siddique صدیق,Rashid راشد,Khalid خالد,
Tariq طارق,Javed جاوید,Nawaz نواز,Sarwar سرور,Boota بوٹا,Barkat برکت,Fazal فضل,Karim کریم,
Majeed مجید,Hameed حمید,Rehmat رحمت,Sadiq صادق,Zafar ظفر,Arshad ارشد,Amjad امجد,Pervaiz پرویز
"""
_AFTER_HERS: Final = (
    ("Bibi", "بی بی"), ("Begum", "بیگم"), ("Khatoon", "خاتون"), ("Akhtar", "اختر"),
    ("Parveen", "پروین"), ("Mai", "مائی"),
)  # fmt: skip
_AFTER_HIS: Final = (("Ahmad", "احمد"), ("Ali", "علی"), ("Hussain", "حسین"), ("Khan", "خان"))
_SYLLABLES: Final = """
sha شا,zi زی,na نا,ri ری,ku کو,sum سم,par پر,vin وین,ak اک,tar تار,mu مو,ham ہم,mad مد,ba با,
ra را,fa فا,ti تی,ma ما,hu ہو,sai سائی,noor نور,ja جا,han ہان,bil بل,qis قس,ru رو,kha خا,
sa سا,za زا,gul گل,meh مہ,wi وی,la لا,da دا,ya یا,lim لیم,rif رف,din دین,sul سل,tan تان
"""

Name = tuple[str, str]


def _pairs(text: str) -> list[Name]:
    return [(one.split()[0], one.split()[1]) for one in text.replace("\n", "").split(",") if one]


def _built(seed: int, count: int, known: list[Name]) -> list[Name]:
    chance, syllables = Random(seed), _pairs(_SYLLABLES)
    made = dict(known)
    while len(made) < count:
        parts = chance.choices(syllables, k=chance.choice((2, 3)))
        latin = "".join(part[0] for part in parts).capitalize()
        made.setdefault(latin, "".join(part[1] for part in parts))
    return list(made.items())


WOMEN: Final = _built(1, 2_500, _pairs(_WOMEN))
MEN: Final = _built(2, 1_800, _pairs(_MEN))


def hers(chance: Random) -> Name:
    """A woman's name in both scripts."""
    first = WOMEN[int(len(WOMEN) * chance.random() ** 2.2)]
    if chance.random() < 0.7:
        second = _AFTER_HERS[int(6 * chance.random() ** 2)]
    else:
        second = WOMEN[int(len(WOMEN) * chance.random() ** 2.2)]
    return f"{first[0]} {second[0]}", f"{first[1]} {second[1]}"


def his(chance: Random) -> str:
    """The name of a father or husband."""
    first = MEN[int(len(MEN) * chance.random() ** 2.2)][0]
    told = chance.random()
    if told < 0.25:
        return f"Muhammad {first}"
    if told < 0.75:
        return f"{first} {_AFTER_HIS[int(4 * chance.random())][0]}"
    return first
