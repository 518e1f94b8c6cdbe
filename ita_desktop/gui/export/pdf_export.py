"""Makes the PDF in a thread of its own, so that the window goes on while pages are laid out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from ita_desktop.model import Office, Report
from ita_desktop.problems import Problem

if TYPE_CHECKING:  # slow to load, and known to what writes the file
    from ita_desktop.pdf import DocumentKind, DocumentNotes


class WritePdf(Protocol):
    """What writes one document."""

    def __call__(
        self,
        office: Office,
        report: Report,
        target: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DocumentNotes | None:
        """Write a report as a PDF; return what of it is not as asked for."""


class WriteReport(Protocol):
    """What writes any document of a report; `ita_desktop.pdf.write_report` does."""

    def __call__(  # noqa: PLR0913 - as what it stands for
        self,
        office: Office,
        report: Report,
        target: Path,
        *,
        kind: DocumentKind = ...,
        contents: Callable[[str], bytes] | None = None,
        source: Iterable[bytes] = (),
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DocumentNotes | None:
        """Write a document of a report as a PDF; otherwise as `WritePdf`."""


class PdfExport(QThread):
    """One export: start it, watch its signals, `cancel` it.

    Exactly one of `written`, `stopped`, `failed` and `crashed` is told at the end; of what is
    written, `notes` says what of it is not as asked for.

    Args:
        office: detached from the file.
        report: detached, whole.
        target: the PDF to write.
        write: what writes it.
    """

    progressed = Signal(int, int)
    written = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(
        self,
        office: Office,
        report: Report,
        target: Path,
        write: WritePdf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._report = report
        self._target = target
        self._write = write
        self._cancelled = threading.Event()
        self.notes: DocumentNotes | None = None

    def cancel(self) -> None:
        """Stop as soon as may be; no file is left."""
        self._cancelled.set()

    def run(self) -> None:
        """Write the file; called by Qt in the new thread."""
        try:
            self.notes = self._write(
                self._office,
                self._report,
                self._target,
                progress=self.progressed.emit,
                cancelled=self._cancelled.is_set,
            )
        except Problem as problem:
            if self._cancelled.is_set():
                self.stopped.emit()
            else:
                self.failed.emit(problem)
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.written.emit(self._target)
