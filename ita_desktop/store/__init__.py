"""The `.ita` file: open, lock, migrate, change, undo, history.

One file is one SQLite database. Nothing outside this room opens it, and nothing changes it but
through `Workbook.change`, `undo` and `redo`: each is one transaction with its entry in the journal.
"""

from ita_desktop.store.edit import Edit
from ita_desktop.store.errors import (
    DamagedEntry,
    DamagedWorkbook,
    DiskFull,
    FolderMissing,
    FolderNotWritable,
    MediumGone,
    NameTooLong,
    NewerWorkbook,
    NotAWorkbook,
    NotReadable,
    NotWritable,
    OlderWorkbook,
    RowMissing,
    WorkbookBusy,
    WorkbookExists,
    WorkbookInUse,
    WorkbookMissing,
    YearOutOfRange,
    YearTaken,
)
from ita_desktop.store.journal import StepRecord
from ita_desktop.store.rows import RowChange
from ita_desktop.store.terms import Terms
from ita_desktop.store.workbook import Workbook

__all__ = [
    "DamagedEntry",
    "DamagedWorkbook",
    "DiskFull",
    "Edit",
    "FolderMissing",
    "FolderNotWritable",
    "MediumGone",
    "NameTooLong",
    "NewerWorkbook",
    "NotAWorkbook",
    "NotReadable",
    "NotWritable",
    "OlderWorkbook",
    "RowChange",
    "RowMissing",
    "StepRecord",
    "Terms",
    "Workbook",
    "WorkbookBusy",
    "WorkbookExists",
    "WorkbookInUse",
    "WorkbookMissing",
    "YearOutOfRange",
    "YearTaken",
]
