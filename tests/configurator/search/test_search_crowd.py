"""Crowds: premiums as the offer rounds them, and how far rounding can move them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_by_trying import LEVELS, MODES, crowd, crowds, exact, lines_for, premium, rounding

import dms
from dms.configurator.search.crowd import Crowd, farthest
from dms.money import RoundingMode, divide

THIRD = Fraction(1, 3)


class TestUnits:
    @pytest.mark.parametrize(
        ("level", "units"),
        [
            ("person", 3 * 50),  # 149 and 1 kopecks for the term, a third of it: 50 each
            ("line", 3 * 50),  # 49.67 and 0.33 of a kopeck
            ("group", 150),
        ],
    )
    def test_a_third_of_the_term(self, level: str, units: int) -> None:
        who = crowd([3], [THIRD], rule=rounding(level))
        assert who.units([(149,), (1,)]) == units

    @pytest.mark.parametrize(("level", "units"), [("person", 3), ("line", 6), ("group", 3)])
    def test_half_kopecks_are_rounded_at_their_level(self, level: str, units: int) -> None:
        who = crowd([3], [Fraction(1, 2)], rule=rounding(level))
        assert who.units([(1,), (1,)]) == units

    def test_no_lines_cost_nothing(self) -> None:
        assert crowd([3, 4]).units([]) == 0

    @given(st.data())
    def test_equals_rounding_amount_by_amount(self, data: st.DataObject) -> None:
        who = data.draw(crowds())
        several = data.draw(st.lists(lines_for(who, lowest=-400), max_size=4))
        unit = Fraction(who.rounding.unit)
        assert who.units(several) * unit == premium(who, several)
        assert sum(map(who.exact, several)) == exact(who, several)

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("mode", MODES)
    def test_equals_a_quote(self, level: str, mode: str) -> None:
        modules = [
            {"kind": "outpatient", "premium": "10000.01"},
            {"kind": "dental", "premium": "3333.33"},
        ]
        offer = dms.Offer.model_validate(
            {
                "dms": "offer/1",
                "id": "rounded",
                "insurer": {"id": "i", "name": "Страховщик"},
                "period": {"start": date(2026, 1, 1), "last_day": date(2026, 12, 31)},
                "programmes": [{"id": "base", "modules": modules}],
                "rounding": {"level": level, "mode": mode},
                "proration": {"join": "days"},
            }
        )
        starts = [None, None, date(2026, 4, 25), date(2026, 12, 1)]
        members = [dms.Member(id=str(n), start=start) for n, start in enumerate(starts)]
        quote = dms.quote(offer, dms.Roster.of(members))
        shares = Fraction(1), Fraction(251, 365), Fraction(31, 365)
        who = crowd([2, 1, 1], shares, rule=rounding(level, mode=mode))
        lines = [(1_000_001,) * 3, (333_333,) * 3]
        assert offer.rounding.roubles(who.units(lines)) == quote.total


class TestSlack:
    @given(st.data())
    def test_rounding_moves_no_line_farther(self, data: st.DataObject) -> None:
        who = data.draw(crowds())
        line = data.draw(lines_for(who, lowest=-400))
        moved = who.units([line]) * Fraction(who.rounding.unit) - who.exact(line)
        assert abs(moved) <= who.slack

    @given(st.data(), st.integers(1, 300))
    def test_nor_one_of_which_all_prices_are_multiples(
        self, data: st.DataObject, step: int
    ) -> None:
        who = data.draw(crowds())
        line = [step * price for price in data.draw(lines_for(who))]
        moved = who.units([line]) - who.exact(line) / Fraction(who.rounding.unit)
        assert (
            abs(moved)
            <= who.slack_in_units([step] * len(line))
            <= who.slack_in_units([1] * len(line))
        )

    @pytest.mark.parametrize(
        ("share", "mode", "kopecks"),
        [
            (Fraction(1), "half_up", Fraction(0)),
            (Fraction(1, 2), "half_up", Fraction(1, 2)),
            (THIRD, "half_up", THIRD),
            (THIRD, "up", 2 * THIRD),
        ],
    )
    def test_for_each_person(self, share: Fraction, mode: str, kopecks: Fraction) -> None:
        who = crowd([10], [share], rule=rounding(mode=mode))
        assert who.slack == 10 * kopecks / 100

    def test_once_for_a_group(self) -> None:
        assert crowd([10], [THIRD], rule=rounding("group")).slack == THIRD / 100

    def test_whole_roubles_for_part_of_the_term_may_still_be_whole(self) -> None:
        who = crowd([10], [Fraction(1, 100)])
        assert who.slack > 0
        assert who.slack_in_units([100]) == 0

    @given(st.integers(1, 60), st.sampled_from(list(RoundingMode)))
    def test_farthest_is_reached_and_never_passed(self, below: int, mode: RoundingMode) -> None:
        moved = [abs(divide(n, below, mode) - Fraction(n, below)) for n in range(2 * below)]
        assert max(moved) == farthest(below, mode)


class TestRefused:
    @pytest.mark.parametrize(
        ("counts", "shares", "words"),
        [
            ((1, 2), (THIRD,), "one count and one share"),
            ((-1,), (THIRD,), "not negative"),
            ((1,), (Fraction(0),), "above zero"),
        ],
    )
    def test_what_does_not_belong_together(
        self, counts: tuple[int, ...], shares: tuple[Fraction, ...], words: str
    ) -> None:
        with pytest.raises(ValueError, match=words):
            Crowd(counts, shares, 2, rounding())
