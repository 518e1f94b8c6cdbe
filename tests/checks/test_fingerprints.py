"""What was put aside stays so at its place, and only there, whatever happens around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.checks import put_aside
from ita_desktop.model import Report
from tests.checks.reports import a_measure, a_report, findings_in

WRONG = "การการ"
FIRST, SECOND = f"มี{WRONG}ประชุมคณะทำงาน", f"แจ้งผล{WRONG}ตรวจสอบ"
RIGHT = "มีการประชุมคณะทำงาน"


def a_stored_report(*steps: str) -> Report:
    report = a_report(a_measure(steps=list(steps)))
    report.indicators[0].measures[0].id = 7
    return report


def items_told(steps: list[str], dismissed: list[str]) -> list[str]:
    """Return the items of which doubled words are told."""
    return [
        steps[finding.place.item]
        for finding in findings_in(a_stored_report(*steps), dismissed=dismissed)
    ]


def fingerprint_of(item: str, *steps: str) -> str:
    """Return what is remembered when the flaw in one of the items is put aside."""
    (found,) = (
        finding
        for finding in findings_in(a_stored_report(*steps))
        if steps[finding.place.item or 0] == item
    )
    return found.fingerprint


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_what_was_put_aside_stays_so_when_its_equal_is_corrected(order):
    kept = fingerprint_of(FIRST, *order)
    corrected = [item if item == FIRST else RIGHT for item in order]
    assert items_told(corrected, [kept]) == []


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_correcting_what_was_put_aside_does_not_hide_its_equal(order):
    kept = fingerprint_of(FIRST, *order)
    corrected = [item if item == SECOND else RIGHT for item in order]
    assert items_told(corrected, [kept]) == [SECOND]


def test_it_stays_with_its_words_when_an_equal_flaw_comes_before_it():
    kept = fingerprint_of(FIRST, FIRST)
    assert items_told([SECOND, FIRST], [kept]) == [SECOND]


def test_it_stays_with_its_words_when_items_change_places():
    kept = fingerprint_of(FIRST, FIRST, SECOND)
    assert items_told([SECOND, "อื่น", FIRST], [kept]) == [SECOND]


def test_words_typed_right_beside_it_do_not_bring_it_back():
    edited = f"ได้{FIRST}"
    assert items_told([edited], [fingerprint_of(FIRST, FIRST)]) == []
    kept = fingerprint_of(FIRST, SECOND, FIRST)
    assert items_told([SECOND, edited], [kept]) == [SECOND]


def test_words_far_from_it_do_not_matter():
    kept = fingerprint_of(FIRST, FIRST, SECOND)
    longer = f"{FIRST} ทุกวันจันทร์"
    assert items_told([longer, RIGHT], [kept]) == []


def test_of_items_that_are_the_same_the_number_tells():
    first, second = findings_in(a_stored_report(FIRST, FIRST))
    (left,) = findings_in(a_stored_report(FIRST, FIRST), dismissed=[first.fingerprint])
    assert left == second
    both = [first.fingerprint, second.fingerprint]
    assert items_told([FIRST, RIGHT], both) == []
    assert items_told([FIRST, FIRST, SECOND], both) == [SECOND]


def test_what_older_files_hold_is_understood():
    """As it was written before the words beside it were remembered."""
    first, second = "5ecb4c9fc2b7bb1d9158.1", "5ecb4c9fc2b7bb1d9158.2"
    assert items_told([FIRST, "อื่น", SECOND], [first]) == [SECOND]
    assert items_told([FIRST, "อื่น", SECOND], [second]) == [FIRST]
    assert items_told([FIRST], [second]) == [FIRST]
    assert items_told([FIRST, "อื่น", SECOND], ["5ecb4c9fc2b7bb1d9158"]) == []


def test_an_old_and_a_new_one_do_not_put_aside_the_same_flaw():
    kept = fingerprint_of(FIRST, FIRST, SECOND)
    assert items_told([FIRST, SECOND], [kept, "5ecb4c9fc2b7bb1d9158.1"]) == [SECOND]
    assert items_told([FIRST, SECOND], [kept, "5ecb4c9fc2b7bb1d9158.2"]) == []


def test_each_dismissal_names_what_it_is_of():
    findings = findings_in(a_stored_report(FIRST, SECOND))
    kept = [finding.fingerprint for finding in findings]
    other = fingerprint_of(WRONG, WRONG).replace("5", "6")
    found = put_aside(findings, [*kept, other, kept[0].partition(".")[0]])
    assert [found[each] for each in kept] == [[findings[0]], [findings[1]]]
    assert found[other] == []
    assert found[kept[0].partition(".")[0]] == findings


@given(st.lists(st.text() | st.from_regex(r"[0-9a-f]{20}\.[0-9]+\.[0-9]+\.[0-9a-f]{8}")))
def test_text_that_is_no_fingerprint_is_of_nothing(texts: list[str]):
    findings = findings_in(a_stored_report(FIRST, SECOND))
    assert put_aside(findings, texts) == {text: [] for text in texts}


@given(st.lists(st.sampled_from([FIRST, SECOND, RIGHT, WRONG]), max_size=6), st.data())
def test_as_long_as_nothing_changes_exactly_what_was_put_aside_is_away(steps, data):
    findings = findings_in(a_stored_report(*steps))
    chosen = data.draw(st.lists(st.sampled_from(findings), unique_by=id)) if findings else []
    kept = [finding.fingerprint for finding in chosen]
    left = findings_in(a_stored_report(*steps), dismissed=kept)
    assert left == [finding for finding in findings if finding not in chosen]
