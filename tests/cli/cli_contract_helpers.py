"""A contract to run through its year, and short ways to say what is done to it."""

from pathlib import Path

OFFER = """\
dms: offer/1
id: demo-2026
insurer: {id: demo, name: АО «Пример»}
client: ООО «Пример»
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {min: 2, max: 50, counts: all}
columns: {tenure: {title: Стаж, values: numbers}}
programmes:
  - id: standard
    name: Стандарт
    modules:
      - {kind: outpatient, premium: 18500}
      - {kind: home_care, premium: 2100}
      - {kind: dental, premium: 9800}
      - {kind: ambulance, premium: 1600}
      - {kind: emergency_inpatient, premium: 6400}
  - id: vip
    name: VIP
    modules:
      - {kind: outpatient, premium: 58500}
      - {kind: dental, premium: 31500}
factors:
  - {id: tenure, name: Стаж, multiply: {tenure: {0-4: 1, 5+: "0,9"}}}
age: {on: contract_start}
proration: {join: days, leave: days}
"""

TERMS = """\
dms: terms/1
id: t-1
name: Наши условия
enrolment: {days: [1, 15], notice: {working_days: 10}, counting: lenient, late: next_day}
relatives:
  relationships: [spouse, child]
  windows:
    - {id: first, since: contract_start, months: 1, uplift: "0.15"}
    - {id: second, since: contract_start, months: 3, uplift: "0.20"}
    - {id: wedding, since: marriage, months: 1, uplift: "0.05"}
  measured_by: request
  after: refuse
  uplift_from_start: true
  payer: employee
leaving:
  days: any
  notice: {working_days: 5}
  counting: lenient
  late: next_day
  with_employee: true
  refund: {set_off_share: "1", cash_share: "0.8", expense_load: none, minus_claims: true}
programme_change: {allowed: true, days: any, notice: {working_days: 0}}
swap: {allowed: true, free: true, same_programme: false, days: any, notice: {working_days: 0}}
termination:
  by_client:
    allowed: true
    notice: {calendar_days: 30}
    counting: lenient
    refund: {cash_share: "0.8", set_off_share: "1", expense_load: none, minus_claims: false}
  by_insurer: {allowed: false}
payment:
  schedule: quarterly
  due: {calendar_days: 10}
  split: days
  additional: next_instalment
  grace: {working_days: 5}
  late_payment: nothing
recalculation: {headcount: everybody, ages: contract_start}
"""

IMPROVED = TERMS.replace("id: t-1", "id: t-2").replace(
    "{days: [1, 15], notice: {working_days: 10}", "{days: any, notice: {working_days: 5}"
)

HEADS = "Табельный номер;ФИО;Дата рождения;Степень родства;Программа;Стаж\n"
PEOPLE = HEADS + (
    "101;Иванов Иван;07.05.1990;сотрудник;Стандарт;3\n"
    "102;Петрова Анна;08.05.1984;сотрудник;VIP;7\n"
    "103;Сидоров Олег;01.03.1985;сотрудник;Стандарт;1\n"
    "103/1;Сидорова Ия;01.09.2017;дочь;Стандарт;0\n"
)
NAMES = ("Иван", "Петров", "Сидоров")
"""Personal data that no message may have."""

NEW = ("contract", "new", "offer.yaml", "people.csv", "--terms", "terms.yaml", "--number", "7/26")
"""Concludes the contract; `-o` writes it."""
JOINER = ("--id", "1010", "--birth", "02.04.1991", "--programme", "Стандарт", "--set", "Стаж=1")
EN = ("--lang", "en")


def write_inputs(folder: Path) -> None:
    """Lay the inputs of a contract into a folder."""
    (folder / "offer.yaml").write_text(OFFER, "utf-8")
    (folder / "terms.yaml").write_text(TERMS, "utf-8")
    (folder / "improved.yaml").write_text(IMPROVED, "utf-8")
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
