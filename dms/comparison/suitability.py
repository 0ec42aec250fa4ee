"""Suitability: whether offers are for the same people, the same period and the same client.

What does not fit is named with its place in the offer, and nothing is adjusted to make it fit: such
an offer stays in the comparison without a price, or with a part of it, and is not ranked.
"""

from collections.abc import Iterator, Sequence

from dms.comparison.compared import Compared
from dms.comparison.occasion import Occasion
from dms.comparison.roster_programmes import RosterProgramme
from dms.i18n import Text, plural, text
from dms.issues import Issue, Severity
from dms.pricing.dimensions import same

__all__ = ["suitability_issues"]

_NOT_INSURED = ("MEMBER-AGE-NOT-INSURED", "MEMBER-RELATIONSHIP-NOT-INSURED")


def suitability_issues(occasion: Occasion, candidates: Sequence[Compared]) -> Iterator[Issue]:
    """Return what keeps the candidates from being compared on the occasion."""
    if occasion.period is None:
        yield _no_period()
    for candidate in candidates:
        unfit = [*_period(occasion, candidate), *_headcount(candidate)]
        yield from unfit
        yield from _term(candidate)
        yield from _expired(candidate)
        yield from _client(occasion, candidate)
        yield from _mapping(occasion, candidate)
        yield from _unanswered(occasion, candidate)
        if not unfit:
            yield from _without_price(candidate)


def _no_period() -> Issue:
    return Issue(
        "COMPARE-PERIOD-UNSTATED",
        Severity.ERROR,
        text("Neither the offers nor the brief name a contract period"),
        text("Say when the contract is to run: `period`, or --start and --last-day"),
    )


def _period(occasion: Occasion, candidate: Compared) -> Iterator[Issue]:
    own = candidate.offer.period
    if own is None or occasion.period is None or own.period == occasion.period:
        return
    yield Issue(
        "COMPARE-PERIOD-DIFFERS",
        Severity.ERROR,
        text(
            "{insurer}: the offer is for {start} to {last_day}, the others are compared for another"
            " period",
            insurer=candidate.name,
            start=own.start,
            last_day=own.last_day,
        ),
        text("Ask the insurer for an offer for the period of the comparison; it has no price here"),
        candidate.offer.locate("/period"),
    )


def _term(candidate: Compared) -> Iterator[Issue]:
    """Name prices for a shorter or longer term: less money for fewer months is no lower price."""
    if candidate.other_term is not None:
        yield Issue(
            "COMPARE-PERIOD-DIFFERS",
            Severity.ERROR,
            text("{insurer}: {what}", insurer=candidate.name, what=candidate.other_term.text),
            text("Ask the insurer for prices for the period of the comparison; these do not rank"),
            candidate.offer.locate("/term_months"),
        )


def _expired(candidate: Compared) -> Iterator[Issue]:
    if candidate.expired is not None:
        yield Issue(
            "COMPARE-OFFER-EXPIRED",
            Severity.WARNING,
            text("{insurer}: {what}", insurer=candidate.name, what=candidate.expired.text),
            text("Ask the insurer to renew the offer before you choose it"),
            candidate.offer.locate("/valid_until"),
        )


def _client(occasion: Occasion, candidate: Compared) -> Iterator[Issue]:
    requirement = occasion.requirement
    asked = requirement.client if requirement is not None else None
    own = candidate.offer.client
    if asked is None or own is None or same(asked) == same(own):
        return
    yield Issue(
        "COMPARE-CLIENT-DIFFERS",
        Severity.WARNING,
        text("{insurer}: the offer names another client than the brief", insurer=candidate.name),
        text("Make sure that it was made for this client and these people"),
        candidate.offer.locate("/client"),
    )


