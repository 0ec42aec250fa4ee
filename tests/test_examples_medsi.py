"""The published МЕДСИ price list prices what it states, and asks about what it does not.

Expected figures: the offer at https://studydoc.ru/doc/66776, table «Размер авансовых платежей по
программам годового медицинского обслуживания», and its age coefficients.
"""

import importlib.util
import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import dms
from dms.members import Member, Relationship, Roster
from dms.periods import Period, age_on, born_on_or_before

FOLDER = Path(__file__).parent.parent / "examples" / "medsi"
OFFER, ROSTER = FOLDER / "offer.yaml", FOLDER / "roster.xlsx"
YEAR = Period(date(2026, 2, 1), date(2027, 1, 31))

UPPER_END, YOUNG = "age.upper_end", "factors.age.multiply.age.0-59"
ANSWERS = {UPPER_END: "included", YOUNG: "1"}

APP, PND, STOM = "outpatient", "home_care", "dental"
TABLE = [
    ("optima", (APP,), "19750"),
    ("optima", (APP, PND), "22800"),
    ("optima", (APP, STOM), "22950"),
    ("optima", (APP, PND, STOM), "26000"),
    ("standard", (APP,), "25950"),
    ("standard", (APP, PND), "29000"),
    ("standard", (APP, STOM), "29950"),
    ("standard", (APP, PND, STOM), "33000"),
]
FULL = {programme: Decimal(price) for programme, _, price in TABLE}


def script():
    spec = importlib.util.spec_from_file_location("medsi_make_roster", FOLDER / "make_roster.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def offer(**assume):
    return dms.load_offer(OFFER, name="offer.yaml", assume=assume)


@cache
def answered_once():
    return offer(**ANSWERS)


@pytest.fixture(scope="module")
def as_it_stands():
    return dms.load_offer(OFFER, name="offer.yaml")


@pytest.fixture(scope="module")
def answered():
    return answered_once()


@pytest.fixture(scope="module")
def people():
    return dms.read_roster(ROSTER)


def person(age, *, id_="1", programme="optima", **facts):
    birth = born_on_or_before(age, YEAR.start)
    return Member(id=id_, birth=birth, programme=programme, **facts)


def price_of(offer, age, **facts):
    """Return the premium of one person for the year, or the code that says why there is none."""
    quote = dms.quote(offer, Roster.of([person(age, **facts)]), period=YEAR)
    member = quote.member_at(0)
    return member.amounts.premium if member.amounts else member.issue.code


# ---- The price list ------------------------------------------------------------------------------


@pytest.mark.parametrize(("programme", "modules", "price"), TABLE)
def test_each_cell_of_the_published_table_comes_out(answered, programme, modules, price):
    roster = Roster.of([person(35, programme=programme)])
    quote = dms.quote(answered, roster, period=YEAR, modules={programme: modules})
    assert quote.total == Decimal(price)
    assert set(quote.by_module) == set(modules)


@pytest.mark.parametrize(
    ("age", "outcome"),
    [
        (0, "QUOTE-RATE-MISSING"),
        (59, "QUOTE-RATE-MISSING"),
        (60, Decimal(52_000)),
        (64, Decimal(52_000)),
        (65, "QUOTE-BORDER-UNSTATED"),
        (66, Decimal(65_000)),
        (69, Decimal(65_000)),
        (70, "QUOTE-BORDER-UNSTATED"),
        (71, "QUOTE-RATE-MISSING"),
    ],
)
def test_only_ages_that_the_list_states_have_a_price(as_it_stands, age, outcome):
    assert price_of(as_it_stands, age) == outcome


@pytest.mark.parametrize(
    ("reading", "age", "outcome"),
    [
        ("included", 60, Decimal(52_000)),
        ("included", 65, Decimal(52_000)),
        ("included", 66, Decimal(65_000)),
        ("included", 70, Decimal(65_000)),
        ("included", 71, "QUOTE-RATE-MISSING"),
        ("excluded", 60, Decimal(52_000)),
        ("excluded", 64, Decimal(52_000)),
        ("excluded", 65, Decimal(65_000)),
        ("excluded", 69, Decimal(65_000)),
        ("excluded", 70, "QUOTE-RATE-MISSING"),
    ],
)
def test_both_readings_of_up_to_65_can_be_calculated(reading, age, outcome):
    assert price_of(offer(**{UPPER_END: reading}), age) == outcome


@pytest.mark.parametrize("age", [0, 18, 59])
def test_below_60_the_answer_is_the_client_s_and_shown(age):
    answered = offer(**{YOUNG: "1"})
    assert price_of(answered, age) == 26_000
    assert YOUNG in [assumption.at for assumption in answered.assumptions]


@given(
    st.lists(st.tuples(st.integers(0, 70), st.sampled_from(sorted(FULL))), min_size=1, max_size=9)
)
def test_a_group_costs_the_sum_of_cells_times_coefficients(group):
    members = [person(a, id_=str(i), programme=p) for i, (a, p) in enumerate(group)]
    quote = dms.quote(answered_once(), Roster.of(members), period=YEAR)
    factors = [Decimal(1 if a < 60 else 2) if a <= 65 else Decimal("2.5") for a, _ in group]
    assert quote.status == "complete"
    assert quote.total == sum(FULL[p] * f for (_, p), f in zip(group, factors, strict=True))


# ---- What it does not state ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "period",
        "tariff_dates",
        "received",
        "valid_until",
        "headcount.counts",
        "age.on",
        "age.upper_end",
        "eligibility",
        "payment",
        "proration.join",
        "proration.leave",
        "contribution",
        "exclusions",
        "insurer.licence",
    ],
)
def test_what_the_list_does_not_say_stays_not_stated(as_it_stands, path):
    value = as_it_stands
    for name in path.split("."):
        value = getattr(value, name)
    assert value is None


