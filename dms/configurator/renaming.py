"""Renaming a programme in a price list: whatever is said of it holds for what is made of it.

What is said only of programmes of which nothing is made is left out.
"""

from collections.abc import Mapping, Sequence

from attrs import evolve

from dms.conditions import Condition
from dms.i18n import Text
from dms.modules.base import Module
from dms.pricing.contribution import ContributionRule
from dms.pricing.dimensions import same
from dms.pricing.factors import KINDS, Factor
from dms.rates import Rate

__all__ = [
    "Names",
    "renamed_factor",
    "renamed_module",
    "renamed_rate",
    "renamed_rule",
    "renamed_text",
]

Names = Mapping[str, Sequence[str]]
"""The new ids of each programme, by its old one as tables compare it (:func:`same`)."""

_DIMENSION = "programme"


def renamed_rate(rate: Rate, names: Names) -> Rate:
    """Return a rate whose rows for a programme are rows for what is made of it."""
    if _DIMENSION not in rate.by or not names:
        return rate
    at = rate.by.index(_DIMENSION)
    rows = (
        evolve(row, keys=(*row.keys[:at], _all(row.keys[at], names), *row.keys[at + 1 :]))
        for row in rate.rows
    )
    return evolve(rate, rows=tuple(row for row in rows if row.keys[at]))


def renamed_module(module: Module, names: Names) -> Module:
    """Return a module whose price knows the new programmes."""
    if not isinstance(module.premium, Rate) or _DIMENSION not in module.premium.by:
        return module
    return module.model_copy(update={"premium": renamed_rate(module.premium, names)})


def renamed_factor(factor: Factor, names: Names) -> Factor | None:
    """Return a factor that knows the new programmes; None where it is for none of them."""
    kind = next(k for k in KINDS if getattr(factor, k) is not None)
    changed: dict[str, object] = {kind: renamed_rate(factor.rate, names)}
    if factor.programmes is not None:
        changed["programmes"] = list(_all(factor.programmes, names))
    if factor.when is not None:
        changed["when"] = when = _renamed_condition(factor.when, names)
        if when.get(_DIMENSION) == []:
            return None
    return factor.model_copy(update=changed)


def renamed_rule(rule: ContributionRule, names: Names) -> ContributionRule | None:
    """Return a rule of who pays that knows the new programmes; None where it is for none of them.

    ValueError where the rule counts on the price of a programme that several or none were made of.
    """
    changed: dict[str, object] = {}
    if rule.when is not None:
        changed["when"] = when = _renamed_condition(rule.when, names)
        if when.get(_DIMENSION) == []:
            return None
    if rule.of is not None:
        made = names.get(same(rule.of), [rule.of])
        if len(made) != 1:
            raise ValueError(f"Who pays is counted on {rule.of!r}; say of which of its programmes")
        changed["of"] = made[0]
    return rule.model_copy(update=changed)


def renamed_text(said: Text, made: str, programme: str) -> Text:
    """Return words that name a programme as the insurer does, and not by a new id."""
    params = {
        name: renamed_text(value, made, programme)
        if isinstance(value, Text)
        else programme
        if value == made
        else value
        for name, value in said.params.items()
    }
    return evolve(said, params=params)


def _renamed_condition(when: Condition, names: Names) -> Condition:
    said = when.get(_DIMENSION)
    if said is None:
        return when
    listed = said if isinstance(said, list) else [said]
    return {**when, _DIMENSION: list(_all([str(one) for one in listed], names))}


def _all(written: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return names of programmes, the renamed ones replaced."""
    return tuple(new for one in written for new in names.get(same(one), (one,)))
