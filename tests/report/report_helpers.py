"""An offer and people to report on."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from dms.io.documents import read_document
from dms.io.validation import validate
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

OFFER = """\
dms: offer/1
id: a-1
insurer: {id: a, name: АО «Страховщик А»}
client: ООО «Ромашка»
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {min: 1, max: 1000, counts: all}
age: {on: contract_start}
programmes:
  - id: standard
    name: Стандарт
    modules:
      - {kind: outpatient, premium: 18500, access: direct}
      - {kind: home_care, premium: "2100.00", territory: {base: mkad}}
      - {kind: dental, premium: "9 800,50"}
  - id: business
    modules:
      - {kind: outpatient, premium: 40000.15}
factors:
  - id: age
    name: Возраст
    multiply: {age: {0-59: 1, 60-69: "2,5"}}
  - id: relative
    name: Надбавка для родственника
    percent: 15
    when: {relationship: [spouse, child]}
proration: {join: days, leave: days}
"""
CONTRIBUTION = """\
contribution:
  - {when: {relationship: employee}, employer: 1}
  - {employer: 0}
"""
DOCTOR = """\
modules:
  - {kind: office_doctor, premium: 1500, premium_per: hour, visits_per_week: 2,
     hours_per_visit: 2, weeks: 52}
"""
OPEN = """\
assumptions:
  - {at: age.on, reading: contract_start, note: спросите страховщика}
"""


def offer(*more: str, text: str = OFFER) -> Offer:
    parsed = read_document(text + "".join(more), name="folder/offer.yaml", format="yaml")
    return validate(Offer, parsed).read_from(parsed.locate)


def member(id_: str, birth: date = date(1990, 1, 1), **more: Any) -> Member:
    return Member(id=id_, birth=birth, **{"programme": "standard", **more})


PEOPLE = [
    member("E-1"),
    member("E-2", date(1960, 6, 1), name="Иванов Иван Иванович"),
    member("E-2/R1", date(2018, 1, 1), relationship=Relationship.CHILD, employee_id="E-2"),
    member("E-3", date(1990, 4, 2), start=date(2026, 2, 15)),
]
TOO_OLD = member("E-9", date(1950, 4, 2))


def priced(*more: str, people: list[Member] | None = None, text: str = OFFER) -> Quote:
    return quote(offer(*more, text=text), Roster.of(PEOPLE if people is None else people))


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MEMBERS = st.builds(
    lambda number, birth, relationship, programme, start: member(
        f"E-{number}", birth, relationship=relationship, programme=programme, start=start
    ),
    st.integers(1, 10**6),
    st.dates(date(1940, 1, 1), date(2025, 12, 31)),
    st.sampled_from(Relationship),
    st.sampled_from(["standard", "business", "unknown", None]),
    st.none() | DAYS,
)
ROSTERS = st.lists(MEMBERS, max_size=12, unique_by=lambda m: m.id)
"""Small groups; some members have no price."""
