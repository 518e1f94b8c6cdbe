"""What a keystroke costs in a long field, beside Qt's own plain text field in the same run."""

from __future__ import annotations

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.look.appearance import dress
from ita_desktop.model.form import Marker

_KEYS = "การประชาสัมพันธ์ มาตรการ ที่ ๑ " * 3
_LENGTH = 20_000


def main() -> None:
    """Measure and print."""
    dress(QApplication.instance() or QApplication([]))
    seed = (RESOURCES / "sample-report-2566.txt").read_text(encoding="utf-8").replace("\t", " ")
    lines = (seed * 3)[:_LENGTH]
    paragraph = lines.replace("\n", " ")
    print(f"A keystroke in the middle of {_LENGTH:,} characters, until it is drawn; milliseconds")
    for name, text in (("one paragraph", paragraph), ("short lines", lines)):
        for kind, field in _fields():
            field.setPlainText(text)
            times = _typed(field)
            p95 = statistics.quantiles(times, n=20)[-1]
            print(f"  {name:<14} {kind:<14} p50 {statistics.median(times):6.1f}   p95 {p95:6.1f}")


def _fields() -> list[tuple[str, QPlainTextEdit]]:
    theirs = QPlainTextEdit()
    theirs.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    block, items = TextBlock(), LineList(Marker.NUMBER, (3, 14))
    # What a window asks at every change.
    theirs.textChanged.connect(theirs.toPlainText)
    block.edited.connect(block.value)
    items.edited.connect(items.value)
    fields: list[tuple[str, QPlainTextEdit]] = [
        ("Qt's field", theirs),
        ("our block", block),
        ("our list", items),
    ]
    for _, field in fields:
        field.resize(500, 300)
        field.show()
    return fields


def _typed(field: QPlainTextEdit) -> list[float]:
    field.moveCursor(QTextCursor.MoveOperation.Start)
    cursor = field.textCursor()
    cursor.setPosition(_LENGTH // 2)
    field.setTextCursor(cursor)
    field.setFocus()
    QApplication.processEvents()
    times = []
    for character in _KEYS:
        start = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(field, key)
        QApplication.processEvents()
        field.viewport().repaint()
        times.append((time.perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    main()
