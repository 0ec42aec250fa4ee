"""Home care (помощь на дому): a doctor comes to the insured.

As a rule doctors of the programme's polyclinics come; specialised companies and the insurer's own
service are the alternatives. «Необходимо четко ограничить территорию обслуживания.»
"""

from enum import StrEnum
from typing import Literal

from dms.i18n import text
from dms.modules.base import Module
from dms.modules.questions import Ask

__all__ = ["HomeCare", "HomeCareProvider"]


class HomeCareProvider(StrEnum):
    """Whose doctors come."""

    CLINIC = "clinic"
    """Those of the polyclinics of the programme."""
    SPECIALISED_COMPANY = "specialised_company"
    """Those of a company that does nothing else."""
    INSURER = "insurer"
    """The insurer's own service."""


class HomeCare(Module):
    """Visits of a doctor at home, within a stated territory."""

    title = text("Home care")
    description = text("A doctor comes to the insured at home, within the territory agreed")
    abbreviations = ("ПНД",)
    needs_territory = True
    asks = (
        Ask.about("territory", question=text("in which area do doctors visit people at home?")),
        Ask.about(
            "provider",
            question=text("who comes: doctors of the clinics, a special company or the insurer?"),
        ),
    )

    kind: Literal["home_care"] = "home_care"
    provider: HomeCareProvider | None = None
    """Whose doctors come."""
