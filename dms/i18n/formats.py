"""Money, numbers and dates written for people, by Babel and the CLDR.

Babel puts no-break spaces between groups and before the sign of the rouble; they stay, so that a
sum is never torn over two lines. Nothing is rounded by writing it.
"""

from datetime import date
from decimal import Decimal, localcontext

__all__ = ["format_amount", "format_date", "format_money", "format_number", "format_percent"]

# Babel computes in the decimal context of its caller, which may cut long numbers.
_DIGITS = 1000


def format_money(amount: Decimal, lang: str = "ru") -> str:
    """Write an amount of roubles: `1 234 567,80 ₽`, with parts of a kopeck when it has them."""
    from babel.numbers import format_currency

    with localcontext(prec=_DIGITS):
        return format_currency(amount, "RUB", locale=lang, decimal_quantization=False)


def format_amount(amount: Decimal, lang: str = "ru") -> str:
    """Write an amount of roubles without the sign: `1 234 567,80`, more decimals if it has them."""
    from babel.numbers import format_decimal

    with localcontext(prec=_DIGITS):
        return format_decimal(amount, "#,##0.00", locale=lang, decimal_quantization=False)


def format_number(number: Decimal | int, lang: str = "ru") -> str:
    """Write a number with all its digits: `1 234,5`."""
    from babel.numbers import format_decimal

    with localcontext(prec=_DIGITS):
        return format_decimal(number, locale=lang, decimal_quantization=False)


def format_percent(share: Decimal, lang: str = "ru") -> str:
    """Write a share as per cent, with all its digits: `0.125` is `12,5 %`."""
    from babel.numbers import format_percent as babel_percent

    with localcontext(prec=_DIGITS):
        return babel_percent(share, locale=lang, decimal_quantization=False)


def format_date(day: date, lang: str = "ru", style: str = "short") -> str:
    """Write a date: `short` is `01.02.2026`, `long` is `1 февраля 2026 г.`.

    English dates are written ISO in tables, since 01/02/2026 is read in two ways.
    """
    if style == "short":
        return f"{day:%d.%m}.{day.year:04}" if lang == "ru" else day.isoformat()
    from babel.dates import format_date as babel_date

    return babel_date(day, "long", locale=lang)
