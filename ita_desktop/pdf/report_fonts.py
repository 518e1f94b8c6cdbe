"""The fonts that one report is set in: those chosen for it, and Sarabun where they fall short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.installed_fonts import DEFAULT_FAMILY, FontFamily, default_family, family_named
from ita_desktop.problems import mark

REGULAR = "F1"
BOLD = "F2"
_STANDBY = {REGULAR: "F3", BOLD: "F4"}
_MOST_LISTED = 30
_MEASURED = "ก"  # Fonts whose ก is as high look as large.


class FontNotes(NamedTuple):
    """What could not be set in the font chosen for a report.

    Args:
        absent: the font's name, if this computer has none of that name that may be embedded.
        substituted: the characters it lacks, set in Sarabun.
        missing: the characters that Sarabun lacks too: a box stands for each.
    """

    absent: str = ""
    substituted: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()

    def sentences(self) -> list[tuple[str, dict[str, object]]]:
        """Return what to tell whoever made the document: msgids and what their fields stand for."""
        told: list[tuple[str, dict[str, object]]] = []
        if self.absent:
            sentence = mark(
                "The font “{font}” is not on this computer, or its licence forbids to put it into "
                "a PDF: the document is set in Sarabun."
            )
            told.append((sentence, {"font": self.absent}))
        if self.substituted:
            sentence = mark(
                "The font lacks some characters, which are set in Sarabun: {characters}"
            )
            told.append((sentence, {"characters": _listed(self.substituted)}))
        if self.missing:
            sentence = mark(
                "No font has these characters, so that boxes are printed instead: {characters}"
            )
            told.append((sentence, {"characters": _listed(self.missing)}))
        return told

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return any(self)


def _listed(characters: Iterable[str]) -> str:
    """Return characters one by one; of very many, the first."""
    first = sorted(characters)
    more = " …" if len(first) > _MOST_LISTED else ""
    return " ".join(first[:_MOST_LISTED]) + more


class ReportFonts:
    """Opens the fonts of reports; a font that was used once is kept, with the words it shaped.

    Args:
        folders: where fonts are looked for; the system's own font folders where None.
    """

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        self._folders = None if folders is None else list(folders)
        self._families: dict[str, FontFamily | None] = {"": default_family()}
        self._faces: dict[str, dict[str, Face]] = {}

    def of(self, name: str) -> dict[str, CidFont]:
        """Return a document's fonts by the names that pages call them.

        Args:
            name: the family chosen; Sarabun stands in for one that is not here.
        """
        family = self._family(name) or default_family()
        faces = self._faces_of(family)
        if family.name == DEFAULT_FAMILY:
            return {style: CidFont(face, style) for style, face in faces.items()}
        standby = {
            style: CidFont(face, _STANDBY[style])
            for style, face in self._faces_of(default_family()).items()
        }
        fonts = {style: CidFont(face, style, standby[style]) for style, face in faces.items()}
        return fonts | {font.resource: font for font in standby.values()}

    def notes(self, name: str, fonts: Mapping[str, CidFont]) -> FontNotes:
        """Return what could not be set as chosen, after everything was set.

        Args:
            name: the family chosen.
            fonts: what `of` returned for it.
        """
        absent = "" if self._family(name) else name
        chosen = frozenset().union(*(fonts[style].lacking for style in _STANDBY))
        if len(fonts) == len(_STANDBY):
            return FontNotes(absent, frozenset(), chosen)
        lost = frozenset().union(*(fonts[style].lacking for style in _STANDBY.values()))
        return FontNotes(absent, chosen - lost, lost)

    def _family(self, name: str) -> FontFamily | None:
        if name not in self._families:
            self._families[name] = family_named(name, self._folders)
        return self._families[name]

    def _faces_of(self, family: FontFamily) -> dict[str, Face]:
        if family.name not in self._faces:
            enlarged = 1.0
            if family.name != DEFAULT_FAMILY:
                like = self._faces_of(default_family())[REGULAR].height_of(_MEASURED)
                enlarged = like / (Face(family.regular).height_of(_MEASURED) or like)
            self._faces[family.name] = {
                REGULAR: Face(family.regular, enlarged),
                BOLD: Face(family.bold, enlarged),
            }
        return self._faces[family.name]
