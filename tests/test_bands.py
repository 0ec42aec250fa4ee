"""Bands are closed ranges of whole numbers, as price lists write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.bands import Band

bands = st.builds(
    lambda low, more: Band(low, None if more is None else low + more),
    st.integers(0, 120),
    st.none() | st.integers(0, 60),
)


class TestParse:
    @pytest.mark.parametrize(
        ("written", "band"),
        [
            ("18-59", Band(18, 59)),
            ("18–59", Band(18, 59)),
            ("18 — 59", Band(18, 59)),
            ("60+", Band(60)),
            ("60 +", Band(60)),
            ("60", Band(60, 60)),
            (" 0-17 ", Band(0, 17)),
            ("5-5", Band(5, 5)),
        ],
    )
    def test_as_price_lists_write_them(self, written: str, band: Band) -> None:
        assert Band.parse(written) == band

    @pytest.mark.parametrize(
        "written",
        ["", "от 60", "60-", "-60", "+60", "59-18", "18-59+", "18,5-20", "18-59 лет", "*"],
    )
    def test_anything_else_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError, match="band"):
            Band.parse(written)

    @given(bands)
    def test_what_is_written_is_read_back(self, band: Band) -> None:
        assert Band.parse(str(band)) == band


class TestDays:
    def test_both_days_count(self) -> None:
        year = Band.parse_days("2026-01-01..2026-12-31")
        assert date(2026, 1, 1).toordinal() in year
        assert date(2026, 12, 31).toordinal() in year
        assert date(2027, 1, 1).toordinal() not in year

    def test_without_a_last_day(self) -> None:
        assert Band.parse_days("2026-01-01 ..") == Band(date(2026, 1, 1).toordinal())

    @pytest.mark.parametrize(
        "written",
        [
            "2026",
            "2026-01-01",
            "01.01.2026..31.12.2026",
            "2026-02-30..",
            "2026-12-31..2026-01-01",
            "..2026-12-31",
        ],
    )
    def test_anything_else_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError):
            Band.parse_days(written)


class TestContains:
    @given(bands, st.integers(-5, 250))
    def test_a_number_is_in_a_band_between_its_ends(self, band: Band, number: int) -> None:
        above = band.high is not None and number > band.high
        assert (number in band) == (number >= band.low and not above)

    @pytest.mark.parametrize(("number", "inside"), [(59, False), (60, True), (120, True)])
    def test_an_open_band_has_no_upper_end(self, number: int, inside: bool) -> None:
        assert (number in Band(60)) is inside


class TestOrder:
    def test_the_open_end_comes_last(self) -> None:
        assert sorted([Band(60), Band(60, 65), Band(0, 17), Band(60, 60)]) == [
            Band(0, 17),
            Band(60, 60),
            Band(60, 65),
            Band(60),
        ]

    @given(st.lists(bands))
    def test_any_bands_can_be_sorted(self, found: list[Band]) -> None:
        lows = [band.low for band in sorted(found)]
        assert lows == sorted(lows)
