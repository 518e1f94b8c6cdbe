"""A double-clicked file comes into the open window, unless something is in its way there."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu

from ita_desktop.gui.background import in_background
from ita_desktop.gui.start.another_window import own_command
from ita_desktop.gui.start.later_starts import LaterStarts
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.starts import first_start
from ita_desktop.store import Workbook
from tests.gui.asking import message, select, stored, type_into

PATIENCE = 30_000


@pytest.fixture
def another(tmp_path: Path) -> Path:
    path = tmp_path / "อื่น.ita"
    Workbook.create(path).close()
    return path


@pytest.fixture
def start(desk, home, qtbot):
    """Start the program once more; whether the window that is open takes what it was started for.

    The other start is a thread here: what it says and hears is the same.
    """
    listening = first_start(home, None)
    later = LaterStarts(listening, desk.open_path, lambda: desk.front)
    later.begin()
    with ThreadPoolExecutor() as threads:

        def start(path: Path | None) -> Callable[[], bool]:
            answer = threads.submit(first_start, home, path)

            def taken() -> bool:
                qtbot.waitUntil(answer.done, timeout=PATIENCE)
                return answer.result() is None

            return taken

        yield start
    listening.stop()


def test_a_file_comes_into_the_window_and_nothing_typed_is_lost(
    start, desk, window, another, qtbot
):
    path = window.session.path
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ยังไม่ได้บันทึก")
    assert start(another)()
    qtbot.waitUntil(lambda: desk.path == another)
    assert [one.path for one in (desk, desk.window.session)] == [another, another]
    assert stored(path).indicators[0].measures[0].remark == "ยังไม่ได้บันทึก"


def test_the_file_that_is_open_stays_as_it_is(start, desk, window, workbook_path, qtbot):
    window.showMinimized()
    assert start(workbook_path)()
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert desk.window is window


def test_without_a_file_the_window_comes_to_the_front(start, window, qtbot):
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    window.showMinimized()
    assert start(None)()
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.isVisible()
    assert window.isMaximized()


def test_a_file_comes_in_place_of_the_ways_to_begin(start, desk, workbook_path, qtbot):
    desk.welcome()
    assert start(workbook_path)()
    qtbot.waitUntil(lambda: desk.path == workbook_path)
    assert desk.start_page is None


def test_what_is_no_workbook_is_told_in_the_window(start, desk, window, tmp_path, qtbot):
    file = tmp_path / "เสีย.ita"
    file.write_bytes(b"x")
    assert start(file)()
    qtbot.waitUntil(lambda: message(window) is not None)
    assert "เสีย.ita" in message(window).text()
    assert desk.window is window


def test_a_form_being_filled_in_is_left_alone(start, desk, window, another):
    window.commands.new.trigger()
    form = window.findChild(OfficeForm)
    type_into(form.name, "เทศบาล")
    assert not start(another)()
    assert desk.window is window
    assert form.isVisible()
    assert form.name.value() == "เทศบาล"
    assert start(None)()


def test_an_open_menu_closes_before_the_file_comes(start, desk, window, workbook_path, another):
    menu, closed = QMenu(window), []
    menu.addAction("ก")
    menu.aboutToHide.connect(lambda: closed.append(desk.path))
    taken = start(another)
    QTimer.singleShot(0, lambda: menu.exec(window.mapToGlobal(window.rect().center())))
    assert taken()
    assert closed == [workbook_path]


def test_a_change_under_way_is_brought_to_its_end_first(start, desk, window, another, qtbot):
    taken, seen, never = start(another), [], Event()

    def change() -> None:
        in_background(lambda: never.wait(0.5))
        seen.append(desk.window is window)

    QTimer.singleShot(0, change)
    assert taken()
    qtbot.waitUntil(lambda: desk.path == another)
    assert seen == [True]


def test_another_window_is_this_program_started_once_more():
    assert own_command()[1:] == ["-m", "ita_desktop"]
