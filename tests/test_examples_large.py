"""The illustrative offer uses all the library can price; one person's figures by hand."""

from datetime import date
from decimal import Decimal

import pytest
from large_example import OFFER, generate

import dms
from dms.members import Member, Relationship, Roster, Sex
from dms.modules.registry import BUILT_IN
from dms.periods import born_on_or_before
from dms.pricing.dimensions import KNOWN
from dms.pricing.factors import KINDS
from dms.rates import Rate


@pytest.fixture(scope="module")
def offer():
    return dms.load_offer(OFFER, name="offer.yaml")


# ---- The offer -----------------------------------------------------------------------------------


def test_the_offer_says_that_it_is_invented(offer):
    assert "выдуманы" in OFFER.read_text("utf-8").split("dms: offer/1")[0]
    assert "пример" in offer.insurer.name
    assert "выдумано" in offer.source.note


@pytest.mark.parametrize("module", BUILT_IN, ids=lambda m: m.__name__)
def test_every_kind_of_care_has_a_price(offer, module):
    kind = module.model_fields["kind"].default
    modules = [m for p in offer.programmes for m in p.modules] + list(offer.modules)
    assert any(m.kind == kind and m.premium is not None for m in modules)


@pytest.mark.parametrize("dimension", sorted([*(set(KNOWN) - {"programme"}), "tenure"]))
def test_every_dimension_is_looked_at(offer, dimension):
    priced = [x for p in offer.programmes for x in (p, *p.modules)]
    rates = [x.premium for x in priced if isinstance(x.premium, Rate)]
    rates += [factor.rate for factor in offer.factors]
    units = {factor.per for factor in offer.factors}
    assert dimension in units.union(*(rate.by for rate in rates))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_factor_is_used(offer, kind):
    assert kind in {factor.kind for factor in offer.factors}


@pytest.mark.parametrize("field", ["per", "modules", "programmes", "when", "round_to"])
def test_every_limit_of_a_factor_is_used(offer, field):
    assert any(getattr(factor, field) is not None for factor in offer.factors)


@pytest.mark.parametrize("kind", ["home_care", "ambulance"])
def test_care_that_comes_to_people_has_a_territory_everywhere(offer, kind):
    modules = [m for p in offer.programmes if (m := p.module(kind))]
    assert len(modules) == 4
    assert all(m.territory is not None for m in modules)


def test_the_offer_leaves_no_question_open(offer):
    assert offer.questions() == []


def test_clinics_that_programmes_name_are_in_the_list(offer):
    known = {clinic.id for clinic in offer.clinics}
    parts = [x for p in offer.programmes for x in (p, *p.modules)]
    named = {id_ for x in parts for id_ in x.clinics or ()}
    assert named <= known


# ---- One person: figures worked out by hand ------------------------------------------------------

ALONE = Decimal("1.1")  # a group of 1-24 people
MAN_OF_40 = {"birth": date(1985, 7, 1), "sex": Sex.MALE}
WOMAN_OF_30 = {"birth": date(1995, 7, 1), "sex": Sex.FEMALE}


def alone(offer, programme, *, payment="single", tenure=0, grade="1", place="Москва", **facts):
    """Price one employee of Moscow."""
    member = Member(
        id="1", programme=programme, grade=grade, place=place, extra={"tenure": tenure}, **facts
    )
    return dms.quote(offer, Roster.of([member]), payment=payment)


def premiums(quote):
    return {line.kind: line.premium for line in quote.member_at(0).lines}


@pytest.mark.parametrize(
    ("kind", "exact"),
    [
        # base × age × tier × zone × deductible × headcount, then roubles
        ("outpatient", 18_500 * Decimal("1.15") * Decimal("0.95") * Decimal("0.9") * ALONE - 350),
        ("home_care", 2_100 * Decimal("1.15") * Decimal("1.25") * ALONE),
        ("dental", 7_900 * Decimal("1.15") * Decimal("0.95") * Decimal("1.25") * ALONE),
        ("ambulance", 1_300 * Decimal("1.15") * Decimal("1.25") * ALONE),
        ("emergency_inpatient", 5_700 * Decimal("1.15") * Decimal("1.25") * ALONE),
        ("telemedicine", 900 * Decimal("1.15") * ALONE),
    ],
)
def test_a_man_of_40_in_the_basic_programme(offer, kind, exact):
    quote = alone(offer, "Стандарт", tenure=10, **MAN_OF_40)
    assert abs(premiums(quote)[kind] - exact) < Decimal("0.01")


def test_the_lines_of_one_person_are_fitted_to_the_rounded_total(offer):
    quote = alone(offer, "Стандарт", tenure=10, payment="monthly", **MAN_OF_40)
    member = quote.member_at(0)
    assert sum(line.premium for line in member.lines) == member.amounts.premium
    assert member.amounts.premium.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("programme", "facts", "kind", "premium"),
    [
        ("VIP", MAN_OF_40, "maternity", Decimal(0)),
        ("VIP", WOMAN_OF_30, "maternity", 9_500 * Decimal("1.05") * ALONE),
        ("VIP", WOMAN_OF_30, "check_up", 12_500 * Decimal("1.05") * ALONE),
        ("Бизнес", WOMAN_OF_30, "check_up", Decimal(0)),
        # 8 850 × 1.15 × 1.1 × 1.03 = 11 531.1075, rounded to tens after the step
        ("VIP", MAN_OF_40, "abroad", Decimal(11_530)),
        ("Ведение беременности", WOMAN_OF_30, "programme", 118_500 * ALONE),
        ("Клиника на год", MAN_OF_40, "programme", 41_500 * ALONE),
    ],
)
def test_prices_that_hang_on_who_one_is(offer, programme, facts, kind, premium):
    quote = alone(offer, programme, **facts)
    assert abs(premiums(quote)[kind] - premium) < Decimal("0.01")


