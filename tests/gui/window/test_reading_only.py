"""A file on a CD or in another's folder can be looked at, printed, and worked on in a copy."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from ita_desktop.gui.checks.control import ChecksControl
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.find.control import FindControl
from ita_desktop.gui.history.control import HistoryControl
from ita_desktop.gui.preview.control import PreviewControl
from ita_desktop.gui.start.last_year_dialog import LastYearDialog
from ita_desktop.model import Report
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, message, select, shape, stored, type_into
from tests.store.test_read_only import FIXTURES
from tests.write_protected import as_a_user_with_few_rights, write_protected_folder


@contextmanager
def opened_for_reading(desk, qtbot, path):
    """Give the window on a copy of a file in a folder where nothing can be written."""
    with write_protected_folder(path) as folder:
        with as_a_user_with_few_rights():
            workbook = Workbook.open_or_read(folder / path.name)
        window = desk.show(workbook)
        window.resize(1366, 720)
        lay_out()
        yield window


@pytest.fixture
def reading(desk, qtbot, workbook_path):
    with opened_for_reading(desk, qtbot, workbook_path) as window:
        yield window


def test_she_is_told_in_one_sentence_that_it_is_for_reading_only(reading, workbook_path):
    assert reading.reading.isVisible()
    assert workbook_path.name in reading.reading.label.text()
    assert "อ่านได้อย่างเดียว" in reading.reading.label.text()
    assert "อ่านได้อย่างเดียว" in reading.save_status.text()
    assert "อ่านได้อย่างเดียว" in reading.windowTitle()


def test_a_file_that_can_be_written_says_nothing_of_it(window):
    assert not window.reading.isVisible()
    assert "อ่านได้อย่างเดียว" not in window.windowTitle() + window.save_status.text()


def test_nothing_on_the_pages_can_be_changed_by_keys(reading):
    before = stored(reading.session.path)
    for rows in ((), (0,), (0, 0)):
        select(reading, *rows)
        page = reading.pane.currentWidget()
        fields = page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit)
        assert fields
        for field in fields:
            field.setFocus()
            texts = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            type_into(field, "๑. x")
            for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_F4, Qt.Key.Key_Return):
                QTest.keyClick(field, key)
            now = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            assert now == texts
        for widget in page.findChildren(QComboBox) + page.findChildren(QPushButton):
            assert not widget.isEnabled()
    assert not reading.session.autosave.is_waiting()
    assert stored(reading.session.path).title == before.title


def test_what_is_shown_can_be_selected_and_copied(reading):
    select(reading, 0, 0)
    field = reading.pane.measure.measures
    field.setFocus()
    field.selectAll()
    reading.commands.copy.trigger()
    assert QGuiApplication.clipboard().text() == "คู่มือ\nประกาศ"
    assert not reading.commands.cut.isEnabled()
    reading.view.setFocus()
    select(reading, 0)
    reading.commands.copy.trigger()
    assert "การปฏิบัติหน้าที่" in QGuiApplication.clipboard().text()


def test_every_action_that_would_change_the_file_stays_off(reading):
    for rows in ((), (0,), (0, 1)):
        select(reading, *rows)
        reading.view.setFocus()
        reading.commands.copy.trigger()
        assert [each.text() for each in reading.commands.changing() if each.isEnabled()] == []
    before = shape(reading)
    select(reading, 0, 1)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Up):
        modifiers = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_Up else None
        QTest.keyClick(reading.view, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert shape(reading) == before
    assert message(reading) is None


def test_rows_let_go_over_the_tree_do_not_come_in(reading):
    assert not reading.view.acceptDrops() or reading.view.dragDropMode().name == "DragOnly"
    assert not reading.pane.measure.attachments.isEnabled()
    mime = QMimeData()
    mime.setText("x")
    before = reading.pane.measure.remark.toPlainText()
    reading.pane.measure.remark.insertFromMimeData(mime)
    assert reading.pane.measure.remark.toPlainText() == before


def test_it_is_checked_searched_and_shown_as_pages(reading, qtbot):
    checks = reading.findChild(ChecksControl)
    with qtbot.waitSignal(checks.looked):
        reading.commands.checks.trigger()
    panel = checks.panel
    assert panel.model.rowCount() > 0
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    assert panel.buttons == []
    find = reading.findChild(FindControl)
    reading.commands.find.trigger()
    with qtbot.waitSignal(find.searched):
        find.panel.words.setText("คู่มือ")
        find.panel.words.edited.emit()
    assert find.panel.model.found.hits == 1
    assert not find.panel.replace.isVisible()
    assert not find.panel.replacement.isVisible()
    preview = reading.findChild(PreviewControl)
    reading.commands.preview.trigger()
    qtbot.waitUntil(lambda: preview.is_up_to_date() and preview.panel.pages.page_count > 0)


def test_its_history_can_be_read_and_brings_nothing_back(reading, qtbot):
    reading.commands.history.trigger()
    dialog = reading.findChild(HistoryControl).dialog
    assert dialog.view.model().rowCount() > 0
    assert not dialog.day_button.isVisible()
    assert not dialog.step_button.isVisible()
    assert dialog.details.restore_buttons == []
    dialog.close()


def test_a_pdf_is_made_of_it(reading, chooser, tmp_path, qtbot):
    target = tmp_path / "รายงาน.pdf"
    chooser.answers = [target]
    reading.commands.export_pdf.trigger()
    dialog = reading.findChild(PdfDialog)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_copy_saved_elsewhere_is_worked_on(desk, reading, chooser, tmp_path):
    target = tmp_path / "สำเนา.ita"
    chooser.answers = [target]
    select(reading, 0, 1)
    reading.reading.copy_button.click()
    window = desk.window
    assert window.session.path == target
    assert not window.reading.isVisible()
    assert window.pane.measure.measures.value() == ["อบรม"]
    type_into(window.pane.measure.remark, "ต่อ")
    assert window.session.autosave.flush()
    assert stored(target).indicators[0].measures[1].remark == "ต่อ"


def test_a_copy_cannot_go_into_the_place_that_cannot_be_written(reading, chooser, workbook_path):
    chooser.answers = [reading.session.path]
    reading.reading.copy_button.click()
    assert "เลือกที่อื่น" in message(reading).text()
    message(reading).close()


@pytest.mark.parametrize("version", sorted(FIXTURES.glob("version-*.ita")), ids=lambda p: p.stem)
def test_a_file_of_an_earlier_version_is_looked_at_and_worked_on_in_a_copy(
    desk, qtbot, chooser, tmp_path, version
):
    with opened_for_reading(desk, qtbot, version) as window:
        shown = shape(window)
        assert shown
        select(window, 0, 0)
        preview = window.findChild(PreviewControl)
        window.commands.preview.trigger()
        qtbot.waitUntil(lambda: preview.is_up_to_date() and preview.panel.pages.page_count > 0)
        chooser.answers = [tmp_path / "สำเนา.ita"]
        window.reading.copy_button.click()
        assert shape(desk.window) == shown
        assert not desk.window.session.read_only


def test_last_years_file_on_a_cd_becomes_this_years_in_another_place(
    desk, qtbot, chooser, tmp_path, workbook_path
):
    page = desk.welcome()
    target = tmp_path / "ปีนี้.ita"
    with write_protected_folder(workbook_path) as folder:
        chooser.answers = [folder / workbook_path.name, target]
        with as_a_user_with_few_rights():
            page.last_year.click()
        dialog = page.findChild(LastYearDialog)
        dialog.go_on.click()
    window = desk.window
    assert window.session.path == target
    years = [report.fiscal_year for report in window.session.workbook.reports()]
    assert years == [2567, 2566]
    window.commands.undo.trigger()
    assert [report.fiscal_year for report in window.session.workbook.reports()] == [2566]


def test_a_report_taken_over_in_a_file_for_reading_goes_to_another_place(
    desk, reading, chooser, tmp_path
):
    target = tmp_path / "ปีนี้.ita"
    chooser.answers = [reading.session.path, target]
    reading.commands.from_last_year.trigger()
    reading.findChild(LastYearDialog).go_on.click()
    assert desk.window.session.path == target
    with Workbook.open(target, read_only=True) as workbook:
        assert [report.fiscal_year for report in workbook.reports()] == [2567, 2566]
        assert workbook.row(Report, 1).title == "รายงาน"
