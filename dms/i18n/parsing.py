"""Money, numbers and dates read as Russian people write them; None for what is not one.

The readers refuse what can be read in two ways (a two-digit year, `1,234.56`) instead of guessing.
"""

import re
from datetime import date
from decimal import Decimal

__all__ = ["parse_date", "parse_money", "parse_number"]

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_CURRENCY = re.compile(r"(?:₽|р\.|руб\.?|рублей|рубля|рубль|RUB|RUR)\Z", re.IGNORECASE)
_RUSSIAN_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?\Z")


def parse_number(written: str) -> Decimal | None:
    """Read `18 500,5` or `18500.5`; None when it is not a plain number."""
    compact = _SPACES.sub("", written)
    return Decimal(compact.replace(",", ".")) if _NUMBER.match(compact) else None


def parse_money(written: str) -> Decimal | None:
    """Read `18 500,00 ₽`, `18500 руб.`, `18500.00`; None for parts of a kopeck or no number."""
    amount = parse_number(_CURRENCY.sub("", _SPACES.sub("", written)))
    if amount is None or amount != amount.quantize(Decimal("0.01")):
        return None
    return amount


def parse_date(written: str) -> date | None:
    """Read `31.01.2025`, `31/01/2025`, `2025-01-31`, `2025-01-31 00:00:00`.

    None when it is not a date in these forms or there is no such day; the day always stands before
    the month, as everywhere in Russia.
    """
    compact = written.strip()
    if found := _RUSSIAN_DATE.match(compact):
        day, month, year = (int(n) for n in found.groups())
    elif found := _ISO_DATE.match(compact):
        year, month, day = (int(n) for n in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
