"""Find and replace beside the editor: live, shown before it is done, one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.find.control import FindControl
from ita_desktop.gui.find.model import PREVIEW_ROLE, FindModel
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Attachment, Indicator, Measure, Office, Report
from ita_desktop.store import Query, Workbook
from tests.gui.asking import lay_out, select, stored, type_into

CHECKED = Qt.ItemDataRole.CheckStateRole


def control(window: MainWindow) -> FindControl:
    return window.findChild(FindControl)


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: control(window).is_up_to_date())
    lay_out()


@pytest.fixture
def finding(window: MainWindow, qtbot) -> MainWindow:
    """The window with its search open and some words in the file."""
    with window.session.change("Prepare") as edit:
        measures = [m.id for i in window.session.report().indicators for m in i.measures]
        edit.set(Measure, measures[0], steps=["กองคลังส่ง กองคลัง", "อื่น", "กองคลัง"])
        edit.set(Measure, measures[2], remark="ให้กองคลังดู")
        edit.set(Office, 1, address="หน้ากองคลัง")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    return window


def look_for(window: MainWindow, words: str, qtbot) -> None:
    panel = control(window).panel
    panel.words.clear()
    type_into(panel.words, words)
    settle(window, qtbot)


def previews(window: MainWindow):
    model = control(window).model
    return [model.index(row, 0).data(PREVIEW_ROLE) for row in range(model.rowCount())]


def selected_text(window: MainWindow) -> str:
    return window.focusWidget().textCursor().selectedText()


def test_the_keys_lead_into_the_search_and_out_of_it(window, qtbot):
    panel = control(window).panel
    assert not panel.isVisible()
    select(window, 0, 0)
    window.pane.focus_first_field()
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert panel.words.hasFocus()
    window.pane.measure.remark.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert panel.words.hasFocus()
    QTest.keyClick(panel.words, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.pane.measure.remark.hasFocus()


def test_what_is_selected_is_looked_for(finding, qtbot):
    select(finding, 0, 0)
    field = finding.pane.measure.measures
    field.setFocus()
    field.selectAll()
    finding.commands.find.trigger()
    assert control(finding).panel.words.value() == ""  # two lines are no words
    cursor = field.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    field.setFocus()
    field.setTextCursor(cursor)
    finding.commands.find.trigger()
    settle(finding, qtbot)
    assert control(finding).panel.words.value() == "คู่มือ"
    assert control(finding).model.rowCount() == 1


def test_every_place_is_counted_and_shown_with_where_it_is(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    assert panel.count.text() == "พบ 5 แห่ง ใน 2 มาตรการ"
    assert [(p.where, p.before, p.words, p.after) for p in previews(finding)] == [
        ("ที่อยู่", "หน้า", "กองคลัง", ""),
        ("ตัวชี้วัด ๑ / แถวที่ ๑ / ขั้นตอนหรือวิธีการปฏิบัติ", "", "กองคลัง", "ส่ง กองคลัง"),
        ("ตัวชี้วัด ๑ / แถวที่ ๑ / ขั้นตอนหรือวิธีการปฏิบัติ", "กองคลังส่ง ", "กองคลัง", ""),
        ("ตัวชี้วัด ๑ / แถวที่ ๑ / ขั้นตอนหรือวิธีการปฏิบัติ", "", "กองคลัง", ""),
        ("ตัวชี้วัด ๒ / แถวที่ ๑ / หมายเหตุ", "ให้", "กองคลัง", "ดู"),
    ]
    look_for(finding, "ไม่มีคำนี้", qtbot)
    assert panel.count.text() == "ไม่พบคำนี้"
    assert not panel.replace.isEnabled()


def test_what_it_will_become_is_shown_before_it_is_done(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    height = panel.view.visualRect(panel.model.index(0, 0)).height()
    assert {preview.instead for preview in previews(finding)} == {None}
    type_into(panel.replacement, "กองช่าง")
    lay_out()
    assert {preview.instead for preview in previews(finding)} == {"กองช่าง"}
    assert panel.view.visualRect(panel.model.index(0, 0)).height() > height
    assert panel.replace.text() == "แทนที่ที่เลือก (5)"
    panel.model.setData(panel.model.index(1, 0), Qt.CheckState.Unchecked, CHECKED)
    assert previews(finding)[1].instead is None
    assert panel.replace.text() == "แทนที่ที่เลือก (4)"


def test_the_words_are_marked_where_they_are_drawn(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    view = control(finding).panel.view
    place = view.visualRect(view.model().index(0, 0))
    picture: QImage = view.viewport().grab(place).toImage()
    mark = view.palette().highlight().color().rgb()
    text = [
        x
        for x in range(40, picture.width())
        if any(picture.pixel(x, y) == mark for y in range(picture.height()))
    ]
    width = view.fontMetrics().horizontalAdvance("กองคลัง")
    assert abs(width - len(text)) < 6


def test_a_tick_is_turned_by_a_click_on_it_and_by_the_space_bar(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    view, model = control(finding).panel.view, control(finding).model
    view.setFocus()
    index = model.index(2, 0)
    place = view.visualRect(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(14, 14)
    )
    assert index.data(CHECKED) == Qt.CheckState.Unchecked
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert index.data(CHECKED) == Qt.CheckState.Checked
    control(finding).panel.tick_all.click()
    assert model.ticked() == 0
    assert not control(finding).panel.replace.isEnabled()
    control(finding).panel.tick_all.click()
    assert model.ticked() == 5


def test_the_ticked_ones_are_replaced_in_one_step(finding, workbook_path, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    panel.model.setData(panel.model.index(2, 0), Qt.CheckState.Unchecked, CHECKED)
    type_into(panel.replacement, "กองช่าง")
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    settle(finding, qtbot)
    first = stored(workbook_path).indicators[0].measures[0]
    assert first.steps == ["กองช่างส่ง กองคลัง", "อื่น", "กองช่าง"]
    assert stored(workbook_path).indicators[1].measures[0].remark == "ให้กองช่างดู"
    assert finding.session.workbook.office().address == "หน้ากองช่าง"
    assert panel.count.text() == "พบ 1 แห่ง ใน 1 มาตรการ"
    assert finding.commands.undo.text() == "เลิกทำ: แทนที่คำ"
    finding.commands.undo.trigger()
    settle(finding, qtbot)
    assert panel.count.text() == "พบ 5 แห่ง ใน 2 มาตรการ"
    first = stored(workbook_path).indicators[0].measures[0]
    assert first.steps == ["กองคลังส่ง กองคลัง", "อื่น", "กองคลัง"]


def press_ctrl(key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("name", ["words", "replacement"])
def test_undo_in_a_line_of_the_search_is_the_lines_own(finding, name, qtbot):
    before = finding.session.workbook.undoable_name
    line = getattr(control(finding).panel, name)
    line.setFocus()
    type_into(line, "กอง")
    QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert line.value() == "กอ"
    press_ctrl(Qt.Key.Key_Z)
    assert line.value() == "กอง"
    press_ctrl(Qt.Key.Key_Y)
    assert line.value() == "กอ"
    for _ in range(5):
        press_ctrl(Qt.Key.Key_Z)
    assert line.value() == ""
    assert finding.session.workbook.undoable_name == before
    assert finding.session.workbook.redoable_name is None


def test_lines_that_were_pasted_are_taken_back_too(finding):
    line = control(finding).panel.words
    type_into(line, "ก")
    QApplication.clipboard().setText("ข\nค")
    press_ctrl(Qt.Key.Key_V)
    assert line.value() == "กข ค"
    press_ctrl(Qt.Key.Key_Z)
    assert line.value() == "ก"


def test_undo_right_after_a_replacement_takes_it_back(finding, workbook_path, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    type_into(panel.replacement, "กองช่าง")
    panel.replace.setFocus()
    QTest.keyClick(panel.replace, Qt.Key.Key_Space)
    settle(finding, qtbot)
    assert panel.count.text() == "ไม่พบคำนี้"
    press_ctrl(Qt.Key.Key_Z)
    settle(finding, qtbot)
    assert panel.count.text() == "พบ 5 แห่ง ใน 2 มาตรการ"
    assert panel.replacement.value() == "กองช่าง"


def test_without_other_words_the_button_says_that_it_deletes(finding, workbook_path, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    assert panel.replace.text() == "ลบคำที่เลือก (5)"
    panel.replace.click()
    settle(finding, qtbot)
    assert stored(workbook_path).indicators[0].measures[0].steps == ["ส่ง ", "อื่น"]


def selected_in(field) -> tuple[str, int]:
    cursor = field.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_the_search_goes_from_place_to_place_and_changes_nothing(finding, key, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel, page = control(finding).panel, finding.pane.measure
    before = finding.session.workbook.undoable_name
    for line in (panel.words, panel.replacement):
        panel.view.setCurrentIndex(panel.model.index(0, 0))
        line.setFocus()
        for start in (0, 11):
            QTest.keyClick(QApplication.focusWidget(), key)
            qtbot.waitUntil(lambda start=start: selected_in(page.steps) == ("กองคลัง", start))
            assert line.hasFocus()
    finding.session.autosave.flush()
    assert finding.session.workbook.undoable_name == before


def test_enter_right_after_the_last_letter_goes_to_what_is_found_of_it(finding, qtbot):
    look_for(finding, "อื่น", qtbot)
    panel, page = control(finding).panel, finding.pane.measure
    panel.words.clear()
    type_into(panel.words, "กองคลังดู")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: selected_in(page.remark) == ("กองคลังดู", 3))
    assert panel.words.hasFocus()


def test_enter_after_f3_takes_no_place_of_what_was_found(finding, qtbot):
    look_for(finding, "กองคลังดู", qtbot)
    field = finding.pane.measure.remark
    QTest.keyClick(finding, Qt.Key.Key_F3)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == "ให้กองคลังดู"


def test_f3_goes_from_place_to_place_and_round(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    panel, page = control(finding).panel, finding.pane.measure
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(finding, Qt.Key.Key_F3)
    qtbot.waitUntil(page.steps.hasFocus)
    assert selected_in(page.steps) == ("กองคลัง", 0)
    QTest.keyClick(finding, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: page.steps.textCursor().selectionStart() > 0)
    assert selected_text(finding) == "กองคลัง"
    QTest.keyClick(finding, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.steps.textCursor().selectionStart() == 0)
    for _ in range(3):
        QTest.keyClick(finding, Qt.Key.Key_F3)
    qtbot.waitUntil(page.remark.hasFocus)
    assert selected_text(finding) == "กองคลัง"
    assert finding.tree.node(finding.view.currentIndex()).parent.row == 1
    QTest.keyClick(finding, Qt.Key.Key_F3)
    assert panel.view.currentIndex().row() == 0


def test_words_of_a_picture_lead_to_its_row_and_are_replaced(finding, workbook_path, qtbot):
    with finding.session.change("Attach") as edit:
        new = Attachment(content=edit.keep(b"x"), name="ประชุม.jpg", caption="ภาพการประชุม")
        edit.add(new, parent_id=2)
        edit.set(Report, 1, memo_subject="เชิญประชุม")
    look_for(finding, "ประชุม", qtbot)
    assert [p.where for p in previews(finding)] == [
        "บันทึกข้อความ: เรื่อง",
        "ตัวชี้วัด ๑ / แถวที่ ๒ / ชื่อไฟล์",
        "ตัวชี้วัด ๑ / แถวที่ ๒ / คำบรรยาย",
    ]
    select(finding, 1)
    view = control(finding).panel.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    node = finding.tree.node(finding.view.currentIndex())
    assert (node.entity, node.row_id) == (Measure, 2)
    type_into(control(finding).panel.replacement, "อบรม")
    control(finding).panel.replace.click()
    (attachment,) = stored(workbook_path).indicators[0].measures[1].attachments
    assert (attachment.name, attachment.caption) == ("อบรม.jpg", "ภาพการอบรม")
    assert stored(workbook_path).memo_subject == "เชิญอบรม"


def test_a_click_on_the_text_or_enter_in_the_list_goes_there(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    view = control(finding).panel.view
    place = view.visualRect(view.model().index(4, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(finding.pane.measure.remark.hasFocus)
    view.setFocus()
    view.setCurrentIndex(view.model().index(3, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(finding.pane.measure.steps.hasFocus)
    assert selected_text(finding) == "กองคลัง"


def test_what_is_typed_is_found_before_it_is_saved_by_itself(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    select(finding, 0, 1)
    finding.pane.measure.remark.setFocus()
    type_into(finding.pane.measure.remark, "กองคลัง")
    assert not control(finding).panel.replace.isEnabled()
    settle(finding, qtbot)
    qtbot.waitUntil(lambda: control(finding).model.rowCount() == 6)
    qtbot.waitUntil(control(finding).panel.replace.isEnabled)
    type_into(finding.pane.measure.remark, "ใหม่")
    look_for(finding, "ใหม่", qtbot)
    assert control(finding).model.rowCount() == 1


def test_a_place_left_out_stays_so_when_the_file_changes(finding, qtbot):
    look_for(finding, "กองคลัง", qtbot)
    model = control(finding).model
    model.setData(model.index(4, 0), Qt.CheckState.Unchecked, CHECKED)
    with finding.session.change("Other") as edit:
        edit.set(Office, 1, address="")
    settle(finding, qtbot)
    assert [model.index(row, 0).data(CHECKED) for row in range(4)][-1] == Qt.CheckState.Unchecked
    assert model.ticked() == 3
    look_for(finding, "กองคลั", qtbot)
    assert model.ticked() == 4


def test_other_years_are_searched_when_asked_and_gone_to(finding, qtbot):
    old = Report(
        fiscal_year=2565, indicators=[Indicator(label="1", measures=[Measure(remark="กองคลัง")])]
    )
    with finding.session.change("Add") as edit:
        edit.add(old)
    look_for(finding, "กองคลัง", qtbot)
    panel = control(finding).panel
    assert panel.model.rowCount() == 5
    panel.all_years.trigger()
    settle(finding, qtbot)
    assert panel.model.rowCount() == 6
    assert previews(finding)[5].where == "รายงานปีงบประมาณ 2565 / ตัวชี้วัด 1 / แถวที่ 1 / หมายเหตุ"
    panel.view.setCurrentIndex(panel.model.index(4, 0))
    QTest.keyClick(finding, Qt.Key.Key_F3)
    qtbot.waitUntil(finding.pane.measure.remark.hasFocus)
    assert finding.year_chooser.isVisible()
    assert selected_text(finding) == "กองคลัง"


def test_digits_and_capitals_count_as_the_options_say(finding, qtbot):
    with finding.session.change("Other") as edit:
        edit.set(Office, 1, address="๒๕๖๖ 2566 Web web")
    panel = control(finding).panel
    for words, option in (("2566", panel.same_digits), ("web", panel.match_case)):
        look_for(finding, words, qtbot)
        assert control(finding).panel.count.text() == "พบ 2 แห่ง"
        option.trigger()
        settle(finding, qtbot)
        assert control(finding).panel.count.text() == "พบ 1 แห่ง"


def test_the_places_are_a_sound_model(finding, qtmodeltester, workbook_path, qtbot):
    with finding.session.change("Many") as edit:
        edit.set(Office, 1, address="ก" * 450)
    look_for(finding, "ก", qtbot)
    model = control(finding).model
    assert model.rowCount() == 200
    qtmodeltester.check(model)
    assert model.rowCount() > 200
    with Workbook.open(workbook_path, read_only=True) as workbook:
        empty = FindModel(lambda *_: "", finding.translate)
        empty.show(workbook.search(Query("ไม่มี")))
    qtmodeltester.check(empty)
