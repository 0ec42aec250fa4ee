"""A search as plain text: the best programme under the budget, then what more would cost."""

from collections.abc import Iterable, Iterator

from dms.configurator.additions import usual_left_out
from dms.configurator.best import Found, Search
from dms.configurator.configuration import Configuration
from dms.configurator.settling import fewest_decisions
from dms.i18n import Text, format_money, text
from dms.issues import Issue
from dms.pricing.exact import added
from dms.report.bench_lines import apart_lines, bench_heading
from dms.report.configuration_words import as_typed
from dms.report.configured_quote_lines import question_lines, remark_lines
from dms.report.issue_lines import issue_line
from dms.report.paragraphs import titled, wrapped
from dms.report.programme_lines import programme_lines
from dms.report.search_nothing import nothing_lines, short_lines
from dms.report.search_table import frontier_lines
from dms.report.search_words import value_notes
from dms.report.wish_lines import wish_lines

__all__ = ["render_search"]

COMMAND = "dms configure OFFER ROSTER"


def render_search(
    search: Search,
    lang: str = "ru",
    *,
    command: str = COMMAND,
    questions: bool = False,
    more: Iterable[Issue] = (),
) -> str:
    """Write a search for people; nobody is named in it.

    `command` is the call of `dms configure` for the same offer and list, to which what was found is
    added. `questions` lists everything that the best programme leaves open, and not only what may
    be chosen and what the price rests on. `more` are issues to show with it.
    """
    head = [*bench_heading(search.bench, lang), *(issue_line(one, lang) for one in more)]
    best = search.best
    body = _nothing(search, lang) if best is None else _found(search, best, lang)
    sections = [
        head,
        *body,
        frontier_lines(search, lang),
        _next(search, lang),
        _commands(search, command, lang),
        *([] if best is None else _open(best.configuration, lang, every=questions)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _nothing(search: Search, lang: str) -> Iterator[list[str]]:
    said = text("No programme meets all musts.")
    if search.frontier:
        said = text("No programme that meets all musts fits the budget.")
    yield [said.to(lang)]
    yield short_lines(search, lang)
    yield from nothing_lines(search, lang)
    yield apart_lines(search.bench, lang)


def _found(search: Search, best: Found, lang: str) -> Iterator[list[str]]:
    parts, taken = search.bench.model.parts, best.configuration.taken
    yield [line for said in _prices(search, best, lang) for line in wrapped(said.to(lang))]
    yield apart_lines(search.bench, lang)
    notes = value_notes(best.configuration, search.wanted)
    yield [text("What it takes in").to(lang), *programme_lines(parts, taken, lang, notes)]
    left_out = (parts.title_of(one).to(lang) for one in usual_left_out(parts, taken))
    yield titled(text("Usually taken in, and not here"), left_out, lang)
    yield wish_lines(best.wishes, lang)


def _prices(search: Search, best: Found, lang: str) -> Iterator[Text]:
    per_head = search.per_head(best)
    said = text("Best programme: {total} for the contract", total=format_money(best.total, lang))
    if per_head is not None:
        money = format_money(per_head, lang)
        said = text("{said}, {per_head} per head", said=said, per_head=money)
    yield said
    if search.others:
        others = format_money(search.others, lang)
        yield text("Of that people in other programmes: {others}", others=others)
    left = search.left(best)
    if search.allowed is not None and left is not None:
        yield text(
            "Budget: {allowed} for the contract; left: {left}",
            allowed=format_money(search.allowed, lang),
            left=format_money(left, lang),
        )


def _next(search: Search, lang: str) -> list[str]:
    """Say what the next better one would take."""
    best, better = search.best, search.next_better
    if best is None:
        return []
    if better is None:
        said = text("No programme meets more of the wishes, whatever it costs.")
        return wrapped(said.to(lang)) if best.gains < search.most_gains else []
    left = search.left(better)
    said = text(
        "The next better one costs {total}, {more} more than the best one",
        total=format_money(better.total, lang),
        more=format_money(added(better.total, -best.total), lang),
    )
    if left is not None:
        over = format_money(-left, lang)
        said = text("{said} and {over} more than the budget", said=said, over=over)
    pairs = list(zip(best.wishes, better.wishes, strict=True))
    new = [after for before, after in pairs if after.is_met and not before.is_met]
    lost = [after for before, after in pairs if before.is_met and not after.is_met]
    return [
        *wrapped(said.to(lang)),
        *wish_lines(new, lang, text("It also meets")),
        *wish_lines(lost, lang, text("It no longer meets")),
    ]


def _commands(search: Search, command: str, lang: str) -> list[str]:
    """Write how to go on from here, as calls that can be typed."""
    best = search.best
    start = best or next(iter(search.frontier), None)
    if start is None:
        return []
    call = _call(command, start)
    title = text("To go on from the best one")
    if best is None:
        title = text("To go on from the cheapest one that meets all musts")
    lines = [title.to(lang), f"  {call}"]
    if best is not None:
        written = text("The same as an offer, which can be quoted").to(lang)
        lines += [written, f"  {call} -o programme.yaml"]
    return lines


def _call(command: str, found: Found) -> str:
    return " ".join((command, *map(as_typed, fewest_decisions(found.configuration))))


def _open(found: Configuration, lang: str, *, every: bool) -> Iterator[list[str]]:
    """Write what else there is to know about the price, and what is open."""
    yield remark_lines(found.quote, lang)
    yield question_lines(found, lang, every=every)
