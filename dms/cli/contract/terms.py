"""Terms as the options name them: a file or a ready profile, with answers to what is open."""

from collections.abc import Sequence

from dms.cli.inputs import pairs
from dms.contracts.terms.terms import Terms
from dms.io.terms import load_terms

__all__ = ["terms_of"]


def terms_of(source: str, assumed: Sequence[str] | None, lang: str) -> Terms:
    """Read terms. Raises LoadError with everything that is wrong with them."""
    answers = pairs(assumed or (), "--assume-term", "enrolment.counting=strict", lang)
    return load_terms(source, assume=answers)
