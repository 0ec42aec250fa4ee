"""Changes by the insurer: of terms, clinics and prices, in mid-term and with the next contract.

Art. 310, 428 and 959 of the Civil Code; art. 149 of the Tax Code on VAT.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.said import Said, answered, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.contracts.terms.conditions import PriceRise, UnilateralChange
from dms.i18n import Text, plural, text

__all__ = ["CHECKS", "ENOUGH_NOTICE_DAYS"]

ENOUGH_NOTICE_DAYS = 45
"""Calendar days in which a client can find another insurer; a judgement and not a norm."""

_CHANGES: Mapping[UnilateralChange, Text] = MappingProxyType(
    {
        "terms": text("The insurer may change the terms alone"),
        "programme": text("The insurer may change the programme alone"),
        "clinics": text("The insurer may replace clinics, and not only by equal ones nearby"),
    }
)

_RISES: Mapping[PriceRise, Text] = MappingProxyType(
    {
        "risk": text("The premium may rise in mid-term when the risk grows"),
        "loss_ratio": text("The premium may rise in mid-term when claims grow"),
        "headcount": text("The premium may rise in mid-term when the headcount changes"),
        "costs": text("The premium may rise in mid-term when clinics become dearer"),
    }
)


@check(
    "LAW-06",
    Gravity.MAJOR,
    title=text("The insurer may change the contract alone"),
    why=text("What was compared and chosen can become something else after the signature."),
    wording=text(
        "Neither side changes the contract alone. A clinic is replaced by an equal one in the same "
        "district, with notice of 10 working days; the policyholder may then withdraw, and the "
        "premium for the rest of the term is returned."
    ),
    norms=[law("ГК РФ ст. 310"), law("ГК РФ ст. 428 п. 2–3")],
)
def unilateral_changes(subject: Subject) -> Iterator[Verdict]:
    """Look at what the insurer may change alone."""
    for changes in said(subject, "unilateral_changes"):
        if changes.value is None:
            yield changes.open(text("It is not said what the insurer may change alone"))
        elif not changes.value:
            yield changes.passed(text("The insurer may change nothing alone"))
        else:
            yield from (_changed(changes, one) for one in changes.value)


def _changed(changes: Said, one: UnilateralChange) -> Verdict:
    equal = changes.also("equal_clinics")
    if one != "clinics" or equal.value is False:
        return changes.failed(_CHANGES[one])
    if equal.value is None:
        return equal.open(
            text("The insurer may replace clinics; it is not said by which, and how far away")
        )
    return equal.passed(text("A clinic is replaced only by an equal one in the same district"))


@check(
    "PRC-03",
    Gravity.MAJOR,
    title=text("The premium may rise in mid-term"),
    why=text("The price that was compared and budgeted is not the price that will be paid."),
    wording=text(
        "The premium is not raised during the term. For a person who joins or changes the programme"
        " the additional premium is computed at the rates of the contract."
    ),
    norms=[law("ГК РФ ст. 959 п. 5"), law("ГК РФ ст. 310")],
)
def price_rises(subject: Subject) -> Iterator[Verdict]:
    """Look for what may raise the premium during the term."""
    for rises in said(subject, "price_rises"):
        if rises.value is None:
            yield rises.open(text("It is not said whether the premium may rise in mid-term"))
        elif not rises.value:
            yield rises.passed(text("Nothing raises the premium in mid-term"))
        else:
            yield from (rises.failed(_RISES[reason]) for reason in rises.value)


@check(
    "PRC-05",
    Gravity.MINOR,
    title=text("The contract goes on by itself at a new price"),
    why=text("Who hears of the new price late pays it: there is no time to find another insurer."),
    wording=text(
        "The contract is prolonged by written agreement only, or the insurer names the new price at"
        " least 45 days before the end of the term."
    ),
    norms=[law("ГК РФ ст. 310"), law("ГК РФ ст. 428 п. 2–3")],
)
def prolongation(subject: Subject) -> Iterator[Verdict]:
    """Look at how the contract goes on, and at which price."""
    for way in said(subject, "prolongation"):
        if way.value is None:
            yield way.open(text("It is not said whether the contract goes on by itself"))
        elif way.value == "automatic":
            yield _next_price(way.also("prolongation_price"))
        else:
            yield way.passed(text("The contract does not go on by itself"))


def _next_price(price: Said) -> Verdict:
    notice = price.also("prolongation_notice_days")
    if price.value is None:
        return price.open(text("The contract goes on by itself; the price is not said"))
    if price.value != "new":
        return price.passed(text("The contract goes on by itself, and its price is bounded"))
    if notice.value is None:
        return notice.open(
            text("The contract goes on by itself; it is not said when a new price is named")
        )
    found = plural(
        "The contract goes on by itself; a new price is named {count} day before",
        "The contract goes on by itself; a new price is named {count} days before",
        notice.value,
    )
    return notice.passed(found) if notice.value >= ENOUGH_NOTICE_DAYS else notice.failed(found)


@check(
    "PRC-06",
    Gravity.MINOR,
    title=text("The premium is said to contain VAT"),
    why=text("Insurance is exempt from VAT: either the price or the clause is wrong."),
    wording=text("The premium is not subject to VAT (art. 149 of the Tax Code)."),
    norms=[reported("НК РФ ст. 149 п. 3 пп. 7")],
)
def vat(subject: Subject) -> Iterator[Verdict]:
    """Look for VAT in the premium."""
    return answered(
        subject,
        "vat_included",
        bad={True: text("The premium is stated with VAT")},
        good={False: text("The premium is stated without VAT")},
        unsaid=text("It is not said whether the premium contains VAT"),
    )


CHECKS = (unilateral_changes, price_rises, prolongation, vat)
"""The checks of this file."""
