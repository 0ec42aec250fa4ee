"""Cases nobody here wrote, run through the public API: proration, factors, bands, who pays.

The cases and their sources are in `tests/cases/`; a case that is not run says why.
"""

import json
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import pytest
from pricing_helpers import (
    CHILD,
    EMPLOYEE,
    SPOUSE,
    aged,
    offer,
    premium,
    priced,
    programme,
    refusal,
)

from dms.members import Member
from dms.periods import Period
from dms.pricing.explanation import explain_member
from dms.pricing.offer import Offer

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for name in ("outside.json", "russian.json")
    for case in json.loads((Path(__file__).parents[1] / "cases" / name).read_text("utf-8"))
}

NOT_RUN_HERE = {
    "A16": "a refund with a short rate: tests/contracts/test_contract_cases.py",
    "A23a": "a schedule of months: tests/test_ground_cases.py",
    "B2": "only the three oldest children pay: no Russian offer has the rule; not supported",
    "B3": "the same family as B2",
    "D1": "splitting a sum: tests/test_ground_cases.py",
    "D2": "splitting a sum: tests/test_ground_cases.py",
    "D3": "splitting a sum: tests/test_ground_cases.py",
    "RU-SETOFF": "setting removals off: tests/contracts/test_contract_cases.py",
    "RU-CASH": "a refund in cash: tests/contracts/test_contract_cases.py",
    "RU-NOTICE": "notice: tests/test_ground_cases.py, tests/contracts/test_contract_cases.py",
    "RU-WD-FORWARD": "working days: tests/test_ground_cases.py",
    "RU-WD-BACKWARD": "working days: tests/test_ground_cases.py",
    "RU-MONTHS": "terms in months: tests/test_ground_cases.py",
    "RU-YEAR": "terms of a year: tests/test_ground_cases.py",
}
RUN: set[str] = set()


def case(name: str) -> tuple[Any, Any]:
    """Inputs and expected result; a case that is not in the files fails the test."""
    found = CASES[name]
    assert found["source"], "a case says where it comes from"
    return found["inputs"], found["expected"]


def runs(*names: str) -> Any:
    """Mark which cases a test runs; a single one is not handed to the test."""
    assert not RUN & set(names)
    RUN.update(names)
    return pytest.mark.parametrize("name", names)


def day(written: str) -> date:
    return date.fromisoformat(written)


def term(start: str, end: str) -> dict[str, Any]:
    """Write a period whose last day is the eve of `end`."""
    return {"start": day(start), "last_day": day(end) - timedelta(days=1)}


def by(join: Any = None, leave: Any = None) -> dict[str, Any]:
    return {"join": join, "leave": leave}


DAYS = {"method": "days"}
THIRTIES = {"method": "days", "months_of_30": True}
BILLION = Decimal(10) ** 9


def share(of: Offer, **member: Any) -> Decimal:
    """Return the share of a premium of a billion."""
    return premium(of, **member) / BILLION


