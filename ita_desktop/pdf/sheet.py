"""One page's content.

Content streams are written here, operator by operator (ISO 32000-1, 8 and 9). Characters stand for
signs, and %d for the numbers of the pieces of content that belong to elements: what is set once may
stand on pages of many documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ita_desktop.pdf.area import Area
from ita_desktop.pdf.link import Link, Target
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.picture import Picture
from ita_desktop.pdf.spelling import length as _point
from ita_desktop.pdf.structure import ARTIFACT, Element

_RULE_WIDTH = 0.5
_DOT_SIZE = 0.8
_DOT_STEP = 2.4


class Layers(NamedTuple):
    """What is painted on a page, the first at the bottom."""

    shades: str
    ground: str
    text: str


class Sheet:
    """One page; lengths in points, the origin at the lower left.

    Args:
        width: of the paper.
        height: of the paper.
        page: which of the document's it is, from 0.
        number_place: the middle of the base line of its number; None for a page without one.
    """

    def __init__(
        self,
        width: float,
        height: float,
        page: int = 0,
        number_place: tuple[float, float] | None = None,
    ) -> None:
        self.width = width
        self.height = height
        self.page = page
        self.number_place = number_place
        self.areas: list[Area] = []
        self.links: list[tuple[Link, Element]] = []
        self.pictures: dict[str, Picture] = {}
        # To which element each marked piece of the content belongs.
        self.owners: list[Element] = []
        self._shades: list[str] = []
        self._ground: list[str] = []
        self._text: list[str] = []

    def lines(
        self,
        lines: Sequence[tuple[float, float, Line]],
        element: Element,
        label: Element | None = None,
    ) -> None:
        """Set lines one after the other, as they are to be read.

        Args:
            lines: each with the left end of its base line, x and y.
            element: what they belong to.
            label: what the lead of the first belongs to, where it is not the same.
        """
        operators = ["BT", self._opening(label or element)]
        is_label = label is not None and label is not element
        font: tuple[str, float] | None = None
        last_x = last_y = 0.0
        for x, y, line in lines:
            if (line.font, line.size) != font:
                font = (line.font, line.size)
                operators.append(f"/{line.font} {line.size:g} Tf")
            move = f"{_point(x - last_x)} {_point(y - last_y)} Td "
            if is_label:
                operators += [f"{move}[{line.lead}]TJ", "EMC", self._opening(element)]
                operators.append(f"[{line.codes}]TJ")
                is_label = False
            else:
                operators.append(f"{move}[{line.lead}{line.codes}]TJ")
            # The pen moves by what is written, so rounding must not add up.
            last_x += round(x - last_x, 2)
            last_y += round(y - last_y, 2)
        operators += ["EMC", "ET"]
        self._text.append("\n".join(operators))

    def draw(self, operators: str, element: Element = ARTIFACT) -> None:
        """Paint something, between what is set before it and after it.

        Args:
            operators: a content stream's; they leave the graphics state as they find it.
            element: the figure that it is.
        """
        self._text.append(f"{self._opening(element)}\nq\n{operators}\nQ\nEMC")

    def link(
        self,
        box: tuple[float, float, float, float],
        target: Target,
        element: Element,
    ) -> None:
        """Let a rectangle lead somewhere when it is clicked.

        Args:
            box: left, bottom, right and top.
            target: where it leads.
            element: the link of the structure, in which its text is.
        """
        if element is not ARTIFACT:
            link = Link(self.page, box, target)
            element.take(link)
            self.links.append((link, element))

    def picture(self, picture: Picture, left: float, bottom: float, element: Element) -> None:
        """Draw a picture at its printed size, its lower left corner at a place of the page.

        Args:
            picture: what to draw.
            left: of the page, in points.
            bottom: of the page, in points.
            element: the figure that it is.
        """
        self.pictures[picture.name] = picture
        sides = f"{_point(picture.printed_width)} 0 0 {_point(picture.printed_height)}"
        self.draw(f"{sides} {_point(left)} {_point(bottom)} cm /{picture.name} Do", element)

    def dotted_rule(self, x1: float, x2: float, y: float) -> None:
        """Draw a rule of dots, to lead the eye or to write on by hand."""
        if x2 > x1:
            self._ground.append(
                f"q 1 J [0 {_DOT_STEP}] 0 d {_DOT_SIZE} w "
                f"{_point(x1)} {_point(y)} m {_point(x2)} {_point(y)} l S Q"
            )

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin straight rule."""
        self._ground.append(f"{_point(x1)} {_point(y1)} m {_point(x2)} {_point(y2)} l S")

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a box with the light grey of header cells."""
        box = f"{_point(x)} {_point(y)} {_point(width)} {_point(height)} re"
        self._shades.append(f"0.92 g {box} f 0 g")

    def check_box(self, x: float, y: float, side: float, *, ticked: bool) -> None:
        """Draw a check box, its lower left corner at x, y."""
        self._ground.append(f"{_point(x)} {_point(y)} {_point(side)} {_point(side)} re S")
        if ticked:
            corners = ((0.18, 0.52), (0.42, 0.22), (0.86, 0.86))
            path = [f"{_point(x + side * dx)} {_point(y + side * dy)}" for dx, dy in corners]
            self._ground.append(
                f"q {_point(side * 0.14)} w 1 J 1 j {path[0]} m {path[1]} l {path[2]} l S Q"
            )

    def mark(self, area: Area) -> None:
        """Note what stands where; what is marked later lies above."""
        self.areas.append(area)

    def take(self, other: Sheet) -> None:
        """Set what stands on another sheet after what stands on this one."""
        self.areas += other.areas
        self.pictures |= other.pictures
        self._shades += other._shades
        self._ground += other._ground
        self._text += other._text

    def blank(self) -> Sheet:
        """Return an empty one on the same paper, with the same place for a number."""
        return Sheet(self.width, self.height, self.page, self.number_place)

    def layers(self) -> Layers:
        """Return what is painted; shades lie the latest first."""
        shades = "\n".join(reversed(self._shades))
        return Layers(shades, "\n".join(self._ground), "\n".join(self._text))

    def content(self) -> str:
        """Return the page's content stream."""
        return content([self.layers()])

    def _opening(self, element: Element) -> str:
        """Return what begins a piece of content that belongs to an element."""
        if element is ARTIFACT:
            return "/Artifact <</Type/Pagination>>BDC"
        element.take((self.page, len(self.owners)))
        self.owners.append(element)
        return f"/{element.tag} <</MCID %d>>BDC"


def content(layers: Sequence[Layers]) -> str:
    """Return the content stream of what stands on one page, in the order of its text."""
    shades = [each.shades for each in reversed(layers) if each.shades]
    ground = shades + [each.ground for each in layers if each.ground]
    text = [each.text for each in layers if each.text]
    if ground:
        text = ["/Artifact BMC", f"{_RULE_WIDTH} w", *ground, "EMC", *text]
    return "\n".join(text)
