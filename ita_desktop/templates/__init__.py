"""What a year's assessment asks for, and the templates that a new report begins with: as data.

The facts stand in `resources/official`, the templates in `resources/templates` and in the user's
own folder. Nothing here writes a file, opens a workbook or knows a window.
"""

from ita_desktop.templates.beginning import new_report
from ita_desktop.templates.official import (
    Band,
    OfficialList,
    OitItems,
    band,
    bands,
    official_lists,
    oit_items,
)
from ita_desktop.templates.shelf import Shelf, read_shelf, user_folder
from ita_desktop.templates.template import PlannedRow, Template, TemplateIndicator

__all__ = [
    "Band",
    "OfficialList",
    "OitItems",
    "PlannedRow",
    "Shelf",
    "Template",
    "TemplateIndicator",
    "band",
    "bands",
    "new_report",
    "official_lists",
    "oit_items",
    "read_shelf",
    "user_folder",
]
