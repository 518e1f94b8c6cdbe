"""The workbook as a model of plain lists and dictionaries: what the real one is held against."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Office, Report

CHILDREN = {
    "report": "indicators",
    "indicator": "measures",
    "measure": "attachments",
    "attachment": None,
}
PARENTS = {"indicator": "report", "measure": "indicator", "attachment": "measure"}
FIELDS = {
    entity.__tablename__: [
        column.name
        for column in entity.__table__.columns
        if column.name not in {"id", "position"} and not column.foreign_keys
    ]
    for entity in (Office, Report, Indicator, Measure, Attachment, Dismissal)
}


def plain(entity: Base) -> dict[str, Any]:
    """Return an entity and its children as dictionaries and lists."""
    kind = entity.__tablename__
    row = {name: deepcopy(getattr(entity, name)) for name in FIELDS[kind]}
    row["id"] = entity.id
    children = CHILDREN.get(kind)
    if children:
        row[children] = [plain(child) for child in getattr(entity, children)]
    return row


def number(row: dict[str, Any], kind: str, ids: list[int]) -> None:
    """Give a row and its children their ids, in the order in which they were added."""
    row["id"] = ids.pop(0)
    children = CHILDREN[kind]
    for child in row[children] if children else []:
        number(child, children[:-1], ids)


@dataclass
class PaperWorkbook:
    """Content, and the steps that lead to it: (name, content before, content after)."""

    content: dict[str, Any]
    done: list[tuple[str, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    undone: list[tuple[str, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    typing: tuple[Any, float] | None = None

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """Return all rows of a kind."""
        reports = self.content["reports"]
        indicators = [each for report in reports for each in report["indicators"]]
        measures = [each for indicator in indicators for each in indicator["measures"]]
        rows = {"report": reports, "indicator": indicators, "measure": measures}
        rows["attachment"] = [each for measure in measures for each in measure["attachments"]]
        rows["dismissal"] = [each for report in reports for each in report["dismissals"]]
        return rows[kind]

    def siblings_of(self, kind: str, row_id: int) -> list[dict[str, Any]]:
        """Return the list that a row is in."""
        if kind == "report":
            return self.content["reports"]
        parents = self.rows(PARENTS[kind])
        lists = [parent[f"{kind}s"] for parent in parents]
        return next(each for each in lists if any(row["id"] == row_id for row in each))

    def change(self, step: str, content: dict[str, Any], field: Any, now: float) -> None:
        """Make `content` the content, as one step or as part of the last one."""
        if content == self.content:
            return
        goes_on = self.typing and self.typing[0] == field and 0 <= now - self.typing[1] < 10
        before = self.done.pop()[1] if goes_on else self.content
        self.content = content
        self.undone.clear()
        self.typing = None
        if before != content:
            self.done.append((step, before, content))
            self.typing = (field, now) if field else None

    def take_step(self, step: str, content: dict[str, Any]) -> None:
        """Make `content` the content by a step of its own, even where only places differ."""
        self.done.append((step, self.content, content))
        self.content = content
        self.undone.clear()
        self.typing = None

    def undo(self) -> None:
        """Take the last step back."""
        if self.done:
            self.undone.append(self.done.pop())
            self.content = self.undone[-1][1]
            self.typing = None

    def redo(self) -> None:
        """Do the step undone last again."""
        if self.undone:
            self.done.append(self.undone.pop())
            self.content = self.done[-1][2]
            self.typing = None
