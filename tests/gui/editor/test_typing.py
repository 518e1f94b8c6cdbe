"""What is typed is in the file within a second, and the window says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui import autosave
from ita_desktop.model import Digits, Measure, Status
from ita_desktop.store import Workbook
from tests.gui.asking import index_at, message, select, stored, type_into


def test_typed_keys_are_in_the_file_within_a_second(window, workbook_path, qtbot):
    assert autosave.WRITE_AFTER_MS < 1000  # a busy machine may be later
    select(window, 0, 1)
    steps = window.pane.measure.steps
    steps.setFocus()
    type_into(steps, "ขั้นตอนที่ ๑")
    QTest.keyClick(steps, Qt.Key.Key_Return)
    type_into(steps, "Step ข ")
    assert window.save_status.text() == "กำลังบันทึก…"
    with qtbot.waitSignal(window.session.autosave.saved):
        pass
    assert stored(workbook_path).indicators[0].measures[1].steps == ["ขั้นตอนที่ ๑", "Step ข "]
    assert window.save_status.text().startswith("บันทึกแล้ว เวลา ")
    assert not window.session.autosave.is_waiting()


def test_steady_typing_does_not_put_saving_off(window, qtbot):
    select(window, 0, 1)
    remark = window.pane.measure.remark
    saved = []
    window.session.autosave.saved.connect(saved.append)
    for _ in range(40):
        QTest.keyClick(remark, Qt.Key.Key_A, delay=20)
    assert saved


def test_every_field_of_a_measure_reaches_the_file(window, workbook_path):
    select(window, 0, 0)
    page = window.pane.measure
    fields = ("measures", "steps", "timeframe", "responsible", "outcomes", "evidence", "remark")
    for name in fields:
        type_into(getattr(page, name), f"x{name}")
    QTest.mouseClick(page.status.buttons[Status.NOT_FEASIBLE], Qt.MouseButton.LeftButton)
    type_into(page.reason, "xreason")
    assert window.close()
    measure = stored(workbook_path).indicators[0].measures[0]
    assert measure.measures == ["xmeasuresคู่มือ", "ประกาศ"]
    assert measure.status is Status.NOT_FEASIBLE
    assert (measure.timeframe, measure.remark) == ("xtimeframe", "xremark")
    assert (measure.reason, measure.evidence) == ("xreason", ["xevidence"])
    assert (measure.steps, measure.outcomes) == (["xsteps"], ["xoutcomes"])
    assert measure.responsible == ["xresponsible"]


def test_report_and_office_reach_the_file(window, workbook_path):
    page = window.pane.report
    type_into(page.title, "A")
    type_into(page.preface, "B")
    type_into(page.name, "C")
    page.digits.setFocus()
    QTest.keyClick(page.digits, Qt.Key.Key_Down)
    assert page.year.text() == "2566"
    page.year.selectAll()
    type_into(page.year, "๒๕๖๗")
    QTest.keyClick(page.year, Qt.Key.Key_Return)
    window.close()
    report = stored(workbook_path)
    assert (report.title, report.preface) == ("Aรายงาน", "B")
    assert (report.digits, report.fiscal_year) == (Digits.ARABIC, 2567)
    with Workbook.open(workbook_path, read_only=True) as workbook:
        assert workbook.office().name == "Cเทศบาลตำบลทดสอบ"


def test_a_half_typed_year_is_left_alone_and_a_wrong_one_refused(window, qtbot):
    page = window.pane.report
    page.year.selectAll()
    type_into(page.year, "25")
    window.session.autosave.flush()
    assert page.year.text() == "25"
    type_into(page.year, "x")
    QTest.keyClick(page.year, Qt.Key.Key_Return)
    assert page.year.text() == "๒๕๖๖"
    assert message(window) is not None


def test_an_indicators_new_title_stands_in_the_tree(window, workbook_path):
    index = select(window, 1)
    title = window.pane.indicator.title
    title.selectAll()
    type_into(title, "New")
    window.pane.indicator.label.selectAll()
    type_into(window.pane.indicator.label, "9")
    window.session.autosave.flush()
    assert index.data() == "ตัวชี้วัดที่ 9 New"


def test_selecting_another_row_saves_first(window, workbook_path):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "left behind")
    select(window, 1, 0)
    assert window.pane.measure.remark.toPlainText() == ""
    assert stored(workbook_path).indicators[0].measures[0].remark == "left behind"


def test_a_change_from_elsewhere_never_takes_away_what_is_being_typed(window, workbook_path):
    select(window, 0, 0)
    field = window.pane.measure.remark
    type_into(field, "กำลังพิมพ์")
    with window.session.workbook.change("Edit") as edit:
        edit.set(Measure, window.pane.measure.binding.row_id, remark="จากที่อื่น")
    assert field.value() == "กำลังพิมพ์"
    assert window.session.autosave.flush()
    assert stored(workbook_path).indicators[0].measures[0].remark == "กำลังพิมพ์"


def test_a_choice_can_be_taken_back(window, workbook_path):
    select(window, 0, 0)
    status = window.pane.measure.status
    assert status.buttons[Status.COMPLETED].isChecked()
    QTest.mouseClick(status.clear_button, Qt.MouseButton.LeftButton)
    assert not any(button.isChecked() for button in status.buttons.values())
    assert stored(workbook_path).indicators[0].measures[0].status is None


def test_tab_goes_on_from_the_chosen_status_and_delete_takes_it_back(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    select(window, 0, 0)
    status = window.pane.measure.status
    done = status.buttons[Status.COMPLETED]
    done.setFocus()
    QTest.keyClick(done, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.pane.measure.outcomes
    done.setFocus()
    QTest.keyClick(done, Qt.Key.Key_Delete)
    assert status.value() is None


def test_the_reason_is_asked_for_only_when_it_is_needed(window):
    select(window, 0, 0)
    page = window.pane.measure
    assert not page.reason.isVisible()
    QTest.mouseClick(page.status.buttons[Status.NOT_FEASIBLE], Qt.MouseButton.LeftButton)
    assert page.reason.isVisible()


def test_marks_stand_beside_the_items_and_not_in_them(window):
    select(window, 0, 0)
    assert window.pane.measure.measures.marks() == ["๑.", "๒."]
    QTest.keyClick(window.pane.measure.measures, Qt.Key.Key_Return)
    assert window.pane.measure.measures.marks() == ["", "๑.", "๒."]
    assert window.pane.measure.measures.value() == ["คู่มือ", "ประกาศ"]


def test_no_break_spaces_and_rare_characters_survive(window, workbook_path):
    select(window, 0, 1)
    text = "ก\u00a0ข 😀 <b>&amp;</b>"
    window.pane.measure.timeframe.insertPlainText(text)
    select(window, 0, 0)
    assert stored(workbook_path).indicators[0].measures[1].timeframe == text
    select(window, 0, 1)
    assert window.pane.measure.timeframe.value() == text


def test_tab_leaves_a_text_field(window, qtbot):
    select(window, 0, 0)
    window.activateWindow()
    page = window.pane.measure
    page.measures.setFocus()
    QTest.keyClick(page.measures, Qt.Key.Key_Tab)
    assert page.steps.hasFocus()
    assert page.measures.value() == ["คู่มือ", "ประกาศ"]


def test_every_input_has_a_name_for_screen_readers(window):
    for page in (window.pane.report, window.pane.indicator, window.pane.measure):
        for name, field in vars(page).items():
            if hasattr(field, "show_value"):
                assert field.accessibleName(), name


def test_text_that_cannot_be_saved_stays_and_is_saved_later(window, workbook_path, tmp_path, qtbot):
    away = tmp_path / "pulled-out.ita"
    workbook_path.rename(away)
    field = _type_what_cannot_be_saved(window)
    away.rename(workbook_path)
    QTest.mouseClick(window.banner.retry_button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert field.value() == "สำคัญ"
    assert stored(workbook_path).indicators[0].measures[0].remark == "สำคัญ"


def test_a_failed_save_is_tried_again_by_itself(
    window, workbook_path, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(autosave, "RETRY_AFTER_MS", 100)
    away = tmp_path / "pulled-out.ita"
    workbook_path.rename(away)
    _type_what_cannot_be_saved(window)
    away.rename(workbook_path)
    with qtbot.waitSignal(window.session.autosave.saved):
        pass
    assert not window.banner.isVisible()


def test_closing_with_unsaved_words_asks(window, workbook_path, tmp_path):
    away = tmp_path / "pulled-out.ita"
    workbook_path.rename(away)
    _type_what_cannot_be_saved(window)
    assert not window.close()
    box = message(window)
    assert box is not None
    buttons = {button.text(): button for button in box.buttons()}
    assert set(buttons) == {"ยังไม่ปิด", "ปิดโดยไม่บันทึก", "บันทึกไว้ที่อื่น…"}
    buttons["ปิดโดยไม่บันทึก"].click()
    assert not window.isVisible()


def _type_what_cannot_be_saved(window):
    window.view.setCurrentIndex(index_at(window, 0, 0))
    field = window.pane.measure.remark
    type_into(field, "สำคัญ")
    assert not window.session.autosave.flush()
    assert window.banner.isVisible()
    assert window.save_status.text() == "ยังไม่ได้บันทึก"
    assert field.value() == "สำคัญ"
    return field


def press_save(window):
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.pane.report.title, Qt.Key.Key_S, control)


def test_the_key_for_saving_says_that_everything_is_saved(window, workbook_path):
    type_into(window.pane.report.title, "A")
    press_save(window)
    assert not window.session.autosave.is_waiting()
    assert stored(workbook_path).title == "Aรายงาน"
    assert window.statusBar().currentMessage().startswith("บันทึกครบแล้ว")


def test_the_key_for_saving_says_what_is_in_the_way(window, workbook_path, qtbot):
    window.pane.report.year.setFocus()
    type_into(window.pane.report.year, "x")
    press_save(window)
    assert message(window) is not None
    assert window.statusBar().currentMessage() == ""


class TestHalfTypedYear:
    """A year in the middle of being typed is nobody's business but the typist's."""

    def begin(self, window, text="256"):
        window.activateWindow()
        year = window.pane.report.year
        year.setFocus()
        year.selectAll()
        type_into(year, text)
        return year

    @pytest.mark.parametrize(
        "reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason]
    )
    def test_a_look_into_a_menu_or_another_window_leaves_it_alone(self, window, reason):
        year = self.begin(window)
        QApplication.sendEvent(year, QFocusEvent(QEvent.Type.FocusOut, reason))
        assert year.text() == "256"
        assert message(window) is None

    def test_saving_another_field_leaves_it_alone(self, window):
        type_into(window.pane.report.title, "A")
        year = self.begin(window)
        assert window.session.autosave.flush()
        assert year.text() == "256"

    def test_it_keeps_the_pdf_back_and_says_why(self, window, chooser):
        year = self.begin(window)
        window.commands.export_pdf.trigger()
        assert chooser.answers == []
        assert "256" in message(window).text()
        assert year.text() == "๒๕๖๖"

    def test_it_keeps_the_window_open_once_and_says_why(self, window):
        self.begin(window)
        assert not window.close()
        message(window).close()
        assert window.close()

    def test_a_whole_year_is_taken_over_by_closing(self, window, workbook_path):
        self.begin(window, "2568")
        assert window.close()
        assert stored(workbook_path).fiscal_year == 2568

    def test_an_emptied_one_comes_back(self, window):
        year = self.begin(window)
        year.clear()
        year.setModified(True)
        QTest.keyClick(year, Qt.Key.Key_Tab)
        assert year.text() == "๒๕๖๖"
        assert message(window) is not None

    def test_escape_brings_back_the_one_before(self, window):
        year = self.begin(window)
        QTest.keyClick(year, Qt.Key.Key_Escape)
        assert year.text() == "๒๕๖๖"
        QTest.keyClick(year, Qt.Key.Key_Tab)
        assert message(window) is None
        assert window.close()
