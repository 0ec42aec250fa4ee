"""An offer to choose from and a list of people, and what a run of `dms configure` says."""

from pathlib import Path
from typing import Any

from cli_helpers import Ran

OFFER = """\
dms: offer/1
id: choice-1
insurer: {id: a, name: АО «Страховщик А»}
headcount: {min: 1, max: 60, counts: all}
age: {on: contract_start, upper_end: included}
programmes:
  - id: standard
    name: Стандарт
    rules:
      - {id: exact, choose: telemedicine, excludes: [dental], clause: п. 3.1}
    modules:
      - {kind: outpatient, premium: 18500, access: direct}
      - kind: dental
        taken: by_default
        premium: 9800
        options:
          place:
            written: clinic
            values:
              both: {name: везде, set: {places: [clinic_office, specialised]}, add: "1200,55"}
      - {kind: emergency_inpatient, taken: by_default, premium: 4600}
      - {kind: planned_inpatient, taken: on_request, premium: 6200}
      - {kind: telemedicine, taken: on_request, premium: 650}
modules:
  - {kind: office_doctor, taken: on_request, premium: 240000.10}
factors:
  - {id: age, name: Возраст, multiply: {age: {0-59: 1, 60-70: 2}}}
payment: [single, quarterly]
proration: {join: days, leave: days}
"""
SECOND = """\
  - id: business
    modules:
      - {kind: outpatient, premium: 40000}
      - {kind: dental, taken: on_request, premium: 12000}
"""
PEOPLE = (
    "Табельный номер;ФИО;Дата рождения;Программа\n"
    "101;Иванов Иван;07.05.1990;Стандарт\n"
    "102;Петрова Анна;08.05.1964;Стандарт\n"
    "103;Сидоров Олег;01.03.1970;Стандарт\n"
)
TERM = ("--start", "01.02.2026", "--last-day", "31.01.2027")
RUN = ("configure", "choice.yaml", "people.csv", *TERM, "--lang", "en")
# 18 500 + 9 800 + 4 600 for two people under 60 and, doubled, for one above
DEFAULT = "131600.00"


def write_inputs() -> None:
    """Write the offers and the list of people into the folder in which one works."""
    Path("choice.yaml").write_text(OFFER, "utf-8")
    Path("people.csv").write_text(PEOPLE, "utf-8")
    second = OFFER.replace("modules:\n  - {kind: office", SECOND + "modules:\n  - {kind: office")
    Path("two.yaml").write_text(second, "utf-8")


def said(ran: Ran) -> str:
    """Return what was written to standard error as one line."""
    return " ".join(ran.err.split())


def option(document: dict[str, Any], choice: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["options"] if one["choice"] == choice)
    return found
