"""Words for a search: what is wanted, whether it is met, and why a value is not the default."""

from collections.abc import Iterator, Mapping, Sequence

from dms.configurator.additions import Additions
from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.departures import Departure, departures
from dms.configurator.parts import Parts
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.naming import listed
from dms.report.configuration_words import reason_words
from dms.requirements.wishes import Need

__all__ = ["addition_words", "answer_word", "need_words", "value_notes", "wish_title"]

_ANSWERS = {
    Stated.YES: text("met"),
    Stated.NO: text("not met"),
    Stated.NOT_STATED: text("not stated in the offer"),
}


def answer_word(answer: Stated) -> Text:
    """Say whether a wish is met; what the offer leaves open is neither."""
    return _ANSWERS[answer]


def need_words(wish: Wanted) -> Text:
    """Say that it is a must, or what it weighs."""
    return text("must") if wish.need is Need.MUST else text("weight {weight}", weight=wish.weight)


def wish_title(wish: Wanted) -> Text:
    """Return what is wanted, or what is to be left out."""
    if isinstance(wish, ChoiceWish) and not wish.taken:
        return text("without “{care}”", care=wish.title)
    return wish.title


def addition_words(found: Additions, parts: Parts, *, first: bool) -> Iterator[Text]:
    """Yield what comes in addition, what changes and what falls away; of the `first` one all it is.

    A value names its kind of care, which is not said again.
    """
    new = {care.kind for care in found.care}
    with_value = {value.kind for value in found.values}
    care = [one for one in found.care if one.kind not in with_value]
    added = [*care, *(one for one in found.values if first or one.kind in new)]
    changed = [one for one in found.values if one not in added]
    if added:
        yield _titles(added, parts) if first else Text("+ {care}", {"care": _titles(added, parts)})
    if changed:
        yield text("changed: {values}", values=_titles(changed, parts))
    if found.without:
        yield Text("− {care}", {"care": _titles(found.without, parts)})


def _titles(choices: Sequence[Choice], parts: Parts) -> Text:
    return listed([parts.title_of(one) for one in choices])


def value_notes(configuration: Configuration, wanted: Sequence[Wanted]) -> Mapping[Choice, Text]:
    """Say of each value that is not the default why it is taken."""
    parts = configuration.bench.model.parts
    return {one.choice: _because(one, parts) for one in departures(configuration, wanted)}


def _because(departure: Departure, parts: Parts) -> Text:
    if departure.wishes:
        if any(wish.name == str(departure.choice) for wish in departure.wishes):
            return text("asked for")
        titles = listed([wish_title(wish) for wish in departure.wishes])
        return text("asked for: {wishes}", wishes=titles)
    if departure.why is not None:
        return reason_words(departure.why, parts)
    return text("it costs less and meets the same wishes")
