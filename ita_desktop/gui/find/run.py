"""Searches the workbook's file in a thread of its own, so that typing goes on meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QThread, Signal

from ita_desktop.problems import Problem
from ita_desktop.store import Query, Stopped, Workbook


class FindRun(QThread):
    """One search; one of `found`, `failed` and `crashed` is told at its end, none if stopped.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        workbook: whose file is searched.
        query: what to look for.
        report_id: the report to search, None for all.
    """

    found = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, workbook: Workbook, query: Query, report_id: int | None) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._workbook = workbook
        self._query = query
        self._report_id = report_id
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Search; called by Qt in the new thread."""
        try:
            found = self._workbook.search(
                self._query, self._report_id, stopped=self.isInterruptionRequested
            )
        except Stopped:
            return
        except Problem as problem:
            self.failed.emit(problem)
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.found.emit(found)
