"""`python -m windows`: makes the installer and the portable edition in build/dist."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import icons
import licences
from sources import LICENCES, source_time
from third_parties import works

from windows import bytecode, launcher, linkage, payload, portable, setup, side
from windows.places import PAYLOAD, PORTABLE, SETUP, WORK


def main() -> None:
    """Build everything anew; only what was downloaded is used again."""
    parser = argparse.ArgumentParser(prog="windows")
    parser.add_argument("--fast", action="store_true", help="do not compress, for tests")
    parser.add_argument("--runtime-zip", type=Path, help="python.org's embeddable Python 3.13.2")
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    seconds = source_time()
    payload.lay_out(PAYLOAD, options.runtime_zip)
    bytecode.compile_payload(PAYLOAD, options.runtime_zip)
    icons.draw(WORK / "pictures")
    side.draw(WORK / "pictures")
    launcher.build(PAYLOAD, WORK / "pictures", WORK / "launcher")
    linkage.check(PAYLOAD)
    said = licences.written(works([PAYLOAD / "pkgs"]))
    # As NSIS and Windows' editor want it.
    (PAYLOAD / LICENCES).write_text(said, "utf-8-sig", newline="\r\n")
    for folder in (PAYLOAD, WORK / "pictures"):
        payload.set_times(folder, seconds)
    setup.make(PAYLOAD, SETUP, WORK, seconds, fast=options.fast)
    portable.pack(PAYLOAD, PORTABLE, seconds, fast=options.fast)
    for artefact in (SETUP, PORTABLE):
        print(f"{artefact}: {artefact.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
