"""Which pictures the appendix prints, and by which numbers the table refers to them."""

from __future__ import annotations

from typing import NamedTuple

from ita_desktop.model import Attachment, Digits, Indicator, Measure, Report, ReportPart
from ita_desktop.model.form import DOCUMENT_WORDS, PHOTO_WORD
from ita_desktop.model.source import Source
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.wording import in_digits
from ita_desktop.thai.folding import fold

_PICTURE = "image/"


class Photo(NamedTuple):
    """A picture of the appendix.

    Args:
        attachment: the picture.
        number: in the report, from 1.
        source: whose evidence it is.
    """

    attachment: Attachment
    number: int
    source: Source


class PhotoNumbers:
    """Numbers a report's pictures, which run through it, as it is at the moment.

    Args:
        report: with its indicators, measures and attachments loaded; only read.
        kind: which document is made of it.
    """

    def __init__(self, report: Report, kind: DocumentKind) -> None:
        self.by_indicator: list[tuple[Indicator, list[Photo]]] = []
        """The indicators that have any, with them."""
        self._digits = report.digits
        self._of_measure: dict[int, range] = {}
        if kind is DocumentKind.REPORT and ReportPart.APPENDIX in report.parts:
            self._number(report)

    def references(self, measure: Measure) -> tuple[str, ...]:
        """Return the lines that say which evidence goes along with a row of the table."""
        numbers = self._of_measure.get(id(measure), ())
        listed = ", ".join(in_digits(str(number), self._digits) for number in numbers)
        names = (
            " ".join(fold(each.name).split())
            for each in measure.attachments
            if not _is_picture(each)
        )
        lines = [f"{DOCUMENT_WORDS} {name}" for name in names if name]
        return (f"{PHOTO_WORD} {listed}", *lines) if listed else tuple(lines)

    def _number(self, report: Report) -> None:
        count = 0
        for indicator in report.indicators:
            photos: list[Photo] = []
            for measure in indicator.measures:
                before = count
                for item, attachment in enumerate(measure.attachments):
                    if _is_picture(attachment):
                        count += 1
                        source = Source(Measure, measure.id, "attachments", item)
                        photos.append(Photo(attachment, count, source))
                if count > before:
                    # By the very object: a report that is in no file has no ids.
                    self._of_measure[id(measure)] = range(before + 1, count + 1)
            if photos:
                self.by_indicator.append((indicator, photos))


def photo_title(photo: Photo, digits: Digits) -> str:
    """Return what stands below a picture: its number and what it shows."""
    caption = " ".join(fold(photo.attachment.caption).split())
    return f"{PHOTO_WORD} {in_digits(str(photo.number), digits)} {caption}".rstrip()


def documents(report: Report) -> list[Attachment]:
    """Return the attachments that are not pictures, in order, each content once."""
    found: dict[str, Attachment] = {}
    for indicator in report.indicators:
        for measure in indicator.measures:
            for attachment in measure.attachments:
                if not _is_picture(attachment):
                    found.setdefault(attachment.content, attachment)
    return list(found.values())


def _is_picture(attachment: Attachment) -> bool:
    return attachment.media_type.startswith(_PICTURE)
