"""The `.ita` file: open, lock, migrate, change, undo, history.

One file is one SQLite database. Nothing outside this room opens it, and nothing changes it but
through `Workbook.change`, `restore`, `undo` and `redo`: each is one transaction with its entry in
the journal.
"""

from ita_desktop.store.apart import ReportApart
from ita_desktop.store.contents import names_in
from ita_desktop.store.copying import WorkbookCopy, changed_copy, content_of, put_down
from ita_desktop.store.edit import Edit
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
from ita_desktop.store.journal import StepRecord
from ita_desktop.store.outline import Outline, OutlineIndicator, OutlineMeasure
from ita_desktop.store.reading import RowPlace
from ita_desktop.store.rows import GO_ALONG, RowChange, net
from ita_desktop.store.searching import SEARCHED, Found, Hit, Query, Stopped
from ita_desktop.store.terms import Terms
from ita_desktop.store.workbook import Workbook

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
    "names_in",
    "net",
    "put_down",
]
