"""Draws the picture at the side of the wizard's first and last page."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

# The field that NSIS stretches it to, as the letters of Windows make it, in about twice its size.
_WIDTH, _HEIGHT = 328, 728
_TOP, _BOTTOM = (0xE8, 0xF0, 0xF8), (0xB8, 0xCF, 0xE6)
_ICON = 192  # pixels


def draw(pictures: Path) -> None:
    """Write `side.bmp` beside the icons that icons.py drew."""
    side = Image.new("RGB", (1, _HEIGHT))
    for line in range(_HEIGHT):
        part = line / (_HEIGHT - 1)
        colour = tuple(round(a + (b - a) * part) for a, b in zip(_TOP, _BOTTOM, strict=True))
        side.putpixel((0, line), colour)
    side = side.resize((_WIDTH, _HEIGHT))
    icon = Image.open(pictures / "ita-desktop-256.png").convert("RGBA").resize((_ICON, _ICON))
    side.paste(icon, ((_WIDTH - _ICON) // 2, (_HEIGHT - _ICON) // 3), icon)
    side.save(pictures / "side.bmp")
