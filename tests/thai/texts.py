"""Texts that the tests of the thai room are made from."""

from __future__ import annotations

from hypothesis import strategies as st

from ita_desktop.assets import RESOURCES

SEED = (RESOURCES / "sample-report-2566.txt").read_text(encoding="utf-8")
SEED_PARAGRAPHS = [cell for line in SEED.splitlines() for cell in line.split("\t") if cell.strip()]

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
MARKS = "".join(map(chr, [0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)]))
FOLLOWING_VOWELS = "ะาำๅ"
LEADING_VOWELS = "เแโใไ"
_THAI = CONSONANTS + MARKS + FOLLOWING_VOWELS + LEADING_VOWELS + "ๆฯ๐๑๒๙"
_OTHERS = "aZ09.,:;!?%/-–\"'()[]“”«»@ \t\n\u00a0\u200b\u200d\u0301é中😀👩🏽🇹\x00\u202e\ud800"

DICTIONARY = tuple(
    word
    for name in ("words.txt", "field-words.txt")
    for word in (RESOURCES / "dictionary" / name).read_text(encoding="utf-8").splitlines()
    if word and not word.startswith("#")
)

thai = st.text(alphabet=_THAI, max_size=60)
mixed = st.text(alphabet=_THAI + _OTHERS, max_size=80)
any_text = st.one_of(mixed, st.text(st.characters(), max_size=40))
dictionary_words = st.sampled_from(DICTIONARY)
