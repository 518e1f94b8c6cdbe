"""Runs the checks in a thread of their own, so that typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QThread, Signal

from ita_desktop.checks import Checker
from ita_desktop.gui.checks_model import gravest_first
from ita_desktop.model import Office, Report


class CheckRun(QThread):
    """One run over a report; one of `found` (the gravest first) and `crashed` is told at its end.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        checker: used by no one else while this runs.
        office: detached from the file, and left alone while this runs.
        report: likewise, whole.
        dismissed: the fingerprints of findings to leave out.
    """

    found = Signal(object)
    crashed = Signal(object)

    def __init__(
        self, checker: Checker, office: Office, report: Report, dismissed: Collection[str]
    ) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._checker = checker
        self._office = office
        self._report = report
        self._dismissed = dismissed
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Check the report; called by Qt in the new thread."""
        try:
            found = self._checker.check(self._office, self._report, self._dismissed)
            findings = gravest_first(found)
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.found.emit(findings)
