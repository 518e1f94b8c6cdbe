"""The search fits beside the editor: what is found is in view, and so is what is done about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.find.control import FindControl
from ita_desktop.gui.look.appearance import appearance
from tests.gui.asking import lay_out, select, type_into


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


@pytest.fixture
def found(window, qtbot):
    """Searches in a window of a size, in letters of a size, and returns the panel."""

    def search(width: int, height: int, percent: int):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        appearance().set_zoom(percent)
        window.resize(width, height)
        lay_out()
        window.commands.find.trigger()
        control = window.findChild(FindControl)
        type_into(control.panel.words, "การ")
        qtbot.waitUntil(control.is_up_to_date)
        type_into(control.panel.replacement, "งาน")
        lay_out()
        assert (window.width(), window.height()) == (width, height)
        return control.panel

    return search


def in_view(part) -> bool:
    seen = part.visibleRegion().boundingRect()
    return seen.height() >= part.height() - 2 and seen.width() >= part.width() - 2


def test_at_the_usual_size_everything_is_in_view_in_the_usual_window(found):
    panel = found(1320, 680, 100)
    for part in (panel.words, panel.count, panel.replacement, panel.tick_all, panel.replace):
        assert in_view(part)
    first = panel.view.visualRect(panel.model.index(0, 0))
    assert first.height() <= panel.view.viewport().height()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_count_and_the_first_place_are_in_view_at_once(found, window, percent):
    panel = found(1366, 728, percent)
    # As narrow as it may be.
    window.splitter.setSizes([window.width(), 1, 1])
    lay_out()
    assert in_view(panel.words)
    assert in_view(panel.count)
    first = panel.view.visualRect(panel.model.index(0, 0))
    seen = panel.view.viewport().visibleRegion().boundingRect().intersected(first)
    assert seen.height() > first.height() * 0.55  # the place and the words; what they will be below


@pytest.mark.parametrize("percent", [100, 200])
def test_tab_leads_from_the_words_to_their_replacement_and_on_to_the_button(found, percent):
    panel = found(1366, 728, percent)
    panel.words.setFocus()
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    assert panel.replacement.hasFocus()
    assert in_view(panel.replacement)
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert panel.replace.hasFocus()
    assert in_view(panel.replace)


@pytest.mark.parametrize("percent", [100, 150, 175, 200])
def test_no_line_of_the_page_ends_behind_the_panel(found, window, percent):
    found(1366, 728, percent)
    pane = window.pane
    for rows, page in (((), pane.report), ((0,), pane.indicator), ((0, 0), pane.measure)):
        select(window, *rows)
        lay_out()
        assert page.widget().width() <= page.viewport().width()
