"""Contributions at stake for people covered for less than a year: a disputed position."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tax_helpers import CONTRACTOR, RELATIVE, YEAR, codes, cover, period, roubles, view

from dms.contracts.tax import Cover, Ending, Exposure, ExposureKind, Status, TaxView
from dms.periods import Period, lasts_a_year

JOINER, LEAVER, ENDED, SHORT = ExposureKind


def exposed(*covers: Cover, **more: Any) -> tuple[Exposure, ...]:
    return look(*covers, **more).exposures


def look(*covers: Cover, **more: Any) -> TaxView:
    return view([], covers, **more)


def test_the_joiner_of_the_consultation() -> None:
    # Contract 01.12.2024–30.11.2025, joined on 1 July, premium 30,000: subject to contributions.
    (one,) = exposed(
        cover("30000", period("2025-07-01", "2025-11-30"), "new"),
        cover("60000", period("2024-12-01", "2025-11-30"), "old"),
        contract=period("2024-12-01", "2025-11-30"),
    )
    assert (one.member, one.kinds, one.premium) == ("new", (JOINER,), 30000)
    assert (one.main, one.accident, one.total) == (9000, 60, 9060)


def test_a_leaver_before_one_year() -> None:
    (one,) = exposed(cover("5000", period("2026-01-01", "2026-06-30")))
    assert (one.kinds, one.main) == ((LEAVER,), 1500)


def test_a_joiner_who_leaves_is_both() -> None:
    (one,) = exposed(cover(days=period("2026-03-01", "2026-06-30")))
    assert one.kinds == (JOINER, LEAVER)


def test_a_year_of_cover_in_a_longer_contract_is_enough() -> None:
    term = period("2025-01-01", "2026-12-31")
    covers = (
        cover(days=period("2025-07-01", "2026-06-30"), member="a"),
        cover(days=period("2025-07-01", "2026-06-29"), member="b"),
    )
    assert [one.member for one in exposed(*covers, contract=term)] == ["b"]


def test_all_employees_of_a_short_contract() -> None:
    term = period("2026-01-01", "2026-12-30")
    (one,) = exposed(cover(days=term), contract=term)
    assert one.kinds == (SHORT,)


def test_an_early_end_concerns_those_who_stayed_to_it() -> None:
    found = exposed(
        cover(days=period("2026-01-01", "2026-08-31"), member="stayed"),
        cover(days=period("2026-01-01", "2026-03-31"), member="left"),
        ending=Ending(last_day=date(2026, 8, 31), returned=roubles(0)),
    )
    assert [(one.member, one.kinds) for one in found] == [("left", (LEAVER,)), ("stayed", (ENDED,))]


def test_cover_ends_with_the_contract() -> None:
    end = Ending(last_day=date(2026, 8, 31), returned=roubles(0))
    late = cover(days=period("2026-09-01", "2026-12-31"), member="late")
    (one,) = exposed(cover(), late, ending=end)
    assert (one.period, one.kinds) == (period("2026-01-01", "2026-08-31"), (ENDED,))


@pytest.mark.parametrize("insured", [RELATIVE, CONTRACTOR])
def test_others_than_employees_are_a_question_and_no_figure(insured: Any) -> None:
    found = look(cover(days=period("2026-07-01", "2026-12-31"), insured=insured))
    assert found.exposures == ()
    assert f"TAX-CONTRIBUTIONS-{insured.name}S" in codes(found.issues)


def test_a_change_of_programme_is_no_break() -> None:
    parts = (
        cover("100", period("2026-01-01", "2026-05-31")),
        cover("200", period("2026-06-01", "2026-12-31")),
    )
    assert exposed(*parts) == ()
    (one,) = exposed(cover("100", period("2026-02-01", "2026-05-31")), parts[1])
    assert (one.premium, one.period) == (300, period("2026-02-01", "2026-12-31"))


def test_a_gap_is_a_break() -> None:
    found = exposed(
        cover("100", period("2026-01-01", "2026-05-30")),
        cover("200", period("2026-06-01", "2026-12-31")),
    )
    assert [(one.premium, one.kinds) for one in found] == [(100, (LEAVER,)), (200, (JOINER,))]


def test_after_dismissal_nothing_is_an_object_of_contributions() -> None:
    (one,) = exposed(cover("18400", period("2026-07-01", "2026-12-31"), left_on=date(2026, 9, 30)))
    assert one.premium == 9200
    days = period("2026-07-01", "2026-12-31")
    assert exposed(cover("18400", days, left_on=date(2026, 6, 30))) == ()


def test_who_is_dismissed_but_stays_on_the_list_to_the_end_is_not_exposed() -> None:
    assert exposed(cover(left_on=date(2026, 6, 30))) == ()


def test_another_tariff_can_be_stated_for_a_person() -> None:
    days = period("2026-07-01", "2026-12-31")
    found = look(
        cover("1000", days, "a"),
        cover("1000", days, "b"),
        contribution_rates={"b": Decimal("0.151")},
    )
    assert [one.main for one in found.exposures] == [300, 151]
    assert [one.tariff is None for one in found.exposures] == [False, True]


def test_the_accident_rate_has_no_default() -> None:
    found = look(cover(days=period("2026-07-01", "2026-12-31")), accident_rate=None)
    (one,) = found.exposures
    assert (one.accident, one.total) == (None, None)
    assert one.main is not None
    assert "TAX-ACCIDENT-RATE-UNSTATED" in codes(found.issues)


def test_before_the_tariff_is_known_the_figure_is_unknown() -> None:
    term = period("2022-01-01", "2022-12-31")
    found = look(cover(days=period("2022-07-01", "2022-12-31")), contract=term)
    (one,) = found.exposures
    assert (one.main, one.total) == (None, None)
    assert "TAX-PARAMETER-UNKNOWN" in codes(found.issues)


def test_nobody_exposed_leaves_nothing_open() -> None:
    assert look(cover(), accident_rate=None).issues == ()


@pytest.mark.parametrize(
    ("days", "letter", "other"),
    [
        ("2026-07-01 2026-12-31", "08.11.2024 № 03-15-05/110597", "27.07.2022"),
        ("2026-01-01 2026-06-30", "27.07.2022 № 03-03-06/1/72400", "08.11.2024"),
    ],
)
def test_the_letters_are_named_and_called_disputed(days: str, letter: str, other: str) -> None:
    found = look(cover(days=period(*days.split())))
    disputed = [r.source for r in found.remarks if r.status is Status.DISPUTED]
    assert any(letter in source for source in disputed)
    assert not any(other in source for source in disputed)
    rates = [r for r in found.remarks if "30 %" in r.text.to("en")]
    assert [r.status for r in rates] == [Status.SECONDARY]


@given(st.dates(YEAR.start, YEAR.last_day), st.integers(0, 10**8), st.data())
def test_who_has_less_than_a_year_is_exposed_at_the_rates(
    start: date, kopecks: int, data: st.DataObject
) -> None:
    days = Period(start, data.draw(st.dates(start, YEAR.last_day)))
    found = exposed(cover(str(Decimal(kopecks) / 100), days))
    short = not lasts_a_year(days.start, days.last_day)
    assert bool(found) is (short and kopecks > 0)
    for one in found:
        assert one.kinds
        assert one.total is not None
        assert abs(one.total - one.premium * Decimal("0.302")) <= Decimal("0.01")
