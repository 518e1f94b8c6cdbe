"""The units that are offered as responsible: those that the workbook's measures name, and others.

Nothing is set up: a unit that is typed once, in any year's report, is offered from then on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from ita_desktop.gui.session import Session
from ita_desktop.model import Measure, Office
from ita_desktop.model.form import USUAL_UNITS
from ita_desktop.store import RowChange
from ita_desktop.thai.sorting import sort_key


class UnitsInUse(QObject):
    """Counts the units when first asked, then follows every change of the file.

    Args:
        session: the open workbook.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts: Counter[str] | None = None
        self._usual: tuple[str, ...] = ()
        session.rows_changed.connect(self._on_rows_changed)

    def names(self) -> list[str]:
        """Return the units to offer.

        First those in use, the most used first (two or three of them do most of the work), then
        the usual ones of such an office that nobody has named yet.
        """
        if self._counts is None:
            self._counts = self._session.workbook.responsible_units()
            self._usual = USUAL_UNITS[self._session.workbook.office().kind]
        used = {name: count for name, count in self._counts.items() if count > 0}
        in_use = sorted(used, key=lambda name: (-used[name], sort_key(name)))
        return in_use + [name for name in self._usual if name not in used]

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if self._counts is None:
            return
        for change in changes:
            if change.entity is Office:
                self._counts = None
                return
            if change.entity is Measure:
                self._counts.subtract(_units(change.before))
                self._counts.update(_units(change.after))


def _units(values: dict[str, Any] | None) -> set[str]:
    lines: list[str] = (values or {}).get("responsible") or []
    return {line.strip() for line in lines} - {""}
