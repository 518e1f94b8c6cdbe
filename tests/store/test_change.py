"""One door for changes: each is whole, or is not made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.model import Digits, Indicator, Measure, Office, OfficeKind, Report, Status
from ita_desktop.store import RowMissing, Workbook, YearOutOfRange, YearTaken
from ita_desktop.thai.folding import fold


def test_every_kind_of_value_comes_back_as_it_was_set(workbook, small_report):
    measure_id = small_report.indicators[0].measures[0].id
    with workbook.change("Edit") as edit:
        edit.set(
            Office, 1, name="เทศบาลตำบล", kind=OfficeKind.MUNICIPALITY, logo=b"\x89PNG\x00\xff"
        )
        edit.set(Report, 1, digits=Digits.ARABIC, prepared_on=date(2023, 4, 5), ita_year=2567)
        edit.set(Measure, measure_id, steps=["", "ก\nข", "๑"], status=Status.COMPLETED)
    office, report = workbook.office(), workbook.report(1)
    assert (office.name, office.kind, office.logo) == (
        "เทศบาลตำบล",
        OfficeKind.MUNICIPALITY,
        b"\x89PNG\x00\xff",
    )
    assert (report.digits, report.prepared_on, report.ita_year) == (
        Digits.ARABIC,
        date(2023, 4, 5),
        2567,
    )
    measure = workbook.measure(measure_id)
    assert (measure.steps, measure.status) == (["", "ก\nข", "๑"], Status.COMPLETED)


def test_an_added_report_comes_with_all_its_children_in_order(small_report):
    assert [indicator.label for indicator in small_report.indicators] == ["ก", "ข"]
    assert [measure.remark for measure in small_report.indicators[0].measures] == ["a", "b", "c"]
    assert small_report.indicators[1].report is small_report


def test_adding_leaves_the_entity_itself_alone(workbook):
    report = Report(fiscal_year=2570, indicators=[Indicator(position=7)])
    for year in (2570, 2571):
        report.fiscal_year = year
        with workbook.change("Add report") as edit:
            edit.add(report)
    assert report.id is None
    assert report.indicators[0].position == 7


@pytest.mark.parametrize(
    ("index", "expected"), [(0, "xabc"), (1, "axbc"), (3, "abcx"), (None, "abcx"), (99, "abcx")]
)
def test_a_measure_is_added_where_it_is_told(workbook, small_report, remarks, index, expected):
    with workbook.change("Add measure") as edit:
        new_id = edit.add(Measure(remark="x"), parent_id=small_report.indicators[0].id, index=index)
    assert remarks(workbook) == [expected, "d"]
    assert workbook.measure(new_id).remark == "x"


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (("a", 0, 2), ["bca", "d"]),
        (("c", 0, 0), ["cab", "d"]),
        (("b", 0, 2), ["acb", "d"]),
        (("b", 1, 0), ["ac", "bd"]),
        (("b", 1, 1), ["ac", "db"]),
        (("d", 0, 3), ["abcd", ""]),
        (("a", 0, 99), ["bca", "d"]),
    ],
)
def test_a_measure_moves_within_and_between_indicators(
    workbook, small_report, remarks, move, expected
):
    which, parent, index = move
    ids = {m.remark: m.id for indicator in small_report.indicators for m in indicator.measures}
    told = []
    workbook.subscribe(told.extend)
    with workbook.change("Move measure") as edit:
        edit.move(Measure, ids[which], parent_id=small_report.indicators[parent].id, index=index)
    assert remarks(workbook) == expected
    assert [change.row_id for change in told] == [ids[which]], "a move touches one row"


def test_an_indicator_moves_to_another_report_with_its_measures(workbook, small_report, remarks):
    with workbook.change("Move indicator") as edit:
        other = edit.add(Report(fiscal_year=2567))
        edit.move(Indicator, small_report.indicators[0].id, parent_id=other, index=0)
    assert (remarks(workbook, 1), remarks(workbook, other)) == (["d"], ["abc"])


def test_adding_at_one_spot_for_ever_never_loses_the_order(workbook, small_report, remarks):
    parent_id = small_report.indicators[0].id
    letters = [chr(ord("A") + number) for number in range(50)]
    for letter in letters:
        with workbook.change("Add measure") as edit:
            edit.add(Measure(remark=letter), parent_id=parent_id, index=1)
    assert remarks(workbook)[0] == "a" + "".join(reversed(letters)) + "bc"
    for _ in letters:
        workbook.undo()
    assert remarks(workbook) == ["abc", "d"]


def test_moving_to_where_it_is_is_no_change(workbook, small_report):
    with workbook.change("Move measure") as edit:
        for index, measure in enumerate(small_report.indicators[0].measures):
            edit.move(Measure, measure.id, parent_id=small_report.indicators[0].id, index=index)
    assert workbook.undoable.step == "Add report"


def test_a_duplicate_stands_right_after_its_original_with_copies_of_the_children(
    workbook, small_report, remarks
):
    with workbook.change("Duplicate indicator") as edit:
        copy_id = edit.duplicate(Indicator, small_report.indicators[0].id)
        edit.duplicate(Measure, small_report.indicators[0].measures[1].id)
    assert remarks(workbook) == ["abbc", "abc", "d"]
    assert workbook.indicators(1)[1].id == copy_id
    assert workbook.indicators(1)[1].label == "ก"


def test_removing_takes_the_children_along(workbook, small_report, remarks):
    measure_id = small_report.indicators[0].measures[0].id
    with workbook.change("Remove indicator") as edit:
        edit.remove(Indicator, small_report.indicators[0].id)
    assert remarks(workbook) == ["d"]
    with pytest.raises(RowMissing):
        workbook.measure(measure_id)


def test_an_exception_inside_a_change_leaves_everything_as_it_was(workbook, small_report, remarks):
    told = []
    workbook.subscribe(told.append)
    with pytest.raises(ZeroDivisionError), workbook.change("Edit") as edit:  # noqa: PT012
        edit.set(Office, 1, name="ก")
        edit.remove(Indicator, small_report.indicators[0].id)
        raise ZeroDivisionError
    assert remarks(workbook) == ["abc", "d"]
    assert workbook.office().name == ""
    assert workbook.undoable.step == "Add report"
    assert told == []


def test_a_change_that_changes_nothing_writes_no_step(workbook, small_report, path):
    before = path.read_bytes()
    told = []
    workbook.subscribe(told.append)
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, title="", fiscal_year=2566)
    with workbook.change("Edit"):
        pass
    assert len(workbook.history()) == 1
    assert (told, path.read_bytes()) == ([], before)


def test_a_change_that_takes_itself_back_writes_no_step(workbook, small_report):
    with workbook.change("Edit") as edit:
        edit.set(Report, 1, title="ก")
        edit.set(Report, 1, title="")
    assert len(workbook.history()) == 1


def test_a_second_report_for_a_year_is_refused_and_nothing_else_of_the_change_is_made(
    workbook, small_report
):
    with pytest.raises(YearTaken) as refusal, workbook.change("Add report") as edit:  # noqa: PT012
        edit.set(Office, 1, name="ก")
        edit.add(Report(fiscal_year=2566))
    assert str(refusal.value) == "This workbook already has a report for the fiscal year 2566."
    assert workbook.office().name == ""


@pytest.mark.parametrize("year", [2399, 3000, 2023, -1, 10**30])
def test_a_year_that_is_not_buddhist_is_refused(workbook, small_report, year):
    for attempt in (
        lambda edit: edit.add(Report(fiscal_year=year)),
        lambda edit: edit.set(Report, 1, fiscal_year=year),
    ):
        with pytest.raises(YearOutOfRange), workbook.change("Edit") as edit:
            attempt(edit)
    assert [report.fiscal_year for report in workbook.reports()] == [2566]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda edit: edit.set(Measure, 99, remark="ก"),
        lambda edit: edit.remove(Indicator, 99),
        lambda edit: edit.duplicate(Measure, 99),
        lambda edit: edit.move(Measure, 99, parent_id=1, index=0),
        lambda edit: edit.move(Measure, 1, parent_id=99, index=0),
        lambda edit: edit.add(Measure(), parent_id=99),
    ],
)
def test_a_row_that_is_not_there_is_said_to_be_missing(workbook, small_report, attempt):
    with pytest.raises(RowMissing), workbook.change("Edit") as edit:
        attempt(edit)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"status": "done"}, ValueError),
        ({"steps": "text"}, TypeError),
        ({"remark": None}, TypeError),
        ({"remark": 5}, TypeError),
        ({"steps": [5]}, (TypeError, AttributeError)),
        ({"status": 5}, ValueError),
        ({"nonsense": 1}, KeyError),
        ({"position": 1}, ValueError),
        ({"indicator_id": 2}, ValueError),
        ({"id": 2}, ValueError),
    ],
)
def test_what_a_column_cannot_keep_is_our_mistake_and_changes_nothing(
    workbook, small_report, values, error
):
    with pytest.raises(error), workbook.change("Edit") as edit:  # noqa: PT012
        edit.set(Measure, 1, remark="changed")
        edit.set(Measure, 1, **values)
    assert workbook.measure(1).remark == "a"


def test_a_status_given_by_its_value_is_kept_as_the_status(workbook, small_report):
    told = []
    workbook.subscribe(told.extend)
    with workbook.change("Set status") as edit:
        edit.set(Measure, 1, status="in_progress")
    assert told[0].after["status"] is Status.IN_PROGRESS
    assert workbook.measure(1).status is Status.IN_PROGRESS


def test_a_change_inside_a_change_is_our_mistake(workbook):
    with pytest.raises(RuntimeError), workbook.change("Edit"), workbook.change("Edit"):
        pass
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    assert workbook.office().name == "ก"


def test_an_edit_is_of_no_use_after_its_change(workbook):
    with workbook.change("Edit") as edit:
        pass
    with pytest.raises(AttributeError):
        edit.set(Office, 1, name="ก")
    assert workbook.office().name == ""


def test_reading_inside_a_change_sees_the_change(workbook):
    with workbook.change("Add report") as edit:
        edit.add(Report(fiscal_year=2566))
        assert workbook.report_of_year(2566) is not None
        edit.set(Office, 1, name="ก")
    assert workbook.office().name == "ก"


def test_listeners_are_told_the_rows_after_the_commit_until_they_leave(workbook, reopened):
    told = []

    def listen(changes):
        with Workbook.open(workbook.path, read_only=True) as other:
            told.append((other.office().name, [(c.before, c.after) for c in changes]))

    leave = workbook.subscribe(listen)
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    workbook.undo()
    leave()
    workbook.redo()
    assert told == [
        ("ก", [({"name": ""}, {"name": "ก"})]),
        ("", [({"name": "ก"}, {"name": ""})]),
    ]


@pytest.fixture(scope="module")
def shared_workbook(tmp_path_factory):
    """A workbook with one measure that many examples write to."""
    with Workbook.create(tmp_path_factory.mktemp("text") / "x.ita") as workbook:
        with workbook.change("Add report") as edit:
            edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=[Measure()])]))
        yield workbook


@given(st.text(min_size=1, max_size=12), st.lists(st.text(max_size=6), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_can_be_typed_and_is_kept_folded(shared_workbook, text, items):
    workbook = shared_workbook
    with workbook.change("Edit") as edit:
        edit.set(Measure, 1, remark=text + "!", steps=items)
        indicator_id = edit.add(Indicator(title=text), parent_id=1)
    measure = workbook.measure(1)
    assert measure.remark == fold(text + "!")
    assert measure.steps == [fold(item) for item in items]
    assert workbook.indicators(1)[-1].title == fold(text)
    workbook.undo()
    workbook.redo()
    assert workbook.measure(1).remark == fold(text + "!")
    with workbook.change("Remove") as edit:
        edit.set(Measure, 1, remark="")
        edit.remove(Indicator, indicator_id)
