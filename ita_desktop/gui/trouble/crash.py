"""A mistake of ours: the typed words are saved, a log is written, a plain dialog tells of it."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog

from ita_desktop.locale import Translator
from ita_desktop.problems import Problem

_KEPT_BYTES = 512 * 1024


class CrashReporter:
    """An excepthook: install its `report`.

    Args:
        folder: where the log goes.
        save: writes every typed word into the file; returns whether all are in it.
        translate: returns the language in use at the time.
    """

    def __init__(
        self, folder: Path, save: Callable[[], bool], translate: Callable[[], Translator]
    ) -> None:
        self._folder = folder
        self._save = save
        self._translate = translate
        self._busy = False
        # A box without a window has no other owner.
        self._box: QDialog | None = None

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Save the work, write the log, tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, Problem):
            from ita_desktop.gui.dialogs.messages import show_problem

            self._box = show_problem(QApplication.activeWindow(), self._translate(), error)
            return
        if self._busy:
            return
        self._busy = True
        try:
            saved = self._try_to_save()
            details = "".join(traceback.format_exception(kind, error, trace))
            self._tell(self._log(details), details, saved=saved)
        finally:
            self._busy = False

    def _try_to_save(self) -> bool:
        try:
            return self._save()
        except Exception as error:  # noqa: BLE001 - a second mistake must not hide the first
            self._log("".join(traceback.format_exception(error)))
            return False

    def _log(self, text: str) -> Path | None:
        path = self._folder / "errors.log"
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            old = path.stat().st_size if path.exists() else 0
            with path.open("a" if old < _KEPT_BYTES else "w", encoding="utf-8") as log:
                log.write(
                    f"{when} {platform.platform()} Python {platform.python_version()}\n{text}\n"
                )
        except OSError:
            return None
        return path

    def _tell(self, log: Path | None, details: str, *, saved: bool) -> None:
        from ita_desktop.gui.trouble.mistake_dialog import Mistake, MistakeDialog

        t = self._translate()
        lines = [t("Something went wrong in the program, and it is not your fault.")]
        if saved:
            lines.append(t("Your work is saved. You can go on."))
        else:
            lines.append(t("Your last words may not be saved. Copy them before you close."))
        title = t("A mistake in the program")
        mistake = Mistake(title, lines, log, details)
        self._box = MistakeDialog(mistake, t, QApplication.activeWindow())
        self._box.open()
