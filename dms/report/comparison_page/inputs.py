"""What a page was made from, as one fingerprint: two pages of one have the same figures."""

from collections.abc import Iterator

from attrs import astuple

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.documents import Document
from dms.report.fingerprints import fingerprint, offer_fingerprint, roster_fingerprint

__all__ = ["inputs_fingerprint"]


def inputs_fingerprint(comparison: Comparison) -> str:
    """Return the fingerprint of the offers, terms, people, brief, plan and weights."""
    period = comparison.period
    return fingerprint(
        [
            [list(_candidate(one)) for one in comparison.candidates],
            roster_fingerprint(comparison.roster),
            astuple(period) if period is not None else None,
            comparison.current,
            *map(_document, (comparison.requirement, comparison.plan, comparison.weights)),
        ]
    )


def _candidate(one: Compared) -> Iterator[object]:
    found = one.candidate
    yield offer_fingerprint(one.offer)
    yield _document(one.terms)
    yield dict(found.programmes)
    yield [[name, sorted(kinds)] for name, kinds in (found.modules or {}).items()]
    yield [found.payment, found.title]


def _document(found: Document | None) -> object:
    return found.model_dump() if found is not None else None
