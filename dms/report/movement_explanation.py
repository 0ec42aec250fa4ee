"""The explanation of a movement: every line of its money, down to the row of the price list."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Line, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Correct
from dms.contracts.state.stretch import Stretch
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Location
from dms.periods import ONE_DAY, Period
from dms.pricing.explanation import Explanation, price_parts, proration_parts, rounding_part
from dms.pricing.rating import UPLIFT, TermPrice
from dms.report.movement_list import kind_title
from dms.report.titles import line_title

__all__ = ["explain_movement"]

People = Mapping[str, Person]


def explain_movement(contract: Contract, movement: Movement) -> Explanation:
    """Explain the money of a movement, line by line.

    A charge goes down to the price list, the uplift, the share of days and the rounding; premium
    that is taken back is what was charged less what is kept for the days that stay insured; what
    comes back follows the refund terms. `contract` is the one that the movement was previewed on,
    or any later one that it was applied to.
    """
    payment = [_payment(movement)] if movement.paid else []
    before = _people_before(contract, movement)
    lines = (_line(contract, before, line) for line in movement.lines)
    return Explanation(
        "total",
        text(
            "Movement {number}, {title}",
            number=movement.number,
            title=kind_title(movement.kind),
        ),
        amount=movement.amount,
        parts=(*lines, *payment, *_refunds(movement), rounding_part(contract.agreement.agreed)),
    )


def _payment(movement: Movement) -> Explanation:
    return Explanation(
        "payment",
        text("Payment; the premium stays the same"),
        formula=Text("{amount} ₽", {"amount": Amount(movement.paid)}),
    )


def _line(contract: Contract, before: People, line: Line) -> Explanation:
    stretch = _stretch(before, line)
    parts: tuple[Explanation, ...] = ()
    if line.kind is LineKind.CHARGE and line.term is not None and not _undoes(line):
        parts = tuple(_charged(contract, line, line.term))
    elif line.kind is LineKind.RELEASE and stretch is not None:
        parts = tuple(_released(contract, line, stretch))
    return Explanation(
        line.kind.value,
        _title(line),
        amount=contract.agreement.rounding.roubles(line.units),
        parts=parts,
    )


def _title(line: Line) -> Text:
    what = _UNDONE if _undoes(line) else _KINDS[line.kind]
    return text(
        "{what}, {whom}, {start} to {last_day}",
        what=what,
        whom=_whom(line),
        start=line.period.start,
        last_day=line.period.last_day,
    )


def _undoes(line: Line) -> bool:
    """Say whether a line takes back one that was not a charge of cover."""
    return line.reverses is not None and (line.kind is not LineKind.RELEASE or line.units > 0)


_KINDS = {
    LineKind.CHARGE: text("Charged"),
    LineKind.RELEASE: text("Taken back"),
    LineKind.RETAINED: text("Kept by the insurer"),
}
_UNDONE = text("Undone by the correction")


def _whom(line: Line) -> Text:
    if line.member_id is None:
        return text("the contract as a whole")
    return text("No. {ids}", ids=line.member_id)


def _charged(contract: Contract, line: Line, term: TermPrice) -> Iterator[Explanation]:
    """Explain a charge: the price of the whole term by kinds of care, and the share of it."""
    offer, roubles = contract.agreement.agreed, contract.agreement.rounding.roubles
    prices = dict(zip(term.kinds, term.plan.lines, strict=False))
    for kind, units in line.parts:
        plan = prices.get(kind)
        price = price_parts(offer, plan, term.values) if plan is not None else ()
        yield Explanation(
            "module",
            line_title(kind),
            amount=roubles(units),
            formula=_uplift(term) if kind == UPLIFT else None,
            parts=tuple(price),
        )
    yield Explanation("full", text("Price of the whole term"), amount=roubles(term.full))
    yield from _share(contract, line.period)
    if line.units != term.premium(line.share):
        yield Explanation("note", text("The joiner takes over the rest of the leaver's premium"))
    if line.employer is not None:
        yield Explanation("payer", text("Employer pays"), amount=roubles(line.employer))
        employee = roubles(line.units - line.employer)
        yield Explanation("payer", text("Employee pays"), amount=employee)


def _uplift(term: TermPrice) -> Text:
    percent = term.uplift * 100
    written = Decimal(percent.numerator) / percent.denominator
    return text("+ {percent} % of the price", percent=written)


def _people_before(contract: Contract, movement: Movement) -> People:
    """Return everybody as they were before the movement, or before the leaving that it undoes."""
    number = movement.number
    if isinstance(movement.request, Correct) and any(map(_undoes, movement.lines)):
        number = movement.request.corrects
    journal = contract.journal[:number]
    return {person.id: person for earlier in journal for person in earlier.change.people}


def _stretch(before: People, line: Line) -> Stretch | None:
    """Return the stretch of cover that a line takes back."""
    person = before.get(line.member_id or "")
    stretches = person.stretches if person is not None else ()
    return next((s for s in stretches if s.charge == line.reverses), None)


def _released(contract: Contract, line: Line, before: Stretch) -> Iterator[Explanation]:
    """Explain what is taken back: what was charged, less what is kept for the days that stay."""
    roubles = contract.agreement.rounding.roubles
    was = before.period
    yield Explanation(
        "charged",
        text("Premium so far, {start} to {last_day}", start=was.start, last_day=was.last_day),
        amount=roubles(before.premium),
    )
    if line.period.start <= was.start:
        return
    stays = Period(was.start, line.period.start - ONE_DAY)
    yield Explanation(
        "kept",
        text(
            "Premium that stays, {start} to {last_day}", start=stays.start, last_day=stays.last_day
        ),
        amount=roubles(before.premium + line.units),
        parts=(
            Explanation("full", text("Price of the whole term"), amount=roubles(before.term.full)),
            *_share(contract, stays),
        ),
    )


def _refunds(movement: Movement) -> Iterator[Explanation]:
    """Say what becomes of premium that was paid, one figure after another."""
    for id_, refund in movement.refunds.items():
        title = text("Refund, No. {id}", id=id_) if id_ else text("Refund for the contract")
        steps = tuple(Explanation("note", step) for step in refund.steps)
        yield Explanation("refund", title, parts=steps)


def _share(contract: Contract, cover: Period) -> Iterator[Explanation]:
    """Explain the share of the term by the rule of the terms, or else by that of the offer."""
    agreement = contract.agreement

    def locate(pointer: str) -> Location:
        event = pointer.rpartition("/")[2]
        stated = getattr(agreement.terms.proration, event) is not None
        return Location(pointer=f"/terms{pointer}") if stated else agreement.agreed.locate(pointer)

    return proration_parts(agreement.agreed, cover, agreement.period, locate)
