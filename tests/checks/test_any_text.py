"""What holds for every text: no crash, real places, remedies that work, time in proportion."""

import copy
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.checks import Checker, Finding
from ita_desktop.checks.rules import TEXT_RULES
from ita_desktop.checks.word_data import spellings
from ita_desktop.exchange import Imported
from ita_desktop.model import Digits, Indicator, Measure, Report, Status
from tests.checks.reports import (
    DURING,
    a_measure,
    a_report,
    an_office,
    applied,
    codes,
    findings_in,
    row_at,
    said,
)
from tests.thai.texts import DICTIONARY, SEED_PARAGRAPHS, any_text, dictionary_words

TRAPS = [
    *(
        "การ",
        "การการ",
        " ",
        "  ",
        "ปิ ด ป ร ะ",
        " ้าย",
        "No Give",
        "Website",
        "website",
        "ของ",
        "ความ",
    ),
    *("๒๕๖๗", "2565", "ปี ", "ต.ค. ", "พ.ศ. ", "/", "o๑", "๑2", "แจกเวียน", "แจ้งเวียน", "ปฎิบัติ"),
    *("มือ", "คู่มือ", "สำนักปลัด", "เทศบาล", "- ", "\n", "และ", "ๆ", "ฯ", "https://a.b/๑"),
]
trapped = st.lists(st.sampled_from(TRAPS) | dictionary_words, max_size=12).map("".join)
texts = st.one_of(any_text, trapped, st.sampled_from(SEED_PARAGRAPHS))
items = st.lists(texts, max_size=3)
measures = st.builds(
    Measure,
    measures=items,
    steps=items,
    timeframe=texts,
    responsible=items,
    status=st.sampled_from([None, *Status]),
    reason=texts,
    outcomes=items,
    remark=texts,
    evidence=items,
)
indicators = st.builds(
    Indicator,
    label=st.sampled_from(["", "๑", "๒", "3", "ก"]) | texts,
    title=texts,
    measures=st.lists(measures, max_size=2),
)
reports = st.builds(
    Report,
    fiscal_year=st.integers(2500, 2600),
    ita_year=st.none() | st.integers(2500, 2600),
    title=texts,
    preface=texts,
    digits=st.sampled_from(Digits),
    indicators=st.lists(indicators, max_size=3),
)


def how_often(findings: list[Finding], fingerprint: str) -> int:
    """Count equal findings, which differ in the number at the end of their fingerprints."""
    known = fingerprint.partition(".")[0]
    return sum(finding.fingerprint.partition(".")[0] == known for finding in findings)


@settings(max_examples=80)
@given(reports)
def test_no_report_is_too_odd_and_every_place_exists(report: Report):
    for finding in findings_in(report):
        place = finding.place
        assert str(finding)
        assert finding.fingerprint
        if place.field is None or place.entity.__name__ == "Office":
            continue
        value = getattr(row_at(report, place.indicator_index, place.measure_index), place.field)
        if place.item is not None:
            value = value[place.item]
        if place.span is not None:
            start, end = place.span
            assert 0 <= start < end <= len(value)


@settings(max_examples=80)
@given(reports)
def test_a_certain_remedy_ends_its_finding_and_has_nothing_left_to_do(report: Report):
    findings = findings_in(report)
    for finding in findings:
        if not finding.certain:
            continue
        (remedy,) = finding.remedies
        after = copy.deepcopy(report)
        applied(after, remedy)
        left = findings_in(after)
        assert how_often(left, finding.fingerprint) < how_often(findings, finding.fingerprint)


@settings(max_examples=60)
@given(reports, measures)
def test_checking_again_gives_what_checking_anew_gives(report: Report, other: Measure):
    checker = Checker(today=DURING)
    checker.check(an_office(), report)
    if report.indicators:
        report.indicators[0].measures.insert(0, other)
        one = checker.check_measure(an_office(), report, 0, 0)
        assert {finding.fingerprint for finding in one} <= {
            finding.fingerprint for finding in findings_in(report)
        }
    report.title += "๒๕๖๗"
    assert checker.check(an_office(), report) == findings_in(report)


@given(st.sampled_from(SEED_PARAGRAPHS), st.integers(0, 3))
def test_a_dismissed_finding_stays_away_while_others_change(text: str, before: int):
    report = a_report(a_measure(steps=[text]))
    dismissed = {finding.fingerprint for finding in findings_in(report)}
    assert findings_in(report, dismissed=dismissed) == []
    measure = report.indicators[0].measures[0]
    measure.steps = ["ประชุมคณะทำงาน"] * before + measure.steps
    measure.remark = "ปฎิบัติแล้ว"
    assert codes(findings_in(report, dismissed=dismissed)) == ["spelling.wrong"]


def test_a_stored_row_keeps_its_fingerprints_when_it_moves():
    report = a_report(a_measure(status=None), a_measure())
    first, second = report.indicators[0].measures
    first.id, second.id = 7, 8
    before = {finding.fingerprint for finding in findings_in(report)}
    report.indicators[0].measures.reverse()
    assert {finding.fingerprint for finding in findings_in(report)} == before


def test_words_of_the_dictionary_are_right():
    misspelt = {"ลายเซ็นต์", "สัมนา"}  # these two are in it
    for word in DICTIONARY[::5]:
        if not any(wrong in word for wrong in misspelt):
            assert [slip for rule in TEXT_RULES for slip in rule(word)] == []


def test_known_spellings_are_in_no_other_word():
    wrong = [word for word in spellings().wrong if not word.isascii()]
    pattern = spellings().wrong_pattern
    inside = {word for word in DICTIONARY if pattern.search(word) and word not in wrong}
    assert inside == set()
    assert not any(pattern.search(right) for right in spellings().wrong.values())


HUGE = [
    *("ก", "การ", "การ ", "ก ", "ของ ", "ๆ", "A ", "\n", "o", "๑o", "๑/", "2", "๑ 2 ", "a@"),
    *("ปี ", "ปี ๒๕๖๗ ", "ต.ค. ๖๖ - ", "No Give "),
]


@pytest.mark.parametrize("piece", HUGE)
def test_a_huge_text_takes_no_more_than_its_share_of_time(piece: str):
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    said(text)
    assert time.process_time() - started < 10


def test_a_thousand_measures_are_checked_in_seconds_and_again_at_once(seed: Imported):
    rows = [row for indicator in seed.reports[0].indicators for row in indicator.measures]
    many = [
        a_measure(
            steps=[f"{step} ครั้งที่ {number}" for step in rows[number % 6].steps],
            outcomes=rows[number % 6].outcomes,
        )
        for number in range(1000)
    ]
    report = a_report(*many)
    checker = Checker(today=DURING)
    started = time.process_time()
    first = checker.check(seed.office, report)
    assert len(first) > 1000
    assert time.process_time() - started < 15
    many[500].steps = [*many[500].steps, "ปฎิบัติ"]
    started = time.process_time()
    again = checker.check(seed.office, report)
    assert len(again) == len(first) + 1
    assert time.process_time() - started < 3
