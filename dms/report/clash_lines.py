"""A contradiction as lines: what does not go together, and the rules that do not allow it."""

from dms.configurator.parts import Parts
from dms.configurator.states import Clash, Decision
from dms.i18n import Text, text
from dms.report.configuration_words import as_typed, decision_title, rules_in_words
from dms.report.paragraphs import titled

__all__ = ["clash_lines"]


def clash_lines(
    clash: Clash, title: Text, parts: Parts, lang: str, *, typed: bool = False
) -> list[str]:
    """Return what contradicts itself below its title; `typed` says how it is typed, too.

    Without decisions the rules contradict each other, and there is another title for that.
    """
    if not clash.decisions:
        title = text("Nothing can be chosen: the rules of the offer rule out everything")
    decided = [_decided(one, parts, lang, typed=typed) for one in clash.decisions]
    rules = rules_in_words(clash)
    why = [] if rules is None else [text("because: {rules}", rules=rules).to(lang)]
    return titled(title, [*decided, *why], lang)


def _decided(decision: Decision, parts: Parts, lang: str, *, typed: bool) -> str:
    title = decision_title(decision, parts).to(lang)
    return f"{title} ({as_typed(decision)})" if typed else title
