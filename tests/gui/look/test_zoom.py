"""Larger and smaller by keys and wheel, at once, without losing a word, and remembered."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOptionButton,
    QStyleOptionSlider,
    QToolBar,
    QWidget,
)

from ita_desktop.gui.desk import Desk
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.window.zoom_control import STEPS
from ita_desktop.model import Measure
from ita_desktop.pdf import write_report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, select, type_into
from tests.gui.checks.asking import choose_most_remedies, settle

PROBLEM = Problem(
    "The disk is full, so “{name}” was not saved. Free some space and try again.",
    name="เทศบาลตำบลรวมใจพัฒนา ITA.ita",
)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    # The test's own window goes first: putting it in other letters takes long.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


@pytest.fixture
def front(window, qtbot):
    """The window, with the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("key", "modifiers", "percent"),
    [
        (Qt.Key.Key_Plus, CTRL, 110),
        (Qt.Key.Key_Equal, CTRL, 110),
        (Qt.Key.Key_Minus, CTRL, 90),
        (Qt.Key.Key_Plus, CTRL | PAD, 110),
        (Qt.Key.Key_Minus, CTRL | PAD, 90),
    ],
)
def test_keys_make_everything_larger_and_smaller(front, key, modifiers, percent):
    QTest.keyClick(front.focusWidget(), key, modifiers)
    assert appearance().zoom == percent
    assert front.view.font().pointSizeF() == pytest.approx(14 * percent / 100)


@pytest.mark.parametrize("modifiers", [CTRL, CTRL | PAD])
def test_ctrl_0_brings_the_usual_size_back(front, modifiers):
    appearance().set_zoom(150)
    QTest.keyClick(front.focusWidget(), Qt.Key.Key_0, modifiers)
    assert appearance().zoom == 100


# The keys marked 0, - and = on a keyboard that types only Thai: จ, ข, ช; with Shift ๗, ๘, ๙.
@pytest.mark.parametrize(
    ("code", "character", "modifiers", "percent"),
    [
        (0x0D, "ช", CTRL, 125),
        (0x0D, "๙", CTRL | SHIFT, 125),
        (0x0C, "ข", CTRL, 100),
        (0x0B, "จ", CTRL, 100),
    ],
)
def test_the_same_keys_do_it_on_a_thai_only_keyboard(front, code, character, modifiers, percent):
    appearance().set_zoom(110)
    place = code + (0 if sys.platform == "win32" else 8)
    field = front.pane.report.preface
    field.setFocus()
    before = field.value()
    # Qt calls a Thai digit by the Latin one.
    key = ord("9" if character == "๙" else character)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, character)
    QApplication.sendEvent(front.windowHandle(), event)
    assert appearance().zoom == percent
    assert field.value() == before


