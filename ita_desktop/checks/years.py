"""Rules about years: what does not belong to the report's fiscal year. None of them guesses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ita_desktop.checks.fields import with_text
from ita_desktop.checks.finding import FieldEdit, Severity
from ita_desktop.checks.flaws import Fix, Flaw, Owner, Setting
from ita_desktop.checks.survey import Survey
from ita_desktop.checks.year_mentions import Mention, month_name, with_years
from ita_desktop.model import Base, Digits, Report
from ita_desktop.model.form import FISCAL_YEAR_WORD
from ita_desktop.problems import mark
from ita_desktop.thai.digits import in_digits_of, to_thai

_RESULT = re.compile(r"ITA|ผลการประเมิน|ประเมินคุณธรรม")
_LAW = re.compile(
    r"พ\.\s*ร\.\s*[บกฎ]|พระราช|รัฐธรรมนูญ|ระเบียบ|กฎกระทรวง|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ"
    r"|ประมวลกฎหมาย|ลงวันที่|ฉบับที่"
)
_OTHER_TIME = re.compile(r"ที่ผ่านมา|ปีก่อน|เปรียบเทียบ|เทียบกับ|จากปี|กว่าปี|ตั้งแต่|ถัดไป|ปีหน้า|ปีต่อไป|ต่อเนื่อง")
_REACH = 90  # characters before a year that may explain it
_NEAR = 40
_FORWARD_FIELDS = frozenset({"remark", "reason", "suggestions"})

_WRITE_YEAR = mark("Write {year} here")
_WRITE_YEAR_IN_ALL = mark("Write {year} in all {count} rows")
_MOVE_REPORT = mark("The report is about {year}: change its fiscal year")


def timeframes(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find time frames outside of the report's fiscal year.

    October to December of the year before belong. Either the row or the report may be wrong.
    """
    setting = survey.setting
    wrong: dict[int | None, list[tuple[Owner, str, tuple[Mention, ...]]]] = {}
    for row in survey.measures:
        text = row.entity.timeframe
        strange = _outside(row.reading(text).years, setting.fiscal_year)
        if strange:
            others = {mention.fiscal_year for mention in row.reading(text).years}
            other = others.pop() if len(others) == 1 else None
            wrong.setdefault(other, []).append((row.owner, text, strange))
    for other, rows in wrong.items():
        everywhere = tuple(
            owner.edit("timeframe", with_years(text, strange, setting.fiscal_year))
            for owner, text, strange in rows
        )
        for_all: tuple[Fix, ...] = ()
        if other is not None:
            all_strange = [mention for _, _, strange in rows for mention in strange]
            year = _right_years(all_strange, setting)
            values = {"year": year, "count": in_digits_of(year, len(rows))}
            in_all = Fix(_WRITE_YEAR_IN_ALL, values, elsewhere=everywhere)
            moved = _report_moved(survey, other)
            for_all = (in_all, moved) if len(rows) > 1 else (moved,)
        for (owner, text, strange), edit in zip(rows, everywhere, strict=True):
            here = Fix(_WRITE_YEAR, {"year": _right_years(strange, setting)}, elsewhere=(edit,))
            yield (
                owner,
                _flaw(
                    "year.timeframe",
                    Severity.ERROR,
                    mark(
                        "The time frame says {years}, but the report is about fiscal year {year}. "
                        "Choose which is right."
                    ),
                    ("timeframe", None, text),
                    strange,
                    setting,
                    (here, *for_all) if for_all else (),
                ),
            )


