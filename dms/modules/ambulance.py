"""Ambulance (скорая медицинская помощь): always a line of its own, with a territory of its own.

Some insurers put it into inpatient care, but «сама по себе „скорая помощь“ стоит отдельных денег и
должна идти отдельной строкой в программе». Like home care it is limited by territory.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module
from dms.modules.questions import Ask

__all__ = ["Ambulance"]


class Ambulance(Module):
    """Emergency medical teams that come to the insured."""

    title = text("Ambulance")
    description = text("An ambulance team comes to the insured, within the territory agreed")
    abbreviations = ("СМП", "Скорая помощь")
    needs_territory = True
    own_line = True
    asks = (Ask.about("territory", question=text("which area does the ambulance serve?")),)

    kind: Literal["ambulance"] = "ambulance"
