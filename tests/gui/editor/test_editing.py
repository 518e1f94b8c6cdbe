"""Add, remove, move, duplicate, undo, redo: through the window's own actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.model import Measure, Status
from ita_desktop.store import Workbook
from tests.gui.asking import index_at, select, shape, stored, stored_shape, type_into

FIELDS = [
    ((0, 1), "measure", "remark"),
    ((0, 0), "measure", "measures"),
    ((1,), "indicator", "label"),
]
START = [
    ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", ["คู่มือ", "อบรม"]),
    ("ตัวชี้วัดที่ ๒ การใช้อำนาจ", ["แผน"]),
]


def test_an_added_measure_stands_after_the_selected_one_and_has_the_cursor(window, workbook_path):
    select(window, 0, 0)
    window.activateWindow()
    window.commands.add_measure.trigger()
    assert window.view.currentIndex() == index_at(window, 0, 1)
    assert window.pane.measure.measures.hasFocus()
    type_into(window.pane.measure.measures, "ใหม่")
    window.session.autosave.flush()
    assert shape(window)[0][1] == ["คู่มือ", "ใหม่", "อบรม"]
    assert stored_shape(workbook_path)[0][1] == [["คู่มือ", "ประกาศ"], ["ใหม่"], ["อบรม"]]


def test_a_measure_added_at_an_indicator_is_its_last(window):
    select(window, 1)
    window.commands.add_measure.trigger()
    assert shape(window)[1][1] == ["แผน", "ยังไม่มีข้อความ"]


def test_an_added_indicator_gets_the_next_number_in_the_reports_digits(window):
    select(window, 0, 1)
    window.commands.add_indicator.trigger()
    assert [name for name, _ in shape(window)] == [START[0][0], "ตัวชี้วัดที่ ๓", START[1][0]]
    assert window.pane.indicator.title.value() == ""


def test_removing_asks_nothing_and_can_be_undone(window, workbook_path):
    select(window, 0)
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    assert shape(window) == START[1:]
    assert "Ctrl+Z" in window.statusBar().currentMessage()
    window.commands.undo.trigger()
    assert shape(window) == START
    assert window.view.currentIndex() == index_at(window, 0)
    assert window.view.isExpanded(index_at(window, 0))


def test_delete_in_a_text_field_deletes_a_letter_with_its_marks_only(window):
    select(window, 0, 0)
    field = window.pane.measure.measures
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.value()[0] == "มือ"
    assert len(shape(window)[0][1]) == 2


def test_a_copy_stands_right_below_and_is_selected(window, workbook_path):
    select(window, 0)
    window.commands.duplicate.trigger()
    assert shape(window) == [START[0], START[0], START[1]]
    assert window.view.currentIndex() == index_at(window, 1)
    window.close()
    titles = [title for title, _ in stored_shape(workbook_path)]
    assert titles == ["การปฏิบัติหน้าที่", "การปฏิบัติหน้าที่", "การใช้อำนาจ"]


def test_alt_and_arrows_move_the_selected_row_and_keep_it_selected(window, workbook_path):
    window.activateWindow()
    index = select(window, 0, 0)
    window.commands.move_down.trigger()
    assert shape(window)[0][1] == ["อบรม", "คู่มือ"]
    assert window.view.currentIndex() == index_at(window, 0, 1)
    window.commands.move_down.trigger()
    assert shape(window)[1][1] == ["คู่มือ", "แผน"]
    assert window.view.currentIndex() == index_at(window, 1, 0)
    window.commands.move_up.trigger()
    assert shape(window)[0][1] == ["อบรม", "คู่มือ"]
    window.commands.move_up.trigger()
    assert shape(window) == START
    assert index.data() == "คู่มือ"


def test_an_indicator_moves_with_its_measures_and_stays_unfolded(window, workbook_path):
    select(window, 1)
    window.commands.move_up.trigger()
    window.commands.move_up.trigger()
    assert shape(window) == [START[1], START[0]]
    assert window.view.isExpanded(index_at(window, 0))
    assert stored_shape(workbook_path)[0][0] == "การใช้อำนาจ"


def test_undo_takes_typed_text_back_as_one_step_and_redo_brings_it(window):
    select(window, 0, 1)
    field = window.pane.measure.steps
    field.setFocus()
    type_into(field, "หนึ่ง")
    window.session.autosave.flush()
    type_into(field, " สอง")
    window.commands.undo.trigger()
    assert field.value() == []
    assert window.commands.redo.text() == "ทำซ้ำ: แก้ขั้นตอน"
    window.commands.redo.trigger()
    assert field.value() == ["หนึ่ง สอง"]
    assert window.commands.undo.text() == "เลิกทำ: แก้ขั้นตอน"


@pytest.mark.parametrize(("rows", "page", "name"), FIELDS)
def test_ctrl_z_in_a_field_is_the_windows_undo(window, qtbot, rows, page, name):
    select(window, *rows)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = getattr(getattr(window.pane, page), name)
    field.setFocus()
    before = field.value()
    type_into(field, "x")
    after = field.value()
    assert after != before
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == before
    assert window.statusBar().currentMessage().startswith("เลิกทำแล้ว")
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == after


def test_the_cursor_stays_in_its_words_through_undo_elsewhere_in_the_field(window):
    select(window, 0, 0)
    field = window.pane.measure.measures
    with window.session.workbook.change("Edit the measures") as edit:
        row_id = window.pane.measure.binding.row_id
        edit.set(Measure, row_id, measures=["ข้างหน้า คู่มือ", "ประกาศ"])
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index("ประกาศ") + 3)
    field.setTextCursor(cursor)
    window.commands.undo.trigger()
    assert field.value() == ["คู่มือ", "ประกาศ"]
    assert field.textCursor().position() == field.toPlainText().index("ประกาศ") + 3


def test_undo_shows_where_it_was(window):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "x")
    select(window, 1)
    window.commands.undo.trigger()
    assert window.view.currentIndex() == index_at(window, 0, 0)
    assert window.pane.measure.remark.value() == ""
    assert window.statusBar().currentMessage() == "เลิกทำแล้ว: แก้หมายเหตุ"


def test_undo_survives_a_restart(desk, window, workbook_path):
    select(window, 0, 0)
    QTest.mouseClick(
        window.pane.measure.status.buttons[Status.IN_PROGRESS], Qt.MouseButton.LeftButton
    )
    window.close()
    window.session.close()
    window = desk.show(Workbook.open(workbook_path))
    assert window.commands.undo.text() == "เลิกทำ: เลือกสถานะ"
    window.commands.undo.trigger()
    assert window.view.currentIndex() == index_at(window, 0, 0)
    assert window.pane.measure.status.value() is Status.COMPLETED


def test_undo_of_everything_leads_back_to_the_empty_page_and_redo_out_of_it(window):
    select(window, 0, 0)
    window.commands.undo.trigger()
    assert window.pane.currentWidget() is window.pane.empty
    assert not window.commands.undo.isEnabled()
    assert not window.commands.add_indicator.isEnabled()
    window.commands.redo.trigger()
    assert shape(window) == START


def test_undo_takes_back_a_year_just_typed_and_nothing_else(window, workbook_path):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ก่อน")
    window.view.setCurrentIndex(window.tree.index(0, 0))
    year = window.pane.report.year
    year.setFocus()
    year.selectAll()
    type_into(year, "2570")
    window.commands.undo.trigger()
    assert year.text() == "๒๕๖๖"
    assert stored(workbook_path).indicators[0].measures[0].remark == "ก่อน"
    window.commands.undo.trigger()
    assert stored(workbook_path).indicators[0].measures[0].remark == ""
    window.commands.redo.trigger()
    assert stored(workbook_path).indicators[0].measures[0].remark == "ก่อน"
    assert stored(workbook_path).fiscal_year == 2566


def test_next_measure_goes_through_all_indicators_in_the_same_field(window, qtbot):
    select(window, 0, 0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.pane.measure.outcomes
    field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_Return, control)
    QTest.keyClick(field, Qt.Key.Key_Return, control)
    assert window.view.currentIndex() == index_at(window, 1, 0)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, control)
    assert window.statusBar().currentMessage() == "นี่คือมาตรการสุดท้ายแล้ว"


def test_f2_puts_the_cursor_into_the_selected_rows_text(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    select(window, 1)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    assert window.pane.indicator.title.hasFocus()


def test_actions_that_need_a_row_are_off_for_the_report(window):
    window.view.setCurrentIndex(window.tree.index(0, 0))
    for name in ("add_measure", "duplicate", "remove", "move_up", "move_down"):
        assert not getattr(window.commands, name).isEnabled()
    select(window, 0)
    for name in ("add_measure", "duplicate", "remove", "move_down"):
        assert getattr(window.commands, name).isEnabled()
    assert not window.commands.move_up.isEnabled()
    select(window, 1, 0)
    assert window.commands.move_up.isEnabled()
    assert not window.commands.move_down.isEnabled()


def test_a_row_changed_elsewhere_shows_at_once(window):
    select(window, 0, 0)
    row_id = window.pane.measure.binding.row_id
    with window.session.workbook.change("Edit") as edit:
        edit.set(Measure, row_id, remark="จากที่อื่น", status=None)
    assert window.pane.measure.remark.value() == "จากที่อื่น"
    assert window.pane.measure.status.value() is None
