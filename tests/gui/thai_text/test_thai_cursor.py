"""The cursor in Thai text, by real keys and clicks: marks, cells, words; lines and blocks alike."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.text_fields import TextBlock, TextLine
from ita_desktop.gui.thai_text.utf16 import python_offset, utf16_length
from ita_desktop.model.form import Marker
from ita_desktop.thai.cells import is_cell_boundary
from tests.gui.asking import lay_out

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = {
    "line": TextLine,
    "block": lambda: TextBlock((2, 9)),
    "list": lambda: LineList(Marker.NUMBER, (2, 9)),
}


class Typist:
    """Types into a field of any kind and says where the cursor is."""

    def __init__(self, field) -> None:
        self.field = field

    def show(self, text: str, at: int) -> None:
        if isinstance(self.field, TextLine):
            self.field.setText(text)
        else:
            self.field.show_text(text)
        self.place(at, text)

    def place(self, at: int, text: str) -> None:
        units = utf16_length(text[:at])
        if isinstance(self.field, TextLine):
            self.field.setCursorPosition(units)
        else:
            cursor = self.field.textCursor()
            cursor.setPosition(units)
            self.field.setTextCursor(cursor)

    @property
    def text(self) -> str:
        return self.field.text() if isinstance(self.field, TextLine) else self.field.text_now()

    @property
    def at(self) -> int:
        if isinstance(self.field, TextLine):
            return python_offset(self.text, self.field.cursorPosition())
        return python_offset(self.text, self.field.textCursor().position())

    @property
    def selected(self) -> str:
        if isinstance(self.field, TextLine):
            return self.field.selectedText()
        return self.field.textCursor().selectedText()

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.field, key, modifiers)

    def stops(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> list[int]:
        found = [self.at]
        while True:
            self.press(key, modifiers)
            if self.at == found[-1]:
                return found
            found.append(self.at)


@pytest.fixture(params=sorted(KINDS))
def typist(request, qtbot):
    field = KINDS[request.param]()
    qtbot.addWidget(field)
    field.setFixedWidth(400)
    field.show()
    lay_out()
    field.setFocus()
    return Typist(field)


def test_the_arrows_go_from_letter_to_letter_with_its_marks(typist):
    typist.show("เกาะที่น้ำ😀ข", 0)
    expected = [0, 1, 2, 3, 4, 7, 10, 11, 12]
    assert typist.stops(Qt.Key.Key_Right) == expected
    assert typist.stops(Qt.Key.Key_Left) == expected[::-1]


def test_backspace_takes_one_mark_and_delete_the_letter_with_its_marks(typist):
    typist.show("ที่นี้", 3)
    typist.press(Qt.Key.Key_Backspace)
    assert typist.text == "ทีนี้"
    typist.press(Qt.Key.Key_Backspace)
    assert typist.text == "ทนี้"
    typist.press(Qt.Key.Key_Delete)
    assert (typist.text, typist.at) == ("ท", 1)
    typist.press(Qt.Key.Key_Delete)
    assert typist.text == "ท"


def test_characters_outside_the_basic_plane_stay_whole(typist):
    typist.show("ก😀👩‍👩‍👧ข", 1)
    typist.press(Qt.Key.Key_Delete)
    assert typist.text == "ก👩‍👩‍👧ข"
    typist.press(Qt.Key.Key_Right)
    assert typist.at == 6
    typist.press(Qt.Key.Key_Backspace)
    assert typist.text == "ก👩‍👩‍ข"
    typist.text.encode("utf-16")


def test_selecting_takes_whole_letters_and_an_arrow_ends_it(typist):
    typist.show("ที่นี้", 0)
    typist.press(Qt.Key.Key_Right, SHIFT)
    assert typist.selected == "ที่"
    typist.press(Qt.Key.Key_Right, SHIFT)
    assert typist.selected == "ที่นี้"
    typist.press(Qt.Key.Key_Left, SHIFT)
    assert typist.selected == "ที่"
    typist.press(Qt.Key.Key_Right)
    assert (typist.selected, typist.at) == ("", 3)
    typist.press(Qt.Key.Key_Left, SHIFT)
    typist.press(Qt.Key.Key_Left)
    assert (typist.selected, typist.at) == ("", 0)
    typist.press(Qt.Key.Key_End, SHIFT)
    typist.press(Qt.Key.Key_Delete)
    assert typist.text == ""


def test_ctrl_and_the_arrows_go_from_word_to_word(typist):
    typist.show("มาตรการและ แนวทาง (ITA)ของเทศบาล", 0)
    stops = typist.stops(Qt.Key.Key_Right, CTRL)
    assert [typist.text[a:b] for a, b in pairwise(stops)] == [
        "มาตรการ", "และ ", "แนวทาง ", "(ITA)", "ของ", "เทศบาล"
    ]  # fmt: skip
    assert typist.stops(Qt.Key.Key_Left, CTRL) == stops[::-1]
    typist.press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert typist.selected == "มาตรการ"


def test_ctrl_backspace_and_ctrl_delete_take_a_word(typist):
    typist.show("มาตรการและแนวทางของเทศบาล", 10)
    typist.press(Qt.Key.Key_Backspace, CTRL)
    assert (typist.text, typist.at) == ("มาตรการแนวทางของเทศบาล", 7)
    typist.press(Qt.Key.Key_Delete, CTRL)
    assert (typist.text, typist.at) == ("มาตรการของเทศบาล", 7)


def test_a_double_click_selects_a_word(typist):
    typist.show("มาตรการและ(แนวทาง) ของเทศบาล", 12)
    field = typist.field
    target = field if isinstance(field, TextLine) else field.viewport()
    place = field.cursorRect().center() + QPoint(1, 0)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=place)
    assert typist.selected == "แนวทาง"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    text=st.text(alphabet="กาี่้ำเแ ะ็1a😀\u200d์ู", max_size=14),
    keys=st.lists(
        st.tuples(
            st.sampled_from(["Left", "Right", "Home", "End", "Delete"]),
            st.sampled_from([Qt.KeyboardModifier.NoModifier, CTRL, SHIFT, CTRL | SHIFT]),
        ),
        max_size=12,
    ),
)
def test_no_key_leaves_the_cursor_or_a_selection_inside_a_letter(typist, text, keys):
    typist.show(text, 0)
    for name, modifiers in keys:
        before = typist.text
        if name == "Delete" and modifiers & SHIFT:
            continue  # cuts, for Qt
        typist.press(getattr(Qt.Key, f"Key_{name}"), modifiers)
        text, at = typist.text, typist.at
        assert is_cell_boundary(text, at)
        assert name == "Delete" or text == before
        text.encode("utf-16")  # no half of a pair is left
        place = text.find(typist.selected) if typist.selected else at
        assert place >= 0


@pytest.fixture
def block(qtbot):
    block = TextBlock((2, 9))
    qtbot.addWidget(block)
    block.setFixedWidth(300)
    block.show()
    lay_out()
    block.setFocus()
    return block


def test_arrows_and_delete_go_over_the_end_of_a_line(block):
    block.show_text("ที่\nนี้")
    block.moveCursor(QTextCursor.MoveOperation.Start)
    for place in (3, 4, 7, 7):
        QTest.keyClick(block, Qt.Key.Key_Right)
        assert block.textCursor().position() == place
    for place in (4, 3):
        QTest.keyClick(block, Qt.Key.Key_Left)
        assert block.textCursor().position() == place
    QTest.keyClick(block, Qt.Key.Key_Delete)
    assert block.text_now() == "ที่นี้"
    QTest.keyClick(block, Qt.Key.Key_Left, CTRL)
    assert block.textCursor().position() == 0


def test_what_is_typed_at_the_end_of_a_wrapped_line_goes_between_words(block):
    block.show_text("การประชาสัมพันธ์มาตรการและแนวทาง" * 4)
    block.moveCursor(QTextCursor.MoveOperation.Start)
    line = block.document().firstBlock().layout().lineAt(0)
    QTest.keyClick(block, Qt.Key.Key_End)
    assert block.textCursor().position() == line.textLength()
    block.show_text("มาตรการ " * 20)
    block.moveCursor(QTextCursor.MoveOperation.Start)
    line = block.document().firstBlock().layout().lineAt(0)
    QTest.keyClick(block, Qt.Key.Key_End)
    assert block.textCursor().position() == line.textLength() - 1
    QTest.keyClick(block, Qt.Key.Key_Home, SHIFT)
    assert len(block.textCursor().selectedText()) == line.textLength() - 1


def test_dragging_the_mouse_selects_whole_letters(block):
    block.show_text("ที่นี้น้ำ")
    lay_out()
    layout = block.document().firstBlock().layout()
    line = layout.lineAt(0)
    y = round(line.height() / 2 + block.contentOffset().y())
    block.moveCursor(QTextCursor.MoveOperation.Start)
    viewport = block.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=QPoint(5, y))
    for x in range(6, 60, 3):
        QTest.mouseMove(viewport, QPoint(x, y))
        cursor = block.textCursor()
        assert is_cell_boundary("ที่นี้น้ำ", cursor.position())
    QTest.mouseRelease(viewport, left, pos=QPoint(60, y))
    assert block.textCursor().hasSelection()
