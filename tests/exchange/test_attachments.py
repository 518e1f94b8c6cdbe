"""Evidence that is taken in: photos upright, small and without their history, files as they are."""

import math
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from ita_desktop.exchange.attachments import MOST_BYTES, photo_for_paper, read_evidence
from ita_desktop.model.form import PHOTO_DOTS_PER_INCH, PHOTO_MILLIMETRES
from ita_desktop.problems import Problem

MOST_WIDTH, MOST_HEIGHT = (
    math.ceil(side / 25.4 * PHOTO_DOTS_PER_INCH) for side in PHOTO_MILLIMETRES
)
GPS, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110


def a_picture(size: tuple[int, int] = (1600, 1200), mode: str = "RGB") -> Image.Image:
    """A photo's likeness: colours that run, red at the upper left."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return image.convert(mode)


def bytes_of(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def is_red(image: Image.Image, x: float, y: float) -> bool:
    red, green, blue = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    return red > 180 and green < 90 and blue < 90


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (0.1, 0.1)),
        (2, (0.9, 0.1)),
        (3, (0.9, 0.9)),
        (4, (0.1, 0.9)),
        (5, (0.1, 0.1)),
        (6, (0.9, 0.1)),
        (7, (0.9, 0.9)),
        (8, (0.1, 0.9)),
    ],
)
def test_a_photo_stands_as_the_camera_was_held(orientation, corner):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    kept = photo_for_paper(bytes_of(a_picture(), exif=exif), "x.jpg")
    image = opened(kept.data)
    assert (image.height > image.width) == (orientation >= 5)
    assert (kept.width, kept.height) == image.size
    assert is_red(image, *corner)


def test_a_photo_loses_its_place_its_camera_and_its_preview():
    exif = Image.Exif()
    exif[CAMERA] = "Secret camera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (19.0, 9.0, 57.0)
    data = bytes_of(a_picture(), exif=exif, comment=b"Secret words")
    assert b"Secret camera" in data
    kept = photo_for_paper(data, "x.jpg")
    assert b"Secret" not in kept.data
    assert dict(opened(kept.data).getexif()) == {}


@pytest.mark.parametrize("size", [(6000, 4000), (4000, 6000), (9000, 100), (100, 9000), (50, 40)])
def test_a_photo_has_no_more_points_than_its_place_on_paper(size):
    kept = photo_for_paper(bytes_of(a_picture(size)), "x.jpg")
    assert kept.width <= MOST_WIDTH
    assert kept.height <= MOST_HEIGHT
    assert kept.width <= size[0]
    assert kept.width / kept.height == pytest.approx(size[0] / size[1], rel=0.12)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "I;16")],
)
def test_pictures_of_every_kind_come_out_in_plain_colours(kind, mode):
    image = a_picture() if mode != "I;16" else a_picture(mode="L").convert("I;16")
    data = bytes_of(image if mode == "I;16" else image.convert(mode), kind)
    kept = photo_for_paper(data, "x")
    assert opened(kept.data).mode == "RGB"


def test_what_is_transparent_is_white():
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    kept = photo_for_paper(bytes_of(image, "PNG"), "x.png")
    assert opened(kept.data).getpixel((10, 10)) == (255, 255, 255)


def test_a_drawing_of_few_colours_stays_sharp():
    image = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(image).line((0, 0, 400, 300), fill="navy")
    kept = photo_for_paper(bytes_of(image, "PNG"), "x.png")
    assert kept.media_type == "image/png"
    assert opened(kept.data).tobytes() == image.tobytes()


def test_colours_of_another_profile_become_those_of_the_screen():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for data in (
        bytes_of(a_picture(), icc_profile=profile),
        bytes_of(a_picture(), icc_profile=b"x"),
    ):
        assert "icc_profile" not in opened(photo_for_paper(data, "x.jpg").data).info


def test_a_telephones_heic_is_taken_in():
    kept = read_evidence(Path(__file__).parent / "fixtures" / "photo.heic")
    assert (kept.media_type, kept.width, kept.height) == ("image/jpeg", 640, 480)
    assert is_red(opened(kept.data), 0.1, 0.1)
    assert b"Secret" not in kept.data


def test_the_same_photo_is_the_same_bytes():
    data = bytes_of(a_picture())
    assert photo_for_paper(data, "a").data == photo_for_paper(data, "b").data


def test_a_document_is_kept_as_it_is(tmp_path):
    path = tmp_path / "คำสั่ง.PDF"
    path.write_bytes(b"%PDF-1.4 whatever")
    kept = read_evidence(path)
    assert (kept.data, kept.media_type) == (b"%PDF-1.4 whatever", "application/pdf")
    assert (kept.name, kept.width) == ("คำสั่ง.PDF", 0)


@pytest.mark.parametrize("name", ["x.exe", "x", "x.svg", "x.html", "x.jpg.lnk"])
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(Problem, match="neither a photo"):
        read_evidence(tmp_path / name)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Problem, match="larger than 20 MB"):
        read_evidence(path)


def test_what_is_gone_or_a_folder_is_said(tmp_path):
    (tmp_path / "folder.jpg").mkdir()
    for name in ("gone.jpg", "folder.jpg"):
        with pytest.raises(Problem, match="could not be read"):
            read_evidence(tmp_path / name)


def test_a_picture_that_unpacks_without_end_is_refused():
    bomb = bytes_of(Image.new("1", (30_000, 30_000)), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(Problem, match="more points than"):
        photo_for_paper(bomb, "bomb.png")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".heic", ".pdf"])
def test_an_empty_file_is_refused(tmp_path, suffix):
    path = tmp_path / f"x{suffix}"
    path.touch()
    with pytest.raises(Problem, match="no whole picture"):
        read_evidence(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_cut_short_is_refused(kind):
    data = bytes_of(a_picture(), kind)
    with pytest.raises(Problem, match="no whole picture"):
        photo_for_paper(data[: len(data) // 2], "x")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["JPEG", "PNG", "TIFF", "GIF"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
@example("JPEG", [])
def test_any_broken_picture_is_a_picture_or_a_problem(kind, wrong):
    data = bytearray(bytes_of(a_picture((64, 48)), kind))
    for where, value in wrong:
        data[int(where * len(data))] = value
    try:
        kept = photo_for_paper(bytes(data), "x")
    except Problem:
        return
    assert opened(kept.data).size == (kept.width, kept.height)
