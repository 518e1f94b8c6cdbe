"""Draws findings: a mark, how bad and where in small letters, the whole sentence below, wrapped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ita_desktop.gui.checks_model import HEAD_ROLE

Index = QModelIndex | QPersistentModelIndex

_MARGIN = 8
_ICON = 20
_HEAD_SIZE = 0.82  # of the sentence's letters
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ChecksDelegate(QStyledItemDelegate):
    """One finding is as high as its wrapped sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that the head and the sentence take in the list's width."""
        width = self._width(option)
        head, sentence = self._boxes(option.font, QRect(0, 0, width, 0), index)
        return QSize(width, max(sentence.bottom(), head.bottom(), _ICON + _MARGIN) + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        painter.save()
        style = option.widget.style() if option.widget else QApplication.style()
        option.state |= QStyle.StateFlag.State_Enabled
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        # The colours of a list that has no focus are those of one that has.
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, role))
        place = option.rect
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            corner = place.topLeft()
            picture.paint(painter, QRect(corner.x() + _MARGIN, corner.y() + _MARGIN, _ICON, _ICON))
        head, sentence = self._boxes(option.font, place, index)
        painter.setFont(_head_font(option.font))
        painter.drawText(head, _WRAP, str(index.data(HEAD_ROLE)))
        painter.setFont(option.font)
        painter.drawText(sentence, _WRAP, str(index.data()))
        if not selected:
            painter.setPen(option.palette.color(QPalette.ColorRole.Midlight))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    def _boxes(self, font: QFont, place: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where the head and the sentence stand."""
        left = place.left() + _MARGIN + _ICON + _MARGIN
        width = place.right() - left - _MARGIN
        room = QRect(left, place.top() + _MARGIN - 2, width, 100_000)
        head = QFontMetrics(_head_font(font)).boundingRect(room, _WRAP, str(index.data(HEAD_ROLE)))
        room.setTop(head.bottom() + 2)
        sentence = QFontMetrics(font).boundingRect(room, _WRAP, str(index.data()))
        head.setWidth(width)
        sentence.setWidth(width)
        return head, sentence

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 300


def _head_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _HEAD_SIZE)
    small.setBold(True)
    return small
