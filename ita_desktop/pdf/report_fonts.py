"""The fonts that one report is set in: those chosen for it, and Sarabun where they fall short."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ita_desktop.pdf.cid_font import NO_BREAK_SPACE, CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.installed_fonts import DEFAULT_FAMILY, FontFamily, default_family, family_named
from ita_desktop.pdf.paragraph import Settings
from ita_desktop.pdf.signs import Sign, Signs
from ita_desktop.problems import mark

REGULAR = "F1"
BOLD = "F2"
_STANDBY = {REGULAR: "F3", BOLD: "F4"}
_STOOD_IN_FOR = {standby: style for style, standby in _STANDBY.items()}
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
    """Opens the fonts of reports; a font that was used once is kept, with all that was set in it.

    Args:
        folders: where fonts are looked for; the system's own font folders where None.
    """

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        self._folders = None if folders is None else list(folders)
        self._families: dict[str, FontFamily | None] = {"": default_family()}
        self._faces: dict[str, dict[str, Face]] = {}
        self._settings: dict[str, Settings] = {}

    def of(self, name: str) -> Settings:
        """Return the fonts of a report, always the same object for the same name.

        Args:
            name: the family chosen; Sarabun stands in for one that is not here.
        """
        settings = self._settings.get(name)
        if settings is None:
            settings = self._settings[name] = Settings(self._opened(name))
        return settings

    def look_again(self) -> None:
        """Forget which fonts were not here: they may have been installed since."""
        absent = [name for name, family in self._families.items() if family is None]
        for name in absent:
            self._families.pop(name)
            self._settings.pop(name, None)

    def notes(self, name: str, signs: Iterable[Sign]) -> FontNotes:
        """Return what could not be set as chosen.

        Args:
            name: the family chosen.
            signs: all that were set, in the fonts that `of` returned for it.
        """
        chosen: set[str] = set()
        lost: set[str] = set()
        fonts = self.of(name).fonts
        for sign in signs:
            if sign.is_box:
                lost |= fonts[sign.font].face.lacks(sign.text)
            elif sign.font in _STOOD_IN_FOR:
                # A no-break space may have been put behind a hyphen.
                text = sign.text.replace(NO_BREAK_SPACE, "")
                chosen |= fonts[_STOOD_IN_FOR[sign.font]].face.lacks(text)
        absent = "" if self._family(name) else name
        return FontNotes(absent, frozenset(chosen - lost), frozenset(lost))

    def _opened(self, name: str) -> dict[str, CidFont]:
        """Return fonts by the names that pages call them."""
        family, signs = self._family(name) or default_family(), Signs()
        faces = self._faces_of(family)
        if family.name == DEFAULT_FAMILY:
            return {style: CidFont(face, style, signs) for style, face in faces.items()}
        standby = {
            style: CidFont(face, _STANDBY[style], signs)
            for style, face in self._faces_of(default_family()).items()
        }
        fonts = {
            style: CidFont(face, style, signs, standby[style]) for style, face in faces.items()
        }
        return fonts | {font.resource: font for font in standby.values()}

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
