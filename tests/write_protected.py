"""Folders and files that somebody may read and not write, for tests that run as root, too."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def as_a_user_with_few_rights() -> Iterator[None]:
    """Root may do everything, so be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def write_protected_folder(*files: Path) -> Iterator[Path]:
    """Give a folder with copies of files, in which another user may write to nothing."""
    with tempfile.TemporaryDirectory() as made:
        outer, folder = Path(made), Path(made, "แผ่นซีดี")
        folder.mkdir()
        for file in files:
            (folder / file.name).write_bytes(file.read_bytes())
            (folder / file.name).chmod(0o444)
        folder.chmod(0o555)
        outer.chmod(0o755)
        try:
            yield folder
        finally:
            folder.chmod(0o755)
