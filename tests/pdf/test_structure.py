"""What a screen reader is told: what each thing on the pages is, in the order of reading."""

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.assets import FONTS
from ita_desktop.model import Indicator, Measure, Office, Report, Status
from ita_desktop.model.form import COLUMNS, STATUS_LABELS, Marker
from ita_desktop.pdf import write_report
from ita_desktop.pdf.archive import DocumentInfo
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.link import Place, Target
from ita_desktop.pdf.paper import LANDSCAPE
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.signs import Signs
from ita_desktop.pdf.structure import Tag
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold
from tests.pdf.one_part import document_of
from tests.pdf.readers import without_space
from tests.pdf.seed import seed_report
from tests.pdf.structure import Node, StructureReader
from tests.pdf.test_live import REPORTS

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")
LONG = Measure(
    measures=["สั้น"],
    steps=[f"ขั้นที่{number} " + "ดำเนินการตามแผน " * 60 for number in range(20)],
    outcomes=["ผลที่ยาวกว่าหน้าหนึ่ง " * 400, "อีกผลหนึ่ง"],
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., StructureReader]:
    def write_and_read(report: Report, office: Office = OFFICE) -> StructureReader:
        write_report(office, report, tmp_path / "report.pdf")
        return StructureReader(tmp_path / "report.pdf")

    return write_and_read


def report_of(*measures: Measure, **fields: object) -> Report:
    indicator = Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=list(measures))
    return Report(**{"fiscal_year": 2566, "title": "รายงาน", "indicators": [indicator]} | fields)


def said(office: Office, report: Report) -> Iterator[str]:
    """The whole report in the order in which it is to be read."""
    yield from (report.title, office.name, f"อำเภอ{office.district} จังหวัด{office.province}")
    yield report.preface
    for indicator in report.indicators:
        yield f"ตัวชี้วัดที่ {indicator.label} ({indicator.title})"
        yield from (column.title for column in COLUMNS)
        for measure in indicator.measures:
            for column in COLUMNS:
                yield from said_in(column.field, column.marker, measure)


def said_in(field: str, marker: Marker, measure: Measure) -> Iterator[str]:
    if field == "status":
        for status, label in STATUS_LABELS.items():
            yield ("☑" if measure.status is status else "☐") + label
            if status is Status.NOT_FEASIBLE and measure.reason:
                yield f"เนื่องจาก {measure.reason}"
        return
    value = getattr(measure, field)
    for number, text in enumerate([value] if isinstance(value, str) else value, 1):
        lead = {Marker.NUMBER: f"{to_thai(str(number))}.", Marker.DASH: "-"}.get(marker, "")
        yield lead + text


def tags(node: Node) -> list[str]:
    return [kid.tag for kid in node.nodes]


def test_the_seed_is_a_tagged_document(tmp_path: Path) -> None:
    write_report(*seed_report(), tmp_path / "seed.pdf")
    run = subprocess.run(["pdfinfo", tmp_path / "seed.pdf"], capture_output=True, check=True)
    assert b"Tagged:          yes" in run.stdout
    subprocess.run(["qpdf", "--check", tmp_path / "seed.pdf"], capture_output=True, check=True)


def test_the_structure_reads_as_the_report_does(read: Callable[..., StructureReader]) -> None:
    office, report = seed_report()
    text = read(report, office).root.text
    assert without_space(text) == without_space("".join(said(office, report)))


def test_the_structure_of_the_seed_has_its_headings_paragraphs_and_tables(
    read: Callable[..., StructureReader],
) -> None:
    office, report = seed_report()
    found = read(report, office)
    root = found.root
    assert root.tag == "Document"
    assert tags(root)[:3] == ["H1", "P", "H2"]
    assert tags(root)[-12:] == ["H2", "Table"] * 6
    assert without_space(root.nodes[0].text) == without_space(report.title)
    for table in root.all("Table"):
        assert tags(table) == ["THead", "TBody"]
        (header,) = table.nodes[0].nodes
        assert tags(header) == ["TH"] * len(COLUMNS)
        assert {str(cell.raw.A.Scope) for cell in header.nodes} == {"/Column"}
        for row in table.nodes[1].nodes:
            assert tags(row) == ["TD"] * len(COLUMNS)


def test_items_are_lists_and_their_numbers_are_labels(
    read: Callable[..., StructureReader],
) -> None:
    measure = Measure(measures=["หนึ่ง", "สอง"], timeframe="ตลอดปี", outcomes=["ผล", "อีกผล"])
    found = read(report_of(measure))
    (body,) = found.root.all("TBody")
    measures, _, timeframe, _, _, outcomes = body.nodes[0].nodes
    (numbered,) = measures.nodes
    assert numbered.tag == "L"
    assert numbered.raw.A.ListNumbering == "/Decimal"
    assert [tags(item) for item in numbered.nodes] == [["Lbl", "LBody"]] * 2
    assert [[part.text for part in item.nodes] for item in numbered.nodes] == [
        ["๑. ", "หนึ่ง"],
        ["๒. ", "สอง"],
    ]
    assert tags(timeframe) == ["P"]
    (dashed,) = outcomes.nodes
    assert "/A" not in dashed.raw
    assert [part.text for part in dashed.nodes[1].nodes] == ["- ", "อีกผล"]


def test_boxes_are_read_with_their_labels_and_the_reason_with_its_box(
    read: Callable[..., StructureReader],
) -> None:
    measure = Measure(status=Status.NOT_FEASIBLE, reason="งบไม่พอ")
    cells = next(read(report_of(measure)).root.all("TBody")).nodes[0].nodes
    (boxes,) = cells[4].nodes
    assert [without_space(item.text) for item in boxes.nodes] == [
        "☑ไม่สามารถดำเนินการได้เนื่องจากงบไม่พอ",
        "☐อยู่ระหว่างการดำเนินการ",
        "☐ดำเนินการแล้วเสร็จ",
    ]


