"""Networks: which clinics an offer gives for a programme or a kind of care, as far as it says.

An offer may list its clinics without saying which programme each is for; then nothing is known of
the programme. An offer that lists none has not said that there are none.
"""

from collections.abc import Iterable

from attrs import frozen

from dms.clinics import Access, Network, clinics_named
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.pricing.offer import Offer

__all__ = ["Ways", "network_for_kind", "network_of_offer", "network_of_programme", "ways_in"]

_FIELDS = ("clinics", "diagnostic_clinics")


@frozen
class Ways:
    """How one gets into the clinics of a network, by number of clinics."""

    direct: int
    by_referral: int
    not_stated: int


def network_of_offer(offer: Offer) -> Network | None:
    """Return every clinic that an offer lists or names; None where it does neither."""
    named = [id_ for p in offer.programmes for id_ in _named(p, p.modules) or ()]
    found = _network(offer, [*(clinic.id for clinic in offer.clinics), *named])
    return found if len(found) else None


def network_of_programme(offer: Offer, programme: Programme | None) -> Network | None:
    """Return the clinics of a programme and its modules; None where it names none."""
    if programme is None:
        return None
    named = _named(programme, programme.offered_modules)
    return None if named is None else _network(offer, named)


def network_for_kind(offer: Offer, programme: Programme | None, kind: str) -> Network | None:
    """Return the clinics of a kind of care: those of the module, else those of the programme.

    A clinic of which the list says that it does not give this care is left out; one of which it
    says nothing stays, see :meth:`dms.clinics.Clinic.gives`.
    """
    module = programme.module(kind) if programme is not None else None
    own = module.clinics if module is not None and module.offered else None
    if own is not None:
        return _network(offer, own)
    if programme is None or programme.clinics is None:
        return None
    network = _network(offer, programme.clinics)
    return Network(clinics=tuple(c for c in network.clinics if c.gives(kind) is not False))


def ways_in(network: Network, module: Module | None) -> Ways:
    """Count clinics by access; what the module says holds for those that say nothing."""
    general = getattr(module, "access", None)
    found = [clinic.access or general for clinic in network.clinics]
    return Ways(found.count(Access.DIRECT), found.count(Access.BY_REFERRAL), found.count(None))


def _named(programme: Programme, modules: Iterable[Module]) -> list[str] | None:
    """Return the ids that a programme and its modules name; None where no list is given."""
    lists = [getattr(part, name, None) for part in (programme, *modules) for name in _FIELDS]
    stated = [ids for ids in lists if ids is not None]
    return [id_ for ids in stated for id_ in ids] if stated else None


def _network(offer: Offer, ids: Iterable[str]) -> Network:
    """Return clinics by id; one that the offer does not describe is known by its id alone."""
    return Network(clinics=clinics_named(dict.fromkeys(ids), offer.clinics))
