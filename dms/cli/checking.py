"""What `dms check` looks at, read from the files that were named."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from dms.cli.check_inputs import CheckInputs, list_of
from dms.cli.check_misuse import refuse_idle
from dms.cli.inputs import offer_of, period_of
from dms.cli.output import refuse
from dms.cli.wishes import Reading, Wishes
from dms.contracts.checks.check import Check
from dms.contracts.checks.checking import CheckReport, check_contract, check_offer, selected
from dms.contracts.checks.subject import TaxFacts
from dms.i18n import text
from dms.io.contract_file import load_contract
from dms.io.documents import read_document
from dms.io.terms import PROFILES
from dms.issues import Issue, Location

if TYPE_CHECKING:
    from dms.cli.check import Company
    from dms.contracts.what_if.hiring_plan import HiringPlan

__all__ = ["Asked", "checked_report", "chosen"]

_CONTRACT = re.compile(r'"dms"\s*:\s*"contract/')
_HEAD = 4096
"""How many characters of a file are looked at to tell a contract from an offer."""


@frozen
class Asked:
    """What the command was asked to check."""

    checked: Path
    roster: Path | None
    company: "Company"
    reading: Reading
    wishes: Wishes
    only: Sequence[str] | None
    lang: str

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are read, which no result may overwrite."""
        company = self.company
        own = (
            self.checked,
            self.roster,
            company.plan,
            company.labour_costs,
            company.other_payments,
        )
        terms = self.company.terms
        named = Path(terms) if terms is not None and terms not in PROFILES else None
        return tuple(path for path in (*own, named) if path is not None)

    @property
    def names(self) -> list[str] | None:
        """The ids and families of checks that were named."""
        return _names(self.only)


def _names(only: Sequence[str] | None) -> list[str] | None:
    if only is None:
        return None
    return [name.strip().upper() for part in only for name in part.split(",") if name.strip()]


def chosen(only: Sequence[str] | None, lang: str) -> tuple[Check, ...]:
    """Return the checks that are named; an unknown name ends the command."""
    names = _names(only)
    if names is not None and not names:
        refuse(text("--only names no check; leave it out, or write --only ENR,REL-01."), lang)
    try:
        return selected(names)
    except ValueError:
        refuse(text("--only: there is no such check or family; `dms check --list`."), lang)


def checked_report(asked: Asked) -> tuple[CheckReport, tuple[Issue, ...]]:
    """Read everything and run the checks; beside the report stands what is wrong with the list.

    Raises LoadError and MissingExtra as the readers do.
    """
    is_contract = _is_contract(asked.checked)
    refuse_idle(asked, is_contract=is_contract)
    if is_contract:
        return _of_contract(asked), ()
    return _of_offer(asked)


def _is_contract(path: Path) -> bool:
    """Say whether a file is a contract; what cannot be read is refused by its reader."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return _CONTRACT.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def _of_contract(asked: Asked) -> CheckReport:
    from dms.contracts.what_if.planning import planned_requests

    contract, plan = load_contract(asked.checked), _plan(asked)
    return check_contract(
        contract,
        planned_requests(plan, contract) if plan is not None else (),
        tax=_tax(asked),
        only=asked.names,
        place_of_terms=partial(_in_contract, str(asked.checked)),
    )


def _in_contract(file: str, pointer: str) -> Location:
    return Location(file=file, pointer=f"/terms{pointer}")


def _of_offer(asked: Asked) -> tuple[CheckReport, tuple[Issue, ...]]:
    from dms.cli.contract.terms import terms_of

    wishes, company = asked.wishes, asked.company
    named, people = company.terms, _people(asked)
    bare = offer_of(asked.checked, wishes, asked.lang) if people is None else people.offer
    report = check_offer(
        bare,
        terms=terms_of(named, company.assume_term, asked.lang) if named is not None else None,
        roster=people.roster if people is not None else None,
        headings_left_out=people.headings_left_out if people is not None else (),
        period=period_of(wishes, asked.lang),
        plan=_plan(asked),
        modules=people.taken if people is not None else None,
        payment=wishes.payment,
        headcount=wishes.headcount,
        tax=_tax(asked),
        only=asked.names,
        place_of_terms=_place_of(named),
    )
    return report, people.issues if people is not None else ()


def _people(asked: Asked) -> CheckInputs | None:
    """Read the offer with its list of people, where there is one."""
    return list_of(asked, asked.roster) if asked.roster is not None else None


def _place_of(terms: str | None) -> Callable[[str], Location] | None:
    """Return a way to find the line of a part of the terms; ready ones are in no file."""
    if terms is None or terms in PROFILES:
        return None
    return read_document(Path(terms)).locate


def _plan(asked: Asked) -> "HiringPlan | None":
    from dms.io.hiring_plan import load_hiring_plan

    return load_hiring_plan(asked.company.plan) if asked.company.plan is not None else None


def _tax(asked: Asked) -> TaxFacts | None:
    from dms.io.monthly_amounts import load_monthly_amounts

    costs, others = asked.company.labour_costs, asked.company.other_payments
    if costs is None:
        return None
    return TaxFacts(
        labour_costs=load_monthly_amounts(costs),
        other_payments=load_monthly_amounts(others) if others is not None else None,
    )
