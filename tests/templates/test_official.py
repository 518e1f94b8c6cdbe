"""The assessment's facts: every score has one band, every known year its items."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model import OfficeKind
from ita_desktop.templates import band, bands, official_lists, oit_items
from ita_desktop.thai.digits import to_thai

YEARS = range(2550, 2600)


@pytest.mark.parametrize(
    ("score", "year", "name"),
    [
        ("95.00", 2566, "AA"),
        ("94.99", 2566, "A"),
        ("85", 2560, "A"),
        ("84.99", 2566, "B"),
        ("75", 2566, "B"),
        ("65", 2566, "C"),
        ("55", 2566, "D"),
        ("50", 2566, "E"),
        ("49.99", 2566, "F"),
        ("0", 2566, "F"),
        ("100", 2567, "ผ่านดีเยี่ยม"),
        ("95", 2569, "ผ่านดีเยี่ยม"),
        ("94.99", 2567, "ผ่านดี"),
        ("๘๕.๒๓", 2568, "ผ่านดี"),
        (" 84.99 ", 2567, "ต้องปรับปรุง"),
        ("70", 2567, "ต้องปรับปรุง"),
        ("๖๙.๙", 2567, "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_a_score_has_the_band_of_its_year(score, year, name):
    assert band(score, year).name == name


@pytest.mark.parametrize("year", YEARS)
def test_the_bands_of_a_year_leave_no_gap_from_0_to_100(year):
    thresholds = [one.at_least for one in bands(year)]
    assert thresholds[-1] == 0
    assert all(higher >= lower for higher, lower in pairwise(thresholds))
    assert all(0 <= one <= 100 for one in thresholds)
    names = [one.name for one in bands(year)]
    assert len(set(names)) == len(names)


@given(st.integers(0, 10_000), st.sampled_from(YEARS), st.booleans())
def test_every_score_has_a_band_whatever_its_digits(hundredths, year, thai):
    score = f"{Decimal(hundredths) / 100:.2f}"
    found = band(to_thai(score) if thai else score, year)
    assert found is not None
    assert found.at_least <= Decimal(score)
    assert not [one for one in bands(year) if found.at_least < one.at_least <= Decimal(score)]


@pytest.mark.parametrize(
    "text", ["", "-1", "100.01", "101", "85.", ".5", "85.234", "85,2", "A", "1e1", "๘๕ คะแนน", "²"]
)
def test_what_is_no_score_has_no_band(text):
    assert band(text, 2566) is None
    assert band(text, 2567) is None


@given(st.text(), st.integers(0, 9999))
def test_any_text_has_a_band_or_none(text, year):
    band(text, year)


def test_from_2567_on_the_total_alone_does_not_settle_the_upper_bands():
    every = {one.name: one.every for one in bands(2567)}
    assert every["ผ่านดีเยี่ยม"] == 95
    assert every["ผ่านดี"] == 85
    assert every["ผ่าน"] is None
    assert all(one.every is None for one in bands(2566))
    assert all(one.is_certain for one in bands(2566))
    assert not any(one.is_certain for one in bands(2567))


def test_the_official_list_has_ten_indicators_and_the_other_one_seven_issues():
    lists = {one.name: one.titles for one in official_lists()}
    assert len(lists["ITA indicators"]) == 10
    assert lists["ITA indicators"][0] == "การปฏิบัติหน้าที่"
    assert lists["ITA indicators"][9] == "การป้องกันการทุจริต"
    assert len(lists["seven issues"]) == 7
    for titles in lists.values():
        assert all(title == title.strip() and title for title in titles)


@pytest.mark.parametrize(
    ("fiscal_year", "ita_year", "measures", "report"),
    [
        (2564, 2564, "O42", "O43"),
        (2565, 2565, "O42", "O43"),
        (2566, 2566, "O42", "O43"),
        (2568, 2569, "O25", "O26"),
    ],
)
def test_the_published_item_numbers_are_certain(fiscal_year, ita_year, measures, report):
    for kind in set(OfficeKind) - {OfficeKind.SCHOOL}:
        items = oit_items(kind, fiscal_year)
        assert (items.ita_year, items.measures, items.report) == (ita_year, measures, report)
        assert items.is_certain


def test_what_is_not_published_is_marked_and_what_is_unknown_is_not_invented():
    assert not oit_items(OfficeKind.MUNICIPALITY, 2567).is_certain
    assert oit_items(OfficeKind.MUNICIPALITY, 2567).report == ""
    assert not oit_items(OfficeKind.SCHOOL, 2566).is_certain
    assert oit_items(OfficeKind.MUNICIPALITY, 2569) is None
    assert oit_items(OfficeKind.MUNICIPALITY, 2550) is None
