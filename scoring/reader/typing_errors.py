"""Typing errors in the words that matter most to a reading, mended before it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from scoring.wording import misspellings, word_set

_KEY_WORDS = word_set(
    "what where when which your name please sorry thank thanks hello goodbye anything else help"
    " assist welcome appreciate understand apologise transfer supervisor manager refund account"
    " number address password birth reservation appointment confirm correct details moment hold"
    " wait booked available problem question another something today tomorrow morning afternoon"
    " evening night great have would like could there their about with this that from because"
    " before again still information frustrating frustrated inconvenience patience replacement"
    " order check happened exactly right follow everything"
)
_REAL_WORDS = word_set(
    "form from quite quiet wait want waht whit wile hole held hold bold tank thank thanked their"
    " there three trust untied then than wit with whit which witch were where wear here hear ear"
    " are our hour your you our order older odder birth girth gain again aging right write bight"
    " night nigh thing things think thin name names same game mane number numb numbers umber"
    " moments details detail correctly corrects confirms confirmed transfers managers refunds"
    " accounts addresses addressed passwords questions problems mornings hepl others other"
    " another anther check cheek checks orders angel angle great greet grate could cold cloud"
    " would world wold good hlep help kelp have halve has like lick lake liked likes line"
    " sill still stil til till elf else eels also sorry sory story sorrily bout about abut abbot"
    " today toady tomorrows plea please pleas pleased lease welcomes happen happens follows"
    " followed allow fellow hollow form forms nam tat hat that hit this his thins whet whit"
    " teach cheat tea ate how who woh won own now tow two owt"
)
_KNOWN = {
    "waht": "what", "wat": "what", "wht": "what", "hwat": "what", "yoru": "your", "yuor": "your",
    "hlep": "help", "hepl": "help", "helo": "hello", "hellow": "hello", "teh": "the",
    "taht": "that", "thsi": "this", "adn": "and", "goodby": "goodbye", "gudbye": "goodbye",
    "goobye": "goodbye", "appologise": "apologise", "appologies": "apologies", "sory": "sorry",
    "recieve": "receive", "recieved": "received", "definately": "definitely", "liek": "like",
    "woudl": "would", "coudl": "could", "shoudl": "should", "thnak": "thank", "thansk": "thanks",
    "plesae": "please", "pleae": "please", "plase": "please", "anythign": "anything",
    "anythinge": "anything", "anyhting": "anything", "anythings": "anything",
    "elese": "else", "esle": "else", "els": "else", "promiss": "promise", "porimse": "promise",
    "wellcome": "welcome", "gud": "good", "nite": "night", "moring": "morning",
    "mornig": "morning", "hae": "have", "ahve": "have", "ahppened": "happened", "nto": "not",
    "yu": "you", "youu": "you", "oyu": "you", "iwll": "will", "wil": "will",
    "whta": "what", "hwo": "how", "hw": "how", "abotu": "about", "becuase": "because",
    "namne": "name", "nmae": "name", "naem": "name", "hav": "have", "thx": "thanks",
}  # fmt: skip


@cache
def mended_words() -> Mapping[str, str]:
    """The right word for each known typing error."""
    return misspellings(_KEY_WORDS, _REAL_WORDS) | _KNOWN
