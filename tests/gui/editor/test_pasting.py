"""Pasting, dropping and typing lists: the items arrive, the marks and the rest do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.text_fields import TextBlock, TextLine
from ita_desktop.model.form import Marker
from tests.gui.asking import select, type_into

FIXTURES = Path(__file__).parent / "fixtures"


def clipboard(page: str = "", text: str = "") -> QMimeData:
    mime = QMimeData()
    if page:
        mime.setHtml((FIXTURES / page).read_text(encoding="utf-8"))
    if text or not page:
        mime.setText(text)
    return mime


def paste(field, mime: QMimeData) -> None:
    QApplication.clipboard().setMimeData(mime)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.fixture(autouse=True)
def emptied_clipboard(qapp):
    """What Python put on Qt's offscreen clipboard must not outlive Python."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def items(qtbot):
    field = LineList(Marker.NUMBER, (3, 14))
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


@pytest.fixture
def block(qtbot):
    field = TextBlock()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


@pytest.fixture
def line(qtbot):
    field = TextLine()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


PAGES = {
    "word-list.html": [
        "จัดทำประกาศ No Gift Policy",
        "(๑) เผยแพร่บนเว็บไซต์ ของเทศบาล",
        "5 คน อบรม\u00a02.5 ชั่วโมง",
    ],
    "word-typed.html": ["ตั้งคณะทำงาน", "รายงานผลตามข้อ ๑.๒", "กองคลัง", "กองช่าง", "สำนักปลัด"],
    "web-list.html": ["แนวทาง", "เปิดเผยข้อมูล เว็บไซต์", "รับฟังความเห็น", "ตู้รับเรื่อง", "- ๑ ครั้ง"],
    "libreoffice-list.html": ["จัดทำคู่มือ", "ติดตาม และประเมินผล"],
    "word-table.html": [
        "จัดทำคู่มือ การปฏิบัติงาน",
        "สำนักปลัด",
        "ประกาศนโยบาย No Gift Policy",
        "กองคลัง",
        "กองช่าง",
    ],
    "excel-cells.html": ["ลดขั้นตอน", "12", "ใช้", "ระบบออนไลน์"],
}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_lists_of_other_programs_stay_lists(items, page):
    paste(items, clipboard(page, "not used"))
    assert items.value() == PAGES[page]
    assert items.marks() == [f"{'๐๑๒๓๔๕'[n + 1]}." for n in range(len(PAGES[page]))]


def test_plain_lists_lose_their_marks_and_only_those(items):
    paste(items, clipboard(text="๑.\tก\r\n๒.\tข\r\n   ต่อ\r\n๓.\t-5 องศา 2.5\r\n"))
    assert items.value() == ["ก", "ข ต่อ", "-5 องศา 2.5"]


@pytest.mark.parametrize(
    "text", ["ก\nข\n\nค\n", "- ก\n- ข\n- ค", "• ก\n• ข\n• ค", "(1) ก\n(2) ข\n(3) ค"]
)
def test_lines_with_any_marks_or_none_are_items(items, text):
    paste(items, clipboard(text=text))
    assert items.value() == ["ก", "ข", "ค"]


def test_a_list_goes_between_the_items_that_are_there(items):
    items.show_text("ก่อน\nหลัง")
    cursor = items.textCursor()
    cursor.setPosition(4)
    items.setTextCursor(cursor)
    paste(items, clipboard(text="- ก\n- ข"))
    assert items.value() == ["ก่อน", "ก", "ข", "หลัง"]


def test_a_few_words_go_into_the_line_as_they_are(items):
    items.show_text("ปีพ.ศ.")
    items.moveCursor(QTextCursor.MoveOperation.End)
    paste(items, clipboard(text=" 1) ๒๕๖๖ "))
    assert items.text_now() == "ปีพ.ศ. 1) ๒๕๖๖ "


def test_what_was_cut_is_put_back_as_it_was(items):
    text = "- ก\u00a0ข\nค ง\nจ"
    items.show_text(text)
    items.selectAll()
    QTest.keySequence(items, QKeySequence(QKeySequence.StandardKey.Cut))
    assert items.text_now() == ""
    QTest.keySequence(items, QKeySequence(QKeySequence.StandardKey.Paste))
    assert items.text_now() == text


