"""Runs before the program: what it starts itself shall find the system's libraries, not ours.

PyInstaller has set LD_LIBRARY_PATH to the program's folder; the loader read it when this process
began and needs it no more, but a PDF reader opened from here would take our libraries for its own.
What else PyInstaller has set would keep the program from setting it when it starts itself once
more, for another window.
"""

import os
import sys
from pathlib import Path

_BEFORE = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _BEFORE is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _BEFORE
for _name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[_name]
# The tar carries Thai's word breaking for Qt along, which looks for its dictionary.
_THAI = Path(sys._MEIPASS) / "libthai"  # noqa: SLF001 - PyInstaller's word for where it all is
if _THAI.is_dir():
    os.environ.setdefault("LIBTHAI_DICTDIR", str(_THAI))
