"""A report held in memory is, after any changes of its file, what the file holds."""

from __future__ import annotations

import random

import pytest

from ita_desktop.gui.tree.report_rows import ReportRows
from ita_desktop.model import Attachment, Indicator, Measure, Report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook
from tests.store.paper_workbook import plain

KINDS = {Indicator: (Report, 4), Measure: (Indicator, 12), Attachment: (Measure, 40)}
NEW = {
    Indicator: lambda edit: Indicator(measures=[NEW[Measure](edit)]),
    Measure: lambda edit: Measure(attachments=[NEW[Attachment](edit)]),
    Attachment: lambda edit: Attachment(content=edit.keep(b"x"), name="ก"),
}


@pytest.fixture
def workbook(tmp_path):
    with Workbook.create(tmp_path / "a.ita") as workbook:
        with workbook.change("Add") as edit:
            edit.add(Report(fiscal_year=2566, indicators=[NEW[Indicator](edit)]))
        yield workbook


def rows_of(workbook, kind):
    report = workbook.report(1)
    measures = [measure for each in report.indicators for measure in each.measures]
    rows = {Report: [report], Indicator: report.indicators, Measure: measures}
    rows[Attachment] = [each for measure in measures for each in measure.attachments]
    return [row.id for row in rows[kind]]


def do_something(workbook, chance):
    kind = chance.choice(list(KINDS))
    parent, most = KINDS[kind]
    ids, parents = rows_of(workbook, kind), rows_of(workbook, parent)
    what = chance.choice(["add", "set", "move", "move", "remove", "duplicate", "undo", "redo"])
    if what in ("undo", "redo"):
        if workbook.undoable_name != "Add" or what == "redo":
            getattr(workbook, what)()
        return
    with workbook.change(what.title() + "!") as edit:
        if what == "add" and parents and len(ids) < most:
            edit.add(NEW[kind](edit), parent_id=chance.choice(parents), index=0)
        elif what == "set" and ids:
            column = {Indicator: "title", Measure: "budget", Attachment: "caption"}[kind]
            edit.set(kind, chance.choice(ids), **{column: str(chance.random())})
        elif what == "move" and ids:
            place = {"parent_id": chance.choice(parents), "index": chance.randrange(4)}
            edit.move(kind, chance.choice(ids), **place)
        elif what == "remove" and ids:
            edit.remove(kind, chance.choice(ids))
        elif what == "duplicate" and ids and len(ids) < most:
            edit.duplicate(kind, chance.choice(ids))


@pytest.mark.parametrize("seed", range(4))
def test_rows_and_attachments_are_followed_through_a_long_random_life(workbook, seed):
    chance = random.Random(seed)
    rows = ReportRows(workbook.office(), workbook.report(1))
    workbook.subscribe(rows.follow)
    for _ in range(300):
        do_something(workbook, chance)
        assert plain(rows.report) == plain(workbook.report(1))


def test_rows_of_other_reports_are_passed_over(workbook):
    rows = ReportRows(workbook.office(), workbook.report(1))
    workbook.subscribe(rows.follow)
    before = rows.count
    with workbook.change("Add") as edit:
        edit.add(Report(fiscal_year=2567, indicators=[NEW[Indicator](edit)]))
    with workbook.change("Set") as edit:
        edit.set(Attachment, 2, caption="อื่น")
        edit.set(Measure, 2, remark="อื่น")
        edit.set(Indicator, 2, title="อื่น")
    with workbook.change("Remove") as edit:
        edit.remove(Measure, 2)
    assert rows.count == before


def test_a_measure_that_fails_to_come_changes_nothing(workbook):
    rows = ReportRows(workbook.office(), workbook.report(1))
    workbook.subscribe(rows.follow)
    with pytest.raises(Problem), workbook.change("Add") as edit:
        edit.add(Attachment(content="0" * 64), parent_id=1)
    assert plain(rows.report) == plain(workbook.report(1))
