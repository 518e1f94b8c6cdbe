"""Messages: shown as they are, wrapped between words, copied to the letter."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

import ita_desktop.gui
from ita_desktop.gui.dialogs.message_box import Kind, MessageBox
from ita_desktop.gui.dialogs.messages import message_box
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.colours import DARK, LIGHT
from ita_desktop.gui.trouble.mistake_dialog import Mistake, MistakeDialog
from ita_desktop.locale import Translator
from ita_desktop.model import Office, Report
from ita_desktop.pdf import write_report
from ita_desktop.thai.breaking import break_offsets
from tests.gui.asking import lay_out
from tests.gui.painting import grab, pixels

GUI = Path(ita_desktop.gui.__file__).parent
LONG = "การประชาสัมพันธ์มาตรการและแนวทางการบริหารงานบุคคลของเทศบาลตำบลรวมใจพัฒนา" * 3
ROLES = QDialogButtonBox.ButtonRole


@pytest.fixture(autouse=True)
def usual_look(qapp):
    """Put the usual look back after a test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    turn("light")
    appearance().set_zoom(100)
    QApplication.clipboard().clear()


def turn(scheme: str) -> None:
    wanted = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
    QApplication.instance().styleHints().colorSchemeChanged.emit(wanted)
    lay_out()


@pytest.fixture
def box(qtbot):
    box = MessageBox("x", f"{LONG} <b>\nก", Kind.WARNING)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    return box


def copied(dialog) -> str:
    """Press the keys that copy; return what is on the clipboard then."""
    QApplication.clipboard().clear()
    QTest.keySequence(dialog, QKeySequence(QKeySequence.StandardKey.Copy))
    return QApplication.clipboard().text()


def test_it_breaks_between_words_and_says_only_its_own_text(box):
    assert box.text() == box.label.text() == f"{LONG} <b>\nก"
    assert len(box.label.line_ends()) > 3
    assert set(box.label.line_ends()[:-1]) <= {*break_offsets(box.text()), len(LONG) + 5}
    assert box.width() <= box.screen().size().width()


def test_what_is_copied_of_it_is_exactly_what_it_says(box):
    assert copied(box) == f"{LONG} <b>\nก"
    assert "\u200b" not in QApplication.clipboard().text()


def test_its_menu_copies_too(box):
    (copy,) = box.actions()
    assert copy.text() == "&Copy"  # in Thai where the window's words are
    assert box.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    copy.trigger()
    assert QApplication.clipboard().text() == box.text()


def test_the_menus_word_is_thai(desk):
    (copy,) = message_box(None, "x", "ก", Kind.NOTE).actions()
    assert copy.text() == "คัดลอก (&C)"


def test_what_else_tells_something_is_copied_as_exactly(tmp_path, qtbot):
    mistake = MistakeDialog(
        Mistake("x", [LONG], tmp_path / "errors.log", "y"), Translator("th"), None
    )
    export = PdfExport(Office(name="ก"), Report(fiscal_year=2566), tmp_path / "ก.pdf", write_report)
    ready = PdfDialog(export, Translator("th"), None, lambda _url: QUrl().isValid())
    export.written.emit(tmp_path / "ก.pdf")
    for dialog in (mistake, ready):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        text = copied(dialog)
        assert text == dialog.label.text()
        assert str(tmp_path) in text
        assert "\u200b" not in text


def test_nothing_but_the_help_puts_signs_to_break_at_into_a_text():
    for source in {*GUI.rglob("*.py")} - {GUI / "help" / "page.py"}:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else ""
            assert not (isinstance(text, str) and "\u200b" in text), source.name


def test_without_an_answer_it_has_one_and_enter_gives_it(box, qtbot):
    (ok,) = box.buttons()
    assert ok.isDefault()
    with qtbot.waitSignal(box.accepted):
        QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (ROLES.AcceptRole, "accepted"),
        (ROLES.DestructiveRole, "accepted"),
        (ROLES.ActionRole, "accepted"),
        (ROLES.RejectRole, "rejected"),
    ],
)
def test_every_answer_closes_it(qtbot, role, told):
    box = MessageBox("x", "ก", Kind.QUESTION)
    qtbot.addWidget(box)
    button = box.add_button("ข", role)
    box.show()
    with qtbot.waitSignal(getattr(box, told)):
        button.click()
    assert not box.isVisible()


def test_it_follows_size_and_colours_while_it_is_open(box):
    def colours() -> set[str]:
        return {QColor(pixel).name() for pixel in set(pixels(grab(box)))}

    width, height = box.width(), box.label.height()
    appearance().set_zoom(150)
    lay_out()
    assert box.width() > width
    assert box.label.height() > 1.3 * height
    assert LIGHT.doubtful in colours()
    turn("dark")
    assert DARK.doubtful in colours()
    assert LIGHT.doubtful not in colours()
