"""`make bench`: the window over 10,000 measures, beside plain Qt in the same run."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

MEASURES = (*[1_000] * 9, *[10] * 100)
"""Measures of each indicator: 10,000 in all."""
_KEYS = 200
_BEAT_MS = 5
_LIMITS = {"open": 2_000.0, "keystroke p95": 16.0, "longest hold": 100.0}


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        path = Path(folder) / "large.ita"
        _make(path)
        bench = WindowBench(path)
        bench.run()


def _make(path: Path) -> None:
    from ita_desktop.model import Indicator, Report
    from ita_desktop.store import Workbook
    from tests.bench.pdf import _copy
    from tests.pdf.seed import seed_report

    office, report = seed_report()
    sources = [measure for indicator in report.indicators for measure in indicator.measures]
    indicators = [
        Indicator(
            label=str(number + 1),
            title=f"ตัวชี้วัดสำหรับวัดความเร็ว {number + 1}",
            measures=[_copy(sources[row % len(sources)], row) for row in range(count)],
        )
        for number, count in enumerate(MEASURES)
    ]
    with Workbook.create(path, office) as workbook, workbook.change("Import a report") as edit:
        edit.add(Report(fiscal_year=2566, title=report.title, indicators=indicators))


class Heart:
    """Beats in the event loop, and knows the longest time between two beats."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def watch(self, work: Callable[[], object], seconds: float = 0.8) -> float:
        """Do something in the event loop; return the longest hold until it has settled, in ms."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()
        self.longest = 0.0
        QTimer.singleShot(0, work)
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        return self.longest


class WindowBench:
    """One run.

    Args:
        path: a large workbook.
    """

    def __init__(self, path: Path) -> None:
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from ita_desktop.gui.desk import Desk
        from ita_desktop.gui.dialogs.file_chooser import FileChooser
        from ita_desktop.gui.look.appearance import dress
        from ita_desktop.gui.settings import Settings
        from ita_desktop.pdf import write_report

        # Offscreen, Qt says at each window that it knows no window manager.
        qInstallMessageHandler(lambda *_: None)
        application = QApplication.instance() or QApplication([])
        self._application = application
        dress(application)
        settings = Settings()
        self._desk = Desk(settings, FileChooser(settings), write_report)
        self._path = path
        self._heart: Heart | None = None

    def run(self) -> None:
        """Measure and print."""
        print(f"The window over {sum(MEASURES):,} measures; milliseconds")
        opened = self._open()
        print(f"  open, until it is painted         {opened:8.0f}   (wanted: under 2,000)")
        self._heart = Heart()
        self._type()
        for name, work in self._operations():
            held = self._heart.watch(work)
            print(f"  held longest: {name:<32}{held:8.1f}   (wanted: under 100)")
        self._compare()
        self._desk.window.close()
        self._desk.close()

    def _open(self) -> float:
        from ita_desktop.store import Workbook

        start = time.perf_counter()
        window = self._desk.show(Workbook.open(self._path))
        painted = _Painted(window.view.viewport())
        while not painted.done:
            self._application.processEvents()
        return (time.perf_counter() - start) * 1000

    def _type(self) -> None:
        from PySide6.QtWidgets import QPlainTextEdit

        window = self._desk.window
        self._select(0, 0)
        field = window.pane.measure.steps
        field.setFocus()
        ours = self._keystrokes(field)
        bare = QPlainTextEdit()
        bare.setPlainText(field.toPlainText())
        bare.resize(field.size())
        bare.show()
        theirs = self._keystrokes(bare)
        for name, times in (("here", ours), ("a bare QPlainTextEdit", theirs)):
            p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            print(f"  keystroke, {name:<22} p50 {p50:6.2f}   p95 {p95:6.2f}   (wanted: under 16)")
        bare.close()

    def _keystrokes(self, field, count: int = _KEYS) -> list[float]:
        from tests.gui.asking import type_into

        times = []
        for number in range(count):
            start = time.perf_counter()
            type_into(field, "กขคง า"[number % 6])
            self._application.processEvents()
            times.append((time.perf_counter() - start) * 1000)
        return times

    def _select(self, *rows: int) -> None:
        window = self._desk.window
        index = window.tree.index(0, 0)
        for row in rows:
            index = window.tree.index(row, 0, index)
        window.view.setCurrentIndex(index)

    def _operations(self) -> list[tuple[str, Callable[[], object]]]:
        from PySide6.QtCore import Qt

        window = self._desk.window
        commands, view, tree = window.commands, window.view, window.tree

        def drag() -> None:
            indicators = tree.top.children
            view.choose(indicators[1].children[10:30:2])
            data = tree.mimeData(view.selectedIndexes())
            action, target = Qt.DropAction.MoveAction, tree.index_of_node(indicators[2])
            tree.dropMimeData(data, action, 500, 0, target)

        return [
            ("write what was typed", window.session.autosave.flush),
            ("select a measure", lambda: self._select(4, 700)),
            ("add a measure", commands.add_measure.trigger),
            ("undo it", commands.undo.trigger),
            ("move a measure", commands.move_down.trigger),
            ("duplicate a measure", commands.duplicate.trigger),
            ("remove it", commands.remove.trigger),
            ("drag 10 measures", drag),
            ("undo it", commands.undo.trigger),
            ("select an indicator", lambda: self._select(3)),
            ("duplicate an indicator of 1,000", commands.duplicate.trigger),
            ("undo it", commands.undo.trigger),
            ("select an indicator", lambda: self._select(3)),
            ("remove an indicator of 1,000", commands.remove.trigger),
            ("undo it", commands.undo.trigger),
            ("do it again", commands.redo.trigger),
            ("undo it", commands.undo.trigger),
            ("select a measure", lambda: self._select(4, 700)),
            ("make the letters larger", commands.zoom_in.trigger),
            ("and larger", commands.zoom_in.trigger),
            ("back to their usual size", commands.zoom_reset.trigger),
            ("turn dark", lambda: self._turn(Qt.ColorScheme.Dark)),
            ("turn light", lambda: self._turn(Qt.ColorScheme.Light)),
        ]

    def _turn(self, scheme) -> None:
        """Tell the application, as the system does, that light or dark is wanted."""
        self._application.styleHints().colorSchemeChanged.emit(scheme)

    def _compare(self) -> None:
        """Show the same rows in Qt's own model and view."""
        from PySide6.QtGui import QStandardItem, QStandardItemModel
        from PySide6.QtWidgets import QTreeView

        start = time.perf_counter()
        model, view = QStandardItemModel(), QTreeView()
        top = QStandardItem("รายงาน")
        model.appendRow(top)
        for indicator in self._desk.window.tree.top.children:
            item = QStandardItem(indicator.values["title"])
            item.appendRows(
                [QStandardItem(measure.values["first_line"]) for measure in indicator.children]
            )
            top.appendRow(item)
        view.setUniformRowHeights(True)
        view.setModel(model)
        view.expandToDepth(1)
        view.resize(300, 600)
        view.show()
        painted = _Painted(view.viewport())
        while not painted.done:
            self._application.processEvents()
        shown = (time.perf_counter() - start) * 1000
        print(f"  Qt's own model and view: fill and paint     {shown:8.1f}")
        removed = self._heart.watch(lambda: top.removeRow(3))
        print(f"  Qt's own model and view: remove 1,000       {removed:8.1f}")
        view.close()


def _Painted(widget):  # noqa: N802 - makes a class when Qt is there
    from PySide6.QtCore import QEvent, QObject

    class Painted(QObject):
        done = False

        def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
            self.done = self.done or event.type() == QEvent.Type.Paint
            return False

    filter_ = Painted(widget)
    widget.installEventFilter(filter_)
    return filter_


if __name__ == "__main__":
    main()
