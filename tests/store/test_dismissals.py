"""Findings put aside: kept with their report and their reason, and undone like anything else."""

from __future__ import annotations

import pytest

from ita_desktop.model import Dismissal, Report
from ita_desktop.store import AlreadyDismissed, RowMissing


@pytest.fixture
def put_aside(workbook):
    """A function that puts a finding aside and returns the new row's id."""

    def put(fingerprint, reason="", report_id=1):
        with workbook.change("Put aside") as edit:
            return edit.add(Dismissal(fingerprint=fingerprint, reason=reason), parent_id=report_id)

    return put


@pytest.fixture
def put_aside_now(workbook):
    """A function that shows what is put aside in a report."""

    def show(report_id=1):
        return [(each.fingerprint, each.reason) for each in workbook.dismissals(report_id)]

    return show


def test_a_finding_put_aside_stays_so_with_its_reason(workbook, small_report, put_aside, reopened):
    first = put_aside("number-skipped/4", "ไม่มีตัวชี้วัดที่ ๔ ในแบบ\r\nปีนี้")
    put_aside("<b>")
    workbook.close()
    one, two = reopened().dismissals(1)
    assert (one.id, one.report_id, one.fingerprint) == (first, 1, "number-skipped/4")
    assert one.reason == "ไม่มีตัวชี้วัดที่ ๔ ในแบบ\nปีนี้"
    assert (two.fingerprint, two.reason) == ("<b>", "")


def test_it_is_one_step_that_undo_takes_back(workbook, small_report, put_aside, put_aside_now):
    row_id = put_aside("a", "ก")
    assert workbook.undoable.step == "Put aside"
    workbook.undo()
    assert put_aside_now() == []
    workbook.redo()
    with workbook.change("Change the reason") as edit:
        edit.set(Dismissal, row_id, reason="ข")
    with workbook.change("Show again") as edit:
        edit.remove(Dismissal, row_id)
    assert put_aside_now() == []
    workbook.undo()
    assert put_aside_now() == [("a", "ข")]
    workbook.undo()
    assert put_aside_now() == [("a", "ก")]


def test_a_finding_is_put_aside_once_in_each_report(
    workbook, small_report, put_aside, put_aside_now
):
    with workbook.change("Add report") as edit:
        edit.add(Report(fiscal_year=2567))
    put_aside("a", "ก")
    put_aside("a", "ข", report_id=2)
    with pytest.raises(AlreadyDismissed):
        put_aside("a", "ค")
    assert (put_aside_now(1), put_aside_now(2)) == ([("a", "ก")], [("a", "ข")])


def test_it_goes_with_its_report_and_comes_back_with_it(
    workbook, small_report, put_aside, put_aside_now, remarks
):
    put_aside("a", "ก")
    put_aside("b")
    with workbook.change("Remove report") as edit:
        edit.remove(Report, 1)
    with pytest.raises(RowMissing):
        workbook.dismissals(1)
    workbook.undo()
    assert put_aside_now() == [("a", "ก"), ("b", "")]
    assert remarks(workbook) == ["abc", "d"]


def test_it_needs_a_report_and_keeps_its_finding(workbook, small_report, put_aside):
    with pytest.raises(RowMissing):
        put_aside("a", report_id=99)
    row_id = put_aside("a")
    with pytest.raises(ValueError, match="fingerprint"), workbook.change("Edit") as edit:
        edit.set(Dismissal, row_id, fingerprint="b")


def test_removing_an_indicator_leaves_what_was_put_aside(
    workbook, small_report, put_aside, put_aside_now
):
    put_aside("a")
    with workbook.change("Remove") as edit:
        for indicator in small_report.indicators:
            edit.remove(type(indicator), indicator.id)
    assert put_aside_now() == [("a", "")]
