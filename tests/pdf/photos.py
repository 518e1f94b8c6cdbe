"""Reports with pictures and documents as evidence, and what these hold."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from PIL import Image

from ita_desktop.model import Attachment, Indicator, Measure, Report

SIZE = (929, 693)


def photo(
    colour: str, size: tuple[int, int] = SIZE, kind: str = "JPEG", mode: str = "RGB"
) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, colour).convert(mode).save(stream, kind)
    return stream.getvalue()


class Kept(dict[str, bytes]):
    """What attachments hold, by its name."""

    def attachment(
        self,
        data: bytes,
        caption: str = "",
        *,
        name: str = "ภาพ.jpg",
        media_type: str = "image/jpeg",
        size: tuple[int, int] = SIZE,
    ) -> Attachment:
        content = sha256(data).hexdigest()
        self[content] = data
        width, height = size
        return Attachment(
            name=name,
            caption=caption,
            media_type=media_type,
            width=width,
            height=height,
            content=content,
        )

    def document(self, name: str, data: bytes = b"%PDF-") -> Attachment:
        return self.attachment(data, name=name, media_type="application/pdf", size=(0, 0))


def photo_report(kept: Kept, **fields: object) -> Report:
    """Five pictures of three measures, one of which has a document too."""
    first = Measure(measures=["ก"], outcomes=["ผล"], evidence=["คำสั่ง"])
    first.attachments = [
        kept.attachment(photo("red"), "ประกาศเจตนารมณ์"),
        kept.document("คำสั่งที่ ๑๒.pdf"),
        kept.attachment(photo("lime", (693, 929)), "ผู้เข้าร่วม ๒๕๖๖", size=(693, 929)),
    ]
    second = Measure(measures=["ข"])
    third = Measure(measures=["ค"], attachments=[kept.attachment(photo("blue"))])
    last = Measure(
        measures=["ง"],
        attachments=[kept.attachment(photo(each), f"ภาพ{each}") for each in ("cyan", "yellow")],
    )
    indicators = [
        Indicator(label="๑", title="การใช้อำนาจ", measures=[first, second, third]),
        Indicator(label="๒", title="การใช้งบประมาณ", measures=[Measure(measures=["จ"])]),
        Indicator(label="๓", title="การเปิดเผย", measures=[last]),
    ]
    values = {"fiscal_year": 2566, "title": "รายงาน", "indicators": indicators}
    return Report(**values | fields)
