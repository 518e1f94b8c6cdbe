"""What can go wrong with a workbook, in words for the user, and how SQLite's codes map to it."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from tempfile import TemporaryFile

from ita_desktop import __version__
from ita_desktop.problems import Problem, mark

_MEGABYTE = 1024 * 1024


class _FileProblem(Problem):
    """A problem with one file; its sentence names the file."""

    SENTENCE = ""

    def __init__(self, path: Path) -> None:
        super().__init__(self.SENTENCE, name=shown(path.name), folder=shown(str(path.parent)))
        self.path = path


class NotAWorkbook(_FileProblem):
    """The file is something else: empty, no SQLite database, or another program's."""

    SENTENCE = mark("“{name}” is not a workbook of this program. Choose another file.")


class DamagedWorkbook(NotAWorkbook):
    """The file is a workbook, but bytes of it are missing or wrong."""

    SENTENCE = mark("“{name}” is damaged and cannot be read. Open a backup copy of it instead.")


class NewerWorkbook(_FileProblem):
    """The file's schema is newer than this program."""

    SENTENCE = mark(
        "“{name}” was saved by a newer version of this program, and nothing in it was changed. Ask "
        "whoever gave it to you for that version (ITA-Desktop-…-setup.exe), open that, and then "
        "this file again."
    )
    NAMED = mark(
        "“{name}” was saved by version {version} of this program; this one is {own}. Nothing in it "
        "was changed. Open ITA-Desktop-{version}-setup.exe, which may lie on the stick that the "
        "file came on, or ask whoever gave it to you for it; then open this file again."
    )

    def __init__(self, path: Path, version: str | None = None) -> None:
        if version is None:
            super().__init__(path)
        else:
            name = shown(path.name)
            Problem.__init__(self, self.NAMED, name=name, version=version, own=__version__)


class WorkbookMissing(_FileProblem):
    """There is no such file."""

    SENTENCE = mark("“{name}” was not found in {folder}. It may have been moved or renamed.")


class NotReadable(_FileProblem):
    """The user has no right to read the file."""

    SENTENCE = mark("You have no permission to read “{name}”. Ask its owner for it.")


class FolderMissing(_FileProblem):
    """There is no such folder."""

    SENTENCE = mark("The folder {folder} was not found. Choose another folder.")


class WorkbookExists(_FileProblem):
    """A new workbook would replace a file."""

    SENTENCE = mark("“{name}” already exists. Choose another name.")


class WorkbookBusy(_FileProblem):
    """Another program holds SQLite's lock on the file."""

    SENTENCE = mark("Another program is using “{name}” at the moment. Try again shortly.")


class NotWritable(_FileProblem):
    """The file is write-protected, or was opened for reading only."""

    SENTENCE = mark("“{name}” can only be read. Save a copy elsewhere to change it.")


class FolderNotWritable(_FileProblem):
    """No file can be made beside the workbook."""

    SENTENCE = mark("The folder {folder} cannot be written to. Choose another folder.")


class MediumGone(_FileProblem):
    """The file, its stick or its share is gone, or does not answer."""

    SENTENCE = mark(
        "“{name}” cannot be reached. Connect its disk again or put the file back, then try again."
    )


class WorkbookReplaced(_FileProblem):
    """Another file, or an earlier copy, was put in the place of the one that is open."""

    SENTENCE = mark(
        "While “{name}” was open here, another file was put in its place, and nothing was written "
        "into that one. Choose “Save elsewhere” to keep your work."
    )


class DiskFull(_FileProblem):
    """The medium has no room for the change."""

    SENTENCE = mark(
        "The disk is full, so “{name}” cannot be saved. "
        "Delete files that are not needed and try again, or save on another disk."
    )


class NameTooLong(_FileProblem):
    """The file system refuses the name."""

    SENTENCE = mark("The name “{name}” is too long. Choose a shorter one.")


class WorkbookInUse(Problem):
    """Another window, here or on another computer, has the workbook open."""


class RowMissing(Problem, LookupError):  # noqa: N818 - as Problem itself
    """The row asked for is not, or no longer, in the workbook."""

    def __init__(self) -> None:
        super().__init__(mark("This entry is no longer in the workbook."))


