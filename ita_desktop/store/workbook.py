"""The workbook: one `.ita` file, open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from ita_desktop.model import Office, Report
from ita_desktop.store import beginning
from ita_desktop.store.changes import GO_ALONG, RowChange, joined
from ita_desktop.store.engine import Database
from ita_desktop.store.errors import (
    FieldGone,
    FolderNotWritable,
    NotWritable,
    RowMissing,
    WorkbookExists,
)
from ita_desktop.store.files import check_kind, write_new
from ita_desktop.store.late import late
from ita_desktop.store.lock import Lock
from ita_desktop.store.opening import make_ready
from ita_desktop.store.reading_copy import ReadingCopy, to_be_read
from ita_desktop.store.readings import Readings
from ita_desktop.store.steps import StepRecord
from ita_desktop.store.terms import Terms

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ita_desktop.store import edit, in_memory, journal, restoring
    from ita_desktop.store.edit import Edit
else:
    edit, in_memory = late("edit"), late("in_memory")
    journal, restoring = late("journal"), late("restoring")

Field = tuple[str, int, str]
Listener = Callable[[Sequence[RowChange]], None]


class Workbook(Readings):
    """One open workbook. Use `create` or `open`, and `close`, or `with`.

    One thread at a time uses it, another one waits for its turn; who only reads while another one
    changes it sees at once what was before. Listeners are told in the thread that made the change,
    and what is returned may go to any. All methods raise a `Problem` when the file cannot be read
    or written (`MediumGone`, `DiskFull`, `WorkbookBusy`, `NotWritable`, `DamagedWorkbook`); the
    change that failed is not made, and the workbook can be used again as soon as the cause is gone.
    """

    def __init__(
        self, path: Path, database: Database, held: Lock | ReadingCopy | None, terms: Terms
    ) -> None:
        super().__init__(database)
        self.path = path
        self.read_only = not isinstance(held, Lock)
        self._held = held
        self._terms = terms
        self._opened_at_step = self._read_rows(beginning.newest_id)
        self._listeners: list[Listener] = []
        self._typing: tuple[Field, int, datetime] | None = None
        self._peeked: dict[str, StepRecord | None] = {}
        self._peeked_names: dict[str, str | None] = {}

    @classmethod
    def create(
        cls,
        path: Path,
        office: Office | None = None,
        reports: Sequence[Report] = (),
        contents: Mapping[str, bytes] | None = None,
        *,
        terms: Terms | None = None,
    ) -> Workbook:
        """Make a new workbook and open it.

        Args:
            path: where there is no file yet.
            office: whose it is.
            reports: what it begins with, each with all that is in it; undo does not go behind it.
            contents: what their attachments hold, by the `content` that names it.
            terms: other terms than the program's own.

        Raises:
            Problem: WorkbookExists, WorkbookInUse, FolderNotWritable, FolderMissing, DiskFull,
                YearTaken, YearOutOfRange or ContentsFull; no file is made then.
        """
        terms = terms or Terms()
        path = path.resolve()
        lock = Lock(path, terms.clock())
        try:
            if path.exists():
                raise WorkbookExists(path)
            limit = terms.content_bytes
            write_new(
                path, in_memory.new_workbook(office or Office(), reports, contents or {}, limit)
            )
            return cls._opened(path, lock, terms)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, terms: Terms | None = None) -> Workbook:
        """Open a workbook; an older one is brought up to date, a copy of it being kept beside it.

        Args:
            path: the file.
            read_only: take no lock and change nothing; of an older one a copy is brought up to
                date, and read.
            terms: other terms than the program's own.

        Raises:
            Problem: WorkbookMissing, NotAWorkbook, NewerWorkbook, WorkbookInUse, NotWritable and
                others, each saying what to do; the file is as it was.
        """
        terms = terms or Terms()
        path = path.resolve()
        check_kind(path, terms.schema_version)
        lock = None if read_only else Lock(path, terms.clock())
        try:
            return cls._opened(path, lock, terms)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @classmethod
    def open_or_read(cls, path: Path, *, terms: Terms | None = None) -> Workbook:
        """Open a workbook; for reading only where it is write-protected, such as on a CD.

        Raises:
            Problem: as `open`, without NotWritable and FolderNotWritable.
        """
        try:
            return cls.open(path, terms=terms)
        except (NotWritable, FolderNotWritable):
            return cls.open(path, read_only=True, terms=terms)

    @classmethod
    def open_quickly(cls, path: Path) -> Workbook:
        """Open a workbook as `open_or_read` does, to be shown before SQLAlchemy is loaded.

        Until `load` was called, rows are read as objects that have their columns and nothing else.
        """
        workbook = cls.open_or_read(path)
        workbook._quick = True  # noqa: SLF001 - our own
        return workbook

    @classmethod
    def _opened(cls, path: Path, lock: Lock | None, terms: Terms) -> Workbook:
        held: Lock | ReadingCopy | None = lock
        database = Database(path, read_only=False)
        try:
            if lock is None:
                database, held = to_be_read(path, terms)
            else:
                make_ready(database, path, terms, read_only=False)
            return cls(path, database, held, terms)
        except BaseException:
            database.close()
            if isinstance(held, ReadingCopy):
                held.release()
            raise

    def close(self) -> None:
        """Let the file go; closing twice is no error."""
        self._database.close()
        held, self._held = self._held, None
        if held is not None:
            held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def change(self, step: str, *, field: Field | None = None) -> Iterator[Edit]:
        """Change the workbook: all of the block is one step, or nothing of it on an exception.

        Args:
            step: the step's name, an English sentence marked for translation.
            field: table, row id and column typed in. Changes of the same field in a row, each less
                than `Terms.typing_pause` after the one before, are one step.

        Raises:
            Problem: the file cannot be written, or refuses a value; nothing is changed then.
        """
        with self._database.writing() as connection:
            hand = edit.Edit(connection, self._terms.content_bytes)
            try:
                yield hand
            finally:
                hand.end()
            changes = joined(hand.changes)
            now = self._terms.clock()
            typing = self._typing_goes_on(field, now)
            if not changes:
                step_id = None
            elif typing is None:
                step_id = journal.record(connection, step, changes, at=now)
            else:
                step_id = typing if journal.extend(connection, typing, changes, at=now) else None
        if changes:
            self._typing = (field, step_id, now) if field and step_id else None
            self._tell(changes)

    def end_typing(self) -> None:
        """Let the next change be a step of its own, even of the field that was typed in last."""
        self._typing = None

    def undo(self) -> StepRecord | None:
        """Take the newest step back; return the journal's new entry, None if there is no step."""
        return self._replay(journal.undo)

    def redo(self) -> StepRecord | None:
        """Do the step undone last again; return the journal's new entry, None if there is none."""
        return self._replay(journal.redo)

    @property
    def undoable(self) -> StepRecord | None:
        """The step that `undo` takes back."""
        return self._peek("undoable", journal.undoable)

    @property
    def redoable(self) -> StepRecord | None:
        """The step that `redo` does again."""
        return self._peek("redoable", journal.redoable)

    @property
    def undoable_name(self) -> str | None:
        """The name of `undoable`, read without its changes, which may be very many."""
        return self._peek_name("undoable", beginning.undoable_name)

    @property
    def redoable_name(self) -> str | None:
        """The name of `redoable`, read without its changes."""
        return self._peek_name("redoable", beginning.redoable_name)

    @property
    def undoable_size(self) -> int:
        """How many bytes the journal has of `undoable`, which tells how long undo will take."""
        return self._read(journal.undoable_size)

    @property
    def redoable_size(self) -> int:
        """The same of `redoable`."""
        return self._read(journal.redoable_size)

    @property
    def opened_at_step(self) -> int:
        """The id of the journal's newest entry when this workbook was opened, 0 if it had none.

        That entry is never typed on: opening ends typing.
        """
        return self._opened_at_step

    def history(
        self, limit: int = 500, *, before_id: int | None = None, most_bytes: int | None = None
    ) -> list[StepRecord]:
        """Return the journal's newest entries, newest first.

        Args:
            limit: how many at most.
            before_id: only entries before this one, such as the last of the page before.
            most_bytes: leave the changes of an entry that has more unread.
        """
        return self._read(
            lambda connection: journal.history(connection, limit, before_id, most_bytes)
        )

    def step_at(self, moment: datetime) -> int | None:
        """Return the entry after which the content was what it was at a moment.

        Args:
            moment: aware; such as the first of the day.

        Returns:
            for `restore`; None if the journal begins later.
        """
        return self._read(lambda connection: journal.id_before(connection, moment))

    def rows_to_restore(self, step_id: int) -> int:
        """Return how many rows `restore` would change. Raises StepMissing or DamagedEntry."""
        with self._database.trusting():
            changes = self._read(lambda connection: restoring.way_back(connection, step_id))
        return len({(change.entity, change.row_id) for change in changes})

    def restore(self, step_id: int, step: str) -> StepRecord | None:
        """Make the whole content what it was right after a journal entry, as a change of its own.

        Args:
            step_id: the entry's id; 0 for what was before the oldest one that is kept.
            step: as for `change`.

        Returns:
            the journal's new entry, None if nothing was different.

        Raises:
            StepMissing: there is no such entry.
            DamagedEntry: an entry since then cannot be read.
        """
        with self._database.trusting(), self.change(step) as hand:
            hand.carry_out(*self._read(lambda connection: restoring.way_back(connection, step_id)))
        return self.undoable if hand.changes else None

    def restore_field(
        self,
        change: RowChange,
        column: str,
        step: str,
        *,
        side: Literal["before", "after"] = "before",
    ) -> StepRecord | None:
        """Give one field the value again that it had before, or after, a change of its row.

        What goes along with it (`GO_ALONG`) gets its value of then, too.

        Args:
            change: one of a journal entry's changes.
            column: one of its `fields`.
            step: as for `change`.
            side: which of the two values.

        Returns:
            the journal's new entry, None if the field has that value.

        Raises:
            FieldGone: the row has been removed.
            YearTaken: of a report's fiscal year.
            ContentMissing: of an attachment whose content is gone.
        """
        if column not in change.fields:
            raise ValueError(column)
        values = (change.before if side == "before" else change.after) or {}
        along = GO_ALONG.get((change.entity, column), ())
        columns = [each for each in change.fields if each in (column, *along)]
        try:
            with self.change(step) as hand:
                hand.set(change.entity, change.row_id, **{each: values[each] for each in columns})
        except RowMissing:
            raise FieldGone from None
        return self.undoable if hand.changes else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` told the rows of every change, undo and redo once it is on the disk.

        Returns:
            what ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _replay(self, replay: Callable[..., StepRecord | None]) -> StepRecord | None:
        with self._database.writing() as connection, self._database.trusting():
            step = replay(connection, at=self._terms.clock())
        if step is not None:
            self._typing = None
            self._tell(step.changes)
        return step

    def _typing_goes_on(self, field: Field | None, now: datetime) -> int | None:
        """Return the journal entry that takes up a change of `field`, None for a new one."""
        if field is None or self._typing is None or self._typing[0] != field:
            return None
        _, step_id, last = self._typing
        return step_id if timedelta(0) <= now - last < self._terms.typing_pause else None

    def _peek(
        self, which: str, find: Callable[[Connection], StepRecord | None]
    ) -> StepRecord | None:
        peeked = self._peeked  # a change made meanwhile begins another
        if which not in peeked:
            peeked[which] = self._read(find)
        return peeked[which]

    def _peek_name(
        self, which: str, find: Callable[[sqlite3.Connection], str | None]
    ) -> str | None:
        peeked = self._peeked_names
        if which not in peeked:
            peeked[which] = self._read_rows(find)
        return peeked[which]

    def _tell(self, changes: Sequence[RowChange]) -> None:
        self._peeked, self._peeked_names = {}, {}
        for listener in tuple(self._listeners):
            listener(changes)
