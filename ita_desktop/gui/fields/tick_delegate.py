"""Draws the rows of a list with their words wrapped, and ticks them as a whole."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ita_desktop.gui.look.drawn_rows import Index, draw_ground, style_of, take_ink
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.wrapping import WrappedText

_MARGIN = 6
_GAP = 8


class TickDelegate(QStyledItemDelegate):
    """A row is a check box with a name: a click anywhere in it ticks it, and so does Space."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that the name takes in the list's width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        box = self._box(option)
        height = max(self._name(option, width, index).height, box.height())
        return QSize(width, ceil(height) + 2 * scaled(_MARGIN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        draw_ground(painter, option)
        place, box = option.rect, QStyleOptionViewItem(option)
        name = self._name(option, place.width(), index)
        middle = place.top() + (place.height() - name.height) / 2
        box.rect = self._box(option).translated(
            place.left() + scaled(_MARGIN),
            place.top() + (place.height() - self._box(option).height()) // 2,
        )
        ticked = _is_ticked(index)
        state = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | state
        part = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style_of(option).drawPrimitive(part, box, painter, option.widget)
        take_ink(painter, option)
        name.draw(painter, QPointF(place.left() + self._left(option), middle))
        painter.restore()

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> bool:
        """Tick or untick the row."""
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        if not clicked and not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space):
            return False
        state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def _name(self, option: QStyleOptionViewItem, width: int, index: Index) -> WrappedText:
        room = max(1, width - self._left(option) - scaled(_MARGIN))
        return WrappedText(str(index.data()), option.font, room)

    def _left(self, option: QStyleOptionViewItem) -> int:
        return self._box(option).width() + scaled(_MARGIN) + scaled(_GAP)

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        style, widget = style_of(option), option.widget
        metrics = QStyle.PixelMetric
        width = style.pixelMetric(metrics.PM_IndicatorWidth, option, widget)
        return QRect(0, 0, width, style.pixelMetric(metrics.PM_IndicatorHeight, option, widget))


def _is_ticked(index: Index) -> bool:
    return bool(Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked)
