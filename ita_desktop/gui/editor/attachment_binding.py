"""Ties the list of attachments to the file: shows a measure's, writes what is done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.gui.autosave import Place
from ita_desktop.gui.fields.attachment_list import AttachmentList
from ita_desktop.gui.fields.attachment_row import AttachmentRow
from ita_desktop.gui.session import Session
from ita_desktop.model import Attachment, Measure
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange, RowMissing

_OTHER_FILE = "document"  # the icon of what is no picture


class AttachmentBinding(QObject):
    """Shows the attachments of one measure and follows the file.

    Args:
        shown: the list.
        session: the open workbook.
    """

    problem_met = Signal(object)

    def __init__(self, shown: AttachmentList, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._list = shown
        self._session = session
        self.measure_id: int | None = None
        # Pictures come one after the other, so that a page with many is there at once.
        self._pictures = QTimer(self, interval=0)
        self._pictures.timeout.connect(self._show_next_picture)
        self._waiting: list[AttachmentRow] = []
        shown.caption_edited.connect(self._on_caption_edited)
        shown.moving.connect(self._on_moving)
        shown.removing.connect(self._on_removing)
        session.rows_changed.connect(self._on_rows_changed)

    def show_measure(self, measure: Measure) -> None:
        """Show a measure's attachments."""
        self.measure_id = measure.id
        autosave = self._session.autosave
        before = {row.row_id for row in self._list.rows}
        self._list.show_attachments(
            [
                (each, str(autosave.value(Place(Attachment, each.id, "caption"), each.caption)))
                for each in measure.attachments
            ]
        )
        pictures = {each.id for each in measure.attachments if each.width}
        self._waiting = [
            row
            for row in self._list.rows
            if row.row_id in pictures and not (row.row_id in before and row.picture.has_picture)
        ]
        for row in self._list.rows:
            if row.row_id not in pictures:
                row.picture.show_icon(_OTHER_FILE)
        self._pictures.start()

    def _show_next_picture(self) -> None:
        if not self._waiting:
            self._pictures.stop()
            return
        row = self._waiting.pop(0)
        try:
            data = self._session.workbook.content(row.content)
        except Problem:
            row.picture.show_icon(_OTHER_FILE)  # what is wrong is told where it is printed
        else:
            row.picture.show_picture(data)

    def _on_caption_edited(self, row: AttachmentRow) -> None:
        place = Place(Attachment, row.row_id, "caption")
        self._session.autosave.put(place, row.caption.value(), mark("Edit a caption"))

    def _on_moving(self, row_id: int, step: int) -> None:
        ids = [row.row_id for row in self._list.rows]
        index = ids.index(row_id) + step
        if self.measure_id is None or not 0 <= index < len(ids):
            return
        try:
            with self._session.change(mark("Move a picture or file")) as edit:
                edit.move(Attachment, row_id, parent_id=self.measure_id, index=index)
        except Problem as problem:
            self.problem_met.emit(problem)

    def _on_removing(self, row_id: int) -> None:
        try:
            with self._session.change(mark("Remove a picture or file")) as edit:
                edit.remove(Attachment, row_id)
        except Problem as problem:
            self.problem_met.emit(problem)

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if self.measure_id is None or all(change.entity is not Attachment for change in changes):
            return
        try:
            self.show_measure(self._session.workbook.measure(self.measure_id))
        except RowMissing:
            self.measure_id = None  # removed with all that it had
            self._list.show_attachments([])
        except Problem as problem:
            self.problem_met.emit(problem)
