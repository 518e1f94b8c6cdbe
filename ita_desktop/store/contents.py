"""What attachments hold: bytes kept once each, by their SHA-256, beside the journal.

The journal names them only. What neither an attachment nor the journal names goes when a workbook
is opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select

from ita_desktop.model import Attachment
from ita_desktop.store.changes import RowChange, names_in
from ita_desktop.store.errors import ContentMissing
from ita_desktop.store.schema import content_step_table as content_step
from ita_desktop.store.schema import content_table as content

_ROWS_A_TIME = 1000
_SIZE = select(func.coalesce(func.sum(content.c.size), 0))


def name_of(data: bytes) -> str:
    """Return what bytes are known by: their SHA-256 in lower case hex."""
    return sha256(data).hexdigest()


def put(connection: Connection, data: bytes) -> None:
    """Keep bytes; those that are kept already stay as they are."""
    values = {"sha256": name_of(data), "size": len(data), "data": data}
    connection.execute(insert(content).prefix_with("OR IGNORE"), values)


def read(connection: Connection, name: str) -> bytes:
    """Return the bytes of a name.

    Raises:
        ContentMissing: there are none.
        ValueError: they are not what was kept.
    """
    here = select(content.c.data).where(content.c.sha256 == name)
    data: bytes | None = connection.execute(here).scalar()
    if data is None:
        raise ContentMissing
    if name_of(data) != name:
        raise ValueError(name)
    return data


def size_of(connection: Connection) -> int:
    """Return how many bytes attachments name, the same bytes counted once."""
    return int(connection.execute(_SIZE.where(_is_attached())).scalar_one())


def is_attached(connection: Connection, name: str) -> bool:
    """Return whether an attachment names this."""
    return bool(connection.execute(select(exists().where(Attachment.content == name))).scalar())


def require(connection: Connection, names: Collection[str]) -> None:
    """Raise ContentMissing unless all names have their bytes."""
    wanted = list(set(names))
    for first in range(0, len(wanted), _ROWS_A_TIME):
        some = wanted[first : first + _ROWS_A_TIME]
        here = select(func.count()).where(content.c.sha256.in_(some))
        if connection.execute(here).scalar_one() < len(some):
            raise ContentMissing


def note_step(connection: Connection, changes: Iterable[RowChange], step_id: int) -> None:
    """Remember that an entry of the journal names what its changes name."""
    if names := names_in(changes):
        rows = [{"sha256": name, "step": step_id} for name in names]
        connection.execute(insert(content_step).prefix_with("OR REPLACE"), rows)


def _is_attached() -> ColumnElement[bool]:
    return content.c.sha256.in_(select(Attachment.content))
