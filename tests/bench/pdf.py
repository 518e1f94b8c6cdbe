"""What a report costs as a PDF, beside another engine in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from io import BytesIO

from ita_desktop.model import Indicator, Measure, Office, Report, Status
from ita_desktop.pdf import Typesetter
from tests.bench.typst_rival import TypstRival
from tests.pdf.seed import seed_report

_RUNS = 9
_ROW_COUNTS = (100, 1_000, 10_000)


def main() -> None:
    """Measure and print."""
    office, report = seed_report()
    print("One report as PDF; milliseconds (median of runs), the seed's six tables")
    _compare(office, report, _RUNS)
    print()
    print("Growth with rows; milliseconds a row")
    for count in _ROW_COUNTS:
        _grow(office, report_of_rows(report, count))


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


def _compare(office: Office, report: Report, runs: int) -> None:
    warm = Typesetter()
    rival = TypstRival()
    _print("ITA Desktop, first", [_timed(lambda: Typesetter().write(office, report, BytesIO()))])
    _print("Typst, first", [_timed(lambda: TypstRival().write(office, report))])
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        ours.append(_timed(lambda: warm.write(office, report, BytesIO())))
        theirs.append(_timed(lambda: rival.write(office, report)))
    _print("ITA Desktop, warm", ours)
    _print("Typst, warm", theirs)


def _grow(office: Office, report: Report) -> None:
    """Measure when fonts and dictionary are loaded, so that only rows count."""
    rows = sum(len(indicator.measures) for indicator in report.indicators)
    warm, rival = Typesetter(), TypstRival()
    warm.write(office, seed_report()[1], BytesIO())
    rival.write(office, seed_report()[1])
    ours = _timed(lambda: warm.write(office, report, BytesIO()))
    theirs = _timed(lambda: rival.write(office, report))
    print(f"  {rows:>6} rows: ITA Desktop {ours / rows:6.3f}   Typst {theirs / rows:6.3f}")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _print(name: str, times: list[float]) -> None:
    print(f"  {name:<22} {statistics.median(times):8.1f}")


if __name__ == "__main__":
    main()
