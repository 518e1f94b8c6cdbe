"""What one step changed: each field before and after, side by side, with the differences marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.checks import field_name
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.growing_text import GrowingText
from ita_desktop.gui.history.values import Span, differences, value_words
from ita_desktop.gui.thai_text.utf16 import utf16_length
from ita_desktop.locale import Translate
from ita_desktop.model import Attachment
from ita_desktop.problems import mark
from ita_desktop.store import GO_ALONG, RowChange, StepRecord

_MOST_SHOWN = 12  # rows or fields; more of them are counted only
_LINES = (1, 10)
_ADDED, _REMOVED, _MOVED = mark("Added: {place}"), mark("Removed: {place}"), mark("Moved: {place}")


class HistoryDetails(QScrollArea):
    """The changes of one entry, each field with a button that brings back what it held.

    Args:
        place: says where a change is.
        translate: the interface's language.
        read_only: offer nothing that changes the file.
    """

    field_wanted = Signal(object, str)

    def __init__(
        self,
        place: Callable[[RowChange], str],
        translate: Translate,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._place = place
        self._translate = translate
        self.restore_buttons: list[QPushButton] = []
        self.texts: list[tuple[MarkedText, MarkedText]] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_hint(translate("Choose a change at the left to see what it did."))

    def show_hint(self, sentence: str) -> None:
        """Show a sentence in the place of an entry."""
        self._begin()
        self._say(sentence, "hint")

    def show_entry(self, entry: StepRecord, name: str) -> None:
        """Show what an entry changed."""
        self._begin()
        self._say(name, "section")
        if not entry.recorded:
            self._say(self._translate("This changed very much; it cannot be shown here."), "")
            return
        left = _MOST_SHOWN
        changes = list(entry.changes)
        for number, change in enumerate(changes):
            if left <= 0:
                rest = self._translate("and {count} rows more", count=len(changes) - number)
                self._say(rest, "hint")
                return
            left -= self._show_change(change)

    def _show_change(self, change: RowChange) -> int:
        """Show one row's change; return how many things were shown."""
        if not change.fields:
            sentence = _MOVED
            if change.before is None or change.after is None:
                sentence = _ADDED if change.before is None else _REMOVED
            self._say(self._translate(sentence, place=self._place(change)), "")
            return 1
        place = self._place(change)
        self._say(place, "field")
        columns = _told(change)
        for column in columns:
            name = self._translate(field_name(change.entity, column))
            if not place.endswith(name):
                self._say(name, "field")
            self._show_field(change, column, name)
        return len(columns)

    def _show_field(self, change: RowChange, column: str, name: str) -> None:
        t = self._translate
        values = [(side or {}).get(column) for side in (change.before, change.after)]
        before, after = (value_words(value, t) for value in values)
        if (change.entity, column) == (Attachment, "content"):  # a number that says nothing to her
            before = after = t(field_name(Attachment, None))
        marks = differences(before, after)
        grid = QGridLayout()
        pair = (MarkedText(before, marks[0]), MarkedText(after, marks[1]))
        for side, (word, text) in enumerate(
            zip((t("As it was"), t("As it became")), pair, strict=True)
        ):
            label = plain_label(word, "hint")
            label.setBuddy(text)
            text.setAccessibleName(f"{name}, {word}")
            grid.addWidget(label, 0, side)
            grid.addWidget(text, 1, side, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(side, 1)
        self.texts.append(pair)
        self._column.addLayout(grid)
        if self._read_only:
            return
        button = QPushButton(t("Bring back what this field held before"))
        button.clicked.connect(lambda: self.field_wanted.emit(change, column))
        self.restore_buttons.append(button)
        grid.addWidget(button, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _begin(self) -> None:
        self.restore_buttons, self.texts = [], []
        inside = QWidget()
        inside.setProperty("role", "page")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(4, 0, 4, 0)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        whole.addStretch()
        self.setWidget(inside)

    def _say(self, text: str, role: str) -> None:
        label = plain_label(text, role)
        label.setWordWrap(True)
        self._column.addWidget(label)


def _told(change: RowChange) -> list[str]:
    """Return the fields that are shown: what goes along with another one is not."""
    return [
        column
        for column in change.fields
        if not any(column in GO_ALONG.get((change.entity, other), ()) for other in change.fields)
    ]


class MarkedText(GrowingText):
    """A text to be read, with some of its words marked.

    Args:
        text: the text.
        marks: the spans of its marked words.
    """

    def __init__(self, text: str, marks: list[Span], parent: QWidget | None = None) -> None:
        super().__init__(_LINES, parent)
        self._text = text
        self.marks = marks
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "marks"):
            self._mark()

    def _mark(self) -> None:
        roles, group = QPalette.ColorRole, QPalette.ColorGroup.Active
        look = QTextCharFormat()
        look.setBackground(self.palette().color(group, roles.Highlight))
        look.setForeground(self.palette().color(group, roles.HighlightedText))
        marked = []
        for start, end in self.marks:
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            cursor = QTextCursor(self.document())
            cursor.setPosition(utf16_length(self._text[:start]))
            cursor.setPosition(utf16_length(self._text[:end]), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            marked.append(selection)
        self.setExtraSelections(marked)
