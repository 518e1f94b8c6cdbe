"""Widths of columns as numbers: they make the table's width, and give each column what it needs."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.pdf.widths import Need, fitted, narrowed, rounded, shared, with_fewest_pages

WIDTH = 700.0
STEP = WIDTH / 96
COLUMNS = st.integers(1, 10)


@st.composite
def leasts(draw: st.DrawFn) -> list[float]:
    """How narrow columns may be that all find room."""
    count = draw(COLUMNS)
    shares = draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
    room = draw(st.floats(0, WIDTH))
    return [share * room / (sum(shares) or 1) for share in shares]


@st.composite
def rows_and_leasts(draw: st.DrawFn) -> tuple[list[tuple[float, list[Need]]], list[float]]:
    least = draw(leasts())
    needs = st.builds(Need, st.floats(0, 300), st.floats(0, 1e5), st.floats(0, 40))
    row = st.lists(needs, min_size=len(least), max_size=len(least))
    return draw(st.lists(st.tuples(st.floats(0.5, 30), row), max_size=6)), least


@given(leasts(), st.data())
def test_shares_make_the_whole_width_and_none_is_too_little(
    least: list[float], data: st.DataObject
) -> None:
    shares = data.draw(
        st.lists(st.floats(1, 200), min_size=len(least), max_size=len(least)), "shares"
    )
    widths = shared(shares, tuple(least), WIDTH)
    assert sum(widths) == pytest.approx(WIDTH)
    assert all(width >= floor for width, floor in zip(widths, least, strict=True))


@given(rows_and_leasts())
def test_fitted_widths_make_the_whole_width_also_when_they_are_rounded(
    content: tuple[list[tuple[float, list[Need]]], list[float]],
) -> None:
    rows, least = content
    for widths in (
        fitted(rows, tuple(least), WIDTH),
        rounded(fitted(rows, tuple(least), WIDTH), tuple(least), WIDTH),
    ):
        assert sum(widths) == pytest.approx(WIDTH)
        assert all(width >= floor - 1e-6 for width, floor in zip(widths, least, strict=True))


def height(rows: list[tuple[float, list[Need]]], widths: tuple[float, ...]) -> float:
    return sum(
        weight
        * max(
            need.firm + need.flowing / max(width - need.margin, 1)
            for need, width in zip(needs, widths, strict=True)
        )
        for weight, needs in rows
    )


def test_the_column_with_most_text_is_widest() -> None:
    rows = [(1.0, [Need(0, 9000, 20), Need(0, 1000, 20), Need(20, 0, 20)])]
    widths = fitted(rows, (60.0, 60.0, 60.0), WIDTH)
    assert widths[0] > 3 * widths[1]
    assert widths[2] == pytest.approx(60)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[float, list[Need]]]:
    """Rows as reports have them, of up to seven columns."""
    count = draw(st.integers(1, 7))
    needs = st.builds(
        Need,
        st.floats(0, 40),
        st.one_of(st.just(0.0), st.floats(1000, 60_000)),
        st.floats(15, 45),
    )
    row = st.lists(needs, min_size=count, max_size=count)
    return draw(st.lists(st.tuples(st.floats(0.5, 30), row), min_size=1, max_size=6))


@settings(max_examples=60)
@given(tables(), st.randoms())
def test_no_other_widths_make_rows_much_lower(
    rows: list[tuple[float, list[Need]]], random: Random
) -> None:
    least = (70.0,) * len(rows[0][1])
    found = height(rows, fitted(rows, least, WIDTH))
    for _ in range(20):
        shares = [random.uniform(1, 100) for _ in least]
        assert found <= height(rows, shared(shares, least, WIDTH)) * 1.1


def test_a_letter_more_seldom_moves_a_rounded_column() -> None:
    least = (60.0,) * 4

    def widths(text: float) -> tuple[float, ...]:
        rows = [(1.0, [Need(0, each, 20) for each in (text, 30_000, 14_000, 9_000)])]
        return rounded(fitted(rows, least, WIDTH), least, WIDTH)

    found = [widths(22_000.0 + 100 * letter) for letter in range(100)]
    changes = sum(one != other for one, other in pairwise(found))
    assert changes < 20


def test_words_are_whole_as_far_as_there_is_room() -> None:
    whole, form, parts = (300.0, 300.0, 200.0), (100.0, 250.0, 200.0), (90.0, 150.0, 100.0)
    some_cut = narrowed(whole, form, parts, 700)
    assert some_cut[1:] == form[1:]
    assert form[0] <= some_cut[0] <= whole[0]
    form_cut = narrowed(whole, form, parts, 400)
    assert sum(form_cut) == pytest.approx(400)
    assert all(width >= part for width, part in zip(form_cut, parts, strict=True))
    all_cut = narrowed(whole, form, parts, 200)
    assert all_cut == pytest.approx((66.67, 66.67, 66.67), abs=0.01)


def test_widths_that_take_fewer_pages_are_preferred_and_else_the_first() -> None:
    first, second = (350.0, 350.0), (300.0, 400.0)
    least = (100.0, 100.0)
    assert with_fewest_pages([first, second], least, 1, lambda _: 3) == first
    assert with_fewest_pages([first, second], least, 1, lambda w: 3 - (w == second)) == second
    near = with_fewest_pages([first], least, 1, lambda w: 3 - (w[0] > 364))
    assert near[0] == pytest.approx(350 + 2 * STEP)
    tried: list[object] = []
    with_fewest_pages([first, second], least, 10**6, lambda w: tried.append(w) or 3)
    assert len(tried) == 2
