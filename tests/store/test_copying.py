"""A workbook taken out of its file as one piece, and put down in another place."""

import threading

import pytest

from ita_desktop.model import Report
from ita_desktop.store import MediumGone, Workbook, WorkbookInUse, content_of, put_down


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
