"""The whole paper: sixty measures, forty photos and every part, on both papers, by every reader."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from ita_desktop.exchange import published_pieces, read_source
from ita_desktop.exchange.attachments import photo_for_paper
from ita_desktop.model import (
    Attachment,
    ExtraColumn,
    Measure,
    Office,
    OfficeKind,
    Orientation,
    Report,
    ReportPart,
    Status,
)
from ita_desktop.pdf import write_report
from ita_desktop.templates import new_report, read_shelf
from ita_desktop.thai.digits import to_arabic
from tests.pdf.readers import READERS, missing, printed_texts, without_space
from tests.pdf.seed import seed_report
from tests.pdf.validator import Validator

STATUSES = [Status.COMPLETED, Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_FEASIBLE, None]
MEASURES, PHOTOS = 60, 40


def photo(number: int) -> bytes:
    """A camera's picture, each another."""
    image = Image.radial_gradient("L").resize((1600, 1200)).convert("RGB")
    ImageDraw.Draw(image).ellipse((20 * number, 10 * number, 1500, 1100), outline="red", width=9)
    stream = BytesIO()
    image.save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """What the attachments hold, by its name."""
    taken = [photo_for_paper(photo(number), "x.jpg").data for number in range(PHOTOS)]
    return {sha256(data).hexdigest(): data for data in taken}


@pytest.fixture(scope="module")
def paper(kept: dict[str, bytes]) -> tuple[Office, Report]:
    logo = BytesIO()
    Image.new("RGB", (300, 300), "navy").save(logo, "PNG")
    office = Office(
        name="เทศบาลตำบลรวมใจพัฒนา",
        kind=OfficeKind.MUNICIPALITY,
        district="แม่ใจ",
        province="พะเยา",
        logo=logo.getvalue(),
    )
    report = new_report(read_shelf().chosen(office.kind, 2568), office, 2568)
    report.parts = list(ReportPart)
    report.extra_columns = [ExtraColumn.NUMBER, ExtraColumn.BUDGET, ExtraColumn.EVIDENCE]
    report.memo_number, report.memo_on = "พย ๕๒๓๐๑/๑๒๓", date(2025, 10, 10)
    report.prepared_by, report.prepared_position = "นางสาวใจดี รักงาน", "นักวิเคราะห์นโยบายและแผน"
    report.approved_by, report.approved_on = "นายสมชาย ผู้นำ", date(2025, 10, 12)
    report.latest_result_year, report.latest_result_score = 2568, "92.35"
    report.earlier_result_year, report.earlier_result_score = 2566, "๘๗.๑๐"
    report.problems, report.suggestions = ["บุคลากรมีจำกัด"], ["จัดอบรมเพิ่มเติม"]
    of_seed = [row for indicator in seed_report()[1].indicators for row in indicator.measures]
    names = list(kept)
    for number in range(MEASURES):
        indicator = report.indicators[number * len(report.indicators) // MEASURES]
        indicator.measures.append(row_of(of_seed[number % len(of_seed)], number, names))
    return office, report


def row_of(planned: Measure, number: int, names: list[str]) -> Measure:
    measure = Measure(
        measures=planned.measures[:2],
        steps=planned.steps[:3],
        timeframe="ตลอดปีงบประมาณ ๒๕๖๘",
        responsible=list(planned.responsible),
        status=STATUSES[number % len(STATUSES)],
        outcomes=planned.outcomes[:2],
        evidence=["https://www.ruamjai.go.th/ita/o26"],
        budget="๑๕,๐๐๐ บาท",
    )
    if number < PHOTOS:
        measure.attachments.append(
            Attachment(
                content=names[number],
                name=f"IMG_{number}.jpg",
                caption=f"ประชุมครั้งที่ {number + 1}",
                media_type="image/jpeg",
                width=924,
                height=693,
            )
        )
    return measure


@pytest.fixture(scope="module", params=Orientation)
def pdf(
    request: pytest.FixtureRequest,
    paper: tuple[Office, Report],
    kept: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    office, report = paper
    report.orientation = request.param
    target = tmp_path_factory.mktemp("paper") / "report.pdf"
    source = published_pieces(office, report, kept.__getitem__)
    notes = write_report(office, report, target, contents=kept.__getitem__, source=source)
    assert not notes.fonts
    assert notes.tables.is_turned == (report.orientation is Orientation.PORTRAIT)
    return target


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_text(
    pdf: Path, paper: tuple[Office, Report], reader: str
) -> None:
    captions = (f"ประชุมครั้งที่ {number + 1}" for number in range(PHOTOS))
    extracted = READERS[reader](pdf)
    assert missing(printed_texts(*paper), extracted) == []
    assert missing(captions, extracted) == []


def test_every_validator_accepts_it(pdf: Path, verapdf: Validator) -> None:
    assert [verapdf.failures(flavour, pdf) for flavour in ("3u", "ua1")] == [[], []]
    subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)


def test_contents_and_picture_numbers_lead_to_where_they_say(pdf: Path) -> None:
    run = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True)
    pages = [without_space(page) for page in run.stdout.decode().split("\f")]
    contents = next(page for page in pages if page.startswith("-") and "สารบัญ" in page)
    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        places = {
            each.title: document.pages.index(each.destination[0]) + 1 for each in outline.root
        }
    assert {"สรุปผลการดำเนินการ", "ภาคผนวก"} <= places.keys()
    for title in ("สรุปผลการดำเนินการ", "ภาคผนวก"):
        assert f"-{places[title]}-" in to_arabic(pages[places[title] - 1])
        assert str(places[title]) in to_arabic(contents)
    appendix = to_arabic("".join(pages[places["ภาคผนวก"] - 1 :]))
    for number in range(1, PHOTOS + 1):
        assert f"ภาพที่{number}ประชุมครั้งที่{number}" in appendix


def test_it_goes_into_a_workbook_again_as_it_was(
    pdf: Path, paper: tuple[Office, Report], kept: dict[str, bytes]
) -> None:
    imported = read_source(pdf)
    assert imported.contents == kept
    again = b"".join(published_pieces(imported.office, imported.reports[0], kept.__getitem__))
    once = b"".join(published_pieces(*paper, kept.__getitem__))
    assert json.loads(again) == json.loads(once)
