"""Draws the history: a day in large letters; an entry as its name, then time and place."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.gui.history.model import DAY_ROLE, TIME_ROLE, WHERE_ROLE
from ita_desktop.gui.look.drawn_rows import Index, draw_ground, rule_below, smaller, take_ink
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.wrapping import WrappedText

_MARGIN = 6
_SMALL = 0.86  # of the name's letters
_WIDE = 100_000


class HistoryDelegate(QStyledItemDelegate):
    """A day is one line high, an entry two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a day or of an entry."""
        height = _height(option.font)
        if index.data(DAY_ROLE) is None:
            height += _height(_small(option.font))
        return QSize(scaled(200), ceil(height) + 2 * scaled(_MARGIN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a day or an entry."""
        painter.save()
        day = index.data(DAY_ROLE)
        left = float(option.rect.left() + scaled(_MARGIN))
        top = float(option.rect.top() + scaled(_MARGIN))
        room = option.rect.right() - scaled(_MARGIN) - left
        if day is not None:
            painter.setPen(
                option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
            )
            bold = QFont(option.font)
            bold.setBold(True)
            _draw(painter, QPointF(left, top), str(day), bold, room)
            painter.restore()
            return
        draw_ground(painter, option)
        take_ink(painter, option)
        _draw(painter, QPointF(left, top), str(index.data()), option.font, room)
        small, time = _small(option.font), f"{index.data(TIME_ROLE)}   "
        top += _height(option.font)
        _draw(painter, QPointF(left, top), time, small, room)
        # The end of a place says most: it is the field's name.
        metrics = QFontMetricsF(small)
        before = metrics.horizontalAdvance(time)
        start, where = Qt.TextElideMode.ElideLeft, str(index.data(WHERE_ROLE))
        shown = metrics.elidedText(where, start, room - before)
        _draw(painter, QPointF(left + before, top), shown, small, room)
        rule_below(painter, option)
        painter.restore()


def _draw(painter: QPainter, place: QPointF, text: str, font: QFont, room: float) -> None:
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    WrappedText(shown, font, _WIDE).draw(painter, place)


def _height(font: QFont) -> float:
    return QFontMetricsF(font).height() + scaled(2)


def _small(font: QFont) -> QFont:
    return smaller(font, _SMALL)
