"""The codes that one document writes its signs by, in the order of their use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.file import PdfFile, Reference
from ita_desktop.pdf.signs import RUN, Sign, Signs

# Codes and glyph numbers have 16 bits; this leaves room for the glyphs that a face has of its own.
_CODES_OF_A_FONT = 0xF000
# What changes the font, or shows signs: see `Sheet.lines` and `CidFont.switch`.
_SHOWN = re.compile(r"/(F\d) (\S+) Tf|<([^\0-\xff]+)>")


class Codes:
    """Hands out a document's codes and, at the end, the objects of its fonts.

    A document with more different signs than one PDF font has codes goes on with a second one.

    Args:
        fonts: those that its lines are set in, one or more.
    """

    def __init__(self, fonts: Iterable[CidFont]) -> None:
        self._fonts = {font.resource: font for font in fonts}
        self._signs = next(iter(self._fonts.values())).signs
        self._codes = _HandedOut(self._signs, self._fonts)

    def of(self, signs: str) -> str:
        """Return the codes of signs, which are in use from now on, one after the other.

        Two contents with the same codes for the same signs are written alike, but for a document
        that has more of them than one font holds.
        """
        return "".join(map(self._codes.__getitem__, signs))

    def written(self, content: str) -> str:
        """Return content with codes in place of signs."""
        written = RUN.sub(self._spelt, content)
        return self._in_parts(content) if self._codes.parts else written

    @property
    def is_in_parts(self) -> bool:
        """Whether some font goes on with a second one."""
        return bool(self._codes.parts)

    @property
    def signs(self) -> Iterator[Sign]:
        """The signs in use."""
        return map(self._signs.__getitem__, self._codes)

    def add_to(self, file: PdfFile) -> dict[str, Reference]:
        """Write the objects of what was set into a file; return fonts by their resource."""
        return {
            _resource(font, part): self._fonts[font]
            .embedded("".join(used[start : start + _CODES_OF_A_FONT]))
            .add_to(file)
            for font, used in self._codes.used.items()
            for part, start in enumerate(range(0, len(used), _CODES_OF_A_FONT))
        }

    def _spelt(self, run: re.Match[str]) -> str:
        return "".join(map(self._codes.__getitem__, run[0]))

    def _in_parts(self, content: str) -> str:
        """Return content with codes in place of signs, of fonts that go on with a second one."""
        font = size = ""

        def spelt(shown: re.Match[str]) -> str:
            nonlocal font, size
            if not shown[3]:
                font, size = shown[1], shown[2]
                return shown[0]
            spelt = ["<"]
            part = 0
            for sign in (*shown[3], None):
                needed = self._codes.parts.get(sign, 0) if sign else 0
                if needed != part:
                    spelt.append(f">]TJ /{_resource(font, needed)} {size} Tf [<")
                    part = needed
                spelt.append(self._codes[sign] if sign else ">")
            return "".join(spelt).replace("<>", "")

        return _SHOWN.sub(spelt, content)


class _HandedOut(dict[str, str]):
    """The code of each sign in use, as PDF spells it; one that is asked for comes into use.

    Args:
        signs: what they are.
        fonts: of which they are.
    """

    def __init__(self, signs: Signs, fonts: Iterable[str]) -> None:
        super().__init__()
        self._signs = signs
        self.used: dict[str, list[str]] = {font: [] for font in fonts}
        # Those that are in no font's first part.
        self.parts: dict[str, int] = {}

    def __missing__(self, sign: str) -> str:
        used = self.used[self._signs[sign].font]
        part, number = divmod(len(used), _CODES_OF_A_FONT)
        used.append(sign)
        if part:
            self.parts[sign] = part
        code = self[sign] = f"{number + 1:04X}"
        return code


def _resource(font: str, part: int) -> str:
    return f"{font}.{part}" if part else font
