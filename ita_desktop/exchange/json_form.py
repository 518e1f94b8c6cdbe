"""The form that other programs and the tests read: JSON, out and in without loss.

Version 1, the only one so far: `format`, `version`, `office`, `reports` with their indicators and
measures. A key that is missing has the model's default; a key of None is written as null, and the
logo (Base64) only where there is one. An attachment has its bytes with it (Base64); what several
have is written with each.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ita_desktop.exchange.json_fields import Section, parse
from ita_desktop.exchange.json_rows import Contents, DataMarks, read_report, report_form
from ita_desktop.exchange.notes import Imported, Ledger
from ita_desktop.files import exported
from ita_desktop.model import Office, OfficeKind, Report
from ita_desktop.problems import Problem, mark

FORMAT = "ita-desktop"
VERSION = 1


def _nothing(name: str) -> bytes:
    raise KeyError(name)


def write_json(
    office: Office, reports: Iterable[Report], target: Path, contents: Contents = _nothing
) -> None:
    """Write an office and its reports; `target` is whole at any time, as it was or as it will be.

    Args:
        office: whose reports they are.
        reports: whole.
        target: the file.
        contents: gives what attachments hold, asked once for each of them while it is written.

    Raises:
        Problem: the file cannot be written there, or what `contents` says.
    """
    with exported(target) as stream:
        for piece in json_pieces(office, reports, contents):
            stream.write(piece)


def json_pieces(
    office: Office, reports: Iterable[Report], contents: Contents = _nothing
) -> Iterator[bytes]:
    """Yield the bytes of what `write_json` writes, in order; one attachment's at a time."""
    data = DataMarks()
    return pieces(office, [report_form(report, data) for report in reports], data, contents)


def pieces(
    office: Office, reports: list[dict[str, Any]], data: DataMarks, contents: Contents
) -> Iterator[bytes]:
    """Yield the bytes of a JSON of ours, in order.

    Args:
        office: whose reports they are.
        reports: in the form of JSON.
        data: stands in them for what attachments hold.
        contents: gives that, asked once for each of them.
    """
    form = {
        "format": FORMAT,
        "version": VERSION,
        "office": _office(office),
        "reports": reports,
    }
    return data.filled(json.dumps(form, ensure_ascii=False, indent=2) + "\n", contents)


def read_json(text: str, ledger: Ledger) -> Imported:
    """Return what a JSON text holds.

    Raises:
        Problem: it is no such text, of a newer version, or has a value of a wrong type.
    """
    try:
        return _read(parse(text), ledger)
    except RecursionError:
        raise Problem(
            mark("The file has brackets in brackets without end; it is no report.")
        ) from None


def _read(value: object, ledger: Ledger) -> Imported:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Problem(
            mark("This is no report of this program: its “format” should be “{format}”."),
            format=FORMAT,
        )
    form = Section(value, "", ledger)
    form.text("format")
    version = form.number("version")
    if version is None or version < 1:
        raise Problem(mark("{where} should be a whole number."), where="version")
    if version > VERSION:
        raise Problem(
            mark("The file was made by a newer version of this program. Update this program first.")
        )
    office = _read_office(form.section("office"))
    reports: list[Report] = []
    contents: dict[str, bytes] = {}
    for section in form.sections("reports"):
        report = read_report(section, contents)
        if report.fiscal_year in {known.fiscal_year for known in reports}:
            raise Problem(
                mark("{where}: there is already a report of the year {year} before it."),
                where=section.where("fiscal_year"),
                year=report.fiscal_year,
            )
        reports.append(report)
    form.end()
    return Imported(office, reports, ledger.notes(), contents)


def _office(office: Office) -> dict[str, Any]:
    form: dict[str, Any] = {
        "name": office.name,
        "kind": office.kind.value,
        "district": office.district,
        "province": office.province,
        "address": office.address,
    }
    if office.logo is not None:
        form["logo"] = base64.b64encode(office.logo).decode("ascii")
    return form


def _read_office(section: Section) -> Office:
    office = Office(
        name=section.text("name"),
        kind=section.choice("kind", OfficeKind) or OfficeKind.OTHER,
        district=section.text("district"),
        province=section.text("province"),
        address=section.text("address"),
        logo=section.data("logo"),
    )
    section.end()
    return office
