"""The checks beside the editor, on the sample report: seen, gone to, corrected, put aside."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.checks import Severity, check_report
from ita_desktop.checks.fields import PROSE
from ita_desktop.gui.checks.dismiss_dialog import DismissDialog
from ita_desktop.gui.checks.dismissed_dialog import DismissedDialog
from ita_desktop.gui.checks.model import HEAD_ROLE, ChecksModel
from ita_desktop.gui.checks.packed_findings import PackedFindings
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.editor.field_spans import field_of, go_to_field
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Dismissal, Measure, Report
from ita_desktop.model.source import Source
from ita_desktop.store import Workbook
from ita_desktop.thai.calendar import format_date
from tests.gui.asking import lay_out, message, select, stored, type_into
from tests.gui.checks.asking import (
    choose,
    click_current,
    code_of,
    control,
    findings,
    selected_text,
    settle,
)


def test_the_checks_are_hidden_until_asked_for_and_remembered(window, desk, qtbot):
    panel = control(window).panel
    assert not panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert panel.isVisible()
    assert panel.view.hasFocus()
    assert Settings().side_panel == "checks"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not panel.isVisible()
    assert window.view.hasFocus()
    assert Settings().side_panel == ""


def test_shown_checks_are_shown_again_at_the_next_start(sample, desk, sample_path, qtbot):
    sample.close()
    desk.close()
    again = Desk(Settings(), None, None)
    window = again.show(Workbook.open(sample_path))
    assert control(window).panel.isVisible()
    assert window.commands.checks.isChecked()
    settle(window, qtbot)
    window.hide()
    window.deleteLater()
    again.close()


def test_all_findings_are_listed_errors_first_with_words_and_marks(sample, sample_path):
    with Workbook.open(sample_path, read_only=True) as workbook:
        report = workbook.report(workbook.reports()[0].id)
        expected = check_report(workbook.office(), report)
    shown = findings(sample)
    assert len(shown) == len(expected) > 20
    assert {finding.fingerprint for finding in shown} == {one.fingerprint for one in expected}
    gravity = [list(Severity).index(finding.severity) for finding in shown]
    assert gravity == sorted(gravity)
    panel = control(sample).panel
    # Nothing is broken between a word and its number.
    assert panel.count.text().startswith(f"ต้องแก้\u00a0{gravity.count(0)}\u00a0· ")
    first = panel.model.index(0, 0)
    assert "No Gift" in first.data() or "สะกดผิด" in first.data()
    assert first.data(HEAD_ROLE).startswith("ต้องแก้ · ตัวชี้วัด")
    assert not first.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_long_sentences_are_wrapped_and_never_wider_than_the_list(sample):
    view = control(sample).panel.view
    heights = set()
    for row in range(10):
        place = view.visualRect(view.model().index(row, 0))
        assert place.width() <= view.viewport().width()
        heights.add(place.height())
    assert max(heights) > 3 * view.fontMetrics().height()


def test_long_names_of_remedies_are_whole_in_their_buttons(sample):
    choose(sample, code_of(sample, "การใช้งบประมาณและการจัดซื้อจัดจ้าง"), field="title")
    for button in control(sample).panel.buttons:
        words = button.fontMetrics().boundingRect(
            0, 0, button.width() - 20, 10_000, Qt.TextFlag.TextWordWrap, button.accessibleName()
        )
        assert words.height() < button.height()
        assert words.width() < button.width()
    assert control(sample).panel.buttons[1].height() > 2 * sample.fontMetrics().height()


def test_a_click_lands_in_the_field_with_the_words_selected(sample, qtbot):
    finding = choose(sample, code_of(sample, "No Give"), field="outcomes")
    click_current(sample)
    assert sample.pane.measure.outcomes.hasFocus()
    node = sample.tree.node(sample.view.currentIndex())
    assert (node.entity, node.row_id) == (Measure, finding.place.row_id)
    assert selected_text(sample) == "No Give"


def test_enter_is_a_click(sample):
    choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    QTest.keyClick(control(sample).panel.view, Qt.Key.Key_Return)
    lay_out()
    assert sample.pane.measure.timeframe.hasFocus()
    assert selected_text(sample) == "๒๕๖๗"


def test_every_finding_leads_to_its_page_and_into_a_field(sample):
    panel = control(sample).panel
    pages = {"Report": "report", "Office": "report", "Indicator": "indicator", "Measure": "measure"}
    for row, finding in enumerate(findings(sample)):
        panel.view.setCurrentIndex(panel.model.index(row, 0))
        panel.view.setFocus()
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
        lay_out()
        page = getattr(sample.pane, pages[finding.place.entity.__name__])
        assert sample.pane.currentWidget() is page
        assert page.isAncestorOf(sample.focusWidget())
        if finding.place.field is not None:
            assert sample.focusWidget() is getattr(page, finding.place.field)


@pytest.mark.parametrize("column", PROSE[Report])
def test_a_finding_in_any_words_of_a_report_leads_to_them(sample, qtbot, column):
    words = "ขาดการการอบรม"
    select(sample)
    field = field_of(sample.pane, Report, column)
    go_to_field(sample.pane, Source(Report, None, column))
    type_into(field, words)
    sample.session.autosave.flush()
    settle(sample, qtbot)
    select(sample, 0, 0)
    choose(sample, "word.doubled", field=column)
    click_current(sample)
    assert field.hasFocus()
    assert selected_text(sample) == "การการ"


def test_a_certain_remedy_is_one_step_and_can_be_undone(sample, sample_path, qtbot):
    finding = choose(sample, code_of(sample, "No Give"), field="outcomes")
    assert finding.certain
    before, panel = len(findings(sample)), control(sample).panel
    button = panel.buttons[0]
    assert button.accessibleName() == "แก้เป็น “No Gift”"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert sample.pane.measure.outcomes.value() != ""
    assert panel.view.hasFocus()
    settle(sample, qtbot)
    assert len(findings(sample)) == before - 1
    assert finding.place not in {one.place for one in findings(sample)}
    item = finding.place.item
    assert "No Gift" in stored(sample_path).indicators[0].measures[0].outcomes[item]
    assert sample.commands.undo.text() == "เลิกทำ: แก้ตามที่ตรวจพบ"
    sample.commands.undo.trigger()
    settle(sample, qtbot)
    assert len(findings(sample)) == before
    assert "No Give" in stored(sample_path).indicators[0].measures[0].outcomes[item]


def test_a_remedy_of_many_rows_is_one_step(sample, sample_path, qtbot):
    choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    before = stored(sample_path)
    control(sample).panel.buttons[1].click()
    settle(sample, qtbot)
    frames = [m.timeframe for i in stored(sample_path).indicators for m in i.measures]
    assert not any("๒๕๖๗" in frame for frame in frames)
    sample.commands.undo.trigger()
    assert [m.timeframe for i in stored(sample_path).indicators for m in i.measures] == [
        m.timeframe for i in before.indicators for m in i.measures
    ]


def test_a_dismissed_finding_is_away_survives_closing_and_comes_back_by_undo(
    sample, desk, sample_path, qtbot
):
    finding = choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    before = len(findings(sample))
    control(sample).panel.buttons[-1].click()
    dialog = sample.findChild(DismissDialog)
    assert not dialog.dismiss_button.isEnabled()
    type_into(dialog.reason, "ขยายเวลาถึงปี ๒๕๖๗")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle(sample, qtbot)
    assert finding.fingerprint not in {one.fingerprint for one in findings(sample)}
    assert len(findings(sample)) == before - 1
    assert sample.close()
    desk.close()
    again = Desk(Settings(), None, None)
    window = again.show(Workbook.open(sample_path))
    settle(window, qtbot)
    assert len(findings(window)) == before - 1
    (kept,) = window.session.workbook.dismissals(window.session.report_id)
    assert (kept.fingerprint, kept.reason) == (finding.fingerprint, "ขยายเวลาถึงปี ๒๕๖๗")
    window.commands.undo.trigger()
    settle(window, qtbot)
    assert finding.fingerprint in {one.fingerprint for one in findings(window)}
    window.hide()
    window.deleteLater()
    again.close()


def test_typing_is_checked_as_it_goes_and_remedies_wait_for_it(sample, qtbot):
    choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    panel, before = control(sample).panel, len(findings(sample))
    chosen = panel.finding()
    assert all(button.isEnabled() for button in panel.buttons)
    select(sample, 0, 0)
    sample.pane.measure.remark.setFocus()
    type_into(sample.pane.measure.remark, "ประกาศ No Give Policy")
    assert not any(button.isEnabled() for button in panel.buttons)
    sample.session.autosave.flush()
    settle(sample, qtbot)
    assert any(one.place.field == "remark" for one in findings(sample))
    assert len(findings(sample)) > before
    assert panel.finding() == chosen
    assert all(button.isEnabled() for button in panel.buttons)
    assert sample.pane.measure.remark.hasFocus()


def test_rows_that_come_and_go_are_followed(sample, qtbot):
    select(sample, 0, 0)
    before = len(findings(sample))
    sample.commands.add_measure.trigger()
    settle(sample, qtbot)
    row = sample.tree.node(sample.view.currentIndex()).row_id
    assert row in {one.place.row_id for one in findings(sample)}
    sample.commands.remove.trigger()
    settle(sample, qtbot)
    assert len(findings(sample)) == before


def test_a_file_without_a_report_says_so(sample, qtbot):
    with sample.session.change("Remove") as edit:
        edit.remove(Report, sample.session.report_id)
    settle(sample, qtbot)
    assert findings(sample) == []
    assert control(sample).panel.count.text() == "ไฟล์นี้ยังไม่มีรายงาน"
    assert message(sample) is None


def test_the_findings_are_a_sound_model(sample, qtmodeltester):
    panel = control(sample).panel
    qtmodeltester.check(panel.model)
    many = ChecksModel(sample.translate)
    many.show(PackedFindings(findings(sample) * 10), ["๑"] * 6)
    assert many.rowCount() == 30
    assert many.canFetchMore()
    qtmodeltester.check(many)
    assert many.rowCount() > 30


def test_packed_findings_are_the_same_the_gravest_first(sample_path):
    with Workbook.open(sample_path, read_only=True) as workbook:
        report = workbook.report(workbook.reports()[0].id)
        expected = check_report(workbook.office(), report)
    expected *= 9
    gravity = list(Severity)
    ordered = sorted(expected, key=lambda finding: gravity.index(finding.severity))
    whole = ordered[0].remedies
    many = whole[0].edits * 300
    ordered[0] = ordered[1] = ordered[0]._replace(remedies=(whole[0]._replace(edits=many),))
    packed = PackedFindings(list(ordered))
    assert list(packed) == ordered
    assert packed.fingerprints == [finding.fingerprint for finding in ordered]
    assert packed.counts == Counter(finding.severity for finding in ordered)
    assert packed[0].remedies[0].edits is packed[1].remedies[0].edits
    with pytest.raises(IndexError):
        packed[len(ordered)]


def put_aside(window: MainWindow, qtbot, reason: str) -> None:
    control(window).panel.buttons[-1].click()
    dialog = window.findChild(DismissDialog)
    type_into(dialog.reason, reason)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle(window, qtbot)


def listed(window: MainWindow, qtbot) -> DismissedDialog:
    panel = control(window).panel
    QTest.mouseClick(panel.dismissed, Qt.MouseButton.LeftButton)
    dialog = window.findChild(DismissedDialog)
    lay_out()
    return dialog


def test_what_was_put_aside_is_listed_with_its_reason_and_day(sample, qtbot):
    panel = control(sample).panel
    assert not panel.dismissed.isVisible()
    finding = choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    put_aside(sample, qtbot, "ขยายเวลา <b>")
    assert panel.dismissed.text() == "ที่ไม่ต้องเตือน (1)…"
    dialog = listed(sample, qtbot)
    index = dialog.model.index(0, 0)
    said = sample.translate(finding.sentence, **finding.values)
    assert index.data() == f"{said}\nเหตุผล: ขยายเวลา <b>"
    today = datetime.now().astimezone().date()
    day = format_date(today, thai_digits=True, short=True)
    assert index.data(HEAD_ROLE) == f"ตัวชี้วัด ๑ / แถวที่ ๑ / ระยะเวลาดำเนินการ · {day}"


def test_what_was_put_aside_is_told_again_and_that_can_be_undone(sample, qtbot):
    finding = choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    put_aside(sample, qtbot, "ขยายเวลา")
    before = len(findings(sample))
    dialog = listed(sample, qtbot)
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert not dialog.again.isEnabled()
    settle(sample, qtbot)
    assert dialog.model.rowCount() == 0
    assert not dialog.again.isEnabled()
    assert len(findings(sample)) == before + 1
    assert finding.fingerprint in {one.fingerprint for one in findings(sample)}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not control(sample).panel.dismissed.isVisible()
    assert sample.commands.undo.text() == "เลิกทำ: ให้เตือนอีกครั้ง"
    sample.commands.undo.trigger()
    settle(sample, qtbot)
    assert control(sample).panel.dismissed.isVisible()
    assert len(findings(sample)) == before


def test_what_was_corrected_since_it_was_put_aside_is_listed_as_gone(sample, qtbot):
    finding = choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    put_aside(sample, qtbot, "ขยายเวลา")
    with sample.session.change("Edit the time frame") as edit:
        edit.set(Measure, finding.place.row_id, timeframe="ตลอดปี ๒๕๖๖")
    settle(sample, qtbot)
    dialog = listed(sample, qtbot)
    assert dialog.model.index(0, 0).data().startswith("เรื่องนี้ไม่มีแล้ว")


def test_of_two_equal_findings_the_one_put_aside_stays_so_when_the_other_is_corrected(
    sample, qtbot
):
    session = sample.session
    row_id = session.report().indicators[0].measures[0].id
    with session.change("Edit the steps") as edit:
        edit.set(Measure, row_id, steps=["ประกาศ No Give", "ป้าย No Give หน้าสำนักงาน"])
    settle(sample, qtbot)
    panel = control(sample).panel
    wrong = code_of(sample, "No Give")

    def items() -> list[int]:
        mine = [one for one in findings(sample) if one.place.field == "steps"]
        return [one.place.item for one in mine if one.code == wrong and one.place.row_id == row_id]

    assert items() == [0, 1]
    first = choose(sample, wrong, field="steps")
    panel.view.setCurrentIndex(
        panel.view.currentIndex().siblingAtRow(findings(sample).index(first) + 1)
    )
    put_aside(sample, qtbot, "ชื่อป้าย")
    assert items() == [0]
    choose(sample, wrong, field="steps")
    panel.buttons[0].click()
    settle(sample, qtbot)
    assert stored(session.path).indicators[0].measures[0].steps[0] == "ประกาศ No Gift"
    assert items() == []
    assert "No Give" in listed(sample, qtbot).model.index(0, 0).data()


def test_a_dismissal_of_an_older_file_covers_all_equal_findings(sample, qtbot):
    session = sample.session
    row_id = session.report().indicators[0].measures[0].id
    with session.change("Edit the remark") as edit:
        edit.set(Measure, row_id, steps=["No Give", "No Give"])
    settle(sample, qtbot)
    mine = [f for f in findings(sample) if f.place.field == "steps" and f.place.row_id == row_id]
    wrong = [f.fingerprint for f in mine if f.code == "spelling.wrong"]
    assert len(wrong) == len(set(wrong)) == 2
    with session.change("Put a finding aside") as edit:
        fingerprint = wrong[0].partition(".")[0]
        edit.add(Dismissal(fingerprint=fingerprint, reason="เก่า"), parent_id=session.report_id)
    settle(sample, qtbot)
    assert not set(wrong) & {f.fingerprint for f in findings(sample)}
    dialog = listed(sample, qtbot)
    assert "No Give" in dialog.model.index(0, 0).data()


def test_the_list_of_what_was_put_aside_is_a_sound_model(sample, qtbot, qtmodeltester):
    choose(sample, code_of(sample, "๒๕๖๗"), field="timeframe")
    put_aside(sample, qtbot, "ขยายเวลา")
    dialog = listed(sample, qtbot)
    qtmodeltester.check(dialog.model)
    dialog.close()
