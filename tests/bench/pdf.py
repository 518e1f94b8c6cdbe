"""What a report costs as a PDF, beside another engine in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

from ita_desktop.model import Indicator, Measure, Office, Report, Status
from ita_desktop.pdf import Typesetter
from tests.bench.engines import NAMES, measured
from tests.bench.typst_rival import TypstRival
from tests.pdf.seed import seed_report

_CHANGES = 16
_ROW_COUNTS = (100, 1_000, 10_000)


def main() -> None:
    """Measure and print."""
    for rows, name in ((0, "The seed's report"), (1_000, "1,000 rows")):
        print(f"{name}: milliseconds at first and warm (median), MB of memory, kB, exact texts")
        for engine in NAMES:
            _print(engine, measured(engine, rows))
        print()
    print("The seed's report with another word each time; milliseconds (median)")
    _change(*deepcopy(seed_report()))
    print("Growth with rows; milliseconds a row")
    for count in _ROW_COUNTS:
        _grow(*seed_report(), count)


def report_of_rows(report: Report, count: int) -> Report:
    """Return a report of `count` rows with the seed's own texts, ten rows an indicator."""
    sources = [measure for indicator in report.indicators for measure in indicator.measures]
    indicators = [
        Indicator(
            label=str(number + 1),
            title=f"ตัวชี้วัดสำหรับวัดความเร็ว {number + 1}",
            measures=[_copy(sources[row % len(sources)], row) for row in _rows_of(number, count)],
        )
        for number in range((count + 9) // 10)
    ]
    return Report(fiscal_year=2566, title=report.title, indicators=indicators)


def _rows_of(indicator: int, count: int) -> range:
    return range(indicator * 10, min(indicator * 10 + 10, count))


def _copy(source: Measure, row: int) -> Measure:
    return Measure(
        measures=[f"{text} ({row})" for text in source.measures],
        steps=list(source.steps),
        timeframe=source.timeframe,
        responsible=list(source.responsible),
        status=Status.COMPLETED,
        outcomes=list(source.outcomes),
    )


def _print(engine: str, costs: dict[str, float] | None) -> None:
    if costs is None:
        print(f"  {engine:<12} not installed")
        return
    print(
        f"  {engine:<12} first {costs['first']:9.1f}   warm {costs['warm']:9.1f}"
        f"   memory {costs['memory']:5.0f}   size {costs['size']:7.1f}"
        f"   exact {costs['exact']:6.1%}"
    )


def _change(office: Office, report: Report) -> None:
    """Measure what a clerk waits for who corrects a word and exports again."""
    ours, rival = Typesetter(), TypstRival()
    measure = report.indicators[0].measures[0]
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(_CHANGES):
        measure.timeframe = f"ตลอดปี {2560 + number}"
        times[0].append(_timed(lambda: ours.write(office, report, BytesIO())))
        times[1].append(_timed(lambda: rival.write(office, report)))
    medians = [statistics.median(each[1:]) for each in times]
    print(f"  ITA Desktop {medians[0]:6.1f}   Typst {medians[1]:6.1f}\n")


def _grow(office: Office, seed: Report, rows: int) -> None:
    """Measure when fonts and dictionary are loaded, so that only rows count."""
    report = report_of_rows(seed, rows)
    warm, rival = Typesetter(), TypstRival()
    warm.write(office, seed, BytesIO())
    rival.write(office, seed)
    ours = _timed(lambda: warm.write(office, report, BytesIO()))
    theirs = _timed(lambda: rival.write(office, report))
    print(f"  {rows:>6} rows: ITA Desktop {ours / rows:6.3f}   Typst {theirs / rows:6.3f}")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
