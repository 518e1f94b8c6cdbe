"""A small disk of a test's own, really mounted, that can be filled to its last byte."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

_PIECE = 4096  # the size in which such a disk gives its room away
_FILES = 40


class SmallDisk:
    """A mounted file system of one megabyte and forty files.

    Args:
        path: the folder it is mounted on.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self) -> None:
        """Leave no room for another byte."""
        with (self.path / "filler").open("ab", buffering=0) as filler:
            while _is_done(lambda: filler.write(bytes(_PIECE))):
                pass

    def fill_with_files(self) -> None:
        """Leave no room for another file, however small."""
        for number in count():
            if not _is_done((self.path / f"filler{number}").touch):
                return

    def free_bytes(self, count: int) -> None:
        """Make room for so many bytes."""
        filler = self.path / "filler"
        os.truncate(filler, filler.stat().st_size - -(-count // _PIECE) * _PIECE)

    def free(self) -> None:
        """Make room again."""
        for filler in self.path.glob("filler*"):
            filler.unlink()

    def names(self) -> list[str]:
        """Return what is on it beside what fills it."""
        return sorted(each.name for each in self.path.iterdir() if "filler" not in each.name)


@contextmanager
def mounted(path: Path) -> Iterator[SmallDisk]:
    """Mount a small disk on a new folder; skip the test, and say why, where that is not allowed."""
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a really full disk takes root's right to mount a small one (tmpfs)")
    path.mkdir()
    options = f"size=1m,nr_inodes={_FILES}"
    words = [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    try:
        yield SmallDisk(path)
    finally:
        # What is still open on it goes with whoever has it open.
        subprocess.run(["umount", "--lazy", str(path)], check=True)


def _is_done(write) -> bool:
    """Do it; return false if the disk was too full for it."""
    try:
        write()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return False
    return True
