"""Joins the history to the window: opens it, follows the journal, and goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox

from ita_desktop.gui.dialogs.message_box import Kind
from ita_desktop.gui.dialogs.messages import message_box
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange, StepRecord

if TYPE_CHECKING:
    from ita_desktop.gui.history.window import HistoryWindow

_MOST_BYTES = 1_000_000  # of an entry that is shown in full


class HistoryControl(QObject):
    """Opens the history of one window's workbook and does what is chosen there.

    Args:
        window: the window.
        today: tells the day.
    """

    def __init__(self, window: MainWindow, today: Callable[[], date] = date.today) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._today = today
        self._shown: StepRecord | None = None
        self.dialog: HistoryWindow | None = None
        window.commands.history.triggered.connect(self.open)
        self._session.rows_changed.connect(self._follow)
        self._session.report_switched.connect(self._follow)

    def open(self) -> None:
        """Show the history; bring it to the front if it is open already."""
        self._session.autosave.flush()
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _made(self) -> HistoryWindow:
        from ita_desktop.gui.history.details import HistoryDetails
        from ita_desktop.gui.history.model import HistoryModel
        from ita_desktop.gui.history.places import change_place, entry_place
        from ita_desktop.gui.history.window import HistoryWindow

        t, session = self._window.translate, self._session
        model = HistoryModel(
            session.workbook, lambda entry: entry_place(session, entry, t), t, today=self._today
        )
        details = HistoryDetails(
            lambda change: change_place(session, change, t), t, read_only=session.read_only
        )
        dialog = HistoryWindow(model, details, t, self._window)
        model.setParent(dialog)
        # What is brought back here is taken back by the keys that take back everything.
        dialog.addActions([self._window.commands.undo, self._window.commands.redo])
        dialog.entry_chosen.connect(self._show_entry)
        dialog.step_wanted.connect(self._ask_before_step)
        dialog.day_wanted.connect(self._ask_before_day)
        details.field_wanted.connect(self._restore_field)
        dialog.finished.connect(self._on_closed)
        dialog.day_button.setEnabled(self._start_of_day() is not None)
        for button in (dialog.day_button, dialog.step_button):
            button.setVisible(not session.read_only)
        return dialog

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog, self._shown = None, None

    def _follow(self) -> None:
        if self.dialog is None:
            return
        try:
            self.dialog.model.refresh()
        except Problem:
            # What is wrong with the file is told where it is written.
            return
        self.dialog.day_button.setEnabled(self._start_of_day() is not None)
        self._show_entry()

    def _show_entry(self) -> None:
        """Show the chosen entry, unless it is shown already."""
        from ita_desktop.gui.history.model import time_of

        if self.dialog is None:
            return
        entry = self.dialog.model.entry(self.dialog.view.currentIndex())
        if entry is None or entry == self._shown:
            return
        self._shown = entry
        whole = entry
        if not entry.recorded:
            found = self._session.workbook.history(
                1, before_id=entry.id + 1, most_bytes=_MOST_BYTES
            )
            whole = found[0] if found else entry
        name = f"{time_of(entry)}   {self.dialog.model.name(entry)}"
        try:
            self.dialog.details.show_entry(whole, name)
        except Problem as problem:
            self.dialog.details.show_hint(self._window.translate.problem(problem))

    def _restore_field(self, change: RowChange, column: str) -> None:
        step = mark("Bring back what a field held")
        self._do(lambda: self._session.workbook.restore_field(change, column, step))
        try:
            row = self._session.tree_row(change.entity, change.row_id)
        except Problem:
            return  # why there is no such row has been told
        index = self._window.tree.index_of(*row)
        if index.isValid():
            self._window.view.setCurrentIndex(index)

    def _ask_before_step(self) -> None:
        from ita_desktop.gui.history.model import day_of, time_of

        entry = None
        if self.dialog is not None:
            entry = self.dialog.model.entry(self.dialog.view.currentIndex())
        if entry is None:
            return
        before = self._session.workbook.history(1, before_id=entry.id, most_bytes=0)
        moment = f"{self._day_name(day_of(entry))} {time_of(entry)}"
        self._ask(before[0].id if before else 0, mark("Go back to before a change"), moment)

    def _ask_before_day(self) -> None:
        step_id = self._start_of_day()
        if step_id is not None:
            moment = self._window.translate("when the file was opened today")
            self._ask(step_id, mark("Go back to the start of the day"), moment)

    def _start_of_day(self) -> int | None:
        """Return the entry to go back to for what the file held when it was opened today.

        What was there before the first change of the day, however often the program was started
        since. A journal that begins today tells no such thing: then it is what was there when the
        file was opened last.
        """
        midnight = datetime.combine(self._today(), time()).astimezone()
        workbook = self._session.workbook
        return workbook.step_at(midnight) or workbook.opened_at_step or None

    def _day_name(self, day: date) -> str:
        return self.dialog.model.day_name(day) if self.dialog is not None else ""

    def _ask(self, step_id: int, step: str, moment: str) -> None:
        """Ask before everything goes back, and say how much that is."""
        t = self._window.translate
        try:
            workbook = self._session.workbook
            count = self._session.do_patiently(lambda: workbook.rows_to_restore(step_id))
        except Problem as problem:
            self._window.show_problem(problem)
            return
        title = t("Go back?")
        if not count:
            text = t("Nothing is different from how it was then.")
            message_box(self.dialog, title, text, Kind.NOTE).open()
            return
        text = t(
            "{count} places in the file become what they were ({moment}). All that was done since "
            "is taken back. If it was not right, Ctrl+Z undoes it.",
            count=count,
            moment=moment,
        )
        box = message_box(self.dialog, title, text, Kind.QUESTION)
        go = box.add_button(t("Take it back"), QDialogButtonBox.ButtonRole.AcceptRole)
        stay = box.add_cancel()
        stay.setDefault(True)
        stay.setFocus()
        go.clicked.connect(lambda: self._do(lambda: self._session.workbook.restore(step_id, step)))
        box.open()

    def _do(self, work: Callable[[], StepRecord | None]) -> None:
        """Do one of the ways back as a step of its own."""
        try:
            done = self._session.do_patiently(work)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        t = self._window.translate
        self._window.notice(
            t("Brought back. Ctrl+Z undoes it.") if done else t("It is like that already.")
        )