class TestProration:
    @runs("A4", "A5")
    def test_leaving_by_days_of_the_term(self, name: str) -> None:
        given, expected = case(name)
        of = offer(
            str(BILLION),
            period=term(given["period_start"], given["period_end"]),
            proration=by(leave=DAYS),
        )
        paid = share(of, start=day(given["start"]), last_day=day(given["end"]) - timedelta(days=1))
        assert str(round(paid, 9)) == expected

    @runs("A6a", "A6d")
    def test_months_of_thirty_days_give_the_same_answer_in_every_month(self, name: str) -> None:
        given, expected = case(name)
        month = Period.of_months(day(given["start"]), 1)
        of = offer(
            str(BILLION),
            period={"start": month.start, "last_day": month.last_day},
            proration=by(leave=THIRTIES),
        )
        paid = share(of, last_day=day(given["end"]) - timedelta(days=1))
        assert str(round(paid, 9)) == expected

    @runs("A10a", "A10b", "A10c", "A10d")
    def test_both_ends_count(self, name: str) -> None:
        given, expected = case(name)
        of = offer(
            str(BILLION),
            period={"start": day(given["period_first"]), "last_day": day(given["period_last"])},
            proration=by(DAYS, DAYS),
        )
        paid = share(of, start=day(given["first"]), last_day=day(given["last"]))
        assert paid.quantize(Decimal("0.001"), ROUND_DOWN) == Decimal(expected)

    @runs("A12")
    def test_the_whole_period_is_divided_by(self, name: str) -> None:
        given, expected = case(name)
        first, last = given["period"].split(" ")[0].split("..")
        used = [day(end) for end in given["used"].split("..")]
        of = offer(
            str(Decimal(given["amount_cents"]) / 100),
            period={"start": day(first), "last_day": day(last)},
            proration=by(DAYS, DAYS),
        )
        assert premium(of, start=used[0], last_day=used[1]) * 100 == Decimal(expected)

    @runs("A15a", "A15b")
    def test_months_and_days_split_a_year_differently(self, name: str) -> None:
        given, expected = case(name)
        months = {"method": "months", "count": "started", "anchor": "contract_day"}
        of = offer(
            str(given["premium"]),
            period=term(*given["term"].split("..")),
            proration=by(leave=months if name == "A15a" else DAYS),
        )
        assert str(premium(of, last_day=day(given["split"]) - timedelta(days=1))) == expected

    @runs("A18")
    def test_months_from_the_entry_and_the_days_of_the_rest(self, name: str) -> None:
        given, expected = case(name)
        last = day(given["end_inclusive"])
        of = offer(
            "12000",
            period={"start": last.replace(year=2018) + timedelta(days=1), "last_day": last},
            proration=by({"method": "months", "count": "exact", "anchor": "entry_day"}),
        )
        months = premium(of, start=day(given["start"])) / 1000
        assert round(months, 3) == Decimal(expected)

    @runs("A20")
    def test_the_factor_is_not_rounded_before_it_multiplies(self, name: str) -> None:
        given, expected = case(name)
        year = Period(date(2026, 1, 1), date(2026, 12, 31))
        assert year.days == given["year_days"]
        of = offer(str(BILLION), proration=by(DAYS))
        first = year.last_day - timedelta(days=given["days"] - 1)
        assert str(round(share(of, start=first), 6)) == expected

    @runs("C1")
    def test_kept_and_returned_are_what_was_paid(self, name: str) -> None:
        given, expected = case(name)
        of = offer(
            given["price"], period=term(*given["period"].split("..")), proration=by(leave=DAYS)
        )
        left = Member(id="m", last_day=day(given["leaves"]) - timedelta(days=1))
        amounts = priced(of, left).amounts
        assert [str(amounts.premium), str(amounts.premium - amounts.full)] == expected

    @runs("C3")
    def test_the_old_programme_until_the_change(self, name: str) -> None:
        given, expected = case(name)
        of = offer(
            str(given["price"]), period=term("2014-01-01", "2014-02-01"), proration=by(leave=DAYS)
        )
        assert str(premium(of, last_day=day(given["changed"]) - timedelta(days=1))) == expected

    @runs("C9")
    def test_an_upgrade_half_way(self, name: str) -> None:
        given, expected = case(name)
        both = [programme(str(given["old"]), "old"), programme(str(given["new"]), "new")]
        of = offer(
            programmes=both, period=term("2026-04-01", "2026-05-01"), proration=by(DAYS, DAYS)
        )
        old = Member(id="a", programme="old", last_day=date(2026, 4, 15))
        new = Member(id="b", programme="new", start=date(2026, 4, 16))
        kept, charged = priced(of, old).amounts, priced(of, new).amounts
        credit = kept.premium - kept.full
        assert [str(credit), str(charged.premium), str(credit + charged.premium)] == expected

    @runs("RU-JOIN-DAYS")
    def test_a_joiner_pays_for_the_days_left(self, name: str) -> None:
        given, expected = case(name)
        start, last = map(day, given["term"])
        of = offer(given["annual"], period={"start": start, "last_day": last}, proration=by("days"))
        joiner = Member(id="m", start=day(given["entry"]))
        assert str(priced(of, joiner).total) == expected["premium"]
        steps = explain_member(priced(of, joiner), "m").parts
        (counted,) = [part.formula for part in steps if part.kind == "proration"]
        assert counted is not None
        assert counted.to("en") == f"{expected['days']} of {expected['of_days']} days"

    @runs("RU-JOIN-MONTHS")
    def test_a_joiner_pays_for_months_and_the_anchor_matters(self, name: str) -> None:
        given, expected = case(name)
        start, last = map(day, given["term"])
        found = []
        for anchor in ("entry_day", "calendar_month"):
            months = {"method": "months", "count": "started", "anchor": anchor}
            of = offer(
                given["annual"], period={"start": start, "last_day": last}, proration=by(months)
            )
            found.append(str(premium(of, start=day(given["entry"]))))
        assert found == list(expected.values())


