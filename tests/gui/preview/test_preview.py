"""The pages beside the editor: exact, following the cursor, clickable, never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui import autosave
from ita_desktop.gui.preview.page_sizes import GAP
from ita_desktop.gui.settings import Settings
from ita_desktop.model import (
    ExtraColumn,
    Indicator,
    Measure,
    Orientation,
    Report,
    ReportPart,
)
from ita_desktop.model.source import Source
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, message, select, type_into
from tests.gui.preview.showing import (
    control,
    exported_page,
    pages_of,
    place_of,
    report_in,
    settle,
    shown_page,
)


def test_pages_are_hidden_until_asked_for_and_typing_goes_on(window, qtbot):
    window.activateWindow()
    select(window, 0, 0)
    field = window.pane.measure.steps
    field.setFocus()
    panel = control(window).panel
    assert not panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert panel.isVisible()
    assert Settings().side_panel == "preview"
    assert field.hasFocus()
    settle(window, qtbot)
    assert panel.number.text() == "หน้า ๒ จาก ๒"
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert not panel.isVisible()
    assert field.hasFocus()


def test_every_page_is_painted_exactly_as_the_export_makes_it(sample, sample_path, qtbot):
    pages = pages_of(sample)
    assert pages.page_count == 8
    for number in range(8):
        pages.go_to_page(number)
        settle(sample, qtbot)
        expected = exported_page(sample_path, number, pages.picture_width)
        image = pages.pictures[number].image
        assert image.convertToFormat(QImage.Format.Format_RGB32) == _with_ratio(expected, image)
    shown = shown_page(sample, 3)
    settle(sample, qtbot)
    expected = exported_page(sample_path, 3, pages.picture_width)
    width, height = shown.width() - 1, min(shown.height(), expected.height()) - 1
    painted = shown_page(sample, 3).convertToFormat(QImage.Format.Format_RGB32)
    assert painted.copy(0, 0, width, height) == expected.copy(0, 0, width, height)


def _with_ratio(image: QImage, other: QImage) -> QImage:
    image.setDevicePixelRatio(other.devicePixelRatio())
    return image


def test_a_portrait_memo_lies_as_large_as_it_is_among_landscape_pages(sample, sample_path, qtbot):
    pages = pages_of(sample)
    with sample.session.change("Edit") as edit:
        parts = [ReportPart.COVER, ReportPart.MEMO, ReportPart.CONTENTS]
        edit.set(Report, sample.session.report_id, parts=parts)
    settle(sample, qtbot)
    assert pages.page_count == 9
    for number in range(4):
        pages.go_to_page(number)
        settle(sample, qtbot)
        assert pages.page_rect(number).top() == GAP
        assert pages.page_rect(number + 1).top() - pages.page_rect(number).bottom() == GAP + 1
        image = pages.pictures[number].image
        expected = exported_page(sample_path, number, image.width())
        assert image.convertToFormat(QImage.Format.Format_RGB32) == _with_ratio(expected, image)
    cover, memo = pages.page_rect(0), pages.page_rect(1)
    assert memo.height() == cover.width()
    assert memo.width() == cover.height()
    assert memo.center().x() == pytest.approx(cover.center().x(), abs=1)
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    assert pages.page_rect(8).bottom() + GAP + 1 == pages.viewport().height()


def test_tables_that_lie_across_among_upright_pages_are_shown_so_and_said(sample, qtbot):
    pages, said = pages_of(sample), control(sample).panel.state
    assert said.isHidden()
    with sample.session.change("Edit") as edit:
        look = {"orientation": Orientation.PORTRAIT, "extra_columns": list(ExtraColumn)}
        edit.set(Report, sample.session.report_id, **look)
    settle(sample, qtbot)
    assert "แนวนอน" in said.text()
    assert not said.isHidden()
    assert pages.page_rect(0).height() > pages.page_rect(0).width()
    assert pages.page_rect(3).height() < pages.page_rect(3).width()
    with sample.session.change("Edit") as edit:
        edit.set(Report, sample.session.report_id, extra_columns=[])
    settle(sample, qtbot)
    assert said.isHidden()


def test_typed_words_are_on_the_page_before_they_are_in_the_file(
    sample, sample_path, qtbot, monkeypatch
):
    # However long a busy machine takes for the page.
    monkeypatch.setattr(autosave, "WRITE_AFTER_MS", 600_000)
    select(sample, 2, 0)
    settle(sample, qtbot)
    pages = pages_of(sample)
    before = pages.pictures[4].image.copy()
    sample.pane.measure.steps.setFocus()
    shown = control(sample).shown
    with qtbot.waitSignal(shown, check_params_cb=lambda laid: 4 in laid.pictures):
        type_into(sample.pane.measure.steps, "ทดสอบ")
    assert sample.session.autosave.is_waiting()
    assert pages.pictures[4].image != before
    typed = pages.pictures[4].image.copy()
    sample.session.autosave.flush()
    settle(sample, qtbot)
    assert pages.pictures[4].image == typed
    expected = exported_page(sample_path, 4, pages.picture_width)
    assert typed == _with_ratio(expected, typed)


def test_rows_that_come_go_and_move_are_followed_and_undone(sample, sample_path, qtbot):
    pages = pages_of(sample)

    def assert_exact() -> None:
        settle(sample, qtbot)
        number = pages.current_page()
        expected = exported_page(sample_path, number, pages.picture_width)
        assert pages.pictures[number].image == _with_ratio(expected, pages.pictures[number].image)

    select(sample, 1, 0)
    sample.commands.add_measure.trigger()
    type_into(sample.pane.measure.measures, "มาตรการใหม่")
    sample.session.autosave.flush()
    assert_exact()
    select(sample, 0)
    sample.commands.move_down.trigger()
    assert_exact()
    sample.commands.remove.trigger()
    assert_exact()
    assert pages.page_count < 9
    for _ in range(4):
        sample.commands.undo.trigger()
        assert_exact()
    assert pages.page_count == 8
    sample.commands.add_indicator.trigger()
    assert_exact()


def test_another_report_and_none_are_shown(sample, qtbot):
    pages, panel = pages_of(sample), control(sample).panel
    first = sample.session.report_id
    with sample.session.change("Add a fiscal year") as edit:
        other = edit.add(Report(fiscal_year=2570, title="ปีหน้า"))
    sample.session.show_report(other)
    settle(sample, qtbot)
    assert panel.number.text() == "หน้า ๑ จาก ๑"
    sample.session.show_report(first)
    settle(sample, qtbot)
    assert pages.page_count == 8
    with sample.session.change("Remove") as edit:
        edit.remove(Report, first)
        edit.remove(Report, other)
    settle(sample, qtbot)
    assert pages.page_count == 0
    assert panel.number.text() == ""
    assert panel.state.text() == "ไฟล์นี้ยังไม่มีรายงาน"
    assert panel.state.isVisible()
    sample.commands.undo.trigger()
    settle(sample, qtbot)
    assert pages.page_count > 0
    assert not panel.state.isVisible()


def test_pages_can_be_enlarged_with_buttons_and_the_wheel(sample, sample_path, qtbot):
    pages, panel = pages_of(sample), control(sample).panel
    select(sample, 3, 0)
    settle(sample, qtbot)
    fit = pages.picture_width
    assert not panel.fit.isEnabled()
    assert pages.page_rect(5).left() >= 0
    assert pages.page_rect(5).right() < pages.viewport().width()
    panel.larger.click()
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pages.viewport(), wheel)
    settle(sample, qtbot)
    assert pages.picture_width == pytest.approx(fit * 1.5, abs=1)
    assert panel.number.text() == "หน้า ๖ จาก ๘"
    expected = exported_page(sample_path, 5, pages.picture_width)
    assert pages.pictures[5].image == _with_ratio(expected, pages.pictures[5].image)
    row = report_in(sample).indicators[3].measures[0].id
    sample.pane.measure.outcomes.setFocus()
    settle(sample, qtbot)
    _, place = place_of(sample, Source(Measure, row, "outcomes"))
    assert pages.viewport().rect().contains(place)
    for _ in range(20):
        panel.larger.click()
    assert not panel.larger.isEnabled()
    panel.fit.click()
    settle(sample, qtbot)
    assert pages.picture_width == fit
    for _ in range(20):
        panel.smaller.click()
    assert not panel.smaller.isEnabled()


def test_the_keyboard_turns_pages(sample, qtbot):
    pages, panel = pages_of(sample), control(sample).panel
    pages.setFocus()
    for key, number in (
        (Qt.Key.Key_PageDown, "๒"),
        (Qt.Key.Key_PageDown, "๓"),
        (Qt.Key.Key_PageUp, "๒"),
        (Qt.Key.Key_End, "๘"),
        (Qt.Key.Key_Home, "๑"),
    ):
        QTest.keyClick(pages, key)
        settle(sample, qtbot)
        assert panel.number.text() == f"หน้า {number} จาก ๘"
    assert not panel.previous.isEnabled()


def test_a_file_that_is_gone_is_told_and_found_again(desk, sample_path, qtbot):
    window = desk.show(Workbook.open(sample_path))
    window.resize(1366, 720)
    lay_out()
    away = sample_path.with_suffix(".away")
    sample_path.rename(away)
    panel = control(window).panel
    window.commands.preview.trigger()
    qtbot.waitUntil(lambda: sample_path.name in panel.state.text())
    assert message(window) is None
    away.rename(sample_path)
    pages_of(window).set_zoom(1.25)
    settle(window, qtbot)
    assert pages_of(window).page_count == 8
    assert not panel.state.isVisible()


def test_what_changed_while_the_pages_were_hidden_is_on_them(sample, sample_path, qtbot):
    pages = pages_of(sample)
    sample.commands.preview.trigger()
    measure = report_in(sample).indicators[0].measures[0]
    with sample.session.change("Edit") as edit:
        edit.set(Measure, measure.id, steps=["อื่น"])
    sample.commands.preview.trigger()
    pages.go_to_page(2)
    settle(sample, qtbot)
    select(sample, 0, 0)
    settle(sample, qtbot)
    expected = exported_page(sample_path, 2, pages.picture_width)
    assert pages.pictures[2].image == _with_ratio(expected, pages.pictures[2].image)


def test_the_window_closes_while_pages_are_laid_out(desk, workbook_path, qtbot):
    rows = [Measure(steps=[f"ขั้นตอนที่ {row} " * 40]) for row in range(1500)]
    with Workbook.open(workbook_path) as workbook, workbook.change("Import a report") as edit:
        edit.add(Report(fiscal_year=2570, indicators=[Indicator(title="ยาว", measures=rows)]))
    window = desk.show(Workbook.open(workbook_path))
    window.resize(1366, 720)
    lay_out()
    window.activateWindow()
    select(window, 0, 1499)
    window.commands.preview.trigger()
    panel, pages = control(window).panel, pages_of(window)
    qtbot.waitUntil(lambda: bool(pages.pictures))
    # The last row is seen at once, long before its page has its number.
    row = report_in(window).indicators[0].measures[1499].id
    assert row in {area.source.row_id for area in pages.pictures[0].areas}
    assert panel.state.text() == "กำลังจัดหน้า…"
    assert not control(window).is_up_to_date()
    window.pane.measure.steps.setFocus()
    type_into(window.pane.measure.steps, "ก")
    assert window.close()
    desk.close()


def test_another_language_takes_the_pages_with_it(sample, desk, qtbot):
    sample.commands.languages["en"].trigger()
    qtbot.waitUntil(lambda: desk.window is not sample)
    settle(desk.window, qtbot)
    assert control(desk.window).panel.number.text() == "Page ๑ of ๘"


def test_what_is_read_stays_in_view_when_the_panel_is_made_wider(sample, qtbot):
    pages = pages_of(sample)
    pages.go_to_page(4)
    settle(sample, qtbot)
    width = pages.picture_width
    sizes = sample.splitter.sizes()
    sample.splitter.setSizes([sizes[0] - 100, sizes[1], sizes[2] + 100])
    settle(sample, qtbot)
    assert pages.picture_width == width + 100
    assert pages.pages_in_view()[0] in (3, 4)
    assert pages.current_page() in (4, 5)
    assert pages.pictures[4].image.width() == width + 100


def test_the_page_number_is_whole_however_narrow_the_panel_is(sample, qtbot):
    panel = control(sample).panel
    for width in (260, 520):
        sizes = sample.splitter.sizes()
        sample.splitter.setSizes([sizes[0], sizes[1] + sizes[2] - width, width])
        settle(sample, qtbot)
        needed = panel.number.fontMetrics().horizontalAdvance(panel.number.text())
        assert panel.number.width() >= needed
        buttons = (panel.previous, panel.next, panel.smaller, panel.larger, panel.fit)
        assert all(panel.rect().contains(button.geometry()) for button in buttons)
