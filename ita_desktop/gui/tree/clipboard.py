"""Rows of the tree as other windows and programs get them: clipboard and drag carry the same."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from PySide6.QtCore import QMimeData

from ita_desktop.exchange.clipboard import items_of
from ita_desktop.exchange.copied_rows import CopiedRows, from_json, to_html, to_json, to_text
from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.model import Base, Indicator, Measure
from ita_desktop.store import Workbook

ROWS = "application/x-ita-desktop-rows+json"
_KIND = "application/x-ita-desktop-kind"
_ORIGIN = "application/x-ita-desktop-origin"
_HERE = uuid4().hex


def rows_of(nodes: Iterable[TreeNode], workbook: Workbook) -> CopiedRows:
    """Return what nodes stand for, whole, as it is in the file."""
    nodes = list(nodes)
    indicators = workbook.whole_indicators(
        [node.row_id for node in nodes if node.entity is Indicator]
    )
    measures = workbook.measures([node.row_id for node in nodes if node.entity is Measure])
    below = (measure for indicator in indicators for measure in indicator.measures)
    attached = (each.content for measure in (*below, *measures) for each in measure.attachments)
    contents = {name: workbook.content(name) for name in dict.fromkeys(attached)}
    return CopiedRows(indicators, measures, contents)


def carried(rows: CopiedRows) -> QMimeData:
    """Return what a clipboard or a drag carries: for this program, for text, for a page."""
    data = QMimeData()
    data.setData(ROWS, to_json(rows))
    data.setText(to_text(rows))
    data.setHtml(to_html(rows))
    return data


def dragged(rows: CopiedRows, tree: object) -> QMimeData | None:
    """Return what a drag out of a tree carries; None for rows of two kinds, which fit nowhere."""
    if bool(rows.indicators) == bool(rows.measures):
        return None
    data = carried(rows)
    data.setData(_KIND, (Indicator if rows.indicators else Measure).__tablename__.encode())
    data.setData(_ORIGIN, _name(tree))
    return data


def kind_of(data: QMimeData) -> type[Base] | None:
    """Return what a drag says that it carries; None if it is nothing for a tree."""
    kinds = {entity.__tablename__.encode(): entity for entity in (Indicator, Measure)}
    return kinds.get(bytes(data.data(_KIND).data())) if data.hasFormat(ROWS) else None


def is_from(data: QMimeData, tree: object) -> bool:
    """Return whether a drag came out of this very tree."""
    return data.data(_ORIGIN).data() == _name(tree)


def _name(tree: object) -> bytes:
    return f"{_HERE} {id(tree)}".encode()


def can_be_pasted(data: QMimeData | None) -> bool:
    """Return whether there is something for the tree."""
    return data is not None and (data.hasFormat(ROWS) or data.hasText())


def pasted(data: QMimeData) -> CopiedRows:
    """Return the rows that data holds; of another program's text, each item as a new measure.

    Raises:
        Problem: the rows are damaged.
    """
    if data.hasFormat(ROWS):
        return from_json(bytes(data.data(ROWS).data()))
    items = items_of(data.html(), data.text())
    return CopiedRows(measures=[Measure(measures=[item]) for item in items])
