"""Norms: short ways to say where a rule comes from and how well that is established."""

from datetime import date

from dms.contracts.checks.check import Norm, NormStatus
from dms.i18n import Text, text

__all__ = ["EDITION", "GUIDE", "disputed", "inference", "law", "practice", "reported"]

EDITION = date(2023, 12, 12)
"""The edition in which the laws were read."""

_READ = text("in the edition of {day}, not compared with later ones", day=EDITION)


def law(cite: str) -> Norm:
    """Name an article whose text was read, and in which edition."""
    return Norm(cite, NormStatus.TEXT, note=_READ)


def reported(
    cite: str, *, since: date | None = None, until: date | None = None, note: Text | None = None
) -> Norm:
    """Name a norm that is known from letters, digests and articles."""
    return Norm(cite, NormStatus.SECONDARY, since, until, note)


def disputed(cite: str, *, note: Text | None = None) -> Norm:
    """Name a position of an authority that is not the only one."""
    return Norm(cite, NormStatus.DISPUTED, note=note)


def inference(cite: str, *, note: Text | None = None) -> Norm:
    """Name an article that was read and that implies a rule without saying it itself."""
    read = _READ if note is None else text("{note}; {read}", note=note, read=_READ)
    return Norm(cite, NormStatus.INFERENCE, note=read)


def practice(cite: str) -> Norm:
    """Name what only experience says: a recommendation, not a violation of anything."""
    return Norm(cite, NormStatus.PRACTICE)


GUIDE = practice("«ДМС. На что обратить внимание при заключении договора»")
"""The guide to concluding a contract that most rules of practice come from."""
