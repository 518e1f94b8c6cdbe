"""The preface: paragraphs, and short ones that stand out as headings."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.model import Report
from ita_desktop.model.form import PREFACE_WORD
from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import LANDSCAPE
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.structure import Tag
from ita_desktop.thai.folding import fold

INDENT = 71.0  # 2.5 cm, where a paragraph of an official paper begins
_PARAGRAPH_GAP = 8.0


def set_preface(
    flow: PageFlow, body: Setting, heading: Setting, heading_tag: Tag, report: Report
) -> None:
    """Set the preface on pages of its own.

    A paragraph whose lines all fit a line of a landscape page stands as a heading, in the middle,
    where a longer paragraph follows; the form's titles do. A preface that begins without one gets
    the form's own.

    Args:
        flow: at the top of a page; left at the top of the next.
        body: the font of paragraphs.
        heading: the font of headings.
        heading_tag: their level.
        report: gives the preface, paragraphs with an empty line between two; not without any.
    """
    paragraphs = [text for text in fold(report.preface).split("\n\n") if text.strip()]
    width = flow.paper.inner_width
    is_heading = False
    as_headings: list[bool] = []
    for text in reversed(paragraphs):
        lines = _paragraph(body, text, LANDSCAPE.inner_width)
        fits = len(lines) <= text.strip("\n").count("\n") + 1
        is_heading = fits and bool(as_headings) and (is_heading or not as_headings[-1])
        as_headings.append(is_heading)
    as_headings.reverse()
    flow.bookmark(PREFACE_WORD)
    if not as_headings[0]:
        flow.place(heading.paragraph(PREFACE_WORD, width), centred=True, tag=heading_tag)
    line_number = 0
    for text, stands_out in zip(paragraphs, as_headings, strict=True):
        source = Source(Report, report.id, "preface", line_number)
        flow.skip(_PARAGRAPH_GAP)
        placed = (
            heading.paragraph(text.strip("\n"), width)
            if stands_out
            else _paragraph(body, text, width)
        )
        tag = heading_tag if stands_out else Tag.P
        flow.place(placed, centred=stands_out, source=source, tag=tag)
        line_number += sum(bool(line.strip()) for line in text.split("\n"))
    flow.skip_to_next_page()


def _paragraph(setting: Setting, text: str, width: float) -> Sequence[Line]:
    return setting.paragraph(text.strip("\n"), width, first_indent=INDENT)
