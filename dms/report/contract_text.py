"""How a contract stands on a day, as plain text."""

from collections.abc import Iterable
from datetime import date

from dms.contracts.contract import Contract
from dms.i18n import format_date, format_money, plural, text
from dms.issues import Issue
from dms.report.contract_summary import ContractSummary, contract_summary
from dms.report.tables import aligned

__all__ = ["render_contract"]


def render_contract(
    contract: Contract, day: date, lang: str = "ru", *, people: bool = False
) -> str:
    """Write how a contract stands on a day; `people` lists everybody insured then, by ids."""
    found = contract_summary(contract, day, lang, people=people)
    sections = [
        _heading(found, contract, lang),
        _insured(found, lang),
        _everybody(found, lang),
        _money(found, lang),
        _questions(contract.terms.questions(), lang),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(found: ContractSummary, contract: Contract, lang: str) -> list[str]:
    period = contract.period
    days = plural("{count} day", "{count} days", period.days).to(lang)
    dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day).to(lang)
    name = text("Contract {number}", number=found.contract).to(lang)
    offer = text("offer {id}", id=found.offer).to(lang)
    terms = text("terms {id}", id=found.terms).to(lang)
    movements = plural("{count} movement", "{count} movements", found.movements).to(lang)
    lines = [
        " · ".join((name, found.insurer, offer, terms)),
        found.policyholder or "",
        " · ".join((dates, days, movements)),
    ]
    return [line for line in lines if line]


def _insured(found: ContractSummary, lang: str) -> list[str]:
    title = text("Insured on {day}", day=found.day).to(lang)
    if not found.people:
        return [f"{title}: {text('nobody').to(lang)}"]
    heading = (title, *(t.to(lang) for t in (text("Employees"), text("Relatives"), text("Total"))))
    rows = [(f"  {one.name}", one.employees, one.relatives) for one in found.people]
    everybody = (
        text("Total").to(lang),
        sum(one.employees for one in found.people),
        sum(one.relatives for one in found.people),
    )
    cells = [(name, str(own), str(kin), str(own + kin)) for name, own, kin in [*rows, everybody]]
    return aligned([heading, *cells], right=(1, 2, 3))


def _everybody(found: ContractSummary, lang: str) -> list[str]:
    names = {one.programme: one.name for one in found.people}
    rows = [
        (
            f"  {one.member}",
            names[one.programme],
            format_date(date.fromisoformat(one.cover.start), lang),
            format_date(date.fromisoformat(one.cover.last_day), lang),
        )
        for one in found.insured or ()
    ]
    first, *others = (title.to(lang) for title in _COLUMNS)
    return aligned([(f"  {first}", *others), *rows]) if rows else []


_COLUMNS = (text("No."), text("Programme"), text("First day"), text("Last day"))


def _money(found: ContractSummary, lang: str) -> list[str]:
    owed = text("Still to be paid") if found.balance >= 0 else text("To come back")
    rows = [
        (text("Premium"), found.premium),
        (text("Paid"), found.paid),
        (text("Returned in cash"), found.returned or None),
        (owed, abs(found.balance)),
    ]
    return aligned(
        [(title.to(lang), format_money(sum_, lang)) for title, sum_ in rows if sum_ is not None],
        right=(1,),
    )


def _questions(issues: Iterable[Issue], lang: str) -> list[str]:
    lines = [f"  {issue.line(lang)}" for issue in issues]
    return [text("What the terms leave open").to(lang), *lines] if lines else []
