"""A programme laid out, with the tariff that is built of it: the same for every group."""

from collections.abc import Mapping

from attrs import field, frozen

from dms.configurator.priced_alternatives import Laid, laid_out
from dms.errors import LoadError
from dms.issues import errors_in
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.pricing.plan import Plan
from dms.pricing.planning import build_plan
from dms.pricing.setting import Setting
from dms.pricing.table_checks import Value
from dms.pricing.tariff import Tariff
from dms.pricing.tariff_building import build_tariff

__all__ = ["LaidTariff", "laid_tariff"]


@frozen(eq=False)
class LaidTariff:
    """Every alternative of a programme with its price, whoever it is for."""

    lines: tuple[Laid, ...] = field(repr=False)
    tariff: Tariff = field(repr=False)
    _last: list[tuple[Mapping[str, Value], Plan]] = field(factory=list, repr=False)

    def plan(self, setting: Setting) -> Plan:
        """Return the plan for a group; groups of the same size and terms, in a row, share one."""
        if not self._last or self._last[0][0] != setting.group:
            self._last[:] = [(setting.group, build_plan(self.tariff, setting.group))]
        return self._last[0][1]


def laid_tariff(offer: Offer, programme: Programme) -> LaidTariff:
    """Lay a programme of an offer out; an offer never changes, so it is done once.

    Raises :class:`~dms.errors.LoadError` when the prices themselves are faulty.
    """
    kept: tuple[Offer, dict[str, LaidTariff]] | None = offer._kept.laid
    if kept is None or kept[0] is not offer:
        kept = offer._kept.laid = offer, {}
    known = kept[1]
    if programme.id not in known:
        known[programme.id] = _laid(offer, programme)
    return known[programme.id]


def _laid(offer: Offer, programme: Programme) -> LaidTariff:
    made, lines = laid_out(offer, programme)
    tariff = build_tariff(made)
    if faults := errors_in(tariff.issues):
        raise LoadError(faults)
    return LaidTariff(lines, tariff)
