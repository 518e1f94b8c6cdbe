"""Reports and what is in them in the form of JSON, and back; `json_form` says what it is."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from ita_desktop.exchange.json_fields import Section
from ita_desktop.model import (
    Attachment,
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.problems import Problem, mark

Contents = Callable[[str], bytes]
"""What gives the bytes of an attachment's `content`."""


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


def report_form(report: Report, data: DataMarks) -> dict[str, Any]:
    """Return a report with all that is in it in the form of JSON."""
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


def read_report(section: Section, contents: dict[str, bytes]) -> Report:
    """Return the report of a JSON object, and put what its attachments hold into `contents`.

    Raises:
        Problem: a value is of a wrong type.
    """
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
