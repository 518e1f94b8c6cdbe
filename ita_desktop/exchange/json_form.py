"""The form that other programs and the tests read: JSON, out and in without loss.

Version 1, the only one so far: `format`, `version`, `office`, `reports` with their indicators and
measures. A key that is missing has the model's default; a key of None is written as null, and the
logo (Base64) only where there is one. An attachment has its bytes with it (Base64); what several
have is written with each.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ita_desktop.exchange.json_fields import Section, parse
from ita_desktop.exchange.notes import Imported, Ledger
from ita_desktop.files import exported
from ita_desktop.model import (
    Attachment,
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.problems import Problem, mark

FORMAT = "ita-desktop"
VERSION = 1


Contents = Callable[[str], bytes]
"""What gives the bytes of an attachment's `content`."""


def _nothing(name: str) -> bytes:
    raise KeyError(name)


def write_json(
    office: Office, reports: Iterable[Report], target: Path, contents: Contents = _nothing
) -> None:
    """Write an office and its reports; `target` is whole at any time, as it was or as it will be.

    Args:
        office: whose reports they are.
        reports: whole.
        target: the file.
        contents: gives what attachments hold, asked once for each of them while it is written.

    Raises:
        Problem: the file cannot be written there, or what `contents` says.
    """
    with exported(target) as stream:
        for piece in json_pieces(office, reports, contents):
            stream.write(piece)


def json_pieces(
    office: Office, reports: Iterable[Report], contents: Contents = _nothing
) -> Iterator[bytes]:
    """Yield the bytes of what `write_json` writes, in order; one attachment's at a time."""
    data = DataMarks()
    form = {
        "format": FORMAT,
        "version": VERSION,
        "office": _office(office),
        "reports": [_report(report, data) for report in reports],
    }
    return data.filled(json.dumps(form, ensure_ascii=False, indent=2) + "\n", contents)


class DataMarks:
    """Marks that stand in a form for what attachments hold, so that it need not be in memory."""

    def __init__(self) -> None:
        # By chance, so that nothing typed is taken for one.
        self._sign = secrets.token_hex(16)

    def mark(self, name: str) -> str:
        """Return what stands for the bytes of a name."""
        return f"{self._sign}{name}{self._sign}"

    def filled(self, text: str, contents: Contents) -> Iterator[bytes]:
        """Yield the bytes of a JSON text, with Base64 in the place of each mark."""
        for number, piece in enumerate(text.split(self._sign)):
            if number % 2:
                yield base64.b64encode(contents(piece))
            else:
                # A lone surrogate becomes the escape that JSON has for it.
                yield piece.encode("utf-8", "backslashreplace")


def read_json(text: str, ledger: Ledger) -> Imported:
    """Return what a JSON text holds.

    Raises:
        Problem: it is no such text, of a newer version, or has a value of a wrong type.
    """
    try:
        return _read(parse(text), ledger)
    except RecursionError:
        raise Problem(
            mark("The file has brackets in brackets without end; it is no report.")
        ) from None


def _read(value: object, ledger: Ledger) -> Imported:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Problem(
            mark("This is no report of this program: its “format” should be “{format}”."),
            format=FORMAT,
        )
    form = Section(value, "", ledger)
    form.text("format")
    version = form.number("version")
    if version is None or version < 1:
        raise Problem(mark("{where} should be a whole number."), where="version")
    if version > VERSION:
        raise Problem(
            mark("The file was made by a newer version of this program. Update this program first.")
        )
    office = _read_office(form.section("office"))
    reports: list[Report] = []
    contents: dict[str, bytes] = {}
    for section in form.sections("reports"):
        report = _read_report(section, contents)
        if report.fiscal_year in {known.fiscal_year for known in reports}:
            raise Problem(
                mark("{where}: there is already a report of the year {year} before it."),
                where=section.where("fiscal_year"),
                year=report.fiscal_year,
            )
        reports.append(report)
    form.end()
    return Imported(office, reports, ledger.notes(), contents)


def _office(office: Office) -> dict[str, Any]:
    form: dict[str, Any] = {
        "name": office.name,
        "kind": office.kind.value,
        "district": office.district,
        "province": office.province,
        "address": office.address,
    }
    if office.logo is not None:
        form["logo"] = base64.b64encode(office.logo).decode("ascii")
    return form


def _read_office(section: Section) -> Office:
    office = Office(
        name=section.text("name"),
        kind=section.choice("kind", OfficeKind) or OfficeKind.OTHER,
        district=section.text("district"),
        province=section.text("province"),
        address=section.text("address"),
        logo=section.data("logo"),
    )
    section.end()
    return office


def _report(report: Report, data: DataMarks) -> dict[str, Any]:
    return {
        "fiscal_year": report.fiscal_year,
        "ita_year": report.ita_year,
        "title": report.title,
        "preface": report.preface,
        "digits": report.digits.value,
        "round": report.round.value,
        "orientation": report.orientation.value,
        "parts": [part.value for part in report.parts],
        "extra_columns": [column.value for column in report.extra_columns],
        "font": report.font,
        "memo_from": report.memo_from,
        "memo_number": report.memo_number,
        "memo_on": report.memo_on and report.memo_on.isoformat(),
        "memo_to": report.memo_to,
        "memo_subject": report.memo_subject,
        "memo_body": report.memo_body,
        "latest_result_year": report.latest_result_year,
        "latest_result_score": report.latest_result_score,
        "earlier_result_year": report.earlier_result_year,
        "earlier_result_score": report.earlier_result_score,
        "problems": report.problems,
        "suggestions": report.suggestions,
        "prepared_by": report.prepared_by,
        "prepared_position": report.prepared_position,
        "prepared_on": report.prepared_on and report.prepared_on.isoformat(),
        "reviewed_by": report.reviewed_by,
        "reviewed_position": report.reviewed_position,
        "reviewed_on": report.reviewed_on and report.reviewed_on.isoformat(),
        "approved_by": report.approved_by,
        "approved_position": report.approved_position,
        "approved_on": report.approved_on and report.approved_on.isoformat(),
        "indicators": [indicator_form(indicator, data) for indicator in report.indicators],
    }


