"""A year under other terms as plain text: money, days and people side by side, then who and why."""

from collections.abc import Iterable
from decimal import Decimal

from attrs import evolve

from dms.contracts.what_if.clauses import clause_title
from dms.contracts.what_if.figure_titles import COUNTED_FIGURES, MONEY_FIGURES
from dms.contracts.what_if.measures import Measures, PersonFigures
from dms.contracts.what_if.open_requests import LeftOut, people_about
from dms.contracts.what_if.what_if import PersonEffect, Side, WhatIf
from dms.i18n import Text, format_amount, format_date, format_number, plural, text
from dms.i18n.texts import Amount
from dms.issues import Location
from dms.report.issue_lines import lines_by_reason
from dms.report.movement_list import kind_title, named
from dms.report.tables import aligned

__all__ = ["NAMED", "render_what_if"]

NAMED = 20
"""How many people are shown one by one; the rest is counted."""

Row = tuple[str, ...]

_CLAUSES = (
    text("Premium"),
    text("Kept by the insurer"),
    text("Days without cover"),
    text("Days too long"),
    text("Refused"),
    text("Premium per day of cover"),
)


def render_what_if(whatif: WhatIf, lang: str = "ru") -> str:
    """Write a comparison of two sets of terms for people; people are named by their ids."""
    sections = [
        _heading(whatif, lang),
        _totals(whatif, lang),
        _reading(whatif, lang),
        _clauses(whatif, lang),
        _people(whatif, lang),
        _refused(whatif.a, lang),
        _refused(whatif.b, lang),
        _left_out(whatif, lang),
        _titled(text("Questions"), (i.line(lang) for i in whatif.questions), lang),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(whatif: WhatIf, lang: str) -> list[str]:
    contract = whatif.contract
    title = text("Contract {number} under other terms", number=contract.number)
    sides = text("{a} and {b}", a=_name(whatif.a), b=_name(whatif.b))
    count = plural(
        "{count} request is compared; people who ask to join: {joiners}",
        "{count} requests are compared; people who ask to join: {joiners}",
        whatif.compared,
        joiners=whatif.joiners,
    )
    none = text("There are no figures: the contract cannot be concluded on both terms as they are.")
    lines = [title, sides, count, *([] if whatif.difference is not None else [none])]
    return [line.to(lang) for line in lines]


def _name(side: Side) -> str:
    return side.terms.name or side.terms.id


def _signed(number: Decimal | int, lang: str) -> str:
    return f"+{_plain(number, lang)}" if number > 0 else _plain(number, lang)


def _plain(number: Decimal | int, lang: str) -> str:
    if isinstance(number, Decimal):
        return format_amount(number, lang)
    return format_number(Decimal(number), lang)


def _totals(whatif: WhatIf, lang: str) -> list[str]:
    a, b, difference = whatif.a.total, whatif.b.total, whatif.difference
    if a is None or b is None or difference is None:
        return []
    rows: list[Row] = [("", whatif.a.terms.id, whatif.b.terms.id, text("Difference").to(lang))]
    for name, title in {**MONEY_FIGURES, **COUNTED_FIGURES}.items():
        cells = (_plain(getattr(side, name), lang) for side in (a, b))
        rows.append((title.to(lang), *cells, _signed(getattr(difference, name), lang)))
        if name == "days_without_cover" and whatif.joiners:
            rows.append(_mean(whatif, lang))
    return aligned(rows, right=(1, 2, 3))


def _mean(whatif: WhatIf, lang: str) -> Row:
    means = [whatif.mean_days_without_cover(side) for side in (whatif.a, whatif.b)]
    cells = ("" if mean is None else format_number(mean, lang) for mean in means)
    return (f"  {text('for each person who asks to join').to(lang)}", *cells, "")


def _reading(whatif: WhatIf, lang: str) -> list[str]:
    """Say what more premium buys, so that dearer is not taken for worse."""
    if whatif.premium_per_day is None:
        return []
    said = text(
        "Earlier cover costs more because it is more cover: {amount} ₽ for each day of cover more.",
        amount=Amount(whatif.premium_per_day),
    )
    return [said.to(lang)]


def _clauses(whatif: WhatIf, lang: str) -> list[str]:
    """Write what each clause does alone, and all together."""
    if whatif.difference is None or not whatif.clauses:
        return []
    rows = [(text("Clause by clause").to(lang), *(column.to(lang) for column in _CLAUSES))]
    rows += [
        _effect(clause_title(one.clause), one.effect, one.premium_per_day, lang)
        for one in whatif.clauses
    ]
    if len(whatif.clauses) > 1:
        rows.append(_effect(text("Only together"), whatif.rest, None, lang))
    total = text("All together")
    rows.append(_effect(total, whatif.difference, whatif.premium_per_day, lang))
    return aligned(rows, right=range(1, len(_CLAUSES) + 1))


def _effect(title: Text, effect: Measures | None, per_day: Decimal | None, lang: str) -> Row:
    if effect is None:
        return (f"  {title.to(lang)}", text("not stated").to(lang))
    figures = (
        effect.premium,
        effect.retained,
        effect.days_without_cover,
        effect.days_too_long,
        effect.refused,
    )
    last = "" if per_day is None else format_amount(per_day, lang)
    return (f"  {title.to(lang)}", *(_signed(figure, lang) for figure in figures), last)


def _people(whatif: WhatIf, lang: str) -> list[str]:
    people = whatif.people
    if not people:
        return []
    title = plural("{count} person is affected", "{count} people are affected", len(people))
    rows = [_person(one, lang) for one in people[:NAMED]]
    return [title.to(lang), *aligned(rows, right=(3, 4)), *_more(len(people), lang)]


def _person(one: PersonEffect, lang: str) -> Row:
    premiums = (format_amount(side.premium, lang) for side in (one.before, one.after))
    return (f"  № {one.member_id}", _cover(one.before, lang), _cover(one.after, lang), *premiums)


def _cover(figures: PersonFigures, lang: str) -> str:
    if figures.start is None or figures.last_day is None:
        return text("not insured").to(lang)
    return f"{format_date(figures.start, lang)} – {format_date(figures.last_day, lang)}"


def _refused(side: Side, lang: str) -> list[str]:
    title = text("Refused under {name}", name=_name(side))
    everybody = text("the whole contract").to(lang)
    found = (
        evolve(issue, where=Location(member=next(people_about(movement.request), everybody)))
        for movement in side.refused
        for issue in movement.issues
    )
    return _titled(title, lines_by_reason(found, lang), lang)


def _left_out(whatif: WhatIf, lang: str) -> list[str]:
    if not whatif.left_out:
        return []
    said = plural(
        "{count} request is left out of both sides: what comes of it nobody has said",
        "{count} requests are left out of both sides: what comes of them nobody has said",
        len(whatif.left_out),
    )
    return [said.to(lang), *(f"  {_open(one).to(lang)}" for one in whatif.left_out)]


def _open(one: LeftOut) -> Text:
    title = kind_title(str(getattr(one.request, "kind", "")))
    whom = list(people_about(one.request))
    if not whom:
        return text("Request {number}, {title}", number=one.number, title=title)
    return text(
        "Request {number}, {title}, No. {ids}", number=one.number, title=title, ids=named(whom)
    )


def _more(count: int, lang: str) -> list[str]:
    rest = count - NAMED
    return ["  " + text("and {count} more", count=rest).to(lang)] if rest > 0 else []


def _titled(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    found = [f"  {line}" for line in lines]
    return [title.to(lang), *found] if found else []
