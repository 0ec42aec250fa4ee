"""Taxes: the 6 % cap, the licence, the early end. No advice.

The figures are those of the tax view (:mod:`dms.contracts.tax`); nothing is computed here anew.
"""

from collections.abc import Iterator
from decimal import Decimal

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import disputed, reported
from dms.contracts.checks.said import answered
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.state.requests import Terminate
from dms.contracts.tax import CapBase, CapFigures, EarlyEnd, ExpenseKind, TaxYear
from dms.contracts.tax.labour import base_name
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Location

__all__ = ["CHECKS"]


@check(
    "TAX-01",
    Gravity.MAJOR,
    title=text("The premium for employees is over the 6 % cap"),
    why=text("What lies over the cap does not reduce profit and costs tax besides."),
    wording=text(
        "Plan the premium so that payments for employees, together with those under clause 24.2, "
        "stay within 6 % of the labour costs of the year, or budget the tax on the rest."
    ),
    norms=[
        reported("НК РФ ст. 255 п. 16"),
        reported("НК РФ ст. 318 п. 3; Минфин 16.09.2016 № 03-03-06/1/54205"),
    ],
)
def cap(subject: Subject) -> Iterator[Verdict]:
    """Compare the premium for employees with the cap, tax year by tax year."""
    where = subject.offer.locate("")
    if subject.taxes is not None and subject.tax is None:
        found = text("Labour costs are not known, so the cap is not")
        yield not_stated(found, where, of_client=True)
    elif subject.taxes is not None:
        view, facts = subject.taxes.view, subject.taxes.facts
        unsaid = tuple(one for one in view.issues if one.code == "TAX-OTHER-PAYMENTS-UNSTATED")
        whole = facts is not None and facts.other_payments is not None
        for year in view.years:
            if ExpenseKind.EMPLOYEES in year.expense:
                yield _over_cap(year, where, unsaid) or _within_cap(year, where, whole=whole)


def _over_cap(year: TaxYear, where: Location, unsaid: tuple[Issue, ...]) -> Verdict | None:
    """Judge by both starting points of the cap: over one of them is over."""
    over = [base for base in CapBase if year.at_end(base).over_cap]
    if not over:
        return None
    worst = max(over, key=lambda base: year.at_end(base).over_cap or Decimal(0))
    tax = year.tax_on_excess(worst)
    stake = Stake(
        money=-tax if tax is not None else None,
        basis=text("tax on profit"),
        issues=(*year.issues, *unsaid),
    )
    return failed(_excess(year), where, stake=stake)


def _within_cap(year: TaxYear, where: Location, *, whole: bool) -> Verdict:
    """Say that nothing lies over the cap, as far as everything that shares it is known."""
    name, paid = str(year.year), Amount(year.expense[ExpenseKind.EMPLOYEES])
    if any(year.at_end(base).over_cap is None for base in CapBase):
        found = text("{year}: labour costs are not known, so the cap is not", year=name)
        return not_stated(found, where, of_client=True)
    if not whole:
        found = text(
            "{year}: payments for employees of {paid} ₽ are within the cap, but payments under "
            "clause 24.2, which share it, are not stated",
            year=name,
            paid=paid,
        )
        return not_stated(found, where, of_client=True)
    found = text(
        "{year}: payments for employees of {paid} ₽ are within the cap", year=name, paid=paid
    )
    return passed(found, where)


def _excess(year: TaxYear) -> Text:
    """Tell the cap and the excess from each starting point, once where both agree."""
    bases = list(CapBase) if year.bases_differ else [CapBase.YEAR_START]
    known = [base for base in bases if year.at_end(base).cap is not None]
    first, *others = (_from(base, year.at_end(base)) for base in known)
    capped = text("{first}; {second}", first=first, second=others[0]) if others else first
    return text(
        "{year}: payments for employees {paid} ₽, {capped}",
        year=str(year.year),
        paid=Amount(year.expense[ExpenseKind.EMPLOYEES]),
        capped=capped,
    )


def _from(base: CapBase, figures: CapFigures) -> Text:
    return text(
        "cap {cap} ₽, over the cap {over} ₽ ({base})",
        cap=Amount(figures.cap or Decimal(0)),
        over=Amount(figures.over_cap or Decimal(0)),
        base=base_name(base),
    )


@check(
    "TAX-02",
    Gravity.CRITICAL,
    title=text("The insurer has no licence"),
    why=text("Payments to a company without a licence do not reduce profit at all."),
    wording=text("The insurer acts under licence No. {number} of {day}.", number="…", day="…"),
    norms=[reported("НК РФ ст. 255 п. 16")],
)
def licence(subject: Subject) -> Iterator[Verdict]:
    """Look whether the insurer is licensed; a number in the offer says so too."""
    if subject.of_individual:
        return
    number = subject.offer.insurer.licence
    where = subject.offer.locate("/insurer/licence")
    stated = subject.terms.conditions if subject.terms is not None else None
    if number is not None and (stated is None or stated.insurer_licensed is None):
        yield passed(text("The offer names the licence: {number}", number=number), where)
    elif subject.terms is None:
        yield not_stated(text("The offer does not name the licence of the insurer"), where)
    else:
        yield from answered(
            subject,
            "insurer_licensed",
            bad={False: text("The insurer holds no licence for this insurance")},
            good={True: text("The insurer holds a licence for this insurance")},
            unsaid=text("It is not said whether the insurer holds a licence"),
        )


@check(
    "TAX-05",
    Gravity.MAJOR,
    title=text("The contract ends before a year is over"),
    why=text(
        "By letters of the Ministry of Finance the expense recognised under it is to be restored, "
        "and contributions may fall due; positions differ on the period, and on a contract that "
        "ends because the insurer lost the licence."
    ),
    wording=text(
        "Before the contract is ended early, compare the premium that comes back with the expense "
        "that would be restored; consider letting the term run out."
    ),
    norms=[
        disputed("Минфин 13.10.2017 № 03-03-06/1/67067"),
        disputed("Минфин 27.07.2022 № 03-03-06/1/72400"),
        disputed("Минфин 13.05.2025 № 03-15-06/46643"),
    ],
)
def early_end(subject: Subject) -> Iterator[Verdict]:
    """Look whether the contract ended before a year, or will by the plan.

    That somebody may end it is no early end; the clause is judged by END-02.
    """
    if subject.taxes is None:
        return
    ended, where = subject.taxes.early_end, subject.in_terms("/termination")
    if ended is None:
        if any(isinstance(request, Terminate) for request in subject.requests):
            found = text("The plan ends the contract early, which its terms do not allow yet")
            yield not_stated(found, where)
    elif ended.one_year.passes:
        yield passed(text("The contract had lasted a year when it ended"), where)
    else:
        yield failed(_restored(ended), where)


def _restored(ended: EarlyEnd) -> Text:
    found = text(
        "The contract ends on {day}, before a year is over; by letters of the ministry the expense "
        "is to be restored",
        day=ended.ending.last_day,
    )
    total = ended.total(CapBase.YEAR_START)
    if total is None:
        return found
    return text("{found}: {total} ₽", found=found, total=Amount(total))


CHECKS = (cap, licence, early_end)
"""The checks of this file."""
