"""The `.ita` file: open, lock, migrate, change, undo, history.

One file is one SQLite database. Nothing outside this room opens it, and nothing changes it but
through `Workbook.change`, `restore`, `undo` and `redo`: each is one transaction with its entry in
the journal.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ita_desktop.store.changes import GO_ALONG, RowChange, names_in, net
from ita_desktop.store.errors import (
    AlreadyDismissed,
    ContentMissing,
    ContentsFull,
    DamagedEntry,
    DamagedWorkbook,
    DiskFull,
    FieldGone,
    FolderMissing,
    FolderNotWritable,
    MediumGone,
    NameTooLong,
    NewerWorkbook,
    NotAWorkbook,
    NotReadable,
    NotWritable,
    RowMissing,
    StepMissing,
    WorkbookBusy,
    WorkbookExists,
    WorkbookInUse,
    WorkbookMissing,
    WorkbookReplaced,
    YearOutOfRange,
    YearTaken,
)
from ita_desktop.store.late import load
from ita_desktop.store.outline import Outline, OutlineIndicator, OutlineMeasure
from ita_desktop.store.row_place import RowPlace
from ita_desktop.store.steps import StepRecord
from ita_desktop.store.terms import Terms
from ita_desktop.store.workbook import Workbook

if TYPE_CHECKING:
    from ita_desktop.store.apart import ReportApart
    from ita_desktop.store.copying import WorkbookCopy, changed_copy, content_of, put_down
    from ita_desktop.store.edit import Edit
    from ita_desktop.store.searching import SEARCHED, Found, Hit, Query, Stopped

__all__ = [
    "GO_ALONG",
    "SEARCHED",
    "AlreadyDismissed",
    "ContentMissing",
    "ContentsFull",
    "DamagedEntry",
    "DamagedWorkbook",
    "DiskFull",
    "Edit",
    "FieldGone",
    "FolderMissing",
    "FolderNotWritable",
    "Found",
    "Hit",
    "MediumGone",
    "NameTooLong",
    "NewerWorkbook",
    "NotAWorkbook",
    "NotReadable",
    "NotWritable",
    "Outline",
    "OutlineIndicator",
    "OutlineMeasure",
    "Query",
    "ReportApart",
    "RowChange",
    "RowMissing",
    "RowPlace",
    "StepMissing",
    "StepRecord",
    "Stopped",
    "Terms",
    "Workbook",
    "WorkbookBusy",
    "WorkbookCopy",
    "WorkbookExists",
    "WorkbookInUse",
    "WorkbookMissing",
    "WorkbookReplaced",
    "YearOutOfRange",
    "YearTaken",
    "changed_copy",
    "content_of",
    "load",
    "names_in",
    "net",
    "put_down",
]

# What takes time is loaded when it is first asked for: the window is there long before.
_LATE = {
    "Edit": "edit",
    "Found": "searching",
    "Hit": "searching",
    "Query": "searching",
    "ReportApart": "apart",
    "SEARCHED": "searching",
    "Stopped": "searching",
    "WorkbookCopy": "copying",
    "changed_copy": "copying",
    "content_of": "copying",
    "put_down": "copying",
}


def __getattr__(name: str) -> object:
    """Return what is loaded when it is first asked for."""
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
