"""Writing a file whole or not at all, saying why it could not be, and what fits its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ita_desktop.problems import Problem, mark

# What Windows forbids in names, and what ends a line.
_UNFIT_FOR_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', " "))


def fit_for_a_name(text: str) -> str:
    """Return a text as part of a file's name on any system."""
    return " ".join(text.translate(_UNFIT_FOR_NAMES).split())


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; `target` becomes it only when all is written and on the disk.

    Args:
        target: the file to make or to replace.

    Raises:
        OSError: it could not be written; `target` is as it was.
    """
    # A short name: the target's own may already be as long as the file system allows.
    draft = target.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with draft.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    _settle(target.parent)


@contextmanager
def exported(target: Path) -> Iterator[BinaryIO]:
    """Give a file to export to, as `written_whole` does.

    Raises:
        Problem: the folder is missing, full, or may not be written to; `target` is as it was.
    """
    try:
        with written_whole(target) as stream:
            yield stream
    except OSError as error:
        raise _explained(error, target) from error


def _settle(folder: Path) -> None:
    """See to it that the names in a folder outlive a power cut, where the system can do so."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(error: OSError, target: Path) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(
            mark(
                "The disk is full, so {name} was not written. "
                "Delete files that are not needed and try again, or choose another disk."
            ),
            name=target.name,
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(
            mark(
                "{name} may not be written to {folder}. If it is open in another program, close "
                "it there; or choose another folder."
            ),
            name=target.name,
            folder=target.parent,
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Problem(
            mark("The folder {folder} is not there. Choose another folder."), folder=target.parent
        )
    return Problem(
        mark("{name} could not be written ({reason}). Choose another folder and try again."),
        name=target.name,
        reason=error.strerror or error,
    )
