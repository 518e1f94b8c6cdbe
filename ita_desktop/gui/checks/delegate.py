"""Draws findings: a mark, how bad and where in small letters, the whole sentence below, wrapped."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.gui.checks.model import HEAD_ROLE
from ita_desktop.gui.look.drawn_rows import (
    Index,
    draw_ground,
    is_selected,
    rule_below,
    smaller,
    take_ink,
)
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.wrapping import WrappedText, wrapped_size

_MARGIN = 8
_ICON = 20
_HEAD_SIZE = 0.82  # of the sentence's letters
_LEFT = _MARGIN + _ICON + _MARGIN
_TOP = _MARGIN - 2
_GAP = 2  # between head and sentence


class ChecksDelegate(QStyledItemDelegate):
    """One finding is as high as its wrapped sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that the head and the sentence take in the list's width."""
        width = self._width(option)
        room, small = self._room(width), smaller(option.font, _HEAD_SIZE, bold=True)
        # A list is laid out more than once in a width, each time with all its rows.
        _, head = wrapped_size(str(index.data(HEAD_ROLE)), small.toString(), room)
        _, sentence = wrapped_size(str(index.data()), option.font.toString(), room)
        bottom = scaled(_TOP) + head + scaled(_GAP) + sentence
        return QSize(width, ceil(max(bottom, scaled(_MARGIN + _ICON))) + scaled(_MARGIN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        painter.save()
        draw_ground(painter, option)
        take_ink(painter, option)
        place = option.rect
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            mode = QIcon.Mode.Selected if is_selected(option) else QIcon.Mode.Normal
            margin, size = scaled(_MARGIN), scaled(_ICON)
            corner = place.topLeft() + QPoint(margin, margin)
            picture.paint(painter, QRect(corner, QSize(size, size)), mode=mode)
        head, sentence = self._texts(option.font, place.width(), index)
        top: float = place.top() + scaled(_TOP)
        head.draw(painter, QPointF(place.left() + scaled(_LEFT), top))
        top += head.height + scaled(_GAP)
        sentence.draw(painter, QPointF(place.left() + scaled(_LEFT), top))
        rule_below(painter, option)
        painter.restore()

    def _texts(self, font: QFont, width: int, index: Index) -> tuple[WrappedText, WrappedText]:
        """Return the head and the sentence, wrapped into a row's width."""
        room = self._room(width)
        head = WrappedText(str(index.data(HEAD_ROLE)), smaller(font, _HEAD_SIZE, bold=True), room)
        return head, WrappedText(str(index.data()), font, room)

    def _room(self, width: int) -> int:
        return max(1, width - scaled(_LEFT + _MARGIN))

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 300
