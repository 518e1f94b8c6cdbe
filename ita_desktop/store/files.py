"""The file as bytes: what it is, read before SQLite touches it, and how a new one is put down."""

from __future__ import annotations

from pathlib import Path

from ita_desktop.files import written_whole
from ita_desktop.store.errors import (
    MediumGone,
    NewerWorkbook,
    NotAWorkbook,
    NotReadable,
    WorkbookMissing,
    of_system,
)
from ita_desktop.store.marks import APPLICATION_ID
from ita_desktop.store.program import newer_program_of

# Where SQLite's file format keeps what we look at (sqlite.org/fileformat2.html).
_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


def check_kind(path: Path, schema_version: int) -> None:
    """Refuse what is not a workbook, or newer than `schema_version`, without changing a byte.

    Raises:
        Problem: WorkbookMissing, NotReadable, MediumGone, NotAWorkbook or NewerWorkbook.
    """
    try:
        with path.open("rb") as source:
            header = source.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise WorkbookMissing(path) from None
    except IsADirectoryError:
        raise NotAWorkbook(path) from None
    except PermissionError as error:
        raise (NotAWorkbook if path.is_dir() else NotReadable)(path) from error
    except OSError as error:
        raise MediumGone(path) from error
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise NotAWorkbook(path)
    if int.from_bytes(header[_APPLICATION_ID], "big") != APPLICATION_ID:
        raise NotAWorkbook(path)
    if int.from_bytes(header[_USER_VERSION], "big") > schema_version:
        raise NewerWorkbook(path, newer_program_of(path))


def write_new(path: Path, content: bytes) -> None:
    """Put a new file down, whole or not at all. Raises a Problem if the system refuses."""
    try:
        with written_whole(path) as target:
            target.write(content)
    except OSError as error:
        raise of_system(error, path) from error
