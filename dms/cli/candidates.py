"""The offers that `dms compare` compares, each with its terms and what else was said of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import evolve

from dms.cli.by_offer import SaidOfOffers
from dms.cli.gathering import Gathering
from dms.comparison.candidate import Candidate
from dms.contracts.terms.terms import Terms
from dms.errors import LoadError
from dms.io.documents import read_document
from dms.io.offers import load_offer
from dms.io.terms import load_terms
from dms.issues import Issue
from dms.modules import plugin_issues
from dms.pricing.offer import Offer

__all__ = ["candidates_in", "ids_in"]


def ids_in(offers: Sequence[Path]) -> list[str]:
    """Return the ids of offers as their files have them; one without an id has an empty one.

    Raises LoadError with everything that keeps files from being read at all.
    """
    gathering = Gathering()
    found = [gathering.read(partial(_id_in, path)) for path in offers]
    gathering.finish()
    return [id_ or "" for id_ in found]


def _id_in(path: Path) -> str:
    data = read_document(path).data
    return str(data.get("id", "")) if isinstance(data, Mapping) else ""


def candidates_in(
    offers: Iterable[tuple[Path, str]], said: SaidOfOffers, gathering: Gathering, lang: str
) -> Iterator[Candidate]:
    """Read offers, each a file and its id, with their terms, and yield those that can be used."""
    for path, id_ in offers:
        offer = gathering.read(partial(_offer, path, said.assumed.get(id_, {})))
        source, answers = said.terms.get(id_), said.assumed_terms.get(id_, {})
        terms = gathering.read(partial(_terms, source, answers)) if source else None
        if offer is not None:
            yield Candidate(
                offer,
                terms=terms,
                programmes=said.programmes.get(id_, {}),
                modules=said.kinds_taken(offer, lang),
                payment=said.payment.get(id_),
            )


def _offer(path: Path, assumed: Mapping[str, str]) -> Offer:
    """Read an offer; a kind of care may be unknown because the package that adds it is broken."""
    try:
        return load_offer(path, assume=assumed)
    except LoadError as error:
        raise LoadError([*_placed(error.issues, str(path)), *plugin_issues()]) from None


def _terms(source: str, answers: Mapping[str, str]) -> Terms:
    try:
        return load_terms(source, assume=answers)
    except LoadError as error:
        raise LoadError(_placed(error.issues, source)) from None


def _placed(issues: Iterable[Issue], file: str) -> list[Issue]:
    """Name the file of wrong assumptions, which stand on no line; there are several files."""
    return [
        one if one.where.file is not None else evolve(one, where=evolve(one.where, file=file))
        for one in issues
    ]
