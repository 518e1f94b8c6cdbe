"""`make bench`: finding words and checking, over 10,000 measures, beside a plain look at it all."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_RUNS = 5
_COUNT = 10_000
_WORDS = ("ไม่มีคำนี้เลย", "(777)", "กองคลัง", "2566", "website", "การ")
_PATIENCE = 600.0  # seconds


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        path = Path(folder) / "large.ita"
        _make(path)
        bench = SearchBench(path)
        bench.search()
        bench.replace()
        bench.check()
        bench.close()


def _make(path: Path) -> None:
    from ita_desktop.store import Workbook
    from tests.bench.pdf import report_of_rows
    from tests.pdf.seed import seed_report

    office, report = seed_report()
    large = report_of_rows(report, _COUNT)
    with Workbook.create(path, office) as workbook, workbook.change("Import a report") as edit:
        edit.add(large)


class SearchBench:
    """One run in a real window.

    Args:
        path: a large workbook.
    """

    def __init__(self, path: Path) -> None:
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from ita_desktop.gui.application import SWITCH_SECONDS
        from ita_desktop.gui.desk import Desk
        from ita_desktop.gui.dialogs.file_chooser import FileChooser
        from ita_desktop.gui.find.control import FindControl
        from ita_desktop.gui.look.appearance import dress
        from ita_desktop.gui.settings import Settings
        from ita_desktop.pdf import write_report
        from ita_desktop.store import Workbook
        from tests.bench.window import Heart

        # Offscreen, Qt says at each window that it knows no window manager.
        qInstallMessageHandler(lambda *_: None)
        self._application = QApplication.instance() or QApplication([])
        dress(self._application)
        sys.setswitchinterval(SWITCH_SECONDS)  # as in the program
        settings = Settings()
        self._desk = Desk(settings, FileChooser(settings), write_report)
        self._window = self._desk.show(Workbook.open(path))
        self._window.resize(1366, 720)
        self._find = self._window.findChild(FindControl)
        self._heart = Heart()
        self._until(lambda: False, 0.5)

    def search(self) -> None:
        """Find words of all kinds: from the last key until the list is painted."""
        print(f"Find in {_COUNT:,} measures; milliseconds (median of {_RUNS})")
        self._window.commands.find.setChecked(True)
        for words in _WORDS:
            ours, held = [], 0.0
            for _ in range(_RUNS):
                self._find.panel.words.setText(words[:-1])
                self._until(self._is_shown)
                self._heart.longest = 0.0
                ours.append(self._timed(lambda words=words: self._type(words)))
                held = max(held, self._heart.longest)
            print(
                f"  {words:<16} {self._find.model.found.hits:>8,} places   shown after "
                f"{statistics.median(ours):6.0f}   held longest {held:6.1f}"
            )
        print(f"  {'(wanted)':<16} {'':>8}          shown after    300   held longest  100.0")
        report = self._window.session.report()
        theirs = [
            self._timed(lambda words=words: _naive(report, words))
            for words in _WORDS
            for _ in range(_RUNS)
        ]
        print(f"  a plain look at all objects in memory, any word {statistics.median(theirs):8.0f}")

    def replace(self) -> None:
        """Replace a word in all measures, and take that back."""
        self._type("(777)")
        self._find.panel.replacement.setText("(778)")
        self._find.panel.replacement.edited.emit()
        self._report("replace in one measure", self._find.panel.replace.click, self._is_shown)
        self._type("กองคลัง")
        name = f"replace {self._find.model.found.hits:,} places"
        self._report(name, self._find.panel.replace.click, self._is_shown)
        self._report("take that back", self._window.commands.undo.trigger, self._is_shown)
        self._window.commands.find.setChecked(False)

    def check(self) -> None:
        """Look for mistakes for the first time, and again after a change."""
        from ita_desktop.gui.checks.control import ChecksControl
        from ita_desktop.model import Measure

        control = self._window.findChild(ChecksControl)
        print(f"Look for mistakes in {_COUNT:,} measures; milliseconds")
        self._report("first look", self._window.commands.checks.trigger, control.is_up_to_date)

        def change() -> None:
            with self._window.session.change("Edit the remark") as edit:
                edit.set(Measure, 5_000, remark="No Give")

        self._report("look after a change", change, control.is_up_to_date)

    def close(self) -> None:
        """Let the window go."""
        self._window.close()
        self._desk.close()

    def _report(self, name: str, work: Callable[[], object], done: Callable[[], bool]) -> None:
        def whole() -> None:
            work()
            self._until(done)

        self._heart.longest = 0.0
        taken = self._timed(whole)
        print(f"  {name:<28} {taken:8.0f}   held longest {self._heart.longest:6.1f}")

    def _type(self, words: str) -> None:
        self._find.panel.words.setText(words)
        self._find.panel.words.edited.emit()
        self._until(self._is_shown)

    def _is_shown(self) -> bool:
        return self._find.is_up_to_date()

    def _until(self, done: Callable[[], bool], patience: float = _PATIENCE) -> None:
        from PySide6.QtCore import QEventLoop

        end = time.monotonic() + patience
        while not done() and time.monotonic() < end:
            # The heart's beats are events enough.
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._application.processEvents()

    def _timed(self, work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000


def _naive(report, words: str) -> int:
    """Count the words in all texts of a report that is in memory."""
    from ita_desktop.store import SEARCHED, Query

    query, count = Query(words), 0
    rows = [report, *report.indicators]
    rows += [measure for indicator in report.indicators for measure in indicator.measures]
    for row in rows:
        for column in SEARCHED[type(row)]:
            value = getattr(row, column)
            for text in [value] if isinstance(value, str) else value:
                count += len(query.spans(text))
    return count


if __name__ == "__main__":
    main()
