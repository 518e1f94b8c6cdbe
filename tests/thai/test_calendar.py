from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.problems import Problem
from ita_desktop.thai.calendar import (
    BUDDHIST_OFFSET,
    GREGORIAN_YEAR,
    NOT_A_DAY,
    NOT_A_YEAR,
    first_half_span,
    fiscal_year_of,
    fiscal_year_span,
    format_date,
    format_month,
    parse_date,
    parse_year,
)
from ita_desktop.thai.digits import to_thai
from tests.thai.texts import any_text

years = st.integers(2500, 2699)


def test_a_fiscal_year_begins_in_october_of_the_year_before():
    assert fiscal_year_span(2567) == (date(2023, 10, 1), date(2024, 9, 30))
    assert fiscal_year_of(date(2023, 9, 30)) == 2566
    assert fiscal_year_of(date(2023, 10, 1)) == 2567
    assert fiscal_year_of(date(2024, 2, 29)) == 2567


@given(years)
def test_the_first_half_of_a_fiscal_year_ends_with_march(year):
    first, last = first_half_span(year)
    assert first == fiscal_year_span(year)[0]
    assert last + timedelta(days=1) == date(year - BUDDHIST_OFFSET, 4, 1)


def test_a_month_is_written_with_its_buddhist_year():
    assert format_month(date(2022, 10, 1), thai_digits=True) == "ตุลาคม ๒๕๖๕"
    assert format_month(date(2023, 3, 31), thai_digits=False) == "มีนาคม 2566"


@given(years)
def test_fiscal_years_follow_each_other_without_a_gap(year):
    first, last = fiscal_year_span(year)
    assert fiscal_year_of(first) == fiscal_year_of(last) == year
    assert fiscal_year_span(year + 1)[0] == last + timedelta(days=1)
    assert fiscal_year_of(first - timedelta(days=1)) == year - 1


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_every_day_lies_in_its_fiscal_year(day):
    first, last = fiscal_year_span(fiscal_year_of(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    "typed",
    [
        "2566",
        "66",
        "๒๕๖๖",
        "๖๖",
        " 2566 ",
        "2๕6๖",
        "พ.ศ. ๒๕๖๖",
        "พ.ศ.2566",
        "พศ 2566",
        "ปี ๒๕๖๖",
        "ปีงบประมาณ พ.ศ.๒๕๖๖",
        "ปีงบประมาณ\u00a0๒๕๖๖",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
    ],
)
def test_a_year_is_read_as_offices_type_it(typed):
    assert parse_year(typed) == 2566


@given(years)
def test_every_year_is_read_in_both_scripts(year):
    assert parse_year(str(year)) == parse_year(to_thai(str(year))) == year


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "0", "6", "12", "๑๒", "256", "25666", "2499", "2700", "25 66", "25\n66"),
        *("-2566", "+66", "2566.0", "2566 2567", "ตลอดปี ๒๕๖๗", "พ.ศ.", "abcd", "\ud800"),
        *("٢٥٦٦", "²⁵⁶⁶"),
    ],
)
def test_what_is_not_a_year_is_refused_with_a_sentence(typed):
    with pytest.raises(Problem, match="Type a year such as 2566") as raised:
        parse_year(typed)
    assert raised.value.sentence == NOT_A_YEAR


@pytest.mark.parametrize("typed", ["2023", "๒๐๒๓", "ค.ศ. 2023", "พ.ศ. 2023"])
def test_a_gregorian_year_is_refused_with_the_buddhist_one(typed):
    with pytest.raises(Problem, match="Type the Buddhist year 2566") as raised:
        parse_year(typed)
    assert raised.value.sentence == GREGORIAN_YEAR


def test_a_refusal_quotes_only_the_beginning_of_a_long_text():
    with pytest.raises(Problem) as raised:
        parse_year("{x}" * 50_000)
    assert len(str(raised.value)) < 200


@given(any_text)
def test_any_text_is_a_year_or_a_problem(text):
    with suppress(Problem):
        assert 2500 <= parse_year(text) < 2700


@pytest.mark.parametrize(
    "typed",
    [
        *("๑๐ ต.ค. ๒๕๖๖", "10 ต.ค. 2566", "10ต.ค.66", "๑๐ ต. ค. ๖๖", "10 ตค 2566"),
        *("๑๐ ตุลาคม ๒๕๖๖", "วันที่ ๑๐ ตุลาคม พ.ศ. ๒๕๖๖", "10 เดือนตุลาคม พ.ศ.2566"),
        *("10/10/2566", " ๑๐/๑๐/๖๖ ", "10-10-2566", "10.10.2566", "10 / 10 / 2566"),
    ],
)
def test_a_day_is_read_as_offices_type_it(typed):
    assert parse_date(typed) == date(2023, 10, 10)


@given(st.dates(date(2020, 1, 1), date(2056, 12, 31)), st.booleans(), st.booleans())
def test_every_day_is_read_as_it_is_written(day, thai_digits, short):
    assert parse_date(format_date(day, thai_digits=thai_digits, short=short)) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "ตุลาคม 2566", "10 2566", "2566", "32/10/2566", "30 ก.พ. 2566", "10/13/2566"),
        *("29/2/2566", "10/10", "10 ตุลคม 2566", "0/10/2566", "10/10/25666", "x" * 5000),
    ],
)
def test_what_is_not_a_day_is_refused_with_a_sentence(typed):
    with pytest.raises(Problem) as raised:
        parse_date(typed)
    assert raised.value.sentence == NOT_A_DAY
    assert len(str(raised.value)) < 200


def test_a_day_of_a_gregorian_year_is_refused_with_the_buddhist_one():
    with pytest.raises(Problem, match="Type the Buddhist year 2566"):
        parse_date("10/10/2023")


@given(any_text)
def test_any_text_is_a_day_or_a_problem(text):
    with suppress(Problem):
        assert isinstance(parse_date(text), date)


def test_a_date_is_written_in_the_buddhist_era():
    day = date(2023, 10, 5)
    assert format_date(day, thai_digits=True) == "๕ ตุลาคม ๒๕๖๖"
    assert format_date(day, thai_digits=False) == "5 ตุลาคม 2566"
    assert format_date(day, thai_digits=True, short=True) == "๕ ต.ค. ๒๕๖๖"


def test_the_offset_of_the_era_is_543_years():
    assert BUDDHIST_OFFSET == 543
