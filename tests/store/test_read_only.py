"""A file that cannot be written to where it is: on a CD, a write-protected stick, another's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import alembic.command
import alembic.config
import pytest

from ita_desktop.model import Office, Report
from ita_desktop.store import (
    NotReadable,
    NotWritable,
    Query,
    Workbook,
    content_of,
    put_down,
)
from tests.store.test_failure import DIE
from tests.write_protected import as_a_user_with_few_rights, write_protected_folder

# Loaded before: who has few rights may not be able to.
LOADED = (alembic.command, alembic.config)
FIXTURES = Path(__file__).with_name("fixtures")


def test_what_can_be_written_is_opened_for_work(workbook, path):
    workbook.close()
    with Workbook.open_or_read(path) as opened:
        assert not opened.read_only
        assert opened.file == path


@pytest.mark.parametrize("protected", ["folder", "file"])
def test_what_cannot_be_written_is_opened_for_reading(workbook, small_report, path, protected):
    workbook.close()
    with write_protected_folder(path) as folder:
        protected_path = folder / path.name
        if protected == "file":
            folder.chmod(0o777)
        else:
            protected_path.chmod(0o666)
        before = protected_path.read_bytes()
        with as_a_user_with_few_rights(), Workbook.open_or_read(protected_path) as reader:
            assert reader.read_only
            assert reader.path == reader.file == protected_path
            assert reader.report_apart(1).report.fiscal_year == 2566
            assert len(reader.search(Query("a"))) > 0
            assert reader.undoable is not None
            for attempt in (reader.undo, lambda: reader.restore(0, "Go back")):
                with pytest.raises(NotWritable):
                    attempt()
        assert [each.name for each in folder.iterdir()] == [path.name]
        assert protected_path.read_bytes() == before


def test_what_cannot_be_read_either_is_refused(workbook, path):
    workbook.close()
    with write_protected_folder(path) as folder:
        (folder / path.name).chmod(0o000)
        with as_a_user_with_few_rights(), pytest.raises(NotReadable):
            Workbook.open_or_read(folder / path.name)


@pytest.mark.parametrize("version", sorted(FIXTURES.glob("version-*.ita")), ids=lambda p: p.stem)
def test_a_file_of_every_earlier_version_is_read_there_as_it_would_be_here(version, tmp_path):
    here = tmp_path / version.name
    here.write_bytes(version.read_bytes())
    with write_protected_folder(version) as folder:
        with as_a_user_with_few_rights():
            reader = Workbook.open_or_read(folder / version.name)
        with reader, Workbook.open(here) as workbook:
            assert reader.office().name == workbook.office().name
            assert [e.title for e in reader.reports()] == [e.title for e in workbook.reports()]
            assert reader.undoable_name == workbook.undoable_name
            assert reader.file.exists()


def test_what_a_crash_left_half_done_is_rolled_back_in_a_copy(
    workbook, small_report, path, remarks
):
    workbook.close()
    assert subprocess.run([sys.executable, "-c", DIE, path], check=False).returncode == -9
    journal = path.with_name(f"{path.name}-journal")
    before = journal.read_bytes()
    with write_protected_folder(path, journal) as folder, as_a_user_with_few_rights():
        reader = Workbook.open_or_read(folder / path.name)
        with reader:
            assert reader.office().name == "whole"
            assert remarks(reader) == ["abc", "d"]
        assert (folder / journal.name).read_bytes() == before


def test_a_copy_put_elsewhere_can_be_worked_on(workbook, small_report, path, tmp_path):
    workbook.close()
    elsewhere = tmp_path / "elsewhere.ita"
    with write_protected_folder(path) as folder:
        with as_a_user_with_few_rights():
            reader = Workbook.open_or_read(folder / path.name)
        with reader:
            put_down(elsewhere, content_of(reader.file))
    with Workbook.open(elsewhere) as copy, copy.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
        edit.set(Report, 1, title="ข")


def test_what_changes_under_a_reader_is_seen(workbook, small_report, path):
    with Workbook.open(path, read_only=True) as reader:
        with workbook.change("Edit") as edit:
            edit.set(Office, 1, name="ก")
        assert reader.office().name == "ก"
