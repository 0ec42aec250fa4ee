"""Words for what is at stake: a year of this group, an example, a count of people, or a question.

Only the figures of a year stand after «in the better wording»; an example says that it is one.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dms.contracts.checks.verdict import Stake, Waiting
from dms.i18n import format_amount, format_number, plural, text
from dms.money import divide

__all__ = ["stake_lines", "tenths"]


def stake_lines(stake: Stake, lang: str) -> Iterator[str]:
    """Write what is at stake, then what the figures rest on, then the wait by the rule."""
    if stake.money is None and stake.days is None and stake.issues:
        asked = stake.issues[0].message(lang)
        yield text("On your data it cannot be told yet: {question}", question=asked).to(lang)
    else:
        yield from _figures(stake, lang)
        if stake.money or stake.days or stake.left_out:
            yield from _resting_on(stake, lang)
    if stake.waiting is not None:
        yield _waiting(stake.waiting, lang)


def _figures(stake: Stake, lang: str) -> Iterator[str]:
    basis = f" ({stake.basis.to(lang)})" if stake.basis is not None else ""
    if stake.example:
        yield f"{_example(stake, lang)}{basis}"
    elif stake.days is not None:
        yield from _year(stake, basis, lang)
    elif stake.money is not None:
        yield f"{_question_of_money(stake, lang)}{basis}"
    elif stake.people is not None:
        yield text("People concerned: {count}", count=stake.people).to(lang) + basis


def _example(stake: Stake, lang: str) -> str:
    amount = _signed(stake.money or Decimal(0), lang)
    return text("Example, with the better clause: {amount} ₽", amount=amount).to(lang)


def _question_of_money(stake: Stake, lang: str) -> str:
    amount = format_amount((stake.money or Decimal(0)).copy_abs(), lang)
    people = _people(stake, lang)
    return ", ".join((text("In question: {amount} ₽", amount=amount).to(lang), *people))


def _year(stake: Stake, basis: str, lang: str) -> Iterator[str]:
    """Write what a year comes to; where requests were left out, nothing is said of no change."""
    parts = list(_parts(stake, lang))
    if not parts and stake.left_out:
        return
    said = ", ".join(parts) or text("nothing changes").to(lang)
    yield f"{text('On your data, with the better clause').to(lang)}: {said}{basis}"
    if stake.money and stake.days and stake.money > 0 > stake.days:
        yield text("Earlier cover costs more because it is more cover.").to(lang)


def _parts(stake: Stake, lang: str) -> Iterator[str]:
    if stake.money:
        yield text("premium {amount} ₽", amount=_signed(stake.money, lang)).to(lang)
        if stake.paid_by == "employee":
            yield text("borne by employees").to(lang)
    if stake.days:
        yield text("days without cover {days}", days=_whole(stake.days, lang)).to(lang)
    if stake.days_too_long:
        days = _whole(stake.days_too_long, lang)
        yield text("days insured too long {days}", days=days).to(lang)
    if stake.money or stake.days or stake.days_too_long or stake.money is None:
        yield from _people(stake, lang)


def _people(stake: Stake, lang: str) -> Iterator[str]:
    if stake.people:
        yield text("people concerned {count}", count=stake.people).to(lang)


def _resting_on(stake: Stake, lang: str) -> Iterator[str]:
    """Say what was left out, or assumed, because nobody has stated it."""
    if not stake.issues:
        return
    asked = stake.issues[0].message(lang)
    if stake.left_out:
        said = plural(
            "Not counted is {count} request, because it is open: {question}",
            "Not counted are {count} requests, because it is open: {question}",
            stake.left_out,
            question=asked,
        )
    else:
        said = text("The figures rest on what is not stated: {question}", question=asked)
    yield said.to(lang)


def _signed(amount: Decimal, lang: str) -> str:
    written = format_amount(amount, lang)
    return f"+{written}" if amount > 0 else written


def _whole(days: int, lang: str) -> str:
    written = format_number(Decimal(days), lang)
    return f"+{written}" if days > 0 else written


def _waiting(waiting: Waiting, lang: str) -> str:
    said = text(
        "Days from request to cover by the rule: {mean} on average and {worst} at worst, with the "
        "better clause {better_mean} and {better_worst}",
        mean=tenths(waiting.mean),
        worst=waiting.worst,
        better_mean=tenths(waiting.better_mean),
        better_worst=waiting.better_worst,
    )
    if waiting.counting_assumed:
        said = text("{said} (as if the day of filing did not count; it is not stated)", said=said)
    return said.to(lang)


def tenths(days: Fraction) -> Decimal:
    """Round days to the tenth, for people."""
    return Decimal(divide(days.numerator * 10, days.denominator)) / 10
