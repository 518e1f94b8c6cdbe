"""Joins the checks panel to the window: when to look, where a finding leads, what is done then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.gui.checks.dismissed_control import DismissedControl
from ita_desktop.gui.checks.panel import ChecksPanel
from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Dismissal, Office
from ita_desktop.model.source import Source
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from ita_desktop.checks import Checker, Finding, Remedy
    from ita_desktop.gui.checks.run import CheckRun, Looked

LOOK_AFTER_MS = 700


class ChecksControl(QObject):
    """Keeps the findings of one window up to date while they are shown, and acts on them.

    Args:
        window: the window; the panel is one of those at its side.
    """

    looked = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._run: CheckRun | None = None
        self._outdated = False
        self._failed = False
        self._shown = False
        self._checker: Checker | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.panel = ChecksPanel(window.translate, read_only=window.session.read_only)
        self.panel.setObjectName("checks")
        self.panel.chosen.connect(self._go_to)
        self.panel.remedy_chosen.connect(self._apply)
        self.panel.dismissal_chosen.connect(self._ask_for_reason)
        self._dismissed = DismissedControl(window)
        self.panel.dismissed_wanted.connect(self._dismissed.open)
        self._session.rows_changed.connect(self._on_rows_changed)
        self._session.report_switched.connect(self._on_report_switched)
        self._session.autosave.waiting_started.connect(self._on_typing)
        window.side.turned.connect(self._on_turned)
        window.side.add(self.panel, window.translate("Look for mistakes"), window.commands.checks)

    def is_up_to_date(self) -> bool:
        """Return whether what is shown was found in what is in the file now."""
        return self._run is None and not self._outdated and not self._timer.isActive()

    def _on_turned(self) -> None:
        shown = self._window.side.is_open(self.panel)
        if shown == self._shown:
            return
        self._shown = shown
        if shown:
            self._renew()
            self.panel.show_waiting()
            self._look_after(0)
        else:
            self._timer.stop()

    def _renew(self) -> None:
        """Forget the report that was looked at."""
        self._checker = None

    def _on_rows_changed(self) -> None:
        if self._shown:
            self._outdate(LOOK_AFTER_MS)

    def _on_report_switched(self) -> None:
        if self._shown:
            self._renew()
            self.panel.show_waiting()
            self._outdate(0)

    def _on_typing(self) -> None:
        self.panel.show_outdated()

    def _outdate(self, milliseconds: int) -> None:
        self.panel.show_outdated()
        self._look_after(milliseconds)

    def _look_after(self, milliseconds: int) -> None:
        self._outdated = True
        self._timer.start(milliseconds)

    def _look(self) -> None:
        from ita_desktop.checks import Checker
        from ita_desktop.gui.checks.run import CheckRun

        if self._run is not None or not self._shown:
            return
        self._outdated = False
        self._checker = self._checker or Checker()
        self._run = CheckRun(self._checker, self._session.workbook, self._session.report_id)
        self._run.found.connect(self._show_findings)
        self._run.failed.connect(self._on_failed)
        self._run.crashed.connect(self._on_crashed)
        self._run.finished.connect(self._on_run_ended)
        self._run.finished.connect(self._run.deleteLater)
        self._run.start()

    def _show_findings(self, looked: Looked) -> None:
        if self._outdated:
            return
        self._dismissed.follow(looked)
        self.panel.show_findings(looked)
        if self._session.autosave.is_waiting():
            self.panel.show_outdated()
        self.looked.emit()

    def _on_failed(self) -> None:
        # What is wrong with the file is told where it is written; the next change looks again.
        self._outdated = self._failed = True

    def _on_run_ended(self) -> None:
        failed, self._run = self._failed, None
        self._failed = False
        if self._outdated and not failed and not self._timer.isActive():
            self._look()

    def _on_crashed(self, error: Exception) -> None:
        raise error

    def _select(self, finding: Finding) -> None:
        """Show the page of a finding."""
        tree, place = self._window.tree, finding.place
        index = tree.index(0, 0)
        if place.entity is not Office and place.row_id is not None:
            index = tree.index_of(place.entity, place.row_id)
        if index.isValid():
            self._window.view.setCurrentIndex(index)

    def _go_to(self, finding: Finding) -> None:
        self._select(finding)
        place = finding.place
        source = Source(place.entity, place.row_id, place.field, place.item)
        # The page takes its final height first.
        QTimer.singleShot(0, self, lambda: go_to_field(self._window.pane, source, place.span))

    def _apply(self, finding: Finding, remedy: Remedy) -> None:
        if not self._nothing_newer():
            return
        try:
            with self._session.change(mark("Correct what was found")) as edit:
                for made in remedy.edits:
                    if made.row_id is not None:
                        edit.set(made.entity, made.row_id, **{made.column: made.value})
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._select(finding)
        self._outdate(0)

    def _ask_for_reason(self, finding: Finding) -> None:
        from ita_desktop.gui.checks.dismiss_dialog import DismissDialog

        translate = self._window.translate
        sentence = translate(finding.sentence, **finding.values)
        dialog = DismissDialog(sentence, translate, self._window)
        report_id = self._session.report_id
        dialog.reason_given.connect(lambda reason: self._dismiss(finding, report_id, reason))
        dialog.open()

    def _dismiss(self, finding: Finding, report_id: int | None, reason: str) -> None:
        try:
            with self._session.change(mark("Put a finding aside")) as edit:
                dismissal = Dismissal(fingerprint=finding.fingerprint, reason=reason)
                edit.add(dismissal, parent_id=report_id)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._outdate(0)

    def _nothing_newer(self) -> bool:
        """Return whether the file holds what the findings were made for, typed text included."""
        return self._session.autosave.flush() and self.is_up_to_date()
