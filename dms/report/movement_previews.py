"""Several previewed movements at once: a line for each, their sum, what is refused and why."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from dms.contracts.state.movement import Movement
from dms.i18n import format_amount, format_date, text
from dms.pricing.exact import added
from dms.report.issue_lines import issue_line
from dms.report.movement_list import kind_title, named
from dms.report.movement_text import ids_of
from dms.report.tables import aligned

__all__ = ["render_previews"]

_COLUMNS = (text("No."), text("Movement"), text("People"), text("From"), text("Premium"))


def render_previews(movements: Sequence[Movement], lang: str = "ru") -> str:
    """Write several movements for people; who is refused stands below with what to do."""
    heading = tuple(column.to(lang) for column in _COLUMNS)
    rows = [_cells(movement, lang) for movement in movements]
    granted = added(*(movement.amount for movement in movements if movement.accepted))
    total = (text("Total").to(lang), "", "", "", format_amount(granted, lang))
    sections = [aligned([heading, *rows, total], right=(0, 4)), list(_reasons(movements, lang))]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _cells(movement: Movement, lang: str) -> tuple[str, ...]:
    day = format_date(movement.effective, lang) if movement.effective is not None else ""
    return (
        str(movement.number) if movement.accepted else "",
        kind_title(movement.kind).to(lang),
        named(ids_of(movement)).to(lang),
        day if movement.accepted else text("refused").to(lang),
        format_amount(movement.amount, lang) if movement.accepted else "",
    )


def _reasons(movements: Sequence[Movement], lang: str) -> Iterator[str]:
    """Yield what is remarked about each movement, and what remains possible instead."""
    for movement in movements:
        who = next(iter(ids_of(movement)), None)
        for issue in movement.issues:
            where = evolve(issue.where, member=issue.where.member or who)
            yield issue_line(evolve(issue, where=where), lang)
        for option in movement.options:
            yield "  " + text("Possible: {option}", option=option).to(lang)
