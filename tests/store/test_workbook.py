"""Making, opening and closing the file; what is not a workbook is refused as it is."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.model import Digits, Indicator, Measure, Office, OfficeKind, Report, Status
from ita_desktop.problems import Problem
from ita_desktop.store import (
    DamagedWorkbook,
    FolderMissing,
    NameTooLong,
    NewerWorkbook,
    NotAWorkbook,
    NotWritable,
    RowMissing,
    Terms,
    Workbook,
    WorkbookExists,
    WorkbookMissing,
)


def test_a_new_workbook_holds_its_office_and_no_report(path):
    with Workbook.create(path, Office(name="อบต.", kind=OfficeKind.SUBDISTRICT)) as workbook:
        assert (workbook.path, workbook.read_only) == (path, False)
        assert workbook.office().name == "อบต."
        assert workbook.office().kind is OfficeKind.SUBDISTRICT
        assert workbook.reports() == []
        assert workbook.report_of_year(2566) is None


def test_the_file_carries_our_mark_and_version_and_is_alone_in_its_folder_when_closed(path):
    Workbook.create(path).close()
    header = path.read_bytes()[:100]
    assert header[68:72] == b"ITAD"
    assert int.from_bytes(header[60:64], "big") == Terms().schema_version
    assert list(path.parent.iterdir()) == [path]


def test_every_change_is_in_the_one_file_as_soon_as_it_is_made(workbook, small_report, tmp_path):
    copy = tmp_path / "copy.ita"
    copy.write_bytes(workbook.path.read_bytes())
    with Workbook.open(copy) as copied:
        assert len(copied.report(1).indicators) == 2


@pytest.mark.parametrize(
    "name", ["ก ข.ita", "50%?#&.ita", "a'b\"c;--.ita", "ไม่มีนามสกุล", "\udcff.ita"]
)
def test_any_name_that_the_system_allows_will_do(tmp_path, name):
    with Workbook.create(tmp_path / name) as workbook, workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    with Workbook.open(tmp_path / name, read_only=True) as workbook:
        assert workbook.office().name == "ก"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_what_was_read_lives_on_without_the_file(workbook, small_report):
    workbook.close()
    assert small_report.indicators[0].measures[2].indicator.report.fiscal_year == 2566


def test_reports_come_newest_first_and_are_found_by_their_year(workbook):
    with workbook.change("Add reports") as edit:
        for year in (2566, 2568, 2567):
            edit.add(Report(fiscal_year=year, indicators=[Indicator(label=str(year))]))
    assert [report.fiscal_year for report in workbook.reports()] == [2568, 2567, 2566]
    assert workbook.report_of_year(2567).indicators[0].label == "2567"
    assert workbook.report_of_year(2565) is None


def test_what_is_not_there_is_said_to_be_missing(workbook):
    for read in (workbook.report, workbook.indicators, workbook.measure):
        with pytest.raises(RowMissing):
            read(99)


def test_a_workbook_is_made_beside_others_but_never_over_one(path):
    path.write_bytes(b"mine")
    with pytest.raises(WorkbookExists):
        Workbook.create(path)
    assert path.read_bytes() == b"mine"
    assert list(path.parent.iterdir()) == [path]


def test_nothing_is_left_of_a_workbook_that_could_not_be_made(tmp_path):
    with pytest.raises(FolderMissing):
        Workbook.create(tmp_path / "nowhere" / "x.ita")
    with pytest.raises(NameTooLong):
        Workbook.create(tmp_path / ("x" * 250))
    with pytest.raises(TypeError):
        Workbook.create(tmp_path / "x.ita", Office(name=5))
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_gone_is_said_to_be_missing(tmp_path):
    for missing in (tmp_path / "x.ita", tmp_path / "x.ita" / "y.ita"):
        with pytest.raises(WorkbookMissing):
            Workbook.open(missing)
    assert list(tmp_path.iterdir()) == []


def _foreign():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE other (id)")
    return connection.serialize()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(5000),
        b"text" * 100,
        _foreign(),
    ],
    ids=["empty", "nul", "header", "zeros", "text", "foreign"],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_not_a_workbook_is_refused_as_it_is(path, content, read_only):
    path.write_bytes(content)
    with pytest.raises(NotAWorkbook):
        Workbook.open(path, read_only=read_only)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_not_a_workbook(tmp_path):
    with pytest.raises(NotAWorkbook):
        Workbook.open(tmp_path)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.99])
def test_a_truncated_workbook_is_refused_as_it_is(workbook, small_report, path, share):
    workbook.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    content = path.read_bytes()
    with pytest.raises(DamagedWorkbook):
        Workbook.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_newer_workbook_is_refused_as_it_is(path):
    Workbook.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    content = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(NewerWorkbook):
            Workbook.open(path, read_only=read_only)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_workbook_without_one_of_its_tables_is_damaged(path):
    Workbook.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE measure")
    connection.close()
    with pytest.raises(DamagedWorkbook):
        Workbook.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE measure SET steps = 'no json'",
        "UPDATE measure SET steps = '5'",
        "UPDATE measure SET remark = CAST(x'ff' AS TEXT)",
        "UPDATE report SET prepared_on = 'tomorrow'",
    ],
)
def test_a_value_that_we_cannot_have_written_is_damage(workbook, small_report, path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(DamagedWorkbook):
        workbook.report(1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a workbook with a report."""
    path = tmp_path_factory.mktemp("whole") / "x.ita"
    with Workbook.create(path) as workbook, workbook.change("Add report") as edit:
        measures = [Measure(steps=["ก" * 30]) for _ in range(20)]
        edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=measures)]))
    return path.read_bytes()


