"""What somebody wrote is set in its own script and direction."""

import pytest

from associations.prints.hands import written


@pytest.mark.parametrize(
    ("text", "spoken", "side", "language"),
    [
        ("We help each other.", ("ur", "en"), "ltr", "en"),
        ("ہم ایک دوسرے کی مدد کریں گی۔", ("ur", "en"), "rtl", "ur"),
        ("موږ یو بل سره مرسته کوو", ("ps", "fa"), "rtl", "ps"),
        ("ما به هم کمک می‌کنیم", ("fa", "ps"), "rtl", "fa"),
        ("আমরা একসাথে সুতা কিনব।", ("bn",), "ltr", "bn"),
        ("हम साथ काम करेंगी।", ("ne",), "ltr", "ne"),
        ("हम साथ काम करेंगी।", ("hi", "bn"), "ltr", "hi"),
        ("நாங்கள் ஒன்றாக", ("si", "ta"), "ltr", "ta"),
        ("අපි එකට", ("si", "ta"), "ltr", "si"),
        ("ང་ཚོ་མཉམ་དུ", ("dz",), "ltr", "dz"),
        ("އަހަރެމެން", ("dv",), "rtl", "dv"),
        ("ہم ایک ہیں", ("bn",), "rtl", "ur"),  # a language that the country does not name
    ],
)
def test_the_hand_is_that_of_the_script_and_the_country(
    text: str, spoken: tuple[str, ...], side: str, language: str
) -> None:
    hand = written(text, spoken)
    assert (hand.text, hand.dir, hand.lang) == (text, side, language)


def test_most_letters_decide_not_the_first() -> None:
    assert written("CNIC لازمی ہے، ہر رکن کے لیے").dir == "rtl"
    assert written("The word مسودہ means draft").dir == "ltr"


@pytest.mark.parametrize("text", ["", "   ", "1 200", "9/10", "…"])
def test_what_has_no_letters_has_no_language(text: str) -> None:
    hand = written(text, ("ur",))
    assert (hand.dir, hand.lang) == ("ltr", "")
    assert bool(hand) is bool(text.strip())
