"""What a text is said to take is what it takes once it is set."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.assets import FONTS
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.signs import Signs
from tests.pdf.readers import printed_texts
from tests.pdf.seed import seed_report
from tests.thai.texts import any_text

SEED = sorted({text for text in printed_texts(*seed_report()) if text})
TEXTS = st.one_of(st.sampled_from(SEED), any_text, st.lists(st.sampled_from(SEED)).map("\n".join))


@pytest.fixture(scope="module")
def setting() -> Setting:
    return Setting(CidFont(Face(FONTS / "Sarabun-Regular.ttf"), "F1", Signs()), 11)


def test_lines_are_as_many_and_as_high_as_they_are_set(setting: Setting) -> None:
    @settings(max_examples=600, deadline=None)
    @given(TEXTS, st.floats(5, 700))
    def at_any_width(text: str, room: float) -> None:
        lines = [line.height for line in setting.paragraph(text, room)]
        assert Extent(setting, text).heights(room) == pytest.approx(lines)

    at_any_width()


def lines_of(setting: Setting, text: str, room: float) -> list[str]:
    return ["".join(word.text for word in line) for line in setting.broken(text, room, room)]


def test_in_the_width_of_its_widest_word_no_word_is_cut(setting: Setting) -> None:
    text = "กระบวนการทำงานของเจ้าหน้าที่"
    room = Extent(setting, text).whole
    assert lines_of(setting, text, room) == ["กระบวนการทำงาน", "ของเจ้าหน้าที่"]


def test_in_the_width_of_its_widest_part_words_are_cut_at_their_joints_only(
    setting: Setting,
) -> None:
    text = "กระบวนการทำงานของ"
    extent = Extent(setting, text)
    assert extent.parts < extent.whole
    assert lines_of(setting, text, extent.parts) == ["กระบวนการ", "ทำงานของ"]


def test_a_link_asks_for_no_more_room_than_the_widest_word_may(setting: Setting) -> None:
    link = "https://drive.google.com/file/d/" + "a1B2" * 20 + "/view"
    assert Extent(setting, link).whole < 110
    assert Extent(setting, "ฏ" * 40).whole == 0
