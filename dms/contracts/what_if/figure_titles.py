"""What the figures of a year are called in front of people, in the order in which they are shown.

The keys are names in :class:`~dms.contracts.what_if.measures.Measures`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dms.i18n import Text, text

__all__ = ["COUNTED_FIGURES", "MONEY_FIGURES"]

MONEY_FIGURES: Mapping[str, Text] = MappingProxyType(
    {
        "first_list": text("First list"),
        "joining": text("Additional premium for joiners"),
        "leaving": text("Premium taken back for leavers"),
        "retained": text("Kept by the insurer"),
        "changes": text("Other changes"),
        "premium": text("Premium"),
        "returned": text("Returned, of paid premium"),
    }
)
"""Amounts in roubles."""

COUNTED_FIGURES: Mapping[str, Text] = MappingProxyType(
    {
        "days_insured": text("Days of cover"),
        "days_without_cover": text("Days without cover"),
        "days_too_long": text("Days that leavers are insured too long"),
        "people_waiting": text("People who wait for cover"),
        "people_too_long": text("People who are insured too long"),
        "refused": text("Requests refused"),
    }
)
"""Numbers of days, people and requests."""
