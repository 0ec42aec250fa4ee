"""Tax lines: payments that do not reduce profit or are income of people, to be kept apart.

Relatives, contractors, days after dismissal, vouchers for sanatoriums. The figures are those of the
tax view (:mod:`dms.contracts.tax`); nothing is computed here anew.
"""

from collections.abc import Iterator
from decimal import Decimal

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import reported
from dms.contracts.checks.said import said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.tax_year import Taxes
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.tax import Cover, ExpenseKind, Insured
from dms.i18n import plural, text
from dms.i18n.texts import Amount
from dms.issues import Location
from dms.pricing.exact import added

__all__ = ["CHECKS"]


@check(
    "TAX-06",
    Gravity.MAJOR,
    title=text("Relatives or contractors are paid for by the company"),
    why=text("Their premium does not reduce profit and must not stand in the total of the cap."),
    wording=text(
        "The premium for relatives and for people under civil-law contracts is stated on lines of "
        "its own, apart from that for employees."
    ),
    norms=[
        reported("НК РФ ст. 255 п. 16, ст. 270 п. 6"),
        reported("Консультации: родственники и подрядчики вне расходов на оплату труда"),
    ],
)
def not_employees(subject: Subject) -> Iterator[Verdict]:
    """Look for people other than employees whom the company pays for."""
    taxes = subject.taxes
    if taxes is None:
        return
    where = subject.in_terms("/relatives/payer")
    relatives, contractors = map(taxes.of_kind, (Insured.RELATIVE, Insured.CONTRACTOR))
    if relatives:
        yield _apart(Insured.RELATIVE, relatives, where)
    if contractors:
        yield _apart(Insured.CONTRACTOR, contractors, where)
    if subject.tax is None or subject.tax.contractors is None:
        found = text("It is not said who works under a civil-law contract")
        yield not_stated(found, where, of_client=True)
    elif not relatives and not contractors:
        yield passed(text("The company pays for employees only"), where)


def _apart(insured: Insured, covers: tuple[Cover, ...], where: Location) -> Verdict:
    count = len({cover.member for cover in covers})
    amount = Amount(added(*(cover.premium for cover in covers)))
    if insured is Insured.RELATIVE:
        found = plural(
            "The company pays {amount} ₽ for {count} relative; it does not reduce profit",
            "The company pays {amount} ₽ for {count} relatives; it does not reduce profit",
            count,
            amount=amount,
        )
    else:
        found = plural(
            "The company pays {amount} ₽ for {count} contractor; it does not reduce profit",
            "The company pays {amount} ₽ for {count} contractors; it does not reduce profit",
            count,
            amount=amount,
        )
    return failed(
        found, where, stake=Stake(people=count, basis=text("on the year of the contract"))
    )


@check(
    "TAX-07",
    Gravity.MINOR,
    title=text("People stay insured after their dismissal"),
    why=text("The part of the premium for days after dismissal does not reduce profit."),
    wording=text(
        "Who is dismissed leaves the list from the day of dismissal; the premium for the rest of "
        "the term is set off or returned."
    ),
    norms=[reported("Минфин 01.02.2019 № 03-03-06/1/5947")],
)
def after_dismissal(subject: Subject) -> Iterator[Verdict]:
    """Look for premium that was paid for days after a dismissal."""
    taxes, facts = subject.taxes, subject.tax
    if taxes is None:
        return
    where = subject.in_terms("/leaving")
    if facts is None or facts.left_on is None:
        found = text("It is not said who is dismissed and stays on the list")
        yield not_stated(found, where, of_client=True)
    elif amount := _after_dismissal(taxes):
        found = text("{amount} ₽ are paid for days after dismissal", amount=Amount(amount))
        yield failed(found, where)
    else:
        yield passed(text("Nothing is paid for days after dismissal"), where)


def _after_dismissal(taxes: Taxes) -> Decimal:
    years = [year.expense for year in taxes.view.years]
    return added(*(year.get(ExpenseKind.AFTER_DISMISSAL, Decimal(0)) for year in years))


@check(
    "TAX-08",
    Gravity.MINOR,
    title=text("Vouchers for sanatoriums are part of the programme"),
    why=text("Payment for vouchers is income of the insured person, and tax is withheld from it."),
    wording=text("Spa and resort treatment is not part of the programme; it is paid for apart."),
    norms=[reported("НК РФ ст. 213 п. 1 пп. 3; ФНС 13.10.2016 № БС-4-11/19482@")],
)
def spa_vouchers(subject: Subject) -> Iterator[Verdict]:
    """Look for vouchers; an offer that excludes spa treatment has none."""
    offer, where = subject.offer, subject.offer.locate("/exclusions")
    lists = [offer.exclusions, *(programme.exclusions for programme in offer.programmes)]
    excluded = [any(one.id == "spa_treatment" for one in listed or ()) for listed in lists]
    for vouchers in said(subject, "spa_vouchers") if not subject.of_individual else ():
        if vouchers.value:
            yield vouchers.failed(text("Vouchers for sanatoriums are part of a programme"))
        elif vouchers.value is False:
            yield vouchers.passed(text("There are no vouchers for sanatoriums"))
        elif excluded[0] or all(excluded[1:]):
            yield passed(text("Spa and resort treatment is excluded"), where)
        else:
            yield vouchers.open(text("It is not said whether there are vouchers for sanatoriums"))


CHECKS = (not_employees, after_dismissal, spa_vouchers)
"""The checks of this file."""
