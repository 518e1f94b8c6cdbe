"""What the tests ask the checks of a window, and how they choose a finding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ita_desktop.checks import Finding
from ita_desktop.gui.checks.control import ChecksControl
from ita_desktop.gui.window.main_window import MainWindow
from tests.gui.asking import lay_out


def control(window: MainWindow) -> ChecksControl:
    return window.findChild(ChecksControl)


def settle(window: MainWindow, qtbot) -> None:
    """Wait until the findings are those of what is in the file."""
    qtbot.waitUntil(lambda: control(window).is_up_to_date())
    lay_out()


def findings(window: MainWindow) -> list[Finding]:
    model = control(window).panel.model
    while model.canFetchMore():
        model.fetchMore()
    return [model.finding(model.index(row, 0)) for row in range(model.rowCount())]


def choose(window: MainWindow, code: str, *, field: str | None = None) -> Finding:
    """Make the first finding of a rule the current one."""
    panel = control(window).panel
    for row, finding in enumerate(findings(window)):
        if finding.code == code and (field is None or finding.place.field == field):
            panel.view.setCurrentIndex(panel.model.index(row, 0))
            lay_out()
            return finding
    raise AssertionError(code)


def choose_most_remedies(window: MainWindow) -> None:
    """Choose the finding that takes the most room below the list."""
    panel = control(window).panel
    rows = [panel.model.index(row, 0) for row in range(panel.model.rowCount())]
    most = max(rows, key=lambda row: len(panel.model.finding(row).remedies))
    panel.view.setCurrentIndex(most)


def code_of(window: MainWindow, words: str) -> str:
    """Return the rule that says something of these words."""
    return next(finding.code for finding in findings(window) if words in str(finding.values))


def click_current(window: MainWindow) -> None:
    view = control(window).panel.view
    place = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    lay_out()


def selected_text(window: MainWindow) -> str:
    field = window.focusWidget()
    if isinstance(field, QLineEdit):
        return field.selectedText()
    return field.textCursor().selectedText()
