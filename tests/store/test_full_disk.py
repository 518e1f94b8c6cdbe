"""A disk that is really full: nothing is half done, it is called by its name, and room helps."""

from __future__ import annotations

import pytest

from ita_desktop.model import Measure, Office, Report
from ita_desktop.store import DiskFull, Workbook, content_of, put_down
from tests.full_disk import SmallDisk
from tests.store.test_migrate import migrations


@pytest.fixture
def path(small_disk):
    return small_disk.path / "รายงาน.ita"


@pytest.fixture
def small(workbook, small_report):
    """The path of a workbook with a report, closed."""
    workbook.close()
    return workbook.path


@pytest.fixture(params=[SmallDisk.fill, SmallDisk.fill_with_files])
def fill(small_disk, request):
    """A function that fills the disk, with bytes or with files."""
    return lambda: request.param(small_disk)


def test_a_change_is_not_made_and_works_when_there_is_room(
    workbook, small_report, small_disk, remarks, fill
):
    names = small_disk.names()
    fill()
    told = []
    workbook.subscribe(told.append)
    for text in ("ข", "ข" * 10_000):
        with pytest.raises(DiskFull), workbook.change("Type") as edit:
            edit.set(Measure, 1, remark=text)
    with pytest.raises(DiskFull):
        workbook.undo()
    assert remarks(workbook) == ["abc", "d"]
    assert (told, small_disk.names()) == ([], names)
    small_disk.free()
    with workbook.change("Type") as edit:
        edit.set(Measure, 1, remark="ข" * 10_000)
    workbook.undo()
    assert remarks(workbook) == ["abc", "d"]


def test_a_change_that_only_half_fits_is_not_made(workbook, small_report, remarks):
    with pytest.raises(DiskFull), workbook.change("Type") as edit:
        edit.add_all([Measure(remark="ก" * 100_000)] * 20, parent_id=1)
    assert remarks(workbook) == ["abc", "d"]
    with workbook.change("Type") as edit:
        edit.set(Measure, 1, remark="ข")
    assert remarks(workbook) == ["ขbc", "d"]


def test_a_file_can_still_be_opened_and_copied(small, small_disk, reopened, remarks, tmp_path):
    small_disk.fill()
    again = reopened()
    assert remarks(again) == ["abc", "d"]
    put_down(tmp_path / "b.ita", content_of(again.path))
    with Workbook.open(tmp_path / "b.ita") as copy:
        assert remarks(copy) == ["abc", "d"]
    again.close()
    assert small_disk.names() == ["รายงาน.ita"]


def test_a_long_history_is_cut_when_there_is_room(small, small_disk, reopened, clock):
    small_disk.fill()
    clock.pass_seconds(3 * 366 * 86_400)
    again = reopened()
    assert again.undoable.step == "Add report"
    again.close()
    small_disk.free()
    assert reopened().undoable is None


def test_nothing_is_left_of_a_new_file(path, small_disk, terms, fill):
    fill()
    with pytest.raises(DiskFull):
        Workbook.create(path, Office(), [Report(fiscal_year=2566)], terms=terms)
    assert small_disk.names() == []
    small_disk.free()
    Workbook.create(path, terms=terms).close()


def test_what_a_file_would_have_replaced_stays(small, small_disk):
    small_disk.fill()
    before = small.read_bytes()
    with pytest.raises(DiskFull):
        put_down(small, content_of(small))
    assert small.read_bytes() == before
    assert small_disk.names() == ["รายงาน.ita"]


def test_an_older_file_is_left_as_it_is(small, small_disk, reopened, tmp_path):
    small_disk.fill()
    before = small.read_bytes()
    newer = migrations(tmp_path / "new")
    with pytest.raises(DiskFull):
        reopened(**newer)
    assert small.read_bytes() == before
    assert small_disk.names() == ["รายงาน.ita"]
    small_disk.free()
    assert reopened(**newer).report(1).title == "new"
