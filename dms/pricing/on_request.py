"""What a price leaves out because the insurer gives it on request only, and nobody asked."""

from collections.abc import Iterator

from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.modules.base import Module
from dms.pricing.choices import Chosen, is_usual, taken_in
from dms.pricing.naming import listed
from dms.pricing.offer import Offer

__all__ = ["on_request_issues"]


def on_request_issues(offer: Offer, chosen: Chosen) -> Iterator[Issue]:
    """Name for each programme, and for the contract, what is given on request and not taken."""
    for number, programme in enumerate(offer.programmes):
        if programme.id not in (chosen or {}) and taken_in(programme, chosen) is not None:
            name = programme.name or programme.id
            said = text(
                "Programme “{name}”: given on request and not in this price: {care}",
                name=name,
                care=_left_out(programme.modules),
            )
            yield _note(said, _CHOOSE_OR_TAKE, offer, f"/programmes/{number}/modules")
    if any(_is_left_out(module) for module in offer.modules):
        said = text(
            "For the contract: given on request and not in this price: {care}",
            care=_left_out(offer.modules),
        )
        yield _note(said, _CHOOSE, offer, "/modules")


def _left_out(modules: tuple[Module, ...]) -> Text:
    return listed([type(module).title for module in modules if _is_left_out(module)])


def _is_left_out(module: Module) -> bool:
    return bool(module.offered) and not is_usual(module)


_CHOOSE = text("Choose what you want with `dms configure`")
_CHOOSE_OR_TAKE = text("Choose what you want with `dms configure`, or with --take")


def _note(said: Text, hint: Text, offer: Offer, pointer: str) -> Issue:
    return Issue("QUOTE-ON-REQUEST", Severity.INFO, said, hint, offer.locate(pointer))
