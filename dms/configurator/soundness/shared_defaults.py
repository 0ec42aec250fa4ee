"""Options that are the same for all insured, and whose default differs between programmes."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dms.configurator.model import ChoiceModel
from dms.configurator.soundness.faults import fault
from dms.i18n import Text, text
from dms.issues import Issue
from dms.pricing.naming import listed
from dms.pricing.offer import Offer

__all__ = ["shared_defaults"]


@frozen
class _Default:
    """The value that stands in a programme, and where its option stands."""

    programme: str
    value: str
    pointer: str


def shared_defaults(offer: Offer, models: Sequence[ChoiceModel]) -> Iterator[Issue]:
    """Report defaults of which only one can be meant, at the first that differs from the first."""
    for name in offer.same_for_all or ():
        found = list(_defaults(name, models))
        differing = [one for one in found if one.value != found[0].value]
        if differing:
            said = text(
                "`{option}` is the same for all insured, and its default is not: {defaults}",
                option=name,
                defaults=listed([_in_words(one, offer) for one in (found[0], differing[0])]),
            )
            hint = text(
                "Let the same value stand in the module everywhere, or take the option out of"
                " `same_for_all`."
            )
            yield fault("CHOICE-SAME-DEFAULT", said, hint, offer, differing[0].pointer)


def _defaults(name: str, models: Sequence[ChoiceModel]) -> Iterator[_Default]:
    kind, _, option = name.partition(".")
    for model in models:
        part = model.parts.by_kind.get(kind)
        if part is not None and option in part.options:
            called = model.programme.name or model.programme.id
            pointer = f"{part.pointer}/options/{option}/written"
            yield _Default(called, part.options[option].written, pointer)


def _in_words(one: _Default, offer: Offer) -> Text:
    line = offer.locate(one.pointer).line
    if line is None:
        return text("{programme}: {value}", programme=one.programme, value=one.value)
    return text(
        "{programme}: {value} (line {line})", programme=one.programme, value=one.value, line=line
    )
