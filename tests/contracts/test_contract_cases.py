"""Cases nobody here wrote, run through a whole contract: joining, leaving, changing, refunds."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from contract_helpers import FREE, applied, contract, employee, granted, offer, relative, terms

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for name in ("outside.json", "russian.json")
    for case in json.loads((Path(__file__).parents[1] / "cases" / name).read_text("utf-8"))
}


def case(name: str) -> tuple[Any, Any]:
    found = CASES[name]
    assert found["source"]
    return found["inputs"], found["expected"]


def day(written: str) -> date:
    return date.fromisoformat(written)


def test_cancellation_with_a_short_rate():
    given, (unearned, held, back) = case("A16")
    by_months = {"method": "months", "count": "full", "anchor": "contract_day"}
    of = offer(str(given["premium"]), proration={"join": by_months, "leave": by_months})
    load = {"share": str(given["short_rate"]), "of": "freed"}
    on = terms(leaving={"refund": {"cash_share": "1", "expense_load": load}})
    running = contract(employee("A"), of=of, on=on)
    running = applied(running, running.pay(running.premium, on=date(2026, 1, 1)))
    half = date(2026, 6, 30)
    made = running.remove("A", last_day=half, requested_on=date(2026, 6, 1), refund="cash")
    (refund,) = granted(made).refunds.values()
    figures = map(made.rounding.roubles, (refund.freed, refund.kept, refund.returned))
    assert [str(figure) for figure in figures] == [unearned, held, back]


def one_day(price: str) -> str:
    """The annual premium of which one day costs so much."""
    return str(Decimal(price) * 365)


def test_leavers_are_set_off_against_joiners():
    given, expected = case("RU-SETOFF")
    of = offer(one_day(given["freed_paid_premium"]), vip=one_day(given["premium_due_for_joiners"]))
    running = contract(employee("A"), of=of)
    running = applied(running, running.pay(running.premium, on=date(2026, 1, 1)))
    on, eve = date(2026, 2, 2), date(2026, 12, 30)
    running = applied(running, running.remove("A", last_day=eve, requested_on=on))
    joiner = employee("N", programme="vip")
    running = applied(running, running.add(joiner, requested_on=on, start=date(2026, 12, 31)))
    assert -running.balance == Decimal(expected["credit_left"])


def test_four_fifths_in_cash():
    given, expected = case("RU-CASH")
    on = terms(leaving={"refund": {"cash_share": given["cash_share"]}})
    running = contract(employee("A"), of=offer(one_day(given["freed_paid_premium"])), on=on)
    running = applied(running, running.pay(running.premium, on=date(2026, 1, 1)))
    eve, on_day = date(2026, 12, 30), date(2026, 2, 2)
    made = running.remove("A", last_day=eve, requested_on=on_day, refund="cash")
    running = applied(running, made)
    assert str(running.returned) == str(made.returned) == expected["refund"]
    assert running.balance == 0


@pytest.mark.parametrize("name", ["RU-JOIN-DAYS", "RU-JOIN-MONTHS"])
def test_what_a_joiner_pays(name: str):
    given, expected = case(name)
    start, last_day = map(day, given["term"])
    period = {"start": start, "last_day": last_day}
    policies = {"premium": "days"}
    if name == "RU-JOIN-MONTHS":
        by = {"method": "months", "count": "started"}
        policies = {
            "months counted from the entry (8/12)": by | {"anchor": "entry_day"},
            "calendar months July..March (9/12)": by | {"anchor": "calendar_month"},
        }
    for what, policy in policies.items():
        of = offer(given["annual"], period=period, proration={"join": policy, "leave": "days"})
        entry = day(given["entry"])
        made = contract(of=of).add(employee("N"), requested_on=entry, start=entry)
        assert str(granted(made).amount) == expected[what]


def test_uplifts_of_relatives():
    given, expected = case("RU-UPLIFT")
    for uplift, premium in zip(given["uplift"], expected, strict=True):
        window = {"id": "w", "since": "employee_entry", "months": 1, "uplift": uplift}
        running = contract(of=offer(given["annual"]), on=terms(relatives={"windows": [window]}))
        made = running.add_relative(
            relative("a"), requested_on=date(2026, 1, 1), start=date(2026, 1, 1)
        )
        assert str(granted(made).amount) == premium


def test_notice_of_ten_working_days():
    given, _ = case("RU-NOTICE")
    rule = {
        "days": given["entry_days"],
        "notice": {"working_days": given["notice_working_days"]},
        "late": "next_day",
        "backdating": None,
    }
    of = offer(period={"start": "2025-01-01", "last_day": "2025-12-31"})
    running = contract(of=of, on=terms(enrolment=rule))

    def filed(on: str) -> Any:
        made = running.add(employee("N"), requested_on=day(on), start=day(given["wished"]))
        return made.effective, made.other_effective

    assert filed("2025-08-29") == (date(2025, 9, 15), date(2025, 9, 15))
    assert filed("2025-09-01") == (date(2025, 10, 1), date(2025, 9, 15))
    assert filed("2025-09-02") == (date(2025, 10, 1), date(2025, 10, 1))


def test_leaving_on_the_seventh_day():
    given, (kept, back) = case("C1")
    start, end = map(day, given["period"].split(".."))
    of = offer(given["price"], period={"start": start, "last_day": end - timedelta(1)})
    running = contract(employee("A"), of=of)
    last_day = day(given["leaves"]) - timedelta(1)
    made = running.remove("A", last_day=last_day, requested_on=start)
    assert str(granted(made).amount) == back
    assert str(applied(running, made).premium) == kept


def test_a_change_on_the_23rd_keeps_22_days_of_the_old_price():
    given, kept = case("C3")
    month = {"start": "2014-01-01", "last_day": "2014-01-31"}
    of = offer(str(given["price"]), vip="62", period=month)
    running = contract(employee("A"), of=of)
    changed = day(given["changed"])
    made = running.change_programme("A", "vip", requested_on=changed, start=changed)
    running = applied(running, made)
    first, second = running.person("A").stretches
    assert str(made.rounding.roubles(first.premium)) == kept
    assert made.rounding.roubles(second.premium) == 2 * 9


def test_an_upgrade_half_way():
    given, expected = case("C9")
    period = {"start": "2026-06-01", "last_day": "2026-06-30"}
    of = offer(str(given["old"]), vip=str(given["new"]), period=period)
    made = contract(employee("A"), of=of, on=terms(programme_change=FREE)).change_programme(
        "A", "vip", requested_on=date(2026, 6, 16)
    )
    amounts = [made.rounding.roubles(line.units) for line in granted(made).lines]
    assert [str(amount) for amount in (*amounts, made.amount)] == expected
