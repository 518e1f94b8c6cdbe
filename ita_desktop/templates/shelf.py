"""All templates there are: the program's and those in the user's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_desktop.assets import RESOURCES
from ita_desktop.model import OfficeKind
from ita_desktop.places import places
from ita_desktop.problems import Problem, mark
from ita_desktop.templates.reading import SUFFIX, Source, read_source, template_of, whole_source
from ita_desktop.templates.template import Template

_OWN_FILES = 200  # the most that are read of the user's folder


@dataclass(frozen=True)
class Shelf:
    """The templates that could be read.

    Args:
        templates: the user's own before the program's, which has one for any year and kind.
        problems: why files were left out, a problem a file.
    """

    templates: Sequence[Template]
    problems: Sequence[Problem] = ()

    def offered(self, kind: OfficeKind, fiscal_year: int) -> list[Template]:
        """Return the templates for a kind of office and a year, the most suitable first.

        The user's own come first, then those for fewer years and kinds; what is to be chosen by
        name only comes last. Of templates called the same, one is offered.
        """
        fitting = [one for one in self.templates if one.fits(kind, fiscal_year)]
        fitting.sort(key=lambda one: (not one.is_automatic, not one.is_own, one.breadth))
        by_name: dict[str, Template] = {}
        for one in fitting:
            by_name.setdefault(one.name, one)
        return list(by_name.values())

    def chosen(self, kind: OfficeKind, fiscal_year: int) -> Template:
        """Return the template for a kind of office and a year as long as nobody chose one."""
        return self.offered(kind, fiscal_year)[0]

    def named(self, name: str) -> Template:
        """Return the template whose file, without .toml, or whose name is called so.

        Raises:
            Problem: none is.
        """
        for template in self.templates:
            if name in {template.key, template.name}:
                return template
        raise Problem(
            mark("There is no template “{name}”. Use one of: {names}."),
            name=name,
            names=", ".join(template.key for template in self.templates),
        )


def user_folder() -> Path:
    """Return the folder of the user's own templates, which need not be there."""
    return places().templates


def read_shelf(own: Path | None = None) -> Shelf:
    """Return all templates; a file that cannot be used is left out, with a sentence that says why.

    Args:
        own: the user's own folder; None to read only the program's.
    """
    problems: list[Problem] = []
    sources = _sources(own, problems, is_own=True) if own is not None else []
    sources += _sources(RESOURCES / "templates", problems, is_own=False)
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        by_name.setdefault(source.key, []).append(source)
    templates: list[Template] = []
    for source in sources:
        try:
            templates.append(template_of(whole_source(source, by_name)))
        except Problem as problem:
            problems.append(problem)
    return Shelf(templates, problems)


def _sources(folder: Path, problems: list[Problem], *, is_own: bool) -> list[Source]:
    """Return what the files of a folder say, by name; a folder that is not there has none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
    except OSError:
        return []
    sources: list[Source] = []
    for path in paths[:_OWN_FILES]:
        try:
            sources.append(read_source(path, is_own=is_own))
        except Problem as problem:
            problems.append(problem)
    return sources
