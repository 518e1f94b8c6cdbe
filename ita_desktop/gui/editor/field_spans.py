"""Finds the field of a page that a column is edited in, and selects some of its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from ita_desktop.gui.editor.editor_pane import EditorPane
from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.fields.growing_text import GrowingText
from ita_desktop.gui.thai_text.utf16 import utf16_length
from ita_desktop.model import Attachment, Base, Indicator, Measure, Office, Report
from ita_desktop.model.source import Source


def go_to_field(
    pane: EditorPane,
    source: Source,
    span: tuple[int, int] | None = None,
    *,
    with_keys: bool = True,
) -> None:
    """Put the cursor into a field of the page in view and select some of its text.

    Args:
        pane: shows the row already.
        source: the field, or its item; without a column, the field that names the row.
        span: the characters of that item or text, which are selected; without them nothing is, so
            that no key takes the place of what is there.
        with_keys: whether the field gets the keys; otherwise they stay where they are.
    """
    page = _page_of(pane, source.entity)
    field = field_of(pane, source.entity, source.column) if source.column else None
    if source.entity is Attachment and source.row_id is not None:
        field = pane.measure.attachments.row_of(source.row_id) or field
    if field is None:
        if with_keys:
            pane.focus_first_field()
        return
    place = _place_for_cursor(field)
    if with_keys:
        place.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(place, GrowingText):
        _select_in_text(place, source.item, span)
        inside = place.viewport().mapTo(page, place.cursorRect().center())
        inside -= page.viewport().pos()
        inside.setY(inside.y() + page.verticalScrollBar().value())
        page.ensureVisible(inside.x(), inside.y(), 0, 100)
    else:
        if isinstance(place, QLineEdit):
            _select_in_line(place, span)
        page.ensureWidgetVisible(place)


def field_of(pane: EditorPane, entity: type[Base], column: str) -> QWidget | None:
    """Return the field that a column is edited in; None if it is edited nowhere."""
    if entity is Attachment:
        return pane.measure.attachments
    bindings: dict[type[Base], Callable[[], EntityBinding]] = {
        Office: lambda: pane.report.office_binding,
        Report: lambda: pane.report.report_binding,
        Indicator: lambda: pane.indicator.binding,
        Measure: lambda: pane.measure.binding,
    }
    field = bindings[entity]().field(column)
    return field if isinstance(field, QWidget) else None


def _page_of(pane: EditorPane, entity: type[Base]) -> Page:
    pages: dict[type[Base], Page] = {
        Office: pane.report,
        Report: pane.report,
        Indicator: pane.indicator,
        Measure: pane.measure,
        Attachment: pane.measure,
    }
    return pages[entity]


def _place_for_cursor(field: QWidget) -> QWidget:
    """Return the field, or what in it can have the cursor: text, a ticked box, any button."""
    if field.focusPolicy() != Qt.FocusPolicy.NoFocus and field.focusProxy() is None:
        return field
    inside = [
        widget
        for widget in field.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]
    texts = [widget for widget in inside if isinstance(widget, (QPlainTextEdit, QLineEdit))]
    ticked = [one for one in inside if isinstance(one, QRadioButton) and one.isChecked()]
    return (texts or ticked or inside or [field])[0]


def _select_in_text(field: GrowingText, item: int | None, span: tuple[int, int] | None) -> None:
    block = field.document().firstBlock() if item is None else _block_of_item(field, item)
    start = block.position() if block.isValid() else 0
    text = field.toPlainText() if item is None else block.text()
    first, end = span or (len(text), len(text))
    field.show_place(start + utf16_length(text[:first]), start + utf16_length(text[:end]))


def _select_in_line(field: QLineEdit, span: tuple[int, int] | None) -> None:
    text = field.text()
    first, end = span or (len(text), len(text))
    field.setCursorPosition(utf16_length(text[:end]))
    if first < end:
        field.setSelection(utf16_length(text[:first]), utf16_length(text[first:end]))


def _block_of_item(field: GrowingText, item: int) -> QTextBlock:
    """Return the line of an item; empty lines are no items."""
    block = field.document().firstBlock()
    while block.isValid():
        if block.text().strip():
            if item == 0:
                return block
            item -= 1
        block = block.next()
    return field.document().lastBlock()
