"""What goes along with a report's PDF: the report as JSON, but only what is printed.

The PDF is put on the office's website. What somebody switched off before that - the memo to the
head, the pictures, those who sign - or what has no place on the paper, as the names that a camera
or a clerk gave the pictures' files, is not for everybody; the workbook keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from mimetypes import guess_extension
from typing import Any

from ita_desktop.exchange.json_form import pieces
from ita_desktop.exchange.json_rows import Contents, DataMarks, report_form
from ita_desktop.model import ExtraColumn, Office, Report, ReportPart
from ita_desktop.model.form import PHOTO_WORD

_PICTURE = "image/"
_SIGNERS = ("prepared", "reviewed", "approved")
# The fields of a report that one of some parts prints; the others are always printed, or say how.
_PRINTED_BY: tuple[tuple[frozenset[ReportPart], tuple[str, ...]], ...] = (
    (frozenset({ReportPart.PREFACE}), ("preface",)),
    (
        frozenset({ReportPart.MEMO}),
        ("memo_from", "memo_number", "memo_on", "memo_to", "memo_subject", "memo_body"),
    ),
    (
        frozenset({ReportPart.RESULTS}),
        (
            "latest_result_year",
            "latest_result_score",
            "earlier_result_year",
            "earlier_result_score",
        ),
    ),
    (frozenset({ReportPart.SUMMARY}), ("problems", "suggestions")),
    (
        frozenset({ReportPart.MEMO, ReportPart.SIGNATURES}),
        tuple(f"{who}_{what}" for who in _SIGNERS for what in ("by", "position")),
    ),
    (frozenset({ReportPart.SIGNATURES}), tuple(f"{who}_on" for who in _SIGNERS)),
)


def published_pieces(office: Office, report: Report, contents: Contents) -> Iterator[bytes]:
    """Yield the bytes of the JSON that goes along with a report's PDF, in order.

    Args:
        office: whose report it is.
        report: whole; only read.
        contents: gives what attachments hold, asked once for each of them.
    """
    data = DataMarks()
    form = report_form(report, data)
    for parts, fields in _PRINTED_BY:
        if parts.isdisjoint(report.parts):
            for field in fields:
                del form[field]
    _publish_rows(form, report)
    return pieces(office, [form], data, contents)


def _publish_rows(form: dict[str, Any], report: Report) -> None:
    """Leave out what the rows of a report do not show."""
    has_pictures = ReportPart.APPENDIX in report.parts
    count = 0
    for indicator in form["indicators"]:
        for measure in indicator["measures"]:
            if ExtraColumn.BUDGET not in report.extra_columns:
                del measure["budget"]
            attachments: list[dict[str, Any]] = []
            for attachment in measure["attachments"]:
                if not attachment["media_type"].startswith(_PICTURE):
                    attachments.append(attachment)
                elif has_pictures:
                    count += 1
                    ending = guess_extension(attachment["media_type"]) or ""
                    attachments.append(attachment | {"name": f"{PHOTO_WORD} {count}{ending}"})
            measure["attachments"] = attachments
