"""Rules that speak of what the offer does not have."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from dms.configurator.choice import PROGRAMME
from dms.configurator.model import ChoiceModel
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.modules.choice_rules import ChoiceRule
from dms.pricing.offer import Offer

__all__ = ["unknown_names"]


def unknown_names(offer: Offer, models: Sequence[ChoiceModel]) -> Iterator[Issue]:
    """Report names in rules, and in `same_for_all`, that nothing in the offer has.

    A rule of a programme speaks of that programme and of the contract; a rule of the offer holds
    where all that it names is there, which has to be one programme at least.
    """
    for number, model in enumerate(models):
        for index, rule in enumerate(model.programme.rules or ()):
            pointer = f"/programmes/{number}/rules/{index}"
            yield from _unknown(rule, pointer, sorted(model.parts.names), offer)
    every = sorted({name for model in models for name in model.parts.names})
    for index, rule in enumerate(offer.rules or ()):
        named = {name for name, _ in rule.named}
        if not any(named <= model.parts.names for model in models):
            found = list(_unknown(rule, f"/rules/{index}", every, offer))
            yield from found or [_nowhere(offer, f"/rules/{index}")]
    yield from _unknown_options(offer, models)


def _unknown(rule: ChoiceRule, pointer: str, known: list[str], offer: Offer) -> Iterator[Issue]:
    for name, way in rule.named:
        if name not in known:
            place = pointer + "".join(f"/{step}" for step in way)
            yield _issue(name, known, offer, place)


def _unknown_options(offer: Offer, models: Sequence[ChoiceModel]) -> Iterator[Issue]:
    known = sorted(
        {
            f"{part.kind}.{name}"
            for model in models
            for part in model.parts.listed
            for name in part.options
            if part.kind == PROGRAMME or not part.in_contract
        }
    )
    for index, name in enumerate(offer.same_for_all or ()):
        if name not in known:
            yield _issue(name, known, offer, f"/same_for_all/{index}")


def _issue(name: str, known: list[str], offer: Offer, pointer: str) -> Issue:
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = text("Choose from: {known}", known=", ".join(known))
    if close:
        hint = text("Did you mean {meant}?", meant=close[0])
    said = text("A rule names “{name}”, which cannot be chosen here", name=name)
    return Issue("CHOICE-RULE-UNKNOWN", Severity.ERROR, said, hint, offer.locate(pointer))


def _nowhere(offer: Offer, pointer: str) -> Issue:
    said = text("No programme has all that this rule names, so it holds nowhere")
    hint = text("Move it to the programme that it is meant for, or correct the names.")
    return Issue("CHOICE-RULE-UNKNOWN", Severity.ERROR, said, hint, offer.locate(pointer))
