"""The cover: logo, title, whose report it is."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.model import Office, Report
from ita_desktop.model.form import COVER_WORD, LOGO_WORD, place_line
from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.picture import Picture
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.wording import document_title, round_line
from ita_desktop.thai.folding import fold

_TITLE_HEIGHT = 0.78  # of the height between the margins: where the cover's title begins
_OWNER_HEIGHT = 0.34  # and where the office's name begins
_LOGO_GAP = 0.5 * CENTIMETRE

LOGO_HEIGHT = 3.0 * CENTIMETRE
LOGO_WIDTH = 8.0 * CENTIMETRE  # at the most; few are wider than high


class Cover:
    """Sets the cover.

    Args:
        title: the font of the title and of whose report it is.
        part_of_year: the font of the line that says which part of the year it is about.
    """

    def __init__(self, title: Setting, part_of_year: Setting) -> None:
        self._title = title
        self._part_of_year = part_of_year

    def set_into(
        self,
        flow: PageFlow,
        office: Office,
        report: Report,
        kind: DocumentKind,
        logo: Picture | None,
    ) -> None:
        """Set the cover: logo, the title's lines, the office, its district and province.

        Args:
            flow: at the top of its first page; left at the top of the next.
            office: whose report it is.
            report: gives the title.
            kind: of the document.
            logo: the office's; without one there is no gap for it.
        """
        flow.bookmark(COVER_WORD)
        flow.sheet.number_place = None
        paper, setting = flow.paper, self._title
        left, width, height = paper.left, paper.inner_width, paper.inner_height
        own_title = kind is DocumentKind.REPORT
        of_title = Source(Report, report.id, "title" if own_title else "fiscal_year")
        titles = [_lines(setting, text, width) for text in document_title(report, kind).split("\n")]
        titles.append(_lines(self._part_of_year, round_line(report, kind), width))
        place = place_line(office.district, office.province)
        owners = [_lines(setting, text, width) for text in (office.name, place)]
        title = [line for lines in titles for line in lines]
        owner = [line for lines in owners for line in lines]
        if _height(title) > height * (_TITLE_HEIGHT - _OWNER_HEIGHT) or _height(owner) > (
            height * _OWNER_HEIGHT
        ):
            if logo:
                _set_logo(flow, logo, office, flow.y - logo.printed_height)
                flow.y -= logo.printed_height + _LOGO_GAP
            for number, lines in enumerate((*titles, *owners)):
                # What a page can hold stays whole, so that no page number is read within it.
                if flow.room < _height(lines) <= height:
                    flow.break_page()
                tag = Tag.H1 if number < len(titles) else Tag.P
                flow.place(lines, centred=True, source=of_title, tag=tag)
        else:
            if logo:
                _set_logo(flow, logo, office, paper.bottom + height * _TITLE_HEIGHT + _LOGO_GAP)
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
            top = bottom + _height(owners[-1])
            flow.sheet.mark(Area(left, bottom, left + width, top, of_place))
        flow.break_page()


def _set_logo(flow: PageFlow, logo: Picture, office: Office, bottom: float) -> None:
    """Draw the logo in the middle of the page, its lower edge at a height of it."""
    left = flow.paper.left + (flow.paper.inner_width - logo.printed_width) / 2
    box = (left, bottom, left + logo.printed_width, bottom + logo.printed_height)
    name = f"{LOGO_WORD}{' '.join(fold(office.name).split())}"
    flow.sheet.picture(logo, left, bottom, flow.structure.figure(name, box))
    flow.sheet.mark(Area(*box, Source(Office, office.id, "logo")))


def _lines(setting: Setting, text: str, width: float) -> Sequence[Line]:
    return setting.paragraph(fold(text).strip("\n"), width) if text.strip() else []


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)
