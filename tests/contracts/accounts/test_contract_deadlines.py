"""The deadlines of a contract's year, and what has to be stated before they are known."""

from datetime import date
from typing import Any

import pytest
from contract_helpers import contract, employee, offer, terms

from dms.contracts.accounts.contract_deadlines import contract_deadlines
from dms.contracts.rules.deadlines import DeadlineKind
from dms.periods import Period

FIFTEENTH: dict[str, Any] = {
    "days": [1, 15],
    "notice": {"working_days": 10},
    "counting": "strict",
    "late": "next_day",
    "backdating": None,
}
WHOLE = {"enrolment": FIFTEENTH, "leaving": FIFTEENTH, "programme_change": FIFTEENTH}


def of_kind(kind: DeadlineKind, **on: Any) -> list[tuple[date, date]]:
    found = contract_deadlines(contract(employee("A"), on=terms(**on)))
    return [(d.last_filing, d.event) for d in found.deadlines if d.kind is kind]


def test_the_source_s_own_rule() -> None:
    """The 1st and the 15th, ten whole working days before."""
    days = of_kind(DeadlineKind.JOINING, enrolment=FIFTEENTH)
    assert len(days) == 24
    assert (date(2026, 1, 16), date(2026, 2, 1)) in days
    assert (date(2026, 1, 30), date(2026, 2, 15)) in days


def test_the_earliest_is_first() -> None:
    found = contract_deadlines(contract(employee("A"), on=terms(**WHOLE))).deadlines
    assert [d.last_filing for d in found] == sorted(d.last_filing for d in found)


@pytest.mark.parametrize(
    ("kind", "part", "off"),
    [
        (DeadlineKind.PROGRAMME_CHANGE, "programme_change", {"allowed": False}),
        (DeadlineKind.SWAP, "swap", {"allowed": False}),
        (DeadlineKind.SWAP, "swap", {"allowed": None}),
    ],
)
def test_what_is_not_allowed_has_no_deadlines(
    kind: DeadlineKind, part: str, off: dict[str, Any]
) -> None:
    assert of_kind(kind)
    assert of_kind(kind, **{part: off}) == []


def test_relatives_with_days_of_their_own() -> None:
    days = of_kind(DeadlineKind.RELATIVES, relatives={"entry": FIFTEENTH})
    assert (date(2026, 1, 16), date(2026, 2, 1)) in days


def test_windows_close() -> None:
    window = {"id": "w", "since": "contract_start", "months": 1, "uplift": "0"}
    days = of_kind(DeadlineKind.RELATIVES, relatives={"windows": [window]})
    assert days == [(date(2026, 2, 2), date(2026, 2, 1))]


def test_payments_are_due() -> None:
    days = of_kind(DeadlineKind.PAYMENT)
    assert days == [
        (date(2026, 1, 12), date(2026, 1, 1)),
        (date(2026, 4, 13), date(2026, 4, 1)),
        (date(2026, 7, 13), date(2026, 7, 1)),
        (date(2026, 10, 12), date(2026, 10, 1)),
    ]


def test_a_period_keeps_its_own() -> None:
    of = contract(employee("A"), on=terms(**WHOLE))
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    found, all_ = contract_deadlines(of, march).deadlines, contract_deadlines(of).deadlines
    assert found == tuple(d for d in all_ if d.last_filing in march)
    assert found


def test_a_contract_that_ended_has_fewer() -> None:
    of = contract(employee("A"))
    end = of.terminate("client", last_day=date(2026, 6, 30), requested_on=date(2026, 3, 1))
    found = contract_deadlines(of.apply(end))
    assert max(d.event for d in found.deadlines) <= date(2026, 6, 30)


@pytest.mark.parametrize(
    ("on", "pointer"),
    [
        ({"enrolment": {"days": None}}, "/enrolment/days"),
        ({"leaving": {"backdating": None}}, "/leaving/notice"),
        (
            {"enrolment": FIFTEENTH | {"counting": None}},
            "/enrolment/counting",
        ),
        ({"payment": {"due": None}}, "/payment/due"),
        ({"payment": {"schedule": None}}, "/payment/schedule"),
    ],
)
def test_what_is_not_stated_is_asked(on: dict[str, Any], pointer: str) -> None:
    found = contract_deadlines(contract(employee("A"), on=terms(**on)))
    assert [issue.where.pointer for issue in found.issues] == [pointer]


def test_everything_stated_leaves_no_question() -> None:
    assert contract_deadlines(contract(employee("A"), on=terms(**WHOLE))).issues == ()


def test_years_that_nobody_knows_yet_spoil_only_their_own() -> None:
    """The months before them have their deadlines."""
    period = Period(date(2026, 7, 1), date(2028, 6, 30))
    of = contract(
        employee("A"),
        of=offer(period=None),
        on=terms(enrolment=FIFTEENTH, payment={"schedule": "single", "due": None}),
        period=period,
    )
    found = contract_deadlines(of)
    joining = [d.event for d in found.deadlines if d.kind is DeadlineKind.JOINING]
    assert date(2026, 8, 1) in joining
    assert max(joining) < date(2028, 6, 1)
    assert any("CALENDAR" in issue.code for issue in found.issues)
