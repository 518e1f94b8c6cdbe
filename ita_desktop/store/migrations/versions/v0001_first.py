"""The first schema: office, report, indicator, measure, journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "office",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("province", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("logo", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.CheckConstraint(
            "kind IN ('municipality', 'subdistrict', 'provincial', 'school', 'other')",
            name=op.f("ck_office_officekind"),
        ),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        sa.Column("ita_year", sa.Integer),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("preface", sa.Text, nullable=False),
        sa.Column("digits", sa.String(6), nullable=False),
        sa.Column("prepared_by", sa.Text, nullable=False),
        sa.Column("prepared_on", sa.Date),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("approved_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.CheckConstraint("fiscal_year BETWEEN 2400 AND 2999", name=op.f("ck_report_fiscal_year")),
        sa.UniqueConstraint("fiscal_year", name=op.f("uq_report_fiscal_year")),
        sa.CheckConstraint("digits IN ('thai', 'arabic')", name=op.f("ck_report_digits")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_indicator_report_id"),
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_indicator_report_id"), "indicator", ["report_id"])
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("indicator_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("measures", sa.Text, nullable=False),
        sa.Column("steps", sa.Text, nullable=False),
        sa.Column("timeframe", sa.Text, nullable=False),
        sa.Column("responsible", sa.Text, nullable=False),
        sa.Column("status", sa.String(12)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("outcomes", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_measure_indicator_id"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "status IN ('not_feasible', 'in_progress', 'completed')",
            name=op.f("ck_measure_status"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_measure_indicator_id"), "measure", ["indicator_id"])
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("replays", sa.Integer),
        sa.Column("state", sa.Text),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index(op.f("ix_journal_state"), "journal", ["state"])
