"""Gathers the words that typing errors are mended to, and writes scoring/data/words.txt.

    python -m training.known_words

Usual words are those of three replies of the corpus or more, by at least two authors, commonest
first. Words that are right but not usual, from the rest of the corpus and from the tagger's
vocabulary, are only kept so that nobody's right word is taken for a slip.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import onnxruntime

from scoring.reader.typing_errors import SLIPS
from scoring.spelling import british
from scoring.wording import read_words
from training.labelled import WORDS, read_corpus

TAGGER = WORDS.with_name("tagger.onnx")
LEAST_REPLIES, LEAST_AUTHORS = 3, 2
RIGHT = (
    "maam posh chai morn malam whoa oops whoops modem router username passphrase"
    " inconvenient inconvenienced unpacked hotspot"
    " webchat wifi login logout inbox spam url voicemail chatbot helpdesk postcode barcode parcel"
    " tracked untracked restock preorder upsell prepay prepaid postpaid refundable reboot"
    " rebook reschedule"
    " misplaced mislaid doable dearly pence quid tenner fiver prescription prescriptions browser"
    " broadband landline ringtone roaming smartphone touchscreen app apps hallo aunty nanny pane"
    " plated smoother striving quits breather faulty wonky dodgy gutted chuffed knackered cheers"
)


def vocabulary() -> set[str]:
    """The whole words among the pieces that the tagger knows."""
    session = onnxruntime.InferenceSession(TAGGER, providers=["CPUExecutionProvider"])
    return set(session.get_modelmeta().custom_metadata_map["pieces"].split("\n"))


def main() -> None:
    """Counts the words of the corpus and writes the file."""
    replies: Counter[str] = Counter()
    authors: dict[str, set[str]] = defaultdict(set)
    for row in read_corpus():
        for word in {
            token.raw for side in ("reply", "customer") for token in read_words(row[side]).tokens
        }:
            if word.isalpha() and word.isascii():
                replies[word] += 1
                authors[word].add(row["author"])
    right = vocabulary()
    usual = [
        word
        for word, count in sorted(replies.items(), key=lambda item: (-item[1], item[0]))
        if count >= LEAST_REPLIES
        and len(authors[word]) >= LEAST_AUTHORS
        and word not in SLIPS
        and (word in right or count >= 3 * LEAST_REPLIES)
    ]
    right |= set(RIGHT.split())
    right |= {british(word) for word in right}
    plain = {word for word in right if word.isalpha() and word.isascii() and len(word) > 3}
    known = sorted(
        (plain | {w for w, n in replies.items() if n >= 2 and len(authors[w]) > 1})
        - set(usual)
        - set(SLIPS)
    )
    WORDS.write_text("\n".join([*usual, "--", *known]) + "\n", "utf-8")
    print(f"{WORDS.name}: {len(usual)} usual words, {len(known)} others known")


if __name__ == "__main__":
    main()
