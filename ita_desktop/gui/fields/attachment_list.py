"""The pictures and files of a measure, one under the other; files can be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.gui.fields.attachment_row import AttachmentRow
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.locale import Translate
from ita_desktop.model import Attachment


class AttachmentList(QWidget):
    """Shows attachments. Who hears its signals writes what they ask for.

    Args:
        translate: the interface's language.
    """

    adding = Signal()
    dropped = Signal(object)
    caption_edited = Signal(object)
    moving = Signal(int, int)
    removing = Signal(int)

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self.rows: list[AttachmentRow] = []
        self.setAcceptDrops(True)
        self.empty_label = plain_label(
            translate("Drop photos or files here, or choose them"), "hint"
        )
        self.empty_label.setWordWrap(True)
        self.add_button = QPushButton(translate("Add pictures or files…"))
        self.add_button.clicked.connect(self.adding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        self._column.addLayout(below)
        self._column.addWidget(self.empty_label)
        self.setFocusProxy(self.add_button)

    def row_of(self, row_id: int) -> AttachmentRow | None:
        """Return the row of an attachment."""
        return next((row for row in self.rows if row.row_id == row_id), None)

    def show_attachments(self, shown: Sequence[tuple[Attachment, str]]) -> None:
        """Show attachments with their captions; rows that stay keep their focus."""
        focus = QApplication.focusWidget()
        had = next(
            (row for row in self.rows if focus is not None and row.isAncestorOf(focus)), None
        )
        place = self.rows.index(had) if had else 0
        kept = {row.row_id: row for row in self.rows}
        rows = []
        for attachment, caption in shown:
            row = kept.pop(attachment.id, None) or self._new_row()
            row.show_attachment(attachment, caption)
            rows.append(row)
        for gone in kept.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if rows != self.rows:
            self.rows = rows
            self._put_in_order()
        for number, row in enumerate(rows):
            row.use_place(first=number == 0, last=number == len(rows) - 1)
        self.empty_label.setVisible(not rows)
        if had is not None:
            self._keep_focus(had, place, focus)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        _take_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        _take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files were dropped."""
        paths = _files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _new_row(self) -> AttachmentRow:
        row = AttachmentRow(self._translate, self)
        row.caption.edited.connect(lambda: self.caption_edited.emit(row))
        row.moved.connect(lambda step: self.moving.emit(row.row_id, step))
        row.removed.connect(lambda: self.removing.emit(row.row_id))
        return row

    def _put_in_order(self) -> None:
        """Put the rows below the button; Tab goes through them in their order."""
        before: QWidget = self.add_button
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number + 1, row)
            row.show()
            for widget in (row.caption, row.up_button, row.down_button, row.remove_button):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _keep_focus(self, had: AttachmentRow, place: int, focus: QWidget | None) -> None:
        """Leave the keys at a row that was moved; at the next one after one that is gone."""
        if had not in self.rows:
            after = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
            (after.remove_button if after else self.add_button).setFocus()
        elif focus is had.up_button and not had.up_button.isEnabled():
            had.down_button.setFocus()
        elif focus is had.down_button and not had.down_button.isEnabled():
            had.up_button.setFocus()


def _take_files(event: QDragMoveEvent) -> None:
    if _files(event.mimeData()):
        event.acceptProposedAction()
    else:
        event.ignore()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