@pytest.mark.parametrize("programme", ["optima", "standard"])
@pytest.mark.parametrize(
    "field", ["territory", "clinics", "limits", "exclusions", "deductible", "waiting_period"]
)
def test_no_module_is_given_terms_that_the_list_does_not_name(as_it_stands, programme, field):
    modules = as_it_stands.programme(programme).modules
    assert [getattr(module, field) for module in modules] == [None] * 3


@pytest.mark.parametrize("kind", ["ambulance", "emergency_inpatient", "office_doctor"])
def test_care_that_the_list_leaves_out_is_neither_offered_nor_refused(as_it_stands, kind):
    stated = {programme.offers(kind).value for programme in as_it_stands.programmes}
    assert stated == {"unknown"}


def test_every_price_and_coefficient_names_its_words(as_it_stands):
    assert as_it_stands.source.url == "https://studydoc.ru/doc/66776"
    statements = [m for p in as_it_stands.programmes for m in (p, *p.modules)]
    statements += [*as_it_stands.factors, *as_it_stands.clinics]
    assert all(s.source is not None and s.source.quote for s in statements)


@pytest.mark.parametrize(("programme", "modules", "price"), TABLE)
def test_the_quoted_words_have_the_figure_of_the_cell(as_it_stands, programme, modules, price):
    names = {APP: "АПП", PND: "ПНД", STOM: "Стом"}
    column = "+".join(names[kind] for kind in modules)
    words = as_it_stands.programme(programme).source.quote
    assert f"{column} — {price[:-3]} {price[-3:]}" in words


@pytest.mark.parametrize(
    "code",
    ["MODULE-TERRITORY-UNSTATED", "MODULE-ACCESS-UNSTATED", "MODULE-LIMITS-UNSTATED"],
)
def test_open_terms_are_questions_to_the_insurer(as_it_stands, code):
    asked = [issue for issue in as_it_stands.questions() if issue.code == code]
    assert len(asked) == 2  # one for each programme
    assert all(issue.where.file == "offer.yaml" and issue.where.line for issue in asked)


def test_three_clinics_with_their_addresses(as_it_stands):
    found = {clinic.id: (clinic.city, clinic.address) for clinic in as_it_stands.clinics}
    assert found == {
        "polyanka": ("Москва", "ул. Малая Полянка, д. 7/7, стр. 1"),
        "mitino": ("Москва", "Пятницкое шоссе, 37"),
        "stupino": ("Ступино", "ул. Андропова, 64"),
    }


@pytest.mark.parametrize("path", ["factors.age.multiply.age.60-65", "term_months", "headcount.max"])
def test_the_words_of_the_list_are_not_overridden(path):
    with pytest.raises(dms.LoadError) as refused:
        offer(**{path: "1"})
    assert [issue.code for issue in refused.value.issues] == ["ASSUMPTION-STATED"]


def test_ten_people_have_no_price(answered):
    ten = Roster.of(person(35, id_=str(i)) for i in range(10))
    quote = dms.quote(answered, ten, period=YEAR)
    assert quote.status == "refused"
    assert "QUOTE-HEADCOUNT-OUTSIDE" in [issue.code for issue in quote.issues]


def test_relatives_make_the_headcount_a_question_only_beyond_nine(answered):
    employees = [person(35, id_=str(i)) for i in range(9)]
    child = person(5, id_="0/1", relationship=Relationship.CHILD, employee_id="0")
    ten = dms.quote(answered, Roster.of([*employees, child]), period=YEAR)
    assert "QUOTE-HEADCOUNT-COUNTS-UNSTATED" in [issue.code for issue in ten.issues]
    assert dms.quote(answered, Roster.of([employees[0], child]), period=YEAR).status == "complete"
    settled = offer(**ANSWERS, **{"headcount.counts": "employees"})
    assert dms.quote(settled, Roster.of([*employees, child]), period=YEAR).status == "complete"


def test_somebody_who_joins_in_mid_term_waits_for_the_insurer_s_answer(answered):
    late = {"start": date(2026, 8, 1)}
    assert price_of(answered, 35, **late) == "QUOTE-PRORATION-UNSTATED"
    settled = offer(**ANSWERS, **{"proration.join": "days"})
    assert price_of(settled, 35, **late) == Decimal("13106.85")  # 26 000 × 184 / 365


