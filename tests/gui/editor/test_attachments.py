"""Pictures and files of a measure: added, dropped, named, moved, removed; and its budget."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.model import Attachment, ExtraColumn, Report
from ita_desktop.model.source import Source
from tests.gui.asking import message, select, stored, type_into


@pytest.fixture
def page(window):
    window.activateWindow()
    select(window, 0, 0)
    return window.pane.measure


@pytest.fixture
def files(tmp_path):
    """Two photos and a document."""
    folder = tmp_path / "ไฟล์"
    folder.mkdir()
    for name, colour in (("ก.jpg", "red"), ("ข.png", "blue")):
        Image.new("RGB", (640, 480), colour).save(folder / name)
    (folder / "ค.pdf").write_bytes(b"%PDF-1.7\n")
    return [folder / name for name in ("ก.jpg", "ข.png", "ค.pdf")]


def attachments(path):
    return stored(path).indicators[0].measures[0].attachments


def shown(page):
    return [row.name.text() for row in page.attachments.rows]


@pytest.fixture
def filled(window, page, chooser, files):
    """The page with the three files."""
    chooser.answers = [files]
    page.attachments.add_button.click()
    return page


def test_chosen_files_are_added_as_one_step(window, filled, workbook_path, qtbot):
    assert shown(filled) == ["ก.jpg", "ข.png", "ค.pdf"]
    kept = attachments(workbook_path)
    assert [each.name for each in kept] == ["ก.jpg", "ข.png", "ค.pdf"]
    assert [each.media_type for each in kept][2] == "application/pdf"
    assert kept[0].width == 640
    rows = filled.attachments.rows
    qtbot.waitUntil(lambda: rows[0].picture.has_picture and rows[1].picture.has_picture)
    assert window.session.workbook.undoable_name == "Add pictures or files"
    window.commands.undo.trigger()
    assert shown(filled) == []
    assert filled.attachments.empty_label.isVisibleTo(filled)
    window.commands.redo.trigger()
    assert shown(filled) == ["ก.jpg", "ข.png", "ค.pdf"]


def test_files_dropped_on_the_list_are_added(page, files, workbook_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files[:2]])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, keys)
    QApplication.sendEvent(page.attachments, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.attachments, QDropEvent(QPointF(5, 5), copy, data, left, keys))
    assert [each.name for each in attachments(workbook_path)] == ["ก.jpg", "ข.png"]


def test_text_dropped_on_the_list_is_refused(page):
    data = QMimeData()
    data.setText("ก")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.attachments, enter)
    assert not enter.isAccepted()


def test_each_refused_file_is_told_and_the_others_are_added(window, page, chooser, files, tmp_path):
    broken = tmp_path / "เสีย.jpg"
    broken.write_bytes(b"no picture")
    chooser.answers = [[broken, files[0], tmp_path / "x.exe"]]
    page.attachments.add_button.click()
    assert shown(page) == ["ก.jpg"]
    box = message(window)
    assert "เสีย.jpg" in box.label.text()
    assert "x.exe" in box.label.text()
    box.close()


def test_choosing_nothing_adds_nothing(page, chooser, window):
    before = window.session.workbook.undoable_name
    chooser.answers = [[]]
    page.attachments.add_button.click()
    assert window.session.workbook.undoable_name == before


def test_a_caption_is_typed_in_place(window, filled, workbook_path):
    caption = filled.attachments.rows[1].caption
    caption.setFocus()
    type_into(caption, "ป้าย")
    window.session.autosave.flush()
    assert attachments(workbook_path)[1].caption == "ป้าย"
    assert caption.hasFocus()
    window.commands.undo.trigger()
    assert filled.attachments.rows[1].caption.value() == ""


def test_rows_are_moved_by_keys_and_the_keys_stay_with_them(window, filled, workbook_path):
    row = filled.attachments.rows[2]
    row.up_button.setFocus()
    QTest.keyClick(row.up_button, Qt.Key.Key_Space)
    assert shown(filled) == ["ก.jpg", "ค.pdf", "ข.png"]
    assert row.up_button.hasFocus()
    QTest.keyClick(row.up_button, Qt.Key.Key_Space)
    assert [each.name for each in attachments(workbook_path)] == ["ค.pdf", "ก.jpg", "ข.png"]
    assert row.down_button.hasFocus()
    assert not row.up_button.isEnabled()
    window.commands.undo.trigger()
    assert shown(filled) == ["ก.jpg", "ค.pdf", "ข.png"]


def test_a_removed_row_leaves_the_keys_at_the_next_one(window, filled, workbook_path):
    remove = filled.attachments.rows[1].remove_button
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert shown(filled) == ["ก.jpg", "ค.pdf"]
    assert filled.attachments.rows[1].remove_button.hasFocus()
    window.commands.undo.trigger()
    assert [each.name for each in attachments(workbook_path)] == ["ก.jpg", "ข.png", "ค.pdf"]


def test_each_measure_shows_its_own(window, filled):
    select(window, 0, 1)
    assert shown(filled) == []
    select(window, 0, 0)
    assert shown(filled) == ["ก.jpg", "ข.png", "ค.pdf"]


def test_a_place_found_in_a_caption_has_the_cursor(window, filled):
    row = filled.attachments.rows[2]
    go_to_field(window.pane, Source(Attachment, row.row_id, "caption"))
    assert row.caption.hasFocus()


def test_the_budget_is_there_where_the_table_has_its_column_or_it_has_text(window, page):
    report_id = window.session.report_id
    assert not page.budget.isVisibleTo(page)
    with window.session.change("Choose the columns") as edit:
        edit.set(Report, report_id, extra_columns=[ExtraColumn.BUDGET])
    assert page.budget.isVisibleTo(page)
    type_into(page.budget, "๕๐๐ บาท")
    window.session.autosave.flush()
    with window.session.change("Choose the columns") as edit:
        edit.set(Report, report_id, extra_columns=[])
    assert page.budget.isVisibleTo(page)
    select(window, 0, 1)
    assert not page.budget.isVisibleTo(page)
