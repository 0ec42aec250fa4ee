"""Limits, waiting periods and deductibles: a contract that speaks of them has to name their size.

A limit without a number is decided by the insurer when somebody is ill (ГК РФ ст. 942 п. 2).
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import practice
from dms.contracts.checks.offer_places import Spot, programme_spots, spot_of
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import Text, text
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.modules.questions import Asking

__all__ = ["CHECKS"]

Part = tuple[str, Asking]
"""The pointer of a limit, a waiting period or a deductible, and what it says."""

_NUMBERED = {
    "limits": text("limits are numbers"),
    "waiting_period": text("the waiting period is a number"),
    "deductible": text("the deductible is a number"),
}
"""The ways to bound care, and what is said where each has its size."""


@check(
    "COV-02",
    Gravity.MINOR,
    title=text("A limit, a waiting period or a deductible without a number"),
    why=text("What has no number is decided by the insurer when somebody is ill already."),
    wording=text(
        "Limits are stated in visits, services or roubles for a year, waiting periods in days, the "
        "deductible in percent of the bill or in roubles; what is not named has no limit."
    ),
    norms=[practice("ГК РФ ст. 942 п. 2, вывод")],
)
def numbers(subject: Subject) -> Iterator[Verdict]:
    """Look at everything that bounds the care: its size, or that nobody has said anything.

    A deductible of the programme answers for its care; it says nothing of limits.
    """
    for programme, spot in programme_spots(subject):
        yield from _sized(subject, spot, programme)
        places = [one for one in subject.modules if one.programme is programme]
        yield from _care(subject, spot, places)
    shared = [one for one in subject.modules if one.programme is None]
    yield from _care(subject, Spot(subject.offer.locate("/modules"), None), shared)


def _care(subject: Subject, spot: Spot, places: list[ModulePlace]) -> Iterator[Verdict]:
    """Judge kinds of care one by one; what nobody has said is asked for all of them together."""
    care = [place for place in places if place.module.offered]
    for place in care:
        yield from _sized(subject, spot_of(place), place.module)
    for name in _NUMBERED:
        if spot.programme is not None and _parts(spot.programme, name) is not None:
            continue
        silent = [type(one.module).title for one in care if _parts(one.module, name) is None]
        if silent:
            yield spot.open(_unsaid(name, _listed(silent, ", ")))


def _unsaid(name: str, modules: Text) -> Text:
    if name == "limits":
        return text("nothing is said of limits of: {modules}", modules=modules)
    if name == "waiting_period":
        return text("nothing is said of waiting periods of: {modules}", modules=modules)
    return text("nothing is said of deductibles of: {modules}", modules=modules)


def _parts(of: Module | Programme, name: str) -> list[Part] | None:
    """Return what is said of one way to bound care; an empty list is "no such bound"."""
    stated = getattr(of, name, None)
    if stated is None:
        return None
    if isinstance(stated, tuple):
        return [(f"/{name}/{number}", one) for number, one in enumerate(stated)]
    return [(f"/{name}", stated)]


def _sized(subject: Subject, spot: Spot, of: Module | Programme) -> Iterator[Verdict]:
    """Judge what is said: each part without a number by itself, the others at once."""
    numbered: list[Text] = []
    for name, title in _NUMBERED.items():
        parts = _parts(of, name) or []
        vague = [(pointer, part) for pointer, part in parts if part.questions()]
        numbered += [title] if parts and not vague else []
        for pointer, part in vague:
            where = subject.offer.locate((spot.where.pointer or "") + pointer)
            there = Spot(where, spot.programme, spot.module)
            yield there.failed(text("{part} without a number", part=type(part).title))
    if numbered:
        yield spot.passed(_listed(numbered, "; "))


def _listed(titles: list[Text], between: str) -> Text:
    named = {f"m{number}": title for number, title in enumerate(titles)}
    return Text(between.join(f"{{{key}}}" for key in named), named)


CHECKS = (numbers,)
"""The checks of this file."""
