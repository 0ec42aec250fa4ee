"""Sums in words, as letters and contracts write them beside the figures.

Roubles are spelled out, kopecks stay two digits: «двенадцать тысяч триста сорок пять рублей
60 копеек». A number makes its word agree in gender and form: одна тысяча, два рубля, пять копеек.

>>> amount_in_words(Decimal("12345.60"))
'двенадцать тысяч триста сорок пять рублей 60 копеек'
>>> amount_in_words(Decimal("1021.01"), "en")
'one thousand twenty-one roubles 01 kopeck'
"""

from collections.abc import Iterator
from decimal import Decimal

from dms.money import in_units

__all__ = ["amount_in_words"]

LIMIT = Decimal(10) ** 15
"""Amounts below this have words: up to 999 trillion."""

Words = tuple[str, ...]


def _below_hundred(units: str, tens: str, joint: str) -> Words:
    """Return the words of 1 to 99, each at its own place; nothing stands for 0."""
    small, round_ = ["", *units.split()], ["", "", *tens.split()]
    pairs = ((round_[n // 10], small[n % 10]) for n in range(20, 100))
    return (*small, *(joint.join(filter(None, pair)) for pair in pairs))


_UP_TO_19 = (
    "три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_MASCULINE = _below_hundred(f"один два {_UP_TO_19}", _TENS, " ")
_FEMININE = _below_hundred(f"одна две {_UP_TO_19}", _TENS, " ")
_BY_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_HUNDREDS = ("", *_BY_HUNDREDS.split())
_KOPECKS = ("копейка", "копейки", "копеек")
_SCALES = (
    ("рубль", "рубля", "рублей"),
    ("тысяча", "тысячи", "тысяч"),
    *((name, f"{name}а", f"{name}ов") for name in ("миллион", "миллиард", "триллион")),
)

_ENGLISH = _below_hundred(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "-",
)
_ENGLISH_SCALES = ("", "thousand", "million", "billion", "trillion")


def amount_in_words(amount: Decimal, lang: str = "ru") -> str:
    """Write an amount of roubles in words, its kopecks in two digits.

    Raises ValueError for a negative amount, for parts of a kopeck, for 10^15 roubles and more, and
    for a language other than `ru` and `en`.
    """
    if not amount.is_finite() or not 0 <= amount < LIMIT:
        raise ValueError("Only an amount from 0 to 999 trillion roubles is written in words")
    roubles, kopecks = divmod(in_units(amount), 100)
    if lang == "ru":
        words = (*_in_russian(roubles), f"{kopecks:02}", _form(kopecks, _KOPECKS))
    elif lang == "en":
        words = (*_in_english(roubles), f"{kopecks:02}", "kopeck" if kopecks == 1 else "kopecks")
    else:
        raise ValueError(f"There are no amounts in words in the language {lang!r}")
    return " ".join(filter(None, words))


def _in_russian(roubles: int) -> Iterator[str]:
    for scale, three in _thousands(roubles):
        yield _HUNDREDS[three // 100]
        yield (_FEMININE if scale == 1 else _MASCULINE)[three % 100]
        yield _form(three, _SCALES[scale])
    if not roubles:
        yield "ноль"
    if not roubles % 1000:
        yield _form(0, _SCALES[0])


def _in_english(roubles: int) -> Iterator[str]:
    for scale, three in _thousands(roubles):
        if three >= 100:
            yield f"{_ENGLISH[three // 100]} hundred"
        yield _ENGLISH[three % 100]
        yield _ENGLISH_SCALES[scale]
    if not roubles:
        yield "zero"
    yield "rouble" if roubles == 1 else "roubles"


def _thousands(number: int) -> Iterator[tuple[int, int]]:
    """Cut a number into groups of three digits, the greatest first, without empty ones."""
    for scale in reversed(range(len(_SCALES))):
        if three := number // 1000**scale % 1000:
            yield scale, three


def _form(number: int, forms: tuple[str, ...]) -> str:
    """Choose the form that a number asks for: 1 рубль, 2 рубля, 5 рублей, 11 рублей."""
    last = number % 10
    if last == 0 or last > 4 or number % 100 in range(11, 15):
        return forms[2]
    return forms[0] if last == 1 else forms[1]
