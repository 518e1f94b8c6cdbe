"""Evidence on its way into a workbook: photos made ready for paper, other files as they are.

A photo is turned as the camera was held (EXIF orientation), loses everything but its picture (the
place it was taken, the camera, a hidden preview), and has at most the pixels that its printed size
needs. The bytes hang on nothing but the file, so the same photo is kept once.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.model.form import PHOTO_DOTS_PER_INCH, PHOTO_MILLIMETRES
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 20_000_000  # of one file
_MOST_PIXELS = 100_000_000  # the largest cameras have fewer; a bomb unpacks to more
_QUALITY = 85
_FEW_COLOURS = 256  # a drawing or a screen, which JPEG would blur
_JPEG, _PNG = "image/jpeg", "image/png"
_PHOTOS = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".heic", ".heif"})
_DOCUMENTS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".txt": "text/plain",
    ".csv": "text/csv",
}
SUFFIXES = (*sorted(_PHOTOS), *_DOCUMENTS)


@dataclass(frozen=True)
class Evidence:
    """A file made ready to be kept.

    Args:
        name: the file's own name.
        data: what is kept of it.
        media_type: of that.
        width: in pixels; 0 where it is no picture.
        height: in pixels; 0 where it is no picture.
    """

    name: str
    data: bytes
    media_type: str
    width: int = 0
    height: int = 0


def read_evidence(path: Path) -> Evidence:
    """Return what a workbook keeps of a file: JPEG, PNG, HEIC, or a document of a usual kind.

    Raises:
        Problem: it cannot be read, is of another kind, too large, or no whole picture.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Problem(
            mark(
                "“{name}” is neither a photo (JPEG, PNG, HEIC) nor a document (PDF, Word, Excel). "
                "Choose another file, or write its link as a line of text."
            ),
            name=path.name,
        )
    data = _read(path)
    if suffix in _PHOTOS:
        photo = photo_for_paper(data, path.name)
        return Evidence(path.name, photo.data, photo.media_type, photo.width, photo.height)
    return Evidence(path.name, data, _DOCUMENTS[suffix])


def photo_for_paper(data: bytes, name: str) -> Evidence:
    """Return a photo as it is kept and printed: upright, without history, no larger than needed.

    Args:
        data: a JPEG, PNG or HEIC file.
        name: for the sentence that says what is wrong.

    Raises:
        Problem: it is no whole picture, or unpacks to more than a camera can take.
    """
    from PIL import Image, UnidentifiedImageError

    _know_heic()
    try:
        with warnings.catch_warnings():
            # What a photo says beside its picture is often wrong, and all of it is left out.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("JPEG", "PNG", "HEIF")) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise _too_many_points(name)
                return _made_ready(opened, name)
    except Image.DecompressionBombError:
        raise _too_many_points(name) from None
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise _not_whole(name) from None
    except (ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError):
        # What Pillow says of files that somebody, or a bad stick, has broken.
        raise _not_whole(name) from None


def _made_ready(opened: Image, name: str) -> Evidence:
    from PIL import Image, ImageOps

    # A JPEG is unpacked at a size near the wanted one; turned, its sides may change places.
    opened.draft("RGB", (_longest(), _longest()))
    image = _in_plain_colours(ImageOps.exif_transpose(opened))
    image.thumbnail(_most_pixels(upright=image.height > image.width), Image.Resampling.LANCZOS)
    stream = BytesIO()
    # A new picture of these points alone, so that nothing else goes along.
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    few_colours = opened.format == "PNG" and clean.getcolors(_FEW_COLOURS)
    if few_colours:
        clean.save(stream, "PNG", optimize=True)
    else:
        clean.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    kind = _PNG if few_colours else _JPEG
    return Evidence(name, stream.getvalue(), kind, clean.width, clean.height)


def _in_plain_colours(image: Image) -> Image:
    """Return a picture in sRGB, what is transparent on white."""
    from PIL import Image, ImageCms

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        whole = image.convert("RGBA")
        white = Image.new("RGBA", whole.size, "white")
        image = Image.alpha_composite(white, whole)
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            turned = None  # a broken profile says nothing of the colours
        image = turned or image
    return image.convert("RGB")


def _most_pixels(*, upright: bool) -> tuple[int, int]:
    """Return the pixels that a photo's printed box has at the dots that paper needs."""
    width, height = (round(side / 25.4 * PHOTO_DOTS_PER_INCH) for side in PHOTO_MILLIMETRES)
    # Upright photos are as high as others: they stand in the same row.
    return (round(height * height / width), height) if upright else (width, height)


def _longest() -> int:
    return max(_most_pixels(upright=False))


def _know_heic() -> None:
    """Let Pillow read what telephones make, where the library that can is there."""
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener(thumbnails=False)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(
            mark("{name} could not be read ({reason}). Check that you may open it."),
            name=path.name,
            reason=error.strerror or error,
        ) from None
    if len(data) > MOST_BYTES:
        raise _too_large(path.name)
    if not data:
        raise _not_whole(path.name)
    return data


def _too_many_points(name: str) -> Problem:
    return Problem(
        mark(
            "The picture “{name}” has more points than this program takes ({millions} million). "
            "Make it smaller and add it again."
        ),
        name=name,
        millions=_MOST_PIXELS // 1_000_000,
    )


def _too_large(name: str) -> Problem:
    return Problem(
        mark("“{name}” is larger than {size} MB. Make it smaller, or write its link instead."),
        name=name,
        size=MOST_BYTES // 1_000_000,
    )


def _not_whole(name: str) -> Problem:
    return Problem(
        mark("“{name}” is no whole picture or file. Copy it again from where it came from."),
        name=name,
    )