def turn_wheel(window: QWidget, over: QWidget, eighths: int, modifiers=CTRL) -> None:
    """Turn the wheel as the system sends it: to the window, at a place in it."""
    place = QPointF(over.mapTo(window, over.rect().center()))
    event = QWheelEvent(
        place,
        QPointF(window.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(window.windowHandle(), event)


def test_ctrl_and_the_wheel_zoom_over_any_part_of_the_window(window):
    for part, turned, zoom in (
        (window.pane.report.title, 120, 110),
        (window.view, 120, 125),
        (window.menuBar(), -240, 100),
    ):
        turn_wheel(window, part, turned)
        assert appearance().zoom == zoom


def test_small_turns_of_a_fine_wheel_add_up(window):
    for _ in range(4):
        turn_wheel(window, window.view, 30)
    assert appearance().zoom == 110


def test_the_wheel_alone_scrolls(window):
    turn_wheel(window, window.view, 120, Qt.KeyboardModifier.NoModifier)
    assert appearance().zoom == 100


def test_what_has_its_own_use_for_ctrl_and_the_wheel_keeps_it(window):
    inside = window.pane.report.title
    window.pane.setObjectName("preview")
    turn_wheel(window, inside, 120)
    assert appearance().zoom == 100


@pytest.mark.parametrize(("start", "name", "end"), [(175, "zoom_in", 200), (90, "zoom_out", 80)])
def test_it_ends_at_80_and_200_percent(window, start, name, end):
    action = getattr(window.commands, name)
    appearance().set_zoom(start)
    action.trigger()
    assert appearance().zoom == end
    assert end in (STEPS[0], STEPS[-1])
    assert not action.isEnabled()
    turn_wheel(window, window.view, 240 if name == "zoom_in" else -240)
    assert appearance().zoom == end


def test_the_size_is_remembered_and_told(window, settings, chooser, workbook_path, desk):
    window.commands.zoom_in.trigger()
    window.commands.zoom_in.trigger()
    assert "125" in window.statusBar().currentMessage()
    desk.close()
    appearance().set_zoom(100)
    again = Desk(settings, chooser, write_report)
    assert appearance().zoom == 125
    other = again.show(Workbook.open(workbook_path))
    assert other.font().pointSizeF() == pytest.approx(17.5)
    other.hide()
    other.deleteLater()
    again.close()


def test_a_remembered_size_that_is_none_is_brought_within_the_limits(settings):
    for stored, zoom in ((1000, 200), (3, 80), (150, 150)):
        settings.zoom = stored
        assert settings.zoom == zoom


def test_typed_text_and_cursor_stay_where_they_are(front):
    select(front, 0, 1)
    field = front.pane.measure.remark
    field.setFocus()
    type_into(field, "หมายเหตุ")
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    for percent in (200, 80, 150):
        appearance().set_zoom(percent)
        assert field.hasFocus()
        assert field.textCursor().position() == 3
        assert field.value() == "หมายเหตุ"


def test_the_field_with_the_cursor_stays_in_view(front):
    select(front, 0, 1)
    field = front.pane.measure.remark
    field.setFocus()
    appearance().set_zoom(175)
    front.commands.zoom_in.trigger()
    lay_out()
    page = front.pane.measure
    top = field.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height()


def test_what_is_not_text_grows_with_it(window):
    select(window, 0, 0)
    measure, view = window.pane.measure, window.view

    def sizes() -> list[int]:
        lay_out()
        return [
            view.indentation(),
            view.visualRect(view.currentIndex()).height(),
            measure.column.contentsMargins().left(),
            measure.measures.viewportMargins().left(),
            measure.timeframe.height(),
            measure.status.clear_button.sizeHint().height(),
            window.findChild(QToolBar).iconSize().height(),
        ]

    before = sizes()
    appearance().set_zoom(150)
    assert all(after > one * 1.2 for one, after in zip(before, sizes(), strict=True))
    appearance().set_zoom(100)
    assert sizes() == before


def widths(window) -> list[int]:
    lay_out()
    return window.splitter.sizes()


def drag_handle(window, by: int) -> None:
    handle = window.splitter.handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)


def test_the_tree_grows_and_shrinks_with_its_letters_as_far_as_there_is_room(window):
    before = widths(window)
    appearance().set_zoom(110)
    assert widths(window)[0] == pytest.approx(1.1 * before[0], abs=3)
    appearance().set_zoom(200)
    assert before[0] < widths(window)[0] < 0.35 * window.width()
    appearance().set_zoom(100)
    assert widths(window) == pytest.approx(before, abs=3)


def test_the_tree_grows_from_where_she_put_it(window):
    before = widths(window)[0]
    drag_handle(window, -100)
    moved = widths(window)[0]
    assert moved < before - 50
    appearance().set_zoom(125)
    assert widths(window)[0] == pytest.approx(1.25 * moved, abs=3)
    appearance().set_zoom(100)
    assert widths(window)[0] == pytest.approx(moved, abs=3)


def test_where_she_put_it_is_the_trees_width_in_the_next_window_too(window, desk):
    drag_handle(window, -100)
    moved, size = widths(window)[0], window.size()
    window.commands.languages["en"].trigger()
    lay_out()
    again = desk.window
    assert again is not window
    again.resize(size)
    assert widths(again)[0] == pytest.approx(moved, abs=3)
    appearance().set_zoom(125)
    assert widths(again)[0] == pytest.approx(1.25 * moved, abs=3)


def test_a_panel_first_opens_in_a_width_for_its_letters(window):
    appearance().set_zoom(150)
    window.commands.checks.setChecked(True)
    assert widths(window)[2] > 1.2 * 340


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("panel", ["checks", "preview", "find"])
def test_the_window_fits_a_small_screen_with_a_panel_open(window, panel, percent, qtbot):
    getattr(window.commands, panel).setChecked(True)
    appearance().set_zoom(percent)
    if panel == "checks":
        settle(window, qtbot)
        choose_most_remedies(window)
    lay_out()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 728


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("panel", ["checks", "preview", "find"])
def test_what_says_that_nothing_was_saved_is_whole_beside_any_panel(window, panel, percent):
    getattr(window.commands, panel).setChecked(True)
    appearance().set_zoom(percent)
    window.resize(1366, 728)
    window.session.autosave.failed.emit(PROBLEM)
    lay_out()
    banner = window.banner
    assert window.height() == 728
    assert banner.label.height() >= banner.label.heightForWidth(banner.label.width())
    for button in (banner.retry_button, banner.elsewhere_button):
        assert button.width() >= button.sizeHint().width()
        assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize("percent", STEPS)
def test_one_out_of_three_has_round_boxes_in_any_size(window, percent):
    select(window, 0, 0)
    appearance().set_zoom(percent)
    lay_out()
    for button in window.pane.measure.status.buttons.values():
        option = QStyleOptionButton()
        button.initStyleOption(option)
        part = QStyle.SubElement.SE_RadioButtonIndicator
        box = button.style().subElementRect(part, option, button)
        picture = button.grab().toImage()
        corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
        ground = {picture.pixelColor(corner).name() for corner in corners}
        assert ground == {appearance().colours.ground}, button.text()
        edge = picture.pixelColor(box.center().x(), box.top()).name()
        assert edge != appearance().colours.ground


@pytest.mark.parametrize("percent", STEPS)
def test_the_ends_of_a_scroll_bars_handle_are_round_in_any_size(window, percent):
    select(window, 0, 0)
    appearance().set_zoom(percent)
    window.resize(900, 500)
    lay_out()
    bar = window.pane.measure.verticalScrollBar()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    complex_part, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
    handle = bar.style().subControlRect(complex_part, option, part, bar)
    picture, edge = bar.grab().toImage(), appearance().colours.edge
    filled = [
        [picture.pixelColor(x, y).name() == edge for x in range(handle.left(), handle.right() + 1)]
        for y in range(handle.top(), handle.bottom() + 1)
    ]
    rows = [sum(row) for row in filled if any(row)]
    assert rows[0] < rows[len(rows) // 2]


def test_a_change_of_the_letters_goes_through_the_rows_of_the_tree_once(window):
    rows = 300
    with window.session.change("Add measures") as edit:
        edit.add_all([Measure(measures=["ข้อ"]) for _ in range(rows)], parent_id=2)
    assert window.view.isExpanded(select(window, 1))
    asked = []

    def note(frame, event, _):
        if event == "call" and frame.f_code is type(window.tree).index.__code__:
            asked.append(frame)

    for change in (window.commands.zoom_in.trigger, lambda: turn(Qt.ColorScheme.Dark)):
        asked.clear()
        sys.setprofile(note)
        try:
            change()
        finally:
            sys.setprofile(None)
        assert rows < len(asked) < 2 * rows
    turn(Qt.ColorScheme.Light)


def turn(scheme):
    """Tell the application, as the system does, that light or dark is wanted."""
    QApplication.styleHints().colorSchemeChanged.emit(scheme)
