"""Quotes, contracts and templates to write letters of."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
from report_helpers import member, offer

from dms.contracts.contract import Contract
from dms.contracts.terms.terms import Terms
from dms.errors import LoadError
from dms.io.documents import read_document
from dms.io.validation import validate
from dms.members import Member, Relationship, Roster
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.report.offer_letter import LetterDetails, OfferLetter, offer_letter

DETAILS = LetterDetails(
    number="12/26",
    day=date(2026, 2, 1),
    sender="ООО «Брокер»",
    signatory="И. И. Иванов",
    position="Генеральный директор",
    contacts=("Москва, ул. Примерная, д. 1", "+7 495 000-00-00"),
)

FULL = """\
dms: offer/1
id: full-1
insurer: {id: a, name: АО «Страховщик А», licence: СЛ № 0001}
client: ООО «Ромашка»
valid_until: 2026-02-20
period: {start: 2026-03-01, last_day: 2027-02-28}
headcount: {min: 1, max: 1000, counts: all}
age: {on: contract_start}
eligibility: {ages: 0-70, relationships: [employee, spouse, child]}
clinics:
  - {id: a, name: Клиника А, city: Москва}
  - {id: b, name: Клиника Б}
programmes:
  - id: standard
    name: Стандарт
    clinics: [a, b]
    sum_insured: 1000000
    deductible: {share: "0.1"}
    note: без зуботехники
    modules:
      - kind: outpatient
        name: АПП
        premium: 18500
        access: direct
        diagnostics: by_referral
        limits: [{visits: 24, per: year}, {documents: 12}]
        waiting_period: {days: 30}
        deductible: {amount: 500, per: visit}
        exclusions: [oncology, prosthetics]
        clause: п. 2.1
      - {kind: home_care, premium: 2100, territory: {base: mkad, ring_km: 30}}
      - {kind: dental, premium: 9800, places: [clinic_office, specialised], prosthetics: false}
      - {kind: telemedicine, offered: false}
      - {kind: vaccination, offered: unknown}
      - {kind: office_doctor}
  - id: business
    exclusions: []
    modules:
      - {kind: outpatient, premium: 40000, limits: []}
  - id: unused
    modules:
      - {kind: maternity, premium: 1000}
modules:
  - {kind: office_doctor, premium: 1900, premium_per: hour, visits_per_week: 2,
     hours_per_visit: 2, weeks: 48}
factors:
  - {id: age, name: Возраст, multiply: {age: {0-59: 1, 60-70: 2}}}
exclusions: [spa_treatment, {text: лечение у родственника, elsewhere: nobody}]
contribution:
  - {when: {relationship: employee}, employer: 1}
  - {employer: "0,5"}
proration: {join: days, leave: days}
assumptions:
  - {at: age.on, reading: contract_start}
  - {at: some.path, reading: слово, note: спросите}
"""
STAFF = [
    member("1"),
    member("2"),
    member("3", date(1960, 1, 1)),
    member("3/1", date(2018, 1, 1), relationship=Relationship.CHILD, employee_id="3"),
    member("4", programme="business"),
]
TERMS = """\
dms: terms/1
id: t-1
enrolment: {days: [1, 15], notice: {working_days: 10}, counting: strict, late: next_day,
  clause: "4.3"}
relatives:
  relationships: [spouse, child]
  ages: {child: 0-17}
  windows:
    - {id: first, since: employee_entry, months: 1, uplift: "0.15"}
    - {id: later, since: marriage, days: 60, uplift: 0}
    - {id: birth, since: birth, whole_term: true}
  measured_by: request
  after: refuse
  uplift_from_start: true
  payer: employee
  clause: п. 4.7
leaving:
  days: any
  notice: {calendar_days: 5}
  counting: lenient
  late: refuse
  with_employee: true
  refund: {set_off_share: "1", cash_share: "0.80", expense_load: {share: "0.1", of: freed},
    minus_claims: true, clause: "6.2"}
termination:
  by_client: {allowed: true, notice: {calendar_days: 30}, counting: strict, clause: "8.2"}
  by_insurer: {allowed: false}
payment:
  schedule: quarterly
  due: {calendar_days: 14}
  split: days
  grace: {working_days: 10}
  late_payment: set_off
  clause: "5.1"
"""


def full(*, people: list[Member] | None = None, text: str = FULL, **wanted: Any) -> Quote:
    """Quote an offer that states much."""
    return quote(offer(text=text), Roster.of(STAFF if people is None else people), **wanted)


def terms(text: str = TERMS) -> Terms:
    return validate(Terms, read_document(text, name="terms.yaml", format="yaml"))


def drafted(text: str = TERMS, *, people: list[Member] | None = None, on: str = FULL) -> Contract:
    """Draft the contract of the same offer on given terms."""
    roster = Roster.of(STAFF if people is None else people)
    return Contract.from_offer(offer(text=on), roster, terms=terms(text), number="1")


def letter(priced: Quote | Contract, lang: str = "en") -> OfferLetter:
    return offer_letter(priced, DETAILS, lang=lang)


def facts_of(part: Any) -> dict[str, str]:
    return {fact.name: fact.words for fact in part.facts}


def made_docx(path: Path, *paragraphs: str, row: tuple[str, ...] = ()) -> Path:
    """Write a broker's own template, with a table of three rows if `row` is given."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if row:
        table = document.add_table(3, 1)
        for found, words in zip(table.rows, row, strict=True):
            found.cells[0].text = words
    document.save(path)
    return path


def words_of(content: bytes) -> str:
    """Return all words of a DOCX file, those of its tables too, after its parts were checked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
    document = docx.Document(io.BytesIO(content))
    found = [p.text for p in document.paragraphs]
    found += [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return "\n".join(found)


def code_of(error: LoadError) -> str:
    (issue,) = error.issues
    return issue.code
