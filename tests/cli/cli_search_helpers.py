"""Grades and a brief for the offer that configurations start from."""

from pathlib import Path

from cli_configure_helpers import TERM, write_inputs

BEST = ("best", "choice.yaml", "people.csv", *TERM, "--lang", "en")
GRADES = ("grades", "choice.yaml", "staff.csv", "grades.yaml", *TERM, "--lang", "en")

STAFF = (
    "Табельный номер;ФИО;Дата рождения;Грейд;Дата приёма\n"
    "101;Иванов Иван;07.05.1990;руководитель;01.02.2015\n"
    "102;Петрова Анна;08.05.1964;специалист;01.03.2020\n"
    "103;Сидоров Олег;01.03.1970;специалист;01.12.2025\n"
    "104;Котов Пётр;01.03.1980;специалист;01.12.2024\n"
)
DOCUMENT = """\
dms: grades/1
id: g-1
tenure: {from: Дата приёма}
grades:
  - id: heads
    name: Руководители
    when: {grade: руководитель}
    choose: [dental]
    should: [dental.place=both, planned_inpatient]
    employer: 1
    budget_per_head: 60000
  - id: old
    when: {tenure: 1+}
    should: [dental]
    upgrades: [heads]
    employer: "0.8"
  - id: new
    should: [dental]
    drop: [emergency_inpatient]
    employer: "0.5"
    upgrades: [old]
"""
BRIEF = """\
dms: requirement/1
id: b-1
programmes:
  - id: one
    budget_per_head: 55000
    modules:
      - {kind: dental, need: must}
      - {kind: planned_inpatient, need: should}
  - id: two
    modules:
      - {kind: telemedicine, need: must}
"""


def write_search_inputs() -> None:
    """Write offers, lists, grades and a brief into the folder in which one works."""
    write_inputs()
    Path("staff.csv").write_text(STAFF, "utf-8")
    Path("grades.yaml").write_text(DOCUMENT, "utf-8")
    Path("brief.yaml").write_text(BRIEF, "utf-8")
