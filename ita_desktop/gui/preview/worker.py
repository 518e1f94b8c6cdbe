"""Lays out and draws the pages in a thread of its own, the only one that uses PDFium."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QThread, Signal
from PySide6.QtGui import QImage

from ita_desktop.gui.preview.page_sizes import PageSizes
from ita_desktop.gui.rubbish import no_rubbish_searched
from ita_desktop.gui.tree.report_rows import PLACE_COLUMNS, ReportRows
from ita_desktop.model import Indicator, Measure
from ita_desktop.model.source import Source
from ita_desktop.problems import Problem
from ita_desktop.store import RowChange, Workbook

if TYPE_CHECKING:  # the room that makes pages is slow to load, and only loaded in the thread
    from ita_desktop.pdf import Area, LivePage, LivePages

_MANY_ROWS = 2_000
_TELL_AFTER = 0.2  # seconds of laying out; then it is told how far it got

Stamp = tuple[object, int, str]  # of a reading, a width and a page's content


@dataclass(frozen=True, eq=False)
class Reading:
    """Which report is to be shown; a new one is another, even of the same file and year."""

    path: Path
    report_id: int


@dataclass(frozen=True)
class Wish:
    """What a window wants to see.

    Args:
        pages: the numbers of the pages in view, from 0.
        width: of a page on the report's paper, in pixels of the screen.
        cursor: the part of the report that is being edited.
        follows: whether the page of the cursor is wanted too.
        held: the stamps of the pictures there are, by page.
    """

    pages: range
    width: int
    cursor: Source | None
    follows: bool
    held: Mapping[int, Stamp]


@dataclass(frozen=True)
class Picture:
    """One page as it looks: `stamp` is the same for pictures that are."""

    stamp: Stamp
    image: QImage
    size: tuple[float, float]
    areas: Sequence[Area]


@dataclass(frozen=True)
class Laid:
    """How far the pages of a reading are, and some of their pictures by page number.

    `cursor_page` is None as long as that page is not laid out; `provisional` may show it then.
    `is_last` is whether nothing more is told of this wish, but for laying out what is left.
    `notes` are msgids of what is not as it was asked for, and what their fields stand for.
    """

    reading: Reading
    wish: Wish
    page_count: int
    sizes: PageSizes
    is_complete: bool
    cursor_page: int | None
    provisional: Picture | None = None
    pictures: dict[int, Picture] = field(default_factory=dict)
    is_last: bool = True
    notes: Sequence[tuple[str, dict[str, object]]] = ()


@dataclass
class _Inbox:
    """What came in since the thread looked last."""

    reading: Reading | None = None
    is_another: bool = False
    changes: list[Sequence[RowChange]] = field(default_factory=list)
    wish: Wish | None = None


class PreviewWorker(QThread):
    """Shows one report's pages; of several wishes, it fulfils the newest.

    It reads the report by itself, once, and is told its changes from then on. While `hold` is in
    force it stops laying out, so that typing has the machine; the next wish ends it. It belongs to
    the application, so that it may outlive the window that started it.
    """

    laid = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._condition = Condition()
        self._inbox = _Inbox()
        self._is_held = False
        self._is_over = False
        self._job: _Job | None = None
        if application is not None:
            application.aboutToQuit.connect(self.end)

    def show_report(self, reading: Reading | None) -> None:
        """Show another report, or none; what is left of the one before is forgotten."""
        with self._condition:
            self._inbox = _Inbox(reading, is_another=True)
            self._condition.notify()
        if reading is not None and not self.isRunning() and not self._is_over:
            self.start()

    def follow(self, changes: Sequence[RowChange]) -> None:
        """Take down what was changed at once in the report that is shown."""
        with self._condition:
            self._inbox.changes.append(changes)

    def look(self, wish: Wish) -> None:
        """Have the pages brought up to date and drawn."""
        with self._condition:
            self._inbox.wish = wish
            self._is_held = False
            self._condition.notify()

    def hold(self) -> None:
        """Leave the machine to the user until the next wish."""
        self._is_held = True

    def end(self) -> None:
        """Stop for good, and wait for it."""
        with self._condition:
            self._is_over = True
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Work until the end; called by Qt in the new thread."""
        while self._take_inbox():
            job = self._job
            if job is None:
                continue
            try:
                for laid in job.work(self._is_interrupted):
                    self.laid.emit(laid)
            except Problem as problem:
                self.failed.emit((job.reading, problem))
            except Exception as error:  # noqa: BLE001 - told to the window, which reports it
                self._job = None
                self.crashed.emit(error)
        self._job = None

    def _take_inbox(self) -> bool:
        """Wait for something to do; return False at the end."""
        with self._condition:
            self._condition.wait_for(self._has_work)
            inbox, self._inbox = self._inbox, _Inbox()
            if inbox.is_another:
                self._job = _Job(inbox.reading) if inbox.reading else None
            if self._job is not None:
                self._job.changes += inbox.changes
                self._job.wish = inbox.wish or self._job.wish
            return not self._is_over

    def _has_work(self) -> bool:
        if self._is_over or self._inbox.is_another or self._inbox.wish is not None:
            return True
        return self._job is not None and self._job.is_unfinished and not self._is_held

    def _is_interrupted(self) -> bool:
        """Whether to stop at once; asked without the lock, for the answer is only a hint."""
        inbox = self._inbox
        return self._is_held or self._is_over or inbox.is_another or inbox.wish is not None


