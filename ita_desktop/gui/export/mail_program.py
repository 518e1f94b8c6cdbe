"""Opens a draft in the mail program of this computer, where there is one. It sends nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from ita_desktop.exchange import Letter, addresses, write_draft
from ita_desktop.problems import Problem, mark

_LONGEST_NAME = 60  # characters
_PATIENCE = 10  # seconds for the system's answer to which program opens what


class MailProgram:
    """The system's mail program.

    On Windows a draft is a file that is opened. On Linux many programs only read such a file, but
    begin a mail when they are called with its parts: `xdg-email` does that.

    Args:
        folder: where drafts lie while they are read; those of the time before go.
        open_url: opens a file in the program that belongs to it; not asked on Linux.
    """

    def __init__(
        self, folder: Path, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
    ) -> None:
        self._folder = folder
        self._open_url = open_url

    def open_draft(self, written: Letter, pdf: Path, to: str) -> bool:
        """Open a draft with a PDF attached; return whether there is a program that does.

        Args:
            written: what it says.
            pdf: the file.
            to: the addresses, or nothing.

        Raises:
            Problem: one is no address, the PDF is gone, or the draft cannot be written.
        """
        receivers = addresses(to)
        try:
            data = pdf.read_bytes()
        except OSError as error:
            raise Problem(
                mark("“{name}” cannot be read any more. Make the PDF once more."), name=pdf.name
            ) from error
        if sys.platform != "linux":
            return self._open_url(QUrl.fromLocalFile(str(self._draft(written, data, pdf.stem, to))))
        reads = _program_for("message/rfc822")
        if not reads:  # a browser may open links to addresses, but attaches nothing
            return False
        if reads == _program_for("x-scheme-handler/mailto") and _may_be_named(pdf):
            return _begin("xdg-email", *_parts(written, pdf, receivers))
        draft = str(self._draft(written, data, pdf.stem, to))
        # The other one looks into a file where there is no desktop, and sees a text.
        return _begin("gio", "open", draft) or _begin("xdg-open", draft)

    def _draft(self, written: Letter, pdf: bytes, name: str, to: str) -> Path:
        """Write a draft where no other program holds on to one."""
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Windows knows no path of more than 260 characters.
            target = Path(tempfile.mkdtemp(dir=self._folder)) / f"{name[:_LONGEST_NAME]}.eml"
        except OSError as error:
            raise Problem(
                mark("The e-mail could not be written to {folder}. Take way 2."),
                folder=self._folder,
            ) from error
        write_draft(written, pdf, target, to)
        return target


def _program_for(kind: str) -> str:
    """Return what the system opens a kind with; empty where it knows none."""
    program = shutil.which("xdg-mime")
    if program is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - nothing of it was typed
            [program, "query", "default", kind],
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return ""
    return told.stdout.strip()


def _may_be_named(pdf: Path) -> bool:
    """Tell whether a file's path reaches a program whole: xdg-email puts it between quotes."""
    return not set("',\\") & set(str(pdf))


def _parts(written: Letter, pdf: Path, receivers: list[str]) -> list[str]:
    return [
        *("--utf8", "--subject", written.subject, "--body", written.text, "--attach", str(pdf)),
        f"mailto:{quote(','.join(receivers), safe='@,')}",
    ]


def _begin(name: str, *words: str) -> bool:
    """Start a program that goes on by itself; return whether it is there."""
    program = shutil.which(name)
    if program is None:
        return False
    started = QProcess.startDetached(program, list(words))
    return bool(started[0] if isinstance(started, tuple) else started)
