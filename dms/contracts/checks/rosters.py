"""Checks of the list of insured: what its changes do to prices, and who is replaced by whom."""

from collections.abc import Iterator

from dms.contracts.checks.better_terms import ages_fixed, prices_fixed
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, practice, reported
from dms.contracts.checks.said import said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.i18n import plural, text

__all__ = ["CHECKS"]


@check(
    "ROS-02",
    Gravity.MAJOR,
    title=text("A change of the headcount reprices everybody"),
    why=text("When people leave, those who stay may become dearer in the middle of the year."),
    wording=text(
        "The list may be changed during the term without a minimum; the tariffs of the contract's "
        "start hold until its end."
    ),
    norms=[practice("Договорная практика: пересчёт тарифа при изменении численности")],
    better=prices_fixed,
)
def headcount(subject: Subject) -> Iterator[Verdict]:
    """Look at whether prices follow the headcount, where any price depends on it."""
    if subject.terms is None:
        return
    rule = subject.terms.recalculation
    where = subject.in_terms("/recalculation/headcount")
    contract = subject.contract
    if contract is not None and not contract.agreement.follows_headcount:
        yield passed(text("No price depends on the headcount"), where, rule.clause)
    elif rule.headcount is None:
        yield not_stated(rule.ask_about("headcount").text, where, rule.clause)
    elif rule.headcount == "everybody":
        found = text("Everybody gets a new price when the band of headcount changes")
        yield failed(found, where, rule.clause)
    else:
        found = text("Who is insured keeps the price when the headcount changes")
        yield passed(found, where, rule.clause)


@check(
    "ROS-03",
    Gravity.MINOR,
    title=text("Ages are taken anew during the term"),
    why=text("A birthday in the year can move somebody into a dearer band."),
    wording=text(
        "The age is taken on the first day of cover and does not change the premium during the "
        "term; surcharges for age are listed exhaustively."
    ),
    norms=[practice("Договорная практика: возраст застрахованных")],
    better=ages_fixed,
)
def ages(subject: Subject) -> Iterator[Verdict]:
    """Look at the day on which ages are taken."""
    if subject.terms is None:
        return
    rule = subject.terms.recalculation
    where = subject.in_terms("/recalculation/ages")
    if rule.ages is None:
        yield not_stated(rule.ask_about("ages").text, where, rule.clause)
    elif rule.ages == "recalculated":
        found = text("Ages are taken anew with every new price")
        yield failed(found, where, rule.clause)
    else:
        yield passed(text("Ages are taken once"), where, rule.clause)


@check(
    "ROS-04",
    Gravity.MAJOR,
    title=text("Premium for relatives is mixed with that of employees"),
    why=text(
        "Premium for relatives does not reduce the tax on profit, so it must be told apart from "
        "that of employees in every invoice."
    ),
    wording=text(
        "The premium for relatives is stated on a line of its own in the contract, its invoices "
        "and its additional agreements."
    ),
    norms=[reported("НК РФ ст. 255 п. 16, ст. 270 п. 6")],
)
def relatives_premium(subject: Subject) -> Iterator[Verdict]:
    """Look at who pays for relatives, where any are insured."""
    if subject.terms is None or subject.terms.relatives.relationships == ():
        return
    terms = subject.terms.relatives
    where = subject.in_terms("/relatives/payer")
    if terms.payer is None:
        yield not_stated(terms.ask_about("payer").text, where, terms.clause)
    elif terms.payer == "employer":
        yield from _own_line(subject)
    else:
        yield passed(text("Employees pay for their relatives"), where, terms.clause)


def _own_line(subject: Subject) -> Iterator[Verdict]:
    for line in said(subject, "relatives_on_own_line"):
        if line.value is None:
            asked = text("Does the employer's premium for relatives stand on a line of its own?")
            yield line.open(asked)
        elif line.value:
            yield line.passed(text("Premium for relatives stands on a line of its own"))
        else:
            mixed = text("The employer pays for relatives, without a line of their own")
            yield line.failed(mixed, stake=_relatives(subject))


def _relatives(subject: Subject) -> Stake | None:
    """Count the relatives of the list; what they cost is no better or worse by the clause."""
    roster = subject.roster
    if roster is None or not roster.relatives:
        return None
    counted = plural("on the list of {count} person", "on the list of {count} people", len(roster))
    return Stake(people=roster.relatives, basis=counted)


@check(
    "ROS-05",
    Gravity.MINOR,
    title=text("People may be replaced without their consent"),
    why=text(
        "A person named in the contract is replaced only with their and the insurer's consent."
    ),
    wording=text(
        "Leaving and joining stand on lines of their own; a replacement needs the consent of the "
        "person replaced and of the insurer."
    ),
    norms=[law("ГК РФ ст. 955 п. 2")],
)
def replacement(subject: Subject) -> Iterator[Verdict]:
    """Look at replacing people."""
    if subject.terms is None:
        return
    rule = subject.terms.swap
    where = subject.in_terms("/swap")
    if rule.allowed is None:
        yield not_stated(rule.ask_about("allowed").text, where, rule.clause)
    elif not rule.allowed:
        yield passed(text("Nobody is replaced: people leave and join"), where, rule.clause)
    elif rule.consent is None:
        found = text("Replacing a person: is the consent of the person and the insurer needed?")
        yield not_stated(found, where, rule.clause)
    elif rule.consent:
        yield passed(text("Replacing a person needs consent"), where, rule.clause)
    else:
        yield failed(text("People are replaced without their consent"), where, rule.clause)


CHECKS = (headcount, ages, relatives_premium, replacement)
