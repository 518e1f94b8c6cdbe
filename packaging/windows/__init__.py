"""Makes the Windows installer and the portable edition, on Linux, from pinned packages alone.

usage: PYTHONPATH=packaging python -m windows [--fast] [--runtime-zip FILE]

`downloads` fetches by hash, `payload` lays out what is installed, `bytecode` compiles it with the
very Python that will run it, `launcher` makes the two programs, `setup` and `portable` pack.
"""
