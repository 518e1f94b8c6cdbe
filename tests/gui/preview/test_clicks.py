"""The pages follow the cursor, and a click on them leads to its field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from ita_desktop.model import (
    Indicator,
    Measure,
    Office,
    Report,
)
from ita_desktop.model.source import Source
from tests.gui.asking import select, stored, type_into
from tests.gui.preview.showing import (
    click,
    control,
    pages_of,
    place_of,
    report_in,
    settle,
)


def test_the_page_of_the_cursor_is_in_view_and_its_cell_is_marked(sample, qtbot):
    pages, panel = pages_of(sample), control(sample).panel
    for indicator in range(6):
        select(sample, indicator, 0)
        sample.pane.measure.outcomes.setFocus()
        settle(sample, qtbot)
        assert panel.number.text() == f"หน้า {'๓๔๕๖๗๘'[indicator]} จาก ๘"
        row = report_in(sample).indicators[indicator].measures[0].id
        _, place = place_of(sample, Source(Measure, row, "outcomes"))
        _, beside = place_of(sample, Source(Measure, row, "status"))
        image = pages.viewport().grab().toImage()
        assert image.pixelColor(place - QPoint(1, 1)) != Qt.GlobalColor.white
        assert image.pixelColor(beside - QPoint(1, 1)) == Qt.GlobalColor.white
    select(sample)
    sample.pane.report.preface.setFocus()
    settle(sample, qtbot)
    assert panel.number.text() == "หน้า ๒ จาก ๘"
    sample.pane.report.name.setFocus()
    settle(sample, qtbot)
    assert panel.number.text() == "หน้า ๑ จาก ๘"


def test_a_page_turned_by_hand_stays_until_the_cursor_moves(sample, qtbot):
    panel = control(sample).panel
    select(sample, 1, 0)
    sample.pane.measure.steps.setFocus()
    settle(sample, qtbot)
    panel.next.click()
    panel.next.click()
    settle(sample, qtbot)
    assert panel.number.text() == "หน้า ๖ จาก ๘"
    type_into(sample.pane.measure.steps, "ก")
    settle(sample, qtbot)
    assert panel.number.text() == "หน้า ๔ จาก ๘"


def test_a_click_on_a_cell_goes_to_its_item_and_replaces_nothing(sample, sample_path, qtbot):
    measure = report_in(sample).indicators[4].measures[0]
    for column in ("measures", "steps", "outcomes", "responsible"):
        item = len(getattr(measure, column)) - 1
        click(sample, Source(Measure, measure.id, column, item), qtbot)
        field = getattr(sample.pane.measure, column)
        focus = sample.focusWidget()
        assert focus is field or field.isAncestorOf(focus)
        if focus is field:
            assert field.textCursor().block().text() == getattr(measure, column)[item]
            assert not field.textCursor().hasSelection()
    click(sample, Source(Measure, measure.id, "timeframe"), qtbot)
    assert sample.pane.measure.timeframe.hasFocus()
    click(sample, Source(Measure, measure.id, "status"), qtbot)
    assert sample.focusWidget() is sample.pane.measure.status.buttons[measure.status]
    sample.session.autosave.flush()
    assert stored(sample_path).indicators[4].measures[0].steps == measure.steps


def test_a_click_on_a_heading_the_preface_or_the_cover_goes_to_its_field(sample, qtbot):
    report = report_in(sample)
    click(sample, Source(Indicator, report.indicators[1].id, "title"), qtbot)
    assert sample.pane.indicator.title.hasFocus()
    assert sample.pane.indicator.binding.row_id == report.indicators[1].id
    click(sample, Source(Report, report.id, "preface", 2), qtbot)
    assert sample.pane.report.preface.hasFocus()
    lines = [line for line in report.preface.split("\n") if line.strip()]
    assert sample.pane.report.preface.textCursor().block().text() == lines[2]
    click(sample, Source(Report, report.id, "title"), qtbot)
    assert sample.pane.report.title.hasFocus()
    click(sample, Source(Office, 1, "name"), qtbot)
    assert sample.pane.report.name.hasFocus()
    click(sample, Source(Office, 1, "district"), qtbot)
    assert sample.pane.report.district.hasFocus()


def test_remark_reason_and_evidence_lead_to_their_own_fields(sample, qtbot):
    row = report_in(sample).indicators[0].measures[0].id
    with sample.session.change("Edit") as edit:
        edit.set(Measure, row, remark="ข้อสังเกต", reason="ไม่มีงบ", evidence=["ก", "ข"])
    settle(sample, qtbot)
    for column, item in (("remark", 0), ("reason", 0), ("evidence", 1)):
        click(sample, Source(Measure, row, column, item), qtbot)
        assert getattr(sample.pane.measure, column).hasFocus()


def test_a_click_beside_everything_printed_does_nothing(sample, qtbot):
    focus = sample.focusWidget()
    pages = pages_of(sample)
    corner = pages.page_rect(0).topLeft() + QPoint(3, 3)
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert pages.source_at(QPointF(corner)) is None
    assert sample.focusWidget() in (focus, pages)
