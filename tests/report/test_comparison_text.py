"""A comparison in a terminal: the decision first, offers as columns, "not stated" never a no."""

import re
from decimal import Decimal

import pytest
from compare_helpers import brief, care, compared, must, offer, people, person, several_offers
from contract_helpers import terms
from hypothesis import given, settings
from years_helpers import JOINER, plan

from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.comparison.weights import Weights
from dms.members import Roster
from dms.report.comparison_page.tables import mark, money, said
from dms.report.comparison_text import render_comparison
from dms.report.comparison_text.lines import row_lines, words_in

A = offer("a", care("outpatient"), care("dental", "500"))
B = offer("b", care("outpatient", "900"), care("dental", offered=False))
SILENT = offer("s", care("outpatient", "1100"))
NONE = offer("n", care("outpatient"), headcount={"min": 99, "counts": "all"})
HIRED = {**JOINER, "programme": "std"}


def shown(found: Comparison) -> str:
    return render_comparison(found, "en")


def row(written: str, start: str, nth: int = 0) -> list[str]:
    rows = [line.strip() for line in written.splitlines() if line.strip().startswith(start)]
    return re.split(r"\s{2,}", rows[nth])


def test_it_begins_with_what_is_compared_and_the_decision() -> None:
    found = compared(A, B, requirement=brief(must("dental"), client="ООО «К»"))
    head, _, rest = shown(found).partition("\n\n")
    assert head.splitlines() == [
        "2 offers are compared · ООО «К» · 2026-01-01–2026-12-31 · 4 people",
        "  a: СК «A»",
        "  b: СК «B»",
    ]
    assert rest.startswith("Result\n  СК «A»: the only offer that meets all musts")


def test_without_a_period_none_is_shown() -> None:
    bare = A.agreeing({"period": None})
    assert shown(compared(bare)).startswith("1 offer is compared · 4 people\n")


def test_offers_are_columns_under_their_ids() -> None:
    written = shown(compared(A, B, SILENT))
    assert row(written, "a ") == ["a", "b", "s"]
    assert row(written, "Premium for the term")[1:] == ["6,000.00", "3,600.00", "4,400.00"]


def test_care_that_is_not_stated_is_neither_a_no_nor_a_zero() -> None:
    written = shown(compared(A, B, SILENT))
    assert row(written, "Dental care")[1:] == ["2,000.00", "✗ no", "? not stated"]
    premiums = row(written, "Premium of these people")[1:]
    assert premiums == ["6,000.00", "3,600.00", "4,400.00"]


def test_an_offer_without_a_price_is_named_so() -> None:
    written = shown(compared(A, NONE))
    assert row(written, "Premium for the term")[2] == "! no price"
    assert "for this group" in written
    assert "Before you compare" in written
    assert "From a to n" not in written


def test_the_way_from_one_premium_to_the_other_adds_up() -> None:
    written = shown(compared(A, B))
    part = written.partition("From a to b\n")[2].partition("\n\n")[0]
    amounts = [Decimal(re.sub("[,+]", "", line.split()[-1].replace("−", "-"))) for line in
               part.splitlines()]  # fmt: skip
    first, *steps, last = amounts
    assert first + sum(steps) == last


class TestBrief:
    def test_wishes_that_some_offer_does_not_surely_meet(self) -> None:
        wishes = brief(must("outpatient"), must("dental"))
        written = shown(compared(A, B, SILENT, requirement=wishes))
        part = written.partition("without them an offer does not do")[2]
        assert row(part, "Dental care")[1:] == ["✓ met", "✗ not met", "? not stated"]
        assert "All offers meet 1 wish." in part
        assert "Outpatient care" not in part.partition("\n\n")[0]

    def test_what_all_meet_is_only_counted(self) -> None:
        written = shown(compared(A, B, requirement=brief(must("outpatient"))))
        assert "All offers meet 1 wish." in written

    def test_without_a_brief_it_says_how_to_write_one(self) -> None:
        assert "dms template requirement" in shown(compared(A, B))

    def test_who_can_still_be_chosen_is_asked_first(self) -> None:
        written = shown(compared(A, SILENT, requirement=brief(must("dental"))))
        asked = written.partition("What to ask first\n")[2].partition("\n\n")[0]
        assert asked.startswith("  СК «S»\n    – ")


class TestYear:
    def test_what_the_plan_comes_to(self) -> None:
        found = compared(Candidate(A, terms()), Candidate(B, terms()), plan=plan(joiners=[HIRED]))
        written = shown(found)
        assert "The year of the hiring plan" in written
        assert len(row(written, "Days without cover")) == 3

    def test_who_leaves_the_plan_open_has_no_figures(self) -> None:
        found = compared(Candidate(A, terms()), B, plan=plan(joiners=[HIRED]))
        assert row(shown(found), "Days without cover")[2] == "? cannot be told"

    def test_without_a_plan_there_is_none(self) -> None:
        assert "hiring plan" not in shown(compared(A, B))


def test_points_only_with_weights() -> None:
    assert "Points" not in shown(compared(A, B))
    written = shown(compared(A, B, weights=Weights(price=1)))
    assert row(written, "Points", 1)[1] == "100"


def test_the_present_insurer_is_marked() -> None:
    assert "  b: СК «B» (present insurer)\n" in shown(compared(A, B, current="b"))


def test_people_without_a_price_are_told_at_the_premium() -> None:
    some = [*people(2), *people(3, programme="other", grade="1")]
    roster = Roster.of([person(f"p{n}", one.programme) for n, one in enumerate(some)])
    written = shown(compared(A, roster=roster))
    assert "for 2 of 5 people only" in written


def test_the_offer_that_the_facts_speak_for_is_marked() -> None:
    written = shown(compared(A, B, requirement=brief(must("dental"))))
    assert "The facts speak for this offer" in written


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (money(Decimal("1234.50")), "1,234.50"),
        (money(Decimal("1234.50"), signed=True), "+1,234.50"),
        (money(Decimal("-0.50"), signed=True), "−0.50"),
        (mark("met"), "✓ met"),
        (mark("met", "7 of 7"), "✓ 7 of 7"),
        (said("words"), "words"),
        (said(""), ""),
    ],
)
def test_cells_as_words(cell: object, words: str) -> None:
    assert words_in(cell, "en") == words


def test_small_lines_stand_below() -> None:
    assert row_lines([said("a"), said("b", "c", "d")], "en") == [("a", "b"), ("", "c"), ("", "d")]


def test_it_is_written_in_russian_by_default() -> None:
    written = render_comparison(compared(A, B))
    assert "Стоматология" in written
    assert written == render_comparison(compared(A, B), "ru")


@settings(max_examples=25, deadline=None)
@given(several_offers)
def test_no_unknown_care_is_ever_shown_as_a_no(offers: tuple) -> None:
    found = compared(*offers, roster=people(3))
    written = shown(found)
    assert written.endswith("\n")
    for module in (one for one in found.rows if one.programme is not None):
        states = [cell.state.value for cell in module.cells.values()]
        shown_row = row(
            written.partition("dms template requirement")[0], module.title.to("en") + "  "
        )[1:]
        for state, cell in zip(states, shown_row, strict=True):
            assert (cell == "✗ no") == (state == "no")
