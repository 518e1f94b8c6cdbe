"""Many rows in one change: as if one by one, in a handful of statements."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import RowMissing, Workbook
from ita_desktop.store.engine import driver_connection


def ids(report):
    return [[measure.id for measure in each.measures] for each in report.indicators]


@pytest.mark.parametrize(
    ("moved", "expected"),
    [(("ac", 0), ["b", "acd"]), (("ac", 1), ["b", "dac"]), (("cd", 0), ["ab", "cd"])],
)
def test_rows_move_together_in_the_order_given(workbook, small_report, remarks, moved, expected):
    chosen, index = moved
    by_letter = {m.remark: m.id for each in small_report.indicators for m in each.measures}
    target = small_report.indicators[1].id
    with workbook.change("Move") as edit:
        edit.move(Measure, *map(by_letter.get, chosen), parent_id=target, index=index)
    assert remarks(workbook) == expected
    workbook.undo()
    assert remarks(workbook) == ["abc", "d"]


@given(data=st.data())
def test_any_rows_moved_anywhere_stand_there(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("move") / "x.ita"
    measures = [Measure(remark=chr(97 + number)) for number in range(6)]
    with Workbook.create(path) as workbook:
        with workbook.change("Add") as edit:
            edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=measures)]))
        for _ in range(3):
            now = workbook.indicators(1)[0].measures
            chosen = data.draw(st.lists(st.sampled_from([m.id for m in now]), unique=True))
            others = [m.id for m in now if m.id not in chosen]
            index = data.draw(st.integers(0, len(others)))
            with workbook.change("Move") as edit:
                edit.move(Measure, *chosen, parent_id=1, index=index)
            expected = [*others[:index], *chosen, *others[index:]]
            assert [m.id for m in workbook.indicators(1)[0].measures] == expected


def test_rows_that_stand_there_already_are_no_change(workbook, small_report):
    first = small_report.indicators[0]
    with workbook.change("Move") as edit:
        edit.move(Measure, *(m.id for m in first.measures[:2]), parent_id=first.id, index=0)
    assert workbook.undoable.step == "Add report"


def test_where_there_is_no_room_the_others_make_it(workbook, small_report, remarks):
    first = small_report.indicators[0].id
    for number in range(30):
        with workbook.change("Add") as edit:
            edit.add_all([Measure(remark="x"), Measure(remark="y")], parent_id=first, index=1)
        assert remarks(workbook)[0] == "a" + "xy" * (number + 1) + "bc"
    for _ in range(30):
        workbook.undo()
    assert remarks(workbook) == ["abc", "d"]


def test_rows_are_removed_together_with_what_is_below(workbook, small_report, remarks):
    first, second = small_report.indicators
    with workbook.change("Remove") as edit:
        edit.remove(Indicator, first.id, second.id)
    assert remarks(workbook) == []
    workbook.undo()
    assert ids(workbook.report(1)) == ids(small_report)
    with pytest.raises(RowMissing), workbook.change("Remove") as edit:
        edit.remove(Measure, first.measures[0].id, 99)
    assert remarks(workbook) == ["abc", "d"]


def test_copies_stand_after_the_last_of_their_originals(workbook, small_report, remarks):
    a, _, c = small_report.indicators[0].measures
    with workbook.change("Duplicate") as edit:
        new = edit.duplicate_all(Measure, [a.id, c.id])
    assert remarks(workbook) == ["abcac", "d"]
    assert [measure.id for measure in workbook.indicators(1)[0].measures[3:]] == new


def test_no_id_is_given_twice(workbook, small_report):
    known = {measure_id for each in ids(small_report) for measure_id in each}
    for _ in range(3):
        with workbook.change("Add") as edit:
            new = edit.add_all([Measure(), Measure()], parent_id=1)
        assert not known & set(new)
        known |= set(new)
        workbook.undo()


def test_a_thousand_rows_take_a_handful_of_statements(workbook, small_report):
    statements = []
    engine = workbook._database._engine
    event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    thousand = Indicator(measures=[Measure(remark=str(number)) for number in range(1_000)])
    with workbook.change("Add") as edit:
        row_id = edit.add(thousand, parent_id=1, index=0)
    with workbook.change("Duplicate") as edit:
        edit.duplicate(Indicator, row_id)
    with workbook.change("Remove") as edit:
        edit.remove(Indicator, row_id)
    workbook.undo()
    workbook.redo()
    assert len(statements) < 100
    assert len(workbook.indicators(1)[0].measures) == 1_000


def test_single_rows_are_read_without_the_rest(workbook, small_report):
    first, second = small_report.indicators
    assert workbook.row(Report, 1).fiscal_year == 2566
    assert workbook.row(Indicator, second.id).label == "ข"
    with pytest.raises(RowMissing):
        workbook.row(Indicator, 99)
    d = second.measures[0].id
    assert [m.remark for m in workbook.measures([d, 99, first.measures[0].id])] == ["d", "a"]
    whole = workbook.whole_indicators([second.id, first.id, 99])
    assert [[m.remark for m in each.measures] for each in whole] == [["d"], ["a", "b", "c"]]


def test_a_row_knows_its_report(workbook, small_report):
    first = small_report.indicators[0]
    assert workbook.report_id_of(Report, 1) == 1
    assert workbook.report_id_of(Indicator, first.id) == 1
    assert workbook.report_id_of(Measure, first.measures[0].id) == 1
    assert workbook.report_id_of(Measure, 99) is None


def test_the_name_and_size_of_a_step_need_not_its_changes(workbook, small_report):
    assert workbook.undoable_name == "Add report"
    assert workbook.redoable_name is None
    assert workbook.undoable_size > workbook.redoable_size == 0
    workbook.undo()
    assert (workbook.undoable_name, workbook.redoable_name) == (None, "Add report")
    assert workbook.redoable_size > 0


def test_who_reads_while_another_thread_changes_sees_at_once_what_was_before(
    workbook, small_report, remarks
):
    """Also when very much is changed, and as often as one looks."""
    changed, looked = Event(), Event()
    first = small_report.indicators[0]

    def change():
        with workbook.change("Edit") as edit:
            edit.set(Measure, first.measures[0].id, remark="x")
            edit.add_all([Measure(remark="y" * 100_000)] * 60, parent_id=first.id)
            changed.set()
            assert looked.wait(60)

    writer = Thread(target=change)
    writer.start()
    assert changed.wait(60)
    for _ in range(2):
        assert remarks(workbook) == ["abc", "d"]
        assert workbook.undoable_name == "Add report"
        with pytest.raises(RowMissing):
            workbook.measure(99)
    assert writer.is_alive()
    looked.set()
    writer.join()
    assert workbook.measure(first.measures[0].id).remark == "x"
    assert workbook.undoable_name == "Edit"


def test_who_reads_while_a_change_goes_onto_the_disk_waits_for_it(workbook, small_report, remarks):
    read = []
    reader = Thread(target=lambda: read.append(remarks(workbook)))
    # So that the file is written to, and held for that, before the change's end.
    driver_connection(workbook._database._connected()).execute("PRAGMA cache_spill = ON")
    with workbook.change("Edit") as edit:
        edit.set(Measure, small_report.indicators[0].measures[0].id, remark="x")
        edit.add_all([Measure(remark="y" * 100_000)] * 60, parent_id=small_report.indicators[1].id)
        reader.start()
        reader.join(0.3)
        assert reader.is_alive()
    reader.join()
    assert read[0][0] == "xbc"


def test_another_thread_that_changes_waits_for_its_turn(workbook, small_report, remarks):
    first, second, *_ = (measure.id for measure in small_report.indicators[0].measures)

    def change():
        with workbook.change("Second") as edit:
            edit.set(Measure, second, remark="y")

    writer = Thread(target=change)
    with workbook.change("First") as edit:
        writer.start()
        edit.set(Measure, first, remark="x")
    writer.join()
    assert remarks(workbook) == ["xyc", "d"]
    assert [entry.step for entry in workbook.history(2)] == ["Second", "First"]
