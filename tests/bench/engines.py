"""One engine in a process of its own: `python -m tests.bench.engines NAME ROWS` prints JSON."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from ita_desktop.model import Office, Report
from tests.pdf.seed import seed_report

_RUNS = {"ITA Desktop": 15, "Typst": 15, "WeasyPrint": 3, "LibreOffice": 2, "Chromium": 2}
_MB = 1024  # kilobytes


def measured(name: str, rows: int) -> dict[str, float] | None:
    """Return what an engine costs, measured in another process; None where it is not installed.

    `first` and `warm` are milliseconds, `memory` the most megabytes, `size` kilobytes, `exact` the
    share of texts found, on average of the four readers.

    Args:
        name: one of `NAMES`.
        rows: of the report; 0 for the seed.
    """
    command = [sys.executable, "-m", "tests.bench.engines", name, str(rows)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] | None = json.loads(run.stdout.splitlines()[-1])
    return found


def _ours() -> Callable[[Office, Report], bytes]:
    from ita_desktop.pdf import Typesetter

    typesetter = Typesetter()

    def write(office: Office, report: Report) -> bytes:
        stream = BytesIO()
        typesetter.write(office, report, stream)
        return stream.getvalue()

    return write


def _typst() -> Callable[[Office, Report], bytes] | None:
    try:
        from tests.bench.typst_rival import TypstRival
    except ImportError:
        return None
    return TypstRival().write


def _weasyprint() -> Callable[[Office, Report], bytes] | None:
    from tests.bench.html_rivals import WeasyPrintRival

    return WeasyPrintRival().write if WeasyPrintRival.is_here() else None


def _libreoffice() -> Callable[[Office, Report], bytes] | None:
    from tests.bench.html_rivals import LibreOfficeRival

    return LibreOfficeRival().write if LibreOfficeRival.is_here() else None


def _chromium() -> Callable[[Office, Report], bytes] | None:
    from tests.bench.html_rivals import ChromiumRival

    return ChromiumRival().write if ChromiumRival.is_here() else None


_ENGINES = {
    "ITA Desktop": _ours,
    "Typst": _typst,
    "WeasyPrint": _weasyprint,
    "LibreOffice": _libreoffice,
    "Chromium": _chromium,
}
NAMES = tuple(_ENGINES)


def main() -> None:
    """Measure the engine named on the command line and print what it costs."""
    name, rows = sys.argv[1], int(sys.argv[2])
    from tests.bench.pdf import report_of_rows

    office, report = seed_report()
    if rows:
        report = report_of_rows(report, rows)
    start = time.perf_counter()
    write = _ENGINES[name]()
    if write is None:
        print("null")
        return
    made = write(office, report)
    first = time.perf_counter() - start
    warm = []
    for _ in range(_RUNS[name] if not rows else 1):
        start = time.perf_counter()
        made = write(office, report)
        warm.append(time.perf_counter() - start)
    used = max(resource.getrusage(who).ru_maxrss for who in _WHO)
    costs = {
        "first": first * 1000,
        "warm": statistics.median(warm) * 1000,
        "memory": used / _MB,
        "size": len(made) / 1000,
        "exact": _exact(office, report, made),
    }
    print(json.dumps(costs))


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _exact(office: Office, report: Report, made: bytes) -> float:
    """Return the share of texts that are read back as they were, on average of the readers."""
    from tests.pdf.readers import READERS, missing, printed_texts

    texts = [text for text in printed_texts(office, report) if text.strip()]
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "report.pdf")
        pdf.write_bytes(made)
        lost = [len(missing(iter(texts), read(pdf))) for read in READERS.values()]
    return 1 - sum(lost) / (len(texts) * len(lost))


if __name__ == "__main__":
    main()
