"""Lines whose text is read as a year or a day, to be judged only when the field is left."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.fields.text_fields import PlainLine
from ita_desktop.thai.calendar import format_date, parse_date, parse_year
from ita_desktop.thai.digits import to_thai


class JudgedLine(PlainLine):
    """A line with a value of its own behind its words, to be judged only when it is `left`.

    Looking into a menu or at another window in the middle of it does not leave it. On a page of the
    file Escape brings back what was there; in a dialog it closes the dialog.
    """

    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._thai_digits = True
        self._comes_back = False
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> Any:  # noqa: ANN401 - the column's own type
        """Return the value shown last, whatever was typed since."""
        return self._value

    def typed(self) -> Any:  # noqa: ANN401
        """Return the value that stands there.

        Raises:
            Problem: there is none.
        """
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value; the one that is shown already takes nothing away from what is typed."""
        if value == self._value and self.isModified():
            return
        self._value = value
        self.setText("" if value is None else self._words(value))

    def drop_typed(self) -> bool:
        """Show again what was there before what is typed; return whether there is any."""
        typed = self.isModified()
        if typed:
            self.setModified(False)
            self.show_value(self._value)
        return typed

    def use_digits(self, *, thai: bool) -> None:
        """Show the value in Thai or Arabic digits from now on."""
        self._thai_digits = thai
        self.show_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give up what was typed with Escape."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if not (is_escape and self.undone_by_journal and self.drop_typed()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell a menu or another window in front from a field that is left."""
        reasons = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        self._comes_back = event.reason() in reasons
        super().focusOutEvent(event)
        self._comes_back = False

    def _words(self, value: Any) -> str:  # noqa: ANN401
        return to_thai(str(value)) if self._thai_digits else str(value)

    def _on_editing_finished(self) -> None:
        if not self._comes_back:
            self.left.emit()


class YearLine(JudgedLine):
    """A Buddhist year in Thai or Arabic digits."""

    def typed(self) -> int:
        """Return the year that stands there.

        Raises:
            Problem: it is no year.
        """
        return parse_year(self.text())


class OptionalYearLine(JudgedLine):
    """A Buddhist year, or nothing (None)."""

    def typed(self) -> int | None:
        """Return the year that stands there; None for an empty line.

        Raises:
            Problem: it is no year.
        """
        return parse_year(self.text()) if self.text().strip() else None


class DateLine(JudgedLine):
    """A day as Thai offices write it, or nothing (None)."""

    def typed(self) -> date | None:
        """Return the day that stands there; None for an empty line.

        Raises:
            Problem: it is no day.
        """
        return parse_date(self.text()) if self.text().strip() else None

    def _words(self, value: Any) -> str:  # noqa: ANN401
        return format_date(value, thai_digits=self._thai_digits)
