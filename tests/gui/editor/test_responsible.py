"""Who is responsible: ticked, typed, completed, and learned from the workbook itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ita_desktop.model import Measure, OfficeKind
from ita_desktop.model.form import USUAL_UNITS
from tests.gui.asking import lay_out, select, stored, type_into

USUAL = list(USUAL_UNITS[OfficeKind.MUNICIPALITY])


@pytest.fixture
def field(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    select(window, 0, 0)
    field = window.pane.measure.responsible
    field.setFocus()
    return field


def offered(field):
    view = field.popup.view
    return [view.item(row).text() for row in range(view.count())]


def ticked(field):
    view = field.popup.view
    checked = Qt.CheckState.Checked
    return [
        name for row, name in enumerate(offered(field)) if view.item(row).checkState() == checked
    ]


def open_units(field):
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field.popup.isVisible()
    return field.popup.view


def go_to(field, name):
    view = field.popup.view
    for _ in range(offered(field).index(name)):
        QTest.keyClick(view, Qt.Key.Key_Down)
    return view


def test_the_usual_units_are_ticked_and_unticked_with_keys_alone(field, window, workbook_path):
    view = open_units(field)
    assert offered(field) == USUAL
    QTest.keyClick(go_to(field, "กองช่าง"), Qt.Key.Key_Space)
    assert field.value() == ["กองช่าง"]
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert field.value() == ["กองช่าง", "สำนักปลัด"]
    QTest.keyClick(go_to(field, "กองช่าง"), Qt.Key.Key_Space)
    assert field.value() == ["สำนักปลัด"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    assert window.session.autosave.flush()
    assert stored(workbook_path).indicators[0].measures[0].responsible == ["สำนักปลัด"]


def test_a_click_anywhere_in_a_row_ticks_it(field, window):
    QTest.mouseClick(field.units_button, Qt.MouseButton.LeftButton)
    view = field.popup.view
    row = view.visualItemRect(view.item(1))
    for place in (row.center(), QPoint(row.left() + 12, row.center().y())):
        before = field.value()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert field.value() != before
    assert field.value() == []


def test_what_is_typed_stays_free_and_is_kept_by_the_ticks(field):
    type_into(field, "นางสาวก")
    view = open_units(field)
    assert ticked(field) == ["นางสาวก"]
    QTest.keyClick(go_to(field, "กองคลัง"), Qt.Key.Key_Space)
    assert field.value() == ["นางสาวก", "กองคลัง"]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not field.popup.isVisible()


def test_a_tick_is_a_step_of_its_own(field, window):
    type_into(field, "ก")
    open_units(field)
    QTest.keyClick(field.popup.view, Qt.Key.Key_Space)
    field.popup.close()
    window.commands.undo.trigger()
    assert field.value() == ["ก"]


def test_a_unit_typed_once_is_offered_to_all_measures(field, window):
    type_into(field, "กองกิจการสภา")
    select(window, 1, 0)
    open_units(field)
    assert offered(field) == ["กองกิจการสภา", *USUAL]
    assert ticked(field) == []
    field.popup.close()
    window.commands.undo.trigger()
    open_units(field)
    assert offered(field) == USUAL


def test_a_word_that_was_still_being_typed_is_not_offered_as_a_unit(field, window):
    open_units(field)
    field.popup.close()
    type_into(field, "งานนิติ")
    window.session.autosave.flush()
    type_into(field, "การ")
    open_units(field)
    assert offered(field)[0] == "งานนิติการ"
    assert "งานนิติ" not in offered(field)
    assert ticked(field) == ["งานนิติการ"]


def test_the_most_used_units_come_first_then_by_the_thai_alphabet(field, window):
    ids = [one.id for i in window.session.report().indicators for one in i.measures]
    with window.session.change("Edit") as edit:
        edit.set(Measure, ids[0], responsible=["เลขา", "กองช่าง", "ขนส่ง"])
        edit.set(Measure, ids[1], responsible=["ขนส่ง"])
    open_units(field)
    assert offered(field)[:4] == ["ขนส่ง", "กองช่าง", "เลขา", "สำนักปลัด"]
    assert ticked(field) == ["ขนส่ง", "กองช่าง", "เลขา"]
    assert offered(field).count("กองช่าง") == 1


def test_units_are_proposed_as_one_types(field):
    type_into(field, "กองส")
    assert field.proposal_list.isVisible()
    assert field.proposals() == ["กองสาธารณสุขและสิ่งแวดล้อม", "กองสวัสดิการสังคม"]
    QTest.keyClick(field.proposal_list, Qt.Key.Key_Down)
    QTest.keyClick(field.proposal_list, Qt.Key.Key_Return)
    assert field.value() == ["กองสาธารณสุขและสิ่งแวดล้อม"]
    assert not field.proposal_list.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    type_into(field, "กองส")
    assert field.proposals() == ["กองสวัสดิการสังคม"]


def test_enter_without_a_choice_begins_a_new_line(field):
    type_into(field, "กองส")
    QTest.keyClick(field.proposal_list, Qt.Key.Key_Return)
    type_into(field, "ข")
    assert field.value() == ["กองส", "ข"]


def test_tab_goes_from_the_field_to_its_button_and_both_have_names(field, window):
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert window.focusWidget() is field.units_button
    assert field.units_button.accessibleName() == "เลือกหน่วยงานผู้รับผิดชอบ"
    QTest.keyClick(field.units_button, Qt.Key.Key_Space)
    assert field.popup.isVisible()
    assert field.popup.view.accessibleName()
    field.popup.close()


def test_long_names_are_wrapped_and_the_list_stays_on_the_screen(field, window):
    ids = [one.id for i in window.session.report().indicators for one in i.measures]
    name = "งานส่งเสริมคุณภาพชีวิตผู้สูงอายุและผู้พิการของกองสวัสดิการสังคมเทศบาลตำบลทดสอบ"
    with window.session.change("Edit") as edit:
        edit.set(Measure, ids[0], responsible=[name, *(f"หน่วย {n}" for n in range(60))])
    view = open_units(field)
    lay_out()
    screen = field.screen().availableGeometry()
    assert screen.contains(field.popup.geometry())
    first = view.visualItemRect(view.item(offered(field).index(name)))
    other = view.visualItemRect(view.item(offered(field).index("หน่วย 1")))
    assert first.height() > other.height()
    assert first.width() <= view.viewport().width()
