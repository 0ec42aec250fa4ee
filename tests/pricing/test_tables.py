"""Rate tables: every combination finds one row, and the table says so before it is used."""

import re
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import codes

from dms.issues import Location, Severity
from dms.pricing.dimensions import KNOWN, Dimension, Level, Order
from dms.pricing.table_checks import Value
from dms.pricing.tables import Missing, Table, UpperEnd, build_table
from dms.rates import Rate, RateRow

DIMENSIONS = {**KNOWN, "tenure": Dimension("tenure", Level.MEMBER, Order.NUMBERS)}
HERE = Location(pointer="/factors/0/multiply")


def built(written: Any, upper_end: UpperEnd | None = None) -> tuple[Table, list[str]]:
    """Build a table and return it with the codes of its issues."""
    table, issues = build_table(Rate.of(written), DIMENSIONS, HERE, upper_end)
    assert table is not None, codes(issues)
    return table, codes(issues)


def sound(written: Any, upper_end: UpperEnd | None = None) -> Table:
    table, found = built(written, upper_end)
    assert found == []
    return table


def value(table: Table, *values: Value) -> str | Missing:
    """Return the rate as text, or why there is none."""
    found = table.find(values)
    return str(found.value) if isinstance(found, RateRow) else found


def faults(written: Any) -> list[tuple[str, str | None]]:
    _, issues = build_table(Rate.of(written), DIMENSIONS, HERE)
    return [(issue.code, issue.where.pointer) for issue in issues]


class TestFind:
    ages = sound({"age": {"18-59": "1", "60-65": "2"}})

    @pytest.mark.parametrize(
        ("age", "found"),
        [
            (17, Missing.NO_ROW),
            (18, "1"),
            (59, "1"),
            (60, "2"),
            (65, "2"),
            (66, Missing.NO_ROW),
            (None, Missing.UNKNOWN),
        ],
    )
    def test_bands_have_both_ends(self, age: int | None, found: Any) -> None:
        assert value(self.ages, age) == found

    def test_a_number_for_everybody(self) -> None:
        assert value(sound("5")) == "5"

    def test_names_are_the_same_in_several_spellings(self) -> None:
        table = sound({"place": {"г. Орёл": "1"}})
        assert value(table, "орел") == "1"
        assert value(table, "москва") == Missing.NO_ROW

    def test_a_list_serves_several_names(self) -> None:
        table = sound({"by": ["grade"], "rows": [[["A", "B"], "1"], ["C", "2"]]})
        assert [value(table, grade) for grade in "abc"] == ["1", "1", "2"]

    def test_a_star_serves_everybody_even_the_unknown(self) -> None:
        table = sound({"by": ["grade", "age"], "rows": [["*", "0-59", "1"], ["*", "60+", "2"]]})
        assert value(table, None, 60) == "2"
        assert value(table, "x", None) == Missing.UNKNOWN

    def test_a_table_without_rows_has_no_rate(self) -> None:
        assert value(sound({"by": ["age"], "rows": []}), 5) == Missing.NO_ROW


class TestUnknown:
    """Silence is not a value: neither that of a roster nor that of an offer."""

    towns = sound({"place": {"Москва": "1.2"}, "otherwise": "1"})

    def test_otherwise_is_for_those_who_are_known_to_be_elsewhere(self) -> None:
        assert value(self.towns, "казань") == "1"
        assert value(self.towns, None) == Missing.UNKNOWN

    def test_what_cannot_fit_anyway_need_not_be_known(self) -> None:
        table = sound({"by": ["relationship", "age"], "rows": [["child", "0-17", "1"]]})
        assert value(table, "employee", None) == Missing.NO_ROW
        assert value(table, "child", None) == Missing.UNKNOWN

    def test_otherwise_is_for_everybody_in_a_table_without_rows(self) -> None:
        assert value(sound({"by": ["place"], "rows": [], "otherwise": "3"}), None) == "3"


