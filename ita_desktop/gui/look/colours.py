"""Every colour of the window, in one light and one dark set, and the palette made of a set.

Text has a contrast of at least 4.5 to 1 to what it stands on (3 to 1 where it is disabled);
pictures, focus frames and the edges of fields have at least 3 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from PySide6.QtGui import QColor, QPalette

_HALF = 128  # of the lightness 0 to 255


def is_dark(colour: str) -> bool:
    """Return whether light things stand out on a colour."""
    return QColor(colour).lightness() < _HALF


@dataclass(frozen=True)
class Colours:
    """One set, each as #rrggbb.

    `paper` is what is typed on, `ground` the page around it, `raised` a button; `ink` is the text
    on all three.
    """

    ink: str
    paper: str
    ground: str
    raised: str
    hovered: str
    edge: str
    line: str
    accent: str
    selected: str
    on_selected: str
    hint: str
    faint: str
    heading: str
    complaint: str
    alarm: str
    on_alarm: str
    tip: str
    on_tip: str
    picture: str
    good: str
    doubtful: str
    bad: str
    muted: str

    @classmethod
    def of_system(cls, palette: QPalette) -> Self:
        """Return the system's own colours, for those who chose a set of high contrast."""
        role = QPalette.ColorRole
        ink, paper, ground, button, link, selected, on_selected, faint = (
            palette.color(group, part).name()
            for group, part in (
                (QPalette.ColorGroup.Active, role.Text),
                (QPalette.ColorGroup.Active, role.Base),
                (QPalette.ColorGroup.Active, role.Window),
                (QPalette.ColorGroup.Active, role.Button),
                (QPalette.ColorGroup.Active, role.Link),
                (QPalette.ColorGroup.Active, role.Highlight),
                (QPalette.ColorGroup.Active, role.HighlightedText),
                (QPalette.ColorGroup.Disabled, role.Text),
            )
        )
        inks = dict.fromkeys(("hint", "heading", "complaint", "on_alarm", "on_tip", "picture"), ink)
        marks = dict.fromkeys(("good", "doubtful", "bad", "muted", "edge", "line"), ink)
        grounds = dict.fromkeys(("alarm", "tip"), paper)
        return cls(
            ink=ink,
            paper=paper,
            ground=ground,
            raised=button,
            hovered=button,
            accent=link,
            selected=selected,
            on_selected=on_selected,
            faint=faint,
            **inks,
            **marks,
            **grounds,
        )

    def palette(self) -> QPalette:
        """Return these colours as Qt's roles."""
        role, palette = QPalette.ColorRole, QPalette()
        for part, colour in {
            role.Window: self.ground,
            role.WindowText: self.ink,
            role.Base: self.paper,
            role.AlternateBase: self.ground,
            role.Text: self.ink,
            role.Button: self.raised,
            role.ButtonText: self.ink,
            role.BrightText: self.on_selected,
            role.ToolTipBase: self.tip,
            role.ToolTipText: self.on_tip,
            role.PlaceholderText: self.hint,
            role.Highlight: self.selected,
            role.HighlightedText: self.on_selected,
            role.Accent: self.selected,
            role.Link: self.accent,
            role.LinkVisited: self.accent,
            role.Light: self.hovered,
            role.Midlight: self.line,
            role.Mid: self.line,
            role.Dark: self.edge,
        }.items():
            palette.setColor(part, QColor(colour))
        for part in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(self.faint))
        return palette


LIGHT = Colours(
    ink="#1b1f24",
    paper="#ffffff",
    ground="#f3f5f8",
    raised="#e6eaf0",
    hovered="#d8e3f1",
    edge="#747e8b",
    line="#d5dbe3",
    accent="#1f5fa8",
    selected="#1f5fa8",
    on_selected="#ffffff",
    hint="#545d69",
    faint="#78818c",
    heading="#17375e",
    complaint="#b3261e",
    alarm="#fde7e5",
    on_alarm="#7a1610",
    tip="#fffbe6",
    on_tip="#1b1f24",
    picture="#1f4e79",
    good="#2e7d32",
    doubtful="#b26a00",
    bad="#b3261e",
    muted="#7a7f87",
)

DARK = Colours(
    ink="#e8ebf0",
    paper="#1d2228",
    ground="#15191e",
    raised="#2c343d",
    hovered="#384656",
    edge="#8d98a6",
    line="#3a434e",
    accent="#84b8f6",
    selected="#2a68b0",
    on_selected="#ffffff",
    hint="#aeb7c3",
    faint="#87919e",
    heading="#b5d3f8",
    complaint="#ff9d94",
    alarm="#43191a",
    on_alarm="#ffd5d1",
    tip="#3b4450",
    on_tip="#f4f6f8",
    picture="#9cc6f5",
    good="#74cf7e",
    doubtful="#f0b254",
    bad="#ff8f85",
    muted="#a2abb7",
)