def test_evidence_keeps_what_its_names_begin_with(qtbot):
    field = LineList(Marker.NONE, (3, 14))
    qtbot.addWidget(field)
    field.setFocus()
    paste(field, clipboard(text="1.ประกาศ.pdf\n2.คำสั่ง.pdf"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    type_into(field, "3.a")
    assert field.value() == ["1.ประกาศ.pdf", "2.คำสั่ง.pdf", "3.a"]


def test_a_block_keeps_its_paragraphs_and_loses_what_nobody_sees(block):
    paste(
        block,
        clipboard("word-list.html", "ก\u00ad\u200bข  ค\r\n\r\n๑. ง\t\ufeffจ\u00a0ฉ 👩\u200d👧"),
    )
    assert block.value() == "กข  ค\n\n๑. ง จ\u00a0ฉ 👩\u200d👧"


def test_a_page_without_plain_text_is_lines_in_a_block(block):
    paste(block, clipboard("libreoffice-list.html"))
    assert block.value() == "จัดทำคู่มือ\nติดตาม และประเมินผล"


def test_a_field_of_one_line_stays_one_line(line):
    line.setText("ก่อนหลัง")
    line.setCursorPosition(4)
    paste(line, clipboard(text="ก\r\n\r\n  ข\u200b\nค"))
    assert line.value() == "ก่อนก ข คหลัง"
    assert line.cursorPosition() == len("ก่อนก ข ค")
    line.clear()
    paste(line, clipboard(text="ชื่อ\r\n"))
    assert line.text() == "ชื่อ"


def test_dropped_lists_are_lists_too(items):
    mime = clipboard("word-typed.html", "x")
    event = QDropEvent(
        QPointF(20, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert items.canInsertFromMimeData(mime)
    items.dropEvent(event)
    assert items.value()[:2] == ["ตั้งคณะทำงาน", "รายงานผลตามข้อ ๑.๒"]


@pytest.mark.parametrize("mark", ["๑.", "1.", "1)", "(๒)", "-", "•", "–"])
@pytest.mark.parametrize("space", ["", " "])
def test_a_typed_mark_is_the_lists_own_and_backspace_brings_it_back(items, mark, space):
    type_into(items, mark + space + "ข")
    assert items.text_now() == "ข"
    items.clear()
    type_into(items, mark + (space or "ข"))
    assert items.text_now() == ("" if space else "ข")
    QTest.keyClick(items, Qt.Key.Key_Backspace)
    assert items.text_now() == mark + (space or "ข")
    type_into(items, "ค้")
    assert items.text_now() == mark + (space or "ข") + "ค้"


@pytest.mark.parametrize(
    "text", ["1.5 ล้าน", "-5 องศา", "2566 ปี", "ข้อ 1. ก", "๑.๒ ก", "ก - ข", "1 ก"]
)
def test_numbers_that_are_text_stay(items, text):
    type_into(items, text)
    assert items.text_now() == text


def test_a_mark_before_words_that_are_there_goes_too(items):
    items.show_text("ก\nข")
    items.moveCursor(QTextCursor.MoveOperation.End)
    items.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    type_into(items, "2. ")
    assert items.value() == ["ก", "ข"]
    assert items.textCursor().position() == 2


def test_a_paste_is_undone_alone(window):
    select(window, 0, 1)
    field = window.pane.measure.steps
    field.setFocus()
    type_into(field, "ก")
    paste(field, clipboard(text="- ข\n- ค"))
    type_into(field, "ง")
    assert field.value() == ["ก", "ข", "คง"]
    window.commands.undo.trigger()
    assert field.value() == ["ก", "ข", "ค"]
    window.commands.undo.trigger()
    assert field.value() == ["ก"]
    window.commands.redo.trigger()
    assert field.value() == ["ก", "ข", "ค"]


def test_undo_brings_a_taken_mark_back(window):
    select(window, 0, 1)
    field = window.pane.measure.steps
    field.setFocus()
    type_into(field, "- ")
    assert field.text_now() == ""
    window.commands.undo.trigger()
    assert field.text_now() == "- "
