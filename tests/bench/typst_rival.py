"""The same report set by Typst, as the engine to compare with."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from ita_desktop.assets import FONTS
from ita_desktop.model import Office, Report
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, STATUS_LABELS

_TEMPLATE = """
#set page(paper: "a4", flipped: true, margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))
#set text(font: "Sarabun", size: 11pt, lang: "th")
#let report = json(bytes(sys.inputs.report))
#align(center + horizon, text(24pt, weight: "bold", report.cover))
#pagebreak()
#report.preface
#pagebreak()
#for indicator in report.indicators {
  heading(level: 2, indicator.title)
  table(
    columns: (22.7%, 22.1%, 9%, 11.3%, 13.2%, 21.7%),
    table.header(..report.header.map(cell => strong(cell))),
    ..indicator.rows.flatten().map(cell => [#cell])
  )
}
"""


class TypstRival:
    """Typst with its fonts loaded."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        source = folder / "report.typ"
        source.write_text(_TEMPLATE, encoding="utf-8")
        self._compiler = typst.Compiler(
            str(source), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True
        )

    def write(self, office: Office, report: Report) -> bytes:
        """Return the report as PDF."""
        rows = {
            "cover": f"{report.title}\n{office.name}",
            "preface": report.preface,
            "header": [column.title for column in COLUMNS],
            "indicators": [
                {
                    "title": f"{INDICATOR_WORD} {indicator.label} ({indicator.title})",
                    "rows": [
                        [
                            "\n".join(measure.measures),
                            "\n".join(measure.steps),
                            measure.timeframe,
                            "\n".join(measure.responsible),
                            "\n".join(
                                ("[x] " if status is measure.status else "[ ] ") + label
                                for status, label in STATUS_LABELS.items()
                            ),
                            "\n".join(measure.outcomes),
                        ]
                        for measure in indicator.measures
                    ],
                }
                for indicator in report.indicators
            ],
        }
        made = self._compiler.compile(
            format="pdf", sys_inputs={"report": json.dumps(rows, ensure_ascii=False)}
        )
        assert isinstance(made, bytes)
        return made
