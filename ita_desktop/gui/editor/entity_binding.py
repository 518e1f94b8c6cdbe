"""Ties the fields of a form to the columns of one row, both ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ita_desktop.gui.autosave import Place
from ita_desktop.gui.fields.growing_text import GrowingText
from ita_desktop.gui.fields.text_fields import PlainLine
from ita_desktop.gui.session import Session
from ita_desktop.model import Base
from ita_desktop.store import RowChange


class Field(Protocol):
    """What a form's field offers."""

    @property
    def edited(self) -> SignalInstance:
        """Told when the user changed the value."""

    def value(self) -> Any:  # noqa: ANN401 - the column's own type
        """Return the value."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""


class EntityBinding(QObject):
    """Shows one row in its fields, sends what is typed to the autosave, follows the file.

    Args:
        entity: the kind of row.
        session: the open workbook.
    """

    row_shown = Signal()

    def __init__(self, entity: type[Base], session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._entity = entity
        self._session = session
        self._fields: dict[str, Field] = {}
        self.row_id: int | None = None
        session.rows_changed.connect(self._on_rows_changed)

    def add(self, column: str, field: Field, step: str) -> None:
        """Bind a field that is typed into; `step` names its changes in the journal (a msgid)."""
        self.follow(column, field)
        field.edited.connect(lambda: self._put(column, step))
        if isinstance(field, GrowingText):
            field.pasting.connect(self._session.end_typing)

    def add_choice(self, column: str, field: Field, step: str) -> None:
        """Bind a field whose every change is a whole one: a step of its own, written at once."""
        self.add(column, field, step)
        field.edited.connect(self._session.end_typing)

    def follow(self, column: str, field: Field) -> None:
        """Show a column in a field whose changes someone else writes."""
        self._fields[column] = field
        if isinstance(field, PlainLine):
            field.undone_by_journal = True

    def field(self, column: str) -> Field | None:
        """Return the field that shows a column."""
        return self._fields.get(column)

    def show_row(self, row: Base, row_id: int) -> None:
        """Show another row, or the same one anew, with the words that are not in the file yet."""
        is_another, self.row_id = row_id != self.row_id, row_id
        for column, field in self._fields.items():
            place = Place(self._entity, row_id, column)
            field.show_value(self._session.autosave.value(place, getattr(row, column)))
            if is_another and isinstance(field, (PlainLine, GrowingText)):
                field.to_start()
        self.row_shown.emit()

    def _put(self, column: str, step: str) -> None:
        if self.row_id is not None:
            place = Place(self._entity, self.row_id, column)
            self._session.autosave.put(place, self._fields[column].value(), step)

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        for change in changes:
            if change.entity is self._entity and change.row_id == self.row_id and change.after:
                self._follow(change.after)

    def _follow(self, values: dict[str, Any]) -> None:
        for column, field in self._fields.items():
            place = Place(self._entity, self.row_id or 0, column)
            if column in values and not self._session.autosave.is_waiting(place):
                field.show_value(values[column])
        self.row_shown.emit()