class FieldGone(RowMissing):
    """The row whose field is to have an older value again has been removed."""

    def __init__(self) -> None:
        super(RowMissing, self).__init__(
            mark(
                "The entry that this field belonged to has been removed. "
                "Bring back the report as it was before that instead."
            )
        )


class StepMissing(Problem, LookupError):  # noqa: N818 - as Problem itself
    """The journal no longer has the step that the workbook is to go back to."""

    def __init__(self) -> None:
        super().__init__(mark("This step is no longer in the history. Choose another one."))


class AlreadyDismissed(Problem):
    """A finding is to be put aside twice."""

    def __init__(self) -> None:
        super().__init__(mark("This finding has been put aside already."))


class ContentMissing(Problem, LookupError):  # noqa: N818 - as Problem itself
    """The bytes of an attachment are not, or no longer, in the workbook."""

    def __init__(self) -> None:
        super().__init__(mark("This picture or file is no longer in the workbook."))


class ContentsFull(Problem):
    """The pictures and files of a workbook would be more than it takes."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(
            mark(
                "The pictures and files of one workbook can be {most} MB together; with this they "
                "would be {size} MB. Remove some of them, or make them smaller first."
            ),
            most=most // _MEGABYTE,
            size=-(-size // _MEGABYTE),
        )


class DamagedEntry(Problem):
    """The journal has bytes in it that we cannot have written."""

    def __init__(self) -> None:
        super().__init__(
            mark("This step of the history is damaged, so it cannot be shown or undone.")
        )


class YearTaken(Problem):
    """Two reports of one workbook would have the same fiscal year."""

    def __init__(self, year: int) -> None:
        super().__init__(
            mark("This workbook already has a report for the fiscal year {year}."), year=year
        )


class YearOutOfRange(Problem):
    """A fiscal year that is no Buddhist year of our time."""

    def __init__(self, year: int) -> None:
        super().__init__(
            mark("The fiscal year must lie between 2400 and 2999, not {year}."), year=year
        )


_OF_SQLITE: dict[int, type[_FileProblem]] = {
    sqlite3.SQLITE_ERROR: DamagedWorkbook,  # statements come from the entities: the tables differ
    sqlite3.SQLITE_BUSY: WorkbookBusy,
    sqlite3.SQLITE_CANTOPEN: MediumGone,
    sqlite3.SQLITE_CORRUPT: DamagedWorkbook,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: MediumGone,
    sqlite3.SQLITE_NOTADB: DamagedWorkbook,
    sqlite3.SQLITE_PERM: NotWritable,
    sqlite3.SQLITE_READONLY: NotWritable,
}
_FULL = (errno.ENOSPC, errno.EDQUOT)
_OF_SYSTEM: dict[int, type[_FileProblem]] = {
    errno.EDQUOT: DiskFull,
    errno.EIO: MediumGone,
    errno.ENAMETOOLONG: NameTooLong,
    errno.ENODEV: MediumGone,
    errno.ENOENT: FolderMissing,
    errno.ENOSPC: DiskFull,
    errno.ENOTDIR: FolderMissing,
    errno.ENXIO: MediumGone,
}


def of_driver(error: BaseException | None, path: Path) -> Problem | None:
    """Return the user's problem behind what the driver raised, None if it is our own mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # text that is not UTF-8: only a damaged file has it
        is_damage = isinstance(error, sqlite3.OperationalError)
        return DamagedWorkbook(path) if is_damage else None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return MediumGone(path)
    kind = _OF_SQLITE.get(code & 0xFF)  # the low byte is the error's family
    if kind is MediumGone and _takes_no_file(path.parent):
        return DiskFull(path)
    return kind(path) if kind else None


def of_system(error: OSError, path: Path) -> Problem:
    """Return the user's problem behind an error of the operating system while making `path`."""
    return _OF_SYSTEM.get(error.errno or 0, FolderNotWritable)(path)


def _takes_no_file(folder: Path) -> bool:
    """Tell whether the disk has no room for another file, which SQLite does not say as it is."""
    try:
        with TemporaryFile(dir=folder):
            return False
    except OSError as error:
        return error.errno in _FULL


def shown(name: str) -> str:
    """Return a file's name as text that every window and terminal can show."""
    return name.encode("utf-8", "replace").decode("utf-8")
