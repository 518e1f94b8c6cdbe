"""A PDF file as bytes: what is added is where the file says it is."""

from io import BytesIO

import pikepdf
import pytest

from ita_desktop.pdf.file import PdfFile


@pytest.mark.parametrize("before", range(205))
def test_a_stream_in_pieces_is_whole_however_many_objects_come_before_it(before: int) -> None:
    target = BytesIO()
    file = PdfFile(target)
    catalog, pages = file.reserve(), file.reserve()
    file.add("<</Type/Pages/Count 0/Kids[]>>", pages)
    for number in range(before):
        file.add(str(number))
    stream, size = file.add_pieces([b"one ", b"two ", b"three"], "/Type/EmbeddedFile")
    file.add(f"<</Type/Catalog/Pages {pages}/Ours {stream}>>", catalog)
    file.close(catalog, None)
    with pikepdf.open(target) as document:
        assert document.Root.Ours.read_bytes() == b"one two three"
        assert document.get_warnings() == []
    assert size == 13
