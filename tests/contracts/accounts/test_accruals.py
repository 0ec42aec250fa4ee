"""Accruals and covers: the contract as the tax view takes it, to the kopeck."""

from datetime import date
from decimal import Decimal

from contract_helpers import END, START, applied, contract, employee, offer, relative, terms
from hypothesis import given, settings
from random_years import years

from dms.contracts.accounts.accruals import accruals, covers, marked
from dms.contracts.contract import Contract
from dms.contracts.tax import ExpenseKind, Insured, tax_view
from dms.periods import Period

PAID = [{"when": {"relationship": "employee"}, "employer": "1"}, {"employer": "0"}]


def test_each_instalment_pays_for_its_own_days() -> None:
    found = accruals(contract(employee("A")))
    assert [(one.period.start.month, one.period.days, one.employer) for one in found] == [
        (1, 90, 9000),
        (4, 91, 9100),
        (7, 92, 9200),
        (10, 92, 9200),
    ]


def test_without_a_schedule_the_premium_pays_for_all_days() -> None:
    (one,) = accruals(contract(employee("A"), on=terms(payment={"schedule": None})))
    assert (one.period, one.employer, one.employee) == (Period(START, END), 36500, 0)


def test_a_joiner_starts_within_an_instalment() -> None:
    of = contract(employee("A"))
    of = applied(of, of.add(employee("D"), requested_on=START, start=date(2026, 6, 21)))
    own = [one for one in accruals(of) if one.member == "D"]
    assert own[0].period == Period(date(2026, 6, 21), date(2026, 6, 30))
    assert [one.employer for one in own] == [1000, 9200, 9200]


def test_relatives_and_contractors_are_told_apart() -> None:
    of = contract(
        employee("A"),
        employee("B", extra={"paid_by": "ГПХ"}),
        relative("A1"),
        of=offer("36500", contribution=PAID),
    )
    contractors = marked("paid_by", "ГПХ", "ГПД")
    kinds = {one.member: one.insured for one in covers(of, contractors=contractors)}
    assert kinds == {
        "A": Insured.EMPLOYEE,
        "B": Insured.CONTRACTOR,
        "A1": Insured.RELATIVE,
    }
    assert {one.insured for one in covers(of) if one.member == "B"} == {Insured.EMPLOYEE}
    own = [one for one in accruals(of) if one.member == "A1"]
    assert sum(one.employee for one in own) == 36500
    assert sum(one.employer for one in own) == 0


def test_what_is_kept_stands_for_the_days_it_was_paid_for() -> None:
    of = contract(employee("A"), employee("B"))
    of = applied(of, of.pay(on=date(2026, 1, 12)))
    gone = of.remove("A", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 2), refund="cash")
    *_, kept = accruals(applied(of, gone))
    assert (kept.member, kept.employer, kept.period.start) == ("A", 620, date(2026, 3, 1))


def test_what_is_kept_at_the_end_is_borne_by_everybody() -> None:
    doctor = {"modules": [{"kind": "office_doctor", "premium": "36500"}]}
    own = offer("36500", contribution=PAID, **doctor)
    of = contract(employee("A"), relative("A1"), of=own, on=terms(payment={"schedule": "single"}))
    of = applied(of, of.pay(on=date(2026, 1, 12)))
    of = applied(
        of, of.terminate("client", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1))
    )
    kept = {one.member: one for one in accruals(of) if one.period.start > of.period.last_day}
    assert {id_: (one.employer, one.employee) for id_, one in kept.items()} == {
        "A": (3680, 0),
        "A1": (0, 3680),
        "": (3680, 0),
    }
    assert kept["A1"].insured is Insured.RELATIVE
    assert kept["A1"].period == Period(date(2026, 7, 1), END)


def test_last_days_of_employment_are_handed_on() -> None:
    left_on = {"A": date(2026, 5, 5)}
    found = covers(contract(), left_on=left_on)
    assert [one.left_on for one in found] == [date(2026, 5, 5), None, None]


def test_the_tax_view_takes_a_contract() -> None:
    of = contract(employee("A"), relative("A1"), of=offer("36500", contribution=PAID))
    view = tax_view(accruals(of), covers(of), contract=of.period, labour_costs={})
    assert view.years[0].expense == {ExpenseKind.EMPLOYEES: 36500}
    assert view.paid_by_insured == {"A1": 36500}


@given(years())
@settings(max_examples=60)
def test_accruals_add_up_to_the_premium(of: Contract) -> None:
    found = accruals(of)
    assert sum((one.employer + one.employee for one in found), Decimal(0)) == of.premium
    lines = [line for movement in of.journal for line in movement.lines]
    if all(line.employer is not None for line in lines):
        borne = of.agreement.rounding.roubles(sum(line.employer or 0 for line in lines))
        assert sum((one.employer for one in found), Decimal(0)) == borne


@given(years())
@settings(max_examples=60)
def test_covers_are_the_days_of_cover(of: Contract) -> None:
    found = [(one.member, one.period) for one in covers(of)]
    people = of.standing.people.values()
    assert found == [(p.id, s.period) for p in people for s in p.stretches]
    assert all(one.period in {p for _, p in found} for one in covers(of))
