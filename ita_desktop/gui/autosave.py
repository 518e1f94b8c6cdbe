"""Typed text on its way into the file: waits a moment, is written, is tried again when it fails."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.model import Base
from ita_desktop.problems import Problem, mark
from ita_desktop.store import Workbook

WRITE_AFTER_MS = 400
RETRY_AFTER_MS = 3000
_OUR_MISTAKE = mark(
    "The program made a mistake and could not write what you typed. It is still here: choose "
    "“Save elsewhere” to keep it in another file."
)


@dataclass(frozen=True)
class Place:
    """One field of one row: where a typed value belongs."""

    entity: type[Base]
    row_id: int
    column: str


@dataclass(frozen=True)
class _Waiting:
    value: object
    step: str


class Autosave(QObject):
    """Writes typed values within half a second of the first key, one step of the journal a field.

    The clock starts with the first unsaved key and is not put off by the next ones, so that steady
    typing is saved as it goes. A value that could not be written stays here until it can.

    Args:
        workbook: the file that receives the values.
    """

    waiting_started = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._waiting: dict[Place, _Waiting] = {}
        self._flushing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self.problem: Problem | None = None
        self._mistake: type[Exception] | None = None  # told already, until something is written

    def put(self, place: Place, value: object, step: str) -> None:
        """Take a new value of a field; `step` names the change in the journal (a msgid)."""
        self._waiting[place] = _Waiting(value, step)
        self.waiting_started.emit()
        if not self._timer.isActive():
            self._timer.start(WRITE_AFTER_MS)

    def is_waiting(self, place: Place | None = None) -> bool:
        """Return whether a value (of this field) is not in the file yet."""
        return bool(self._waiting) if place is None else place in self._waiting

    def waiting(self) -> list[tuple[Place, object]]:
        """Return what is not in the file yet, the longest waiting first."""
        return [(place, waiting.value) for place, waiting in self._waiting.items()]

    def value(self, place: Place, written: object) -> object:
        """Return what was typed in a field last: what waits, else what is written in the file."""
        waiting = self._waiting.get(place)
        return written if waiting is None else waiting.value

    def give_up(self) -> None:
        """Forget what is not in the file: it has been written elsewhere."""
        self._timer.stop()
        self._waiting.clear()

    def flush(self) -> bool:
        """Write what waits, now; return whether everything is in the file."""
        if self._flushing or not self._waiting:
            return not self._waiting
        self._flushing = True
        self._timer.stop()
        try:
            self._write_all()
        except Problem as problem:
            return self._keep_for_later(problem)
        except Exception as error:  # noqa: BLE001 - no mistake of ours may lose what is typed
            if type(error) is not self._mistake:
                self._mistake = type(error)
                sys.excepthook(type(error), error, error.__traceback__)
            return self._keep_for_later(Problem(_OUR_MISTAKE))
        finally:
            self._flushing = False
        self.problem = self._mistake = None
        self.saved.emit(datetime.now().astimezone())
        return True

    def _keep_for_later(self, problem: Problem) -> bool:
        self.problem = problem
        self._timer.start(RETRY_AFTER_MS)
        self.failed.emit(problem)
        return False

    def _write_all(self) -> None:
        for place, waiting in list(self._waiting.items()):
            table = place.entity.__tablename__
            field = (table, place.row_id, place.column)
            with self._workbook.change(waiting.step, field=field) as edit:
                edit.set(place.entity, place.row_id, **{place.column: waiting.value})
            del self._waiting[place]
