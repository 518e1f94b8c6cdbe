"""What comes before the tables: the cover and the preface."""

from __future__ import annotations

from ita_desktop.model import Office, Report
from ita_desktop.model.form import (
    CAPITAL,
    CAPITAL_DISTRICT_WORD,
    DISTRICT_WORD,
    PROVINCE_WORD,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.structure import Tag
from ita_desktop.thai.folding import fold

_TITLE_HEIGHT = 0.78  # of the height between the margins: where the cover's title begins
_OWNER_HEIGHT = 0.34  # and where the office's name begins
_INDENT = 71.0
_PARAGRAPH_GAP = 8.0


def set_cover(flow: PageFlow, setting: Setting, office: Office, report: Report) -> None:
    """Set the cover: the title's lines, the office, its district and province.

    Args:
        flow: at the top of its first page; left at the top of the next.
        setting: the cover's font and size.
        office: whose report it is.
        report: gives the title.
    """
    paper = flow.paper
    left, width, height = paper.left, paper.inner_width, paper.inner_height
    title = _lines(setting, report.title, width)
    owner = _lines(setting, "\n".join(filter(None, (office.name, _place_of(office)))), width)
    of_title = Source(Report, report.id, "title")
    if _height(title) > height * (_TITLE_HEIGHT - _OWNER_HEIGHT) or _height(owner) > (
        height * _OWNER_HEIGHT
    ):
        titles = report.title.split("\n")
        for number, text in enumerate((*titles, office.name, _place_of(office))):
            lines = _lines(setting, text, width)
            # What a page can hold stays whole, so that no page number is read within it.
            if flow.room < _height(lines) <= height:
                flow.break_page()
            tag = Tag.H1 if number < len(titles) else Tag.P
            flow.place(lines, centred=True, source=of_title, tag=tag)
    else:
        of_owner = Source(Office, office.id, "name")
        story = Story(flow.structure)
        for lines, share, source, tag in (
            (title, _TITLE_HEIGHT, of_title, Tag.H1),
            (owner, _OWNER_HEIGHT, of_owner, Tag.P),
        ):
            block = Block(tuple(lines), centred=True, source=source, tag=tag)
            top = paper.bottom + height * share
            bottom = story.place(flow.sheet, [block], left, top, width)
        of_place = Source(Office, office.id, "district")
        place_height = _height(_lines(setting, _place_of(office), width))
        flow.sheet.mark(Area(left, bottom, left + width, bottom + place_height, of_place))
    flow.break_page(numbered=False)


def set_preface(
    flow: PageFlow, body: Setting, heading: Setting, heading_tag: Tag, report: Report
) -> None:
    """Set the preface on pages of its own.

    A paragraph whose lines all fit a line of the page stands as a heading, in the middle, where a
    longer paragraph follows; the form's titles do.

    Args:
        flow: at the top of a page; left at the top of the next.
        body: the font of paragraphs.
        heading: the font of headings.
        heading_tag: their level.
        report: gives the preface, paragraphs with an empty line between two.
    """
    paragraphs = [text for text in fold(report.preface).split("\n\n") if text.strip()]
    width = flow.paper.inner_width
    is_heading = False
    as_headings: list[bool] = []
    set_lines = [_paragraph(body, text, width) for text in paragraphs]
    for text, lines in zip(reversed(paragraphs), reversed(set_lines), strict=True):
        fits = len(lines) <= text.strip("\n").count("\n") + 1
        is_heading = fits and bool(as_headings) and (is_heading or not as_headings[-1])
        as_headings.append(is_heading)
    line_number = 0
    for text, lines, stands_out in zip(paragraphs, set_lines, reversed(as_headings), strict=True):
        source = Source(Report, report.id, "preface", line_number)
        flow.skip(_PARAGRAPH_GAP)
        placed = _lines(heading, text, width) if stands_out else lines
        tag = heading_tag if stands_out else Tag.P
        flow.place(placed, centred=stands_out, source=source, tag=tag)
        line_number += sum(bool(line.strip()) for line in text.split("\n"))
    flow.skip_to_next_page()


def _paragraph(setting: Setting, text: str, width: float) -> list[Line]:
    return setting.paragraph(text.strip("\n"), width, first_indent=_INDENT)


def _lines(setting: Setting, text: str, width: float) -> list[Line]:
    return setting.paragraph(fold(text).strip("\n"), width) if text.strip() else []


def _height(lines: list[Line]) -> float:
    return sum(line.height for line in lines)


def _place_of(office: Office) -> str:
    district, province = office.district.strip(), office.province.strip()
    is_capital = province == CAPITAL
    places = (
        (CAPITAL_DISTRICT_WORD if is_capital else DISTRICT_WORD, district),
        ("" if is_capital else PROVINCE_WORD, province),
    )
    # The word may have been typed with the name.
    return " ".join(name if name.startswith(word) else word + name for word, name in places if name)
