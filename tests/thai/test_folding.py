import unicodedata
from itertools import product

import pytest
import uharfbuzz as hb
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desktop.assets import FONTS
from ita_desktop.thai.folding import count_characters, fold, fold_with_losses
from tests.thai.texts import CONSONANTS, MARKS, SEED, any_text, mixed

SPELT = "น\u0e4dา"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(map(chr, [*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85)]))

stacks = st.lists(
    st.tuples(st.sampled_from(CONSONANTS), st.text(MARKS + "าำ", max_size=5)),
    min_size=1,
    max_size=4,
).map(lambda parts: "".join(a + b for a, b in parts))


@pytest.fixture(scope="module")
def drawn():
    """Tells which glyphs Sarabun draws for a text, and where."""
    font = hb.Font(hb.Face((FONTS / "Sarabun-Regular.ttf").read_bytes()))

    def draw(text):
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
        hb.shape(font, buffer)
        x = 0
        glyphs = []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append((info.codepoint, x + place.x_offset, place.y_offset))
            x += place.x_advance
        return sorted(glyphs), x

    return draw


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        (SPELT, "น\u0e33"),
        ("น\u0e4d\u0e49า", "น\u0e49\u0e33"),
        ("น\u0e49\u0e4dา", "น\u0e49\u0e33"),
        ("ก\u0e48\u0e38", "ก\u0e38\u0e48"),
        ("e\u0301", "é"),
        ("ก\r\nข\rค\u2028ง\u2029จ\x85ฉ\vช\fซ", "ก\nข\nค\nง\nจ\nฉ\nช\nซ"),
        ("ก\tข", "ก ข"),
        ("\ufeffก\x00ข\u202eค\u2069\ud800\ufffe\U0010ffff", "กขค"),
        ("น\u0e4d\u200bา", "น\u0e4d\u200bา"),
        ("กี\u0e4dา", "กี\u0e4dา"),
        ("ก\u0e48\u0e4d\u0e49า", "ก\u0e48\u0e4d\u0e49า"),
        ("\u2329\uf900\u00a0", "\u2329\uf900\u00a0"),
    ],
)
def test_texts_that_look_the_same_get_one_spelling(source, folded):
    assert fold(source) == folded


def test_characters_that_go_away_are_named():
    assert fold_with_losses("ก\x00 \x1cข\u202e\ud800\r\n\t") == ("ก ข\n ", "\x00\u202e\ud800")


def test_the_seed_loses_nothing():
    assert fold_with_losses(SEED)[1] == ""


@given(any_text)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_with_losses(fold(text))[1] == ""


@given(any_text)
def test_no_character_is_lost_without_being_named(text):
    folded, removed = fold_with_losses(text)
    assert count_characters(folded) + count_characters(removed) == count_characters(text)


@given(mixed)
def test_only_what_is_never_shown_goes_away(text):
    for character in fold_with_losses(text)[1]:
        assert character in BIDI or unicodedata.category(character) in {"Cc", "Cs"}


@given(any_text)
def test_a_folded_text_holds_nothing_that_a_file_cannot(text):
    folded = fold(text)
    assert folded.encode() is not None
    assert not set(folded) & set(BIDI + CONTROLS + "\t\r\v\f\x85\u2028\u2029\ufeff\ufffe\uffff")


@given(mixed)
def test_the_count_is_the_same_for_each_spelling(text):
    assert count_characters(fold(text)) == count_characters(
        unicodedata.normalize("NFD", fold(text)).replace("\u0e33", "\u0e4dา")
    )


@given(stacks)
@example("ก\u0e48\u0e48\u0e38\u0e33")
def test_a_folded_text_is_drawn_as_its_source(drawn, text):
    assert drawn(fold(text)) == drawn(text)


def test_every_stack_of_three_marks_is_drawn_as_its_source(drawn):
    changed = [
        text
        for marks in product(MARKS + "า", repeat=3)
        if fold(text := "ป" + "".join(marks) + "า") != text and drawn(fold(text)) != drawn(text)
    ]
    assert changed == []


def test_200000_characters_of_any_kind_are_folded():
    for part in ("\u0e4d", "\u0e48", "ก", SPELT, "\x00", "\r", "\ud800", "\u0301"):
        text = (part * 200_000)[:200_000]
        folded, removed = fold_with_losses(text)
        assert count_characters(folded) + count_characters(removed) == count_characters(text)
