"""The symbols that candidates choose from: plain things of the house, the needle and the garden.

Each is drawn in `static/symbols/<code>.svg`. What was left out, and why: docs/elections.md.
"""

from typing import Final

from hnsa.law.words import Text, says

SYMBOLS: Final[dict[str, Text]] = {
    "bangles": says("bangles"),
    "belt": says("belt"),
    "boot": says("boot"),
    "button": says("button"),
    "camera": says("camera"),
    "carpet": says("carpet"),
    "carrot": says("carrot"),
    "chilli": says("chilli"),
    "cloud": says("rain cloud"),
    "comb": says("comb"),
    "door": says("door"),
    "envelope": says("envelope"),
    "funnel": says("funnel"),
    "grapes": says("grapes"),
    "grater": says("grater"),
    "handbag": says("handbag"),
    "hanger": says("clothes hanger"),
    "iron": says("iron for clothes"),
    "jar": says("pickle jar"),
    "mirror": says("hand mirror"),
    "mortar": says("mortar and pestle"),
    "needle": says("needle and thread"),
    "onion": says("onion"),
    "peanut": says("peanut"),
    "pear": says("pear"),
    "peas": says("pea pod"),
    "plug": says("electric plug"),
    "pumpkin": says("pumpkin"),
    "rake": says("rake"),
    "safety-pin": says("safety pin"),
    "schoolbag": says("school bag"),
    "shirt": says("shirt"),
    "skipping-rope": says("skipping rope"),
    "sock": says("sock"),
    "spool": says("spool of thread"),
    "spoon": says("spoon"),
    "stethoscope": says("stethoscope"),
    "swing": says("swing"),
    "tape": says("measuring tape"),
    "tent": says("tent"),
    "thimble": says("thimble"),
    "toffee": says("wrapped sweet"),
    "toothbrush": says("toothbrush"),
    "top": says("spinning top"),
    "trousers": says("trousers"),
    "wheelbarrow": says("wheelbarrow"),
    "window": says("window"),
    "yarn": says("ball of wool"),
}
