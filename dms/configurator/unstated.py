"""Kinds of care of which the offer does not say whether they may be left out."""

from collections.abc import Iterator

from dms.configurator.model import ChoiceModel
from dms.configurator.structure import is_stated
from dms.i18n import text
from dms.issues import Issue, Severity

__all__ = ["unstated_choices"]


def unstated_choices(model: ChoiceModel) -> Iterator[Issue]:
    """Yield a question to the insurer for each kind of care that is taken to be free to choose.

    «Полис ДМС состоит из модулей», but whether an insurer sells one without another only the
    insurer knows; until then it may be left out here.
    """
    for part in model.parts.listed:
        if part.module is not None and not is_stated(part.module):
            said = text("{care}: may it be left out?", care=part.title)
            hint = text(
                "Ask the insurer and state `taken`: always, by_default or on_request; until then "
                "it is taken unless you leave it out"
            )
            where = model.offer.locate(part.pointer)
            yield Issue("CONFIGURE-TAKEN-UNSTATED", Severity.QUESTION, said, hint, where)
