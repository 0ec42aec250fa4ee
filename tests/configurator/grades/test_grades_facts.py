"""Facts: what a condition may look at, and when somebody fits it."""

from datetime import date
from decimal import Decimal

import pytest
from grades_helpers import START, grades
from hypothesis import given
from hypothesis import strategies as st

from dms.bands import Band
from dms.configurator.grades.facts import condition_problems, condition_table
from dms.configurator.grades.member_facts import column_of, facts_of, hired_on
from dms.members import Member, Roster
from dms.periods import add_months
from dms.pricing.dimensions import KNOWN, Dimension, Level, Order
from dms.pricing.tables import Missing
from dms.rates import RateRow

SINCE = grades({"id": "a", "when": {"tenure": "1+"}}, tenure={"from": "hired"})
TENURE = Dimension("tenure", Level.MEMBER, Order.NUMBERS)
LEVEL = Dimension("level", Level.MEMBER)


def years(hired: object) -> object:
    """Return the tenure of somebody with this day of hiring on the first day of the contract."""
    roster = Roster({"id": ["1"], "hired": [hired]})
    (found,) = facts_of(TENURE, roster, SINCE, START)
    return found


def read(dimension: Dimension, *values: object) -> list[object]:
    roster = Roster({"id": [str(n) for n in range(len(values))], dimension.name: values})
    return list(facts_of(dimension, roster, grades({"id": "a"}), START))


class TestConditions:
    @pytest.mark.parametrize(
        ("written", "order"),
        [("3+", "numbers"), ("1-3", "numbers"), ("1–3", "numbers"), ("3", "names"), (3, "names")],
    )
    def test_a_band_makes_numbers_of_a_column(self, written, order):
        (dimension,) = condition_table({"level": written}).dimensions
        assert dimension.order.value == order

    def test_a_list_is_a_list_of_names(self):
        table = condition_table({"level": ["1-3", "x"]})
        assert isinstance(table.find(["1-3"]), RateRow)
        assert table.find([2]) is Missing.NO_ROW

    def test_facts_stand_in_their_order(self):
        table = condition_table({"tenure": "3+", "grade": "head"})
        assert [d.name for d in table.dimensions] == ["tenure", "grade"]
        assert isinstance(table.find([3, "head"]), RateRow)
        assert table.find([2, None]) is Missing.NO_ROW
        assert table.find([3, None]) is Missing.UNKNOWN

    @pytest.mark.parametrize("when", [{"age": "old"}, {"tenure": ["1", "2"]}, {"sex": "x"}])
    def test_mistakes_are_refused(self, when):
        assert len(condition_problems(when)) == 1
        with pytest.raises(ValueError, match="TARIFF-"):
            condition_table(when)

    @pytest.mark.parametrize("name", sorted(KNOWN))
    def test_of_what_tariffs_look_at_only_facts_of_people(self, name):
        values = {"age": "60+", "sex": "male", "relationship": "child"}
        found = condition_problems({name: values.get(name, "x")})
        about_people = KNOWN[name].level is Level.MEMBER or name == "programme"
        assert [one.type for one in found] == ([] if about_people else ["GRADES-FACT-UNKNOWN"])

    @given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 70))
    def test_bands_include_both_ends(self, one, other, value):
        band = Band(min(one, other), max(one, other))
        found = condition_table({"tenure": str(band)}).find([value])
        assert isinstance(found, RateRow) == (value in band)


class TestFactsOfMembers:
    def test_each_has_its_column(self):
        assert column_of("age", SINCE) == "birth"
        assert column_of("tenure", SINCE) == "hired"
        assert column_of("grade", SINCE) == "grade"
        assert column_of("tenure", grades({"id": "a"})) == "tenure"

    def test_names_are_compared_as_tariffs_do(self):
        written = ["А-2", " а-2 ", 7, Decimal("7.0"), Decimal("7.5"), "", None, True]
        assert read(LEVEL, *written) == ["а-2", "а-2", "7", "7", "7.5", None, None, "true"]

    def test_numbers_are_whole_or_not_known(self):
        dimension = Dimension("level", Level.MEMBER, Order.NUMBERS)
        written = ["7", " 7 ", 7, Decimal("7.00"), "7,5", "-1", "x", None, True, Decimal("NaN")]
        assert read(dimension, *written) == [7, 7, 7, 7, None, None, None, None, None, None]

    def test_ages_on_the_first_day_of_the_contract(self):
        births = [date(1990, 1, 1), date(1990, 1, 2), 1990, None, date(2030, 1, 1)]
        roster = Roster.of(Member(id=str(n), birth=birth) for n, birth in enumerate(births))
        found = facts_of(KNOWN["age"], roster, SINCE, START)
        assert list(found) == [36, 35, 36, None, -1]

    @given(st.integers(0, 40), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    def test_a_year_of_tenure_is_full_on_its_anniversary(self, count, start):
        hired = add_months(start, -12 * count)
        roster = Roster({"id": ["1"], "hired": [hired]})
        (found,) = facts_of(TENURE, roster, SINCE, start)
        assert found == count

    @given(st.dates(date(1960, 1, 1), date(2035, 1, 1)))
    def test_dates_and_texts_are_one(self, day):
        assert years(day) == years(day.isoformat()) == years(f"{day:%d.%m.%Y} г.")
        assert hired_on(f"{day:%d.%m.%Y}") == day
        assert years(day) >= 0

    @pytest.mark.parametrize("written", [None, "", "вчера", "31.02.2020", "01.02.20", 44927, True])
    def test_what_is_no_day_is_not_known(self, written):
        assert hired_on(written) is None
        assert years(written) is None
