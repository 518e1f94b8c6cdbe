"""Real files in a folder of their own, and a clock that the test sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import Terms, Workbook


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self):
        self.now = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_seconds(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def terms(clock):
    return Terms(clock=clock)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "รายงาน.ita"


@pytest.fixture
def workbook(path, terms):
    with Workbook.create(path, terms=terms) as created:
        yield created


@pytest.fixture
def small_report(workbook):
    """A report of indicators ก (measures a, b, c) and ข (d); returned as it was read."""
    report = Report(
        fiscal_year=2566,
        indicators=[
            Indicator(label="ก", measures=[Measure(remark=letter) for letter in "abc"]),
            Indicator(label="ข", measures=[Measure(remark="d")]),
        ],
    )
    with workbook.change("Add report") as edit:
        report_id = edit.add(report)
    return workbook.report(report_id)


@pytest.fixture
def reopened(path, terms):
    """A function that opens the workbook anew, on terms that differ as told."""
    opened = []

    def reopen(**other_terms):
        opened.append(Workbook.open(path, terms=replace(terms, **other_terms)))
        return opened[-1]

    yield reopen
    for each in opened:
        each.close()


@pytest.fixture
def remarks():
    """A function that shows the measures of a report, an indicator a string."""

    def show(workbook, report_id=1):
        indicators = workbook.indicators(report_id)
        return ["".join(measure.remark for measure in each.measures) for each in indicators]

    return show
