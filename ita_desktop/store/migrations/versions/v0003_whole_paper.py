"""The whole paper: memo, results, signatures, columns, pictures and files of measures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NEW_IN_REPORT = {
    "round": "full_year",
    "orientation": "landscape",
    "parts": '["cover", "preface", "appendix"]',
    "extra_columns": "[]",
    "font": "",
    "memo_from": "",
    "memo_number": "",
    "memo_to": "",
    "memo_subject": "",
    "memo_body": "",
    "latest_result_score": "",
    "earlier_result_score": "",
    "problems": "[]",
    "suggestions": "[]",
    "prepared_position": "",
    "reviewed_by": "",
    "reviewed_position": "",
    "approved_position": "",
}


def upgrade() -> None:
    """Make the new tables, and those that get more columns anew."""
    _make_anew(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        sa.Column("ita_year", sa.Integer),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("preface", sa.Text, nullable=False),
        sa.Column("digits", sa.String(6), nullable=False),
        sa.Column("round", sa.String(10), nullable=False),
        sa.Column("orientation", sa.String(9), nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("extra_columns", sa.Text, nullable=False),
        sa.Column("font", sa.Text, nullable=False),
        sa.Column("memo_from", sa.Text, nullable=False),
        sa.Column("memo_number", sa.Text, nullable=False),
        sa.Column("memo_on", sa.Date),
        sa.Column("memo_to", sa.Text, nullable=False),
        sa.Column("memo_subject", sa.Text, nullable=False),
        sa.Column("memo_body", sa.Text, nullable=False),
        sa.Column("latest_result_year", sa.Integer),
        sa.Column("latest_result_score", sa.Text, nullable=False),
        sa.Column("earlier_result_year", sa.Integer),
        sa.Column("earlier_result_score", sa.Text, nullable=False),
        sa.Column("problems", sa.Text, nullable=False),
        sa.Column("suggestions", sa.Text, nullable=False),
        sa.Column("prepared_by", sa.Text, nullable=False),
        sa.Column("prepared_position", sa.Text, nullable=False),
        sa.Column("prepared_on", sa.Date),
        sa.Column("reviewed_by", sa.Text, nullable=False),
        sa.Column("reviewed_position", sa.Text, nullable=False),
        sa.Column("reviewed_on", sa.Date),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("approved_position", sa.Text, nullable=False),
        sa.Column("approved_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.CheckConstraint("fiscal_year BETWEEN 2400 AND 2999", name=op.f("ck_report_fiscal_year")),
        sa.UniqueConstraint("fiscal_year", name=op.f("uq_report_fiscal_year")),
        sa.CheckConstraint("digits IN ('thai', 'arabic')", name=op.f("ck_report_digits")),
        sa.CheckConstraint(
            "round IN ('full_year', 'six_months')", name=op.f("ck_report_reportround")
        ),
        sa.CheckConstraint(
            "orientation IN ('landscape', 'portrait')", name=op.f("ck_report_orientation")
        ),
        new=_NEW_IN_REPORT,
    )
    _make_anew(
        "measure",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("indicator_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("measures", sa.Text, nullable=False),
        sa.Column("steps", sa.Text, nullable=False),
        sa.Column("timeframe", sa.Text, nullable=False),
        sa.Column("budget", sa.Text, nullable=False),
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
        new={"budget": ""},
    )
    op.create_index(op.f("ix_measure_indicator_id"), "measure", ["indicator_id"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("measure_id", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("caption", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_attachment_measure_id"),
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_measure_id"), "attachment", ["measure_id"])
    op.create_table(
        "content",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "content_step",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content_step")),
    )


def _make_anew(name: str, *definition: sa.schema.SchemaItem, new: dict[str, str]) -> None:
    """Make a table anew with more columns, each of them alike in all rows; its indexes go.

    SQLite forgets with a dropped table which ids were ever given.
    """
    connection = op.get_bind()
    old = sa.inspect(connection).get_columns(name)
    kept = ", ".join(f'"{column["name"]}"' for column in old)
    # All that is put together here are names of ours.
    seq = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last_id = connection.execute(seq, {"name": name}).scalar()
    op.execute(f'CREATE TEMP TABLE kept AS SELECT {kept} FROM "{name}"')  # noqa: S608
    op.drop_table(name)
    op.create_table(name, *definition, sqlite_autoincrement=True)
    values = ", ".join(f":{column}" for column in new)
    connection.execute(
        sa.text(
            f'INSERT INTO "{name}" ({kept}, {", ".join(new)}) '  # noqa: S608
            f"SELECT {kept}, {values} FROM kept ORDER BY id"
        ),
        new,
    )
    op.execute("DROP TABLE kept")
    connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
    if last_id is not None:
        connection.execute(
            sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"),
            {"name": name, "seq": last_id},
        )
