"""Typing errors that no distance between words can tell: short words, sounds, and habits."""

from __future__ import annotations

from collections.abc import Mapping

SLIPS: Mapping[str, str] = {
    "waht": "what", "wat": "what", "wht": "what", "hwat": "what", "yoru": "your", "yuor": "your",
    "hlep": "help", "hepl": "help", "helo": "hello", "hellow": "hello", "teh": "the", "hte": "the",
    "taht": "that", "thsi": "this", "adn": "and", "goodby": "goodbye", "gudbye": "goodbye",
    "goobye": "goodbye", "appologise": "apologise", "appologies": "apologies", "sory": "sorry",
    "liek": "like", "woudl": "would", "coudl": "could", "shoudl": "should", "thnak": "thank",
    "thansk": "thanks", "tahnks": "thanks", "plesae": "please", "pleae": "please",
    "plase": "please", "plaese": "please", "anythign": "anything", "anythinge": "anything",
    "anyhting": "anything", "anythings": "anything", "elese": "else", "esle": "else",
    "els": "else", "promiss": "promise", "porimse": "promise", "wellcome": "welcome",
    "gud": "good", "nite": "night", "moring": "morning", "hae": "have", "ahve": "have",
    "ahppened": "happened", "nto": "not", "ont": "not", "yu": "you", "youu": "you", "oyu": "you",
    "yuo": "you", "iwll": "will", "wil": "will", "whta": "what", "hwo": "how", "hw": "how",
    "abotu": "about", "namne": "name", "nmae": "name", "naem": "name", "hav": "have",
    "fro": "for", "ot": "to", "si": "is", "ti": "it", "hsa": "has", "cna": "can",
    "wiht": "with", "wuold": "would", "jsut": "just", "knwo": "know",
    "sned": "send", "tiem": "time", "tiems": "times", "hodl": "hold", "calll": "call",
    "tehm": "them", "tehy": "they", "whne": "when", "thier": "their", "frist": "first",
}  # fmt: skip
"""The right word for each."""
