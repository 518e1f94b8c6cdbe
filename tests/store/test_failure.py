"""A full disk, a stick pulled out, a crash: the change is whole or not made, and work goes on."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.problems import Problem
from ita_desktop.store import (
    DiskFull,
    MediumGone,
    NotWritable,
    Workbook,
    WorkbookBusy,
    WorkbookReplaced,
)


def add_much(workbook):
    with workbook.change("Add measures") as edit:
        for _ in range(100):
            edit.add(Measure(remark="ก" * 1000), parent_id=1)


@contextmanager
def no_room(workbook):
    """Let SQLite find no room beyond what the file has now."""
    with workbook._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with workbook._database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


@contextmanager
def medium_failing_beyond(size):
    """Let the system fail every write beyond so many bytes of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_undoes_the_change_and_the_next_one_works(workbook, small_report, remarks):
    told = []
    workbook.subscribe(told.append)
    with no_room(workbook):
        with pytest.raises(DiskFull):
            add_much(workbook)
        assert remarks(workbook) == ["abc", "d"]
        assert workbook.undoable.step == "Add report"
    assert told == []
    add_much(workbook)
    assert len(workbook.indicators(1)[0].measures) == 103


def test_a_failing_medium_undoes_the_change_and_the_next_one_works(
    workbook, small_report, remarks, path
):
    with medium_failing_beyond(path.stat().st_size):
        with pytest.raises(MediumGone):
            add_much(workbook)
        assert remarks(workbook) == ["abc", "d"]
    add_much(workbook)
    assert len(workbook.indicators(1)[0].measures) == 103


def test_undo_that_finds_no_room_can_be_done_again_later(workbook, small_report, remarks):
    add_much(workbook)
    with no_room(workbook), pytest.raises(DiskFull):
        workbook.undo()
    assert workbook.undoable.step == "Add measures"
    workbook.undo()
    assert remarks(workbook) == ["abc", "d"]


def test_a_workbook_taken_away_is_missed_and_works_again_when_it_is_back(
    workbook, small_report, path
):
    elsewhere = path.with_name("elsewhere.ita")
    path.rename(elsewhere)
    for _ in range(2):
        with pytest.raises(MediumGone), workbook.change("Edit") as edit:
            edit.set(Office, 1, name="ก")
        assert not path.exists(), "no empty file is put in its place"
    with pytest.raises(MediumGone):
        workbook.office()
    elsewhere.rename(path)
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    assert workbook.office().name == "ก"
    assert workbook.undoable.step == "Edit"


@pytest.mark.parametrize("put", [shutil.copy, os.replace])
@pytest.mark.parametrize("other", ["an earlier copy", "another office's"])
def test_a_file_put_in_the_place_of_the_open_one_is_left_alone(
    workbook, small_report, path, put, other
):
    elsewhere = path.with_name("elsewhere.ita")
    if other == "an earlier copy":
        shutil.copy(path, elsewhere)
    else:
        with Workbook.create(elsewhere) as another, another.change("Add report") as edit:
            edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=[Measure()])]))
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    mine = path.with_name("mine.ita")
    shutil.copy(path, mine)
    put(elsewhere, path)
    theirs = path.read_bytes()
    for _ in range(2):
        with pytest.raises(Problem), workbook.change("Edit") as edit:
            edit.set(Office, 1, name="ข")
    with pytest.raises(WorkbookReplaced):
        workbook.undo()
    assert path.read_bytes() == theirs
    put(mine, path)
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ข")
    assert workbook.office().name == "ข"


def test_a_full_disk_leaves_nothing_of_a_new_workbook(path):
    with medium_failing_beyond(10_000), pytest.raises(Problem):
        Workbook.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_another_program_holds_is_said_to_be_busy(workbook, path):
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorkbookBusy):
            workbook.office()
    other.close()
    assert workbook.office().name == ""


def test_a_change_holds_the_file_from_its_beginning(workbook, path):
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        with workbook.change("Edit"), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_the_file_is_one_whole_file_at_any_time(workbook):
    """As a rollback journal, every sync, and rows that belong to something."""
    with workbook._database.reading() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["delete", 3, 1]


DIE = """
import os, signal, sys
from pathlib import Path
from ita_desktop.model import Measure, Office
from ita_desktop.store import Workbook
from ita_desktop.store.engine import driver_connection
workbook = Workbook.open(Path(sys.argv[1]))
# So that the file is written to before the change's end.
driver_connection(workbook._database._connected()).execute("PRAGMA cache_spill = ON")
with workbook.change("Whole") as edit:
    edit.set(Office, 1, name="whole")
with workbook.change("Half") as edit:
    edit.set(Office, 1, name="half")
    for _ in range(60):  # more than SQLite keeps in memory: the file itself is half changed
        edit.add(Measure(remark="x" * 100_000), parent_id=1)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("read_only", [False, True])
def test_a_crash_in_the_middle_of_a_change_leaves_the_last_whole_state(
    workbook, small_report, path, remarks, read_only
):
    workbook.close()
    size = path.stat().st_size
    assert subprocess.run([sys.executable, "-c", DIE, path], check=False).returncode == -9
    assert path.stat().st_size > 2 * size, "the crash came after the file was written to"
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    with Workbook.open(path, read_only=read_only) as again:
        assert again.office().name == "whole"
        assert remarks(again) == ["abc", "d"]
        assert again.undoable.step == "Whole"
    assert not path.with_name(f"{path.name}-journal").exists()
    assert path.stat().st_size < 2 * size


def test_a_change_is_on_the_disk_when_it_is_told(workbook, small_report, path):
    on_disk = []

    def copy(_):
        assert not path.with_name(f"{path.name}-journal").exists()
        on_disk.append(path.read_bytes())

    workbook.subscribe(copy)
    with workbook.change("Edit") as edit:
        edit.add(Indicator(label="new"), parent_id=1)
        edit.add(Report(fiscal_year=2570))
    whole = path.with_name("copy.ita")
    whole.write_bytes(on_disk[0])
    with Workbook.open(whole) as copied:
        assert copied.indicators(1)[-1].label == "new"
        assert len(copied.reports()) == 2


def test_undo_of_a_workbook_open_for_reading_is_refused(workbook, small_report, path):
    with Workbook.open(path, read_only=True) as reader, pytest.raises(NotWritable):
        reader.redo()