def test_rows_that_the_file_should_have_refused_are_damage(workbook, small_report, path):
    workbook.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE measure SET status = 'done' WHERE id = 4")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(DamagedWorkbook):
            Workbook.open(path, read_only=read_only)


def test_a_history_with_a_damaged_time_is_refused_in_words(workbook, small_report, path):
    workbook.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE journal SET at = 'x' || substr(at, 2)")
    connection.close()
    with pytest.raises(DamagedWorkbook):
        Workbook.open(path)


@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_file_with_any_bytes_changed_opens_or_is_refused_in_words(
    whole, tmp_path_factory, wrong_bytes
):
    path = tmp_path_factory.mktemp("bytes") / "x.ita"
    content = bytearray(whole)
    for place, byte in wrong_bytes:
        content[place % len(content)] = byte
    path.write_bytes(content)
    with suppress(Problem), Workbook.open(path) as workbook:
        workbook.office()
        for report in workbook.reports():
            workbook.report(report.id)
        for step in workbook.history():
            assert step.changes
        workbook.undo()


def test_closing_twice_is_no_error(path):
    workbook = Workbook.create(path)
    workbook.close()
    workbook.close()


def test_a_workbook_open_for_reading_cannot_be_changed_and_is_not_locked(
    workbook, small_report, path
):
    with Workbook.open(path, read_only=True) as reader:
        assert reader.read_only
        with pytest.raises(NotWritable), reader.change("Edit"):
            pass
        with pytest.raises(NotWritable):
            reader.undo()
        assert reader.undoable.step == "Add report"
        with workbook.change("Edit") as edit:
            edit.set(Office, 1, name="ก")
        assert reader.office().name == "ก"


def test_a_workbook_may_be_opened_through_a_link(workbook, small_report, path, tmp_path):
    link = tmp_path / "link.ita"
    link.symlink_to(path)
    workbook.close()
    with Workbook.open(link) as opened:
        assert opened.path == path
    assert sorted(tmp_path.iterdir()) == sorted([link, path])


def test_the_outline_is_the_report_without_the_long_texts(workbook, small_report):
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, digits=Digits.ARABIC)
        edit.set(Measure, 2, measures=["", " \u00a0", " ประชุม ", "อื่น"], status=Status.COMPLETED)
        edit.move(Measure, 2, parent_id=2, index=0)
        edit.move(Indicator, 2, parent_id=1, index=0)
        edit.add(Indicator(title="ว่าง"), parent_id=1)
        edit.add(Report(fiscal_year=2567, indicators=[Indicator(measures=[Measure()])]))
    outline, report = workbook.outline(1), workbook.report(1)
    assert (outline.id, outline.fiscal_year, outline.digits) == (1, 2566, Digits.ARABIC)
    assert [each[:4] for each in outline.indicators] == [
        (each.id, each.position, each.label, each.title) for each in report.indicators
    ]
    assert [each.title for each in outline.indicators] == ["", "", "ว่าง"]
    for found, read in zip(outline.indicators, report.indicators, strict=True):
        assert [each[:2] for each in found.measures] == [(m.id, m.position) for m in read.measures]
    first, second = outline.indicators[0].measures
    assert (first.id, first.first_line, first.status) == (2, "ประชุม", Status.COMPLETED)
    assert (second.first_line, second.status) == ("", None)
    with pytest.raises(RowMissing):
        workbook.outline(99)
