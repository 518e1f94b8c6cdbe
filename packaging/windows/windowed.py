"""Runs the program without a console: what it would have said there is shown in a box.

Lies beside Python's runtime; the launcher with a window runs it.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable

TITLE = "ITA Desktop"
BROKEN = (
    "เปิดโปรแกรมไม่ได้ ให้ดับเบิลคลิกไฟล์ติดตั้งอีกครั้งเพื่อซ่อมแซม ไฟล์งานของท่านยังอยู่ครบ\n\n"
    "The program could not start. Install it again; your own files are untouched."
)
_ERROR_ICON = 0x10
_FOREGROUND = 0x10000


def run(program: Callable[[], int], show: Callable[[str], None]) -> int:
    """Run the program; show why it could not be begun, and return its exit code.

    Args:
        program: returns its exit code; says on sys.stderr what is wrong.
        show: shows a text to her.
    """
    said = None
    if sys.stderr is None:
        sys.stderr = said = io.StringIO()
    broken = False
    try:
        code = program()
    except Exception:  # noqa: BLE001 - whatever it is, she must see that something is wrong
        traceback.print_exc()
        code, broken = 1, True
    if said is not None and code and (text := said.getvalue().strip()):
        show(f"{BROKEN}\n\n{text.splitlines()[-1]}" if broken else text)
    return code


def _program() -> int:
    from ita_desktop.cli import main

    return main()


def _show(text: str) -> None:
    import ctypes

    ctypes.windll.user32.MessageBoxW(None, text, TITLE, _ERROR_ICON | _FOREGROUND)


if __name__ == "__main__":
    sys.exit(run(_program, _show))
