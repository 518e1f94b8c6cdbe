"""The real report of fiscal year 2566, as the program itself reads it."""

from functools import cache

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import read_source
from ita_desktop.model import Office, Report


@cache
def seed_report() -> tuple[Office, Report]:
    imported = read_source(RESOURCES / "sample-report-2566.txt")
    (report,) = imported.reports
    return imported.office, report
