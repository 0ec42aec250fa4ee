"""Vaccination (вакцинация), an add-on that is paid apart.

ОМС always includes vaccination, but not vaccines outside the national calendar; so an offer has to
say which ones it gives.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["Vaccination"]


class Vaccination(Module):
    """Vaccinations beside those of compulsory insurance."""

    title = text("Vaccination")
    description = text("Vaccinations by the national calendar or beyond it")
    role = Role.ADD_ON
    asks = (
        Ask.about("vaccines", question=text("against which diseases?")),
        Ask.about(
            "beyond_calendar",
            question=text("are vaccines outside the national calendar included?"),
        ),
    )

    kind: Literal["vaccination"] = "vaccination"
    vaccines: tuple[str, ...] | None = None
    """Diseases or vaccines, in the words of the offer."""
    beyond_calendar: bool | None = None
    """Whether vaccines outside the national calendar, for which ОМС does not pay, are included."""
