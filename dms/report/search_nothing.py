"""Why a search found nothing: musts that nothing meets, musts that contradict, a short budget."""

from collections.abc import Iterator, Mapping

from dms.configurator.best import Search
from dms.configurator.states import Clash
from dms.configurator.unmeetable import best_answer
from dms.configurator.wanted import Wanted
from dms.i18n import Text, format_money, text
from dms.modules.questions import Stated
from dms.report.clash_lines import clash_lines
from dms.report.configuration_words import rules_in_words
from dms.report.paragraphs import titled, wrapped
from dms.report.search_words import wish_title

__all__ = ["nothing_lines", "short_lines"]

_UNMEETABLE = {
    Stated.YES: text("the rules or the prices of the offer do not allow it for this group"),
    Stated.NO: text("nothing in this programme gives it"),
    Stated.NOT_STATED: text("the offer does not say it; ask the insurer and write the answer down"),
}


def nothing_lines(search: Search, lang: str) -> Iterator[list[str]]:
    """Yield why nothing meets the musts, paragraph by paragraph."""
    alone = {str(one.decisions[0].choice): one for one in search.clashes if len(one.decisions) == 1}
    reasons = (_unmeetable(search, wish, alone, lang) for wish in search.unmeetable)
    yield titled(text("Nothing in the programme meets these musts"), reasons, lang)
    together = [one for one in search.clashes if len(one.decisions) != 1]
    for clash in together:
        title = text("These musts contradict each other")
        yield clash_lines(clash, title, search.bench.model.parts, lang)
    if not together and search.barred:
        titles = (wish_title(wish).to(lang) for wish in search.barred)
        title = text("Each of these musts can be met, and all of them together cannot")
        yield titled(title, titles, lang)


def short_lines(search: Search, lang: str) -> list[str]:
    """Return by how much the budget is short of the cheapest programme that meets all musts."""
    if search.missing is None or search.allowed is None:
        return []
    least = search.frontier[0]
    said = text(
        "The budget is short by {missing}: the cheapest programme that meets all musts costs "
        "{total}, the budget allows {allowed}.",
        missing=format_money(search.missing, lang),
        total=format_money(least.total, lang),
        allowed=format_money(search.allowed, lang),
    )
    return wrapped(said.to(lang))


def _unmeetable(search: Search, wish: Wanted, alone: Mapping[str, Clash], lang: str) -> str:
    clash = alone.get(wish.name)
    why: Text | None = rules_in_words(clash) if clash is not None else None
    why = why or _UNMEETABLE[best_answer(wish, search.bench.model.parts)]
    return Text("{wish}: {why}", {"wish": wish_title(wish), "why": why}).to(lang)
