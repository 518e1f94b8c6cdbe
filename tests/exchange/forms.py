"""Sources for the tests: the form as text and as web page, and what was stored of it."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ita_desktop.exchange import Imported
from ita_desktop.model import Indicator, Measure
from ita_desktop.model.form import COLUMNS
from ita_desktop.thai.folding import count_characters

FRONT = (
    "รายงานผลการดำเนินการ\nปีงบประมาณ พ.ศ. ๒๕๖๖\n\n"
    "เทศบาลตำบลรวมใจพัฒนา\nอำเภอแม่ใจ จังหวัดพะเยา\n\nคำนำของรายงาน\n\n"
)
HEADING = "ตัวชี้วัดที่ ๑ (การปฏิบัติหน้าที่)"
HEADERS = [column.title for column in COLUMNS]
TICKED = "☐ ไม่สามารถดำเนินการได้ ☐ อยู่ระหว่างการดำเนินการ ☑ ดำเนินการแล้วเสร็จ"


def row(**cells: str) -> list[str]:
    """Return a row's cells in the form's order; the status is ticked "completed"."""
    cells = {"status": TICKED, "timeframe": "ตลอดปี ๒๕๖๖"} | cells
    return [cells.get(column.field, "") for column in COLUMNS]


def text_form(rows: Iterable[Sequence[str]], headers: Sequence[str] = HEADERS) -> str:
    """Return a whole text form with one indicator."""
    lines = ["\t".join(cells) for cells in (headers, *rows)]
    return FRONT + HEADING + "\n\n" + "\n".join(lines) + "\n"


def html_table(rows: Iterable[Sequence[str]], cell: str = "td") -> str:
    """Return rows of markup as a table."""
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<{cell}>{text}</{cell}>" for text in texts) + "</tr>\n"
            for texts in rows
        )
        + "</table>"
    )


def html_form(rows: Iterable[Sequence[str]], headers: Sequence[str] = HEADERS) -> str:
    """Return a whole page with one indicator; cells are markup."""
    front = "".join(f"<p>{html.escape(line)}</p>\n" for line in FRONT.split("\n") if line)
    return f"{front}<h2>{HEADING}</h2>\n{html_table([headers, *rows])}"


def indicators(imported: Imported) -> list[Indicator]:
    return imported.reports[0].indicators


def measures(imported: Imported) -> list[Measure]:
    return [measure for indicator in indicators(imported) for measure in indicator.measures]


def stored(imported: Imported) -> Iterator[str]:
    """Yield every text that an import stored."""
    office = imported.office
    yield from (office.name, office.district, office.province, office.address)
    for report in imported.reports:
        yield from (report.title, report.preface)
        for indicator in report.indicators:
            yield from (indicator.label, indicator.title)
            for measure in indicator.measures:
                yield from (*measure.measures, *measure.steps, measure.timeframe)
                yield from (*measure.responsible, *measure.outcomes, measure.remark)
                yield from (measure.reason, *measure.evidence)


def characters(texts: Iterable[str]) -> Counter[str]:
    """Count the characters that are no white space, whichever way they are spelt."""
    return sum((count_characters(text) for text in texts), Counter())


def accounted(imported: Imported) -> Counter[str]:
    """Count the characters that were stored or stand in the import's report."""
    return characters(stored(imported)) + characters(note.text for note in imported.notes)