class _Job:
    """One report's pages, in the thread."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.changes: list[Sequence[RowChange]] = []
        self.wish: Wish | None = None
        self.is_unfinished = False
        self._rows: ReportRows | None = None
        self._pages: LivePages | None = None
        self._provisional: tuple[object, Picture | None] = (None, None)

    def work(self, is_interrupted: Callable[[], bool]) -> Iterator[Laid]:
        """Go on with the layout for a while, then yield what is to be seen.

        Raises:
            Problem: the report could not be read; the next try reads it again.
        """
        wish = self.wish
        if wish is None:
            return
        pages = self._pages_up_to_date()
        until = None  # from the first part that is set on; what is known takes no time

        def stop() -> bool:
            nonlocal until
            until = until or monotonic() + _TELL_AFTER
            return is_interrupted() or monotonic() > until

        self.is_unfinished = not pages.lay_out(stop)
        if self.is_unfinished:
            gc.freeze()  # as in `_read`: a long report's words are many
        for laid in self._pictures(pages, wish):
            yield laid
            if is_interrupted():
                return  # the next wish gets the rest

    def _pages_up_to_date(self) -> LivePages:
        from ita_desktop.pdf import LivePages

        is_another = self._rows is None
        if self._rows is None:
            self._rows = _read(self.reading)
        changes, self.changes = self.changes, []
        touched: list[Source] = []
        for change in changes:
            self._rows.follow(change)
            touched += [Source(row.entity, row.row_id) for row in change]
            is_another = is_another or not all(map(_touches_fields_of_a_row, change))
        if self._pages is None:
            self._pages = LivePages(contents=self._content)
        if is_another:
            self._pages.take(self._rows.office, self._rows.report)
        else:
            self._pages.renew(touched)
        if is_another or touched:
            self._provisional = (None, None)
        return self._pages

    def _content(self, name: str) -> bytes:
        """Return what an attachment holds; in this thread."""
        with Workbook.open(self.reading.path, read_only=True) as workbook:
            return workbook.content(name)

    def _pictures(self, pages: LivePages, wish: Wish) -> Iterator[Laid]:
        """Yield how far it is, with one picture at a time, that of the cursor's page first."""
        cursor_page = None if wish.cursor is None else pages.page_of(wish.cursor)
        wanted = [number for number in wish.pages if number < pages.page_count]
        if wish.follows and cursor_page is not None:
            wanted = [cursor_page, *(number for number in wanted if number != cursor_page)]
        provisional = None
        if wish.follows and cursor_page is None and self.is_unfinished:
            provisional = self._provisional_picture(pages, wish)
        progress = Laid(
            self.reading,
            wish,
            pages.page_count,
            PageSizes(pages.size, pages.other_sizes()),
            is_complete=not self.is_unfinished,
            cursor_page=cursor_page,
            provisional=provisional,
            notes=pages.notes.sentences(),
        )
        found = [(number, pages.page(number)) for number in wanted]
        lacking = [each for each in found if wish.held.get(each[0]) != self._stamp(each[1], wish)]
        for number, page in lacking[:-1]:
            picture = self._picture(page, wish, pages)
            yield replace(progress, pictures={number: picture}, is_last=False)
        pictures = {number: self._picture(page, wish, pages) for number, page in lacking[-1:]}
        yield replace(progress, pictures=pictures)

    def _provisional_picture(self, pages: LivePages, wish: Wish) -> Picture | None:
        if self._provisional[0] != (wish.cursor, wish.width):
            page = pages.provisional_page(wish.cursor) if wish.cursor else None
            picture = self._picture(page, wish, pages) if page else None
            self._provisional = ((wish.cursor, wish.width), picture)
        return self._provisional[1]

    def _stamp(self, page: LivePage, wish: Wish) -> Stamp:
        # Codes mean the same as long as their pages live.
        return (self.reading, wish.width, page.content)

    def _picture(self, page: LivePage, wish: Wish, pages: LivePages) -> Picture:
        image = _drawn(page.pdf(), round(page.size[0] * (wish.width / pages.size[0])))
        return Picture(self._stamp(page, wish), image, page.size, tuple(page.areas))


def _read(reading: Reading) -> ReportRows:
    """Read the report.

    Python stops all threads while it searches for rubbish, a tenth of a second and more where it
    comes upon thousands of rows; so they are left out of its searches.
    """
    with no_rubbish_searched():
        with Workbook.open(reading.path, read_only=True) as workbook:
            rows = ReportRows(workbook.office(), workbook.report(reading.report_id))
        if rows.count > _MANY_ROWS:
            gc.freeze()
    return rows


def _touches_fields_of_a_row(change: RowChange) -> bool:
    """Whether it leaves the front, the numbers and the order of the rows as they are."""
    return (
        change.entity in (Indicator, Measure)
        and change.before is not None
        and change.after is not None
        and PLACE_COLUMNS.isdisjoint(change.after)
    )


def _drawn(pdf: bytes, width: int) -> QImage:
    """Return the picture of a document's first page."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        page.close()
    return image
