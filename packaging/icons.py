"""Draws the program's and its files' icons in the sizes and formats that systems want.

usage: python packaging/icons.py FOLDER

The pictures are those of the window itself (ita_desktop/gui/look/icons).
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_PICTURES = Path(__file__).resolve().parent.parent / "ita_desktop" / "gui" / "look" / "icons"
# Their names in an installer, and which picture each is.
ICONS = {"ita-desktop": "application", "ita-workbook": "document"}
SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels


def draw(target: Path) -> None:
    """Write NAME.svg, NAME.ico and NAME-SIZE.png of every icon into a folder, made if absent."""
    target.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    for name, picture in ICONS.items():
        source = (_PICTURES / f"{picture}.svg").read_bytes()
        (target / f"{name}.svg").write_bytes(source)
        drawn = {size: _png(source, size) for size in SIZES}
        for size, png in drawn.items():
            (target / f"{name}-{size}.png").write_bytes(png)
        smaller, largest = (
            [Image.open(io.BytesIO(drawn[size])) for size in SIZES[:-1]],
            Image.open(io.BytesIO(drawn[SIZES[-1]])),
        )
        sizes = [(size, size) for size in SIZES]
        largest.save(target / f"{name}.ico", sizes=sizes, append_images=smaller)
    del application


def _png(source: bytes, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    buffer = QBuffer()
    assert image.save(buffer, "PNG")
    return bytes(buffer.data())


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
