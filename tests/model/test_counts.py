"""Rows are counted by how they came out, in all and for each unit."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model import Measure, Status
from ita_desktop.model.counts import counts_by_unit, status_counts, units_of

STATUSES = st.sampled_from([None, *Status])
UNITS = st.lists(st.sampled_from(["กองคลัง", "กองช่าง", " กองช่าง ", "", " "]), max_size=4)
MEASURES = st.lists(st.builds(Measure, status=STATUSES, responsible=UNITS), max_size=12)


def test_a_unit_is_counted_once_for_each_of_its_rows() -> None:
    measures = [
        Measure(responsible=["กองคลัง", "กองช่าง", " กองคลัง"], status=Status.COMPLETED),
        Measure(responsible=["กองช่าง"]),
    ]
    assert counts_by_unit(measures) == {
        "กองคลัง": {Status.COMPLETED: 1},
        "กองช่าง": {Status.COMPLETED: 1, None: 1},
    }


def test_rows_without_a_unit_are_counted_last() -> None:
    measures = [Measure(responsible=[" "]), Measure(responsible=["กองคลัง"])]
    assert list(counts_by_unit(measures).items()) == [("กองคลัง", {None: 1}), ("", {None: 1})]


@given(MEASURES)
def test_no_row_is_left_out(measures: list[Measure]) -> None:
    assert status_counts(measures).total() == len(measures)
    for status, count in status_counts(measures).items():
        assert count == sum(measure.status is status for measure in measures)
    by_unit = counts_by_unit(measures)
    assert sum(each.total() for each in by_unit.values()) == sum(
        max(len(units_of(measure)), 1) for measure in measures
    )
