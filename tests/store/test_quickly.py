"""A workbook opened to be shown before SQLAlchemy is loaded: real files, in processes anew."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from hashlib import sha256

import pytest

from ita_desktop.model import (
    Attachment,
    Base,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.store import DamagedWorkbook, Workbook
from ita_desktop.store.opening import our_columns
from ita_desktop.store.schema import journal_table

# Reads everything in haste, then as usual, and holds the one against the other.
PROGRAM = """
import sys
from pathlib import Path
from ita_desktop import store
from ita_desktop.model import Attachment, Indicator, Measure, Report

def all_of(workbook):
    return [
        workbook.office(), *workbook.reports(), workbook.row(Report, 1),
        workbook.row(Indicator, 1), workbook.row(Attachment, 1),
        workbook.measure(1), *workbook.measure(1).attachments, workbook.measure(2),
    ]

def said(rows):
    above_and_below = {"measure", "attachments"}
    return [{k: v for k, v in vars(row).items() if k[0] != "_" and k not in above_and_below}
            for row in rows]

with store.Workbook.open_quickly(Path(sys.argv[1])) as workbook:
    first = all_of(workbook)
    print(workbook.outline(1).indicators[0].measures[0].first_line)
    print(workbook.undoable_name, workbook.redoable_name, workbook.opened_at_step)
    print([name for name in ("sqlalchemy", "alembic") if name in sys.modules])
    store.load()
    usual = all_of(workbook)
    print(said(first) == said(usual), isinstance(usual[0], store.workbook.Office))
    with workbook.change("Edit the title") as edit:
        edit.set(Report, 1, title="ใหม่")
    print(workbook.undoable_name, workbook.row(Report, 1).title, first[1].title)
"""


@pytest.fixture
def whole(path, terms):
    """A workbook with a value in every kind of column, one step to undo and one to do again."""
    measure = Measure(
        measures=["", " ก “ข”\n", "\\"],
        responsible=["กองคลัง"],
        status=Status.COMPLETED,
        attachments=[Attachment(content="0" * 64, name="ภาพ.png", width=3)],
    )
    report = Report(
        fiscal_year=2566,
        ita_year=2567,
        title="เดิม",
        round=ReportRound.SIX_MONTHS,
        orientation=Orientation.PORTRAIT,
        parts=[ReportPart.COVER, ReportPart.SUMMARY],
        extra_columns=[ExtraColumn.BUDGET],
        memo_on=date(2026, 1, 5),
        problems=["ก", "ข"],
        indicators=[Indicator(label="๑", measures=[measure, Measure()])],
    )
    office = Office(name="เทศบาล", kind=OfficeKind.MUNICIPALITY, logo=b"\0\xff")
    measure.attachments[0].content = content = sha256(b"picture").hexdigest()
    with Workbook.create(path, office, [report], {content: b"picture"}, terms=terms) as made:
        for title in ("หนึ่ง", "สอง"):
            with made.change(f"Type {title}") as edit:
                edit.set(Report, 1, title=title)
        made.undo()
    return path


def test_what_is_read_in_haste_is_what_is_read_later(whole):
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(whole)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told == [
        "ก “ข”",
        "Type หนึ่ง Type สอง 3",
        "[]",
        "True True",
        "Edit the title ใหม่ หนึ่ง",
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE report SET problems = 'x'",
        "UPDATE report SET parts = '[\"x\"]'",
        "UPDATE report SET memo_on = 'x'",
    ],
)
def test_what_nothing_of_ours_has_written_is_damage_in_haste_too(whole, damage):
    with closing(sqlite3.connect(whole)) as connection:
        connection.execute(damage)
        connection.commit()
    with Workbook.open_quickly(whole) as workbook, pytest.raises(DamagedWorkbook):
        workbook.reports()


def test_the_columns_that_a_file_is_known_by_are_those_that_it_is_made_with():
    assert journal_table.metadata is Base.metadata
    made = {(table.name, c.name) for table in Base.metadata.tables.values() for c in table.columns}
    assert our_columns() == made


@pytest.mark.parametrize("asked", ["office().name", "reports()", "measures([1])"])
def test_whatever_is_asked_first_of_a_workbook_opened_as_usual_is_answered(workbook, path, asked):
    workbook.close()
    program = (
        "import sys; from pathlib import Path; from ita_desktop.store import Workbook;"
        f"print(Workbook.open(Path(sys.argv[1])).{asked})"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=False
    )
    assert answer.stderr == ""
    assert answer.stdout.strip() in {"", "[]"}
