"""The early end of a contract: who may end it, from when, and what comes back in one sum."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import applied, codes, contract, employee, granted, offer, refusal, terms

from dms.contracts.state.movement import LineKind

ON = date(2026, 5, 4)
JUNE = date(2026, 6, 30)
OFFICE = offer(
    modules=[
        {"kind": "office_doctor", "premium": "36500"},
        {"kind": "telemedicine", "premium": "0.05"},
    ],
    contribution=[{"employer": "0.5"}],
)


def ends(by_client: dict[str, object] | None = None, **more: object):
    return terms(termination={"by_client": by_client or {}, **more})


def test_everybody_and_the_office_doctor_end_on_one_day():
    running = contract(of=OFFICE)
    made = running.terminate("client", last_day=JUNE, requested_on=ON)
    assert granted(made).amount == -4 * 18_400 - Decimal("0.02") - Decimal("0.01")
    assert made.by_module["office_doctor"] == -18_400
    after = applied(running, made)
    assert after.period.last_day == JUNE
    assert [p.last_day for p, _ in after.insured_on(JUNE)] == [JUNE] * 3
    assert list(after.insured_on(date(2026, 7, 1))) == []


def test_one_refund_for_the_contract():
    running = contract(of=OFFICE)
    running = applied(running, running.pay(running.premium, on=ON))
    made = running.terminate("client", last_day=JUNE, requested_on=ON)
    (refund,) = made.refunds.values()
    assert (
        refund.paid
        == refund.freed
        == -sum(line.units for line in made.lines if line.kind is LineKind.RELEASE)
    )
    assert made.returned == Decimal("58880.02")
    after = applied(running, made)
    assert (after.returned, after.balance) == (made.returned, 0)
    credit = running.terminate("client", last_day=JUNE, requested_on=ON, refund="set_off")
    assert applied(running, credit).balance == -credit.returned


def test_nobody_says_who_pays():
    running = contract()
    running = applied(running, running.pay(running.premium, on=ON))
    made = running.terminate("client", last_day=JUNE, requested_on=ON)
    assert granted(made).payers == {}
    applied(running, made)


def test_leavers_and_joiners_around_the_end():
    running = contract(of=OFFICE)
    running = applied(running, running.remove("A", last_day=ON, requested_on=ON))
    running = applied(running, running.add(employee("N"), requested_on=ON, start=date(2026, 9, 1)))
    running = applied(running, running.terminate("client", last_day=JUNE, requested_on=ON))
    assert running.person("A").last_day == ON
    assert running.person("N").stretches == ()
    leave = running.remove("B", last_day=date(2026, 5, 31), requested_on=ON)
    assert applied(running, leave).person("B").last_day == date(2026, 5, 31)
    late = running.add(employee("M"), requested_on=ON, start=date(2026, 7, 1))
    assert refusal(late) == "FILING-OUTSIDE-TERM"


def test_notice_moves_the_end():
    rule = {"notice": {"calendar_days": 30}, "counting": "lenient"}
    made = contract(on=ends(rule)).terminate("client", last_day=date(2026, 5, 10), requested_on=ON)
    assert (made.effective, made.days_too_long) == (date(2026, 6, 3), 23)
    late = contract(on=ends(rule)).terminate(
        "client", last_day=date(2026, 12, 20), requested_on=date(2026, 12, 15)
    )
    assert refusal(late) == "FILING-AFTER-TERM"
    assert late.issues[0].message("en").startswith("Early end")


@pytest.mark.parametrize(
    ("by", "last_day", "code"),
    [
        ("client", date(2025, 12, 31), "MOVEMENT-OUTSIDE-CONTRACT"),
        ("client", date(2026, 12, 31), "MOVEMENT-AFTER-END"),
        ("insurer", JUNE, "MOVEMENT-END-NOT-ALLOWED"),
    ],
)
def test_refusals(by, last_day, code):
    running = contract(on=ends(by_insurer={"allowed": False}))
    assert refusal(running.terminate(by, last_day=last_day, requested_on=ON)) == code


def test_it_ends_once():
    running = contract()
    running = applied(running, running.terminate("client", last_day=JUNE, requested_on=ON))
    again = running.terminate("client", last_day=ON, requested_on=ON)
    assert refusal(again) == "MOVEMENT-ENDED-ALREADY"
    corrected = running.correct(1, requested_on=ON, last_day=ON)
    assert refusal(corrected) == "MOVEMENT-ENDED-ALREADY"


def test_what_is_not_stated_is_asked():
    asked = {
        "/termination/by_insurer/allowed": ({}, "insurer"),
        "/termination/by_client/notice": ({"notice": None}, "client"),
        "/termination/by_client/refund/cash_share": ({"refund": {"cash_share": None}}, "client"),
    }
    for pointer, (rule, by) in asked.items():
        running = contract(on=ends(rule))
        running = applied(running, running.pay(running.premium, on=ON))
        made = running.terminate(by, last_day=JUNE, requested_on=ON)
        assert [issue.where.pointer for issue in made.issues] == [pointer]


def test_an_insurer_may_where_the_contract_says_so():
    rule = {"allowed": True, "notice": {"calendar_days": 0}}
    running = contract(on=ends(by_insurer=rule))
    assert granted(running.terminate("insurer", last_day=JUNE, requested_on=ON))


def test_without_a_rule_for_leaving_nobody_can_be_released():
    running = contract(of=offer(modules=[{"kind": "office_doctor", "premium": "5"}], proration={}))
    made = running.terminate("client", last_day=JUNE, requested_on=ON)
    assert set(codes(made.issues)) == {"QUOTE-PRORATION-UNSTATED"}
