"""Lines end between words, with and without libthai, and nothing is put into the text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.thai.breaking import break_offsets
from tests.gui.asking import lay_out, type_into

ROOT = Path(__file__).resolve().parents[3]
LONG = "การประชาสัมพันธ์มาตรการและแนวทางการบริหารงานบุคคลของเทศบาลตำบลรวมใจพัฒนา" * 3


@pytest.fixture
def field(qtbot):
    field = TextBlock((2, 9))
    qtbot.addWidget(field)
    field.setFixedWidth(300)
    field.show()
    lay_out()
    field.setFocus()
    return field


def lines(field):
    block = field.document().firstBlock()
    field.blockBoundingRect(block)
    layout = block.layout()
    return [layout.lineAt(number) for number in range(layout.lineCount())]


@pytest.mark.parametrize("libthai", ["as it is", "blocked"])
def test_every_line_of_every_kind_ends_with_a_word(tmp_path, libthai):
    environment = dict(os.environ)
    if libthai == "blocked":
        # No library: what looks for libthai finds this first, and gives up.
        (tmp_path / "libthai.so.0").write_text("none")
        environment["LD_LIBRARY_PATH"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.thai_text.wrapping_probe", libthai],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stdout.strip() == "every line ends with a word"


def test_lines_follow_what_is_typed_in_the_middle(field):
    field.show_text(LONG)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for number in range(40):
        QTest.keyClick(field, Qt.Key.Key_Right)
        type_into(field, "ก" if number % 2 else " ")
    text = field.text_now()
    ends = [line.textStart() + line.textLength() for line in lines(field)]
    assert set(ends[:-1]) <= set(break_offsets(text))
    assert field.value() == text


def test_the_field_is_as_high_as_its_lines_without_being_painted(field):
    least = field.height()
    field.show_text("\n".join([LONG] * 2))
    assert field.height() > 2 * least
    field.show_text("สั้น")
    assert field.height() == least
    field.show_text(LONG)
    high = field.height()
    field.setFixedWidth(900)
    lay_out()
    assert field.height() < high


def test_no_bar_takes_room_from_a_text_that_is_in_view_as_a_whole(field):
    field.setFixedWidth(500)
    field.show_text("\n".join([LONG[:72]] * 3))
    for width in (500, 300, 500, 280, 700, 300):
        field.setFixedWidth(width)
        lay_out()
        assert not field.verticalScrollBar().isVisible(), width
        assert field.verticalScrollBar().maximum() == 0, width
    field.show_text("\n".join([LONG] * 9))
    lay_out()
    assert field.verticalScrollBar().isVisible()


def test_lines_that_come_and_go_are_counted(field):
    for count in (1, 5, 3, 1, 40, 2):
        field.show_text("\n".join("กข" for _ in range(count)))
        assert field.document().lineCount() == count
        assert field.lines_layout.documentSize().height() == count
    field.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.document().lineCount() == 5
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.document().lineCount() == 1


def test_a_click_lands_where_the_letter_is_drawn(field):
    field.show_text(LONG)
    layout = field.document().firstBlock().layout()
    for line in lines(field)[:4]:
        offset = line.textStart() + 6
        offset = layout.nextCursorPosition(offset)
        offset = layout.previousCursorPosition(offset)
        x, _ = line.cursorToX(offset)
        y = line.y() + line.height() / 2 + field.contentOffset().y()
        place = QPoint(round(x) + 1, round(y))
        QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert field.textCursor().position() == offset


def test_down_and_up_go_by_the_lines_on_the_screen(field):
    field.show_text(LONG)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for line in lines(field)[1:4]:
        QTest.keyClick(field, Qt.Key.Key_Down)
        assert field.textCursor().position() == line.textStart()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.textCursor().position() == lines(field)[2].textStart()


def test_what_an_input_method_shows_is_laid_out_and_not_kept(field):
    field.show_text(LONG)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    before = len(lines(field))
    QApplication.sendEvent(field, QInputMethodEvent("ประชาสัมพันธ์ " * 8, []))
    assert len(lines(field)) > before
    assert field.text_now() == LONG
    commit = QInputMethodEvent("", [])
    commit.setCommitString("ใหม่")
    QApplication.sendEvent(field, commit)
    assert field.text_now() == "ใหม่" + LONG
    assert len(lines(field)) <= before + 1


def test_right_to_left_words_are_shown_whole(field):
    field.show_text("สวัสดี " + "مرحبا بالعالم " * 12)
    assert lines(field)[-1].textStart() + lines(field)[-1].textLength() == len(field.text_now())
    assert len(lines(field)) > 2


def test_a_label_says_and_shows_only_its_own_text(qtbot):
    label = plain_label(LONG)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    assert label.text() == LONG
    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(200) > 2 * label.heightForWidth(500)
    label.resize(200, label.heightForWidth(200))
    label.show()
    assert not label.grab().isNull()
