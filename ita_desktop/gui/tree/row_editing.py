"""What is done to the chosen rows: duplicate, remove, move, cut, copy, paste, drop.

Each is one step of the journal, and chooses what it was about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.clipboard import Copied, kind_of, pasted, rows_of, with_contents
from ita_desktop.gui.tree.indicator_tree import Drop, IndicatorTree
from ita_desktop.gui.tree.nodes import TreeNode, chosen_of
from ita_desktop.gui.tree.places import (
    Place,
    index_without,
    moves_by_one,
    place_after,
    place_for_drop,
)
from ita_desktop.gui.tree.view import TreeView
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Indicator, Measure
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from ita_desktop.exchange.copied_rows import CopiedRows
    from ita_desktop.store import Edit

Row = tuple[type[Base], int]


class TreeEditing(QObject):
    """What all that changes the report at the tree shares.

    Args:
        session: the open workbook.
        view: the tree, whose chosen rows an action is about.
        translate: the interface's language.
    """

    problem_met = Signal(object)
    noticed = Signal(str)

    def __init__(self, session: Session, view: TreeView, translate: Translate) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._translate = translate

    @property
    def _tree(self) -> IndicatorTree:
        return self._view.tree

    def _current(self) -> TreeNode | None:
        return self._tree.node(self._view.currentIndex())

    def _choose(self, rows: Iterable[Row]) -> None:
        indexes = (self._tree.index_of(entity, row_id) for entity, row_id in rows)
        self._view.choose(chosen_of(node for index in indexes if (node := self._tree.node(index))))


_Editing = TypeVar("_Editing", bound=TreeEditing)


def tells_problems(slot: Callable[[_Editing], None]) -> Callable[[_Editing], None]:
    """Let a slot's problem be told instead of thrown."""

    @wraps(slot)
    def told(self: _Editing) -> None:
        try:
            slot(self)
        except Problem as problem:
            self.problem_met.emit(problem)

    return told


