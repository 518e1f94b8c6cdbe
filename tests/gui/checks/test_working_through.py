"""Finding after finding by keyboard: no key that leads to a place changes what is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.checks.dismiss_dialog import DismissDialog
from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.model import Measure
from ita_desktop.model.source import Source
from tests.gui.asking import lay_out, select, type_into
from tests.gui.checks.asking import choose, code_of, control, findings, selected_text, settle

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


def zoomed(window, percent: int):
    """Choose the finding with most remedies on a small screen; return the panel."""
    window.resize(1366, 728)
    appearance().set_zoom(percent)
    choose(window, code_of(window, "๒๕๖๗"), field="timeframe")
    lay_out()
    return control(window).panel


def enter(window, key=Qt.Key.Key_Return) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    lay_out()


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


def test_findings_are_put_aside_one_after_the_other_by_keyboard_alone(sample, qtbot):
    panel = control(sample).panel
    before = findings(sample)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    for number in range(3):
        expected = panel.model.finding(panel.model.index(1, 0))
        lay_out()
        for _ in panel.buttons:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        dialog = sample.findChild(DismissDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        type_into(QApplication.focusWidget(), "ตั้งใจ")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle(sample, qtbot)
        sample.activateWindow()
        qtbot.waitUntil(panel.view.hasFocus)
        assert panel.finding().fingerprint == expected.fingerprint
        assert len(findings(sample)) == len(before) - number - 1


def test_a_finding_that_is_not_put_aside_after_all_keeps_the_cursor(sample, qtbot):
    panel = control(sample).panel
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    chosen = panel.finding()
    panel.buttons[-1].setFocus()
    QTest.keyClick(panel.buttons[-1], Qt.Key.Key_Space)
    dialog = sample.findChild(DismissDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    sample.activateWindow()
    qtbot.waitUntil(panel.buttons[-1].hasFocus)
    assert panel.finding() == chosen


def in_view(part) -> bool:
    """Return whether all of a part is seen, but for the empty room at its edges."""
    seen = part.visibleRegion().boundingRect()
    return seen.height() >= part.height() - 2 and seen.width() >= part.width() - 2


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_the_window_stays_on_a_small_screen_with_any_finding_chosen(sample, percent):
    panel = zoomed(sample, percent)
    assert sample.minimumSizeHint().height() <= 728
    assert sample.height() == 728
    assert len(panel.buttons) == 4
    assert in_view(panel.count)
    chosen = panel.view.visualRect(panel.view.currentIndex())
    assert chosen.top() >= 0
    assert chosen.bottom() <= panel.view.viewport().height() or chosen.top() == 0


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_tab_brings_every_remedy_into_view(sample, percent):
    panel = zoomed(sample, percent)
    panel.view.setFocus()
    for button in panel.buttons:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus()
        assert in_view(button)


def test_at_the_usual_size_all_remedies_are_in_view_at_once(sample):
    panel = zoomed(sample, 100)
    assert all(in_view(button) for button in panel.buttons)
