"""Prices of upgrades: each is the difference of two quotes."""

from datetime import date

import pytest
from grades_helpers import (
    CHILD,
    EMPLOYEE,
    VIP,
    assigned,
    child,
    grades,
    offer,
    person,
    programme,
    roubles,
)

from dms.configurator.grades.paying import with_grades
from dms.configurator.grades.upgrade_prices import upgrade_prices
from dms.configurator.grades.upgrade_summary import Spread, upgrade_summaries
from dms.errors import QuoteRefused
from dms.periods import Period
from dms.pricing.quoting import quote

BASIC = {"id": "std", "upgrades": ["vip"]}
BY_AGE = offer(
    programme("vip", {"age": {"0-39": "30000", "40-59": "50000", "60+": "80000"}}),
    programme("std", "40000"),
)
YOUNG, MIDDLE, OLD = (date(year, 5, 5) for year in (1995, 1980, 1960))


def priced(written, given, *members, **more):
    return upgrade_prices(given, assigned(written, *members), written, **more)


def staff(*births: date):
    return [person(str(n), "clerk", birth=birth) for n, birth in enumerate(births, start=1)]


class TestPrices:
    def test_the_difference_for_each_who_may_take_it(self):
        people = [*staff(YOUNG, MIDDLE, OLD), person("9", "director", birth=OLD)]
        found = priced(grades(VIP, BASIC), BY_AGE, *people)
        assert [(p.member, p.now, p.after) for p in found] == [
            ("1", *roubles("40000", "30000")),
            ("2", *roubles("40000", "50000")),
            ("3", *roubles("40000", "80000")),
        ]
        assert [p.difference for p in found] == roubles("-10000", "10000", "40000")
        assert {(p.grade, p.upgrade, p.relationship) for p in found} == {("std", "vip", EMPLOYEE)}

    def test_what_was_taken_already_is_priced_against_the_own_programme(self):
        written = grades(VIP, BASIC, upgraded={"vip": ["2"]})
        found = priced(written, BY_AGE, *staff(MIDDLE, OLD))
        assert [p.taken for p in found] == [False, True]
        assert [p.difference for p in found] == roubles("10000", "40000")

    def test_relatives_who_follow_are_priced_by_themselves(self):
        written = grades(VIP, BASIC, relatives="as_employee")
        people = [*staff(MIDDLE), child("k", "1", birth=YOUNG)]
        own, kid = priced(written, BY_AGE, *people)
        assert (own.employee, own.relationship) == ("1", EMPLOYEE)
        assert (kid.employee, kid.relationship, kid.difference) == ("1", CHILD, -10_000)

    def test_relatives_who_do_not_follow_stay_where_they_are(self):
        written = grades(VIP, BASIC, relatives="std")
        people = [*staff(MIDDLE), child("k", "1", birth=YOUNG)]
        assert [p.member for p in priced(written, BY_AGE, *people)] == ["1"]

    def test_every_way_up(self):
        written = grades(
            VIP, {"id": "mid", "when": {"grade": "head"}}, {"id": "std", "upgrades": ["mid", "vip"]}
        )
        given = offer(
            programme("vip", "50000"), programme("mid", "30000"), programme("std", "20000")
        )
        found = priced(written, given, person("1", "clerk"))
        assert [(p.upgrade, p.difference) for p in found] == [("mid", 10_000), ("vip", 30_000)]

    def test_for_the_dates_of_cover(self):
        late = person("1", "clerk", start=date(2026, 7, 2))
        given = offer(programme("vip", "73000"), programme("std", "36500"))
        (found,) = priced(grades(VIP, BASIC), given, late)
        assert [found.now, found.after] == roubles("18300", "36600")

    def test_it_is_what_the_employee_pays_where_the_employer_pays_a_share(self):
        base = grades(VIP, BASIC | {"employer": "0.7"})
        taken = grades(VIP, BASIC | {"employer": "0.7"}, upgraded={"vip": ["1"]})
        given = with_grades(BY_AGE, base)
        (price,) = priced(base, given, *staff(OLD))
        before = quote(given, assigned(base, *staff(OLD)).roster).member("1").amounts
        after = quote(given, assigned(taken, *staff(OLD)).roster).member("1").amounts
        assert after.employee - before.employee == price.difference
        assert after.employer == before.employer

    def test_what_a_quote_is_told(self):
        given = offer(period=None)
        with pytest.raises(QuoteRefused):
            priced(grades(VIP, BASIC), given, person("1", "clerk"))
        year = Period(date(2026, 3, 1), date(2027, 2, 28))
        (found,) = priced(grades(VIP, BASIC), given, person("1", "clerk"), period=year)
        assert found.difference == 30_000

    def test_without_upgrades_or_people_there_is_nothing(self):
        assert priced(grades(VIP, {"id": "std"}), BY_AGE, *staff(OLD)) == ()
        assert priced(grades(VIP, BASIC), BY_AGE, person("1", "director")) == ()

    def test_a_price_that_is_missing_says_why(self):
        given = offer(programme("vip", {"age": {"0-59": "50000"}}), programme("std", "20000"))
        found = priced(grades(VIP, BASIC), given, *staff(MIDDLE, OLD))
        assert [p.difference for p in found] == [30_000, None]
        assert [i.code for i in found[1].issues] == ["QUOTE-RATE-MISSING"]
        assert (found[1].now, found[1].after) == (20_000, None)

    def test_whoever_has_no_grade_is_not_asked(self):
        found = priced(grades(VIP, BASIC), BY_AGE, *staff(MIDDLE), person("9", birth=OLD))
        assert [p.member for p in found] == ["1"]


class TestWords:
    def test_more_less_the_same_and_no_price(self):
        given = offer(
            programme("vip", {"age": {"0-39": "30000", "40-59": "40000", "60-69": "40000.50"}}),
            programme("std", "40000"),
        )
        found = priced(grades(VIP, BASIC), given, *staff(YOUNG, MIDDLE, OLD, date(1940, 1, 1)))
        assert [p.words.to("en") for p in found] == [
            "10,000.00 ₽ less than now",
            "costs the same",
            "0.50 ₽ more",
            "there is no price",
        ]


class TestSummary:
    def test_least_usual_and_most(self):
        written = grades(VIP, BASIC, relatives="as_employee", upgraded={"vip": ["2"]})
        people = [*staff(YOUNG, MIDDLE, MIDDLE, OLD), child("k", "1", birth=YOUNG)]
        (found,) = upgrade_summaries(priced(written, BY_AGE, *people))
        assert (found.grade, found.upgrade, found.taken, found.unpriced) == ("std", "vip", 1, 0)
        assert found.employees == Spread(4, *roubles("-10000", "10000", "40000"), cheaper=1)
        assert found.relatives == Spread(1, *roubles("-10000", "-10000", "-10000"), cheaper=1)

    def test_the_usual_price_is_one_that_somebody_pays(self):
        found = upgrade_summaries(priced(grades(VIP, BASIC), BY_AGE, *staff(MIDDLE, OLD)))
        assert found[0].employees is not None
        assert found[0].employees.usual == 10_000
        assert found[0].relatives is None

    def test_missing_prices_are_counted_and_not_averaged(self):
        given = offer(programme("vip", {"age": {"0-39": "50000"}}), programme("std", "20000"))
        (found,) = upgrade_summaries(priced(grades(VIP, BASIC), given, *staff(MIDDLE, OLD)))
        assert (found.employees, found.unpriced) == (None, 2)
        assert upgrade_summaries(()) == ()
