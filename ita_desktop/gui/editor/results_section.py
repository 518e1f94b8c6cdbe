"""The results of the last two ITA assessments, each with the band that it is in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.editor.judged_fields import JudgedFields
from ita_desktop.gui.fields.field_grid import Column, FieldGrid, plain_label
from ita_desktop.gui.fields.judged_lines import OptionalYearLine
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.locale import Translate
from ita_desktop.problems import mark


@dataclass(frozen=True, eq=False)
class _Result:
    """The fields of one year's result."""

    year: OptionalYearLine
    score: TextLine
    band: QLabel

    def show_band(self) -> None:
        """Show the band of the score; nothing where there is none."""
        from ita_desktop.templates import band

        year = self.year.value()
        found = band(self.score.value(), year) if year else None
        self.band.setText(found.name if found else "")


class ResultsSection:
    """The fields of the two results, put into a page.

    Args:
        page: receives the fields.
        translate: the interface's language.
    """

    def __init__(self, page: Column, translate: Translate) -> None:
        page.add_label("section").setText(translate("ITA results"))
        grid = page.add_grid()
        self.latest = _add_result(
            grid,
            translate("Latest ITA result: year (B.E.)"),
            translate("Latest ITA result: score"),
        )
        self.earlier = _add_result(
            grid,
            translate("Earlier ITA result: year (B.E.)"),
            translate("Earlier ITA result: score"),
        )

    def bind(self, binding: EntityBinding, judged: JudgedFields) -> None:
        """Tie the fields to a report's row."""
        step = mark("Edit the ITA results")
        for name, result in (("latest", self.latest), ("earlier", self.earlier)):
            judged.add(f"{name}_result_year", result.year, step)
            binding.add(f"{name}_result_score", result.score, step)
            result.score.edited.connect(result.show_band)
            binding.row_shown.connect(result.show_band)


def _add_result(grid: FieldGrid, year_name: str, score_name: str) -> _Result:
    result = _Result(OptionalYearLine(), TextLine(), plain_label())
    grid.add(year_name, result.year)
    cell = grid.add(score_name, result.score)
    grid.put_beside_field(cell, result.band, result.score)
    return result
