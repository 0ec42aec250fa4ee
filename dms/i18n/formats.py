"""Money, numbers and dates written for people, as the CLDR has it.

No-break spaces stand between groups and before the sign of the rouble, so that a sum is never torn
over two lines. Nothing is rounded by writing it. Sums are written here and not by Babel, which
takes longer to load than a small quote to calculate; tests hold the two equal.
"""

from datetime import date
from decimal import Decimal, localcontext
from types import MappingProxyType

__all__ = ["format_amount", "format_date", "format_money", "format_number", "format_percent"]

# Babel computes in the decimal context of its caller, which may cut long numbers.
_DIGITS = 1000

_MARKS = MappingProxyType({"ru": str.maketrans(",.", "\xa0,"), "en": {}})
"""What stands between thousands and before decimals, where Python writes `1,234.5`."""


MINUS = "−"
"""The sign of every negative number; a hyphen is read over."""


def format_money(amount: Decimal, lang: str = "ru") -> str:
    """Write an amount of roubles: `1 234 567,80 ₽`, with parts of a kopeck when it has them."""
    written = format_amount(amount, lang)
    if lang == "ru":
        return f"{written}\xa0₽"
    sign = MINUS if written.startswith(MINUS) else ""
    return f"{sign}RUB{written.removeprefix(MINUS)}"


def format_amount(amount: Decimal, lang: str = "ru") -> str:
    """Write an amount of roubles without the sign: `1 234 567,80`, more decimals if it has them."""
    return _written(amount, lang, least=2)


def format_number(number: Decimal | int, lang: str = "ru") -> str:
    """Write a number with all its digits: `1 234,5`."""
    return _written(number, lang, least=0)


def _written(number: Decimal | int, lang: str, least: int) -> str:
    """Write a number with at least so many decimals and no further zeros."""
    whole, _, decimals = f"{Decimal(number):,f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}".rstrip(".").translate(_MARKS[lang]).replace("-", MINUS)


def format_percent(share: Decimal, lang: str = "ru") -> str:
    """Write a share as per cent, with all its digits: `0.125` is `12,5 %`."""
    from babel.numbers import format_percent as babel_percent

    with localcontext(prec=_DIGITS):
        written = babel_percent(share, locale=lang, decimal_quantization=False)
    return written.replace("-", MINUS)


def format_date(day: date, lang: str = "ru", style: str = "short") -> str:
    """Write a date: `short` is `01.02.2026`, `long` is `1 февраля 2026 г.`.

    English dates are written ISO in tables, since 01/02/2026 is read in two ways.
    """
    if style == "short":
        return f"{day:%d.%m}.{day.year:04}" if lang == "ru" else day.isoformat()
    from babel.dates import format_date as babel_date

    return babel_date(day, "long", locale=lang)
