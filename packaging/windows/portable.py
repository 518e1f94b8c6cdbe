"""Packs the portable edition: a folder for a stick, with the data beside the program."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

from windows.places import HERE, NAME, files_below

MARK = "portable.txt"
READ_ME = "อ่านก่อน.txt"


def pack(payload: Path, target: Path, seconds: int, *, fast: bool = False) -> None:
    """Write the zip: one folder with the payload, the mark of the edition, and a note.

    Args:
        payload: what is installed otherwise.
        target: the zip, replaced.
        seconds: the time that every file in it gets, since 1970.
        fast: whether to save time rather than space.
    """
    own = {MARK: HERE / "portable" / MARK, READ_ME: HERE / "portable" / READ_ME}
    files = {path.relative_to(payload).as_posix(): path for path in files_below(payload)} | own
    target.parent.mkdir(parents=True, exist_ok=True)
    kind = zipfile.ZIP_STORED if fast else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", kind, compresslevel=None if fast else 9) as packed:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", time.gmtime(seconds)[:6])
            entry.compress_type = kind
            entry.external_attr = 0o100644 << 16
            content = path.read_bytes()
            if path in own.values():
                content = _for_windows(content)
            packed.writestr(entry, content)


def _for_windows(text: bytes) -> bytes:
    """Return a text as Windows' editor likes it: marked as UTF-8, its lines ended with CR LF."""
    return text.decode("utf-8").replace("\n", "\r\n").encode("utf-8-sig")