def _read_report(section: Section, contents: dict[str, bytes]) -> Report:
    fiscal_year = section.year("fiscal_year")
    if fiscal_year is None:
        raise Problem(mark("{where} should be a whole number."), where=section.where("fiscal_year"))
    report = Report(
        fiscal_year=fiscal_year,
        ita_year=section.year("ita_year"),
        title=section.text("title"),
        preface=section.text("preface"),
        digits=section.choice("digits", Digits) or Digits.THAI,
        round=section.choice("round", ReportRound) or ReportRound.FULL_YEAR,
        orientation=section.choice("orientation", Orientation) or Orientation.LANDSCAPE,
        extra_columns=section.switches("extra_columns", ExtraColumn) or [],
        font=section.text("font"),
        memo_from=section.text("memo_from"),
        memo_number=section.text("memo_number"),
        memo_on=section.day("memo_on"),
        memo_to=section.text("memo_to"),
        memo_subject=section.text("memo_subject"),
        memo_body=section.text("memo_body"),
        latest_result_year=section.year("latest_result_year"),
        latest_result_score=section.text("latest_result_score"),
        earlier_result_year=section.year("earlier_result_year"),
        earlier_result_score=section.text("earlier_result_score"),
        problems=section.items("problems"),
        suggestions=section.items("suggestions"),
        prepared_by=section.text("prepared_by"),
        prepared_position=section.text("prepared_position"),
        prepared_on=section.day("prepared_on"),
        reviewed_by=section.text("reviewed_by"),
        reviewed_position=section.text("reviewed_position"),
        reviewed_on=section.day("reviewed_on"),
        approved_by=section.text("approved_by"),
        approved_position=section.text("approved_position"),
        approved_on=section.day("approved_on"),
    )
    parts = section.switches("parts", ReportPart)
    if parts is not None:
        report.parts = parts
    report.indicators = [read_indicator(part, contents) for part in section.sections("indicators")]
    section.end()
    return report


def indicator_form(indicator: Indicator, data: DataMarks) -> dict[str, Any]:
    """Return an indicator with its measures in the form of JSON."""
    return {
        "label": indicator.label,
        "title": indicator.title,
        "measures": [measure_form(measure, data) for measure in indicator.measures],
    }


def read_indicator(section: Section, contents: dict[str, bytes]) -> Indicator:
    """Return the indicator of a JSON object, and put what its attachments hold into `contents`.

    Raises:
        Problem: a value is of a wrong type.
    """
    indicator = Indicator(label=section.text("label"), title=section.text("title"))
    indicator.measures = [read_measure(part, contents) for part in section.sections("measures")]
    section.end()
    return indicator


def measure_form(measure: Measure, data: DataMarks) -> dict[str, Any]:
    """Return a measure in the form of JSON."""
    return {
        "measures": measure.measures,
        "steps": measure.steps,
        "timeframe": measure.timeframe,
        "budget": measure.budget,
        "responsible": measure.responsible,
        "status": measure.status and measure.status.value,
        "reason": measure.reason,
        "outcomes": measure.outcomes,
        "remark": measure.remark,
        "evidence": measure.evidence,
        "attachments": [_attachment(each, data) for each in measure.attachments],
    }


def read_measure(section: Section, contents: dict[str, bytes]) -> Measure:
    """Return the measure of a JSON object, and put what its attachments hold into `contents`.

    Raises:
        Problem: a value is of a wrong type.
    """
    measure = Measure(
        measures=section.items("measures"),
        steps=section.items("steps"),
        timeframe=section.text("timeframe"),
        budget=section.text("budget"),
        responsible=section.items("responsible"),
        status=section.choice("status", Status),
        reason=section.text("reason"),
        outcomes=section.items("outcomes"),
        remark=section.text("remark"),
        evidence=section.items("evidence"),
    )
    measure.attachments = [
        _read_attachment(part, contents) for part in section.sections("attachments")
    ]
    section.end()
    return measure


def _attachment(attachment: Attachment, data: DataMarks) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "caption": attachment.caption,
        "media_type": attachment.media_type,
        "width": attachment.width,
        "height": attachment.height,
        "data": data.mark(attachment.content),
    }


def _read_attachment(section: Section, contents: dict[str, bytes]) -> Attachment:
    data = section.data("data")
    if data is None:
        raise Problem(
            mark("{where} should be data written in Base64."), where=section.where("data")
        )
    content = sha256(data).hexdigest()
    contents[content] = data
    attachment = Attachment(
        name=section.text("name"),
        caption=section.text("caption"),
        media_type=section.text("media_type"),
        width=section.size("width"),
        height=section.size("height"),
        content=content,
    )
    section.end()
    return attachment
