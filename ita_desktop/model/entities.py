"""The entities of one workbook and how SQLite holds them."""

from __future__ import annotations

import enum
from datetime import date
from json import JSONDecoder
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Dialect,
    Enum,
    ForeignKey,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship


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


# A removed row's id stays its own: the journal knows rows by their ids, for years.
_IDS_NEVER_REUSED = {"sqlite_autoincrement": True}


_JSON = JSONDecoder()


class Lines(TypeDecorator[list[str]]):
    """A list of items, one line of text each, kept as a JSON array so that none is lost."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the JSON text of the items."""
        # What json.dumps returns, at a fifth of its time: a report has thousands of lists.
        return f"[{', '.join(map(encode_basestring, value or ()))}]"

    def process_result_value(self, value: Any | None, dialect: Dialect) -> list[str]:  # noqa: ARG002, ANN401
        """Return the items of the JSON text."""
        if not value or value == "[]":
            return []
        items, end = _JSON.raw_decode(value)
        if end != len(value) or not isinstance(items, list):
            raise ValueError(value)
        return items


def _choice(kind: type[enum.StrEnum]) -> Enum:
    """Return a column type that keeps a choice by its value and refuses any other."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda choices: [choice.value for choice in choices],
        name=kind.__name__.lower(),
    )


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """What all entities share: keyword constructors whose defaults hold without a store."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own declaration
        str: Text,
        list[str]: Lines,
        Status: _choice(Status),
        Digits: _choice(Digits),
        OfficeKind: _choice(OfficeKind),
    }


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
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)


class Report(Base):
    """One fiscal year's report.

    `fiscal_year` is the Buddhist year the report is about (2566), `ita_year` the ITA round it is
    filed under, where it differs. `title` is the cover's title, a line a line; `preface` the
    paragraphs before the first indicator, an empty line between two.
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
    prepared_by: Mapped[str] = mapped_column(default="")
    prepared_on: Mapped[date | None] = mapped_column(default=None)
    approved_by: Mapped[str] = mapped_column(default="")
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
    `reason` says why a measure was not feasible.
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
    responsible: Mapped[list[str]] = mapped_column(default_factory=list)
    status: Mapped[Status | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    outcomes: Mapped[list[str]] = mapped_column(default_factory=list)
    remark: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)

    indicator: Mapped[Indicator] = relationship(back_populates="measures", init=False)


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
