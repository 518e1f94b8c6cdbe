"""The choices of the form and of its page: each a few words that the file keeps."""

from __future__ import annotations

import enum


class Status(enum.StrEnum):
    """The three boxes of the form's fifth column; no status yet is None."""

    NOT_FEASIBLE = "not_feasible"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


class Digits(enum.StrEnum):
    """Which digits the program writes by itself: list numbers and page numbers."""

    THAI = "thai"
    ARABIC = "arabic"


class OfficeKind(enum.StrEnum):
    """The kinds of local office that report."""

    MUNICIPALITY = "municipality"
    SUBDISTRICT = "subdistrict"
    PROVINCIAL = "provincial"
    SCHOOL = "school"
    OTHER = "other"


class ReportRound(enum.StrEnum):
    """Which part of the fiscal year a report is about."""

    FULL_YEAR = "full_year"
    SIX_MONTHS = "six_months"


class Orientation(enum.StrEnum):
    """How the sheets lie."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class ReportPart(enum.StrEnum):
    """The parts that a report can have beside its tables, in the order of the paper."""

    COVER = "cover"
    MEMO = "memo"
    PREFACE = "preface"
    CONTENTS = "contents"
    RESULTS = "results"
    SUMMARY = "summary"
    SIGNATURES = "signatures"
    APPENDIX = "appendix"


class ExtraColumn(enum.StrEnum):
    """The columns that an office can add to the form's table, in the order of the paper.

    Without columns of their own, remark and evidence stand below the outcomes.
    """

    NUMBER = "number"
    BUDGET = "budget"
    EVIDENCE = "evidence"
    REMARK = "remark"
