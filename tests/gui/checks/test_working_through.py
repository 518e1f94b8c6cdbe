"""Finding after finding by keyboard: no key that leads to a place changes what is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.model import Measure
from ita_desktop.model.source import Source
from tests.gui.asking import select, type_into
from tests.gui.checks.asking import choose, code_of, selected_text

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def enter(window, key=Qt.Key.Key_Return) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_a_finding_about_a_whole_field_keeps_it_whole_while_one_types(sample):
    choose(sample, "outcomes.unproved", field="outcomes")
    enter(sample)
    field = sample.pane.measure.outcomes
    assert field.hasFocus()
    assert selected_text(sample) == ""
    before = field.text_now()
    type_into(field, " ๓ ครั้ง")
    assert field.text_now() == f"{before} ๓ ครั้ง"


def test_a_finding_about_a_whole_line_keeps_it_whole_while_one_types(sample):
    choose(sample, "number.doubled", field="label")
    enter(sample)
    line = sample.pane.indicator.label
    assert line.hasFocus()
    before = line.value()
    type_into(line, "x")
    assert line.value() == f"{before}x"


def test_one_item_of_a_list_gets_the_cursor_at_its_end(window):
    select(window, 0, 0)
    field = window.pane.measure.measures
    go_to_field(window.pane, Source(Measure, None, "measures", item=0))
    type_into(field, "x")
    assert field.value() == ["คู่มือx", "ประกาศ"]


@pytest.mark.parametrize("key", ENTER)
def test_enter_pressed_twice_changes_nothing(sample, key):
    choose(sample, code_of(sample, "No Give"), field="outcomes")
    field = sample.pane.measure.outcomes
    enter(sample, key)
    before = field.text_now()
    assert selected_text(sample) == "No Give"
    enter(sample, key)
    assert field.text_now() == before
    assert selected_text(sample) == ""
    enter(sample, key)
    assert field.text_now() != before


def test_enter_held_down_changes_nothing(sample):
    choose(sample, code_of(sample, "No Give"), field="outcomes")
    field = sample.pane.measure.outcomes
    enter(sample)
    before = field.text_now()
    modifiers = Qt.KeyboardModifier.NoModifier
    for _ in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, modifiers, "\r", True)
        QApplication.sendEvent(field, again)
    assert field.text_now() == before
    assert selected_text(sample) == "No Give"


def test_what_she_selects_herself_gives_way_to_enter(sample):
    choose(sample, code_of(sample, "No Give"), field="outcomes")
    field = sample.pane.measure.outcomes
    enter(sample)
    QTest.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    enter(sample)
    assert "No Give" not in field.text_now().split("\n")[0]
