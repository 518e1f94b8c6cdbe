"""Every character comes back out of the PDF as it went in, whatever program reads it."""

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.model import (
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.pdf import DocumentKind, write_report
from tests.pdf.readers import READERS, missing, printed_texts
from tests.pdf.seed import seed_report

DOCUMENTS = 2500 if os.environ.get("ITA_SOAK") else 250
COMBINED_DOCUMENTS = 2500 if os.environ.get("ITA_SOAK") else 100

CONSONANTS = "".join(chr(code) for code in range(0x0E01, 0x0E2F))
LEADING = "เแโใไ"
ABOVE = "ัิีึื็"
BELOW = "ฺุู"
TONES = "่้๊๋์ํ๎"
AFTER = "ะาำๅ"


def thai_clusters() -> Iterator[str]:
    """Every consonant with every legal stack of marks: vowel above or below, tone, vowel after."""
    for vowel in ("", *ABOVE, *BELOW):
        tones = ("", *TONES) if not vowel else ("", *TONES[:5])
        afters = ("", *AFTER) if not vowel else ("",)
        for leading, base, tone, after in product(("", *LEADING), CONSONANTS, tones, afters):
            yield leading + base + vowel + tone + after


# Drawn at once: a draw for each sign takes longer than the four programs to read the document.
CLUSTERS = st.sampled_from(list(thai_clusters()))
WORDS = st.one_of(
    st.lists(CLUSTERS, min_size=1, max_size=8).map("".join),
    st.sampled_from(["การปฏิบัติหน้าที่", "คำสั่ง", "ญาติ ๆ", "ฯลฯ", "ฤๅษี", "ผู้ใหญ่ไม้ม้วน", "พ.ศ.๒๕๖๖"]),
    st.text("abcdefghijklmnopqrstuvwxyzABCXYZ", min_size=1, max_size=12),
    st.text("0123456789๐๑๒๓๔๕๖๗๘๙.,/-", min_size=1, max_size=10),
    st.sampled_from(list("!\"#%&'()*+:;<=>?@[]^_`{|}~–—“”‘’…•ๆฯ")),
    st.sampled_from(["office", "fine", "<b>", "&amp;", "Tj", "To AV", "www.a.go.th/x?y=1"]),
)


def texts_of(most_words: int) -> st.SearchStrategy[str]:
    spaces = st.sampled_from(["", " ", "  "])
    words = st.lists(WORDS, min_size=1, max_size=most_words)
    return st.builds(str.join, spaces, words)


TEXTS = texts_of(25)
# An item that its column makes higher than a page is in two pieces on two pages, so narrow columns
# get fewer words here.
ITEMS = st.lists(texts_of(12), max_size=4)
MEASURES = st.builds(
    Measure,
    measures=ITEMS,
    steps=ITEMS,
    timeframe=texts_of(4),
    budget=st.one_of(texts_of(4), st.sampled_from(["๑๐,๐๐๐ บาท", "ไม่ใช้งบประมาณ"])),
    responsible=st.lists(texts_of(6), max_size=4),
    status=st.sampled_from([None, *Status]),
    reason=st.just(""),
    outcomes=ITEMS,
    remark=texts_of(12),
    evidence=ITEMS,
)
INDICATORS = st.builds(Indicator, label=TEXTS, title=TEXTS, measures=st.lists(MEASURES, max_size=2))
YEARS = st.integers(2560, 2575)
SCORES = st.one_of(
    st.sampled_from(["", " ", "๑๐๐", "100.00", "0", "101", "๘๕.๒๓๔"]),
    st.decimals(0, 100, places=2).map(str),
    texts_of(3),
)
REPORTS = st.builds(
    Report,
    fiscal_year=st.just(2566),
    title=TEXTS,
    preface=TEXTS,
    digits=st.sampled_from(["thai", "arabic"]),
    parts=st.lists(st.sampled_from(ReportPart), unique=True),
    memo_from=TEXTS,
    memo_number=texts_of(6),
    memo_on=st.none() | st.dates(),
    memo_to=TEXTS,
    memo_subject=TEXTS,
    memo_body=st.lists(TEXTS, max_size=3).map("\n".join),
    **{
        f"{role}_{field}": st.just("") | texts_of(8)
        for role in ("prepared", "reviewed", "approved")
        for field in ("by", "position")
    },
    **{f"{role}_result_year": st.none() | YEARS for role in ("latest", "earlier")},
    **{f"{role}_result_score": SCORES for role in ("latest", "earlier")},
    indicators=st.lists(INDICATORS, max_size=2),
)
# Whatever can be chosen of a page, one with another.
LOOKS = st.fixed_dictionaries(
    {
        "orientation": st.sampled_from(Orientation),
        "extra_columns": st.lists(st.sampled_from(ExtraColumn), unique=True),
        "round": st.sampled_from(ReportRound),
    }
)
OFFICES = st.builds(Office, name=TEXTS, district=TEXTS, province=TEXTS)


@pytest.mark.parametrize("reader", READERS)
def test_every_text_of_the_seed_is_found(reader: str, tmp_path: Path) -> None:
    office, report = seed_report()
    pdf = tmp_path / "seed.pdf"
    write_report(office, report, pdf)
    assert missing(printed_texts(office, report), READERS[reader](pdf)) == []


@pytest.mark.parametrize("half", ["first", "second"])
@settings(
    max_examples=DOCUMENTS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(office=OFFICES, report=REPORTS)
def test_every_text_of_any_document_is_found_by_all_readers(
    tmp_path: Path, half: str, office: Office, report: Report
) -> None:
    pdf = tmp_path / f"{half}.pdf"
    write_report(office, report, pdf)
    lost = {
        name: texts
        for name, read in READERS.items()
        if (texts := missing(printed_texts(office, report), read(pdf)))
    }
    assert lost == {}


@settings(
    max_examples=COMBINED_DOCUMENTS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    office=OFFICES,
    report=REPORTS,
    look=LOOKS,
    kind=st.sampled_from(DocumentKind),
)
def test_every_text_is_found_in_any_columns_on_any_paper_in_any_document(
    tmp_path: Path,
    office: Office,
    report: Report,
    look: dict[str, object],
    kind: DocumentKind,
) -> None:
    for field, value in look.items():
        setattr(report, field, value)
    pdf = tmp_path / "combined.pdf"
    write_report(office, report, pdf, kind=kind)
    lost = {
        name: texts
        for name, read in READERS.items()
        if (texts := missing(printed_texts(office, report, kind), read(pdf)))
    }
    assert lost == {}


@pytest.mark.parametrize("above", [640, 700, 760])
def test_a_line_of_a_cover_of_several_pages_is_not_parted_by_a_page_number(
    above: int, tmp_path: Path
) -> None:
    province = "พัฒนาท้องถิ่น" * 12
    office = Office(name="ก " * above, province=province)
    write_report(office, Report(fiscal_year=2566, title="ข " * 50), tmp_path / "cover.pdf")
    for read in READERS.values():
        assert missing(iter([province]), read(tmp_path / "cover.pdf")) == []
