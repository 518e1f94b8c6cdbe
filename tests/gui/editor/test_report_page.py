"""The page of the report: what is printed, the memo, the results, the signatures, the logo."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.gui.editor.field_spans import field_of, go_to_field
from ita_desktop.gui.preview.cursor import source_at_cursor
from ita_desktop.model import (
    Digits,
    ExtraColumn,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
)
from ita_desktop.model.source import Source
from tests.gui.asking import message, stored, type_into

_TYPED_BY_NOBODY = {"id"}


@pytest.fixture
def page(window):
    window.activateWindow()
    return window.pane.report


def office_of(window) -> Office:
    return window.session.workbook.office()


def type_and_leave(line, text):
    line.setFocus()
    line.selectAll()
    type_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


@pytest.mark.parametrize("entity", [Report, Office])
def test_every_column_of_the_report_and_the_office_has_a_field(window, entity):
    columns = {column.name for column in entity.__table__.columns} - _TYPED_BY_NOBODY
    assert {name for name in columns if field_of(window.pane, entity, name) is None} == set()


@pytest.mark.parametrize("entity", [Report, Office])
def test_the_cursor_in_each_field_is_found_as_its_column(window, page, entity):
    for column in {column.name for column in entity.__table__.columns} - _TYPED_BY_NOBODY:
        go_to_field(window.pane, Source(entity, 1, column))
        assert source_at_cursor(window)[:3] == (entity, 1, column)


def test_each_tick_is_one_step_and_can_be_undone(window, page, workbook_path):
    boxes = page.printed.parts.boxes
    boxes[ReportPart.COVER].click()
    boxes[ReportPart.MEMO].click()
    parts = [ReportPart.MEMO, ReportPart.PREFACE, ReportPart.APPENDIX]
    assert stored(workbook_path).parts == parts
    window.commands.undo.trigger()
    assert boxes[ReportPart.MEMO].isChecked() is False
    assert boxes[ReportPart.COVER].isChecked() is False
    window.commands.undo.trigger()
    assert boxes[ReportPart.COVER].isChecked()


def test_space_ticks_a_column_and_the_paper_is_chosen(window, page, workbook_path):
    box = page.printed.extra_columns.boxes[ExtraColumn.BUDGET]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    for choice in (page.printed.orientation, page.round):
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Down)
    report = stored(workbook_path)
    assert report.extra_columns == [ExtraColumn.BUDGET]
    assert report.orientation is Orientation.PORTRAIT
    assert report.round is ReportRound.SIX_MONTHS
    steps = [entry.step for entry in window.session.workbook.history()][:3]
    assert steps == ["Choose the round", "Choose the orientation", "Choose the columns"]


def test_a_day_typed_in_thai_is_written_when_the_field_is_left(window, page, workbook_path):
    day = page.people.prepared.day
    day.setFocus()
    type_into(day, "10/10/66")
    assert stored(workbook_path).prepared_on is None
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert stored(workbook_path).prepared_on == date(2023, 10, 10)
    assert day.text() == "๑๐ ตุลาคม ๒๕๖๖"
    page.digits.show_value(Digits.ARABIC)
    page.digits.edited.emit()
    assert day.text() == "10 ตุลาคม 2566"
    type_and_leave(day, "๑ ม.ค. ๒๕๖๗")
    assert stored(workbook_path).prepared_on == date(2024, 1, 1)


def test_an_emptied_day_is_no_day(window, page, workbook_path):
    day = page.memo.day
    type_and_leave(day, "1/1/67")
    day.setFocus()
    day.selectAll()
    QTest.keyClick(day, Qt.Key.Key_Delete)
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert stored(workbook_path).memo_on is None
    assert day.text() == ""


def test_what_is_no_day_is_told_and_gives_way_to_the_one_before(window, page, workbook_path):
    day = page.people.approved.day
    type_and_leave(day, "1/1/67")
    type_and_leave(day, "31/2/67")
    box = message(window)
    assert "31/2/67" in box.label.text()
    box.close()
    assert day.text() == "๑ มกราคม ๒๕๖๗"
    assert stored(workbook_path).approved_on == date(2024, 1, 1)


def test_undo_takes_back_a_day_that_is_typed_and_not_left(window, page, workbook_path):
    day = page.people.reviewed.day
    day.setFocus()
    type_into(day, "1/1/67")
    window.commands.undo.trigger()
    assert day.text() == ""
    assert stored(workbook_path).reviewed_on is None


def test_closing_the_window_writes_a_day_that_is_typed(window, page, workbook_path):
    day = page.memo.day
    day.setFocus()
    type_into(day, "1/1/67")
    window.close()
    window.session.close()
    assert stored(workbook_path).memo_on == date(2024, 1, 1)


def test_the_band_of_a_score_stands_beside_it(window, page, workbook_path):
    result = page.results.latest
    result.score.setFocus()
    type_into(result.score, "๘๕.๒๓")
    assert result.band.text() == ""
    type_and_leave(result.year, "๒๕๖๖")
    assert result.band.text() == "A"
    type_and_leave(result.year, "2567")
    assert result.band.text() == "ผ่านดี"
    report = stored(workbook_path)
    assert (report.latest_result_year, report.latest_result_score) == (2567, "๘๕.๒๓")


def test_memo_problems_and_people_are_written_as_typed(window, page, workbook_path):
    type_into(page.memo.subject, "ขอเผยแพร่รายงาน")
    page.problems.setPlainText("งบน้อย\nคนน้อย")
    type_into(page.people.reviewed.position, "ปลัด")
    window.session.autosave.flush()
    report = stored(workbook_path)
    assert report.memo_subject == "ขอเผยแพร่รายงาน"
    assert report.problems == ["งบน้อย", "คนน้อย"]
    assert report.reviewed_position == "ปลัด"


def test_the_logo_is_chosen_shown_and_removed(window, page, chooser, tmp_path):
    Image.new("RGBA", (900, 600), (200, 30, 30, 128)).save(tmp_path / "ตรา.png")
    chooser.answers = [tmp_path / "ตรา.png"]
    page.logo.choose_button.click()
    assert office_of(window).logo.startswith((b"\x89PNG", b"\xff\xd8"))
    assert page.logo.picture.has_picture
    assert page.logo.picture.isVisibleTo(page)
    page.logo.remove_button.click()
    assert office_of(window).logo is None
    assert not page.logo.picture.isVisibleTo(page)
    window.commands.undo.trigger()
    assert office_of(window).logo is not None
    assert page.logo.remove_button.isEnabled()


@pytest.mark.parametrize("name", ["ตรา.png", "ตรา.pdf"])
def test_what_is_no_picture_becomes_no_logo_and_is_told(window, page, chooser, tmp_path, name):
    (tmp_path / name).write_bytes(b"no picture")
    chooser.answers = [tmp_path / name]
    page.logo.choose_button.click()
    box = message(window)
    assert name in box.label.text()
    box.close()
    assert office_of(window).logo is None
