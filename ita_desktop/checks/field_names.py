"""The names that the window gives to rows and fields."""

from __future__ import annotations

from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.problems import mark

_ROWS: dict[type[Base], str] = {
    Office: mark("The office"),
    Report: mark("The report"),
    Indicator: mark("Indicator"),
    Measure: mark("Row"),
    Attachment: mark("Picture or file"),
    Dismissal: mark("A finding put aside"),
}
_FIELDS: dict[tuple[type[Base], str], str] = {
    (Office, "name"): mark("Office name"),
    (Office, "kind"): mark("Kind of office"),
    (Office, "district"): mark("District"),
    (Office, "province"): mark("Province"),
    (Office, "address"): mark("Address"),
    (Office, "logo"): mark("Logo"),
    (Report, "fiscal_year"): mark("Fiscal year (B.E.)"),
    (Report, "ita_year"): mark("Year of the ITA assessment (B.E.)"),
    (Report, "title"): mark("Title"),
    (Report, "preface"): mark("Preface"),
    (Report, "digits"): mark("Digits on the page"),
    (Report, "round"): mark("Round of the report"),
    (Report, "orientation"): mark("Orientation of the paper"),
    (Report, "parts"): mark("Parts of the document"),
    (Report, "extra_columns"): mark("Extra columns of the table"),
    (Report, "font"): mark("Font of the PDF"),
    (Report, "memo_from"): mark("Memo: government agency"),
    (Report, "memo_number"): mark("Memo: number"),
    (Report, "memo_on"): mark("Memo: date"),
    (Report, "memo_to"): mark("Memo: to"),
    (Report, "memo_subject"): mark("Memo: subject"),
    (Report, "memo_body"): mark("Memo: text"),
    (Report, "latest_result_year"): mark("Latest ITA result: year (B.E.)"),
    (Report, "latest_result_score"): mark("Latest ITA result: score"),
    (Report, "earlier_result_year"): mark("Earlier ITA result: year (B.E.)"),
    (Report, "earlier_result_score"): mark("Earlier ITA result: score"),
    (Report, "problems"): mark("Problems and obstacles"),
    (Report, "suggestions"): mark("Suggestions"),
    (Report, "prepared_by"): mark("Prepared by"),
    (Report, "prepared_position"): mark("Position of who prepared it"),
    (Report, "prepared_on"): mark("Prepared on"),
    (Report, "reviewed_by"): mark("Reviewed by"),
    (Report, "reviewed_position"): mark("Position of who reviewed it"),
    (Report, "reviewed_on"): mark("Reviewed on"),
    (Report, "approved_by"): mark("Approved by"),
    (Report, "approved_position"): mark("Position of who approved it"),
    (Report, "approved_on"): mark("Approved on"),
    (Indicator, "label"): mark("Indicator number"),
    (Indicator, "title"): mark("Indicator title"),
    (Measure, "measures"): mark("Measures / guidelines"),
    (Measure, "steps"): mark("Steps or methods"),
    (Measure, "timeframe"): mark("Time frame"),
    (Measure, "budget"): mark("Budget"),
    (Measure, "responsible"): mark("Responsible"),
    (Measure, "status"): mark("Summary of carrying out the measure"),
    (Measure, "reason"): mark("Reason why not"),
    (Measure, "outcomes"): mark("Outcomes or success"),
    (Measure, "evidence"): mark("Evidence"),
    (Measure, "remark"): mark("Remark"),
    (Attachment, "name"): mark("File name"),
    (Attachment, "caption"): mark("Caption"),
    (Attachment, "media_type"): mark("Kind of file"),
    (Attachment, "width"): mark("Width of the picture"),
    (Attachment, "height"): mark("Height of the picture"),
    (Attachment, "content"): mark("The picture or file itself"),
}


def field_name(entity: type[Base], column: str | None) -> str:
    """Return the msgid that names a column of a kind of row; the kind of row without one."""
    if column is None:
        return _ROWS[entity]
    return _FIELDS.get((entity, column)) or _ROWS[entity]
