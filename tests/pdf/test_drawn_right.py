"""Each line on the page looks as Qt draws it: both place glyphs by HarfBuzz, so they must agree.

The tolerance is shown to be a real one: without shaping, or with one mark left out, it fails.
"""

from collections.abc import Callable

import pypdfium2
import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageFilter, ImageOps
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QPainterPath

from ita_desktop.assets import FONTS
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.live_page import LivePage
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.signs import Signs
from ita_desktop.pdf.structure import ARTIFACT
from tests.pdf.readers import printed_texts
from tests.pdf.seed import seed_report

SIZE = 24.0
ZOOM = 2.0
WIDTH, HEIGHT = 900, 60
LEFT, BASE = 12.0, 20.0
# Of 255, after a blur of a pixel and a half: edges that fall differently between pixels give 60 at
# the most, the smallest mark left out gives more than twice that.
TOLERANCE = 90

HARD_LINES = [
    "คำสั่งที่ ๑ น้ำใจผู้ใหญ่ ป้ำเป้อ ปั่นฝั่งฟ้า",
    "ญู ฐุ ฏุ ฎู กี่ กุ้ เปิ้ล ฬ์ ฤๅษี ก๊วยจั๊บ ฟื้นฟู",
    "Office (E-Service) พ.ศ. ๒๕๖๖ 100% ต.ค.–ก.ย.",
]


def page_image(face: Face, text: str) -> Image.Image:
    """The line as pdfium renders it from a PDF of ours."""
    font = CidFont(face, "F1", Signs())
    setting = Setting(font, SIZE)
    sheet = Sheet(WIDTH, HEIGHT)
    (line,) = setting.paragraph(text, WIDTH)
    sheet.lines([(LEFT, BASE, line)], ARTIFACT)
    with pypdfium2.PdfDocument(LivePage(sheet, [font]).pdf()) as pdf:
        return pdf[0].render(scale=ZOOM, grayscale=True).to_pil().convert("L")


def qt_image(family: QFont, text: str) -> Image.Image:
    """The line as Qt draws it."""
    width, height = int(WIDTH * ZOOM), int(HEIGHT * ZOOM)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    # Shaped at a large size, so that nothing is rounded to pixels, and then scaled.
    font = QFont(family)
    font.setPixelSize(1000)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(QPointF(0, 0), font, text)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(LEFT * ZOOM, (HEIGHT - BASE) * ZOOM)
    painter.scale(SIZE * ZOOM / 1000, SIZE * ZOOM / 1000)
    painter.fillPath(path, Qt.GlobalColor.black)
    painter.end()
    return Image.frombytes("L", (width, height), image.bits().tobytes(), "raw", "L", width)


def worst_difference(one: Image.Image, other: Image.Image) -> int:
    def soft(image: Image.Image) -> Image.Image:
        return ImageOps.invert(image).filter(ImageFilter.GaussianBlur(1.5))

    return ImageChops.difference(soft(one), soft(other)).getextrema()[1]


@pytest.fixture(params=["Sarabun-Regular", "Sarabun-Bold"])
def face_and_font(request: pytest.FixtureRequest, qapp: object) -> tuple[Face, QFont]:
    path = FONTS / f"{request.param}.ttf"
    number = QFontDatabase.addApplicationFont(str(path))
    family = QFontDatabase.applicationFontFamilies(number)[0]
    font = QFont(family)
    font.setBold(request.param.endswith("Bold"))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return Face(path), font


@pytest.mark.parametrize("text", HARD_LINES)
def test_a_hard_line_looks_as_qt_draws_it(face_and_font: tuple[Face, QFont], text: str) -> None:
    face, font = face_and_font
    assert worst_difference(page_image(face, text), qt_image(font, text)) <= TOLERANCE


def test_every_word_of_the_seed_looks_as_qt_draws_it(face_and_font: tuple[Face, QFont]) -> None:
    face, font = face_and_font
    office, report = seed_report()
    texts = {
        text[start : start + 60]
        for text in printed_texts(office, report)
        for start in range(0, len(text), 60)
    }
    for text in sorted(texts):
        whole = text.strip()
        if whole and not "\u0e30" <= whole[0] <= "\u0e4e":
            difference = worst_difference(page_image(face, whole), qt_image(font, whole))
            assert difference <= TOLERANCE, whole


@pytest.mark.parametrize("text", HARD_LINES[:2])
def test_the_tolerance_fails_when_shaping_is_switched_off(
    face_and_font: tuple[Face, QFont], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    face, font = face_and_font
    without_features(monkeypatch)
    assert worst_difference(page_image(face, text), qt_image(font, text)) > TOLERANCE


@pytest.mark.parametrize("mark", ["่", "ุ", "์", "ำ"])
def test_the_tolerance_fails_when_one_mark_is_left_out(
    face_and_font: tuple[Face, QFont], mark: str
) -> None:
    face, font = face_and_font
    word = {"่": "ท่อน", "ุ": "คุณ", "์": "สงฆ์", "ำ": "คำ"}[mark]
    left_out = word.replace(mark, "า" if mark == "ำ" else "", 1)
    assert worst_difference(page_image(face, word), qt_image(font, word)) <= TOLERANCE
    assert worst_difference(page_image(face, left_out), qt_image(font, word)) > TOLERANCE


def test_a_box_is_drawn_for_what_the_font_lacks(face_and_font: tuple[Face, QFont]) -> None:
    face, _ = face_and_font
    darkest_of_blank, _ = page_image(face, " ").getextrema()
    darkest, _ = page_image(face, "中").getextrema()
    assert darkest_of_blank == 255
    assert darkest < 100


def without_features(monkeypatch: pytest.MonkeyPatch) -> None:
    shape: Callable[..., None] = hb.shape

    def unshaped(font: hb.Font, buffer: hb.Buffer) -> None:
        switched_off = dict.fromkeys(("ccmp", "mark", "mkmk", "liga", "calt", "kern"), False)
        shape(font, buffer, switched_off)

    monkeypatch.setattr(hb, "shape", unshaped)