class RowEditing(TreeEditing):
    """Changes the report at the rows chosen in the tree."""

    @tells_problems
    def duplicate(self) -> None:
        """Put copies of the chosen rows after the last of them, in each indicator, and choose them.

        A copy of an indicator brings its measures.
        """
        chosen = self._view.chosen()
        if not chosen:
            return

        def copy(edit: Edit) -> list[Row]:
            copies: list[Row] = []
            for _, group in groupby(chosen, key=lambda node: (id(node.parent), node.entity)):
                siblings = list(group)
                entity = siblings[0].entity
                new = edit.duplicate_all(entity, [node.row_id for node in siblings])
                copies += [(entity, row_id) for row_id in new]
            return copies

        self._choose(self._session.carry_out(mark("Duplicate"), copy, _count(chosen)))

    @tells_problems
    def remove(self) -> None:
        """Remove the chosen rows, and say that it can be undone."""
        self._remove(mark("Remove"))

    @tells_problems
    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        self._copy()

    @tells_problems
    def cut(self) -> None:
        """Put the chosen rows on the clipboard and remove them."""
        if self._copy():
            self._remove(mark("Cut"))

    @tells_problems
    def paste(self) -> None:
        """Put in what is on the clipboard, after the current row, and choose it."""
        rows = pasted(QApplication.clipboard().mimeData())
        current = self._current()
        if current is None:
            return
        places: dict[type[Base], Place | None] = {
            entity: place_after(current, entity) for entity in (Indicator, Measure)
        }
        self._put_in(rows, places, mark("Paste"))

    def drop(self, drop: Drop) -> None:
        """Move or copy rows to where they were let go."""
        try:
            self._drop(drop)
        except Problem as problem:
            self.problem_met.emit(problem)

    @tells_problems
    def move_up(self) -> None:
        """Move the current row up; a first measure goes to the indicator above."""
        self._move(-1)

    @tells_problems
    def move_down(self) -> None:
        """Move the current row down; a last measure goes to the indicator below."""
        self._move(1)

    def _move(self, by: int) -> None:
        chosen = self._view.chosen()
        current = self._current()
        moves = moves_by_one(chosen, by)
        if not moves:
            return
        with self._session.change(mark("Move")) as edit:
            for move in moves:
                ids = [node.row_id for node in move.nodes]
                entity, parent_id = move.nodes[0].entity, move.parent.row_id
                edit.move(entity, *ids, parent_id=parent_id, index=move.index)
        self._view.choose(chosen, current if current in chosen else None)
        self._view.scrollTo(self._view.currentIndex())

    def _remove(self, step: str) -> None:
        chosen = self._view.chosen()
        if not chosen:
            return
        after = _beside_all(chosen)

        def remove(edit: Edit) -> None:
            for entity in (Measure, Indicator):
                edit.remove(entity, *(node.row_id for node in chosen if node.entity is entity))

        self._session.carry_out(step, remove, _count(chosen))
        self._view.choose([after] if after else [])
        self.noticed.emit(self._translate("Removed. Ctrl+Z brings it back."))

    def _copy(self) -> bool:
        """Put the chosen rows on the clipboard; return whether there are any."""
        chosen = self._view.chosen()
        if chosen:
            workbook = self._session.workbook
            rows = self._session.read(
                lambda: with_contents(rows_of(chosen, workbook), workbook), _count(chosen)
            )
            QApplication.clipboard().setMimeData(Copied(rows))
        return bool(chosen)

    def _put_in(
        self, rows: CopiedRows, places: Mapping[type[Base], Place | None], step: str
    ) -> None:
        """Put in rows as one step and choose them."""
        from ita_desktop.exchange import keep_contents

        if rows.measures and places[Measure] is None:
            self.noticed.emit(self._translate("Measures need an indicator. Add one first."))
            return
        kinds: dict[type[Base], Sequence[Base]] = {
            Measure: rows.measures,
            Indicator: rows.indicators,
        }

        def put(edit: Edit) -> list[Row]:
            keep_contents(edit, rows.all_measures(), rows.contents)
            new: list[Row] = []
            for entity, place in places.items():
                if place is not None:
                    ids = edit.add_all(
                        kinds[entity], parent_id=place.parent.row_id, index=place.index
                    )
                    new += [(entity, row_id) for row_id in ids]
            return new

        self._choose(self._session.carry_out(step, put, len(rows.all_measures())))

    def _drop(self, drop: Drop) -> None:
        kind = kind_of(drop.data)
        place = place_for_drop(kind, drop.parent, drop.row) if kind else None
        if kind is None or place is None:
            return
        chosen = self._view.chosen()
        if not drop.moves:
            both: dict[type[Base], Place | None] = {Indicator: None, Measure: None, kind: place}
            self._put_in(pasted(drop.data), both, mark("Copy"))
        elif chosen and all(node.entity is kind for node in chosen):
            current = self._current()
            index = index_without(place, chosen)
            ids = [node.row_id for node in chosen]
            parent_id = place.parent.row_id
            self._session.carry_out(
                mark("Move"),
                lambda edit: edit.move(kind, *ids, parent_id=parent_id, index=index),
                len(chosen),
            )
            self._view.choose(chosen, current if current in chosen else None)


def _count(chosen: Sequence[TreeNode]) -> int:
    """Return how many rows nodes are with all below them."""
    return sum(1 + len(node.children) for node in chosen)


def _beside_all(chosen: Sequence[TreeNode]) -> TreeNode | None:
    """Return what is next to chosen rows and stays: after the last, before it, or above."""
    last = chosen[-1]
    siblings, others = last.parent.children if last.parent else [], set(chosen)
    before = [node for node in siblings[: last.row] if node not in others]
    beside = siblings[last.row + 1 :] or before[-1:]
    return beside[0] if beside else last.parent
