"""Treatment of chronic conditions (лечение хронической патологии), an add-on that is paid apart.

ОМС always includes it. Plain programmes pay for a chronic disease only while it is acute, if at
all; so an offer has to say which diseases it means, and whether exacerbation is needed.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["ChronicCare"]


class ChronicCare(Module):
    """Treatment of chronic conditions."""

    title = text("Chronic conditions")
    description = text("Observation and treatment of chronic conditions")
    role = Role.ADD_ON
    asks = (
        Ask.about("conditions", question=text("which chronic conditions are treated?")),
        Ask.about(
            "outside_exacerbation",
            question=text("is treatment paid for outside an exacerbation too?"),
        ),
    )

    kind: Literal["chronic_care"] = "chronic_care"
    conditions: tuple[str, ...] | None = None
    """Diseases, in the words of the offer."""
    outside_exacerbation: bool | None = None
    """Whether treatment is paid for while the disease is quiet."""
