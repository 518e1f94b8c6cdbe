"""Pictures as a PDF holds them: turned upright, on white, no finer than paper can show."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ita_desktop.pdf.spelling import entries as spelt
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:  # slow to load, and only needed where there is a picture
    from PIL import Image

_DOTS_PER_POINT = 300 / 72
# Up to here a photo's bytes stay as they are: the program keeps photos so, and to write one anew
# takes more time than it saves room.
_DOTS_OF_PLAIN_PHOTO = 400 / 72
_MOST_PIXELS = 50_000_000  # what a picture may have before it is made smaller
_JPEG_QUALITY = 90
_REDUCING_GAP = 3.0  # quick, and no eye sees a difference
_GREY, _COLOURED = "L", "RGB"
_PNG_SIGNATURE = 8  # bytes

UNREADABLE = mark("The picture cannot be read. Choose another one, a PNG or JPEG file.")
TOO_LARGE = mark(
    "The picture has too many pixels. Make it smaller than {most} million pixels, and choose it "
    "again."
)


@dataclass(frozen=True)
class Picture:
    """A picture at the size it is printed; lengths in points.

    Args:
        name: what pages call it by; the same picture has the same name.
        data: the stream of its object.
        entries: what is said of its object besides (ISO 32000-1, 8.9.5), as PDF spells it.
        printed_width: on the page.
        printed_height: on the page.
    """

    name: str
    data: bytes
    entries: str
    printed_width: float
    printed_height: float


def read_photo(data: bytes, most_width: float, most_height: float) -> Picture:
    """Return a picture as `read_picture` does, but a plain photo's bytes as they are.

    Args:
        data: a PNG or JPEG file.
        most_width: of the box, in points.
        most_height: of the box, in points.

    Raises:
        Problem: it is no such file, or has too many pixels.
    """
    size = _size_of_plain_photo(data)
    if size is None:
        return read_picture(data, most_width, most_height)
    scale = min(most_width / size[0], most_height / size[1])
    width, height = size[0] * scale, size[1] * scale
    if round(width * _DOTS_OF_PLAIN_PHOTO) < size[0]:
        return read_picture(data, most_width, most_height)
    entries: dict[str, object] = {"Filter": "/DCTDecode"} | _entries(size, _COLOURED)
    return Picture(_name_of(data), data, spelt(entries), width, height)


def _size_of_plain_photo(data: bytes) -> tuple[int, int] | None:
    """Return the pixels of a JPEG file in three colours, with nothing said beside its picture.

    None of any other, or of one that is not whole.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
            is_plain = (opened.format, opened.mode) == ("JPEG", _COLOURED) and not (
                {"exif", "icc_profile", "xmp"} & opened.info.keys()
            )
            if not is_plain or opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.load()
            return opened.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    except (OSError, ValueError, SyntaxError, EOFError, struct.error):
        return None


def read_picture(data: bytes, most_width: float, most_height: float) -> Picture:
    """Return a picture as large as it can be printed within a box, its sides in proportion.

    Args:
        data: a PNG or JPEG file.
        most_width: of the box, in points.
        most_height: of the box, in points.

    Raises:
        Problem: it is no such file, or has too many pixels.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Problem(TOO_LARGE, most=_MOST_PIXELS // 1_000_000)
            is_photo = opened.format == "JPEG"
            picture = _upright_on_white(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Problem(TOO_LARGE, most=_MOST_PIXELS // 1_000_000) from None
    except (OSError, ValueError, SyntaxError, EOFError, struct.error):
        raise Problem(UNREADABLE) from None
    scale = min(most_width / picture.width, most_height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    finest = (max(round(width * _DOTS_PER_POINT), 1), max(round(height * _DOTS_PER_POINT), 1))
    if finest[0] < picture.width:
        picture = picture.resize(finest, reducing_gap=_REDUCING_GAP)
    entries, stream = _as_jpeg(picture) if is_photo else _as_png(picture)
    entries |= _entries(picture.size, picture.mode)
    return Picture(_name_of(stream), stream, spelt(entries), width, height)


def _entries(size: tuple[int, int], mode: str) -> dict[str, object]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": "/DeviceGray" if mode == _GREY else "/DeviceRGB",
        "BitsPerComponent": 8,
    }


def _name_of(stream: bytes) -> str:
    return f"P{hashlib.sha256(stream).hexdigest()[:16]}"


def _upright_on_white(opened: Image.Image) -> Image.Image:
    """Return what an opened file shows, as a viewer shows it on paper."""
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I"):  # 16 bits a pixel
        picture = picture.point(lambda value: value / 256).convert(_GREY)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert(_COLOURED)
    return picture.convert(_GREY if picture.mode in ("1", _GREY) else _COLOURED)


def _as_jpeg(picture: Image.Image) -> tuple[dict[str, object], bytes]:
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return {"Filter": "/DCTDecode"}, stream.getvalue()


def _as_png(picture: Image.Image) -> tuple[dict[str, object], bytes]:
    """Return the data of a PNG file, which PDF can read as they are (ISO 32000-1, 7.4.4.4)."""
    stream = BytesIO()
    picture.save(stream, "PNG")
    predictor = {
        "Predictor": 15,
        "Colors": 1 if picture.mode == _GREY else 3,
        "BitsPerComponent": 8,
        "Columns": picture.width,
    }
    entries: dict[str, object] = {"Filter": "/FlateDecode", "DecodeParms": predictor}
    return entries, b"".join(_chunks(stream.getvalue(), b"IDAT"))


def _chunks(png: bytes, kind: bytes) -> Iterator[bytes]:
    """Yield what the chunks of a kind hold (PNG, 5.3)."""
    at = _PNG_SIGNATURE
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == kind:
            yield png[at + 8 : at + 8 + length]
        at += length + 12
