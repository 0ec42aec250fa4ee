"""From a list in a file and a client's document to a quote by grades."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from grades_helpers import START, offer, programme

from dms.configurator.composing import composed
from dms.configurator.grades.assigning import assign
from dms.configurator.grades.budgets import BudgetPart, grade_budgets
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.paying import with_grades
from dms.configurator.grades.upgrade_prices import upgrade_prices
from dms.configurator.grades.upgrade_summary import upgrade_summaries
from dms.configurator.selection import Selection
from dms.io.grades import load_grades
from dms.io.roster import read_roster
from dms.members import Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

STAFF = """\
Табельный номер;Дата рождения;Степень родства;ID сотрудника;Грейд;Дата приёма
101;01.02.1970;сотрудник;;director;15.03.2010
102;05.05.1985;сотрудник;;head;01.02.2024
103;07.07.1990;сотрудник;;head;02.01.2023
104;08.08.1992;сотрудник;;clerk;01.09.2025
105;09.09.1959;сотрудник;;clerk;01.01.2001
201;10.10.2015;дочь;104;;
202;11.11.1986;супруга;102;;
"""
GRADES = """\
dms: grades/1
id: primer-2026
tenure: {from: Дата приёма}
relatives: as_employee
grades:
  - id: vip
    name: VIP
    of: konstruktor
    when: {grade: director}
    members: ["102"]
    choose: [dental]
    employer: 1
    budget_per_head: 90 000
  - id: plus
    of: konstruktor
    when: {grade: head, tenure: 2+}
    choose: [dental]
    employer: 1
    upgrades: [vip]
  - id: standard
    of: konstruktor
    employer: 1
    employer_for_relatives: 0
    budget: 79 999,99
    upgrades: [plus, vip]
upgraded: {plus: ["104"]}
"""


def insurers() -> Offer:
    """Return the offer of an insurer, from which programmes are put together."""
    whole = programme("konstruktor", {"age": {"0-59": "30000", "60+": "50000"}})
    whole["modules"] += [
        {"kind": "dental", "premium": "12000", "taken": "on_request"},
        {"kind": "ambulance", "premium": "3000"},
    ]
    doctor = {
        "kind": "office_doctor",
        "premium": "1000",
        "visits_per_week": 2,
        "hours_per_visit": 4,
    }
    return offer(whole, modules=[doctor])


def selections(grades: Grades) -> list[Selection]:
    usual = {"outpatient", "ambulance"}
    return [
        Selection("konstruktor", usual | set(grade.choose), id=grade.id, name=grade.name)
        for grade in grades.grades
    ]


@pytest.fixture
def document(tmp_path) -> Grades:
    path = tmp_path / "grades.yaml"
    path.write_text(GRADES, "utf-8")
    return load_grades(path, name="grades.yaml")


@pytest.fixture
def staff(document) -> Roster:
    read = read_roster(STAFF.encode(), name="staff.csv", extra=document.columns)
    assert read.ok, [issue.line("en") for issue in read.issues]
    return read.roster


@pytest.fixture
def case(document, staff) -> tuple[Grades, Quote]:
    made = with_grades(composed(insurers(), selections(document)), document)
    return document, quote(made, assign(staff, document, start=START).roster)


def test_everybody_is_where_the_document_says(document, staff):
    found = assign(staff, document, start=START)
    assert found.issues == ()
    assert list(found.roster.column("entitled")) == [
        *("vip", "vip", "plus", "standard", "standard", "standard", "vip")
    ]
    assert list(found.roster.column("programme")) == [
        *("vip", "vip", "plus", "plus", "standard", "plus", "vip")
    ]
    assert [(c.employees, c.relatives, c.upgraded) for c in found.grades] == [
        (2, 1, 0),
        (1, 0, 0),
        (2, 1, 1),
    ]


def test_the_quote_has_the_programmes_that_were_put_together(case):
    _, found = case
    assert found.status == "complete", [issue.line("en") for issue in found.issues]
    premiums = {m.id: m.amounts.premium for m in found.members}
    assert premiums == {
        **dict.fromkeys(("101", "102", "202", "103", "104", "201"), Decimal(45_000)),
        "105": Decimal(53_000),
    }


def test_the_rows_of_the_budget_add_up(case):
    document, found = case
    vip, plus, standard, contract = grade_budgets(found, document)
    assert [row.premium for row in (vip, plus, standard)] == [135_000, 45_000, 143_000]
    assert contract.part is BudgetPart.CONTRACT
    assert sum(row.premium for row in (vip, plus, standard, contract)) == found.total
    assert (vip.left, vip.broken) == (Decimal(135_000), ())
    # 33 000 for 104, as without the upgrade, and 53 000 for 105; nothing for the child
    assert (standard.employer, standard.employee, standard.paid_heads) == (86_000, 57_000, 2)
    assert [(limit.name, limit.left) for limit in standard.broken] == [
        ("budget", Decimal("-6000.01"))
    ]


def test_every_upgrade_has_its_price(document, staff, case):
    prices = upgrade_prices(case[1].offer, assign(staff, document, start=START), document)
    told = {(p.upgrade, p.member): (p.difference, p.taken) for p in prices}
    assert told == {
        ("vip", "103"): (0, False),
        ("plus", "104"): (12_000, True),
        ("plus", "105"): (12_000, False),
        ("plus", "201"): (12_000, True),
        ("vip", "104"): (12_000, False),
        ("vip", "105"): (12_000, False),
        ("vip", "201"): (12_000, False),
    }
    assert [(s.grade, s.upgrade, s.taken) for s in upgrade_summaries(prices)] == [
        ("plus", "vip", 0),
        ("standard", "plus", 1),
        ("standard", "vip", 0),
    ]


def test_the_price_of_the_upgrade_that_was_taken_is_what_the_employee_pays(document, staff, case):
    _, found = case
    prices = upgrade_prices(found.offer, assign(staff, document, start=START), document)
    (taken,) = (p for p in prices if p.taken and p.member == "104")
    assert found.member("104").amounts.employee == taken.difference


class TestTenThousandPeople:
    size = 10_000

    def people(self, seed: int) -> Roster:
        random = Random(seed)  # noqa: S311 - the same people each time

        def column(*values: object) -> list[object]:
            return [random.choice(values) for _ in range(self.size)]

        return Roster(
            {
                "id": [str(n) for n in range(self.size)],
                "birth": [date(1960 + n % 40, 1 + n % 12, 1 + n % 28) for n in range(self.size)],
                "relationship": ["employee"] * self.size,
                "grade": column("director", "head", "clerk"),
                "Дата приёма": list(self.days(random)),
            }
        )

    def days(self, random: Random) -> Iterator[str]:
        for _ in range(self.size):
            day, month, year = (random.randint(*ends) for ends in ((1, 28), (1, 12), (1990, 2025)))
            yield f"{day:02}.{month:02}.{year}"

    def test_each_of_them_is_placed_as_alone(self, document):
        people = self.people(7)
        found = assign(people, document, start=START).roster.column("entitled")
        assert set(found) == {"vip", "plus", "standard"}
        for n in range(0, self.size, 997):
            alone = assign(people[n : n + 1], document, start=START)
            assert alone.roster.column("entitled")[0] == found[n]

    def test_the_budget_adds_up(self, document):
        made = with_grades(composed(insurers(), selections(document)), document)
        found = quote(made, assign(self.people(8), document, start=START).roster)
        rows = grade_budgets(found, document)
        assert sum(row.premium for row in rows) == found.total
        assert sum(row.heads for row in rows) == self.size
