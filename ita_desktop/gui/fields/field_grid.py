"""A page of labelled fields: two columns where there is room, one where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.zoom import Length, scale_with_zoom, scaled
from ita_desktop.gui.thai_text.wrapping_label import WrappingLabel

_TWO_COLUMNS_FROM = 620


def plain_label(text: str = "", role: str = "") -> QLabel:
    """Return a label that never reads its text as markup."""
    label = WrappingLabel(text)
    label.setIndent(0)
    label.setProperty("role", role)
    return label


def least_width(area: QScrollArea) -> int:
    """Return how wide an area must be that scrolls up and down, and never sideways."""
    content = area.widget()
    if content is not None and not (content.isVisible() or appearance().is_changing):
        _measure_unseen(content)
    inside = content.minimumSizeHint().width() if content is not None else 0
    return inside + area.verticalScrollBar().sizeHint().width() + 2 * area.frameWidth()


def _measure_unseen(content: QWidget) -> None:
    """Let a widget out of view be measured anew.

    In view, Qt tells from part to whole what is needed now; out of view, sizes of other letters or
    other words would be kept.
    """
    for part in content.findChildren(QWidget):
        part.ensurePolished()
        part.updateGeometry()
    for layout in content.findChildren(QLayout):
        layout.invalidate()


class FieldGrid(QWidget):
    """Fields with their labels above them, laid out by the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[tuple[QWidget, bool]] = []
        self._headings: dict[QWidget, _Heading] = {}
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        scale_with_zoom(self, self._space)

    def add(self, name: str, field: QWidget, *, hint: str = "", wide: bool = False) -> QWidget:
        """Add a field; return the cell that holds it and its label.

        Args:
            name: the field's name, shown above it and told to screen readers.
            field: what is typed or chosen in.
            hint: a few words beside the name.
            wide: whether it takes the whole width.
        """
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        label = plain_label(name, "field")
        label.setWordWrap(True)
        label.setBuddy(field)
        self._headings[cell] = _Heading(label)
        column.addWidget(self._headings[cell])
        if hint:
            below = plain_label(hint, "hint")
            below.setWordWrap(True)
            column.addWidget(below)
        field.setAccessibleName(name)
        field.setAccessibleDescription(hint)
        column.addWidget(field)
        column.addStretch()
        self._cells.append((cell, wide))
        self._columns = 0
        self._arrange()
        return cell

    def put_beside_name(self, cell: QWidget, button: QWidget, field: QWidget) -> None:
        """Put a button at the right of a cell's name; Tab reaches it after the cell's field."""
        self._headings[cell].add(button)
        QWidget.setTabOrder(field, button)

    def put_beside_field(self, cell: QWidget, label: QLabel, field: QWidget) -> None:
        """Put a few words at the right of a cell's field, which are told with it."""
        column = cell.layout()
        if isinstance(column, QVBoxLayout):
            row = QHBoxLayout()
            column.insertLayout(column.indexOf(field), row)
            column.removeWidget(field)
            row.addWidget(field, 1)
            row.addWidget(label)
            scale_with_zoom(cell, lambda px: row.setSpacing(px(8)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest cell: one column is enough, however many there are now."""
        widest = max((cell.minimumSizeHint().width() for cell, _ in self._cells), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _space(self, px: Length) -> None:
        self._layout.setHorizontalSpacing(px(16))
        self._layout.setVerticalSpacing(px(6))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use one or two columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= scaled(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        row, column = 0, 0
        for cell, wide in self._cells:
            if wide and column:
                row, column = row + 1, 0
            self._layout.addWidget(cell, row, column, 1, columns if wide else 1)
            column += columns if wide else 1
            if column >= columns:
                row, column = row + 1, 0
        for number in range(2):
            self._layout.setColumnStretch(number, 1 if number < columns else 0)


class _Heading(QWidget):
    """A field's name with a button beside it, or below it where both do not fit into one line."""

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._parts: list[QWidget] = [label]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(label, 1)

    def add(self, button: QWidget) -> None:
        """Put a button beside the name."""
        self._parts.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width."""
        super().resizeEvent(event)
        widths = [part.minimumSizeHint().width() for part in self._parts]
        fits = self.width() >= sum(widths) + (len(widths) - 1) * self._row.spacing()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest part, in the height of the present arrangement."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._row.minimumSize().height())


class Column:
    """Receives lines of text and grids of fields, one under the other."""

    column: QVBoxLayout

    def add_label(self, role: str) -> QLabel:
        """Add a line of text to the page; its text may be typed text."""
        label = plain_label("", role)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def add_grid(self) -> FieldGrid:
        """Add a grid of fields to the page."""
        grid = FieldGrid()
        self.column.addWidget(grid)
        return grid


class Section(QWidget, Column):
    """A part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        scale_with_zoom(self, lambda px: self.column.setSpacing(px(6)))


class Page(QScrollArea, Column):
    """One page of the editor: it scrolls up and down, never sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "page")
        # A stretch below, not an alignment of the layout: that forgets what wrapped words need.
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        whole.addLayout(self.column)
        whole.addStretch(1)
        scale_with_zoom(content, self._space)
        self.setWidget(content)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that the page's content fits into beside the bar."""
        return QSize(least_width(self), super().minimumSizeHint().height())

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Bring a field into view that the keys come to from outside; Qt does it from within."""
        if old is None or new is None or not self.isAncestorOf(new) or self.isAncestorOf(old):
            return
        # What is clicked is in view, and the page does not go away under the mouse.
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.ensureWidgetVisible(new)

    def _space(self, px: Length) -> None:
        self.column.setContentsMargins(px(18), px(8), px(18), px(18))
        self.column.setSpacing(px(6))
