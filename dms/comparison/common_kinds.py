"""Common kinds of care: what every candidate surely offers and has a price for that can be told.

The set is closed: care that one of the insurers does not sell without other care is left out with
it. A candidate with one price for a whole programme fits only if the price covers exactly the set.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from dms.comparison.holdings import Holdings

__all__ = ["CommonKinds", "Dropped", "Kinds", "common_kinds"]

Kinds = dict[str | None, frozenset[str]]
"""Kinds of care of each programme of the client."""


@frozen
class Dropped:
    """Care that all have, left out because one of them does not sell it without other care."""

    programme: str | None
    kind: str
    needed: str
    """The kind of care that it is not sold without and that is not common."""


@frozen
class CommonKinds:
    """The common kinds, the candidates that have them, and what was left out."""

    kinds: Kinds
    takers: tuple[str, ...]
    """Ids of the candidates that share the kinds."""
    dropped: tuple[Dropped, ...]


def common_kinds(holdings: Mapping[str, Holdings]) -> CommonKinds:
    """Find the kinds of care that candidates have in common, by their ids.

    Those with a price for each kind of care always count. Those with one price for a programme are
    added if they fit, the widest first, so the order of candidates makes no difference.
    """
    loose = [id_ for id_, held in holdings.items() if not _bound(held)]
    bound = sorted((-_bound(held), id_) for id_, held in holdings.items() if _bound(held))
    found = _common({id_: holdings[id_] for id_ in loose})
    for _, id_ in bound:
        wider = _common({name: holdings[name] for name in (*found.takers, id_)})
        if _fits(wider, holdings):
            found = wider
    order = [id_ for id_ in holdings if id_ in found.takers]
    return CommonKinds(found.kinds, tuple(order), found.dropped)


def _bound(held: Holdings) -> int:
    """Count what a candidate cannot leave out."""
    return sum(len(holding.needed) for holding in held.values())


def _fits(found: CommonKinds, holdings: Mapping[str, Holdings]) -> bool:
    return all(
        holding.needed <= found.kinds[programme] and bool(found.kinds[programme])
        for id_ in found.takers
        for programme, holding in holdings[id_].items()
    )


def _common(takers: Mapping[str, Holdings]) -> CommonKinds:
    programmes = list(dict.fromkeys(p for held in takers.values() for p in held))
    kinds: Kinds = {
        programme: frozenset.intersection(*(held[programme].possible for held in takers.values()))
        for programme in programmes
    }
    dropped: list[Dropped] = []
    while found := _left_out(kinds, takers):
        for programme, kind, needed in found:
            if needed is not None:
                dropped.append(Dropped(programme, kind, needed))
            kinds[programme] -= {kind}
    return CommonKinds(kinds, tuple(takers), tuple(dropped))


_Out = tuple[str | None, str, str | None]
"""Programme and kind to leave out, and what the kind is not sold without, if that is why."""


def _left_out(kinds: Kinds, takers: Mapping[str, Holdings]) -> list[_Out]:
    """Return what cannot stay in the common kinds as they are, each once."""
    found: dict[tuple[str | None, str], str | None] = {}
    for _, held in sorted(takers.items()):
        for programme, kind, needed in (*_unsupported(kinds, held), *_uneven(kinds, held)):
            found.setdefault((programme, kind), needed)
    return sorted(
        ((programme, kind, needed) for (programme, kind), needed in found.items()), key=str
    )


def _unsupported(kinds: Kinds, held: Holdings) -> Iterator[_Out]:
    """Find care that this candidate does not sell without care outside the set."""
    for programme, holding in held.items():
        for kind in sorted(kinds[programme]):
            missing = [n for n in holding.requires(kind) if n not in kinds[programme]]
            yield from ((programme, kind, needed) for needed in missing[:1])


def _uneven(kinds: Kinds, held: Holdings) -> Iterator[_Out]:
    """Find care that this candidate can only take for several programmes at once.

    Two programmes of the client may be one of the insurer's; what is priced once for the contract
    is there for all programmes or for none.
    """
    for group in _tied(held):
        shared = frozenset.intersection(*(kinds[programme] for programme in group))
        for programme in group:
            yield from ((programme, kind, None) for kind in kinds[programme] - shared)
    everywhere = frozenset.intersection(*kinds.values())
    for programme, holding in held.items():
        once = holding.for_contract & kinds[programme]
        for kind in once - everywhere:
            yield from ((p, kind, None) for p in kinds if kind in kinds[p])


def _tied(held: Holdings) -> Iterable[list[str | None]]:
    groups: dict[str, list[str | None]] = {}
    for programme, holding in held.items():
        groups.setdefault(holding.programme.id, []).append(programme)
    return groups.values()
