"""Reconciliation: an insurer's invoice beside the contract, person by person.

Where a figure differs, our formula stands beside theirs, when one of the usual other readings comes
to their kopeck. Whoever is unknown, missing or asked for twice is an issue.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from dms.contracts.accounts.borne import less
from dms.contracts.contract import Contract
from dms.contracts.invoices.expected import Expected, Share, expected
from dms.contracts.invoices.invoice_lines import Finder, InvoiceLine
from dms.contracts.invoices.other_counting import Explained, Explainer
from dms.contracts.state.movement import Movement
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.periods import Period
from dms.pricing.exact import added

__all__ = ["Compared", "Outcome", "Reconciliation", "reconcile"]


class Outcome(StrEnum):
    """How a person of the contract and the invoice compare."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    """The contract expects an amount, and the invoice does not have the person."""
    UNKNOWN = "unknown"
    """The invoice has somebody whom the contract does not know, or knows twice."""


@frozen(kw_only=True)
class Compared:
    """One person; amounts in roubles."""

    outcome: Outcome
    member_id: str | None
    """None for somebody whom the contract does not know."""
    ours: Decimal | None
    theirs: Decimal | None
    formulas: tuple[Text, ...] = ()
    """How our figure comes about, where theirs is another."""
    explained: Explained | None = None
    """The reading that comes to their figure, where one does."""
    where: tuple[Location, ...] = field(default=(), repr=False)
    """The lines of the invoice."""

    @property
    def difference(self) -> Decimal:
        """Theirs less ours: what the invoice asks too much."""
        return less(self.theirs or Decimal(0), self.ours or Decimal(0))


@frozen(kw_only=True)
class Reconciliation:
    """An invoice compared with a contract."""

    contract: str
    people: tuple[Compared, ...]
    """People of the contract as they joined, then strangers as the invoice has them."""
    beside: Decimal
    """Expected, but not for any person: the contract as a whole, sums set off; in no total."""
    issues: tuple[Issue, ...]

    @property
    def ours(self) -> Decimal:
        """What the contract expects for all people."""
        return added(*(one.ours for one in self.people if one.ours is not None))

    @property
    def theirs(self) -> Decimal:
        """What the invoice asks for all people."""
        return added(*(one.theirs for one in self.people if one.theirs is not None))

    @property
    def difference(self) -> Decimal:
        """Theirs less ours."""
        return less(self.theirs, self.ours)

    @property
    def explained(self) -> Decimal:
        """The part of the difference for which a reading was found."""
        return added(*(one.difference for one in self.people if one.explained is not None))

    @property
    def agrees(self) -> bool:
        """Whether everybody's amount is the same."""
        return all(one.outcome is Outcome.SAME for one in self.people)

    def of(self, outcome: Outcome) -> tuple[Compared, ...]:
        """Return the people with one outcome."""
        return tuple(one for one in self.people if one.outcome is outcome)


def reconcile(
    contract: Contract,
    invoice: Iterable[InvoiceLine],
    *,
    of: Period | int | Iterable[Movement],
) -> Reconciliation:
    """Compare an invoice with a contract.

    `invoice` are its lines, such as the `rows` of :func:`dms.io.invoice.read_invoice`. `of` is what
    it is for: everything booked in a period, an instalment by its number, or some movements.
    Several lines of one person are added up. Raises ValueError for an unknown instalment.
    """
    sought = expected(contract, of)
    found, strangers = _sorted_out(contract, invoice)
    people = list(_people(contract, sought, found))
    return Reconciliation(
        contract=contract.number,
        people=(*people, *(_stranger(line) for line, _ in strangers)),
        beside=contract.agreement.rounding.roubles(sought.beside),
        issues=(
            *(_unknown(line, ids) for line, ids in strangers),
            *(_missing(one) for one in people if one.outcome is Outcome.MISSING),
            *(issue for one in people for issue in _doubled(one, found)),
        ),
    )


_Lines = Mapping[str, list[InvoiceLine]]


def _sorted_out(
    contract: Contract, invoice: Iterable[InvoiceLine]
) -> tuple[_Lines, list[tuple[InvoiceLine, tuple[str, ...]]]]:
    """Return the lines by person, and those of which it is not known who is meant."""
    finder = Finder.of(contract.standing.people.values())
    found: dict[str, list[InvoiceLine]] = {}
    strangers: list[tuple[InvoiceLine, tuple[str, ...]]] = []
    for line in invoice:
        ids = finder.find(line)
        if len(ids) == 1:
            found.setdefault(ids[0], []).append(line)
        else:
            strangers.append((line, ids))
    return found, strangers


def _people(contract: Contract, sought: Expected, found: _Lines) -> Iterator[Compared]:
    explainer = Explainer.of(contract, sought.instalment)
    roubles = contract.agreement.rounding.roubles
    nothing = Share(0, ())
    for id_ in contract.standing.people:
        share, lines = sought.people.get(id_), found.get(id_, [])
        if (share is None or not share.units) and not lines:
            continue
        share = share or nothing
        ours = roubles(share.units)
        theirs = added(*(line.amount for line in lines)) if lines else None
        outcome = _outcome(ours, theirs)
        told = outcome is Outcome.DIFFERS
        yield Compared(
            outcome=outcome,
            member_id=id_,
            ours=ours,
            theirs=theirs,
            formulas=() if outcome is Outcome.SAME else explainer.formulas(share),
            explained=explainer.explain(share, theirs) if told and theirs is not None else None,
            where=tuple(line.where for line in lines),
        )


def _outcome(ours: Decimal, theirs: Decimal | None) -> Outcome:
    if theirs is None:
        return Outcome.MISSING
    return Outcome.SAME if ours == theirs else Outcome.DIFFERS


def _stranger(line: InvoiceLine) -> Compared:
    return Compared(
        outcome=Outcome.UNKNOWN,
        member_id=None,
        ours=None,
        theirs=added(line.amount),
        where=(line.where,),
    )


def _unknown(line: InvoiceLine, ids: tuple[str, ...]) -> Issue:
    if ids:
        return Issue(
            "RECONCILE-PERSON-AMBIGUOUS",
            Severity.QUESTION,
            text("The line may mean several people of the contract: {ids}", ids=", ".join(ids)),
            hint=text("Ask the insurer for the number of the person or the birth date."),
            where=line.where,
        )
    return Issue(
        "RECONCILE-PERSON-UNKNOWN",
        Severity.WARNING,
        text("The invoice asks for somebody whom the contract does not know"),
        hint=text("Ask the insurer who it is, or check the number in the contract."),
        where=line.where,
    )


def _missing(one: Compared) -> Issue:
    return Issue(
        "RECONCILE-PERSON-MISSING",
        Severity.WARNING,
        text("The invoice does not have this person; the contract expects an amount"),
        hint=text("Ask the insurer whether the request has arrived."),
        where=Location(member=one.member_id),
    )


def _doubled(one: Compared, found: _Lines) -> Iterator[Issue]:
    """Remark on a person with several lines that do not come to what is expected."""
    lines = found.get(one.member_id or "", [])
    if one.outcome is not Outcome.DIFFERS or len(lines) < 2:
        return
    said = text("The invoice asks for this person in several lines")
    if len({line.amount for line in lines}) < len(lines):
        said = text("The invoice asks for this person twice with the same amount")
    yield Issue(
        "RECONCILE-PERSON-TWICE",
        Severity.WARNING,
        said,
        hint=text("Ask the insurer what each of the lines is for."),
        where=Location(member=one.member_id),
    )