def test_without_dates_of_the_contract_there_is_no_price(answered):
    quote = dms.quote(answered, Roster.of([person(35)]))
    assert "QUOTE-PERIOD-UNSTATED" in [issue.code for issue in quote.issues]


def test_half_a_year_is_priced_with_a_warning_that_prices_are_for_a_year(answered):
    half = Period(date(2026, 2, 1), date(2026, 7, 31))
    quote = dms.quote(answered, Roster.of([person(35)]), period=half)
    assert "QUOTE-TERM-DIFFERS" in [issue.code for issue in quote.issues]


# ---- The list of employees ----------------------------------------------------------------------


def test_the_committed_workbook_is_what_the_script_makes(tmp_path):
    made = tmp_path / "made.xlsx"
    script().main(["-o", str(made)])
    assert rows_of(made) == rows_of(ROSTER)


def test_the_script_makes_the_same_bytes_every_time():
    assert script().build() == script().build()


def rows_of(path):
    sheets = load_workbook(path).worksheets
    return [(s.title, [[(c.value, c.number_format) for c in row] for row in s]) for s in sheets]


def test_seven_of_nine_people_can_be_used(people):
    assert (people.rows_read, people.faulty_rows) == (9, (10, 15))
    assert list(people.roster.column("id")) == [
        *("1001", "1002", "1003", "1005", "1006", "1007", "1008")
    ]
    ages = [age_on(birth, YEAR.start) for birth in people.roster.column("birth")]
    assert ages == [29, 38, 47, 63, 65, 68, 70]


def test_the_line_above_the_table_has_the_period_of_the_calculation(people):
    assert people.meta.period == YEAR


def test_every_fault_is_told_with_its_cell(people):
    faults = {
        (issue.where.cell, issue.code)
        for issue in people.issues
        if issue.severity in (dms.Severity.ERROR, dms.Severity.WARNING)
    }
    assert faults == {
        ("D10", "ROSTER-DATE-INVALID"),
        ("D15", "ROSTER-DATE-SHORT-YEAR"),
        ("C15", "ROSTER-MIXED-ALPHABET"),
    }


def test_no_name_and_no_birth_date_stands_in_a_message(people):
    said = " ".join(issue.line(lang) for issue in people.issues for lang in ("en", "ru"))
    words = {w for row in script().PEOPLE for w in str(row[1]).split()}
    assert not words & set(re.findall(r"\w+", said))
    assert not any(str(row[2]) in said for row in script().PEOPLE)


def test_the_list_is_given_back_with_marked_cells(people, tmp_path):
    copy = load_workbook(people.annotate(tmp_path / "copy.xlsx", lang="en"))
    marked = {c.coordinate for row in copy["Список"] for c in row if c.comment}
    assert {"D10", "D15", "C15"} <= marked
    assert len(copy.sheetnames) == 2
    assert copy["Список"]["D10"].value == "31.02.1990"


# ---- Both together -------------------------------------------------------------------------------


def test_as_it_stands_the_list_prices_two_people_and_asks_about_five(as_it_stands, people):
    quote = dms.quote(as_it_stands, people.roster, period=YEAR)
    assert (quote.status, quote.total) == ("partial", Decimal("134500.00"))
    assert {m.id: m.issue.code for m in quote.members if m.issue} == {
        "1001": "QUOTE-RATE-MISSING",
        "1002": "QUOTE-RATE-MISSING",
        "1003": "QUOTE-RATE-MISSING",
        "1006": "QUOTE-BORDER-UNSTATED",
        "1008": "QUOTE-BORDER-UNSTATED",
    }


def test_with_two_answers_everybody_has_a_price(answered, people):
    quote = dms.quote(answered, people.roster, period=YEAR)
    assert (quote.status, quote.total) == ("complete", Decimal("368000.00"))
    assert {m.id: m.amounts.premium for m in quote.members} == {
        "1001": 26_000,
        "1002": 33_000,
        "1003": 26_000,
        "1005": 26_000 * 2,
        "1006": 33_000 * 2,
        "1007": 33_000 * Decimal("2.5"),
        "1008": 33_000 * Decimal("2.5"),
    }
    assert {p: a.premium for p, a in quote.by_programme.items()} == {
        "optima": 104_000,
        "standard": 264_000,
    }
    shown = {i.text.params["at"] for i in quote.issues if i.code == "OFFER-ASSUMPTION"}
    assert shown == {*ANSWERS, "programmes.modules.premium"}


def test_the_premium_of_somebody_of_68_is_traced_to_lines_of_the_offer(answered, people):
    quote = dms.quote(answered, people.roster, period=YEAR)
    tree = dms.explain_member(quote, "1007")
    assert tree.amount == Decimal("82500.00")
    modules = [part for part in tree.parts if part.kind == "module"]
    assert [m.amount for m in modules] == [Decimal("64875"), Decimal("7625"), Decimal("10000")]
    lines = OFFER.read_text("utf-8").splitlines()
    for module, price in zip(modules, ("25 950", "3 050", "4 000"), strict=True):
        rate, step = module.parts
        assert price in lines[rate.source.line - 1]
        assert "65-70" in lines[step.source.line - 1]
        assert step.amount == module.amount
