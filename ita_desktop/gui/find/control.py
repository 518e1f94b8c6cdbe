"""Joins the search to the window: when to search, where a place leads, what is replaced."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.gui.find.model import FindModel, Index
from ita_desktop.gui.find.panel import FindPanel
from ita_desktop.gui.find.run import FindRun
from ita_desktop.gui.tree.row_names import row_name
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Base, Office
from ita_desktop.model.source import Source
from ita_desktop.problems import Problem, mark
from ita_desktop.store import Found, Hit

if TYPE_CHECKING:
    from ita_desktop.store import Edit

SEARCH_AFTER_MS = 250  # after a change of the file


class FindControl(QObject):
    """Keeps the places found up to date while they are shown, and acts on them.

    Args:
        window: the window; the panel is one of those at its side.
    """

    searched = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._run: FindRun | None = None
        self._wanted = False
        self._was_inside = False
        self._steps_wanted = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._search)
        self.model = FindModel(self._name, window.translate, self)
        self.panel = FindPanel(self.model, window.translate, read_only=window.session.read_only)
        self.panel.setObjectName("find")
        self._connect()

    def is_up_to_date(self) -> bool:
        """Return whether what is shown was found in what is in the file now."""
        return self._run is None and not self._wanted and not self._timer.isActive()

    def _connect(self) -> None:
        panel, window, commands = self.panel, self._window, self._window.commands
        panel.query_changed.connect(self._search)
        panel.chosen.connect(self._go_to)
        panel.next_wanted.connect(self._on_next_wanted)
        panel.replacement_wanted.connect(self._replace)
        self._session.rows_changed.connect(self._on_changed)
        self._session.report_switched.connect(self._on_changed)
        self._session.autosave.waiting_started.connect(panel.show_outdated)
        # Before the panel is opened or closed, and the cursor moved.
        commands.find.toggled.connect(self._on_toggled)
        window.side.add(panel, window.translate("Find and replace"), commands.find)
        window.side.turned.connect(self._on_turned)
        commands.find.triggered.connect(self._on_triggered)
        commands.find_next.triggered.connect(lambda: self._go_on(1))
        commands.find_previous.triggered.connect(lambda: self._go_on(-1))
        escape = QShortcut(QKeySequence("Esc"), panel)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(lambda: commands.find.setChecked(False))
        self._on_turned()

    def _name(self, entity: type[Base], row_id: int, column: str) -> str:
        return row_name(self._session, entity, row_id, column, self._window.translate)

    def _is_open(self) -> bool:
        return self._window.side.is_open(self.panel)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        focus = QApplication.focusWidget()
        self._was_inside = focus is not None and self.panel.isAncestorOf(focus)
        selected = "" if self._was_inside else _selected_in(focus)
        if on and selected:
            self.panel.words.setText(selected)

    def _on_triggered(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Close the panel only from within; from elsewhere its keys lead into it."""
        if not on and not self._was_inside:
            self._window.commands.find.setChecked(True)
        self.panel.words.selectAll()

    def _on_turned(self) -> None:
        if self._is_open():
            self._search()

    def _on_changed(self) -> None:
        if self._is_open():
            self.panel.show_outdated()
            self._timer.start(SEARCH_AFTER_MS)

    def _search(self) -> None:
        """Search now; what is under way is given up."""
        self._timer.stop()
        self.panel.show_outdated()
        self._wanted = True
        if self._run is not None:
            self._run.requestInterruption()
            return
        self._session.autosave.flush()
        self._timer.stop()
        self._wanted = False
        report_id = None if self.panel.all_years.isChecked() else self._session.report_id
        self._run = FindRun(self._session.workbook, self.panel.query(), report_id)
        self._run.found.connect(self._show)
        self._run.failed.connect(self._on_failed)
        self._run.crashed.connect(self._on_crashed)
        self._run.finished.connect(self._on_run_ended)
        self._run.finished.connect(self._run.deleteLater)
        self._run.start()

    def _show(self, found: Found) -> None:
        if self._wanted:
            return
        self.panel.show_found(found)
        if self._session.autosave.is_waiting() or self._timer.isActive():
            self.panel.show_outdated()
        steps, self._steps_wanted = self._steps_wanted, 0
        if steps:
            self._go_on(steps, with_keys=False)
        self.searched.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._steps_wanted = 0
        self.panel.show_failed(self._window.translate.problem(problem))

    def _on_crashed(self, error: Exception) -> None:
        raise error

    def _on_run_ended(self) -> None:
        self._run = None
        if self._wanted:
            self._search()

    def _on_next_wanted(self, by: int) -> None:
        """Go on to the next place; the keys stay in the panel, so that the next one goes on too."""
        if self.panel.query() == self.model.found.query:
            self._go_on(by, with_keys=False)
        else:
            self._steps_wanted = by  # when the words are found that stand there now

    def _go_on(self, by: int, *, with_keys: bool = True) -> None:
        if not self._is_open():
            self._window.commands.find.setChecked(True)
            return
        view = self.panel.view
        index = self.model.row_after(view.currentIndex().row(), by)
        if index.isValid():
            view.setCurrentIndex(index)
            view.scrollTo(index)
            self._go_to(index, with_keys=with_keys)

    def _go_to(self, index: Index, *, with_keys: bool = True) -> None:
        hit = self.model.hit(index)
        if hit is None or not self._select(hit):
            return
        # The page takes its final height first.
        source = Source(hit.entity, hit.row_id, hit.column, hit.item)
        QTimer.singleShot(
            0,
            self,
            lambda: go_to_field(self._window.pane, source, hit.span, with_keys=with_keys),
        )

    def _select(self, hit: Hit) -> bool:
        """Show the page of a place, of another year too; return whether it is there."""
        tree, index = self._window.tree, QModelIndex()
        if hit.entity is Office:
            index = tree.index(0, 0)
        else:
            place = self._session.workbook.place_of(hit.entity, hit.row_id)
            if place is not None:
                self._session.show_report(place.report_id)
                index = tree.index_of(*self._session.tree_row(hit.entity, hit.row_id))
        if index.isValid():
            self._window.view.setCurrentIndex(index)
        return index.isValid()

    def _replace(self) -> None:
        if not self._session.autosave.flush() or not self.is_up_to_date():
            return
        count = self.model.ticked()
        try:
            fields = len(self.model.found)
            self._session.carry_out(mark("Replace words"), self._put_in, fields)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        # Not in a line, whose undo is its own.
        self.panel.view.setFocus()
        t = self._window.translate
        self._window.notice(t("Replaced in {count} places. Ctrl+Z takes it back.", count=count))
        self._search()

    def _put_in(self, edit: Edit) -> None:
        values: dict[type[Base], dict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
        for entity, row_id, column, value in self.model.replacements():
            values[entity][row_id][column] = value
        for entity, rows in values.items():
            edit.set_all(entity, rows)


def _selected_in(widget: QWidget | None) -> str:
    """Return what is selected in a field, if it is on one line."""
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    if isinstance(widget, QPlainTextEdit):
        text = widget.textCursor().selectedText()
        return "" if "\u2029" in text else text
    return ""
