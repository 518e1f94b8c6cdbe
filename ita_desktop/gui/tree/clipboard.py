"""Rows of the tree as other windows and programs get them: clipboard and drag carry the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication

from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.model import Base, Indicator, Measure
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook

if TYPE_CHECKING:
    from ita_desktop.exchange.copied_rows import CopiedRows

ROWS = "application/x-ita-desktop-rows+json"
_KIND = "application/x-ita-desktop-kind"
_ORIGIN = "application/x-ita-desktop-origin"
_TEXT, _PAGE = "text/plain", "text/html"
_MADE = (ROWS, _TEXT, _PAGE)
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


class OnDemand(QMimeData):
    """Rows in the forms that others ask for, each made when it is asked for first.

    For this program, for text, and for a page: together as long as a second for 10,000 measures.

    Args:
        rows: returns the rows, with what their attachments hold.
    """

    def __init__(self, rows: Callable[[], CopiedRows]) -> None:
        super().__init__()
        self._rows = rows
        self._made: dict[str, object] = {}

    def formats(self) -> list[str]:
        """Return the kinds of data there are."""
        return [*_MADE, *super().formats()]

    def hasFormat(self, kind: str) -> bool:  # noqa: N802 - Qt's name
        """Return whether there is data of a kind."""
        return kind in _MADE or super().hasFormat(kind)

    def retrieveData(self, kind: str, as_type: QMetaType | QMetaType.Type) -> object:  # noqa: N802 - Qt's name
        """Return the data of a kind."""
        if kind not in _MADE:
            return super().retrieveData(kind, as_type)
        if kind not in self._made:
            try:
                self._made[kind] = self._make(kind, self._rows())
            except Problem:
                return QByteArray()  # who takes it says that it is damaged
        return self._made[kind]

    def _make(self, kind: str, rows: CopiedRows) -> object:
        from ita_desktop.exchange.copied_rows import to_html, to_json, to_text

        if kind == ROWS:
            return QByteArray(to_json(rows))
        return to_html(rows) if kind == _PAGE else to_text(rows)


class Copied(OnDemand):
    """What a clipboard carries.

    Args:
        rows: as they were when they were copied, with what their attachments hold; nobody changes
            them any more.
    """

    def __init__(self, rows: CopiedRows) -> None:
        super().__init__(lambda: rows)


class Dragged(OnDemand):
    """What a drag out of a tree carries. Most drags move rows within it, and need nothing of it.

    Args:
        nodes: all of one kind.
        tree: where they come from.
        workbook: has the rows.
    """

    def __init__(self, nodes: Sequence[TreeNode], tree: object, workbook: Workbook) -> None:
        super().__init__(cache(lambda: with_contents(rows_of(nodes, workbook), workbook)))
        self.setData(_KIND, nodes[0].entity.__tablename__.encode())
        self.setData(_ORIGIN, _name(tree))


def dragged(nodes: Sequence[TreeNode], tree: object, workbook: Workbook) -> QMimeData | None:
    """Return what a drag out of a tree carries; None for rows of two kinds, which fit nowhere."""
    kinds = {node.entity for node in nodes}
    return Dragged(nodes, tree, workbook) if kinds in ({Indicator}, {Measure}) else None


def leave_copied() -> None:
    """Leave on the clipboard what was copied here, made for everybody; at the program's end."""
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData()
    if isinstance(copied, Copied):
        made = QMimeData()
        made.setData(ROWS, copied.data(ROWS))
        made.setText(copied.text())
        made.setHtml(copied.html())
        clipboard.setMimeData(made)


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
