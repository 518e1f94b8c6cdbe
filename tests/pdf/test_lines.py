"""Where lines of a page end: at words, never before what belongs to the word."""

import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.assets import FONTS
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.signs import Signs
from ita_desktop.thai.breaking import break_offsets, cluster_offsets
from tests.pdf.readers import printed_texts
from tests.pdf.seed import seed_report

FORBIDDEN_FIRST = set("ๆฯ)]}”’»ะาำๅ")


@pytest.fixture(scope="module")
def setting() -> Setting:
    return Setting(CidFont(Face(FONTS / "Sarabun-Regular.ttf"), "F1", Signs()), 11)


def lines_of(setting: Setting, text: str, room: float) -> list[str]:
    return ["".join(word.text for word in line) for line in setting.broken(text, room, room)]


def bad_breaks(setting: Setting, text: str, room: float) -> list[str]:
    lines = lines_of(setting, text, room)
    assert "".join(lines) == text
    bad = []
    allowed = set(break_offsets(text))
    for offset, line in zip(accumulate(map(len, lines)), lines[1:], strict=False):
        marked = line[0] in FORBIDDEN_FIRST or unicodedata.category(line[0]).startswith("M")
        if marked or (offset not in allowed and not stands_alone(setting, text, offset, room)):
            bad.append(f"{text[:offset]}|{line}")
    return bad


def stands_alone(setting: Setting, text: str, offset: int, room: float) -> bool:
    """Whether the word around an offset is wider than any line, and cut between clusters."""
    ends = [0, *break_offsets(text), len(text)]
    start = max(end for end in ends if end < offset)
    end = min(end for end in ends if end > offset)
    word = text[start:end]
    return setting.word(word).fitting_width > room and offset - start in cluster_offsets(word)


def test_no_line_of_the_seed_breaks_badly_at_a_thousand_widths(setting: Setting) -> None:
    texts = sorted({text for text in printed_texts(*seed_report()) if text})

    @settings(max_examples=1000)
    @given(st.sampled_from(texts), st.floats(40, 720))
    def at_any_width(text: str, room: float) -> None:
        assert bad_breaks(setting, text, room) == []

    at_any_width()


@pytest.mark.parametrize("room", [60, 90, 130, 700])
def test_no_line_of_the_whole_seed_breaks_badly(setting: Setting, room: float) -> None:
    for text in printed_texts(*seed_report()):
        assert bad_breaks(setting, text, room) == []


def test_lines_are_no_wider_than_their_room(setting: Setting) -> None:
    for text in printed_texts(*seed_report()):
        for line in setting.paragraph(text, 120):
            assert line.width <= 120.1


def test_a_word_wider_than_the_line_is_cut_between_clusters(setting: Setting) -> None:
    assert "".join(lines_of(setting, "กี่" * 100, 50)) == "กี่" * 100
    assert all(set(line) == set("กี่") for line in lines_of(setting, "กี่" * 100, 50))


def test_spaces_after_a_word_that_is_cut_make_no_line_of_their_own(setting: Setting) -> None:
    for room in range(20, 80):
        assert all(line.strip() for line in lines_of(setting, "a" * 20 + " " * 30 + "ข", room))


def test_a_word_that_is_cut_keeps_its_brackets_and_repetition_marks(setting: Setting) -> None:
    for room in range(20, 80):
        lines = lines_of(setting, "(E-Service) [กกกกกกๆ]", room)
        assert not [line for line in lines if line[0] in ")]ๆ" or line.strip()[-1] in "(["]


def test_no_line_of_one_letter_with_marks_without_end_is_too_wide(setting: Setting) -> None:
    for text in ("ก" + "่" * 2000, "(" * 2000, ")" * 2000):
        lines = setting.paragraph(text, 100)
        assert len(lines) > 5
        assert max(line.width for line in lines) <= 100.1


def test_a_high_mark_pushes_its_line_away_from_the_line_above(setting: Setting) -> None:
    (plain,) = setting.paragraph("กา", 100)
    (high,) = setting.paragraph("ก็์", 100)
    (deep,) = setting.paragraph("ฎู", 100)
    assert high.ascent > plain.ascent
    assert deep.descent > plain.descent
    assert plain.ascent > setting.word("ที่").top


def test_the_second_line_of_an_item_stands_below_its_text_not_below_its_number(
    setting: Setting,
) -> None:
    lead = setting.word("๑. ")
    lines = setting.paragraph("การปฏิบัติหน้าที่ของหน่วยงาน", 60, lead=lead, hanging=lead.width)
    assert lines[0].indent == 0
    assert {line.indent for line in lines[1:]} == {lead.width}


def test_a_word_wider_than_its_line_is_cut_where_its_parts_meet(setting: Setting) -> None:
    assert lines_of(setting, "กระบวนการทำงาน", 70) == ["กระบวนการ", "ทำงาน"]
    assert lines_of(setting, "ของกระบวนการทำงานของ", 80) == ["ของกระบวนการ", "ทำงานของ"]
    assert lines_of(setting, "กระบวนการทำงาน", 30)[0] == "กระ"
