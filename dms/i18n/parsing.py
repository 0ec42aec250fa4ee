"""Money, numbers and dates read as Russian people write them; None for what is not one.

The readers refuse what can be read in two ways (a two-digit year, `1,234.56`, `15 16`) instead of
guessing.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

__all__ = ["parse_date", "parse_money", "parse_month", "parse_number", "without_currency"]

_SPACES = re.compile(r"\s+")  # no-break and thin spaces too
_NUMBER = re.compile(r"([+-]?) ?(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?", re.ASCII)
_CURRENCY = re.compile(r"\s*(?:₽|р\.?|руб\.?|рублей|рубля|рубль|RUB|RUR)\s*\Z", re.IGNORECASE)
_DATES = (
    re.compile(r"(?P<d>\d{1,2})(?P<dot>[./-])(?P<m>\d{1,2})(?P=dot)(?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII),
)
_MONTHS = (
    re.compile(r"(?P<m>\d{1,2})[./-](?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})", re.ASCII),
)
_AFTER_DATE = re.compile(r"(?:\s*г\.?|[T ]0?0:00(?::00(?:\.0+)?)?)\Z")


def parse_number(written: str) -> Decimal | None:
    """Read `18 500,5` or `18500.5`; None when it is not a plain number.

    Spaces may stand between thousands and nowhere else.
    """
    found = _NUMBER.fullmatch(_SPACES.sub(" ", written.strip()).replace("−", "-"))
    if found is None:
        return None
    sign, whole, decimals = found.groups(default="")
    return Decimal(f"{sign}{whole.replace(' ', '')}.{decimals}")


def parse_money(written: str) -> Decimal | None:
    """Read `18 500,00 ₽`, `18500 руб.`, `18500.00`; None for parts of a kopeck or no number."""
    amount = parse_number(without_currency(written))
    if amount is None or (Fraction(amount) * 100).denominator != 1:
        return None
    return amount


def without_currency(written: str) -> str:
    """Return what stands before the sign or name of the rouble."""
    return _CURRENCY.sub("", written)


def parse_date(written: str) -> date | None:
    """Read `31.01.2025`, `31/01/2025`, `31.01.2025 г.`, `2025-01-31`, `2025-01-31 00:00:00`.

    None when it is not a date in these forms or there is no such day; the day always stands before
    the month, as everywhere in Russia.
    """
    bare = _AFTER_DATE.sub("", written.strip())
    found = next(filter(None, (form.fullmatch(bare) for form in _DATES)), None)
    if found is None:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def parse_month(written: str) -> date | None:
    """Read `03.2026`, `3/2026`, `2026-03` as the first day of a month; None for no month."""
    found = next(filter(None, (form.fullmatch(written.strip()) for form in _MONTHS)), None)
    if found is None or not 1 <= int(found["m"]) <= 12 or int(found["y"]) == 0:
        return None
    return date(int(found["y"]), int(found["m"]), 1)
