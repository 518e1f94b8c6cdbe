"""Joins the pages to the window: what is shown of them, and where a click on them leads."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ita_desktop.gui.editor.field_spans import go_to_field
from ita_desktop.gui.preview.cursor import source_at_cursor
from ita_desktop.gui.preview.page_sizes import PageSizes
from ita_desktop.gui.preview.panel import PreviewPanel
from ita_desktop.gui.preview.worker import Laid, PreviewWorker, Reading, Wish
from ita_desktop.gui.tree.indicator_tree import THAI_DIGITS_ROLE
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Office
from ita_desktop.model.source import Source
from ita_desktop.problems import Problem
from ita_desktop.store import RowChange

_LEAST_PAUSE_MS, _MOST_PAUSE_MS = 60, 240
# Where a page takes its time, it is not begun between two keys.
_PAUSES_FOR_A_PAGE = 3


class PreviewControl(QObject):
    """Keeps the pages of one window up to date while they are shown.

    Args:
        window: the window; the pages are one of the panels at its side.
        worker: makes the pages; no other window uses it at the same time.
    """

    shown = Signal(object)
    pause_ms: int
    """From the last key to when its page is begun; as a rule less than from key to key."""

    def __init__(self, window: MainWindow, worker: PreviewWorker) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._worker = worker
        self._reading: Reading | None = None
        self._cursor: Source | None = None
        self._follows = False
        self._is_open = False
        self._is_provisional = False
        self._wish: Wish | None = None
        self._is_answered = False
        self._looked_at = 0.0
        self.pause_ms = _LEAST_PAUSE_MS
        self._focus: QWidget | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look)
        self.panel = PreviewPanel(window.translate)
        self.panel.setObjectName("preview")
        self.panel.pages.chosen.connect(self._go_to)
        self.panel.pages.view_changed.connect(self._on_view_changed)
        worker.laid.connect(self._on_laid)
        worker.failed.connect(self._on_failed)
        worker.crashed.connect(self._on_crashed)
        self._session.rows_changed.connect(self._on_rows_changed)
        self._session.report_switched.connect(self._read)
        self._session.autosave.waiting_started.connect(self._on_typed)
        window.view.current_changed.connect(self._on_cursor_moved)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        window.side.turned.connect(self._on_turned)
        title = window.translate("Pages as printed")
        window.side.add(self.panel, title, window.commands.preview)

    def is_up_to_date(self) -> bool:
        """Return whether the pages in view are those of what is typed now."""
        return self._is_answered and not self._pause.isActive()

    def _on_turned(self) -> None:
        is_open = self._window.side.is_open(self.panel)
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if not is_open:
            self._pause.stop()
            return
        if self._reading is None:
            self._read()
        else:
            self._follows = True
            self._soon(0)
        if self._focus is not None:
            self._focus.setFocus()  # she goes on typing; F6 leads to the pages

    def _read(self) -> None:
        """Begin with the report in view; while the pages are hidden, only end with another."""
        report_id = self._session.report_id
        self._reading = None
        if self._is_open and report_id is not None:
            self._reading = Reading(self._session.workbook.file, report_id)
        self._worker.show_report(self._reading)
        self._pause.stop()
        self._is_answered = False
        self._is_provisional = False
        self.panel.pages.clear()
        self.panel.show_number()
        t = self._window.translate
        if self._reading is None:
            self._is_answered = True
            self.panel.say(t("There is no report in this file yet."))
        else:
            self.panel.say(t("Laying out the pages…"))
            self._follows = True
            self._pause.start(0)

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if self._reading is not None:
            self._worker.follow(changes)
            self._soon(0)

    def _on_typed(self) -> None:
        if self._is_open and self._reading is not None:
            self._worker.hold()
            self._follows = True
            self._pause.start(self.pause_ms)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_field = new is not None and self._window.pane.isAncestorOf(new)
        if new is None or not (is_field or new is self._window.view):
            return
        if self._focus is not None:
            self._focus.destroyed.disconnect(self._forget_focus)
            if isinstance(self._focus, QPlainTextEdit):
                self._focus.cursorPositionChanged.disconnect(self._on_cursor_moved)
        self._focus = new
        new.destroyed.connect(self._forget_focus)
        if isinstance(new, QPlainTextEdit):
            new.cursorPositionChanged.connect(self._on_cursor_moved)
        self._on_cursor_moved()

    def _forget_focus(self) -> None:
        self._focus = None

    def _on_cursor_moved(self) -> None:
        self._follows = True
        self._soon(self.pause_ms)

    def _on_view_changed(self) -> None:
        self._soon(0)

    def _soon(self, milliseconds: int) -> None:
        """Look after a while; typing that goes on is not interrupted for it."""
        if self._is_open and not self._pause.isActive():
            self._pause.start(milliseconds)

    def _look(self) -> None:
        """Have the worker bring up to date what is seen, with every key that was typed."""
        if self._reading is None:
            return
        typed = [
            RowChange(place.entity, place.row_id, {}, {place.column: value})
            for place, value in self._session.autosave.waiting()
        ]
        if typed:
            self._worker.follow(typed)
        if self._follows:
            self._cursor = source_at_cursor(self._window)
            self.panel.pages.mark(self._cursor)
        pages = self.panel.pages
        held = {number: picture.stamp for number, picture in pages.pictures.items()}
        self._is_answered = False
        # The first look at a report takes the time of reading it.
        self._looked_at = monotonic() if pages.page_count else 0.0
        self._wish = wish = Wish(
            pages.pages_in_view(), pages.picture_width, self._cursor, self._follows, held
        )
        self._worker.look(wish)

    def _on_laid(self, laid: Laid) -> None:
        if laid.reading is not self._reading:
            return
        pages = self.panel.pages
        thai = self._window.tree.index(0, 0).data(THAI_DIGITS_ROLE)
        self.panel.use_digits(thai=bool(thai))
        if self._is_provisional != (laid.provisional is not None):
            self._is_provisional = not self._is_provisional
            pages.clear()
        if laid.provisional is not None:
            pages.set_pages(1, PageSizes(laid.sizes.usual, {0: laid.provisional.size}))
            pages.show_picture(0, laid.provisional)
            pages.reveal(0, laid.wish.cursor)
        else:
            pages.set_pages(laid.page_count, laid.sizes)
            for number, picture in laid.pictures.items():
                pages.show_picture(number, picture)
            self._reveal_cursor(laid)
        t = self._window.translate
        told = [t(note, **values) for note, values in laid.notes]
        self.panel.say("\n".join(told) if laid.is_complete else t("Laying out the pages…"))
        self.panel.show_number()
        if laid.wish is self._wish and laid.is_last and laid.is_complete:
            self._is_answered = True
            if self._looked_at:
                self._choose_pause((monotonic() - self._looked_at) * 1000)
        self.shown.emit(laid)

    def _choose_pause(self, page_ms: float) -> None:
        """Choose how long after the last key the next page is begun, by how long one took."""
        wanted = round(_PAUSES_FOR_A_PAGE * page_ms)
        self.pause_ms = max(_LEAST_PAUSE_MS, min(wanted, _MOST_PAUSE_MS))

    def _reveal_cursor(self, laid: Laid) -> None:
        if not laid.wish.follows:
            return
        if laid.wish.cursor == self._cursor and (laid.is_complete or laid.cursor_page is not None):
            self._follows = False
        if laid.cursor_page is not None:
            self.panel.pages.reveal(laid.cursor_page, laid.wish.cursor)

    def _on_failed(self, failure: tuple[Reading, Problem]) -> None:
        reading, problem = failure
        if reading is self._reading:
            self.panel.say(self._window.translate.problem(problem))

    def _on_crashed(self, error: Exception) -> None:
        raise error

    def _go_to(self, source: Source) -> None:
        tree = self._window.tree
        index = tree.index(0, 0)
        if source.entity is not Office and source.row_id is not None:
            index = tree.index_of(source.entity, source.row_id)
        if not index.isValid():
            return
        self._window.view.setCurrentIndex(index)
        # The page takes its final height first. Nothing is selected, so that no key replaces it.
        at_start = (0, 0)
        QTimer.singleShot(0, self, lambda: go_to_field(self._window.pane, source, at_start))
