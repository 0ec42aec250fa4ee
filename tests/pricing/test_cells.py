"""Cells: members sorted by everything that their price depends on, in one pass."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import CHILD, EMPLOYEE, aged, offer, premium, priced

from dms.members import Member, Relationship, Roster, Sex
from dms.periods import Period, age_on
from dms.pricing.cells import Cell, EitherAge, sort_into_cells
from dms.pricing.offer import Offer
from dms.pricing.planning import build_plan
from dms.pricing.tariff_building import build_tariff

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
GROUP = {"headcount": 5, "payment": None, "date": YEAR.start.toordinal()}
AGES = {"age": {"0-17": "1", "18-59": "2", "60-65": "3", "66+": "4"}}
LOWEST = (0, 18, 60, 66)


def sorted_cells(of: Offer, *members: Member) -> tuple[list[Cell], list[int]]:
    return sort_into_cells(Roster.of(members), build_plan(build_tariff(of), GROUP), YEAR)


def age_of(of: Offer, birth: Any, start: date | None = None) -> Any:
    """Return what the cell of one member has for an age."""
    ((cell,), _) = sorted_cells(of, Member(id="m", birth=birth, start=start))
    return cell.values[0]


class TestOnePass:
    def test_people_alike_share_a_cell(self) -> None:
        people = [
            Member(id="a", birth=aged(30)),
            Member(id="b", birth=aged(70)),
            Member(id="c", birth=aged(20)),
            Member(id="d", birth=aged(30), start=date(2026, 2, 1)),
            Member(id="e", birth=aged(30), programme="std"),
        ]
        cells, numbers = sorted_cells(offer(AGES, age={"on": "contract_start"}), *people)
        assert numbers == [0, 1, 0, 2, 3]
        assert [cell.values for cell in cells] == [(18,), (66,), (18,), (18,)]
        assert [cell.start for cell in cells] == [None, None, date(2026, 2, 1), None]
        assert [cell.programme for cell in cells] == [None, None, None, "std"]

    def test_what_no_price_looks_at_makes_no_cell(self) -> None:
        people = [Member(id=str(n), birth=aged(n), sex=Sex.MALE, place=str(n)) for n in range(9)]
        cells, numbers = sorted_cells(offer("1000"), *people)
        assert len(cells) == 1
        assert numbers == [0] * 9

    def test_nobody_makes_no_cell(self) -> None:
        assert sorted_cells(offer(AGES)) == ([], [])

    @given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Relationship)), max_size=30))
    def test_a_member_finds_its_cell_by_number(self, drawn: list[tuple[int, Any]]) -> None:
        of = offer({"by": ["relationship", "age"], "rows": [["employee", "0-2", "1"]]})
        people = [
            Member(id=str(i), birth=aged(n), relationship=r) for i, (n, r) in enumerate(drawn)
        ]
        cells, numbers = sorted_cells(of, *people)
        assert len(set(cells)) == len(cells)
        for (years, relationship), number in zip(drawn, numbers, strict=True):
            low = 0 if years <= 2 else 3
            assert cells[number].values == (low, relationship)


class TestAges:
    births = st.dates(date(1930, 1, 1), date(2026, 12, 31))

    @given(births)
    def test_a_band_is_found_without_a_calendar(self, birth: date) -> None:
        age = age_on(birth, YEAR.start)
        expected = max((low for low in LOWEST if low <= age), default=-1)
        assert age_of(offer(AGES), birth) == expected

    @given(births, st.integers(0, 364))
    def test_on_the_first_day_of_cover(self, birth: date, days: int) -> None:
        start = YEAR.start + timedelta(days=days)
        age = age_on(birth, start)
        of = offer(AGES, age={"on": "cover_start"})
        assert age_of(of, birth, start) == max((low for low in LOWEST if low <= age), default=-1)
        assert age_of(of, birth) == age_of(offer(AGES), birth)

    def test_of_two_days_where_the_offer_does_not_say(self) -> None:
        birthday = date(1966, 5, 1)
        late, later = date(2026, 4, 30), date(2026, 5, 1)
        assert age_of(offer(AGES), birthday, late) == 18
        assert age_of(offer(AGES), birthday, later) == EitherAge(18, 60)
        ((cell,), _) = sorted_cells(offer(AGES), Member(id="m", birth=birthday, start=later))
        assert list(cell.readings()) == [(18,), (60,)]

    def test_a_plain_cell_has_one_reading(self) -> None:
        ((cell,), _) = sorted_cells(offer(AGES), Member(id="m", birth=aged(20)))
        assert list(cell.readings()) == [(18,)]

    @pytest.mark.parametrize(
        ("year", "age"), [(1990, 18), (1966, 60), (2009, 0), (2026, 0), (2027, -1), (2090, -1)]
    )
    def test_a_year_of_birth_makes_the_whole_year(self, year: int, age: int) -> None:
        assert age_of(offer(AGES), year) == age

    def test_no_birth_date_no_age(self) -> None:
        assert age_of(offer(AGES), None) is None

    @pytest.mark.parametrize("years", [0, 17, 35, 64, 99])
    def test_a_price_for_each_year_of_age_needs_the_exact_one(self, years: int) -> None:
        of = offer("1000", {"add": "10", "per": "age"})
        assert premium(of, birth=aged(years)) == 1000 + 10 * years


class TestNames:
    of = offer(
        {"by": ["place", "level"], "rows": [["Орёл", "2", "5"]]},
        columns={"level": {"values": "names"}},
    )

    @pytest.mark.parametrize("place", ["Орёл", "ОРЕЛ", " г. Орёл ", "город Орел"])
    @pytest.mark.parametrize("level", ["2", 2, " 2 "])
    def test_spellings_and_types_do_not_matter(self, place: str, level: Any) -> None:
        assert premium(self.of, place=place, extra={"level": level}) == 5

    def test_an_empty_name_is_no_name(self) -> None:
        (issue,) = priced(self.of, Member(id="m", place=" ", extra={"level": "2"})).issues
        assert issue.code == "QUOTE-VALUE-UNKNOWN"

    def test_relatives_are_known_by_their_relationship(self) -> None:
        of = offer({"relationship": {"employee": "9", "child": "5"}})
        assert [premium(of), premium(of, relationship=CHILD)] == [9, 5]
        cells, _ = sorted_cells(of, Member(id="a"), Member(id="b", relationship=CHILD))
        assert [cell.values for cell in cells] == [(EMPLOYEE,), (CHILD,)]


class TestNumbers:
    of = offer({"tenure": {"0-2": "5", "3+": "9"}}, columns={"tenure": {"values": "numbers"}})
    per = offer("0", {"add": "1", "per": "tenure"}, columns={"tenure": {"values": "numbers"}})

    @pytest.mark.parametrize(
        ("written", "price", "counted"),
        [(0, 5, 0), (2, 5, 2), (3, 9, 3), ("3", 9, 3), (" 3,0 ", 9, 3), ("12.0", 9, 12)],
    )
    def test_whole_numbers_however_they_are_written(
        self, written: Any, price: int, counted: int
    ) -> None:
        assert premium(self.of, extra={"tenure": written}) == price
        assert premium(self.per, extra={"tenure": written}) == counted

    @pytest.mark.parametrize(
        "written", [None, "", "много", "2.5", -1, "-1", True, "NaN", "1e9999999"]
    )
    def test_anything_else_is_unknown(self, written: Any) -> None:
        for of in (self.of, self.per):
            (issue,) = priced(of, Member(id="m", extra={"tenure": written})).issues
            assert issue.code == "QUOTE-VALUE-UNKNOWN"

    def test_a_column_that_the_roster_lacks_is_unknown(self) -> None:
        assert priced(self.of, Member(id="m")).status == "refused"

    def test_numbers_between_two_cuts_share_a_cell(self) -> None:
        people = [Member(id=str(n), extra={"tenure": n}) for n in range(6)]
        cells, numbers = sorted_cells(self.of, *people)
        assert [cell.values for cell in cells] == [(0,), (3,)]
        assert numbers == [0, 0, 0, 1, 1, 1]
        assert len(sorted_cells(self.per, *people)[0]) == 6
