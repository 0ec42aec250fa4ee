"""A movement as plain text: what was asked for, from when, what it costs, why, and what remains."""

from collections.abc import Iterable, Iterator

from dms.column_titles import column_titles
from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Correct
from dms.i18n import Text, format_date, format_money, text
from dms.issues import Issue, Severity
from dms.report.issue_lines import issue_line
from dms.report.movement_dates import movement_dates
from dms.report.movement_list import kind_title, named
from dms.report.movement_money import alternatives, movement_money
from dms.report.payment_titles import payment_title
from dms.report.tables import aligned

__all__ = ["ids_of", "render_movement"]


def render_movement(
    movement: Movement, lang: str = "ru", *, contract: Contract | None = None
) -> str:
    """Write a movement for people; the people in it are named by their ids.

    `contract` is the one that the movement was previewed on: its number and what its premium
    becomes are shown too.
    """
    sections = [
        _heading(movement, contract, lang),
        aligned([(title.to(lang), day.to(lang)) for title, day in movement_dates(movement)]),
        _money(movement, contract, lang),
        _titled(text("In payments"), aligned(list(_payments(movement, lang)), right=(2,)), lang),
        *_refunds(movement, lang),
        _alternatives(movement, lang),
        _titled(text("Why"), (reason.to(lang) for reason in movement.reasons), lang),
        *_issues(movement.issues, lang),
        _titled(text("What can be done"), (way.to(lang) for way in movement.options), lang),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def ids_of(movement: Movement) -> tuple[str, ...]:
    """Return the ids of everybody it is about, whom the request names first."""
    asked = movement.request
    member = getattr(asked, "member", None) or getattr(asked, "joiner", None)
    first = (getattr(asked, "member_id", None), getattr(member, "id", None))
    return tuple(dict.fromkeys(id_ for id_ in (*first, *movement.concerned) if id_ is not None))


def _heading(movement: Movement, contract: Contract | None, lang: str) -> list[str]:
    title = kind_title(movement.kind).to(lang)
    status = text("granted") if movement.accepted else text("refused")
    ids = ids_of(movement)
    who = text("No. {ids}", ids=named(ids)).to(lang) if ids else ""
    filed = _filed(movement).to(lang)
    number = "" if contract is None else text("Contract {number}", number=contract.number).to(lang)
    lines = [
        " · ".join(filter(None, (title[:1].upper() + title[1:], who, status.to(lang)))),
        " · ".join(filter(None, (filed, number))),
    ]
    if isinstance(movement.request, Correct):
        lines.append(_corrected(movement.request).to(lang))
    if not movement.accepted:
        lines.append(text("The contract stays as it is.").to(lang))
    return lines


def _filed(movement: Movement) -> Text:
    if movement.kind == "pay":
        return text("Paid on {day}", day=movement.request.requested_on)
    return text("Request of {day}", day=movement.request.requested_on)


def _corrected(request: Correct) -> Text:
    """Say what a correction puts right: the columns only, since the facts are personal data."""
    said = (name for name in ("start", "last_day", "amount") if getattr(request, name) is not None)
    return text(
        "Corrects movement {number}: {columns}",
        number=request.corrects,
        columns=column_titles([*request.facts, *said]),
    )


def _money(movement: Movement, contract: Contract | None, lang: str) -> list[str]:
    rows: list[tuple[str, str]] = []
    for (title, sum_), parts in movement_money(movement):
        rows.append((title.to(lang), format_money(sum_, lang)))
        rows += [(f"  {part.to(lang)}", format_money(own, lang)) for part, own in parts]
    if contract is not None and movement.lines and movement.basis == contract.head:
        before, after = contract.premium, contract.premium + movement.amount
        rows.append((text("Premium of the contract before").to(lang), format_money(before, lang)))
        rows.append((text("Premium of the contract after").to(lang), format_money(after, lang)))
    return aligned(rows, right=(1,))


def _payments(movement: Movement, lang: str) -> Iterator[tuple[str, ...]]:
    """Say which payments become more or less, and when they are due."""
    for slot, units in sorted(movement.change.slots, key=lambda one: one[0].order):
        due = format_date(slot.due, lang) if slot.due is not None else ""
        sum_ = format_money(movement.rounding.roubles(units), lang)
        yield payment_title(slot).to(lang), due, f"+{sum_}" if units > 0 else sum_


def _refunds(movement: Movement, lang: str) -> Iterator[list[str]]:
    """Write for each person what becomes of the premium, one figure after another."""
    for id_, refund in movement.refunds.items():
        title = text("Refund, No. {id}", id=id_) if id_ else text("Refund for the contract")
        yield _titled(title, (step.to(lang) for step in refund.steps), lang)


def _alternatives(movement: Movement, lang: str) -> list[str]:
    rows = [
        (f"  {title.to(lang)}", format_money(sum_, lang)) for title, sum_ in alternatives(movement)
    ]
    title = text("What would come back either way").to(lang)
    return [title, *aligned(rows, right=(1,))] if rows else []


def _issues(issues: Iterable[Issue], lang: str) -> Iterator[list[str]]:
    found: dict[Severity, list[Issue]] = {}
    for issue in issues:
        found.setdefault(issue.severity, []).append(issue)
    errors, asked = found.pop(Severity.ERROR, []), found.pop(Severity.QUESTION, [])
    rest = [issue for some in found.values() for issue in some]
    yield _titled(text("Why it is refused"), (i.line(lang) for i in errors), lang)
    yield _titled(text("Questions to the insurer"), (i.line(lang) for i in asked), lang)
    yield _titled(text("Remarks"), (issue_line(i, lang) for i in rest), lang)


def _titled(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    found = [f"  {line}" for line in lines]
    return [title.to(lang), *found] if found else []
