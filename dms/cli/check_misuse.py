"""Options of `dms check` that would do nothing here: they are refused, never passed over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import astuple

from dms.cli.output import refuse
from dms.i18n import Text, text

if TYPE_CHECKING:
    from dms.cli.checking import Asked

__all__ = ["refuse_idle"]


def refuse_idle(asked: "Asked", *, is_contract: bool) -> None:
    """End the command when an option would do nothing; the message says what it needs."""
    for said in _beside_contract(asked) if is_contract else _without_people(asked):
        refuse(said, asked.lang)
    if asked.company.other_payments is not None and asked.company.labour_costs is None:
        refuse(text("--other-payments goes with --labour-costs; name them too."), asked.lang)


def _beside_contract(asked: "Asked") -> Iterator[Text]:
    company = asked.company
    own = (asked.roster, company.terms, company.assume_term, company.programme)
    agreed = (*own, *astuple(asked.reading), *astuple(asked.wishes))
    if any(value is not None for value in agreed):
        yield text(
            "A contract has its people, its terms and its term; beside it go only --plan, "
            "--labour-costs and --other-payments."
        )


def _without_people(asked: "Asked") -> Iterator[Text]:
    company = asked.company
    if company.terms is None and company.assume_term is not None:
        yield text("--assume-term answers for --terms; name them too.")
    for_year = {
        "--plan": company.plan,
        "--labour-costs": company.labour_costs,
        "--other-payments": company.other_payments,
    }
    if company.terms is None or asked.roster is None:
        for option in (name for name, given in for_year.items() if given is not None):
            yield text(
                "{option} looks at the year of a contract: give a contract, or an offer with a "
                "list of people and --terms.",
                option=option,
            )
    if asked.roster is None:
        wishes = asked.wishes
        of_list = (company.programme, wishes.payment, wishes.take, wishes.headcount, wishes.today)
        if any(value is not None for value in (*of_list, *astuple(asked.reading))):
            yield text(
                "--programme, --profile, --sheet, --end-date, --payment, --take, --headcount and "
                "--today speak of a list of people; name it after the offer."
            )
