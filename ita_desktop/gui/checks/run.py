"""Runs the checks in a thread of their own, so that typing goes on meanwhile."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QThread, Signal

from ita_desktop.gui.checks.packed_findings import PackedFindings
from ita_desktop.gui.rubbish import no_rubbish_searched
from ita_desktop.model import Dismissal
from ita_desktop.problems import Problem
from ita_desktop.store import RowMissing, Workbook

if TYPE_CHECKING:
    from ita_desktop.checks import Checker, Finding

_MANY = 5_000


class Looked(NamedTuple):
    """What one run found.

    Args:
        labels: the indicators' labels, by which places are named; None if there is no report.
        findings: what is to be told.
        dismissed: what was put aside, each with its finding, None of what is right by now.
    """

    labels: list[str] | None
    findings: PackedFindings
    dismissed: list[tuple[Dismissal, Finding | None]]


class CheckRun(QThread):
    """One run over a report; one of `found`, `failed` and `crashed` is told at its end.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        checker: used by no one else while this runs.
        workbook: whose file is read, apart from all else that reads it.
        report_id: the report; None if there is none.
    """

    found = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, checker: Checker, workbook: Workbook, report_id: int | None) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._checker = checker
        self._workbook = workbook
        self._report_id = report_id
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Check the report; called by Qt in the new thread."""
        try:
            with no_rubbish_searched():
                looked = self._look()
                if len(looked.findings) > _MANY:
                    # What is left belongs to the window, and is as much as a search is slow for.
                    gc.freeze()
        except Problem as problem:
            self.failed.emit(problem)
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.found.emit(looked)

    def _look(self) -> Looked:
        from ita_desktop.checks import put_aside

        try:
            if self._report_id is None:
                raise RowMissing
            office, report, dismissals = self._workbook.report_apart(self._report_id)
        except RowMissing:
            return Looked(None, PackedFindings(), [])
        findings = self._checker.check(office, report)
        labels = [indicator.label.strip() for indicator in report.indicators]
        aside = put_aside(findings, [dismissal.fingerprint for dismissal in dismissals])
        hidden = {finding.fingerprint for covered in aside.values() for finding in covered}
        told: list[Finding] = []
        while findings:  # from the end, so that what is told comes the right way round again
            finding = findings.pop()
            if finding.fingerprint not in hidden:
                told.append(finding)
        told.reverse()
        pairs = [(entry, next(iter(aside[entry.fingerprint]), None)) for entry in dismissals]
        return Looked(labels, PackedFindings(told), pairs)
