"""Back to how it was: the whole content, or one field, as a step that can itself be taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from ita_desktop.model import Dismissal, Indicator, Measure, Office, Report, Status
from ita_desktop.store import DamagedEntry, FieldGone, RowMissing, StepMissing, YearTaken
from tests.store.paper_workbook import plain


def content(workbook):
    """Return all that a workbook holds, as dictionaries and lists."""
    return [plain(workbook.office())] + [
        {**plain(workbook.report(each.id)), "put aside": plain_dismissals(workbook, each.id)}
        for each in workbook.reports()
    ]


def plain_dismissals(workbook, report_id):
    return [plain(each) for each in workbook.dismissals(report_id)]


def newest(workbook):
    return workbook.history(1)[0].id


@pytest.fixture
def type_in(workbook):
    def type_text(text, into=workbook):
        with into.change("Type", field=("measure", 1, "remark")) as edit:
            edit.set(Measure, 1, remark=text)

    return type_text


def test_a_day_of_changes_is_taken_back_by_one_step_and_comes_back_by_one_undo(
    workbook, small_report, reopened
):
    workbook.close()
    again = reopened()
    morning = content(again)
    with again.change("Edit") as edit:
        edit.set(Office, 1, name="อบต.", logo=b"\x00\xff")
        edit.set(Measure, 1, steps=["ก", ""], status=Status.COMPLETED)
    with again.change("Duplicate") as edit:
        edit.duplicate(Indicator, 1)
    with again.change("Remove") as edit:
        edit.remove(Indicator, 2)
    with again.change("Add") as edit:
        edit.add(Report(fiscal_year=2567, indicators=[Indicator(measures=[Measure()])]))
    evening, steps = content(again), len(again.history())
    restored = again.restore(again.opened_at_step, "Restore")
    assert (restored.step, restored.kind) == ("Restore", "change")
    assert content(again) == morning
    assert len(again.history()) == steps + 1
    again.undo()
    assert content(again) == evening
    again.redo()
    again.close()
    assert content(reopened()) == morning


def test_a_workbook_made_just_now_goes_back_to_nothing(workbook, small_report):
    assert workbook.opened_at_step == 0
    workbook.restore(0, "Restore")
    assert workbook.reports() == []
    workbook.undo()
    assert len(workbook.reports()) == 1


def test_any_step_can_be_gone_back_to_undone_and_dropped_ones_too(workbook, clock):
    names, steps = [], []

    def note():
        names.append(workbook.office().name)
        steps.append(newest(workbook))

    def name_it(name):
        with workbook.change(name) as edit:
            edit.set(Office, 1, name=name)
        note()

    for name in "กข":
        name_it(name)
    workbook.undo()
    note()
    workbook.redo()
    note()
    workbook.undo()
    note()
    name_it("ค")
    for name, step in zip(names, steps, strict=True):
        workbook.restore(step, "Restore")
        assert workbook.office().name == name
    assert names == ["ก", "ข", "ก", "ข", "ก", "ค"]


def test_going_back_to_what_is_there_is_no_step(workbook, small_report):
    before = newest(workbook)
    assert workbook.restore(before, "Restore") is None
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, title="ก")
        edit.duplicate(Measure, 1)
    workbook.undo()
    assert workbook.restore(before, "Restore") is None
    assert [each.kind for each in workbook.history()] == ["undo", "change", "change"]
    assert workbook.redoable.step == "Edit", "nothing was done that would drop what was undone"


def test_what_was_undone_cannot_be_redone_after_going_back(workbook, small_report):
    first = newest(workbook)
    for title in "กข":
        with workbook.change(title) as edit:
            edit.set(Report, 1, title=title)
    workbook.undo()
    workbook.restore(first, "Restore")
    assert workbook.redoable is None
    assert workbook.undoable.step == "Restore"


def test_opening_ends_typing_so_that_the_file_goes_back_to_what_was_read_then(
    workbook, small_report, type_in, reopened
):
    type_in("ก")
    workbook.close()
    again = reopened()
    assert again.opened_at_step == newest(again)
    type_in("กา", into=again)
    assert newest(again) > again.opened_at_step, "typed within the pause, yet a step of its own"
    again.restore(again.opened_at_step, "Restore")
    assert again.measure(1).remark == "ก"


def test_typing_goes_on_in_a_new_step_after_going_back(workbook, small_report, type_in):
    type_in("ก")
    workbook.restore(newest(workbook) - 1, "Restore")
    type_in("กา")
    workbook.undo()
    assert workbook.measure(1).remark == "a"
    workbook.undo()
    assert workbook.measure(1).remark == "ก"


def test_listeners_are_told_once_of_each_row_that_is_another(workbook, small_report, type_in):
    before = newest(workbook)
    for text in ("ก", "กา", "การ"):
        type_in(text)
    with workbook.change("Add and remove") as edit:
        edit.remove(Measure, edit.add(Measure(), parent_id=1))
    with workbook.change("Remove") as edit:
        edit.remove(Measure, 2)
    workbook.undo()
    told = []
    workbook.subscribe(told.append)
    workbook.restore(before, "Restore")
    ((change,),) = told
    assert (change.entity, change.row_id) == (Measure, 1)
    assert (change.before, change.after) == ({"remark": "การ"}, {"remark": "a"})


def test_rows_come_back_from_parents_that_go_and_to_parents_that_come_back(
    workbook, small_report, remarks
):
    before, first = content(workbook), newest(workbook)
    with workbook.change("Replace indicators") as edit:
        new_id = edit.add(Indicator(label="ค"), parent_id=1, index=0)
        for measure_id in (1, 4):
            edit.move(Measure, measure_id, parent_id=new_id, index=0)
        edit.remove(Indicator, 1)
        edit.remove(Indicator, 2)
    after, second = content(workbook), newest(workbook)
    assert remarks(workbook) == ["da"]
    workbook.restore(first, "Restore")
    assert content(workbook) == before
    workbook.restore(second, "Restore")
    assert content(workbook) == after
    workbook.undo()
    assert content(workbook) == before
    workbook.undo()
    assert content(workbook) == after


def test_fiscal_years_that_changed_hands_go_back(workbook, small_report):
    with workbook.change("Add report") as edit:
        edit.add(Report(fiscal_year=2567, title="ข"))
        edit.add(Report(fiscal_year=2400, title="ค"))
        edit.add(Report(fiscal_year=2401, title="ไม่เกี่ยว"))
    before, first = content(workbook), newest(workbook)
    with workbook.change("Exchange") as edit:
        edit.set(Report, 1, fiscal_year=2999)
        edit.set(Report, 2, fiscal_year=2566)
        edit.set(Report, 1, fiscal_year=2567)
    with workbook.change("Replace") as edit:
        edit.remove(Report, 3)
        edit.add(Report(fiscal_year=2400, indicators=[Indicator()]))
    after, second = content(workbook), newest(workbook)
    workbook.restore(first, "Restore")
    assert content(workbook) == before
    workbook.restore(second, "Restore")
    assert content(workbook) == after
    workbook.undo()
    assert content(workbook) == before
    workbook.undo()
    assert content(workbook) == after


def test_a_finding_put_aside_anew_goes_back_to_the_reason_it_had(workbook, small_report):
    with workbook.change("Put aside") as edit:
        first_id = edit.add(Dismissal(fingerprint="x", reason="ก"), parent_id=1)
    before, first = content(workbook), newest(workbook)
    with workbook.change("Put aside anew") as edit:
        edit.remove(Dismissal, first_id)
        edit.add(Dismissal(fingerprint="x", reason="ข"), parent_id=1)
    after, second = content(workbook), newest(workbook)
    for step, wanted in ((first, before), (second, after), (first, before)):
        workbook.restore(step, "Restore")
        assert content(workbook) == wanted
    workbook.undo()
    assert content(workbook) == after


@pytest.mark.parametrize("step_id", [99, -1])
def test_a_step_that_the_history_does_not_have_is_refused(workbook, small_report, step_id):
    with pytest.raises(StepMissing):
        workbook.restore(step_id, "Restore")
    assert len(workbook.reports()) == len(workbook.history()) == 1


def test_a_step_that_cannot_be_read_leaves_everything_as_it_is(workbook, small_report, reopened):
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, title="ก")
    workbook.close()
    with closing(sqlite3.connect(workbook.path)) as connection, connection:
        connection.execute("UPDATE journal SET changes = '[[' WHERE id = 1")
    again = reopened()
    with pytest.raises(DamagedEntry):
        again.restore(0, "Restore")
    assert again.report(1).title == "ก"
    assert again.restore(1, "Restore"), "what lies before the step is not needed"


def test_one_field_gets_the_value_it_had_before_or_after_a_step(workbook, small_report, clock):
    with workbook.change("Edit") as edit:
        edit.set(Measure, 1, steps=["หนึ่ง", ""], status=Status.COMPLETED, remark="ก")
    (change,) = workbook.history(1)[0].changes
    with workbook.change("Edit") as edit:
        edit.set(Measure, 1, steps=["สอง"], remark="ข")
    assert sorted(change.fields) == ["remark", "status", "steps"]
    assert workbook.restore_field(change, "steps", "Restore field").step == "Restore field"
    assert workbook.measure(1).steps == []
    workbook.restore_field(change, "steps", "Restore field", side="after")
    assert workbook.measure(1).steps == ["หนึ่ง", ""]
    assert workbook.restore_field(change, "status", "Restore field", side="after") is None
    assert workbook.measure(1).remark == "ข", "other fields are left alone"
    workbook.undo()
    workbook.undo()
    assert workbook.measure(1).steps == ["สอง"]


def test_a_field_whose_row_is_gone_says_so(workbook, small_report):
    with workbook.change("Edit") as edit:
        edit.set(Measure, 1, remark="ก")
    (change,) = workbook.history(1)[0].changes
    with workbook.change("Remove") as edit:
        edit.remove(Measure, 1)
    with pytest.raises(FieldGone, match="has been removed") as refused:
        workbook.restore_field(change, "remark", "Restore field")
    assert isinstance(refused.value, RowMissing)
    workbook.undo()
    workbook.restore_field(change, "remark", "Restore field")
    assert workbook.measure(1).remark == "a"


def test_a_year_that_another_report_has_now_is_not_given_back(workbook, small_report):
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, fiscal_year=2567)
    (change,) = workbook.history(1)[0].changes
    with workbook.change("Add") as edit:
        edit.add(Report(fiscal_year=2566))
    with pytest.raises(YearTaken):
        workbook.restore_field(change, "fiscal_year", "Restore field")


def test_places_and_rows_that_came_or_went_are_no_fields(workbook, small_report):
    (report, *_) = workbook.history(1)[0].changes
    with workbook.change("Move") as edit:
        edit.move(Measure, 1, parent_id=2, index=0)
    (moved,) = workbook.history(1)[0].changes
    assert (report.fields, moved.fields, moved.reversed().fields) == ([], [], [])
    for change, column in ((report, "title"), (moved, "position"), (moved, "indicator_id")):
        with pytest.raises(ValueError, match=column):
            workbook.restore_field(change, column, "Restore field", side="after")


def test_a_long_history_is_read_page_by_page(workbook):
    for number in range(7):
        with workbook.change(str(number)) as edit:
            edit.set(Office, 1, name=str(number))
    pages, before_id = [], None
    for _ in range(3):
        page = workbook.history(3, before_id=before_id)
        pages.append("".join(each.step for each in page))
        before_id = page[-1].id
    assert pages == ["654", "321", "0"]
    assert workbook.history(3, before_id=before_id) == []
