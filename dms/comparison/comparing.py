"""Comparing: several offers for the same people, period and brief, side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from dms.comparison.candidate import Candidate, candidate_of, names_of
from dms.comparison.compared import compared
from dms.comparison.comparison import Comparison
from dms.comparison.occasion import Occasion
from dms.comparison.suitability import suitability_issues
from dms.comparison.weights import Weights
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Roster
from dms.periods import Period
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer
from dms.requirements.requirement import Requirement
from dms.workdays import WorkCalendar

__all__ = ["compare"]


def compare(
    candidates: Sequence[Candidate | Offer],
    roster: Roster,
    *,
    period: Period | None = None,
    requirement: Requirement | None = None,
    plan: HiringPlan | None = None,
    current: str | None = None,
    weights: Weights | None = None,
    calendar: WorkCalendar | None = None,
    today: date | None = None,
) -> Comparison:
    """Compare any number of offers on one roster and one period.

    `period` is the contract period of all (both days count), by default that of the brief, of the
    present insurer's offer, or of the first offer that names one. `requirement` is the brief;
    `plan` says who joins and leaves during the year; `current` is the id of the present insurer's
    offer, from which differences are counted, by default the one that the brief names, else the
    first; `weights` are the client's, without them nothing is scored; `calendar` knows the working
    days, the Russian one by default; `today` serves only to warn of expired offers.

    What does not fit is among the comparison's `issues`; such an offer stays and is not ranked.
    Raises ValueError without any candidate, and for a `current` that is none of them.
    """
    known, twice = _once([candidate_of(one) for one in candidates])
    if not known:
        raise ValueError("There is nothing to compare: name at least one offer")
    base = _current(known, current, requirement)
    occasion = Occasion(
        roster=roster,
        period=period or _period(known, base, requirement),
        requirement=requirement,
        plan=plan,
        calendar=calendar,
        today=today,
    )
    names = names_of(list(known.values()))
    made = tuple(compared(one, names[id_], occasion) for id_, one in known.items())
    return Comparison(
        candidates=made,
        occasion=occasion,
        current=base,
        weights=weights,
        issues=(*twice, *suitability_issues(occasion, made)),
    )


def _once(given: Sequence[Candidate]) -> tuple[dict[str, Candidate], list[Issue]]:
    """Return the candidates by id; a second one with the same id is left out, and named."""
    known: dict[str, Candidate] = {}
    twice = []
    for candidate in given:
        if candidate.id in known:
            twice.append(_twice(candidate))
        known.setdefault(candidate.id, candidate)
    return known, twice


def _twice(candidate: Candidate) -> Issue:
    return Issue(
        "COMPARE-OFFER-TWICE",
        Severity.ERROR,
        text("Two offers have the id `{id}`; the second one is left out", id=candidate.id),
        text("Give each offer an `id` of its own"),
        candidate.offer.locate("/id"),
    )


def _current(
    known: Mapping[str, Candidate], current: str | None, requirement: Requirement | None
) -> str | None:
    """Return the id of the present insurer's offer, None where nobody knows it."""
    if current is not None and current not in known:
        raise ValueError(f"No offer has the id {current!r}; there are: {', '.join(known)}")
    named = requirement.current_insurer if requirement is not None else None
    if current is not None or named is None:
        return current
    return next((id_ for id_, one in known.items() if _is_of(one, named)), None)


def _is_of(candidate: Candidate, insurer: str) -> bool:
    own = candidate.offer.insurer
    return same(insurer) in {same(own.id), same(own.name), same(candidate.id)}


def _period(
    known: Mapping[str, Candidate], base: str | None, requirement: Requirement | None
) -> Period | None:
    """Return the period to compare for: as the brief has it, else as the offers have it."""
    if requirement is not None and requirement.period is not None:
        return requirement.period.period
    first = [known[base]] if base is not None else []
    stated = [one.offer.period for one in (*first, *known.values())]
    return next((span.period for span in stated if span is not None), None)
