"""Rows of the tree as other windows and programs get them: clipboard and drag carry the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMetaType, QMimeData

from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.model import Base, Indicator, Measure
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook

if TYPE_CHECKING:
    from ita_desktop.exchange.copied_rows import CopiedRows

ROWS = "application/x-ita-desktop-rows+json"
_KIND = "application/x-ita-desktop-kind"
_ORIGIN = "application/x-ita-desktop-origin"
_HERE = uuid4().hex


def rows_of(nodes: Iterable[TreeNode], workbook: Workbook) -> CopiedRows:
    """Return what nodes stand for, as it is in the file, without what attachments hold."""
    from ita_desktop.exchange.copied_rows import CopiedRows

    nodes = list(nodes)
    return CopiedRows(
        workbook.whole_indicators([node.row_id for node in nodes if node.entity is Indicator]),
        workbook.measures([node.row_id for node in nodes if node.entity is Measure]),
    )


def with_contents(rows: CopiedRows, workbook: Workbook) -> CopiedRows:
    """Return rows with what their attachments hold."""
    from ita_desktop.exchange.copied_rows import CopiedRows

    attached = (each.content for measure in rows.all_measures() for each in measure.attachments)
    contents = {name: workbook.content(name) for name in dict.fromkeys(attached)}
    return CopiedRows(rows.indicators, rows.measures, contents)


def carried(rows: CopiedRows) -> QMimeData:
    """Return what a clipboard carries: for this program, for text, for a page."""
    from ita_desktop.exchange.copied_rows import to_json

    data = QMimeData()
    data.setData(ROWS, to_json(rows))
    _tell_others(data, rows)
    return data


class Dragged(QMimeData):
    """What a drag out of a tree carries; what is for this program is made when it is asked for.

    Most drags move rows within the tree, and need nothing of it.

    Args:
        rows: of one kind.
        tree: where they come from.
        workbook: has what their attachments hold.
    """

    def __init__(self, rows: CopiedRows, tree: object, workbook: Workbook) -> None:
        super().__init__()
        self._rows = rows
        self._workbook = workbook
        _tell_others(self, rows)
        self.setData(_KIND, (Indicator if rows.indicators else Measure).__tablename__.encode())
        self.setData(_ORIGIN, _name(tree))

    def formats(self) -> list[str]:
        """Return the kinds of data there are."""
        return [ROWS, *super().formats()]

    def hasFormat(self, kind: str) -> bool:  # noqa: N802 - Qt's name
        """Return whether there is data of a kind."""
        return kind == ROWS or super().hasFormat(kind)

    def retrieveData(self, kind: str, as_type: QMetaType | QMetaType.Type) -> object:  # noqa: N802 - Qt's name
        """Return the data of a kind."""
        from ita_desktop.exchange.copied_rows import to_json

        if kind != ROWS:
            return super().retrieveData(kind, as_type)
        try:
            return QByteArray(to_json(with_contents(self._rows, self._workbook)))
        except Problem:
            return QByteArray()  # who takes it says that it is damaged


def dragged(rows: CopiedRows, tree: object, workbook: Workbook) -> QMimeData | None:
    """Return what a drag out of a tree carries; None for rows of two kinds, which fit nowhere."""
    if bool(rows.indicators) == bool(rows.measures):
        return None
    return Dragged(rows, tree, workbook)


def _tell_others(data: QMimeData, rows: CopiedRows) -> None:
    from ita_desktop.exchange.copied_rows import to_html, to_text

    data.setText(to_text(rows))
    data.setHtml(to_html(rows))


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
    from ita_desktop.exchange.clipboard import items_of
    from ita_desktop.exchange.copied_rows import CopiedRows, from_json

    if data.hasFormat(ROWS):
        return from_json(bytes(data.data(ROWS).data()))
    items = items_of(data.html(), data.text())
    return CopiedRows(measures=[Measure(measures=[item]) for item in items])