def title_years(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find years on the cover that are neither the report's nor its ITA round's."""
    report, setting = survey.report, survey.setting
    found = survey.reading(report.title).years
    own = {setting.fiscal_year, setting.ita_year}
    strange = tuple(mention for mention in found if mention.fiscal_year not in own)
    if not strange or any(mention.fiscal_year == setting.fiscal_year for mention in found):
        strange = tuple(
            mention
            for mention in strange
            if not _near(_RESULT, report.title, mention, _REACH) and not mention.serial
        )
    if strange:
        year = _right_years(strange, setting)
        text = with_years(report.title, strange, setting.fiscal_year)
        fixes = [Fix(_WRITE_YEAR, {"year": year}, (("title", text),))]
        others = {mention.fiscal_year for mention in strange}
        if len(others) == 1:
            fixes.append(_report_moved(survey, others.pop()))
        yield (
            survey.owner,
            _flaw(
                "year.title",
                Severity.ERROR,
                mark(
                    "The title says {years}, but the report is about fiscal year {year}. "
                    "Choose which is right."
                ),
                ("title", None, report.title),
                strange,
                setting,
                tuple(fixes),
            ),
        )


def prose_years(
    entity: Base, place: tuple[str, int | None, str], found: Sequence[Mention], setting: Setting
) -> Iterator[Flaw]:
    """Find the year before or after in running text, where nothing explains it.

    Last year's ITA result is right, a remark may speak of next year, laws have years of their own.

    Args:
        entity: the row.
        place: the column, the item and the text.
        found: the years that the text speaks of.
        setting: what is known of the report.
    """
    column, item, text = place
    if column == "timeframe" or (isinstance(entity, Report) and column == "title"):
        return
    strange = _unexplained(text, column, found, setting)
    if strange:
        year = _right_years(strange, setting)
        rewritten = with_years(text, strange, setting.fiscal_year)
        fix = Fix(
            _WRITE_YEAR, {"year": year}, ((column, with_text(entity, column, item, rewritten)),)
        )
        yield _flaw(
            "year.text",
            Severity.WARNING,
            mark(
                "This speaks of {years}, but the report is about fiscal year {year}. "
                "See whether it was left from another year."
            ),
            place,
            strange,
            setting,
            (fix,),
        )


def _outside(found: Sequence[Mention], fiscal_year: int) -> tuple[Mention, ...]:
    """Return the mentions of a time frame that do not belong to a fiscal year."""
    alone = [mention.year for mention in found if mention.month is None]
    spans_it = len(alone) > 1 and min(alone) <= fiscal_year <= max(alone)
    return tuple(
        mention
        for mention in found
        if mention.fiscal_year != fiscal_year
        and not (mention.month is None and spans_it)
        and not (mention.serial and mention.year == fiscal_year - 1)
    )


def _unexplained(
    text: str, column: str, found: Sequence[Mention], setting: Setting
) -> tuple[Mention, ...]:
    own = setting.fiscal_year
    spanning: set[int] = set()
    for index, mention in enumerate(found):
        if mention.joined and found[index - 1].year <= own <= mention.year:
            spanning |= {index - 1, index}
    return tuple(
        mention
        for index, mention in enumerate(found)
        if abs(mention.fiscal_year - own) == 1
        and mention.named
        and not mention.serial
        and index not in spanning
        and mention.year != setting.ita_year
        and not (mention.fiscal_year > own and column in _FORWARD_FIELDS)
        and not _near(_RESULT, text, mention, _REACH)
        and not _near(_LAW, text, mention, _NEAR)
        and not _near(_OTHER_TIME, text, mention, _NEAR)
    )


def _near(pattern: re.Pattern[str], text: str, mention: Mention, reach: int) -> bool:
    """Tell whether words that explain a year stand before it, or right after."""
    start, end = mention.span
    return bool(pattern.search(text, max(0, start - reach), end + _NEAR // 2))


def _report_moved(survey: Survey, fiscal_year: int) -> Fix:
    """Return the remedy that makes the report another year's, its title's years with it."""
    setting, report = survey.setting, survey.report
    edits: list[FieldEdit] = [survey.owner.edit("fiscal_year", fiscal_year)]
    own = [
        mention
        for mention in survey.reading(report.title).years
        if mention.fiscal_year == setting.fiscal_year
    ]
    if own:
        edits.append(survey.owner.edit("title", with_years(report.title, own, fiscal_year)))
    year = _written(fiscal_year, setting.digits)
    return Fix(_MOVE_REPORT, {"year": year}, elsewhere=tuple(edits))


def _flaw(  # noqa: PLR0913, PLR0917 - one for each thing that the rules differ in
    code: str,
    severity: Severity,
    sentence: str,
    place: tuple[str, int | None, str],
    strange: Sequence[Mention],
    setting: Setting,
    fixes: tuple[Fix, ...],
) -> Flaw:
    column, item, text = place
    written = list(dict.fromkeys(_told(text, mention, setting) for mention in strange))
    return Flaw(
        code,
        severity,
        sentence,
        {"years": ", ".join(written), "year": _written(setting.fiscal_year, setting.digits)},
        column,
        item,
        strange[0].span,
        "|".join(_years(strange)),
        fixes,
    )


def _told(text: str, mention: Mention, setting: Setting) -> str:
    """Return a mention as a sentence tells it: with a month, also which fiscal year that is in."""
    year = text[slice(*mention.span)]
    if mention.month is None:
        return year
    fiscal_year = _written(mention.fiscal_year, setting.digits)
    return f"{month_name(mention.month)} {year} ({FISCAL_YEAR_WORD} {fiscal_year})"


def _right_years(strange: Iterable[Mention], setting: Setting) -> str:
    """Return the years that belong in the places of those that do not."""
    years = sorted({mention.year_within(setting.fiscal_year) for mention in strange})
    return ", ".join(_written(year, setting.digits) for year in years)


def _years(found: Iterable[Mention]) -> list[str]:
    return sorted({f"{mention.month or ''}.{mention.year}" for mention in found})


def _written(year: int, digits: Digits) -> str:
    return to_thai(str(year)) if digits is Digits.THAI else str(year)
