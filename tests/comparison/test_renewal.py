"""The present year against the next one, in all and in every part."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pricing_helpers import offer, priced, programme

from dms.comparison.bridge import bridge, bridge_over
from dms.comparison.renewal import Change, year_on_year
from dms.errors import QuoteRefused
from dms.i18n import text
from dms.members import Member, Roster
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

TWO = [Member(id="1"), Member(id="2")]
THREE = [*TWO, Member(id="3")]
THIS_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NEXT_YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))


def year(of: Offer, period: Period, people: list[Member]) -> Quote:
    return quote(of, Roster.of(people), period=period)


def figures(changes: tuple[Change, ...]) -> dict[str, tuple[object, ...]]:
    return {c.label.to("en"): (c.before, c.after, c.heads) for c in changes}


def test_the_next_year_is_dearer_in_all_and_per_head():
    """2 × 1 000 ₽ becomes 3 × 1 200 ₽: 1 600 ₽ or 80 % more, 20 % more per head."""
    now, then = priced(offer("1000"), *TWO), priced(offer("1200", id="next"), *THREE)
    found = year_on_year(now, [then])
    (renewal,) = found.renewals
    assert (found.now, renewal.quote) == (now, then)
    assert (renewal.total.before, renewal.total.after) == (Decimal(2_000), Decimal(3_600))
    assert renewal.total.difference == Decimal("1600.00")
    assert renewal.total.share == Fraction(4, 5)
    assert renewal.total.heads == (2, 3)
    assert renewal.per_head.difference == Decimal("200.00")
    assert renewal.per_head.share == Fraction(1, 5)
    assert renewal.issues == ()
    assert renewal.bridge.exact == bridge(now, then).exact


def test_kinds_of_care_without_a_price_are_not_zero():
    now = priced(offer({"outpatient": "1000", "dental": "400"}), *TWO)
    then = priced(offer({"outpatient": "1100", "home_care": "50"}), *TWO)
    (renewal,) = year_on_year(now, [then]).renewals
    assert figures(renewal.by_module) == {
        "Outpatient care": (2_000, 2_200, (2, 2)),
        "Home care": (None, 100, (None, 2)),
        "Dental care": (800, None, (2, None)),
    }
    home, dental = renewal.by_module[1:]
    assert (home.difference, home.share, dental.difference, dental.share) == (None,) * 4


def test_programmes_are_paired_by_id_or_name():
    old = [programme("1000", "std", name="Стандарт"), programme("3000", "vip")]
    new = [
        programme("1100", "s2", name="стандарт"),
        programme("3500", "vip"),
        programme("9", "new"),
    ]
    people = [Member(id="1", programme="стандарт"), Member(id="2", programme="vip")]
    now = priced(offer(programmes=old), *people)
    then = priced(offer(programmes=new), *people, Member(id="3", programme="new"))
    (renewal,) = year_on_year(now, [then]).renewals
    assert figures(renewal.by_programme) == {
        "Стандарт": (1_000, 1_100, (1, 1)),
        "vip": (3_000, 3_500, (1, 1)),
        "new": (None, 9, (None, 1)),
    }


def test_a_programme_that_nobody_has_any_more_stands_alone():
    now = priced(offer(programmes=[programme("1000", "std")]), Member(id="1"))
    then = priced(offer(programmes=[programme("900", "base", name="{x}")]), Member(id="1"))
    (renewal,) = year_on_year(now, [then]).renewals
    assert figures(renewal.by_programme) == {
        "std": (1_000, None, (1, None)),
        "{x}": (None, 900, (None, 1)),
    }


def test_each_offer_for_the_next_year_is_compared():
    now = priced(offer("1000"), *TWO)
    nexts = [priced(offer(price), *TWO) for price in ("1100", "900")]
    found = year_on_year(now, nexts)
    assert [renewal.total.difference for renewal in found.renewals] == [200, -200]
    assert [renewal.quote for renewal in found.renewals] == nexts


def test_what_the_people_change_is_told_where_the_quote_in_between_is_there():
    present = offer({"outpatient": {"age": {"0-39": "1000", "40+": "1500"}}}, period=None)
    people = [Member(id="1", birth=date(1986, 6, 1))]
    now, between = year(present, THIS_YEAR, people), year(present, NEXT_YEAR, people)
    then = year(offer("1400", period=None), NEXT_YEAR, people)
    (renewal,) = year_on_year(now, [then], between=between).renewals
    assert renewal.bridge.exact == bridge_over(now, between, then).exact
    assert {s.kind: s.amount for s in renewal.bridge.steps} == {"people_older": 500, "base": -100}


@pytest.mark.parametrize(
    ("last_day", "warned"),
    [(date(2027, 6, 30), True), (date(2027, 12, 31), False), (date(2028, 1, 2), True)],
)
def test_terms_of_other_lengths_are_named(last_day, warned):
    present = offer("1000", period=None)
    now = year(present, THIS_YEAR, TWO)
    then = year(present, Period(date(2027, 1, 1), last_day), TWO)
    (renewal,) = year_on_year(now, [then]).renewals
    assert [issue.code for issue in renewal.issues] == ["RENEWAL-TERMS-DIFFER"] * warned
    if warned:
        assert "365" in renewal.issues[0].message("en")


def test_a_leap_year_is_a_year_like_any_other():
    present = offer("1000", period=None)
    leap = Period(date(2028, 1, 1), date(2028, 12, 31))
    (renewal,) = year_on_year(year(present, THIS_YEAR, TWO), [year(present, leap, TWO)]).renewals
    assert renewal.issues == ()


def test_people_without_a_price_are_counted_on_both_sides():
    strict = offer({"outpatient": {"grade": {"A": "1000"}}})
    people = [Member(id="1", grade="A"), Member(id="2", grade="B"), Member(id="3", grade="C")]
    partly, fully = priced(strict, *people), priced(offer("900"), *people)
    for now, then, count in ((partly, fully, 2), (fully, partly, 2), (partly, partly, 4)):
        (issue,) = year_on_year(now, [then]).renewals[0].issues
        assert issue.code == "RENEWAL-PEOPLE-UNPRICED"
        assert issue.message("en").startswith(f"{count} people")


@pytest.mark.parametrize(
    ("before", "after", "difference", "share"),
    [
        (Decimal(200), Decimal(150), Decimal(-50), Fraction(-1, 4)),
        (Decimal(0), Decimal(150), Decimal(150), None),
        (None, Decimal(150), None, None),
        (Decimal(200), None, None, None),
        (Decimal(200), Decimal(0), Decimal(-200), Fraction(-1)),
    ],
)
def test_a_missing_figure_is_no_zero(before, after, difference, share):
    change = Change(text("Premium per head"), before, after)
    assert (change.difference, change.share) == (difference, share)


def test_a_year_without_a_price_cannot_be_compared():
    with pytest.raises(QuoteRefused):
        year_on_year(priced(offer("1")), [quote(offer("1"), Roster.of([]))])
