"""What all tests share."""

import os

from hypothesis import settings

# Windows are real ones, but nobody need see them; a test that wants a display asks for it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ita", deadline=None)
settings.load_profile("ita")