class TestFactors:
    @runs("B1")
    def test_a_list_of_prices_by_relationship(self, name: str) -> None:
        given, expected = case(name)
        of = offer({"relationship": {kind: str(price) for kind, price in given.items()}})
        people = [Member(id=kind, relationship=kind) for kind in (EMPLOYEE, SPOUSE)]
        assert str(priced(of, *people).total) == expected

    @runs("B6")
    def test_factors_multiply_and_one_rounding_follows(self, name: str) -> None:
        given, expected = case(name)
        of = offer(given.pop("base"), *({"multiply": value} for value in given.values()))
        assert str(premium(of)) == expected

    @runs("B21")
    def test_base_by_territory_by_limit(self, name: str) -> None:
        given, expected = case(name)
        places = {place: str(value) for place, value in given["territory"].items()}
        of = offer(
            str(given["base"]), {"multiply": {"place": places}}, {"multiply": str(given["limit"])}
        )
        assert [str(premium(of, place=place)) for place in places] == expected

    @runs("B22")
    def test_five_kinds_of_steps_in_their_order(self, name: str) -> None:
        given, expected = case(name)
        of = offer(
            str(given["base"]),
            {"add": str(given["fee"])},
            {"add": str(given["per_unit"]), "per": "units"},
            {"percent": str(Decimal(given["slope"]) * 100), "per": "exposure"},
            {"replace": given["replace"], "round_to": "0.1"},
            columns={"units": {"values": "numbers"}, "exposure": {"values": "numbers"}},
        )
        extra = {"units": given["units"], "exposure": given["exposure"]}
        (module, *_) = explain_member(priced(of, Member(id="m", extra=extra)), "m").parts
        assert [part.amount for part in module.parts] == list(map(Decimal, expected))
        assert premium(of, extra=extra) == Decimal(expected[-1])

    @runs("B24")
    def test_the_table_of_the_year_in_which_the_contract_starts(self, name: str) -> None:
        given, expected = case(name)
        years = {f"{y}-01-01..{y}-12-31": str(price) for y, price in given["tables"].items()}
        found = []
        for start in map(day, given["dates"]):
            of = offer({"date": years}, period=term(str(start), str(start.replace(start.year + 1))))
            found.append(premium(of))
        assert found == list(map(Decimal, expected))

    @runs("B26")
    def test_the_whole_group_pays_the_price_of_its_tier(self, name: str) -> None:
        given, expected = case(name)
        fee = {"headcount": {"0-100": "10", "101-200": "0", "201+": "50"}}
        each = {"headcount": {"0-100": "2", "101-200": "1", "201+": "0.5"}}
        of = offer(
            each,
            modules=[{"kind": "office_doctor", "premium": fee}],
            headcount={"counts": "all"},
        )
        for units, total in zip(given["units"], expected, strict=True):
            group = priced(of, *(Member(id=str(n)) for n in range(units))) if units else None
            if group is not None:  # nobody is refused, see test_setting.py
                assert group.total == Decimal(total)

    @runs("B28")
    def test_ages_are_full_years_on_the_first_day_of_cover(self, name: str) -> None:
        given, expected = case(name)
        start = day(given["on"])
        of = offer(
            "0",
            {"add": "1", "per": "age"},
            period=term(str(start), str(start.replace(start.year + 1))),
        )
        ages = [premium(of, birth=day(born)) for born in given["born"]]
        assert ages == list(map(Decimal, expected))

    @runs("B29")
    def test_age_bands_with_both_ends(self, name: str) -> None:
        given, expected = case(name)
        of = offer("1000", {"multiply": {"age": {"18-59": "1", "60-69": "1.6", "70-80": "2"}}})
        for age, factor in zip(given["ages"], expected, strict=True):
            if factor == "error":
                assert refusal(of, birth=aged(age)).code == "QUOTE-RATE-MISSING"
            else:
                assert premium(of, birth=aged(age)) == 1000 * Decimal(factor)

    @runs("RU-UPLIFT")
    def test_the_uplift_of_a_relative(self, name: str) -> None:
        given, expected = case(name)
        found = []
        for uplift in given["uplift"]:
            of = offer(
                given["annual"],
                {"percent": str(Decimal(uplift) * 100), "when": {"relationship": "child"}},
            )
            assert premium(of) == Decimal(given["annual"])
            found.append(str(premium(of, relationship=CHILD)))
        assert found == expected


class TestWhoPays:
    @runs("B11")
    def test_a_share_of_the_reference_but_never_more_than_the_own_price(self, name: str) -> None:
        given, expected = case(name)
        grades = [str(n) for n in range(len(given["members"]))]
        reference, shares, own = zip(*given["members"], strict=True)
        tables = [{"grade": dict(zip(grades, map(str, p), strict=True))} for p in (reference, own)]
        of = offer(
            programmes=[programme(tables[0], "reference"), programme(tables[1], "own")],
            contribution=[
                {"when": {"grade": grade}, "employer": str(part), "of": "reference"}
                for grade, part in zip(grades, shares, strict=True)
            ],
        )
        members = [Member(id=grade, grade=grade, programme="own") for grade in grades]
        assert str(priced(of, *members).payers["employer"]) == expected

    @runs("B13")
    def test_half_a_kopeck_tells_two_modes_apart(self, name: str) -> None:
        given, expected = case(name)
        half = [{"employer": str(Decimal(given["percent"]) / 100)}]
        up = offer(given["price"], contribution=half)
        even = offer(given["price"], contribution=half, rounding={"mode": "half_even"})
        assert str(priced(up).payers["employer"]) == expected
        assert str(priced(even).payers["employer"]) == "270.58"

    @runs("B15")
    def test_one_side_is_computed_and_the_other_is_the_rest(self, name: str) -> None:
        given, expected = case(name)
        part = str(Decimal(given["percent"]) / 100)
        payers = priced(offer(given["price"], contribution=[{"employer": part}])).payers
        assert [str(payers["employer"]), str(payers["employee"])] == expected


def test_every_case_is_run_or_says_why_not() -> None:
    assert not RUN & set(NOT_RUN_HERE)
    assert set(CASES) == RUN | set(NOT_RUN_HERE)
    assert all(NOT_RUN_HERE.values())
