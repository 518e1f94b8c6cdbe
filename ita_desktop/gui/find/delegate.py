"""Draws places found: a tick, where it is in small letters, the text around the words marked.

Below it stands what the text will be, once there is something to put in the words' place.
"""

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
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.gui.find.model import PREVIEW_ROLE, Preview
from ita_desktop.gui.look.drawn_rows import (
    Index,
    draw_ground,
    is_selected,
    rule_below,
    smaller,
    style_of,
    take_ink,
)
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.utf16 import utf16_length

_MARGIN = 6
_TICK = 18
_HEAD_SIZE = 0.82  # of the text's letters
_BEFORE = 0.4  # of the width, for what stands before the words
_REACH = 120  # letters before and after the words that may be shown
_ARROW = "→ "


class FindDelegate(QStyledItemDelegate):
    """One place is two lines high, or three while there is a replacement."""

    replacing = False
    """Whether there is room for the third line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the same height for every place."""
        lines = 2 if self.replacing else 1
        height = _line_height(_head_font(option.font)) + lines * _line_height(option.font)
        return QSize(scaled(200), ceil(height) + 2 * scaled(_MARGIN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        preview = index.data(PREVIEW_ROLE)
        if not isinstance(preview, Preview):
            return
        painter.save()
        draw_ground(painter, option)
        self._draw_tick(painter, option, index)
        take_ink(painter, option)
        # Marked words are to a row what a chosen row is to the list.
        roles = QPalette.ColorRole
        ink, paper = (
            (roles.Text, roles.Base)
            if is_selected(option)
            else (roles.HighlightedText, roles.Highlight)
        )
        marked = QTextCharFormat()
        marked.setBackground(option.palette.color(QPalette.ColorGroup.Active, paper))
        marked.setForeground(option.palette.color(QPalette.ColorGroup.Active, ink))
        left = float(option.rect.left() + 2 * scaled(_MARGIN) + scaled(_TICK))
        room = option.rect.right() - scaled(_MARGIN) - left
        top = float(option.rect.top() + scaled(_MARGIN))
        head = _head_font(option.font)
        where = QFontMetricsF(head).elidedText(preview.where, Qt.TextElideMode.ElideLeft, room)
        _line(where, head).draw(painter, QPointF(left, top))
        top += _line_height(head)
        lines = [("", preview)]
        if self.replacing and preview.instead is not None:
            lines.append((_ARROW, preview._replace(words=preview.instead)))
        for sign, shown in lines:
            text, span = _in_room(shown, sign, QFontMetricsF(option.font), room)
            span.format = marked
            _line(text, option.font).draw(painter, QPointF(left, top), [span])
            top += _line_height(option.font)
        rule_below(painter, option)
        painter.restore()

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn the tick by a click on it or by the space bar; a click on the text is not one."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
            if not isinstance(event, QMouseEvent) or not self.is_on_tick(
                option.rect, event.position()
            ):
                return False
            if event.type() == QEvent.Type.MouseButtonDblClick:
                return True
        elif not (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def is_on_tick(self, row: QRect, place: QPointF) -> bool:
        """Return whether a place in the list is on a row's tick, or left of it."""
        return row.left() <= place.x() < row.left() + scaled(_TICK) + 2 * scaled(_MARGIN)

    def _draw_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tick = QStyleOptionViewItem(option)
        size = scaled(_TICK)
        margin = scaled(_MARGIN)
        tick.rect = QRect(option.rect.left() + margin, option.rect.top() + margin, size, size)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        tick.state &= ~(QStyle.StateFlag.State_On | QStyle.StateFlag.State_Off)
        tick.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        part = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style_of(option).drawPrimitive(part, tick, painter, option.widget)


def _in_room(
    preview: Preview, sign: str, metrics: QFontMetricsF, room: float
) -> tuple[str, QTextLayout.FormatRange]:
    """Return the words with as much text around them as there is room for, and where they are."""
    modes = Qt.TextElideMode
    words = metrics.elidedText(preview.words, modes.ElideMiddle, room * (1 - _BEFORE))
    rest = room - metrics.horizontalAdvance(sign + words)
    after_width = metrics.horizontalAdvance(preview.after[:_REACH])
    before_room = max(rest * _BEFORE, rest - after_width)
    before = metrics.elidedText(preview.before[-_REACH:], modes.ElideLeft, before_room)
    after_room = room - metrics.horizontalAdvance(sign + before + words)
    after = metrics.elidedText(preview.after[:_REACH], modes.ElideRight, after_room)
    span = QTextLayout.FormatRange()
    span.start, span.length = utf16_length(sign + before), utf16_length(words)
    return sign + before + words + after, span


def _line(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _line_height(font: QFont) -> float:
    return QFontMetricsF(font).height() + scaled(3)


def _head_font(font: QFont) -> QFont:
    return smaller(font, _HEAD_SIZE, bold=True)
