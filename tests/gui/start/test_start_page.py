"""The start page follows size and colours while it is open, and has the window's keys."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.colours import DARK, LIGHT
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.store import Workbook
from tests.gui import walking
from tests.gui.asking import lay_out
from tests.gui.painting import grab, pixels

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk, settings, tmp_path, qtbot):
    """The page with a recent file that is there and one that is gone."""
    paths = [tmp_path / "มีอยู่.ita", tmp_path / "หายไป.ita"]
    for path in paths:
        Workbook.create(path).close()
        settings.note_workbook(path)
    paths[1].unlink()
    page = desk.welcome()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: "ไม่พบ" in page.recent.item(0).text())
    yield page
    turn("light")
    page.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


def turn(scheme: str) -> None:
    """Tell the application, as the system does, that light or dark is wanted."""
    wanted = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
    QApplication.instance().styleHints().colorSchemeChanged.emit(wanted)
    lay_out()


def choices(page):
    return (page.last_year, page.new, page.open)


def colours_of(widget) -> set[str]:
    return {QColor(pixel).name() for pixel in pixels(grab(widget))}


def test_everything_on_it_grows_and_shrinks_while_it_is_open(page):
    def sizes() -> list[int]:
        lay_out()
        words = [label for label in page.new.findChildren(QLabel) if label.text()]
        return [
            *(choice.height() for choice in choices(page)),
            *(label.height() for label in words),
            page.new.picture().pixmap().height(),
            page.layout().contentsMargins().left(),
            page.recent.sizeHintForRow(0),
            page.quit_button.height(),
            page.minimumHeight(),
        ]

    before = sizes()
    appearance().set_zoom(150)
    assert all(after > 1.3 * one for one, after in zip(before, sizes(), strict=True))
    appearance().set_zoom(100)
    assert sizes() == before


@pytest.mark.parametrize("percent", [150, 200, 80])
def test_its_words_have_room_after_a_change(page, percent):
    appearance().set_zoom(percent)
    lay_out()
    page.resize(walking.SCREEN)
    lay_out()
    assert walking.cramped(page) == []


def test_its_pictures_and_colours_follow_the_system(page):
    assert LIGHT.picture in colours_of(page.new.picture())
    turn("dark")
    for choice in choices(page):
        shown = colours_of(choice.picture())
        assert DARK.picture in shown
        assert LIGHT.picture not in shown
    assert DARK.paper in colours_of(page.recent.viewport())
    turn("light")
    assert LIGHT.picture in colours_of(page.new.picture())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_that_is_gone_is_grey(page, scheme):
    turn(scheme)
    page.recent.setCurrentRow(1)
    row = grab(page.recent.viewport()).copy(page.recent.visualItemRect(page.recent.item(0)))
    colours = LIGHT if scheme == "light" else DARK
    shown = {QColor(pixel).name() for pixel in pixels(row)}
    assert colours.faint in shown
    assert colours.ink not in shown


def test_keys_and_wheel_zoom_it_and_the_size_is_remembered(page, settings):
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Plus, CTRL)
    assert appearance().zoom == settings.zoom == 110
    place = QPointF(page.rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(page.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(page.windowHandle(), wheel)
    assert appearance().zoom == 90
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_0, CTRL)
    assert appearance().zoom == settings.zoom == 100


def test_its_keys_work_on_a_keyboard_that_types_only_thai(page):
    # The key marked = types ช there.
    place = 0x0D + (0 if sys.platform == "win32" else 8)
    event = QKeyEvent(QEvent.Type.KeyPress, ord("ช"), CTRL, place, 0, 0, "ช")
    QApplication.sendEvent(page.focusWidget(), event)
    assert appearance().zoom == 110


def test_the_windows_keys_begin_here_too(page, chooser):
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_N, CTRL)
    form = page.findChild(OfficeForm)
    assert form.isVisible()
    form.reject()
    chooser.answers = [None, None]
    page.activateWindow()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_O, CTRL)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert chooser.answers == []
