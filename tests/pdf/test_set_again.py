"""A report set again: only what is another is set anew, and the file is the same as ever."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from enum import Enum
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column

from ita_desktop.model import (
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf import Typesetter
from tests.pdf.seed import seed_report

Edit = Callable[[Report], None]
UNSHOWN = {"position", "font", "extra_columns", "parts"}  # or tried above


def row(report: Report) -> Measure:
    return report.indicators[2].measures[0]


def with_a_new_sign(report: Report) -> None:
    row(report).steps = [*row(report).steps, "ปั๊มน้ำ № ๙"]


EDITS: list[Edit] = [
    lambda report: setattr(row(report), "timeframe", "ทุกวัน"),
    lambda report: setattr(row(report), "status", Status.NOT_FEASIBLE),
    lambda report: setattr(row(report), "outcomes", ["ยาวขึ้น " * 120]),
    with_a_new_sign,
    lambda report: setattr(report.indicators[0], "title", "ชื่อใหม่"),
    lambda report: report.indicators.pop(0) and None,
    lambda report: setattr(report, "parts", list(ReportPart)),
    lambda report: setattr(report, "orientation", Orientation.PORTRAIT),
    lambda report: setattr(report, "extra_columns", [ExtraColumn.NUMBER, ExtraColumn.EVIDENCE]),
    lambda report: setattr(report, "font", "Laksaman"),
    lambda report: setattr(report, "title", "ปก"),
    lambda report: setattr(report, "title", ""),
    lambda report: setattr(report, "parts", [ReportPart.SUMMARY]),
    lambda report: setattr(report, "digits", Digits.ARABIC),
    lambda report: setattr(report, "round", ReportRound.SIX_MONTHS),
    lambda report: setattr(report, "latest_result_score", "92.35"),
]


def written(typesetter: Typesetter, office: Office, report: Report) -> bytes:
    stream = BytesIO()
    typesetter.write(office, report, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def used() -> Typesetter:
    """One that has set many other reports before."""
    return Typesetter()


@settings(deadline=None, max_examples=25)
@given(edits=st.lists(st.sampled_from(EDITS), max_size=4))
def test_what_was_set_before_makes_no_difference_to_the_file(
    used: Typesetter, edits: list[Edit]
) -> None:
    office, report = deepcopy(seed_report())
    for edit in edits:
        edit(report)
        assert written(used, office, report) == written(Typesetter(), office, report)


def test_only_the_row_that_was_edited_is_set_again() -> None:
    office, report = deepcopy(seed_report())
    anew: list[Source] = []
    typesetter = Typesetter(on_set=anew.append)
    written(typesetter, office, report)
    anew.clear()
    written(typesetter, office, report)
    assert anew == []
    row(report).responsible = [row(report).responsible[0], "งานคลัง"]
    written(typesetter, office, report)
    assert [source.entity for source in anew] == [Indicator]


def other(value: object, column: Column[object]) -> object:
    """Another value of a column's kind."""
    kind = column.type.python_type
    if isinstance(value, Enum):
        members = list(type(value))
        return members[members.index(value) - 1]
    if kind is str:
        return f"{value or ''} เพิ่มคำ"
    return {int: 2568, date: date(2025, 10, 12), list: ["อื่น"]}.get(kind, Status.IN_PROGRESS)


def test_whatever_field_is_edited_makes_the_file_that_it_makes_anew(used: Typesetter) -> None:
    office, report = deepcopy(seed_report())
    report.parts, report.extra_columns = list(ReportPart), list(ExtraColumn)
    edited = 0
    for each in (office, report, report.indicators[0], row(report)):
        for column in each.__table__.columns:
            is_shown = not (column.foreign_keys or column.primary_key or column.name in UNSHOWN)
            if is_shown and column.type.python_type is not bytes:
                setattr(each, column.name, other(getattr(each, column.name), column))
                assert written(used, office, report) == written(Typesetter(), office, report)
                edited += 1
    assert edited > 40