def test_a_row_over_many_pages_is_one_row_whose_items_are_whole(
    read: Callable[..., StructureReader],
) -> None:
    report = report_of(LONG, Measure(measures=["ท้าย"]))
    found = read(report)
    assert len(found.document.pages) > 4
    (body,) = found.root.all("TBody")
    first, last = body.nodes
    assert without_space(last.nodes[0].text) == "๑.ท้าย"
    for cell, column in ((1, "steps"), (5, "outcomes")):
        (items,) = first.nodes[cell].nodes
        texts = [without_space(item.nodes[1].text) for item in items.nodes]
        assert texts == [without_space(text) for text in getattr(LONG, column)]
    assert without_space(found.root.text) == without_space("".join(said(OFFICE, report)))


def test_repeated_headers_and_page_numbers_are_no_part_of_the_text(
    read: Callable[..., StructureReader],
) -> None:
    found = read(report_of(LONG))
    artifacts = without_space("".join(found.artifacts))
    pages = len(found.document.pages) - 1
    assert artifacts.count(without_space(COLUMNS[0].title)) == pages - 1
    assert found.root.text.count(COLUMNS[0].title) == 1
    assert f"-{to_thai(str(pages + 1))}-" in artifacts


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(report=REPORTS)
def test_whatever_is_painted_belongs_to_one_element_or_to_the_page(
    read: Callable[..., StructureReader], report: Report
) -> None:
    found = read(report)
    assert found.unmarked == []
    assert set(found.used) == set(found.pieces)
    assert set(found.used.values()) <= {1}
    levels = [int(tag[1]) for tag in tags(found.root) if tag in ("H1", "H2")]
    assert levels[:1] in ([], [1])  # no level of headings is left out
    text = without_space(fold(found.root.text))
    for indicator in report.indicators:
        for measure in indicator.measures:
            assert all(without_space(fold(step)) in text for step in measure.steps)


def test_without_a_title_the_indicators_are_the_highest_headings(
    read: Callable[..., StructureReader],
) -> None:
    assert tags(read(report_of(Measure(), title="")).root) == ["P", "H1", "Table"]


def test_an_empty_report_is_a_document_with_nothing_in_it(
    read: Callable[..., StructureReader],
) -> None:
    assert read(Report(fiscal_year=2566), Office()).root.nodes == []


@pytest.fixture
def setting() -> Setting:
    return Setting(CidFont(Face(FONTS / "Sarabun-Regular.ttf"), "F1", Signs()), 11)


def made(setting: Setting, set_into: Callable[[PageFlow], None]) -> StructureReader:
    info = DocumentInfo("เอกสาร", "ผู้ทำ")
    return StructureReader(document_of(set_into, setting.font, LANDSCAPE, info))


def set_blocks(flow: PageFlow, blocks: list[Block]) -> None:
    Story(flow.structure).place(flow.sheet, blocks, 100, 400, 300)


@pytest.mark.parametrize("to", ["https://a.go.th/1?x=(1)", Place(0, 300.0)])
def test_a_link_is_clickable_and_says_where_it_leads(setting: Setting, to: str | Place) -> None:
    lines = tuple(setting.paragraph("ดูประกาศ", 300))
    blocks = [Block(lines), Block(lines, link=Target(to, "ประกาศของเทศบาล"))]
    found = made(setting, partial(set_blocks, blocks=blocks))
    before, paragraph = found.root.nodes
    assert (before.tag, before.text) == ("P", "ดูประกาศ")
    (link,) = paragraph.nodes
    assert (paragraph.tag, link.tag, link.text) == ("P", "Link", "ดูประกาศ")
    (annotation,) = found.document.pages[0].Annots
    assert link.nodes[0].raw.objgen == annotation.objgen
    assert found.parent(annotation.StructParent).objgen == link.raw.objgen
    assert str(annotation.Contents) == "ประกาศของเทศบาล"
    if isinstance(to, str):
        assert str(annotation.A.URI) == to
    else:
        assert annotation.Dest[0].objgen == found.document.pages[0].objgen
    left, bottom, right, top = map(float, annotation.Rect)
    assert (left, right) == (100, 400)
    assert bottom < top < 400 - blocks[0].height


def test_a_figure_has_words_for_those_who_do_not_see_it(setting: Setting) -> None:
    caption = Block(tuple(setting.paragraph("รูปที่ ๑", 300)), tag=Tag.CAPTION)

    def set_into(flow: PageFlow) -> None:
        figure = flow.structure.figure("แผนภูมิ (๓ แท่ง 100%)", (10, 10, 60, 30))
        flow.sheet.draw("10 10 50 20 re f", figure)
        set_blocks(flow, [caption])

    found = made(setting, set_into)
    assert tags(found.root) == ["Figure", "Caption"]
    figure = found.root.nodes[0].raw
    assert str(figure.Alt) == "แผนภูมิ (๓ แท่ง 100%)"
    assert [float(side) for side in figure.A.BBox] == [10, 10, 60, 30]
    assert found.unmarked == []


def test_ten_thousand_small_objects_take_little_room(setting: Setting) -> None:
    def set_into(flow: PageFlow) -> None:
        for _ in range(10_000):
            flow.structure.child(Tag.P)

    stream = document_of(set_into, setting.font, LANDSCAPE, DocumentInfo("", ""))
    assert len(stream.getvalue()) < 10_000 * 12
    with pikepdf.open(stream) as made_pdf:
        assert len(made_pdf.Root.StructTreeRoot.K.K) == 10_000
