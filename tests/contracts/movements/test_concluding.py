"""Concluding: the first list is charged as a quote has it, with the uplifts that were agreed."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import CHILD, SPOUSE, contract, employee, offer, plan, relative, terms
from hypothesis import given, settings
from random_contracts import any_offer, any_terms, first_lists

from dms.contracts.contract import Contract
from dms.errors import QuoteRefused
from dms.issues import Severity
from dms.members import Roster
from dms.pricing.quoting import quote

SINCE_ENTRY = {"id": "e", "since": "employee_entry", "months": 2, "uplift": "0.2"}
SINCE_START = {"id": "s", "since": "contract_start", "months": 12, "uplift": "0.1"}


def uplifted(*windows, stated=True, **more):
    return terms(relatives={"windows": windows, "uplift_from_start": stated, **more})


@given(any_offer(), any_terms(), first_lists())
@settings(max_examples=30)
def test_everybody_pays_what_the_quote_says(of, on, people):
    running = contract(*people, of=of, on=on)
    quoted = quote(running.agreement.agreed, Roster.of(people))
    assert running.premium == quoted.total
    premiums = [running.person(member.id).premium for member in people]
    assert premiums == list(quoted.units)


def test_dates_of_the_list():
    running = contract(employee("A", start=date(2026, 2, 1), last_day=date(2026, 3, 2)))
    assert running.premium == 3_000
    assert plan(running) == {"01-12": 3_000}


def test_the_office_doctor_is_paid_with_the_rest():
    of = offer(modules=[{"kind": "office_doctor", "premium": "365"}])
    running = contract(of=of)
    assert running.premium == 109_865
    assert running.conclusion.lines[-1].employer == 365_00
    assert plan(running)["01-12"] == 27_090


class TestUplifts:
    FAMILY = (employee("A"), relative("a"))

    @pytest.mark.parametrize(("stated", "premium"), [(True, 76_650), (False, 73_000)])
    def test_of_the_first_list(self, stated, premium):
        running = contract(*self.FAMILY, on=uplifted(SINCE_START, stated=stated))
        assert running.premium == premium

    def test_the_entry_that_counts_is_that_of_the_employee(self):
        late = relative("a", start=date(2026, 6, 1))
        with pytest.raises(QuoteRefused, match="RELATIVES-WINDOW-CLOSED"):
            contract(employee("A"), late, on=uplifted(SINCE_ENTRY, measured_by="entry"))
        joined = employee("A", start=date(2026, 5, 1))
        running = contract(joined, late, on=uplifted(SINCE_ENTRY, measured_by="entry"))
        assert running.person("a").stretches[0].uplift == Decimal("0.2")

    def test_who_pays_it_must_be_stated(self):
        with pytest.raises(QuoteRefused, match="RELATIVES-UPLIFT-FROM-START-UNSTATED"):
            contract(*self.FAMILY, on=uplifted(SINCE_START, stated=None))
        free = {**SINCE_START, "uplift": "0"}
        assert contract(*self.FAMILY, on=uplifted(free, stated=None)).premium == 73_000

    def test_a_family_is_alike(self):
        people = [*self.FAMILY, relative("b"), relative("c", relationship=CHILD)]
        running = contract(*people, on=uplifted(SINCE_START))
        assert running.person("A").relatives == ("a", "b", "c")
        assert running.premium == Decimal("156950.00")


class TestRefusals:
    def test_who_has_no_price(self):
        with pytest.raises(QuoteRefused):
            contract(employee("A", programme="x"))

    def test_instalments_that_are_not_those_of_the_term(self):
        wrong = [{"start": "2026-01-01", "last_day": "2026-11-30", "due": "2026-01-10"}]
        with pytest.raises(QuoteRefused, match="TERMS-INSTALMENTS-END"):
            contract(on=terms(payment={"schedule": wrong}))


def test_what_the_terms_say_otherwise_goes_before_the_offer():
    on = terms(
        proration={"join": "none"},
        relatives={"payer": "employee"},
        recalculation={"ages": "entry"},
    )
    of = offer(contribution=[{"employer": "0.5"}])
    running = contract(employee("A"), relative("a"), of=of, on=on)
    agreed = running.agreement.agreed
    assert agreed.age.on == "cover_start"
    assert [line.employer for line in running.conclusion.lines] == [18_250_00, 0]
    made = running.add(employee("N"), requested_on=date(2026, 12, 1))
    assert made.amount == 36_500
    silent = contract(employee("A"), relative("a"), on=terms(relatives={"payer": "employer"}))
    assert silent.conclusion.payers == {"employer": 73_000, "employee": 0}


def test_a_contract_without_a_policyholder_takes_that_of_the_offer():
    of = offer(client="ООО «Ромашка»")
    people = Roster.of([employee("A")])
    named = Contract.from_offer(of, people, terms=terms(), number="7", policyholder="АО")
    assert named.agreement.policyholder == "АО"
    assert contract(of=of).agreement.policyholder == "ООО «Ромашка»"


def test_relatives_whom_the_terms_do_not_admit_are_remarked():
    people = [
        employee("A"),
        relative("a", birth=date(1981, 1, 1)),
        relative("s", relationship=SPOUSE),
        relative("z", "Z"),
    ]
    on = terms(relatives={"relationships": ["child"], "ages": {"child": "0-17"}})
    found = [i for i in contract(*people, on=on).issues if i.where.member in ("a", "s", "z")]
    assert [(i.code, i.where.member) for i in found] == [
        ("RELATIVES-AGE", "a"),
        ("RELATIVES-NOT-ADMITTED", "s"),
        ("MOVEMENT-STRANGER", "z"),
    ]
    assert {i.severity for i in found} == {Severity.WARNING}
    silent = contract(*people[:3], on=terms(relatives={"relationships": None}))
    assert not [i for i in silent.issues if i.code.startswith("RELATIVES")]
