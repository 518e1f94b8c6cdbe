"""What the pages beside the editor cost: from the pause to the new page, and at each key."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.application import SWITCH_SECONDS
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.preview.control import PreviewControl
from ita_desktop.gui.preview.worker import Laid
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Office, Report
from ita_desktop.pdf import Typesetter, write_report
from ita_desktop.store import Workbook
from tests.bench.pdf import report_of_rows
from tests.bench.typst_rival import TypstRival
from tests.gui.asking import select
from tests.pdf.seed import seed_report

_ROUNDS, _WORDS, _KEYS_OF_A_WORD = 4, 10, 5
_BETWEEN_KEYS_MS = 110
_RUNS = 20
_MANY_ROWS = 10_000
_TICK_MS = 5
_PATIENCE_S = 180


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    dress(qt)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure_seed(Path(folder))
            print()
            _measure_many(Path(folder))
    finally:
        sys.setswitchinterval(before)


def _measure_seed(folder: Path) -> None:
    office, report = seed_report()
    print("Pages beside the editor, the seed's report; milliseconds (p50, p95, most)")
    with _Typist(folder / "seed.ita", office, report) as typist:
        closed, typed = _Typed(), _Typed()
        for _ in range(_ROUNDS):  # by turns, for what else the machine does
            typist.type_words(closed)
            typist.open_pages()
            typist.type_words(typed)
            typist.close_pages()
        _print("a key, pages closed", closed.keys)
        _print("a key, pages open", typed.keys)
        _print("last key to new page", typed.pages)
        _print("pause to new page", typed.after_pause)
    warm, rival = Typesetter(), TypstRival()
    warm.write(office, report, BytesIO())
    rival.write(office, report)
    ours = [_timed(lambda: warm.write(office, report, BytesIO())) for _ in range(_RUNS)]
    theirs = [_timed(lambda: rival.write(office, report)) for _ in range(_RUNS)]
    _print("whole export, warm", ours)
    _print("Typst, warm", theirs)


def _measure_many(folder: Path) -> None:
    office, report = seed_report()
    print(f"The same with {_MANY_ROWS} measures; milliseconds (p50, p95, most)")
    with _Typist(folder / "many.ita", office, report_of_rows(report, _MANY_ROWS)) as typist:
        select(typist.window, _MANY_ROWS // 20, 0)
        _print("a key, pages closed", typist.type_words(_Typed()).keys)
        start = time.perf_counter()
        typist.open_pages()
        print(f"  {'page seen after':<26} {(time.perf_counter() - start) * 1000:8.0f}")
        _print("a key while laying out", typist.type_words(_Typed()).keys)
        _print("event loop held", typist.holds_until_complete())
        print(f"  {'all pages after':<26} {(time.perf_counter() - start) * 1000:8.0f}")
        typed = typist.type_words(_Typed())
        _print("a key, all laid out", typed.keys)
        _print("pause to new page", typed.after_pause)


class _Typed:
    """What was measured while words were typed, in milliseconds."""

    def __init__(self) -> None:
        self.keys: list[float] = []
        self.pages: list[float] = []
        self.after_pause: list[float] = []


class _Typist:
    """Types into a window on a report."""

    def __init__(self, path: Path, office: Office, report: Report) -> None:
        whole = Office(name=office.name, district=office.district, province=office.province)
        with Workbook.create(path, whole) as workbook, workbook.change("Import a report") as edit:
            edit.add(report)
        store = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
        settings = Settings(store)
        self._desk = Desk(settings, FileChooser(settings), write_report)
        self.window: MainWindow = self._desk.show(Workbook.open(path))
        self.window.resize(1366, 720)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        control = self.window.findChild(PreviewControl)
        assert control is not None
        self._control: PreviewControl = control
        self._control.shown.connect(self._on_shown)
        self._seen_at = 0.0
        select(self.window, 2, 0)

    def __enter__(self) -> _Typist:
        return self

    def __exit__(self, *_: object) -> None:
        self.window.hide()
        self.window.deleteLater()
        self._desk.close()

    def open_pages(self) -> None:
        """Show the pages and wait for the first one."""
        self._seen_at = 0.0
        self.window.commands.preview.trigger()
        _wait_until(lambda: self._seen_at > 0)

    def close_pages(self) -> None:
        """Show no pages."""
        self.window.commands.preview.trigger()

    def type_words(self, typed: _Typed) -> _Typed:
        """Type words into the steps, as fast as a good typist; wait for the page after each."""
        self.window.pane.measure.steps.setFocus()
        for _ in range(_WORDS):
            for _ in range(_KEYS_OF_A_WORD):
                QTest.qWait(_BETWEEN_KEYS_MS)
                start = time.perf_counter()
                QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_A)
                QApplication.processEvents()
                typed.keys.append((time.perf_counter() - start) * 1000)
            if self._control.panel.isVisible() and self._control.panel.pages.page_count > 1:
                pause = self._control.pause_ms
                _wait_until(lambda last=start: self._seen_at > last)
                typed.pages.append((self._seen_at - start) * 1000)
                typed.after_pause.append(typed.pages[-1] - pause)
        return typed

    def holds_until_complete(self) -> list[float]:
        """Return how late each tick of a clock was, until all pages are laid out."""
        lates: list[float] = []
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            lates.append((now - last) * 1000 - _TICK_MS)
            last = now

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        timer.start(_TICK_MS)
        _wait_until(self._control.is_up_to_date)
        timer.stop()
        return lates

    def _on_shown(self, laid: Laid) -> None:
        if laid.provisional is not None or self._control.is_up_to_date():
            self._control.panel.pages.viewport().repaint()
            self._seen_at = time.perf_counter()


def _wait_until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not happened():
        if time.monotonic() > until:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _print(name: str, times: list[float]) -> None:
    p95 = sorted(times)[int(len(times) * 0.95)]
    print(f"  {name:<26} {statistics.median(times):8.1f} {p95:8.1f} {max(times):8.1f}")


if __name__ == "__main__":
    main()
