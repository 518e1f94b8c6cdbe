"""Writing a file whole or not at all, and saying plainly why it could not be written."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ita_desktop.problems import Problem, mark


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; `target` becomes it only when all is written and on the disk.

    Args:
        target: the file to make or to replace.

    Raises:
        Problem: the folder is missing, full, or may not be written to; `target` is as it was.
    """
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        try:
            with draft.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _explained(error, target) from error


def _explained(error: OSError, target: Path) -> Problem:
    if error.errno == errno.ENOSPC:
        return Problem(
            mark("The disk is full, so {name} was not written. Free some space and try again."),
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
