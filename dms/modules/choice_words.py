"""What offers choose from, in words: the way into a clinic, the room in hospital, the doctor."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dms.clinics import Access
from dms.i18n import Text, text
from dms.modules.dental import DentalPlace
from dms.modules.home_care import HomeCareProvider
from dms.modules.hospital import Ward

__all__ = ["CHOICE_WORDS"]

CHOICE_WORDS: Mapping[StrEnum, Text] = MappingProxyType(
    {
        Access.DIRECT: text("direct"),
        Access.BY_REFERRAL: text("by the insurer's referral"),
        HomeCareProvider.CLINIC: text("doctors of the clinics"),
        HomeCareProvider.SPECIALISED_COMPANY: text("a special company"),
        HomeCareProvider.INSURER: text("the insurer's own service"),
        DentalPlace.CLINIC_OFFICE: text("in the dental offices of the clinics"),
        DentalPlace.SPECIALISED: text("in specialised dental clinics"),
        Ward.SINGLE: text("one bed"),
        Ward.DOUBLE: text("two beds"),
        Ward.TRIPLE: text("three beds"),
        Ward.MULTI: text("four beds and more"),
    }
)
"""A value that several kinds of care share, and how it is called in front of people."""
