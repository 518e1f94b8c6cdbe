"""`make bench`: what the parts cost here, each beside a baseline in the same run.

Every part has a process of its own, so that none pays for what another left in memory.
"""

from __future__ import annotations

import os
import subprocess
import sys

_PARTS = ("pdf", "typing", "preview", "window", "search", "start")


def main() -> None:
    """Run all parts, or those named on the command line."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false", **os.environ}
    for part in sys.argv[1:] or _PARTS:
        print(f"== {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], check=True, env=environment)


if __name__ == "__main__":
    main()
