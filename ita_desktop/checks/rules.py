"""All rules, by what they read: one text, one row, the whole report."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ita_desktop.checks import (
    completeness,
    digits,
    numbering,
    one_way,
    preface,
    spacing,
    titles,
    wording,
    years,
)
from ita_desktop.checks.flaws import Flaw, Owner, Setting, Slip
from ita_desktop.checks.survey import Survey
from ita_desktop.model import Indicator, Measure

TEXT_RULES: tuple[Callable[[str], Iterator[Slip]], ...] = (
    wording.misspellings,
    wording.doubled_words,
    digits.latin_zeros,
    digits.mixed_numbers,
    spacing.letter_spaced,
    spacing.latin_neighbours,
    spacing.line_end_spaces,
)
MEASURE_RULES: tuple[Callable[[Measure, Setting], Iterator[Flaw]], ...] = (
    completeness.empty_measure,
    completeness.empty_items,
    completeness.fewer_than_measures,
    completeness.status,
    completeness.unproved_outcomes,
)
INDICATOR_RULES: tuple[Callable[[Indicator, Setting], Iterator[Flaw]], ...] = (
    completeness.empty_indicator,
    titles.indicator_title,
)
REPORT_RULES: tuple[Callable[[Survey], Iterator[tuple[Owner, Flaw]]], ...] = (
    completeness.empty_report,
    titles.cover_era,
    preface.repeated_lines,
    numbering.indicator_numbers,
    years.title_years,
    years.timeframes,
    one_way.two_spellings,
    one_way.two_unit_names,
    one_way.two_kinds_of_digits,
)
