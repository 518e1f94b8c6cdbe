"""How earlier runs of the program ended: a trace that each run leaves, and takes away at its end.

A run holds the operating system's lock on its trace for as long as it lives, so that two programs
at once know each other from one that broke off.
"""

from __future__ import annotations

import faulthandler
import json
import os
import platform
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from ita_desktop import __version__

_TRACES = "run-*.lock"
_KEPT_LOGS = 5


@dataclass(frozen=True)
class BadEnd:
    """One run that did not come to its end.

    Args:
        began: when it was started.
        workbook: the file that was open in it; None if none was.
        log: what to mail, of a crash; None if something ended the program from outside (power cut,
            the system's task manager).
    """

    began: datetime
    workbook: Path | None
    log: Path | None


class RunTrace:
    """The trace of this run. A folder that cannot be written to is no reason not to run.

    Args:
        folder: where the logs are.
    """

    def __init__(self, folder: Path) -> None:
        self._base = folder / f"run-{secrets.token_hex(8)}"
        self._lock: FileLock | None = None
        self._faults: TextIO | None = None
        self._had_handler = False
        self._facts: dict[str, str] = {}

    def begin(self) -> None:
        """Leave the trace; from now on a hard crash writes where it happened into it."""
        self._facts = {
            "began": datetime.now().astimezone().isoformat(timespec="seconds"),
            "system": _system(),
            "python": platform.python_version(),
            "program": __version__,
        }
        with suppress(OSError, Timeout):
            self._base.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._base.with_suffix(".lock"), blocking=False, thread_local=False)
            lock.acquire()
            self._lock = lock
            self._write_facts()
            self._faults = self._base.with_suffix(".fault").open("w", encoding="utf-8")
            self._had_handler = faulthandler.is_enabled()
            faulthandler.enable(self._faults)

    def note_workbook(self, path: Path) -> None:
        """Note which file is open now."""
        self._facts["workbook"] = os.fspath(path)
        with suppress(OSError):
            self._write_facts()

    def end(self) -> None:
        """Take the trace away: the program comes to its end as it should."""
        if self._faults is not None:
            if self._had_handler and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
            else:
                faulthandler.disable()
            self._faults.close()
            self._faults = None
        if self._lock is not None:
            _remove(self._base.with_suffix(".lock"))
            with suppress(OSError):
                self._lock.release()
            self._lock = None

    def _write_facts(self) -> None:
        if self._lock is not None:
            self._base.with_suffix(".json").write_text(json.dumps(self._facts), encoding="utf-8")


def take_bad_ends(folder: Path) -> list[BadEnd]:
    """Return the runs that broke off since the last look, the newest first, and forget them.

    Of a crash, a log to mail is left in the folder, `crash-….log`.
    """
    found = []
    for trace in sorted(folder.glob(_TRACES)):
        lock = FileLock(trace, blocking=False, thread_local=False)
        try:
            lock.acquire()
        except (OSError, Timeout):
            continue  # it is running
        try:
            end = _read(trace)
            if end is not None:
                found.append(end)
            _remove(trace)
        finally:
            with suppress(OSError):
                lock.release()
    logs = sorted(folder.glob("crash-*.log"))
    for old in logs[:-_KEPT_LOGS]:
        with suppress(OSError):
            old.unlink()
    return sorted(found, key=lambda end: end.began, reverse=True)


def _read(trace: Path) -> BadEnd | None:
    try:
        facts = json.loads(trace.with_suffix(".json").read_text(encoding="utf-8"))
        began = datetime.fromisoformat(facts["began"])
        named = facts.get("workbook")
        workbook = Path(named) if named else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # about to begin, or broken itself
    log = None
    with suppress(OSError):
        fault = trace.with_suffix(".fault").read_text(encoding="utf-8", errors="replace")
        if fault.strip():
            log = trace.with_name(f"crash-{began:%Y%m%d-%H%M%S}-{trace.stem[-4:]}.log")
            head = "\n".join(f"{name}: {value}" for name, value in facts.items())
            log.write_text(f"{head}\n\n{fault}", encoding="utf-8")
    return BadEnd(began, workbook, log)


def _remove(trace: Path) -> None:
    for suffix in (".json", ".fault", ".lock"):
        with suppress(OSError):
            trace.with_suffix(suffix).unlink()


def _system() -> str:
    """Return what the machine runs; what `platform.platform` looks up besides takes 10 ms."""
    found = platform.uname()
    return f"{found.system}-{found.release}-{found.version}-{found.machine}"
