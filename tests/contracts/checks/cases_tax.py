"""Contracts that fail, pass and do not answer the checks of taxes and contributions."""

from datetime import date
from decimal import Decimal
from typing import Any

from cases_law import licensed
from contract_helpers import SPOUSE, applied, employee, offer, relative, terms
from subject_helpers import Case, agreed, concluded, offering

from dms.contracts.checks.subject import Subject, TaxFacts
from dms.contracts.contract import Contract
from dms.contracts.state.requests import Terminate

YEAR = tuple(date(2026, month, 1) for month in range(1, 13))


def facts(monthly: str = "1000000", **more: Any) -> TaxFacts:
    """Labour costs of every month of 2026, in roubles."""
    says: dict[str, Any] = {"other_payments": {}, **more}
    return TaxFacts(labour_costs={month: Decimal(monthly) for month in YEAR}, **says)


def taxed(contract: Contract, tax: TaxFacts | None = None) -> Subject:
    return Subject.of(contract, tax=tax)


def with_joiner() -> Contract:
    begun = concluded()
    day = date(2026, 7, 1)
    return applied(begun, begun.add(employee("D"), requested_on=day, start=day))


def with_leaver() -> Contract:
    begun = concluded()
    last_day = date(2026, 6, 30)
    return applied(begun, begun.remove("A", last_day=last_day, requested_on=last_day))


def paid() -> Contract:
    """A contract in which nobody joins and nobody leaves."""
    begun = concluded()
    return applied(begun, begun.pay(Decimal("100.00"), on=date(2026, 1, 10)))


def ended() -> Contract:
    """A contract that the client ends on 31 August."""
    begun = concluded()
    last_day = date(2026, 8, 31)
    return applied(begun, begun.terminate("client", last_day=last_day, requested_on=last_day))


def ended_after_two_years() -> Contract:
    """A contract for two years that had lasted more than one when it ended."""
    begun = concluded(of=offer(period={"start": "2026-01-01", "last_day": "2027-12-31"}))
    day = date(2027, 6, 30)
    return applied(begun, begun.terminate("client", last_day=day, requested_on=day))


def ending_refused() -> Subject:
    """A plan to end a contract whose terms do not say whether that is allowed."""
    day = date(2026, 6, 30)
    end = Terminate(by="insurer", last_day=day, requested_on=day)
    silent = concluded(on=terms(termination={"by_insurer": {"allowed": None}}))
    return Subject.of(silent, (end,))


def with_relative() -> Contract:
    return concluded(employee("A"), relative("B", relationship=SPOUSE))


def nobody(_member: object) -> bool:
    return False


CASES: dict[str, Case] = {
    "TAX-01": (
        taxed(concluded(), facts("100000")),
        taxed(concluded(), facts()),
        taxed(concluded()),
    ),
    "TAX-02": (
        agreed(insurer_licensed=False),
        Subject(offer=licensed("СЛ № 1")),
        offering({"kind": "outpatient"}),
    ),
    "TAX-03": (taxed(with_joiner()), taxed(paid()), taxed(concluded())),
    "TAX-04": (taxed(with_leaver()), taxed(paid()), taxed(concluded())),
    "TAX-05": (
        taxed(ended(), facts()),
        taxed(ended_after_two_years(), facts()),
        ending_refused(),
    ),
    "TAX-06": (
        taxed(with_relative(), facts(contractors=nobody)),
        taxed(concluded(), facts(contractors=nobody)),
        taxed(concluded(), facts()),
    ),
    "TAX-07": (
        taxed(concluded(), facts(left_on={"A": date(2026, 6, 30)})),
        taxed(concluded(), facts(left_on={})),
        taxed(concluded(), facts()),
    ),
    "TAX-08": (agreed(spa_vouchers=True), agreed(spa_vouchers=False), agreed()),
}
