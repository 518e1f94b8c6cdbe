"""`python -m ita_desktop`: the same as the `ita-desktop` command."""

import sys

from ita_desktop.cli import main

sys.exit(main())
