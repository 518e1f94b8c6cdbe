"""Lists whose rows are drawn by the program: how such a list behaves, and what all rows share."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex

_ROLES = QPalette.ColorRole


class DrawnRows(QListView):
    """A list to choose from: it scrolls by pixels, never sideways, and Tab leaves it.

    Args:
        model: the rows.
        delegate: draws them; it is the list's from now on.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)


def style_of(option: QStyleOptionViewItem) -> QStyle:
    """Return the style that a row is drawn in."""
    return option.widget.style() if option.widget else QApplication.style()


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what lies under a row's words."""
    part = QStyle.PrimitiveElement.PE_PanelItemViewItem
    option.state |= QStyle.StateFlag.State_Enabled
    style_of(option).drawPrimitive(part, option, painter, option.widget)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Return whether a row is among those chosen."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def take_ink(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Give the painter the colour of a row's words.

    The colours of a list that has no focus are those of one that has.
    """
    ink = _ROLES.HighlightedText if is_selected(option) else _ROLES.Text
    painter.setPen(option.palette.color(QPalette.ColorGroup.Active, ink))


def rule_below(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Part a row from the next one, unless it is chosen."""
    if not is_selected(option):
        painter.setPen(option.palette.color(_ROLES.Midlight))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def smaller(font: QFont, share: float, *, bold: bool = False) -> QFont:
    """Return a font whose letters are a share of another's."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * share)
    if bold:
        small.setBold(True)
    return small
