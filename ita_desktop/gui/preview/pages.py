"""The pages, one below the other, as pictures that one scrolls, enlarges and clicks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desktop.gui.look.scroll_bars import keep_bar
from ita_desktop.gui.preview.page_sizes import GAP, PageSizes
from ita_desktop.gui.preview.places import area_at, areas_of
from ita_desktop.gui.preview.worker import Picture
from ita_desktop.model.source import Source

if TYPE_CHECKING:
    from ita_desktop.pdf import Area

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
"""Widths of a page, as parts of the room there is."""
_FIT = 1.0
_NEAR = 2  # pages beside those in view whose pictures are kept
_MARK_STRENGTH = 45  # of 255


class PreviewPages(QAbstractScrollArea):
    """All pages of a report, of which only those near the ones in view have a picture."""

    view_changed = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page_count = 0
        self.zoom = _FIT
        self._pictures: dict[int, Picture] = {}
        self._mark: Source | None = None
        self._sizes = PageSizes()
        self.setFrameShape(QFrame.Shape.NoFrame)
        keep_bar(self)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pictures(self) -> Mapping[int, Picture]:
        """The pictures there are, by page number from 0."""
        return self._pictures

    @property
    def picture_width(self) -> int:
        """How wide a picture of the report's paper must be now, in pixels of the screen."""
        return round(self._page_size().width() * self.devicePixelRatioF())

    def pages_in_view(self) -> range:
        """Return the numbers of the pages of which something is seen."""
        top = self.verticalScrollBar().value()
        numbers = range(max(self.page_count, 1))
        first = bisect_right(numbers, top, key=self._top_of) - 1
        last = bisect_right(numbers, top + self.viewport().height(), key=self._top_of)
        return range(max(first, 0), last)

    def current_page(self) -> int:
        """Return the page of which most is seen, the first one of several."""
        view = self.viewport().rect()
        seen = {
            number: view.intersected(self.page_rect(number)).height()
            for number in self.pages_in_view()
        }
        return max(seen, key=lambda number: seen[number], default=0)

    def set_pages(self, count: int, sizes: PageSizes) -> None:
        """Show how many pages there are, and how large."""
        if (count, sizes) != (self.page_count, self._sizes):
            self.page_count, self._sizes = count, sizes
            self._pictures = {at: one for at, one in self._pictures.items() if at < count}
            self._fit_bars()
            self.viewport().update()

    def show_picture(self, number: int, picture: Picture) -> None:
        """Show what a page looks like."""
        picture.image.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[number] = picture
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._pictures.clear()
        self.set_pages(0, self._sizes)
        self.viewport().update()

    def mark(self, source: Source | None) -> None:
        """Mark a part of the report wherever it is printed, and nothing else."""
        if source != self._mark:
            self._mark = source
            self.viewport().update()

    def reveal(self, number: int, source: Source | None) -> None:
        """Bring a page into view, whole if it fits, and in it what is printed of a source."""
        page = self.page_rect(number)
        picture = self._pictures.get(number)
        if page.height() + 2 * GAP <= self.viewport().height():
            self._bring_into_view(page.adjusted(0, -GAP, 0, GAP))
            return
        areas = areas_of(picture.areas, source) if picture and source else []
        united = QRectF()
        for area in areas:
            united |= self._rect_of(area, number)
        self._bring_into_view(united.toRect().adjusted(-GAP, -GAP, GAP, GAP) if areas else page)

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page to the top of the view."""
        self.verticalScrollBar().setValue(self._top_of(max(number, 0)) - GAP)

    def set_zoom(self, zoom: float) -> None:
        """Make pages as wide as that part of the room; what is in the middle stays there."""
        if zoom == self.zoom:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        rooms = (self.viewport().width(), self.viewport().height())
        lengths = (self._page_size().width(), self._step())
        middles = [
            (bar.value() + room / 2) / length
            for bar, room, length in zip(bars, rooms, lengths, strict=True)
        ]
        self.zoom = zoom
        self._fit_bars()
        lengths = (self._page_size().width(), self._step())
        for bar, room, length, middle in zip(bars, rooms, lengths, middles, strict=True):
            bar.setValue(round(middle * length - room / 2))
        self.viewport().update()
        self.view_changed.emit()

    def zoom_by(self, steps: int) -> None:
        """Make pages larger, or smaller, by some steps."""
        place = ZOOMS.index(self.zoom) + steps
        self.set_zoom(ZOOMS[max(0, min(place, len(ZOOMS) - 1))])

    def page_rect(self, number: int) -> QRect:
        """Return where a page is, in the viewport."""
        width = self._page_size().width()
        size, widest = self._sizes.size(number, width), self._sizes.widest(width)
        spare = self.viewport().width() - widest
        left = spare // 2 if spare > 0 else -self.horizontalScrollBar().value()
        left += (widest - size.width()) // 2
        return QRect(QPoint(left, self._top_of(number) - self.verticalScrollBar().value()), size)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which a page can be read."""
        return QSize(520, 400)

    def source_at(self, place: QPointF) -> Source | None:
        """Return what of the report is printed at a place of the viewport."""
        for number in self.pages_in_view():
            picture, page = self._pictures.get(number), QRectF(self.page_rect(number))
            if picture is not None and page.contains(place):
                width, height = picture.size
                x = (place.x() - page.left()) / page.width() * width
                y = height - (place.y() - page.top()) / page.height() * height
                return area_at(picture.areas, x, y)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Window))
        if self.page_count:
            for number in self.pages_in_view():
                self._paint_page(painter, number)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pages to the new width; what was at the top of the view stays there."""
        super().resizeEvent(event)
        step_before = self._page_size(event.oldSize().width()).height() + GAP
        top = self.verticalScrollBar().value() / step_before
        self._fit_bars()
        self.verticalScrollBar().setValue(round(top * self._step()))
        self.view_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; with Ctrl, make the pages larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages."""
        here, last = self.current_page(), self.page_count - 1
        pages = {
            Qt.Key.Key_PageUp: here - 1,
            Qt.Key.Key_PageDown: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        page = pages.get(Qt.Key(event.key()))
        if page is None:
            super().keyPressEvent(event)
        else:
            self.go_to_page(page)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show whether a click would lead somewhere."""
        there = self.source_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what was clicked."""
        source = self.source_at(event.position())
        if source is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(source)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Have the pages drawn for another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.view_changed.emit()

    def _paint_page(self, painter: QPainter, number: int) -> None:
        page, picture = self.page_rect(number), self._pictures.get(number)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(page.adjusted(-1, -1, 0, 0))
        if picture is None:
            return
        if picture.image.width() == self._sizes.size(number, self.picture_width).width():
            # Pixel on pixel: nothing is blurred.
            ratio = picture.image.devicePixelRatio()
            corner = QPointF(round(page.left() * ratio) / ratio, round(page.top() * ratio) / ratio)
            painter.drawImage(corner, picture.image)
        else:  # until the right one comes
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, picture.image)
        if self._mark is not None:
            colour = self.palette().color(QPalette.ColorRole.Highlight)
            painter.setPen(colour)
            colour.setAlpha(_MARK_STRENGTH)
            painter.setBrush(colour)
            for area in areas_of(picture.areas, self._mark):
                painter.drawRect(self._rect_of(area, number))

    def _on_scrolled(self) -> None:
        near = self.pages_in_view()
        keep = range(near.start - _NEAR, near.stop + _NEAR)
        self._pictures = {at: one for at, one in self._pictures.items() if at in keep}
        self.viewport().update()
        self.view_changed.emit()

    def _page_size(self, room: int | None = None) -> QSize:
        """Return the size of a usual page in a viewport of some width, without one its own."""
        room = self.viewport().width() if room is None else room
        return self._sizes.size(-1, max(round((room - 2 * GAP) * self.zoom), 1))

    def _top_of(self, number: int) -> int:
        return self._sizes.top(number, self._page_size().width())

    def _step(self) -> int:
        """Return how far the top of a page is from that of the one before, as a rule."""
        return self._page_size().height() + GAP

    def _fit_bars(self) -> None:
        view, widest = self.viewport().size(), self._sizes.widest(self._page_size().width())
        height = self._top_of(self.page_count)
        self.verticalScrollBar().setRange(0, max(height - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(max(view.height() // 10, 1))
        self.horizontalScrollBar().setRange(0, max(widest - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setSingleStep(max(view.width() // 10, 1))

    def _bring_into_view(self, place: QRect) -> None:
        """Scroll no further than it takes; the upper left corner counts most."""
        for bar, low, high, room in (
            (self.verticalScrollBar(), place.top(), place.bottom(), self.viewport().height()),
            (self.horizontalScrollBar(), place.left(), place.right(), self.viewport().width()),
        ):
            if low < 0 or high - low > room:
                bar.setValue(bar.value() + low)
            elif high >= room:
                bar.setValue(bar.value() + high - room + 1)

    def _rect_of(self, area: Area, number: int) -> QRectF:
        """Return where an area of a page is, in the viewport."""
        page, (width, height) = QRectF(self.page_rect(number)), self._pictures[number].size
        across, down = page.width() / width, page.height() / height
        return QRectF(
            page.left() + area.left * across,
            page.top() + (height - area.top) * down,
            (area.right - area.left) * across,
            (area.top - area.bottom) * down,
        )
