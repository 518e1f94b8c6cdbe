"""The four fields that say which office it is: for the report's page and for a new file alike."""

from __future__ import annotations

from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.field_grid import FieldGrid
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.locale import Translate
from ita_desktop.model import OfficeKind


class OfficeFields:
    """Name, kind, district and province, put into a grid.

    Args:
        grid: receives the fields.
        translate: the interface's language.
    """

    def __init__(self, grid: FieldGrid, translate: Translate) -> None:
        self.name = TextLine()
        self.kind = Choice(kind_names(translate))
        self.district = TextLine()
        self.province = TextLine()
        whole = translate("The whole name, as it stands on the cover")
        grid.add(translate("Office name"), self.name, hint=whole, wide=True)
        grid.add(translate("Kind of office"), self.kind, wide=True)
        grid.add(
            translate("District"), self.district, hint=translate("The name alone, such as แม่ใจ")
        )
        grid.add(
            translate("Province"), self.province, hint=translate("The name alone, such as พะเยา")
        )


def kind_names(translate: Translate) -> dict[OfficeKind, str]:
    """Return what each kind of office is called."""
    return {
        OfficeKind.MUNICIPALITY: translate("Municipality"),
        OfficeKind.SUBDISTRICT: translate("Subdistrict administrative organization"),
        OfficeKind.PROVINCIAL: translate("Provincial administrative organization"),
        OfficeKind.SCHOOL: translate("School"),
        OfficeKind.OTHER: translate("Other"),
    }
