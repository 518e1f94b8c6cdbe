"""The parts of the first window that are made after it is seen, or when it is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.gui.find.control import FindControl
from ita_desktop.gui.find.panel import FindPanel
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Measure, Report
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out

# Types as soon as the window is painted, and reads the file when the program has ended.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ita_desktop.cli import main
from ita_desktop.gui.start.pieces import Pieces

class Hand(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self.type(window))
        return False

    def type(self, window):
        print("sqlalchemy" in sys.modules, flush=True)
        window.pane.focus_first_field()
        window.pane.report.title.selectAll()
        for sign in "abc":
            QTest.keyClick(window.windowHandle(), sign)
        print(window.pane.report.title.toPlainText(), flush=True)
        QTimer.singleShot(0, window.close)

hand = Hand()
begin = Pieces.begin
def with_hand(pieces, window, then):
    begin(pieces, window, then)
    window.installEventFilter(hand)
    window.activateWindow()
Pieces.begin = with_hand
code = main(sys.argv[1:])
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out
with Workbook.open(Path(sys.argv[1])) as workbook:
    print(workbook.reports()[0].title)
sys.exit(code)
"""


@pytest.fixture
def seen_first(desk, workbook_path: Path, qtbot) -> MainWindow:
    """The window as it is seen first, its other parts to come."""
    window = desk.show(Workbook.open_quickly(workbook_path), in_pieces=True)
    lay_out()
    return window


def test_parts_that_nobody_asked_for_come_after_the_painting(desk, seen_first, qtbot):
    assert seen_first.findChildren(FindControl) == []
    done = []
    desk.pieces.begin(seen_first, lambda: done.append(seen_first.findChildren(FindControl)))
    seen_first.update()
    qtbot.waitUntil(lambda: done != [])
    assert len(done[0]) == 1


def test_who_touches_the_window_finds_all_of_it(desk, seen_first):
    desk.pieces.begin(seen_first, lambda: None)
    QTest.keyClick(seen_first.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    (panel,) = seen_first.findChildren(FindPanel)
    assert seen_first.side.is_open(panel)


def test_a_row_chosen_before_its_page_was_made_is_shown(desk, seen_first):
    index = seen_first.tree.index_of(Measure, 1)
    seen_first.view.setCurrentIndex(index)
    assert seen_first.pane.currentWidget() is seen_first.pane.measure
    assert seen_first.pane.measure.measures.value() == ["คู่มือ", "ประกาศ"]


def stops(window: MainWindow) -> list[str]:
    """What Tab comes to, from the tree on, hidden things too."""
    found, each = [], window.view.nextInFocusChain()
    while each is not window.view:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(f"{type(each).__name__} {each.accessibleName()}")
        each = each.nextInFocusChain()
    return found


def test_the_window_is_the_same_in_the_end(desk, seen_first, workbook_path, tmp_path, qtbot):
    other = shutil.copy(workbook_path, tmp_path / "ซ้ำ.ita")
    desk.pieces.begin(seen_first, lambda: None)
    desk.pieces.make_all()
    page = seen_first.pane.report
    assert page.printed.parts.value() == Report(fiscal_year=2566).parts
    qtbot.waitUntil(page.people.approved.day.isVisible)
    order = stops(seen_first)
    assert order == stops(desk.show(Workbook.open(other)))


def test_a_file_handed_over_at_once_is_opened(desk, seen_first, tmp_path):
    other = tmp_path / "อื่น.ita"
    Workbook.create(other).close()
    desk.open_path(other)
    assert desk.path == other


def test_what_is_typed_as_soon_as_the_window_is_seen_is_in_the_file(home: Path, workbook_path):
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(workbook_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ).stdout.splitlines()
    assert told == ["False", "abc", "abc"]
