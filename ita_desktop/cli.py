"""The `ita-desktop` command: which room answers to which words. No logic of its own.

Exit codes: 0 done, 1 `check` found errors, 2 bad input or usage; then one line on stderr says what
is wrong and what to do.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ita_desktop.locale import LANGUAGES, Translator
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from ita_desktop.model import Report
    from ita_desktop.pdf import DocumentNotes
    from ita_desktop.store import Workbook

_DONE = 0
_ERRORS_FOUND = 1
_BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: the words after the program's name; the process's own where None.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = os.environ.get("ITA_DESKTOP_LANGUAGE", "")
    translate = Translator(language if language in LANGUAGES else LANGUAGES[0])
    try:
        command = _COMMANDS.get(words[0]) if words else None
        if command:
            return command(words[1:], translate)
        return _window(words)
    except Problem as problem:
        print(" ".join(translate.problem(problem).split()), file=sys.stderr)
        return _BAD_INPUT


def _import(words: list[str], translate: Translator) -> int:
    from ita_desktop.exchange import into_workbook, read_source
    from ita_desktop.store import Workbook

    parser = _Parser("import SOURCE --into FILE.ita")
    parser.add_argument("source", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args(words)
    imported = read_source(options.source)
    if options.into.exists():
        with Workbook.open(options.into) as workbook:
            into_workbook(imported, workbook)
    else:
        Workbook.create(options.into, imported.office, imported.reports, imported.contents).close()
    for report in imported.reports:
        print(
            translate(
                "Imported: fiscal year {year}, {count} indicators.",
                year=report.fiscal_year,
                count=len(report.indicators),
            )
        )
    for note in imported.to_look_at():
        print(f"- {translate(note.sentence, **note.values)}")
    return _DONE


def _export(words: list[str], translate: Translator) -> int:
    from ita_desktop.exchange import write_json
    from ita_desktop.store import Workbook

    parser = _Parser("export FILE.ita -o OUT [--year 2566] [--measures-only]")
    parser.add_argument("workbook", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--year", type=_year)
    parser.add_argument("--measures-only", action="store_true")
    options = parser.parse_args(words)
    suffix = options.output.suffix.lower()
    if suffix not in {".pdf", ".json", ".eml"}:
        raise Problem(
            mark("{name} cannot be exported: the name must end in .pdf, .json or .eml."),
            name=options.output.name,
        )
    if options.measures_only and suffix != ".pdf":
        raise Problem(
            mark(
                "{name} cannot hold the measures alone: they are a PDF, so the name must end in "
                ".pdf. Or leave out --measures-only."
            ),
            name=options.output.name,
        )
    with Workbook.open(options.workbook, read_only=True) as workbook:
        chosen = _reports(workbook, options.year)
        if not chosen and (suffix != ".json" or options.year is not None):
            raise _no_report(options.year)
        if suffix == ".json":
            write_json(workbook.office(), chosen, options.output, workbook.content)
            return _DONE
        notes = _export_report(workbook, chosen[0], options)
    for sentence, values in notes.sentences():
        print(f"- {translate(sentence, **values)}")
    return _DONE


def _export_report(
    workbook: Workbook, report: Report, options: argparse.Namespace
) -> DocumentNotes:
    """Write one report as a PDF, or a mail with it."""
    from ita_desktop.exchange import letter, published_pieces, write_draft
    from ita_desktop.pdf import DocumentKind, Typesetter, write_report

    office, contents = workbook.office(), workbook.content
    source = published_pieces(office, report, contents)
    if options.output.suffix.lower() == ".eml":
        pdf = BytesIO()
        notes = Typesetter().write(office, report, pdf, contents=contents, source=source)
        write_draft(letter(office, report), pdf.getvalue(), options.output)
        return notes
    kind = DocumentKind.MEASURES if options.measures_only else DocumentKind.REPORT
    return write_report(office, report, options.output, kind=kind, contents=contents, source=source)


def _check(words: list[str], translate: Translator) -> int:
    from ita_desktop.checks import Severity, check_report, entries, lines
    from ita_desktop.store import Workbook

    parser = _Parser("check FILE.ita [--year 2566] [--json]")
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--year", type=_year)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(words)
    with Workbook.open(options.workbook, read_only=True) as workbook:
        office = workbook.office()
        chosen = _reports(workbook, options.year)
        if not chosen:
            raise _no_report(options.year)
        dismissed = [entry.fingerprint for entry in workbook.dismissals(chosen[0].id)]
    findings = check_report(office, chosen[0], dismissed)
    if options.json:
        print(json.dumps(entries(findings, translate), ensure_ascii=False, indent=2))
    elif findings:
        print("\n".join(lines(findings, chosen[0], translate)))
    else:
        print(translate("Nothing was found that needs correcting."))
    has_errors = any(finding.severity is Severity.ERROR for finding in findings)
    return _ERRORS_FOUND if has_errors else _DONE


def _rollover(words: list[str], translate: Translator) -> int:
    from ita_desktop.exchange import roll_over
    from ita_desktop.store import Workbook

    parser = _Parser("rollover FILE.ita --from 2566 --to 2567")
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--from", dest="source", type=_year, required=True)
    parser.add_argument("--to", dest="target", type=_year, required=True)
    options = parser.parse_args(words)
    with Workbook.open(options.workbook) as workbook:
        chosen = _reports(workbook, options.source)
        if not chosen:
            raise _no_report(options.source)
        roll_over(workbook, chosen[0], options.target)
    print(
        translate(
            "Started: fiscal year {year}, {count} indicators taken over from {source}. "
            "Results were left empty.",
            year=options.target,
            count=len(chosen[0].indicators),
            source=options.source,
        )
    )
    return _DONE


def _new(words: list[str], translate: Translator) -> int:
    from ita_desktop.exchange import kind_of_office
    from ita_desktop.model import Office, OfficeKind
    from ita_desktop.store import Workbook
    from ita_desktop.templates import new_report, read_shelf, user_folder

    parser = _Parser(
        "new FILE.ita --year 2568 --office NAME [--kind KIND] [--district NAME] [--province NAME] "
        "[--template NAME]"
    )
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--year", type=_year, required=True)
    parser.add_argument("--office", required=True)
    parser.add_argument("--kind", choices=[kind.value for kind in OfficeKind])
    parser.add_argument("--district", default="")
    parser.add_argument("--province", default="")
    parser.add_argument("--template")
    options = parser.parse_args(words)
    kind = options.kind or kind_of_office(options.office) or OfficeKind.OTHER
    office = Office(
        name=options.office,
        kind=OfficeKind(kind),
        district=options.district,
        province=options.province,
    )
    shelf = read_shelf(user_folder())
    template = (
        shelf.chosen(office.kind, options.year)
        if options.template is None
        else shelf.named(options.template)
    )
    report = new_report(template, office, options.year)
    Workbook.create(options.workbook, office, [report]).close()
    print(
        translate(
            "Made: fiscal year {year}, {count} indicators, with the template “{template}”.",
            year=options.year,
            count=len(report.indicators),
            template=template.name,
        )
    )
    for problem in shelf.problems:
        print(f"- {translate.problem(problem)}")
    return _DONE


def _window(words: list[str]) -> int:
    parser = _Parser("[--new-window] [FILE.ita]")
    parser.add_argument("--new-window", action="store_true")
    parser.add_argument("workbook", type=Path, nargs="?")
    options = parser.parse_args(words)
    if options.workbook and not options.workbook.is_file():
        raise Problem(
            mark("There is no file {name} in {folder}. Check its name."),
            name=options.workbook.name,
            folder=options.workbook.absolute().parent,
        )
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Problem(
            mark(
                "There is no screen here to show the window on. "
                "Use 'ita-desktop export' to make the PDF."
            )
        )
    from ita_desktop.places import places
    from ita_desktop.starts import first_start, start_beside

    path = options.workbook and options.workbook.absolute()
    folder = places().state
    listening = start_beside(folder) if options.new_window else first_start(folder, path)
    if listening is None:
        return _DONE
    from ita_desktop.gui import run

    return run(sys.argv[:1], path, listening)


_COMMANDS: dict[str, Callable[[list[str], Translator], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "check": _check,
    "rollover": _rollover,
}


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def __init__(self, usage: str) -> None:
        super().__init__(prog="ita-desktop", usage=f"ita-desktop {usage}", allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise Problem(mark("{message}. Usage: {usage}"), message=message, usage=self.usage)


def _year(text: str) -> int:
    from ita_desktop.thai.calendar import parse_year

    return parse_year(text)


def _reports(workbook: Workbook, year: int | None) -> list[Report]:
    """Return the reports of a year, or all, newest first, with all that is in them."""
    return [
        workbook.report(report.id)
        for report in workbook.reports()
        if year in {None, report.fiscal_year}
    ]


def _no_report(year: int | None) -> Problem:
    if year is None:
        return Problem(mark("This file has no report yet. Add one first."))
    return Problem(
        mark("This file has no report for the fiscal year {year}. Check the year."), year=year
    )