class TestNarrow:
    table = sound(
        {
            "by": ["headcount", "clinic_tier", "age"],
            "rows": [
                ["1-9", "1", "0-59", "10"],
                ["1-9", "1", "60+", "11"],
                ["1-9", "2", "0-59", "20"],
                ["1-9", "2", "60+", "21"],
                ["10+", "*", "0-59", "30"],
                ["10+", "*", "60+", "31"],
            ],
            "otherwise": "99",
        }
    )

    def test_what_is_settled_is_not_asked_again(self) -> None:
        narrow = self.table.narrow({"headcount": 5, "clinic_tier": "2"})
        assert [d.name for d in narrow.dimensions] == ["age"]
        assert [value(narrow, age) for age in (30, 60)] == ["20", "21"]

    def test_otherwise_stays(self) -> None:
        narrow = self.table.narrow({"headcount": 5, "clinic_tier": "3"})
        assert value(narrow, 30) == "99"

    def test_an_unstated_tier_matters_only_where_prices_look_at_it(self) -> None:
        unstated = {"clinic_tier": None}
        assert value(self.table.narrow({"headcount": 5, **unstated}), 30) == Missing.UNKNOWN
        assert value(self.table.narrow({"headcount": 12, **unstated}), 30) == "30"

    def test_borders_stay_contested(self) -> None:
        table, _ = built(
            {"by": ["sex", "age"], "rows": [["male", "0-60", "1"], ["male", "60-70", "2"]]}
        )
        assert value(table.narrow({"sex": "male"}), 60) == Missing.BORDER
        assert value(table.narrow({"sex": "female"}), 60) == Missing.NO_ROW

    places = st.sampled_from(["москва", "казань", None])

    @given(
        st.dictionaries(
            st.tuples(st.sampled_from(["москва", "казань", "*"]), st.sampled_from(["a", "b"])),
            st.integers(0, 9).map(str),
        ),
        st.booleans(),
        places,
        st.sampled_from(["a", "b", "c", None]),
    )
    def test_narrowing_first_finds_the_same(
        self, cells: Mapping[tuple[str, str], str], rest: bool, place: str | None, grade: str | None
    ) -> None:
        rows = [[*key, number] for key, number in cells.items()]
        written = {"by": ["place", "grade"], "rows": rows, **({"otherwise": "-1"} if rest else {})}
        table, issues = build_table(Rate.of(written), DIMENSIONS, HERE)
        if issues or table is None:  # a star and a name for the same grade
            assert {"TARIFF-BAND-OVERLAP"} == set(codes(issues))
            return
        narrow = table.narrow({"place": place})
        assert narrow.find((grade,)) == table.find((place, grade))
        assert narrow.settled == (("place", place),)


class TestCuts:
    def test_where_the_rate_may_change(self) -> None:
        assert sound({"age": {"18-59": "1", "60+": "2"}}).cuts("age") == {18, 60}
        assert sound({"age": {"60": "2"}}).cuts("age") == {60, 61}
        assert sound({"age": {"18-59": "1"}}).cuts("headcount") == set()

    def test_contested_borders_are_bands_of_their_own(self) -> None:
        table, _ = built({"age": {"0-60": "1", "60-70": "2"}})
        assert table.cuts("age") == {0, 60, 61, 70, 71}

    @given(st.lists(st.integers(0, 90), min_size=2, unique=True).map(sorted), st.integers(0, 100))
    def test_between_two_cuts_everybody_has_one_rate(self, starts: list[int], age: int) -> None:
        ends = [start - 1 for start in starts[1:]] + [95]
        table = sound({"age": {f"{a}-{b}": str(a) for a, b in zip(starts, ends, strict=True)}})
        below = max((cut for cut in table.cuts("age") if cut <= age), default=0)
        assert table.find((age,)) == table.find((below,))


SHARED = {"age": {"60-65": "2", "65-70": "2.5"}}


