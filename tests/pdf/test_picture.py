"""Pictures that are taken in: as large as they are printed, and what is none is told."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from ita_desktop.pdf.picture import TOO_LARGE, UNREADABLE, read_picture
from ita_desktop.problems import Problem


def png(size: tuple[int, int], mode: str = "RGB") -> bytes:
    stream = BytesIO()
    Image.new(mode, size).save(stream, "PNG")
    return stream.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A small PNG file that says it is large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    whole = png((1, 1))
    crc = struct.pack(">I", zlib.crc32(chunk))
    return whole[:8] + struct.pack(">I", len(header)) + chunk + crc + whole[33:]


@pytest.mark.parametrize(
    ("size", "printed"),
    [((100, 100), (50, 50)), ((300, 100), (100, 100 / 3)), ((10, 1000), (0.5, 50))],
)
def test_a_picture_fills_its_box_as_far_as_its_sides_allow(
    size: tuple[int, int], printed: tuple[float, float]
) -> None:
    picture = read_picture(png(size), 100, 50)
    assert (picture.printed_width, picture.printed_height) == pytest.approx(printed)


def test_a_picture_has_no_more_dots_than_paper_shows() -> None:
    picture = read_picture(png((2000, 1000)), 72, 36)
    assert "/Width 300" in picture.entries
    assert "/Height 150" in picture.entries
    picture = read_picture(png((200, 100)), 72, 36)
    assert "/Width 200" in picture.entries
    assert "/Height 100" in picture.entries


def test_equal_pictures_have_one_name_and_others_another() -> None:
    names = {read_picture(png(size), 72, 72).name for size in ((9, 9), (9, 9), (9, 8))}
    assert len(names) == 2


@pytest.mark.parametrize("data", [png((7200, 7200), "1"), claiming(60_000, 60_000)])
@pytest.mark.filterwarnings("default::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    with pytest.raises(Problem) as refused:
        read_picture(data, 72, 72)
    assert refused.value.sentence == TOO_LARGE


@pytest.mark.parametrize("end", [8, 20, 60])
def test_a_file_that_is_cut_off_is_told(end: int) -> None:
    whole = png((40, 40))
    with pytest.raises(Problem) as refused:
        read_picture(whole[:end], 72, 72)
    assert refused.value.sentence == UNREADABLE
