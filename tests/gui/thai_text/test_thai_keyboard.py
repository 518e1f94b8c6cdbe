"""Shortcuts work with a keyboard that types only Thai, by the letter that is on the key."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout

from ita_desktop.gui.checks.dismiss_dialog import DismissDialog
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.templates import read_shelf
from tests.gui.asking import select, shape, type_into

CODES = {"Z": 0x2C, "Y": 0x15, "A": 0x1E, "C": 0x2E, "V": 0x2F, "M": 0x32, "X": 0x2D}
CODES |= {"Q": 0x10, "F": 0x21, "O": 0x18}
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(field, key, character, modifiers=CTRL):
    """Press a key as the system tells it: to the window in front, whose field has the cursor."""
    code = CODES[key] + (0 if sys.platform == "win32" else 8)
    event = QKeyEvent(QEvent.Type.KeyPress, ord(character), modifiers, code, 0, 0, character)
    field.setFocus()
    QApplication.sendEvent(field.window().windowHandle(), event)


def test_ctrl_and_the_z_key_undoes_and_the_y_key_does_it_again(window):
    select(window, 0, 1)
    field = window.pane.measure.remark
    field.setFocus()
    type_into(field, "หมายเหตุ")
    press(field, "Z", "ผ")
    assert field.value() == ""
    press(field, "Y", "ั")
    assert field.value() == "หมายเหตุ"


@pytest.mark.parametrize("name", ["title", "name"])
def test_copy_and_paste_go_to_the_field(window, name):
    window.activateWindow()
    field = getattr(window.pane.report, name)
    field.setFocus()
    before = field.value()
    press(field, "A", "ฟ")
    press(field, "C", "แ")
    press(field, "V", "อ")
    press(field, "V", "อ")
    assert field.value() == before * 2


def test_the_shifted_m_adds_an_indicator(window):
    field = window.pane.report.title
    field.setFocus()
    press(field, "M", "?", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(shape(window)) == 3


def test_the_shifted_z_which_types_a_bracket_does_it_again(window):
    select(window, 0, 1)
    window.commands.duplicate.trigger()
    window.commands.undo.trigger()
    press(window.view, "Z", "(", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(shape(window)[0][1]) == 3


def test_other_latin_keyboards_keep_their_own_letters(window):
    select(window, 0, 1)
    field = window.pane.measure.remark
    field.setFocus()
    type_into(field, "x")
    press(field, "Z", ";")
    assert field.value() == "x"


def in_front(window, qtbot):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_the_lines_of_a_dialog_take_them_too(desk, qtbot):
    form = in_front(OfficeForm(2567, read_shelf(), desk.translate), qtbot)
    form.name.setText("เทศบาล")
    press(form.name, "A", "ฟ")
    press(form.name, "X", "ป")
    assert form.name.value() == ""
    press(form.name, "V", "อ")
    press(form.name, "V", "อ")
    assert form.name.value() == "เทศบาล" * 2
    form.close()


def test_a_dialog_does_not_take_the_keys_of_the_window_below(window, qtbot):
    dialog = in_front(DismissDialog("๑", window.translate, window), qtbot)
    before = shape(window)
    press(dialog.reason, "M", "ท")
    press(dialog.reason, "M", "?", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert shape(window) == before
    dialog.close()


def test_ctrl_and_the_q_key_closes_the_start_page(desk, qtbot):
    page = in_front(desk.welcome(), qtbot)
    press(page, "Q", "ๆ")
    assert not page.isVisible()


def test_alt_and_the_f_key_opens_the_menu_with_an_f(window, qtbot):
    in_front(window, qtbot)
    press(window.view, "F", "ด", ALT)
    menu = QApplication.activePopupWidget()
    assert menu is window.menuBar().actions()[0].menu()
    assert menu.activeAction() is window.commands.from_last_year
    menu.close()


def test_alt_and_a_letter_of_no_menu_is_typed_as_on_a_latin_keyboard(window, qtbot):
    in_front(window, qtbot)
    select(window, 0, 1)
    press(window.pane.measure.remark, "O", "น", ALT)
    assert window.pane.measure.remark.value() == "น"


def test_alt_and_a_letter_presses_a_button_and_leads_into_a_field(window, qtbot):
    dialog = QDialog(window)
    label, line, button = QLabel("ชื่อ (&O)"), QLineEdit(), QPushButton("เปิด (&F)")
    label.setBuddy(line)
    column = QVBoxLayout(dialog)
    for part in (label, button, line):
        column.addWidget(part)
    in_front(dialog, qtbot)
    button.setFocus()
    press(button, "O", "น", ALT)
    assert line.hasFocus()
    with qtbot.waitSignal(button.clicked):
        press(line, "F", "ด", ALT)
    dialog.close()


def test_a_shortcut_of_a_part_is_in_force_there_alone(window, qtbot):
    in_front(window, qtbot)
    pressed = []
    shortcut = QShortcut(QKeySequence("Ctrl+O"), window.pane)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: pressed.append(1))
    window.commands.open.setEnabled(False)
    press(window.view, "O", "น")
    assert pressed == []
    press(window.pane.report.title, "O", "น")
    assert pressed == [1]
