"""Choices: the kinds of care that a caller takes in a programme, held against the offer."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from dms.i18n import text
from dms.issues import Issue
from dms.modules.base import Module
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.modules.registry import title_of
from dms.pricing.naming import listed
from dms.pricing.offer import Offer
from dms.pricing.refused import refused

__all__ = ["Chosen", "choice_issues", "is_usual", "taken_in"]

Chosen = Mapping[str, Collection[str]] | None
"""The kinds of care taken in each programme, as :func:`dms.pricing.quoting.quote` is told."""


def taken_in(programme: Programme, chosen: Chosen) -> Collection[str] | None:
    """Return the kinds of care that are taken in a programme; None is all that it offers.

    Where nothing was chosen, what the offer gives on request only is left out.
    """
    if chosen is not None and programme.id in chosen:
        return chosen[programme.id]
    usual = [module.kind for module in programme.modules if is_usual(module)]
    return None if len(usual) == len(programme.modules) else usual


def is_usual(module: Module) -> bool:
    """Say whether care that is offered is in a price without being asked for.

    A module of the contract is in the price only so; a quote cannot be told to take it.
    """
    return module.taken is not Taken.ON_REQUEST


def choice_issues(offer: Offer, modules: Mapping[str, Collection[str]]) -> Iterator[Issue]:
    """Report programmes and kinds of care that were chosen and are not offered."""
    for id_, taken in modules.items():
        programme = offer.programme(id_)
        offered = [module.kind for module in programme.offered_modules] if programme else []
        if programme is None:
            yield _unknown_choice(id_, [p.id for p in offer.programmes])
        yield from (_unknown_choice(k, offered) for k in taken if programme and k not in offered)
        if programme is not None:
            yield from _incomplete_choice(programme, taken)


def _incomplete_choice(programme: Programme, taken: Collection[str]) -> Iterator[Issue]:
    """Report kinds of care that were chosen without what they are built on."""
    for module in programme.offered_modules:
        missing = [kind for kind in module.needed() if kind not in taken]
        if module.kind in taken and missing:
            yield refused(
                "QUOTE-MODULE-REQUIRES",
                text(
                    "{module} cannot be taken without: {needed}",
                    module=module.title,
                    needed=listed([title_of(kind) for kind in missing]),
                ),
                text("Take both, or leave both out"),
            )


def _unknown_choice(name: str, known: Sequence[str]) -> Issue:
    return refused(
        "QUOTE-MODULE-UNKNOWN",
        text("“{name}” was chosen and is not offered", name=name),
        text("Choose from: {known}", known=", ".join(known)),
    )
