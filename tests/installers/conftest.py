"""The installers are built and tried by `make test-installers` alone: it takes minutes."""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("ITA_INSTALLERS") else ["*"]