class TestSharedBorders:
    """«от 60 до 65 лет — 2», «старше 65 лет до 70 лет — 2,5»: МЕДСИ, medsi-offer.md 1.2."""

    def test_nobody_guesses(self) -> None:
        table, found = built(SHARED)
        assert set(found) == {"TARIFF-BORDER-UNSTATED"}
        assert [value(table, age) for age in (60, 64, 65, 66, 69, 70, 71)] == [
            "2",
            "2",
            Missing.BORDER,
            "2.5",
            "2.5",
            Missing.BORDER,
            Missing.NO_ROW,
        ]

    def test_it_is_a_question_with_the_ages(self) -> None:
        _, issues = build_table(Rate.of(SHARED), DIMENSIONS, HERE)
        assert {issue.severity for issue in issues} == {Severity.QUESTION}
        said = " ".join(issue.message("en") for issue in issues)
        assert re.findall(r"\d+", said) == ["65", "70"]

    @pytest.mark.parametrize(
        ("upper_end", "rates"),
        [
            (UpperEnd.INCLUDED, ["2", "2", "2.5", "2.5", Missing.NO_ROW]),
            (UpperEnd.EXCLUDED, ["2", "2.5", "2.5", Missing.NO_ROW, Missing.NO_ROW]),
        ],
    )
    def test_the_offer_may_say_how_it_is_meant(
        self, upper_end: UpperEnd, rates: list[str | Missing]
    ) -> None:
        table = sound(SHARED, upper_end)
        assert [value(table, age) for age in (60, 65, 66, 70, 71)] == rates

    def test_only_bands_of_the_same_people_share_a_border(self) -> None:
        rows = [
            ["male", "18-59", "1"],
            ["male", "60+", "2"],
            ["female", "18-60", "3"],
            ["female", "61+", "4"],
        ]
        for upper_end in (None, *UpperEnd):
            table = sound({"by": ["sex", "age"], "rows": rows}, upper_end)
            assert [value(table, "male", age) for age in (59, 60, 61)] == ["1", "2", "2"]
            assert [value(table, "female", age) for age in (59, 60, 61)] == ["3", "3", "4"]

    def test_a_border_of_some_is_none_of_others(self) -> None:
        rows = [["male", "0-60", "1"], ["male", "60+", "2"], ["female", "0+", "3"]]
        table, found = built({"by": ["sex", "age"], "rows": rows})
        assert set(found) == {"TARIFF-BORDER-UNSTATED"}
        assert value(table, "male", 60) == Missing.BORDER
        assert value(table, "female", 60) == "3"

    def test_a_headcount_of_the_same_number_is_no_border(self) -> None:
        rows = [["1-60", "0-60", "1"], ["1-60", "60-70", "2"]]
        _, issues = build_table(
            Rate.of({"by": ["headcount", "age"], "rows": rows}), DIMENSIONS, HERE
        )
        said = " ".join(issue.message("en") for issue in issues)
        assert re.findall(r"\d+", said) == ["60", "70"]

    @pytest.mark.parametrize("upper_end", list(UpperEnd))
    def test_a_single_year_is_never_cut_away(self, upper_end: UpperEnd) -> None:
        found = built({"age": {"60-65": "2", "65-65": "3"}}, upper_end)[1]
        assert found == ([] if upper_end is UpperEnd.EXCLUDED else ["TARIFF-BAND-OVERLAP"])

    def test_bands_that_do_not_share_a_border_are_plain(self) -> None:
        assert value(sound({"age": {"60-64": "2", "65-70": "3"}}), 70) == "3"


