"""The entities of one workbook and how SQLite holds them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ita_desktop.model.choices import (
    Digits,
    ExtraColumn,
    OfficeKind,
    Orientation,
    ReportPart,
    ReportRound,
    Status,
)

if TYPE_CHECKING:
    from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
    from sqlalchemy.orm import (
        DeclarativeBase,
        Mapped,
        MappedAsDataclass,
        mapped_column,
        relationship,
    )

    class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
        """What `declaring.Base` is in the end."""
else:
    from ita_desktop.model.declaring import (
        Base,
        CheckConstraint,
        ForeignKey,
        Mapped,
        UniqueConstraint,
        mapped_column,
        relationship,
    )

# A removed row's id stays its own: the journal knows rows by their ids, for years.
_IDS_NEVER_REUSED = {"sqlite_autoincrement": True}


class Office(Base):
    """The office that owns the workbook: one row, id 1.

    `name` is the whole name (เทศบาลตำบลรวมใจพัฒนา); `district` and `province` are bare names
    (แม่ใจ, พะเยา) that a page prints with อำเภอ and จังหวัด before them.
    """

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[OfficeKind] = mapped_column(default=OfficeKind.OTHER)
    district: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(default=None)


def _usual_parts() -> list[ReportPart]:
    return [ReportPart.COVER, ReportPart.PREFACE, ReportPart.APPENDIX]


class Report(Base):
    """One fiscal year's report.

    `fiscal_year` is the Buddhist year the report is about (2566), `ita_year` the ITA round it is
    filed under, where it differs. `title` is the cover's title, a line a line; `preface` the
    paragraphs before the first indicator, an empty line between two; `memo_body` likewise.

    `parts` and `extra_columns` are switches: their order on paper is the form's. `font` is the
    family of the PDF's letters, empty for the program's own (Sarabun). Scores are as typed
    (๘๕.๒๓); their years are those of the ITA assessment. `problems` and `suggestions` hold one
    item an entry.
    """

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint("fiscal_year BETWEEN 2400 AND 2999", name="fiscal_year"),
        _IDS_NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year: Mapped[int] = mapped_column(unique=True)
    ita_year: Mapped[int | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    preface: Mapped[str] = mapped_column(default="")
    digits: Mapped[Digits] = mapped_column(default=Digits.THAI)
    round: Mapped[ReportRound] = mapped_column(default=ReportRound.FULL_YEAR)
    orientation: Mapped[Orientation] = mapped_column(default=Orientation.LANDSCAPE)
    parts: Mapped[list[ReportPart]] = mapped_column(default_factory=_usual_parts)
    extra_columns: Mapped[list[ExtraColumn]] = mapped_column(default_factory=list)
    font: Mapped[str] = mapped_column(default="")
    memo_from: Mapped[str] = mapped_column(default="")
    memo_number: Mapped[str] = mapped_column(default="")
    memo_on: Mapped[date | None] = mapped_column(default=None)
    memo_to: Mapped[str] = mapped_column(default="")
    memo_subject: Mapped[str] = mapped_column(default="")
    memo_body: Mapped[str] = mapped_column(default="")
    latest_result_year: Mapped[int | None] = mapped_column(default=None)
    latest_result_score: Mapped[str] = mapped_column(default="")
    earlier_result_year: Mapped[int | None] = mapped_column(default=None)
    earlier_result_score: Mapped[str] = mapped_column(default="")
    problems: Mapped[list[str]] = mapped_column(default_factory=list)
    suggestions: Mapped[list[str]] = mapped_column(default_factory=list)
    prepared_by: Mapped[str] = mapped_column(default="")
    prepared_position: Mapped[str] = mapped_column(default="")
    prepared_on: Mapped[date | None] = mapped_column(default=None)
    reviewed_by: Mapped[str] = mapped_column(default="")
    reviewed_position: Mapped[str] = mapped_column(default="")
    reviewed_on: Mapped[date | None] = mapped_column(default=None)
    approved_by: Mapped[str] = mapped_column(default="")
    approved_position: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)

    indicators: Mapped[list[Indicator]] = relationship(
        back_populates="report",
        order_by="Indicator.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        default_factory=list,
    )


class Indicator(Base):
    """One indicator of a report: `position` orders, `label` (๔) is the office's own."""

    __tablename__ = "indicator"
    __table_args__ = (_IDS_NEVER_REUSED,)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    report_id: Mapped[int] = mapped_column(
        ForeignKey("report.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")

    report: Mapped[Report] = relationship(back_populates="indicators", init=False)
    measures: Mapped[list[Measure]] = relationship(
        back_populates="indicator",
        order_by="Measure.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        default_factory=list,
    )


class Measure(Base):
    """One row of an indicator's table.

    The four lists hold one item an entry, without the number or dash that a page draws before it.
    `reason` says why a measure was not feasible; `budget` is as typed, with its unit.
    """

    __tablename__ = "measure"
    __table_args__ = (_IDS_NEVER_REUSED,)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    indicator_id: Mapped[int] = mapped_column(
        ForeignKey("indicator.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(default=0)
    measures: Mapped[list[str]] = mapped_column(default_factory=list)
    steps: Mapped[list[str]] = mapped_column(default_factory=list)
    timeframe: Mapped[str] = mapped_column(default="")
    budget: Mapped[str] = mapped_column(default="")
    responsible: Mapped[list[str]] = mapped_column(default_factory=list)
    status: Mapped[Status | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    outcomes: Mapped[list[str]] = mapped_column(default_factory=list)
    remark: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)

    indicator: Mapped[Indicator] = relationship(back_populates="measures", init=False)
    attachments: Mapped[list[Attachment]] = relationship(
        back_populates="measure",
        order_by="Attachment.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        default_factory=list,
    )


class Attachment(Base):
    """One picture or file that proves what a measure says.

    `name` is the file's name as the office had it. `media_type` (image/jpeg), and `width` and
    `height` in pixels, 0 where there is no picture, are what was told when it was taken in.
    `content` names the bytes, which the store keeps: their SHA-256 in lower case hex.
    """

    __tablename__ = "attachment"
    __table_args__ = (_IDS_NEVER_REUSED,)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), index=True, init=False
    )
    content: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    caption: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)

    measure: Mapped[Measure] = relationship(back_populates="attachments", init=False)


class Dismissal(Base):
    """One finding of the checks that is to stay away from a report, and why.

    `fingerprint` is the checks' own name of the finding; a report has each at most once.
    """

    __tablename__ = "dismissal"
    __table_args__ = (UniqueConstraint("report_id", "fingerprint"), _IDS_NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), init=False)
    fingerprint: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


ENTITIES: tuple[type[Base], ...] = (Office, Report, Indicator, Measure, Attachment, Dismissal)
