"""Which columns a table has, and in which order."""

from ita_desktop.model import ExtraColumn
from ita_desktop.model.form import COLUMNS, columns_with, planned_columns_with


def fields(extra: list[ExtraColumn]) -> list[str]:
    return [column.field for column in columns_with(extra)]


def test_without_switches_a_table_has_the_columns_of_the_form() -> None:
    assert columns_with([]) == COLUMNS


def test_each_extra_column_has_its_place_whatever_order_it_was_chosen_in() -> None:
    assert fields(list(reversed(ExtraColumn))) == [
        "position",
        "measures",
        "steps",
        "timeframe",
        "budget",
        "responsible",
        "status",
        "outcomes",
        "evidence",
        "remark",
    ]
    assert fields([ExtraColumn.REMARK])[-2:] == ["outcomes", "remark"]


def test_the_measures_alone_have_the_first_four_columns_and_what_belongs_to_them() -> None:
    assert planned_columns_with([]) == COLUMNS[:4]
    planned = planned_columns_with(list(ExtraColumn))
    assert [column.field for column in planned] == [
        "position",
        "measures",
        "steps",
        "timeframe",
        "budget",
        "responsible",
    ]
