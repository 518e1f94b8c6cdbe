"""The appendix: the pictures of the evidence, each with its number and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from ita_desktop.model import Attachment, Digits, Indicator, ReportPart
from ita_desktop.model.form import APPENDIX_WORD, PRINTED_PHOTO_MILLIMETRES
from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.cells import indicator_heading
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.layout import BODY_SIZE, HEADING_SIZE
from ita_desktop.pdf.paper import CENTIMETRE, Paper
from ita_desktop.pdf.paragraph import Line, Setting, Settings
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.photo_numbers import Photo, PhotoNumbers, photo_title
from ita_desktop.pdf.picture import Picture, read_photo
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.structure import Tag
from ita_desktop.problems import Problem
from ita_desktop.thai.folding import fold

_MOST_WIDTH, _MOST_HEIGHT = (side / 10 * CENTIMETRE for side in PRINTED_PHOTO_MILLIMETRES)
_GAP = 0.4 * CENTIMETRE  # between two pictures, and above and below a row of them
_CAPTION_GAP = 4.0
_HEADING_GAP = 6.0
_KEPT = 16  # pictures, some 200 kB each
_BELOW = {Tag.H1: Tag.H2, Tag.H2: Tag.H3}

Contents = Callable[[str], bytes]
"""Gives what an attachment holds, by the `content` that names it."""


class Appendix:
    """Sets the appendix; where pictures stand hangs on nothing but what is said of them.

    Args:
        settings: of the document's fonts.
        contents: gives the pictures; in the place of one that cannot be had stands a box with its
            name.
    """

    def __init__(self, settings: Settings, contents: Contents | None) -> None:
        self._body = settings.of(REGULAR, BODY_SIZE)
        self._strong = settings.of(BOLD, BODY_SIZE)
        self._heading = settings.of(BOLD, HEADING_SIZE)
        self._contents = contents
        self._pictures: dict[str, Picture | None] = {}

    def parts(
        self, numbers: PhotoNumbers, paper: Paper, digits: Digits, section: Tag
    ) -> Iterator[Part]:
        """Yield its parts, a row of pictures each; a report without pictures has none.

        Args:
            numbers: which pictures it has.
            paper: of its pages.
            digits: of the numbers.
            section: the level of its heading.
        """
        is_first = True
        for indicator, photos in numbers.by_indicator:
            above: Indicator | None = indicator
            for row in _rows(photos, _side_by_side(paper)):
                yield self._part(row, above, digits, section, is_first=is_first)
                is_first, above = False, None

    def _part(
        self,
        row: Sequence[Photo],
        above: Indicator | None,
        digits: Digits,
        section: Tag,
        *,
        is_first: bool,
    ) -> Part:
        def content() -> Hashable:
            title = indicator_heading(above) if above else ""
            shown = tuple((photo.number, photo.source, _said_of(photo)) for photo in row)
            return (ReportPart.APPENDIX, digits, section, is_first, title, shown)

        def set_into(flow: PageFlow) -> None:
            if is_first:
                flow.skip_to_next_page()
            self._set_row(flow, row, self._headings(flow, above, section, is_first), digits)

        attachment = row[0].attachment
        return Part(
            Source(Attachment, attachment.id),
            content,
            set_into,
            set_into,
            partial(Heading, APPENDIX_WORD) if is_first else None,
            (
                *dict.fromkeys(photo.source._replace(item=None) for photo in row),
                *(Source(Attachment, photo.attachment.id) for photo in row),
            ),
            also_of=(Source(Indicator, above.id),) if above else (),
        )

    def _headings(
        self,
        flow: PageFlow,
        above: Indicator | None,
        section: Tag,
        is_first: bool,  # noqa: FBT001
    ) -> list[tuple[Sequence[Line], Source | None, Tag]]:
        headings: list[tuple[Sequence[Line], Source | None, Tag]] = []
        width = flow.paper.inner_width
        if is_first:
            headings.append((self._heading.paragraph(APPENDIX_WORD, width), None, section))
        if above:
            lines = self._strong.paragraph(indicator_heading(above), width)
            source = Source(Indicator, above.id, "title")
            headings.append((lines, source, _BELOW[section]))
        return headings

    def _set_row(
        self,
        flow: PageFlow,
        row: Sequence[Photo],
        headings: Sequence[tuple[Sequence[Line], Source | None, Tag]],
        digits: Digits,
    ) -> None:
        paper = flow.paper
        width = _cell_width(paper)
        start = paper.left + (paper.inner_width + _GAP - len(row) * (width + _GAP)) / 2
        captions = [self._body.paragraph(photo_title(photo, digits), width) for photo in row]
        pictures = max(_size(photo.attachment)[1] for photo in row)
        height = pictures + _CAPTION_GAP + max(map(_height, captions))
        above = sum(_height(lines) + _HEADING_GAP for lines, _, _ in headings)
        flow.skip(_GAP)
        if above + min(height, paper.inner_height - above) > flow.room:
            flow.skip_to_next_page()
        for lines, source, tag in headings:
            if tag in _BELOW and source is None:
                flow.bookmark(APPENDIX_WORD)
            flow.place(lines, centred=source is None, source=source, tag=tag)
            flow.skip(_HEADING_GAP)
        if flow.room < height <= paper.inner_height:  # below a heading that took whole pages
            flow.skip_to_next_page()
        if height > flow.room:
            self._set_one_by_one(flow, row, digits)
            return
        for place, (photo, caption) in enumerate(zip(row, captions, strict=True)):
            left = start + place * (width + _GAP)
            self._draw(flow, photo, left, width, flow.y - pictures, digits)
            top = flow.y - pictures - _CAPTION_GAP
            block = Block(tuple(caption), centred=True, source=photo.source)
            Story(flow.structure).place(flow.sheet, [block], left, top, width)
        flow.y -= height

    def _set_one_by_one(self, flow: PageFlow, row: Sequence[Photo], digits: Digits) -> None:
        """Set pictures with more text below them than a page has room for."""
        paper = flow.paper
        for photo in row:
            height = _size(photo.attachment)[1]
            if height > flow.room:
                flow.skip_to_next_page()
            bottom = flow.y - height
            self._draw(flow, photo, paper.left, paper.inner_width, bottom, digits)
            flow.y = bottom - _CAPTION_GAP
            lines = self._body.paragraph(photo_title(photo, digits), paper.inner_width)
            flow.place(lines, source=photo.source)
            flow.skip(_GAP)

    def _draw(  # noqa: PLR0913, PLR0917
        self,
        flow: PageFlow,
        photo: Photo,
        left: float,
        width: float,
        bottom: float,
        digits: Digits,
    ) -> None:
        """Draw a picture, or a box with its name, in the middle of a stretch of the page."""
        room_width, room_height = _size(photo.attachment)
        left += (width - room_width) / 2
        flow.sheet.mark(Area(left, bottom, left + room_width, bottom + room_height, photo.source))
        picture = self._picture_of(photo.attachment)
        if picture is None:
            flow.sheet.shade(left, bottom, room_width, room_height)
            _set_name(flow, self._body, photo, (left, bottom, room_width, room_height))
            return
        left += (room_width - picture.printed_width) / 2
        box = (left, bottom, left + picture.printed_width, bottom + picture.printed_height)
        figure = flow.structure.figure(photo_title(photo, digits), box)
        flow.sheet.picture(picture, left, bottom, figure)

    def _picture_of(self, attachment: Attachment) -> Picture | None:
        """Return a picture as it is printed; what is none, or is not there, is None."""
        if self._contents is None:
            return None
        # What is said of its size may be wrong; it stays in the room that was made for it.
        key = f"{attachment.content} {_size(attachment)}"
        if key not in self._pictures:
            while len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            try:
                data = self._contents(attachment.content)
                self._pictures[key] = read_photo(data, *_size(attachment))
            except Problem:
                self._pictures[key] = None
        return self._pictures[key]


def _set_name(
    flow: PageFlow, setting: Setting, photo: Photo, box: tuple[float, float, float, float]
) -> None:
    """Set the name of a file that cannot be shown into its box, as far as there is room."""
    left, bottom, width, height = box
    name = " ".join(fold(photo.attachment.name).split())
    lines = list(setting.paragraph(name, max(width - 2 * _GAP, BODY_SIZE))) if name else []
    while lines and _height(lines) > height:
        lines.pop()
    if lines:
        top = bottom + (height + _height(lines)) / 2
        block = Block(tuple(lines), centred=True, source=photo.source)
        Story(flow.structure).place(flow.sheet, [block], left, top, width)


def _rows(photos: Sequence[Photo], count: int) -> Iterator[Sequence[Photo]]:
    """Yield as many pictures as stand side by side; the last row may have fewer."""
    for start in range(0, len(photos), count):
        yield photos[start : start + count]


def _side_by_side(paper: Paper) -> int:
    """Return how many pictures a page is wide."""
    return max(int((paper.inner_width + _GAP) / (_MOST_WIDTH + _GAP)), 1)


def _cell_width(paper: Paper) -> float:
    """Return the width for each picture of a row with its caption."""
    count = _side_by_side(paper)
    return (paper.inner_width + _GAP) / count - _GAP


def _size(attachment: Attachment) -> tuple[float, float]:
    """Return how wide and high a picture is printed, in points."""
    width, height = attachment.width, attachment.height
    if width < 1 or height < 1:
        return _MOST_WIDTH, _MOST_HEIGHT
    scale = min(_MOST_WIDTH / width, _MOST_HEIGHT / height)
    return width * scale, height * scale


def _said_of(photo: Photo) -> Hashable:
    attachment = photo.attachment
    size = (attachment.width, attachment.height)
    return (attachment.content, attachment.name, attachment.caption, size)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)
