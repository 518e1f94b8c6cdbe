"""Reads last year's report out of a foreign file in a thread of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThread, Signal

from ita_desktop.problems import Problem


class SourceRead(QThread):
    """Reads one file; one of `read`, `failed` and `crashed` is told at its end.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        source: a file that `exchange` reads.
    """

    read = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, source: Path) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._source = source
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Read the file; called by Qt in the new thread."""
        from ita_desktop.exchange import read_source

        try:
            imported = read_source(self._source)
        except Problem as problem:
            self.failed.emit(problem)
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.read.emit(imported)
