"""F6 walks the parts of the window, and each remembers where the cursor was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.model import Report
from tests.gui.asking import select

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def active(window, qtbot):
    """The window, active, with the cursor in the tree on a measure."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    select(window, 0, 1)
    window.view.setFocus()
    return window


def press_f6(modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifiers)


def test_f6_goes_from_tree_to_page_and_back_to_the_field_that_had_the_cursor(active):
    page = active.pane.measure
    press_f6()
    assert page.measures.hasFocus()
    page.remark.setFocus()
    press_f6()
    assert active.view.hasFocus()
    press_f6()
    assert page.remark.hasFocus()
    press_f6(SHIFT)
    assert active.view.hasFocus()


def test_an_open_side_panel_is_one_of_the_parts(active):
    active.commands.checks.trigger()
    active.view.setFocus()
    press_f6(SHIFT)
    assert active.side.isAncestorOf(QApplication.focusWidget())
    press_f6()
    assert active.view.hasFocus()
    press_f6()
    press_f6()
    assert active.side.isAncestorOf(QApplication.focusWidget())
    active.commands.checks.trigger()
    active.view.setFocus()
    press_f6(SHIFT)
    assert active.pane.isAncestorOf(QApplication.focusWidget())


def test_the_year_chooser_is_one_of_the_parts_where_there_is_a_choice(active):
    with active.session.change("Add a fiscal year") as edit:
        edit.add(Report(fiscal_year=2567))
    press_f6(SHIFT)
    assert active.year_chooser.hasFocus()
    press_f6()
    assert active.view.hasFocus()


def test_another_page_gets_the_cursor_in_its_first_field(active):
    press_f6()
    active.pane.measure.remark.setFocus()
    active.view.setFocus()
    select(active, 1)
    press_f6()
    assert active.pane.indicator.title.hasFocus()


def in_view(page, field):
    """Return whether a field, or as much of it as there is room for, is seen."""
    shown = field.visibleRegion().boundingRect()
    return shown.height() >= min(field.height(), page.viewport().height())


@pytest.mark.parametrize("rows", [(), (0,), (0, 1)])
def test_shift_tab_from_the_tree_brings_the_last_field_into_view(active, rows):
    select(active, *rows)
    page = active.pane.currentWidget()
    active.view.setFocus()
    QTest.keyClick(active.view, Qt.Key.Key_Backtab, SHIFT)
    while not page.isAncestorOf(QApplication.focusWidget()):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
    assert in_view(page, QApplication.focusWidget())
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
        assert in_view(page, QApplication.focusWidget()) or not page.isAncestorOf(
            QApplication.focusWidget()
        )


def test_a_click_on_a_field_leaves_the_page_under_the_mouse(active):
    page = active.pane.measure
    bar = page.verticalScrollBar()
    field = page.steps
    bar.setValue(field.mapTo(page.widget(), field.rect().bottomLeft()).y() - 20)
    before = bar.value()
    active.view.setFocus()
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=field.rect().bottomLeft())
    assert bar.value() == before


def test_f6_brings_the_field_that_had_the_cursor_into_view(active):
    page = active.pane.measure
    page.remark.setFocus()
    active.view.setFocus()
    page.verticalScrollBar().setValue(0)
    press_f6()
    assert page.remark.hasFocus()
    assert in_view(page, page.remark)
