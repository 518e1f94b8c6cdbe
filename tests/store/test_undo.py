"""Undo and redo: everything can be taken back and done again, also tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ita_desktop.model import Indicator, Measure, Office, Report, Status
from ita_desktop.store import Workbook, YearOutOfRange, YearTaken


@pytest.fixture
def type_in(workbook, clock):
    """A function that types into the remark of a measure after so many seconds."""

    def type_text(text, seconds=1, measure_id=1):
        clock.pass_seconds(seconds)
        with workbook.change("Type in remark", field=("measure", measure_id, "remark")) as edit:
            edit.set(Measure, measure_id, remark=text)

    return type_text


def test_a_new_workbook_has_nothing_to_undo_or_redo(workbook):
    assert (workbook.undoable, workbook.redoable) == (None, None)
    assert (workbook.undo(), workbook.redo(), workbook.history()) == (None, None, [])


def test_what_a_workbook_was_made_with_is_no_step_and_stays(path, terms):
    indicator = Indicator(label="ก", measures=[Measure(remark="a"), Measure(remark="b")])
    reports = [Report(fiscal_year=2566, indicators=[indicator]), Report(fiscal_year=2567)]
    with Workbook.create(path, Office(name="ข"), reports, terms=terms) as workbook:
        assert (workbook.undoable, workbook.undo(), workbook.history()) == (None, None, [])
        with workbook.change("Type") as edit:
            edit.set(Measure, 2, remark="c")
            new_id = edit.add(Measure(remark="d"), parent_id=1)
        assert new_id == 3
        workbook.undo()
        assert workbook.undo() is None
        workbook.redo()
        workbook.restore(0, "Go back")
        assert [report.fiscal_year for report in workbook.reports()] == [2567, 2566]
        (kept,) = workbook.indicators(1)
        assert [measure.remark for measure in kept.measures] == ["a", "b"]
        assert workbook.office().name == "ข"


def test_a_workbook_is_not_made_with_two_reports_of_one_year(path, terms):
    with pytest.raises(YearTaken):
        Workbook.create(path, Office(), [Report(fiscal_year=2566)] * 2, terms=terms)
    with pytest.raises(YearOutOfRange):
        Workbook.create(path, Office(), [Report(fiscal_year=-1)], terms=terms)
    assert list(path.parent.iterdir()) == []


def test_undo_and_redo_name_the_step_and_tell_what_they_did(workbook, small_report, clock):
    clock.pass_seconds(60)
    with workbook.change("Set status") as edit:
        edit.set(Measure, 1, status=Status.COMPLETED)
    assert workbook.undoable.step == "Set status"
    undone = workbook.undo()
    assert (undone.step, undone.kind, undone.at) == ("Set status", "undo", clock.now)
    assert undone.changes[0].after == {"status": None}
    assert (workbook.undoable.step, workbook.redoable.step) == ("Add report", "Set status")
    redone = workbook.redo()
    assert (redone.step, redone.kind) == ("Set status", "redo")
    assert redone.changes[0].after == {"status": Status.COMPLETED}
    assert workbook.measure(1).status is Status.COMPLETED


def test_a_removed_indicator_comes_back_with_the_ids_texts_and_places_it_had(
    workbook, small_report, remarks
):
    with workbook.change("Edit") as edit:
        edit.set(Measure, 1, steps=["", "ก\nข"], status=Status.IN_PROGRESS)
        edit.set(Report, 1, approved_on=date(2024, 2, 29))
    before = workbook.indicators(1)
    with workbook.change("Remove indicator") as edit:
        edit.remove(Indicator, before[0].id)
    with workbook.change("Remove report") as edit:
        edit.remove(Report, 1)
    workbook.undo()
    workbook.undo()
    after = workbook.indicators(1)
    assert [each.id for each in after] == [each.id for each in before]
    assert [m.id for m in after[0].measures] == [m.id for m in before[0].measures]
    assert after[0].measures[0].steps == ["", "ก\nข"]
    assert after[0].measures[0].status is Status.IN_PROGRESS
    assert workbook.report(1).approved_on == date(2024, 2, 29)
    assert remarks(workbook) == ["abc", "d"]


def test_bytes_come_back_too(workbook):
    for logo in (b"\x00\xff", None):
        with workbook.change("Set logo") as edit:
            edit.set(Office, 1, logo=logo)
    workbook.undo()
    assert workbook.office().logo == b"\x00\xff"
    workbook.undo()
    assert workbook.office().logo is None


def test_a_new_change_after_undo_drops_what_was_undone_but_keeps_it_in_the_history(
    workbook, small_report
):
    with workbook.change("First") as edit:
        edit.set(Office, 1, name="ก")
    workbook.undo()
    with workbook.change("Second") as edit:
        edit.set(Office, 1, name="ข")
    assert workbook.redoable is None
    assert workbook.redo() is None
    assert [(each.step, each.kind) for each in workbook.history()] == [
        ("Second", "change"),
        ("First", "undo"),
        ("First", "change"),
        ("Add report", "change"),
    ]


def test_undo_and_redo_survive_a_restart(workbook, small_report, reopened, remarks):
    with workbook.change("Remove report") as edit:
        edit.remove(Report, 1)
    workbook.close()
    again = reopened()
    assert again.undoable.step == "Remove report"
    again.undo()
    again.undo()
    again.close()
    once_more = reopened()
    assert (once_more.undoable, once_more.redoable.step) == (None, "Add report")
    once_more.redo()
    assert remarks(once_more) == ["abc", "d"]


def test_the_history_takes_the_file_back_to_any_moment(workbook, small_report, clock):
    morning = clock.now
    clock.pass_seconds(3600)
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, title="ใหม่", prepared_by="ก")
        edit.set(Report, 1, title="ใหม่กว่า")
    workbook.undo()
    workbook.redo()
    since = [step for step in workbook.history() if step.at > morning]
    values = {"title": "ใหม่กว่า", "prepared_by": "ก"}
    for step in since:
        for change in reversed(step.changes):
            values |= change.before
    assert values == {"title": "", "prepared_by": ""}


def test_the_history_gives_the_newest_steps_first_and_no_more_than_asked(workbook):
    for number in range(5):
        with workbook.change(f"Step {number}") as edit:
            edit.set(Office, 1, name=str(number))
    assert [each.step for each in workbook.history(2)] == ["Step 4", "Step 3"]


def test_typing_in_one_field_is_one_step(workbook, small_report, type_in):
    for text in ("ก", "กา", "การ"):
        type_in(text, seconds=9)
    assert len(workbook.history()) == 2
    assert workbook.history()[0].changes[0].before == {"remark": "a"}
    workbook.undo()
    assert workbook.measure(1).remark == "a"
    workbook.redo()
    assert workbook.measure(1).remark == "การ"


@pytest.mark.parametrize("seconds", [10, 3600, -1])
def test_a_pause_ends_the_step(workbook, small_report, type_in, seconds):
    type_in("ก")
    type_in("กา", seconds=seconds)
    assert len(workbook.history()) == 3
    workbook.undo()
    assert workbook.measure(1).remark == "ก"


def test_another_field_another_change_undo_or_a_restart_end_the_step(
    workbook, small_report, type_in, reopened
):
    type_in("ก")
    type_in("ข", measure_id=2)
    type_in("กา")
    assert len(workbook.history()) == 4
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    type_in("การ")
    assert len(workbook.history()) == 6
    workbook.undo()
    workbook.redo()
    type_in("การณ์")
    assert len(workbook.history()) == 9
    workbook.close()
    again = reopened()
    with again.change("Type in remark", field=("measure", 1, "remark")) as edit:
        edit.set(Measure, 1, remark="การณ์ๆ")
    assert len(again.history()) == 10


def test_a_change_that_failed_or_changed_nothing_does_not_end_the_step(
    workbook, small_report, type_in
):
    type_in("ก")
    with pytest.raises(ZeroDivisionError), workbook.change("Edit") as edit:  # noqa: PT012
        edit.set(Office, 1, name="ก")
        raise ZeroDivisionError
    with workbook.change("Edit"):
        pass
    type_in("กา")
    assert len(workbook.history()) == 2


def test_what_is_typed_and_wiped_out_again_leaves_no_step(workbook, small_report, type_in):
    type_in("ab")
    type_in("a")
    assert workbook.undoable.step == "Add report"
    type_in("ab")
    assert workbook.undoable.step == "Type in remark"
    workbook.undo()
    assert workbook.measure(1).remark == "a"


def test_listeners_are_told_each_stroke_not_the_whole_step(workbook, small_report, type_in):
    told = []
    workbook.subscribe(told.extend)
    type_in("ก")
    type_in("กา")
    assert [(c.before["remark"], c.after["remark"]) for c in told] == [("a", "ก"), ("ก", "กา")]


def test_steps_older_than_the_limit_are_forgotten_at_the_next_opening(
    workbook, small_report, clock, reopened
):
    clock.pass_seconds(800 * 24 * 3600)
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    assert len(workbook.history()) == 2, "nothing is cut within the session"
    workbook.close()
    again = reopened()
    assert [each.step for each in again.history()] == ["Edit"]
    assert len(again.reports()) == 1
    again.undo()
    assert (again.undo(), again.undoable) == (None, None)


def test_the_oldest_steps_are_forgotten_when_the_journal_is_too_large(
    workbook, small_report, reopened
):
    for number in range(40):
        with workbook.change(f"Step {number}") as edit:
            edit.set(Office, 1, address=str(number) * 1000)
    workbook.close()
    again = reopened(history_bytes=10_000)
    kept = again.history()
    assert 1 < len(kept) < 10
    assert kept[0].step == "Step 39"
    for _ in kept:
        again.undo()
    assert again.undoable is None
    assert again.office().address == str(39 - len(kept)) * 1000


def test_a_journal_within_its_limit_is_left_whole(workbook, small_report, reopened):
    workbook.close()
    assert len(reopened(history_bytes=100_000).history()) == 1


def test_what_was_undone_cannot_be_redone_without_its_beginning(workbook, clock, reopened):
    for name in ("ก", "ข"):
        with workbook.change(name) as edit:
            edit.set(Office, 1, name=name)
        clock.pass_seconds(100)
    workbook.undo()
    workbook.undo()
    workbook.close()
    again = reopened(history_age=timedelta(seconds=150))
    assert again.redoable is None
    assert again.office().name == ""