def _headcount(candidate: Compared) -> Iterator[Issue]:
    for issue in candidate.quote.group_issues:
        if issue.code == "QUOTE-HEADCOUNT-OUTSIDE":
            yield Issue(
                "COMPARE-HEADCOUNT-OUTSIDE",
                Severity.ERROR,
                text("{insurer}: {what}", insurer=candidate.name, what=issue.text),
                issue.hint,
                issue.where,
            )


def _mapping(occasion: Occasion, candidate: Compared) -> Iterator[Issue]:
    """Name programmes that the candidate was said to answer and nobody asked for."""
    known = {
        same(written)
        for one in occasion.programmes
        for written in (one.id, one.name, *one.written)
        if written is not None
    }
    for name in candidate.candidate.programmes:
        if same(name) not in known:
            yield Issue(
                "COMPARE-PROGRAMME-UNKNOWN",
                Severity.WARNING,
                text(
                    "{insurer}: neither roster nor brief has a programme “{name}”",
                    insurer=candidate.name,
                    name=name,
                ),
                text(
                    "Correct the name, or take it out: `--programme` of the command, `programmes` "
                    "of the candidate in Python"
                ),
            )


def _unanswered(occasion: Occasion, candidate: Compared) -> Iterator[Issue]:
    """Name programmes of the client that no programme of the offer answers."""
    own = ", ".join(programme.id for programme in candidate.offer.programmes)
    for one in occasion.programmes:
        if one.heads and candidate.programmes[one.id] is None:
            yield Issue(
                "COMPARE-PROGRAMME-UNANSWERED",
                Severity.ERROR,
                text(
                    "{insurer}: it is not said which of its programmes is for “{programme}”",
                    insurer=candidate.name,
                    programme=one.title,
                ),
                _how_to_answer(candidate, one, own),
                candidate.offer.locate("/programmes"),
            )


def _how_to_answer(candidate: Compared, programme: RosterProgramme, own: str) -> Text:
    """Say how a programme of the offer is named, to those at a command line and in Python."""
    if programme.id is None:
        return text("Name the programme of these people in the list; the offer has: {own}", own=own)
    return text(
        'Say which one: `--programme "{offer}:{programme}=…"`, in Python `programmes` of the '
        "candidate; it has: {own}",
        offer=candidate.id,
        programme=programme.title,
        own=own,
    )


def _without_price(candidate: Compared) -> Iterator[Issue]:
    """Say that an offer prices nobody, or only a part of the people."""
    if candidate.is_complete:
        return
    first = candidate.reasons[0].issue
    if candidate.total is None:
        said = text(
            "{insurer}: the offer has no price for this group. {why}",
            insurer=candidate.name,
            why=first.text,
        )
        yield Issue("COMPARE-NO-PRICE", Severity.ERROR, said, first.hint, first.where)
    else:
        said = _partly(candidate, first.text)
        yield Issue("COMPARE-PARTIAL", Severity.WARNING, said, first.hint, first.where)
    yield from _not_insured(candidate)


def _partly(candidate: Compared, why: Text) -> Text:
    if not candidate.unpriced:
        return text(
            "{insurer}: something in the contract has no price. {why}",
            insurer=candidate.name,
            why=why,
        )
    return plural(
        "{insurer}: {count} of {people} people has no price. {why}",
        "{insurer}: {count} of {people} people have no price. {why}",
        candidate.unpriced,
        insurer=candidate.name,
        people=len(candidate.roster),
        why=why,
    )


def _not_insured(candidate: Compared) -> Iterator[Issue]:
    for reason in candidate.reasons:
        if reason.issue.code in _NOT_INSURED and reason.people is not None:
            yield Issue(
                "COMPARE-PEOPLE-NOT-INSURED",
                Severity.WARNING,
                plural(
                    "{insurer}: {count} person is not insured at all. {why}",
                    "{insurer}: {count} people are not insured at all. {why}",
                    reason.people,
                    insurer=candidate.name,
                    why=reason.issue.text,
                ),
                reason.issue.hint,
                reason.issue.where,
            )
