"""An offer, lists of people, and what a run of the command left behind."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

TODAY = date(2026, 3, 15)
"""The day on which the commands of the tests run."""

OFFER = """\
dms: offer/1
id: a-1
insurer: {id: a, name: АО «Страховщик А»}
period: {start: 2026-01-01, last_day: 2026-12-31}
valid_until: 2026-01-31
headcount: {min: 1, max: 60, counts: all}
columns: {tenure: {title: Стаж, values: numbers}}
programmes:
  - id: standard
    name: Стандарт
    modules:
      - {kind: outpatient, premium: 18500, access: direct}
      - {kind: dental, premium: 9800}
factors:
  - {id: age, name: Возраст, multiply: {age: {0-59: 1, 60-64: 2}}}
  - {id: tenure, name: Стаж, multiply: {tenure: {0-4: 1, 5+: "0,9"}}}
  - id: payment
    name: Рассрочка
    multiply: {payment: {single: 1, quarterly: "1,02"}}
payment: [single, quarterly]
proration: {join: days, leave: days}
"""

HEADS = "Табельный номер;ФИО;Дата рождения;Стаж;Открепление с\n"
STAFF = HEADS + (
    "101;Иванов Иван;07.05.1990;3;\n"
    "102;Петрова Анна;08.05.1964;7;\n"
    "103;Сидоров Олег;01.03.1970;9;01.07.2026\n"
)
FAULTY_STAFF = STAFF + "104;Тайный Человек;31.02.1985;1;\n"
QUOTE = ("quote", "offer.yaml", "staff.csv", "--payment", "single", "--lang", "en")
"""A run that ends well."""
FAULTY = ("quote", "offer.yaml", "faulty.csv", "--payment", "single", "--lang", "en")


class Ran(NamedTuple):
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The document on standard output, and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def codes(self) -> set[str]:
        """Codes of the issues in the document."""
        return {issue["code"] for issue in self.document["issues"]}


Dms = Callable[..., Ran]
"""The command, run in this process."""
