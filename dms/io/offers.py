"""Read an offer from YAML, TOML or JSON, with the place of every figure."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from dms.configurator.model_issues import model_issues
from dms.errors import LoadError
from dms.io.assumptions import assuming, blaming
from dms.io.documents import read_document
from dms.io.parsed import Parsed
from dms.io.validation import validate
from dms.issues import Issue, errors_in
from dms.pricing.offer import Offer
from dms.pricing.tariff_building import build_tariff

__all__ = ["load_offer"]


def load_offer(
    path: str | PathLike[str],
    *,
    name: str | None = None,
    assume: Mapping[str, str] | None = None,
) -> Offer:
    """Read and check an offer.

    `name` stands for the file in messages and explanations, the path as given by default. `assume`
    answers what the offer leaves open (:mod:`dms.io.assumptions`): `{"age.upper_end": "included"}`;
    the answers are listed with every quote. Raises
    :class:`~dms.errors.LoadError` with everything that is wrong: what cannot be read, what does not
    fit the format, prices with holes or overlaps. What the offer leaves open is no error;
    :meth:`~dms.pricing.offer.Offer.questions` lists it, and what a price depends on comes with the
    quote.
    """
    written = read_document(Path(path), name=name)
    if not assume:
        return _checked(written)
    parsed = assuming(written, assume)
    try:
        return _checked(parsed)
    except LoadError as error:
        raise LoadError(blaming(assume, written, error.issues)) from None


def _checked(parsed: Parsed) -> Offer:
    offer = validate(Offer, parsed).read_from(parsed.locate)
    if faults := errors_in(build_tariff(offer).issues):
        raise LoadError(faults)
    if faults := errors_in(model_issues(offer)):
        raise LoadError(sorted(faults, key=_reading_order))
    return offer


def _reading_order(issue: Issue) -> tuple[int, int]:
    return issue.where.line or 0, issue.where.column or 0
