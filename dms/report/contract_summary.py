"""How a contract stands on a day, as a published document."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.accounts.insured_list import insured_list
from dms.contracts.contract import Contract
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.members import Relationship
from dms.report.figures import Amount, Term
from dms.report.plain import Data, amount, term

__all__ = ["ContractSummary", "ProgrammePeople", "contract_summary"]

_Count = Annotated[int, Field(ge=0)]


class ProgrammePeople(Result):
    """Who is insured under one programme on the day."""

    programme: str
    name: str
    employees: _Count
    relatives: _Count


class InsuredPart(Result):
    """One person who is insured on the day; names stay in the contract."""

    member: str
    """Id of the person."""
    relationship: Relationship
    employee: str | None
    """Id of the employee whom a relative belongs to."""
    programme: str
    cover: Term
    """The unbroken cover that the day lies in."""


class ContractSummary(Result):
    """How a contract stands: who is insured on a day, what it costs, what is paid and open."""

    dms: Literal["contract-summary/1"]
    contract: str
    """The number of the contract."""
    policyholder: str | None
    insurer: str
    offer: str
    terms: str
    """Id of the terms."""
    period: Term
    """To the early end, where there is one."""
    day: date
    people: tuple[ProgrammePeople, ...]
    """Insured on the day, by programme in the order of the offer."""
    insured: tuple[InsuredPart, ...] | None = None
    """The same people one by one; left out when nobody asks for them."""
    premium: Amount
    paid: Amount
    returned: Amount
    """What the insurer returned in cash."""
    balance: Amount
    """What is still to be paid in all; negative when money is to come back."""
    movements: _Count
    head: str
    """The hash of everything so far."""
    questions: tuple[IssueDocument, ...]
    """What the terms leave open."""


def contract_summary(
    contract: Contract, day: date, lang: str = "ru", *, people: bool = False
) -> ContractSummary:
    """Make the document of a contract on a day; `people` lists everybody insured then."""
    agreement = contract.agreement
    return ContractSummary.model_validate(
        {
            "dms": "contract-summary/1",
            "contract": contract.number,
            "policyholder": agreement.policyholder,
            "insurer": agreement.offer.insurer.name,
            "offer": agreement.offer.id,
            "terms": contract.terms.id,
            "period": term(contract.period),
            "day": day,
            "people": list(_people(contract, day)),
            "premium": amount(contract.premium),
            "paid": amount(contract.paid),
            "returned": amount(contract.returned),
            "balance": amount(contract.balance),
            "movements": len(contract.entries),
            "head": contract.head,
            "questions": [issue.to_dict(lang) for issue in contract.terms.questions()],
            **({"insured": _insured(contract, day)} if people else {}),
        }
    )


def _insured(contract: Contract, day: date) -> list[Data]:
    return [
        {
            "member": one.member.id,
            "relationship": one.member.relationship,
            "employee": one.member.employee_id,
            "programme": one.programme,
            "cover": term(one.period),
        }
        for one in insured_list(contract, day)
    ]


def _people(contract: Contract, day: date) -> Iterator[ProgrammePeople]:
    names = {p.id: p.name or p.id for p in contract.agreement.offer.programmes}
    counts = {id_: [0, 0] for id_ in names}
    for person, stretch in contract.insured_on(day):
        counts[stretch.programme][not person.is_employee] += 1
    for id_, (employees, relatives) in counts.items():
        if employees or relatives:
            yield ProgrammePeople(
                programme=id_, name=names[id_], employees=employees, relatives=relatives
            )
