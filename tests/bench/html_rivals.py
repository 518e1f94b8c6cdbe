"""The same report as a web page, and the programs that make a PDF of one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from ita_desktop.assets import FONTS
from ita_desktop.model import Measure, Office, Report
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, STATUS_LABELS

_SHARES = (22.7, 22.1, 9, 11.3, 13.2, 21.7)
_STYLE = f"""
@font-face {{ font-family: Sarabun; src: url("{(FONTS / "Sarabun-Regular.ttf").as_uri()}"); }}
@font-face {{ font-family: Sarabun; font-weight: bold;
  src: url("{(FONTS / "Sarabun-Bold.ttf").as_uri()}"); }}
@page {{ size: A4 landscape; margin: 2.5cm 2cm 2cm 3cm; }}
body {{ font: 11pt Sarabun; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ border: 0.5pt solid; padding: 3pt 7pt; vertical-align: top; }}
.cover {{ font-size: 24pt; text-align: center; page-break-after: always; }}
.preface {{ page-break-after: always; }}
"""


def page_of(office: Office, report: Report) -> str:
    """Return a report as a web page whose style is that of the form."""
    parts = [
        f"<!doctype html><html lang=th><meta charset=utf-8><style>{_STYLE}</style>",
        f"<p class=cover>{_lines(report.title)}<br>{_lines(office.name)}</p>",
        f"<p class=preface>{_lines(report.preface)}</p>",
    ]
    columns = "".join(f'<col style="width:{share}%">' for share in _SHARES)
    header = "".join(f"<th>{escape(column.title)}</th>" for column in COLUMNS)
    for indicator in report.indicators:
        heading = f"{INDICATOR_WORD} {indicator.label} ({indicator.title})"
        rows = "".join(_row(measure) for measure in indicator.measures)
        parts.append(
            f"<h2>{escape(heading)}</h2><table>{columns}<thead><tr>{header}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )
    return "".join(parts)


def _row(measure: Measure) -> str:
    boxes = "\n".join(
        ("[x] " if status is measure.status else "[ ] ") + label
        for status, label in STATUS_LABELS.items()
    )
    texts = (
        "\n".join(measure.measures),
        "\n".join(measure.steps),
        measure.timeframe,
        "\n".join(measure.responsible),
        boxes,
        "\n".join(measure.outcomes),
    )
    return "<tr>" + "".join(f"<td>{_lines(text)}</td>" for text in texts) + "</tr>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


class WeasyPrintRival:
    """WeasyPrint, a library."""

    @staticmethod
    def is_here() -> bool:
        """Return whether it and the libraries that it calls are installed."""
        try:
            import weasyprint  # noqa: F401
        except (ImportError, OSError):
            return False
        return True

    def write(self, office: Office, report: Report) -> bytes:
        """Return the report as PDF."""
        import weasyprint

        made = weasyprint.HTML(string=page_of(office, report)).write_pdf()
        assert isinstance(made, bytes)
        return made


class _Program:
    """A program that is started for each PDF, because that is how it is used."""

    NAMES: tuple[str, ...] = ()

    @classmethod
    def path(cls) -> str | None:
        return next((found for name in cls.NAMES if (found := shutil.which(name))), None)

    @classmethod
    def is_here(cls) -> bool:
        """Return whether it is installed."""
        return cls.path() is not None

    def write(self, office: Office, report: Report) -> bytes:
        """Return the report as PDF."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            page = folder / "report.html"
            page.write_text(page_of(office, report), encoding="utf-8")
            subprocess.run(self._command(page, folder), check=True, capture_output=True)
            return (folder / "report.pdf").read_bytes()

    def _command(self, page: Path, folder: Path) -> list[str]:
        raise NotImplementedError


class LibreOfficeRival(_Program):
    """LibreOffice Writer without a window."""

    NAMES = ("soffice", "libreoffice")

    def _command(self, page: Path, folder: Path) -> list[str]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        program = self.path() or ""
        to_pdf = ["--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export"]
        return [program, profile, "--headless", *to_pdf, "--outdir", str(folder), str(page)]


class ChromiumRival(_Program):
    """Chromium's own printing."""

    NAMES = ("chromium", "google-chrome")

    def _command(self, page: Path, folder: Path) -> list[str]:
        return [
            self.path() or "",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'report.pdf'}",
            page.as_uri(),
        ]
