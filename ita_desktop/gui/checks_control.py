"""Joins the checks panel to the window: when to look, where a finding leads, what is done then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.checks import Checker, Finding, Remedy
from ita_desktop.gui.check_run import CheckRun
from ita_desktop.gui.checks_panel import ChecksPanel
from ita_desktop.gui.dismiss_dialog import DismissDialog
from ita_desktop.gui.field_spans import go_to_field
from ita_desktop.gui.main_window import MainWindow
from ita_desktop.gui.report_copy import ReportCopy
from ita_desktop.gui.settings import Settings
from ita_desktop.model import Dismissal, Office
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange

LOOK_AFTER_MS = 700


class ChecksControl(QObject):
    """Keeps the findings of one window up to date while they are shown, and acts on them.

    Args:
        window: the window; the panel is put at the right of its editor.
        settings: remembers whether the panel is shown.
    """

    looked = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = settings
        self._run: CheckRun | None = None
        self._outdated = False
        self._renew()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.panel = ChecksPanel(window.translate)
        self.panel.setObjectName("checks")
        self.panel.hide()
        window.splitter.addWidget(self.panel)
        self.panel.chosen.connect(self._go_to)
        self.panel.remedy_chosen.connect(self._apply)
        self.panel.dismissal_chosen.connect(self._ask_for_reason)
        self._session.rows_changed.connect(self._on_rows_changed)
        self._session.report_switched.connect(self._on_report_switched)
        self._session.autosave.waiting_started.connect(self._on_typing)
        action = window.commands.checks
        action.setChecked(settings.checks_shown)
        self._show(settings.checks_shown)
        action.toggled.connect(self._on_toggled)

    def is_up_to_date(self) -> bool:
        """Return whether what is shown was found in what is in the file now."""
        return self._run is None and not self._outdated and not self._timer.isActive()

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        had_focus = self.panel.isAncestorOf(self._window.focusWidget() or self._window)
        self._settings.checks_shown = shown
        self._show(shown)
        if shown:
            self.panel.view.setFocus()
        elif had_focus:
            self._window.view.setFocus()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.panel.setVisible(shown)
        if shown:
            self._make_room()
            self._renew()
            self.panel.show_waiting()
            self._look_after(0)
        else:
            self._timer.stop()

    def _make_room(self) -> None:
        """Give the panel its width out of the widest part of the window."""
        splitter = self._window.splitter
        sizes, place = splitter.sizes(), splitter.indexOf(self.panel)
        lacking = self.panel.view.sizeHint().width() - sizes[place]
        widest = sizes.index(max(sizes))
        if lacking > 0 and widest != place:
            sizes[place] += lacking
            sizes[widest] -= lacking
            splitter.setSizes(sizes)

    def _renew(self) -> None:
        """Forget the report that was looked at."""
        self._copy = ReportCopy(self._session)
        self._checker = Checker()

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if self.panel.isHidden():
            return
        self._copy.note(changes)
        self._outdate(LOOK_AFTER_MS)

    def _on_report_switched(self) -> None:
        if not self.panel.isHidden():
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
        if self._run is not None or self.panel.isHidden():
            return
        try:
            self._copy.refresh()
            report_id = self._session.report_id
            aside = self._session.workbook.dismissals(report_id) if report_id else []
        except Problem:
            # What is wrong with the file is told where it is written; the next change looks again.
            return
        self._outdated = False
        office, report = self._copy.office, self._copy.report
        if office is None or report is None:
            self._show_findings([])
            return
        fingerprints = frozenset(dismissal.fingerprint for dismissal in aside)
        self._run = CheckRun(self._checker, office, report, fingerprints)
        self._run.found.connect(self._show_findings)
        self._run.crashed.connect(self._on_crashed)
        self._run.finished.connect(self._on_run_ended)
        self._run.finished.connect(self._run.deleteLater)
        self._run.start()

    def _show_findings(self, findings: list[Finding]) -> None:
        if self._outdated:
            return
        self.panel.show_findings(findings, self._copy.report)
        if self._session.autosave.is_waiting():
            self.panel.show_outdated()
        self.looked.emit()

    def _on_run_ended(self) -> None:
        self._run = None
        if self._outdated and not self._timer.isActive():
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
        # The page takes its final height first.
        QTimer.singleShot(
            0,
            self,
            lambda: go_to_field(
                self._window.pane, place.entity, place.field, place.item, place.span
            ),
        )

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
