"""Shortcuts work with a keyboard that types only Thai, by the letter that is on the key."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.gui.asking import select, shape, type_into

CODES = {"Z": 0x2C, "Y": 0x15, "A": 0x1E, "C": 0x2E, "V": 0x2F, "M": 0x32}
CTRL = Qt.KeyboardModifier.ControlModifier


def press(field, key, character, modifiers=CTRL):
    code = CODES[key] + (0 if sys.platform == "win32" else 8)
    event = QKeyEvent(QEvent.Type.KeyPress, ord(character), modifiers, code, 0, 0, character)
    QApplication.sendEvent(field, event)


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
