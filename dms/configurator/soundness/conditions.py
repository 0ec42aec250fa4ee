"""Conditions of rules that cannot be asked, or that no group of the offer ever meets."""

from collections.abc import Iterator

from dms.conditions import condition_rate
from dms.configurator.model import ChoiceModel
from dms.i18n import text
from dms.issues import Issue, Location, Severity, errors_in
from dms.pricing.dimensions import Level
from dms.pricing.offer import Offer
from dms.pricing.tables import Table, build_table
from dms.pricing.tariff_building import build_tariff

__all__ = ["condition_faults"]


def condition_faults(offer: Offer, models: list[ChoiceModel]) -> Iterator[Issue]:
    """Report conditions with unknown names, with mistakes, or outside the offer's headcount."""
    seen: set[str] = set()
    for model in models:
        for rule, pointer in model.rules:
            if rule.only_for is not None and pointer not in seen:
                seen.add(pointer)
                yield from _faults(offer, rule.only_for, f"{pointer}/only_for")
            if rule.at_least is not None and pointer not in seen:
                seen.add(pointer)
                most = offer.headcount.max
                if most is not None and rule.at_least > most:
                    yield _never(offer, f"{pointer}/at_least")


def _faults(offer: Offer, when: dict[str, str | int | list[str | int]], at: str) -> Iterator[Issue]:
    known = build_tariff(offer).dimensions
    usable = {n: d for n, d in known.items() if d.level is not Level.PROGRAMME}
    strange = [name for name in when if name not in usable]
    for name in strange:
        said = text("`{name}` is nothing that a rule of choice can look at", name=name)
        hint = text("Use one of: {known}", known=", ".join(usable))
        where = offer.locate(f"{at}/{name}")
        yield Issue("CHOICE-CONDITION-UNKNOWN", Severity.ERROR, said, hint, where)
    if strange:
        return
    table, issues = build_table(
        condition_rate(when), usable, Location(pointer=at), offer.age.upper_end
    )
    for issue in errors_in(issues):
        yield Issue(issue.code, issue.severity, issue.text, issue.hint, offer.locate(at))
    if table is not None and "headcount" in when and not _is_ever_met(table, offer):
        yield _never(offer, f"{at}/headcount")


def _is_ever_met(table: Table, offer: Offer) -> bool:
    """Say whether some headcount for which the offer has prices meets the condition."""
    low, high = max(offer.headcount.min or 1, 1), offer.headcount.max
    tried = {low, *(cut for cut in table.cuts("headcount") if cut >= low)}
    return any(
        table.narrow({"headcount": heads}).rows for heads in tried if high is None or heads <= high
    )


def _never(offer: Offer, pointer: str) -> Issue:
    said = text("The offer has no prices for a group of this size, so the rule is never met")
    hint = text("Correct the headcount here, or the one of the offer.")
    return Issue("CHOICE-CONDITION-NEVER", Severity.ERROR, said, hint, offer.locate(pointer))
