"""Sums in words: the grammar by table, the whole range against an independent library."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.amount_in_words import LIMIT, amount_in_words

AMOUNTS = st.one_of(
    st.integers(0, int(LIMIT) * 100 - 1),
    st.integers(0, 10**7),
    st.builds(lambda n, k: n * 10**k, st.integers(0, 999), st.integers(0, 14)),
).map(lambda kopecks: Decimal(kopecks).scaleb(-2))

RUSSIAN = [
    ("0", "ноль рублей 00 копеек"),
    ("0.01", "ноль рублей 01 копейка"),
    ("1", "один рубль 00 копеек"),
    ("2.02", "два рубля 02 копейки"),
    ("5.11", "пять рублей 11 копеек"),
    ("11.21", "одиннадцать рублей 21 копейка"),
    ("14", "четырнадцать рублей 00 копеек"),
    ("21", "двадцать один рубль 00 копеек"),
    ("40.40", "сорок рублей 40 копеек"),
    ("100", "сто рублей 00 копеек"),
    ("112", "сто двенадцать рублей 00 копеек"),
    ("1000", "одна тысяча рублей 00 копеек"),
    ("2001", "две тысячи один рубль 00 копеек"),
    ("12345.60", "двенадцать тысяч триста сорок пять рублей 60 копеек"),
    ("21000", "двадцать одна тысяча рублей 00 копеек"),
    ("111000", "сто одиннадцать тысяч рублей 00 копеек"),
    ("1000000", "один миллион рублей 00 копеек"),
    ("2000001.5", "два миллиона один рубль 50 копеек"),
    ("5001000000", "пять миллиардов один миллион рублей 00 копеек"),
    ("3000000000002", "три триллиона два рубля 00 копеек"),
]

ENGLISH = [
    ("0", "zero roubles 00 kopecks"),
    ("1.01", "one rouble 01 kopeck"),
    ("21", "twenty-one roubles 00 kopecks"),
    ("100.10", "one hundred roubles 10 kopecks"),
    ("12345.60", "twelve thousand three hundred forty-five roubles 60 kopecks"),
    ("2000001.50", "two million one roubles 50 kopecks"),
    ("40000000000", "forty billion roubles 00 kopecks"),
]


@pytest.mark.parametrize(("amount", "words"), RUSSIAN)
def test_in_russian(amount, words):
    assert amount_in_words(Decimal(amount)) == words


@pytest.mark.parametrize(("amount", "words"), ENGLISH)
def test_in_english(amount, words):
    assert amount_in_words(Decimal(amount), "en") == words


@given(AMOUNTS)
def test_russian_is_what_num2words_writes(amount):
    num2words = pytest.importorskip("num2words").num2words
    theirs = num2words(amount, lang="ru", to="currency", currency="RUB", separator="", cents=False)
    assert amount_in_words(amount) == theirs


@given(AMOUNTS)
def test_english_is_what_num2words_writes_but_for_its_and(amount):
    num2words = pytest.importorskip("num2words").num2words
    roubles = int(amount)
    theirs = num2words(roubles).replace(",", "").replace(" and ", " ")
    ours = amount_in_words(amount, "en")
    assert ours.split(" rouble")[0] == theirs
    assert f" {amount:.2f}"[-2:] == ours.split()[-2]


@given(AMOUNTS, AMOUNTS)
def test_different_sums_have_different_words(one, other):
    assert (amount_in_words(one) == amount_in_words(other)) == (one == other)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("amount", ["-0.01", "0.001", "12.345", "1e15", "NaN", "Infinity"])
def test_what_has_no_words(amount, lang):
    with pytest.raises(ValueError, match="roubles"):
        amount_in_words(Decimal(amount), lang)


def test_the_greatest_amount():
    words = amount_in_words(LIMIT - Decimal("0.01"))
    assert words.startswith("девятьсот девяносто девять триллионов")
    assert words.endswith("девятьсот девяносто девять рублей 99 копеек")


def test_an_unknown_language():
    with pytest.raises(ValueError, match="'de'"):
        amount_in_words(Decimal(1), "de")
