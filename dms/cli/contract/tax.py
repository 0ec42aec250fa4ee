"""`dms tax`: what a contract means for taxes and contributions. No advice."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import frozen

from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.output import answering, day, exit_for, refuse, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import parse_number, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from dms.contracts.contract import Contract
    from dms.contracts.tax import Ending, TaxView
    from dms.members import Member

__all__ = ["TAX_HELP", "TaxFacts", "tax_command"]

TAX_HELP = text("Show the 6 % cap, contributions at stake and what is open. No advice.").msgid


_LabourCosts = Annotated[
    Path,
    typer.Option(
        "--labour-costs",
        metavar="FILE",
        help=text("Labour costs by month, without payments for insurance: CSV or YAML.").msgid,
    ),
]


@frozen
class TaxFacts:
    """What the employer adds, as it was written."""

    other_payments: Annotated[
        Path | None,
        typer.Option(
            "--other-payments",
            metavar="FILE",
            help=text("Payments by month that share the cap (п. 24.2 ст. 255 НК РФ).").msgid,
        ),
    ] = None
    base_from: Annotated[
        str | None,
        typer.Option(
            "--base-from",
            metavar="DATE",
            help=text("Day from which labour costs count; the contract's start by default.").msgid,
        ),
    ] = None
    first_month: Annotated[
        options.FirstMonth | None,
        typer.Option(
            "--first-month",
            help=text("What counts of the month it lies in: whole, by-days or left-out.").msgid,
        ),
    ] = None
    accident_rate: Annotated[
        str | None,
        typer.Option(
            "--accident-rate",
            metavar="SHARE",
            help=text("Rate of contributions against accidents as a share: 0.002.").msgid,
        ),
    ] = None
    parameters: Annotated[
        Path | None,
        typer.Option(
            "--parameters",
            metavar="FILE",
            help=text("Tax parameters of your own; they go before the known ones.").msgid,
        ),
    ] = None
    contractors: Annotated[
        str | None,
        typer.Option(
            "--contractors",
            metavar="COLUMN=VALUE",
            help=text("Who works under a civil-law contract: contract_type=ГПХ.").msgid,
        ),
    ] = None
    left_on: Annotated[
        list[str] | None,
        typer.Option(
            "--left",
            metavar="ID=DATE",
            help=text("Last day of employment, where the cover goes on: 17=31.03.2026.").msgid,
        ),
    ] = None


@spread
def tax_command(
    contract: options.ContractFile,
    *,
    labour_costs: _LabourCosts,
    facts: TaxFacts,
    talk: Talk,
) -> None:
    """Show the tax view."""
    with answering(talk.lang, as_json=talk.as_json):
        view = _view(loaded(contract), labour_costs, facts, talk.lang)
        if talk.as_json:
            from dms.report.tax_document import tax_document

            say_document(tax_document(view, talk.lang))
        else:
            from dms.report.tax_text import render_tax

            say(render_tax(view, talk.lang))
        exit_for(view.issues, talk.fail_on)


def _view(contract: "Contract", labour_costs: Path, facts: TaxFacts, lang: str) -> "TaxView":
    from dms.contracts.accounts.accruals import accruals, covers
    from dms.contracts.tax import FirstMonth, tax_view
    from dms.io.monthly_amounts import load_monthly_amounts
    from dms.io.tax_parameters import load_tax_parameters

    others, table = facts.other_payments, facts.parameters
    contractors = _contractors(facts.contractors, lang)
    return tax_view(
        accruals(contract, contractors=contractors),
        covers(contract, contractors=contractors, left_on=_left_on(facts, contract, lang)),
        contract=contract.agreement.period,
        labour_costs=load_monthly_amounts(labour_costs),
        other_payments=load_monthly_amounts(others) if others is not None else None,
        base_from=day(facts.base_from, "--base-from", lang),
        first_month=FirstMonth[facts.first_month.name] if facts.first_month is not None else None,
        accident_rate=_share(facts.accident_rate, lang),
        parameters=load_tax_parameters(table) if table is not None else None,
        ending=_ending(contract),
    )


def _contractors(written: str | None, lang: str) -> "Callable[[Member], bool]":
    """Return a test for people under civil-law contracts; nobody is, where nothing is said."""
    from dms.cli.inputs import pairs
    from dms.contracts.accounts.accruals import marked
    from dms.io.roster.fields import read_numbers

    if written is None:
        return lambda _: False
    ((column, value),) = pairs([written], "--contractors", "contract_type=ГПХ", lang).items()
    return marked(column, value, *read_numbers([value]))


def _left_on(facts: TaxFacts, contract: "Contract", lang: str) -> dict[str, date]:
    from dms.cli.contract.requesting import needed_day
    from dms.cli.inputs import pairs

    said = pairs(facts.left_on or (), "--left", "17=31.03.2026", lang)
    for id_ in said:
        if contract.standing.person(id_) is None:
            refuse(text("--left: the contract has nobody with the number “{id}”.", id=id_), lang)
    return {id_: needed_day(value, "--left", lang) for id_, value in said.items()}


def _share(written: str | None, lang: str) -> Decimal | None:
    share = parse_number(written) if written is not None else None
    if written is not None and (share is None or not 0 <= share <= 1):
        refuse(text("--accident-rate is a share between 0 and 1; write 0.002 for 0.2 %."), lang)
    return share


def _ending(contract: "Contract") -> "Ending | None":
    """Return how the contract ended early, if it did."""
    from dms.contracts.tax import Ending

    if contract.standing.ended is None:
        return None
    ends = [m for m in contract.journal if m.change.ended is not None]
    return Ending(last_day=contract.standing.ended, returned=ends[-1].returned)
