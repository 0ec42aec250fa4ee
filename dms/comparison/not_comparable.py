"""Why an offer has no price in the comparable scope, in words."""

from collections.abc import Collection, Iterator, Sequence

from dms.comparison.common_kinds import CommonKinds
from dms.comparison.compared import Compared
from dms.comparison.holdings import Holding, Holdings
from dms.comparison.leftovers import InProgramme
from dms.comparison.matrix import in_shown_order
from dms.comparison.roster_programmes import RosterProgramme
from dms.comparison.scoped_total import ScopedTotal
from dms.i18n import Text, plural, text
from dms.modules.registry import title_of
from dms.pricing.naming import listed

__all__ = ["in_the_way", "reasons_before", "reasons_in_common", "reasons_of_total"]


def reasons_before(
    candidate: Compared, people: Sequence[RosterProgramme], held: Holdings
) -> tuple[Text, ...]:
    """Say why a candidate cannot take part at all."""
    if candidate.quote.setting is None:
        return (candidate.reasons[0].issue.text,)
    if candidate.other_term is not None:
        return (candidate.other_term.text,)
    return tuple(_reasons_of_programmes(people, held))


def _reasons_of_programmes(people: Sequence[RosterProgramme], held: Holdings) -> Iterator[Text]:
    for one in people:
        if one.id not in held:
            yield text("it has no programme for “{programme}”", programme=one.title)
        elif not held[one.id].possible:
            yield text("nothing in “{programme}” has a price of its own", programme=one.title)


def in_the_way(common: CommonKinds, held: Holdings) -> tuple[InProgramme, ...]:
    """Return the care under one price that is not among the common kinds."""
    return tuple(
        InProgramme(programme, kind)
        for programme, holding in held.items()
        for kind in sorted(holding.needed - common.kinds.get(programme, frozenset()))
    )


def reasons_in_common(
    candidate: str, people: Sequence[RosterProgramme], common: CommonKinds, held: Holdings
) -> tuple[Text, ...]:
    """Say why a candidate does not fit the common kinds; nothing where it does."""
    found = [
        reason
        for one in people
        for reason in _misfits(one, common.kinds.get(one.id, frozenset()), held[one.id])
    ]
    if not found and candidate not in common.takers:
        return (text("what it sells together is not what the others sell together"),)
    return tuple(found)


def _misfits(one: RosterProgramme, kinds: frozenset[str], holding: Holding) -> Iterator[Text]:
    if not kinds:
        yield text(
            "there is no care in “{programme}” that all offer with a price of its own",
            programme=one.title,
        )
    elif extra := holding.needed - kinds:
        yield text(
            "one price covers all of “{programme}”, and with it: {kinds}",
            programme=one.title,
            kinds=_titles(extra),
        )
    elif missing := kinds - holding.possible:
        yield text(
            "one price covers all of “{programme}”, and it lacks: {kinds}",
            programme=one.title,
            kinds=_titles(missing),
        )


def _titles(kinds: Collection[str]) -> Text:
    return listed([title_of(kind) for kind in in_shown_order(kinds)])


def reasons_of_total(found: ScopedTotal) -> Iterator[Text]:
    """Say what has no price in the scope."""
    if found.unpriced:
        yield plural(
            "{count} person has no price in the common care",
            "{count} people have no price in the common care",
            found.unpriced,
        )
    if found.unpriced_kinds:
        kinds = _titles(found.unpriced_kinds)
        yield text("the offer states no price for: {modules}", modules=kinds)
