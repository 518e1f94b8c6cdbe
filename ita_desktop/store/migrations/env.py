"""Alembic's way in: runs the revisions on the connection, and in the transaction, it is given."""

from __future__ import annotations

from alembic import context

from ita_desktop.model import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
