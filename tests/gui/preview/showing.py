"""What tests ask of the pages beside the editor, and how they click on them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ita_desktop.gui.preview.control import PreviewControl
from ita_desktop.gui.preview.pages import PreviewPages
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import (
    Report,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf import Typesetter
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out


def control(window: MainWindow) -> PreviewControl:
    return window.findChild(PreviewControl)


def pages_of(window: MainWindow) -> PreviewPages:
    return control(window).panel.pages


def settle(window: MainWindow, qtbot) -> None:
    """Wait until the pages in view are those of what is typed."""
    qtbot.waitUntil(lambda: control(window).is_up_to_date())
    lay_out()
    qtbot.waitUntil(lambda: control(window).is_up_to_date())


def exported_page(path: Path, page: int, width: int) -> QImage:
    """A page of the file's export, as PDFium draws it."""
    with Workbook.open(path, read_only=True) as workbook:
        office, report = workbook.office(), workbook.report(workbook.reports()[0].id)
    stream = BytesIO()
    Typesetter().write(office, report, stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        scale = width / document[page].get_width()
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        size = bitmap.width, bitmap.height, bitmap.stride
        return QImage(bitmap.buffer, *size, QImage.Format.Format_RGB32).copy()


def shown_page(window: MainWindow, page: int) -> QImage:
    """A page as it was painted on the screen, without its mark."""
    pages = pages_of(window)
    pages.mark(None)
    pages.go_to_page(page)
    return pages.viewport().grab(pages.page_rect(page)).toImage()


def place_of(window: MainWindow, source: Source) -> tuple[int, QPoint]:
    """The page in view that shows a source, and a point that belongs to it alone."""
    pages = pages_of(window)
    for number in pages.pages_in_view():
        picture = pages.pictures.get(number)
        for area in picture.areas if picture else ():
            if area.source == source:
                page, (width, height) = pages.page_rect(number), picture.size
                x = page.left() + (area.left + 4) * page.width() / width
                y = page.top() + (height - area.top + 4) * page.height() / height
                return number, QPoint(round(x), round(y))
    raise AssertionError(source)


def click(window: MainWindow, source: Source, qtbot) -> None:
    """Turn to the page of a source and click on it."""
    pages = pages_of(window)
    for number in range(pages.page_count):
        pages.go_to_page(number)
        settle(window, qtbot)
        try:
            _, place = place_of(window, source)
        except AssertionError:
            continue
        if not pages.viewport().rect().contains(place):
            continue
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
        lay_out()
        settle(window, qtbot)
        return
    raise AssertionError(source)


def report_in(window: MainWindow) -> Report:
    return window.session.report()
