"""Where in the report the cursor is: the field that is being edited, or the chosen row."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ita_desktop.gui.editor.editor_pane import EditorPane
from ita_desktop.gui.editor.field_spans import field_of
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Base, Indicator, Measure, Office, Report
from ita_desktop.model.declaring import kinds_of
from ita_desktop.model.source import Source

_PARAGRAPHS = ("preface", "memo_body")  # texts whose lines are shown one by one


def source_at_cursor(window: MainWindow) -> Source | None:
    """Return the field, and the item of a list, that has the cursor; else the chosen row."""
    focus = QApplication.focusWidget()
    if focus is not None and window.pane.isAncestorOf(focus):
        for entity, row_id in _rows_in_view(window.pane):
            column = _column_of(window.pane, entity, focus)
            if column is not None:
                return Source(entity, row_id, column, _item_at_cursor(entity, column, focus))
    node = window.tree.node(window.view.currentIndex())
    return Source(node.entity, node.row_id) if node else None


def _rows_in_view(pane: EditorPane) -> list[tuple[type[Base], int | None]]:
    page = pane.currentWidget()
    if page is pane.report:
        report, office = pane.report.report_binding, pane.report.office_binding
        return [(Report, report.row_id), (Office, office.row_id)]
    if page is pane.indicator:
        return [(Indicator, pane.indicator.binding.row_id)]
    return [(Measure, pane.measure.binding.row_id)] if page is pane.measure else []


def _column_of(pane: EditorPane, entity: type[Base], focus: QWidget) -> str | None:
    for column in kinds_of(entity):
        field = field_of(pane, entity, column)
        if field is not None and (field is focus or field.isAncestorOf(focus)):
            return column
    return None


def _item_at_cursor(entity: type[Base], column: str, focus: QWidget) -> int | None:
    """Return which line of a list the cursor is in, empty ones not counted."""
    if not isinstance(focus, QPlainTextEdit) or (
        column not in _PARAGRAPHS and kinds_of(entity)[column] != list[str]
    ):
        return None
    here = focus.textCursor().block()
    item = -1
    block = focus.document().firstBlock()
    while block.isValid() and block.blockNumber() <= here.blockNumber():
        item += bool(block.text().strip())
        block = block.next()
    return max(item, 0)
