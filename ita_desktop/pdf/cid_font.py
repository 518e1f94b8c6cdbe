"""One face at work: words become signs side by side, each at its place.

What the words are set in is an embedded font of its own: see `embedded_font`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ita_desktop.pdf.composites import Component
from ita_desktop.pdf.embedded_font import EM_SCALE, EmbeddedFont
from ita_desktop.pdf.face import Face, ShapedWord
from ita_desktop.pdf.keeping import Kept
from ita_desktop.pdf.signs import Sign, Signs

NO_BREAK_SPACE = "\u00a0"
_KEPT_FONTS = 8
_SEEN_DRIFT = 1.0  # a thousandth of an em, set right within a word


class SetWord(NamedTuple):
    """A word at one size, ready for a page; lengths in points.

    Args:
        text: what it reads back as.
        codes: what stands between the brackets of a TJ operator; characters stand for `Signs`.
        width: how far it moves the pen.
        fitting_width: what of it must fit on a line (a trailing space need not).
        top: the highest ink above the base line.
        bottom: the lowest ink, negative below the base line.
    """

    text: str
    codes: str
    width: float
    fitting_width: float
    top: float
    bottom: float


class CidFont:
    """A face by the name that pages call it: sets words in it.

    Args:
        face: the font file.
        resource: the name that pages call the font by.
        signs: those of all fonts that are used together.
        standby: sets the words that the face has not all characters for.
    """

    def __init__(
        self,
        face: Face,
        resource: str,
        signs: Signs,
        standby: CidFont | None = None,
    ) -> None:
        self.face = face
        self.resource = resource
        self.signs = signs
        self._standby = standby
        # The character of a cluster, and its width.
        self._codes: dict[tuple[tuple[Component, ...], str], tuple[str, int]] = {}
        self._embedded = Kept[str, EmbeddedFont](_KEPT_FONTS)

    def set_text(self, text: str, size: float, *, ends_line: bool = False) -> SetWord:
        """Return a word of one line at a size in points, in the standby font if need be.

        Args:
            text: any characters but line ends.
            size: in points.
            ends_line: it ends in a hyphen and stands at the end of a line: see `set_last_word`.
        """
        if self._standby and self.face.lacks(text):
            word = self._standby.set_text(text, size, ends_line=ends_line)
            switched = f"{self._standby.switch(size)}{word.codes}{self.switch(size)}"
            return word._replace(codes=switched)
        shaped = self.face.shape(text)
        return self.set_last_word(shaped, size) if ends_line else self.set_word(shaped, size)

    def set_word(self, word: ShapedWord, size: float) -> SetWord:
        """Return a shaped word at a size in points."""
        codes: list[str] = ["<"]
        drift = 0.0  # how far the viewer's pen is ahead of where it belongs
        for cluster in word.clusters:
            if abs(drift) >= _SEEN_DRIFT:
                codes.append(f">{drift:.1f}<")
                drift = 0.0
            code, width = self._code(cluster.components, cluster.text)
            codes.append(code)
            drift += width - cluster.advance / EM_SCALE
        codes.append(f">{drift:.1f}" if round(drift, 1) else ">")
        scale = size / 1000
        return SetWord(
            "".join([cluster.text for cluster in word.clusters]),
            "".join(codes) if word.clusters else "",
            word.width * scale,
            word.width_without_trailing_space * scale,
            word.ink_top * scale,
            word.ink_bottom * scale,
        )

    def set_apart(self, word: ShapedWord, size: float) -> Iterator[SetWord]:
        """Yield a word's clusters as words of their own, for lines that end between them."""
        for cluster in word.clusters:
            alone = word._replace(
                clusters=(cluster,),
                width=cluster.advance,
                width_without_trailing_space=cluster.advance,
            )
            yield self.set_word(alone, size)

    def set_last_word(self, word: ShapedWord, size: float) -> SetWord:
        """Return a word that ends a line with a hyphen, so that the hyphen is read back.

        Some readers take a hyphen at a line's end for a typesetter's, and drop it, unless it reads
        back with a space after it that is not the common one.
        """
        clusters = list(word.clusters)
        last = max(index for index, cluster in enumerate(clusters) if not cluster.text.isspace())
        clusters[last] = clusters[last]._replace(text=clusters[last].text + NO_BREAK_SPACE)
        return self.set_word(word._replace(clusters=tuple(clusters)), size)

    def set_unseen(self, text: str, size: float) -> SetWord:
        """Return a blank as wide as a space that reads back as `text`: the words of a drawing."""
        space = self.face.shape(" ")
        named = space.clusters[0]._replace(text=text)
        return self.set_word(
            space._replace(clusters=(named,), width_without_trailing_space=space.width), size
        )

    def switch(self, size: float) -> str:
        """Return what changes to this font between the brackets of a TJ operator."""
        return f"]TJ /{self.resource} {size * EM_SCALE:g} Tf ["

    def embedded(self, signs: str) -> EmbeddedFont:
        """Return a font for a document; the same for the same signs, as long as it is kept.

        Args:
            signs: some of this font, in the order of their codes, the first of which is 1.
        """
        font = self._embedded.get(signs)
        if font is None:
            font = EmbeddedFont.of(self.face, [self.signs[sign] for sign in signs])
            self._embedded.keep(signs, font, 1)
        return font

    def _code(self, components: tuple[Component, ...], text: str) -> tuple[str, int]:
        """Return what stands for a cluster, and its width."""
        code = self._codes.get((components, text))
        if code is None:
            gids = [component.gid for component in components]
            width = round(sum(map(self.face.width_of_glyph, gids)) / EM_SCALE)
            sign = Sign(self.resource, components, text, width, 0 in gids)
            code = self._codes[components, text] = (self.signs.character(sign), width)
        return code
