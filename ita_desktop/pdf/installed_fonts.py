"""The fonts of this computer that a report may be set in, and the one that comes along.

A family can be chosen if it is TrueType with outlines of its own, writes Thai, and its licence bits
(OpenType 1.9, OS/2 fsType) let a document carry a subset of it.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from ita_desktop.assets import FONTS

DEFAULT_FAMILY = "Sarabun"
_SUFFIXES = frozenset({".ttf", ".ttc"})
_THAI_LETTERS = frozenset(map(ord, "กขคงจฉชซญฐฎฏณดตถทนบปผฝพฟมยรลวศษสหฬอฮะาำิีึืุูเแโใไ็่้๊๋์ๆฯ๐๑๒๓๔๕๖๗๘๙"))
# fsType: 2 restricted, 4 preview and print, 8 editable; 0x100 no subset, 0x200 bitmaps only.
_RESTRICTED, _ALLOWING, _WHOLE_OR_BITMAPS = 0x002, 0x00C, 0x300
_ITALIC, _BOLD = 0x01, 0x20  # fsSelection
_FSTYPE, _FSSELECTION = 8, 62  # where they stand in OS/2


@dataclass(frozen=True)
class FontFamily:
    """One family.

    Args:
        name: as programs list it.
        regular: its upright font of normal weight.
        bold: its bold one; the regular one where it has none.
        embeddable: whether its licence bits let a document carry it.
    """

    name: str
    regular: Path
    bold: Path
    embeddable: bool = True


@dataclass(frozen=True)
class _Font:
    family: str
    path: Path
    bold: bool
    embeddable: bool


def default_family() -> FontFamily:
    """Return the family that comes along with the program."""
    return FontFamily(DEFAULT_FAMILY, FONTS / "Sarabun-Regular.ttf", FONTS / "Sarabun-Bold.ttf")


def installed_families(folders: Iterable[Path] | None = None) -> list[FontFamily]:
    """Return the families that write Thai, by name; what cannot be read is passed over.

    Args:
        folders: where to look, with what is below; the system's own font folders where None.
    """
    fonts: dict[str, dict[bool, _Font]] = {}
    for path in _files(font_folders() if folders is None else folders):
        font = _read(path)
        if font is not None:
            fonts.setdefault(font.family, {}).setdefault(font.bold, font)
    found = []
    for name, weights in fonts.items():
        regular = weights.get(False)
        if regular is not None and name != DEFAULT_FAMILY:
            bold = weights.get(True, regular)
            allowed = regular.embeddable and bold.embeddable
            found.append(FontFamily(name, regular.path, bold.path, allowed))
    return sorted(found, key=lambda family: family.name.casefold())


def family_named(name: str, folders: Iterable[Path] | None = None) -> FontFamily | None:
    """Return a family that can be embedded; the one that comes along for no name.

    None if there is no such family here, or its licence bits forbid it.
    """
    if name in {"", DEFAULT_FAMILY}:
        return default_family()
    families = installed_families(folders)
    return next((each for each in families if each.name == name and each.embeddable), None)


def font_folders() -> list[Path]:
    """Return the folders in which this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return [local / "Microsoft" / "Windows" / "Fonts", windows / "Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [data / "fonts", home / ".fonts", *(Path(each) / "fonts" for each in shared.split(":"))]


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for root, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                path = Path(root, name)
                if path.suffix.lower() in _SUFFIXES:
                    yield path


def _read(path: Path) -> _Font | None:
    """Return what a file says of itself; None if it is no font that could set a report."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        tags = set(face.table_tags)
        if not {"glyf", "OS/2", "cmap"} <= tags or not set(face.unicodes) >= _THAI_LETTERS:
            return None
        about = face.reference_table("OS/2").data
        rights, style = (
            struct.unpack_from(">H", about, offset)[0] for offset in (_FSTYPE, _FSSELECTION)
        )
        name = face.get_name(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY) or face.get_name(
            hb.OTNameIdPredefined.FONT_FAMILY
        )
    except (hb.HarfBuzzError, OSError, struct.error, ValueError):
        return None
    if not name or style & _ITALIC:
        return None
    allowed = not rights & _WHOLE_OR_BITMAPS and (
        not rights & _RESTRICTED or bool(rights & _ALLOWING)
    )
    return _Font(name, path, bool(style & _BOLD), allowed)
