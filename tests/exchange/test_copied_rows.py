"""Copied indicators and measures come out as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange.copied_rows import CopiedRows, from_json, to_html, to_json, to_text
from ita_desktop.model import Indicator, Measure, Status
from ita_desktop.problems import Problem
from tests.exchange.test_json import CONTENTS, _indicators, _measures, values


@given(st.lists(_indicators, max_size=3), st.lists(_measures, max_size=3))
def test_all_fields_come_back(indicators, measures):
    rows = from_json(to_json(CopiedRows(indicators, measures, CONTENTS)))
    assert values(rows.indicators) == values(indicators)
    assert values(rows.measures) == values(measures)
    attached = [*measures, *(each for indicator in indicators for each in indicator.measures)]
    names = {each.content for measure in attached for each in measure.attachments}
    assert rows.contents == {name: CONTENTS[name] for name in names}


@given(st.binary())
def test_what_is_no_copied_rows_is_a_problem_and_nothing_else(data):
    with pytest.raises(Problem):
        from_json(data)


def test_other_programs_get_the_forms_columns_as_text():
    measure = Measure(
        measures=["หนึ่ง", "ส\tอง"],
        timeframe="ต.ค.\nพ.ย.",
        responsible=["กองคลัง"],
        status=Status.COMPLETED,
    )
    rows = CopiedRows([Indicator(label="๔", title="การใช้\nอำนาจ", measures=[measure])], [measure])
    line = "หนึ่ง, ส อง\t\tต.ค., พ.ย.\tกองคลัง\tดำเนินการแล้วเสร็จ\t"
    assert to_text(rows).split("\n") == ["ตัวชี้วัดที่ ๔ การใช้ อำนาจ", line, line]


def test_typed_text_is_no_markup_in_the_page():
    assert "<td>&lt;b&gt;&amp;</td>" in to_html(CopiedRows(measures=[Measure(measures=["<b>&"])]))