class TestFaults:
    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ({"age": {"18-59": "1", "40-50": "3"}}, {"TARIFF-BAND-OVERLAP"}),
            ({"age": {"60-65": "1", "60+": "2"}}, {"TARIFF-BAND-OVERLAP"}),
            ({"age": {"18-59": "1", " 18-59": "1"}}, {"TARIFF-BAND-OVERLAP"}),
            ({"place": {"Орёл": "1", "г. Орел": "2"}}, {"TARIFF-BAND-OVERLAP"}),
            ({"age": {"18-59": "1", "61+": "2"}}, {"TARIFF-BAND-GAP"}),
            ({"headcount": {"1-9": "1", "11-20": "2"}}, {"TARIFF-BAND-GAP"}),
            ({"shoe": {"42": "1"}}, {"TARIFF-DIMENSION-UNKNOWN"}),
            ({"by": ["shoe", "hat"], "rows": []}, {"TARIFF-DIMENSION-UNKNOWN"}),
            ({"age": {"старше 60": "1"}}, {"TARIFF-BAND-INVALID"}),
            ({"age": {"59-18": "1"}}, {"TARIFF-BAND-INVALID"}),
            ({"by": ["age"], "rows": [[["18-59", "70+"], "1"]]}, {"TARIFF-BAND-INVALID"}),
            ({"date": {"2026": "1"}}, {"TARIFF-BAND-INVALID"}),
            ({"relationship": {"husband": "1"}}, {"TARIFF-VALUE-UNKNOWN"}),
            ({"sex": {"м": "1", "ж": "2"}}, {"TARIFF-VALUE-UNKNOWN"}),
        ],
    )
    def test_a_faulty_table_is_found_when_it_is_read(self, written: Any, found: set[str]) -> None:
        assert {code for code, _ in faults(written)} == found

    def test_they_say_where_they_stand(self) -> None:
        start = HERE.pointer
        assert faults({"age": {"18-59": "1", "50+": "2"}}) == [
            ("TARIFF-BAND-OVERLAP", f"{start}/age/50+")
        ]
        assert faults({"by": ["age"], "rows": [["0-9", "1"], ["x", "2"], ["y", "3"]]}) == [
            ("TARIFF-BAND-INVALID", f"{start}/rows/1"),
            ("TARIFF-BAND-INVALID", f"{start}/rows/2"),
        ]
        assert faults({"age": {"0-9": "1", "20+": "2"}}) == [("TARIFF-BAND-GAP", start)]

    def test_a_hole_is_named(self) -> None:
        _, issues = build_table(
            Rate.of({"date": {"2025-01-01..2025-06-30": "1", "2025-08-01..": "2"}}),
            DIMENSIONS,
            HERE,
        )
        (gap,) = issues
        assert "date 2025-07-01..2025-07-31" in gap.message("en")

    def test_a_hole_in_two_dimensions(self) -> None:
        rows = [["0-17", "1-9", "1"], ["0-17", "10+", "2"], ["18+", "1-9", "3"]]
        _, issues = build_table(
            Rate.of({"by": ["age", "headcount"], "rows": rows}), DIMENSIONS, HERE
        )
        (gap,) = issues
        assert "age 18, headcount 10" in gap.message("en")

    def test_a_star_overlaps_with_a_name(self) -> None:
        rows = [["*", "0-59", "1"], ["Москва", "0-59", "2"], ["Москва", "60+", "3"]]
        found = faults({"by": ["place", "age"], "rows": rows})
        assert found == [("TARIFF-BAND-OVERLAP", f"{HERE.pointer}/rows/1")]

    def test_a_star_beside_a_name_of_another_age_is_fine(self) -> None:
        rows = [["18-59", "Москва", "1.2"], ["60+", "*", "1.5"]]
        table = sound({"by": ["age", "place"], "rows": rows})
        assert value(table, 60, "москва") == "1.5"
        assert value(table, 59, "казань") == Missing.NO_ROW

    def test_a_table_too_large_to_check_is_refused(self) -> None:
        rows = [[f"{n}-{n}", f"{n}-{n}", str(n)] for n in range(120)]
        assert faults({"by": ["age", "tenure"], "rows": rows}) == [
            ("TARIFF-TABLE-SIZE", HERE.pointer)
        ]

    @given(
        st.lists(
            st.tuples(st.integers(0, 12), st.integers(0, 4) | st.none(), st.sampled_from("ab*")),
            min_size=1,
            max_size=5,
        )
    )
    def test_a_sound_table_gives_one_rate_to_everybody_between_its_ends(
        self, drawn: list[tuple[int, int | None, str]]
    ) -> None:
        """Independently: count the rows that fit, for every age and grade."""
        rows = [
            [f"{low}+" if more is None else f"{low}-{low + more}", grade, str(n)]
            for n, (low, more, grade) in enumerate(drawn)
        ]
        _, issues = build_table(
            Rate.of({"by": ["tenure", "grade"], "rows": rows}), DIMENSIONS, HERE
        )
        found = set(codes(issues))

        def fitting(number: int, name: str) -> int:
            return sum(
                low <= number <= (99 if more is None else low + more) and grade in (name, "*")
                for low, more, grade in drawn
            )

        spots = {(n, g): fitting(n, g) for n, g in product(range(20), "abc")}
        assert ("TARIFF-BAND-OVERLAP" in found) == (max(spots.values()) > 1)
        holes = [
            (n, grade)
            for grade in "abc"
            for n in range(20)
            if not spots[n, grade]
            and any(spots[m, grade] for m in range(n))
            and any(spots[m, grade] for m in range(n + 1, 20))
        ]
        assert ("TARIFF-BAND-GAP" in found) == bool(holes)
