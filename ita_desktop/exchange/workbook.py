"""What was read or begun, put into a workbook through the store's door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ita_desktop.exchange.notes import Imported
from ita_desktop.model import Measure, Office, OfficeKind
from ita_desktop.problems import Problem, mark
from ita_desktop.store import Edit, Workbook

_FIELDS = ("name", "district", "province", "address", "logo")


def into_workbook(imported: Imported, workbook: Workbook) -> None:
    """Add the reports, and the office where the workbook has none, in one step of the journal.

    Raises:
        Problem: the workbook belongs to another office, has a report of such a year already
            (`YearTaken`), or no room for the attachments (`ContentsFull`); nothing is changed then.
    """
    office = _new_values(imported.office, workbook.office())
    with workbook.change(mark("Import a report")) as edit:
        if office:
            edit.set(Office, 1, **office)
        for report in imported.reports:
            measures = (each for indicator in report.indicators for each in indicator.measures)
            keep_contents(edit, measures, imported.contents)
            edit.add(report)


def keep_contents(edit: Edit, measures: Iterable[Measure], contents: Mapping[str, bytes]) -> None:
    """Keep what the attachments of measures hold, so that these can be added.

    Raises:
        Problem: ContentsFull.
    """
    attachments = (attachment for measure in measures for attachment in measure.attachments)
    for name in dict.fromkeys(attachment.content for attachment in attachments):
        edit.keep(contents[name])


def _new_values(source: Office, own: Office) -> dict[str, object]:
    """Return what the source knows of the office and the workbook does not."""
    values: dict[str, object] = {}
    for field in _FIELDS:
        new, old = getattr(source, field), getattr(own, field)
        if new and old and new != old:
            raise Problem(
                mark(
                    "The source is of another office ({source}) than this file ({office}). "
                    "Import into a new file, or give both the same office first."
                ),
                source=_whole_name(source),
                office=_whole_name(own),
            )
        if new and not old:
            values[field] = new
    if own.kind is OfficeKind.OTHER and source.kind is not OfficeKind.OTHER:
        values["kind"] = source.kind
    return values


def _whole_name(office: Office) -> str:
    """Return the name and place of an office in one line."""
    return " ".join(part for part in (office.name, office.district, office.province) if part)