@pytest.mark.parametrize(("grade", "more"), [("4", 0), ("5", 2_400)])
def test_the_curator_of_the_fifth_grade_costs_roubles(offer, grade, more):
    quote = alone(offer, "VIP", grade=grade, **MAN_OF_40)
    plain = 58_500 * Decimal("1.15") * Decimal("1.25") * ALONE
    assert abs(premiums(quote)["outpatient"] - plain - more) < Decimal("0.01")


@pytest.mark.parametrize(("payment", "percent"), [("single", 0), ("quarterly", 2), ("monthly", 3)])
def test_instalments_make_the_policy_and_the_office_doctor_dearer(offer, payment, percent):
    quote = alone(offer, "Клиника на год", payment=payment, **MAN_OF_40)
    share = 1 + Decimal(percent) / 100
    assert quote.member_at(0).amounts.premium == 41_500 * ALONE * share
    assert quote.by_module["office_doctor"].premium == 1_900 * 2 * 2 * 48 * share


def test_without_a_way_to_pay_there_is_no_price(offer):
    quote = alone(offer, "Стандарт", payment=None, **MAN_OF_40)
    assert quote.status == "refused"
    assert "QUOTE-PAYMENT-UNSTATED" in [issue.code for issue in quote.issues]


@pytest.mark.parametrize(
    ("programme", "age", "relationship"),
    [
        ("VIP дети", 2, Relationship.CHILD),
        ("VIP дети", 18, Relationship.CHILD),
        ("VIP дети", 10, Relationship.SPOUSE),
        ("Малыш до года", 1, Relationship.CHILD),
        ("Малыш 1–3", 3, Relationship.CHILD),
        ("Старшее поколение", 59, Relationship.PARENT),
        ("Стандарт", 76, Relationship.PARENT),
        ("Стандарт", 30, Relationship.OTHER),
    ],
)
def test_whom_a_programme_does_not_admit_has_no_price(offer, programme, age, relationship):
    facts = {"birth": born_on_or_before(age, generate.START), "sex": Sex.FEMALE}
    quote = alone(offer, programme, relationship=relationship, **facts)
    assert quote.status == "refused"


def family(offer, *relatives):
    """Price an employee with relatives and return who pays for each."""
    worker = Member(
        id="1", programme="Стандарт", place="Казань", grade="1", extra={"tenure": 3}, **MAN_OF_40
    )
    facts = {"employee_id": "1", "place": "Казань", "extra": {"tenure": None}}
    people = [Member(id=f"1/{i}", **facts, **r) for i, r in enumerate(relatives)]
    quote = dms.quote(offer, Roster.of([worker, *people]), payment="single")
    assert quote.status == "complete"
    return {m.id: m.amounts for m in quote.members}


def test_the_employer_pays_all_for_the_employee_and_nothing_for_parents(offer):
    mother = {"birth": date(1960, 3, 3), "sex": Sex.FEMALE, "programme": "Старшее поколение"}
    amounts = family(offer, {**mother, "relationship": Relationship.PARENT})
    assert amounts["1"].employee == 0
    assert amounts["1/0"].employer == 0


@pytest.mark.parametrize(
    ("programme", "age", "employer"),
    [("Стандарт", 8, None), ("Малыш до года", 0, Decimal(20_000))],
)
def test_the_employer_pays_half_for_a_child_up_to_a_cap(offer, programme, age, employer):
    birth = born_on_or_before(age, generate.START)
    child = {"birth": birth, "sex": Sex.MALE, "programme": programme}
    amounts = family(offer, {**child, "relationship": Relationship.CHILD})["1/0"]
    half = amounts.premium / 2
    assert abs(amounts.employer - (employer or half)) <= Decimal("0.005")
    assert amounts.employer <= 20_000 < max(half, Decimal(20_001))


def test_for_a_spouse_the_employer_pays_half_of_the_basic_programme(offer):
    wife = {**WOMAN_OF_30, "relationship": Relationship.SPOUSE}
    basic = family(offer, {**wife, "programme": "Стандарт"})["1/0"]
    better = family(offer, {**wife, "programme": "VIP"})["1/0"]
    assert basic.employer == better.employer
    assert abs(basic.employer - basic.premium / 2) <= Decimal("0.005")
    assert better.employee > basic.employee


def test_a_child_s_telemedicine_has_its_own_price(offer):
    child = Member(
        id="1/1",
        employee_id="1",
        relationship=Relationship.CHILD,
        birth=date(2017, 5, 5),
        sex=Sex.MALE,
        programme="Стандарт",
        place="Казань",
    )
    quote = dms.quote(offer, Roster.of([child]), payment="monthly")
    assert abs(premiums(quote)["telemedicine"] - 300) < Decimal("0.01")
