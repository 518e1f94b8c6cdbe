"""A workbook taken out of its file as one piece, and put down in another place."""

import sqlite3
import threading
from contextlib import closing

import pytest

from ita_desktop.model import Attachment, Indicator, Measure, Report
from ita_desktop.problems import Problem
from ita_desktop.store import (
    DiskFull,
    MediumGone,
    RowMissing,
    Workbook,
    WorkbookCopy,
    WorkbookInUse,
    changed_copy,
    content_of,
    put_down,
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.ita"
    with Workbook.create(path) as workbook, workbook.change("Add a fiscal year") as edit:
        edit.add(Report(fiscal_year=2566, title="ชื่อ"))
    return path


def test_a_copy_has_the_content_and_the_history_of_an_open_file(path, tmp_path):
    with Workbook.open(path) as workbook:
        content = content_of(path)
        put_down(tmp_path / "b.ita", content)
        steps = [step.step for step in workbook.history()]
    with Workbook.open(tmp_path / "b.ita") as copy:
        assert copy.reports()[0].title == "ชื่อ"
        assert [step.step for step in copy.history()] == steps
        copy.undo()
        assert copy.reports() == []


def test_a_change_under_way_in_another_thread_is_not_in_it(path, tmp_path):
    contents = []
    with Workbook.open(path) as workbook:
        with workbook.change("Edit the title") as edit:
            edit.set(Report, 1, title="ครึ่งทาง")
            thread = threading.Thread(target=lambda: contents.append(content_of(path)))
            thread.start()
            thread.join()
        put_down(tmp_path / "b.ita", contents[0])
    with Workbook.open(tmp_path / "b.ita") as copy:
        assert copy.reports()[0].title == "ชื่อ"


def attach(workbook, data, report_id=1):
    with workbook.change("Attach") as edit:
        attachment = Attachment(content=edit.keep(data))
        measure = Measure(attachments=[attachment])
        edit.add(Indicator(measures=[measure]), parent_id=report_id)
    return attachment.content


def test_a_copy_has_what_attachments_hold_and_what_only_the_history_names(path, tmp_path):
    with Workbook.open(path) as workbook:
        first, second = attach(workbook, b"one"), attach(workbook, b"two" * 99_999)
        workbook.undo()
        put_down(tmp_path / "b.ita", content_of(path))
    with Workbook.open(tmp_path / "b.ita") as copy:
        assert copy.content(first) == b"one"
        assert copy.redo().step == "Attach"
        assert copy.content(second) == b"two" * 99_999
        assert copy.content_size() == 3 + 3 * 99_999


def test_a_copy_is_the_file_to_the_last_row(path, tmp_path):
    with Workbook.open(path) as workbook:
        attach(workbook, b"one")
        workbook.undo()
    put_down(tmp_path / "b.ita", content_of(path))

    def dump(file):
        with closing(sqlite3.connect(file)) as connection:
            pragmas = [
                connection.execute(f"PRAGMA {name}").fetchone()
                for name in ("application_id", "user_version", "integrity_check")
            ]
            return [*pragmas, *connection.iterdump()]

    assert dump(tmp_path / "b.ita") == dump(path)


def test_what_an_earlier_copy_has_is_not_read_again(path):
    with Workbook.open(path) as workbook:
        first = attach(workbook, b"one")
        known = content_of(path).contents
        second = attach(workbook, b"two")
    copy = content_of(path, known)
    assert copy.contents.keys() == {first, second}
    assert copy.contents[first] is known[first]


def test_without_room_for_a_copy_nothing_is_left_of_it(path, tmp_path, monkeypatch):
    with Workbook.open(path) as workbook:
        attach(workbook, b"one")
    target = tmp_path / "b.ita"
    target.write_bytes(b"old")
    copy = content_of(path)

    def no_room(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(DiskFull, match=r"b\.ita"):
        put_down(target, copy)
    assert target.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.ita", "b.ita"]


def test_a_copy_that_is_no_workbook_is_told_and_not_put_down(tmp_path):
    with pytest.raises(Problem):
        put_down(tmp_path / "b.ita", WorkbookCopy(b"nonsense" * 99, {"0": b"x"}))
    assert list(tmp_path.iterdir()) == []


def test_one_more_change_can_be_made_before_there_is_a_file(path, tmp_path):
    with Workbook.open(path) as workbook:
        attach(workbook, b"one")
    copy = content_of(path)
    changed = changed_copy(copy, "Type", lambda edit: edit.set(Report, 1, title="ใหม่"))
    same = changed_copy(copy, "Type", lambda edit: edit.set(Report, 1, title="ชื่อ"))
    with pytest.raises(RowMissing):
        changed_copy(copy, "Type", lambda edit: edit.set(Report, 9, title="ใหม่"))
    put_down(tmp_path / "b.ita", changed)
    with Workbook.open(tmp_path / "b.ita") as again:
        assert again.reports()[0].title == "ใหม่"
        assert again.content_size() == 3
        assert again.undo().step == "Type"
        assert again.reports()[0].title == "ชื่อ"
        assert again.undoable.step == "Attach"
    put_down(tmp_path / "c.ita", same)
    with Workbook.open(tmp_path / "c.ita") as again:
        assert again.undoable.step == "Attach"


def test_a_file_that_is_gone_is_told(path):
    path.unlink()
    with pytest.raises(MediumGone):
        content_of(path)


def test_a_file_that_is_open_is_never_replaced(path):
    content = content_of(path)
    before = path.read_bytes()
    with Workbook.open(path), pytest.raises(WorkbookInUse):
        put_down(path, content)
    assert path.read_bytes() == before
    put_down(path, content)
    Workbook.open(path).close()
