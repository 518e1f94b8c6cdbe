"""What other threads and the history read: whole reports apart, times, and how much goes back."""

from __future__ import annotations

import gc
import weakref
from datetime import timedelta
from threading import Thread

import pytest

from ita_desktop.model import Dismissal, Indicator, Measure, Office, Report
from ita_desktop.store import RowMissing, StepMissing, Workbook

DAY = timedelta(days=1)


def named(workbook: Workbook, name: str) -> int:
    with workbook.change("Name") as edit:
        edit.set(Office, 1, name=name)
    return workbook.history(1)[0].id


def test_a_report_is_read_whole_in_another_thread(workbook, small_report):
    with workbook.change("Move") as edit:
        first, second = small_report.indicators
        edit.move(Measure, first.measures[2].id, parent_id=first.id, index=0)
        edit.move(Indicator, second.id, parent_id=small_report.id, index=0)
        edit.add(Dismissal(fingerprint="f", reason="r"), parent_id=small_report.id)
        edit.add(Report(fiscal_year=2567, indicators=[Indicator(measures=[Measure()])]))
    read = []
    thread = Thread(target=lambda: read.append(workbook.report_apart(small_report.id)))
    thread.start()
    thread.join()
    ((office, report, dismissals),) = read
    assert (office.id, report.fiscal_year, dismissals[0].reason) == (1, 2566, "r")
    assert [(i.label, [m.remark for m in i.measures]) for i in report.indicators] == [
        ("ข", ["d"]),
        ("ก", ["c", "a", "b"]),
    ]


def test_more_measures_than_are_read_at_a_time_come_in_their_order(workbook):
    measures = [Measure(remark=str(number)) for number in range(450)]
    with workbook.change("Add") as edit:
        report_id = edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=measures)]))
    (indicator,) = workbook.report_apart(report_id).report.indicators
    assert [measure.remark for measure in indicator.measures] == [str(n) for n in range(450)]


def test_it_goes_at_once_when_it_is_let_go(workbook, small_report):
    gc.disable()
    try:
        apart = workbook.report_apart(small_report.id)
        known = weakref.ref(apart.report.indicators[0].measures[0])
        del apart
        assert known() is None
    finally:
        gc.enable()


def test_a_report_that_is_not_there_is_missed(workbook):
    with pytest.raises(RowMissing):
        workbook.report_apart(7)


def test_the_day_of_a_dismissal_is_that_of_its_first_coming(workbook, small_report, clock):
    with workbook.change("Put aside") as edit:
        row_id = edit.add(Dismissal(fingerprint="f", reason="ก" * 9), parent_id=small_report.id)
    made = clock.now
    clock.now += DAY
    workbook.undo()
    workbook.redo()
    named(workbook, "x")
    assert workbook.dismissed_at() == {row_id: made}


def test_long_entries_are_left_unread_when_asked(workbook):
    named(workbook, "ก")
    named(workbook, "ก" * 1000)
    short, long = reversed(workbook.history(2, most_bytes=500))
    assert (long.recorded, long.step) == ("", "Name")
    assert short.changes[0].after == {"name": "ก"}
    assert workbook.history(1)[0].changes[0].after == {"name": "ก" * 1000}


def test_the_step_at_a_moment_is_the_last_before_it(workbook, clock):
    morning = clock.now
    assert workbook.step_at(morning) is None
    first = named(workbook, "a")
    assert workbook.step_at(morning) is None
    clock.now += DAY
    assert workbook.step_at(clock.now) == first
    second = named(workbook, "b")
    assert workbook.step_at(clock.now) == first
    assert workbook.step_at(clock.now + DAY) == second


def test_how_much_would_go_back_is_known_before(workbook, small_report):
    start = workbook.history(1)[0].id
    assert workbook.rows_to_restore(start) == 0
    measure = small_report.indicators[0].measures[0]
    with workbook.change("Edit") as edit:
        edit.set(Measure, measure.id, remark="x")
        edit.remove(Indicator, small_report.indicators[1].id)
    named(workbook, "a")
    assert workbook.rows_to_restore(start) == 4
    named(workbook, "")
    assert workbook.rows_to_restore(start) == 3
    with pytest.raises(StepMissing):
        workbook.rows_to_restore(99)
