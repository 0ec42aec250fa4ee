"""Offers with something to choose, and people to configure them for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st
from report_helpers import member, offer

from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.members import Member, Roster

SMALL = """\
dms: offer/1
id: small-1
insurer: {id: a, name: АО «Страховщик А»}
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {min: 1, max: 1000, counts: all}
age: {on: contract_start, upper_end: included}
programmes:
  - id: standard
    name: Стандарт
    rules:
      - {id: exact, choose: telemedicine, excludes: [dental], clause: п. 3.1}
    modules:
      - {kind: outpatient, premium: 18500, access: direct}
      - kind: dental
        premium: 9800
        options:
          place:
            name: Где лечат зубы
            written: clinic
            values:
              both: {name: везде, set: {places: [clinic_office, specialised]}, add: 1200.50}
      - {kind: emergency_inpatient, taken: by_default, premium: 4600}
      - {kind: planned_inpatient, taken: by_default, premium: 6200}
      - {kind: telemedicine, taken: on_request, premium: 650}
"""
SECOND = """\
  - id: business
    name: Бизнес
    modules:
      - {kind: outpatient, premium: 40000}
      - kind: dental
        taken: by_default
        premium: 12000
        options:
          place: {written: clinic, values: {both: {add: 900}}}
"""
DOCTOR = """\
modules:
  - {kind: office_doctor, taken: on_request, premium: 240000.10}
"""
AGES = """\
factors:
  - {id: age, multiply: {age: {0-59: 1, 60-69: "2,5"}}}
"""

RICH = """\
dms: offer/1
id: rich-1
insurer: {id: b, name: АО «Страховщик Б»}
period: {start: 2026-02-01, last_day: 2027-01-31}
headcount: {min: 1, max: 300, counts: all}
age: {on: contract_start, upper_end: included}
programmes:
  - id: konstruktor
    name: Конструктор
    clinic_tier: standard
    options:
      clinic_tier:
        name: Уровень клиник
        written: standard
        written_name: стандарт
        values: {business: {name: бизнес, set: {clinic_tier: business}}}
      deductible:
        written: none
        values:
          share20:
            name: 20 % счёта и ещё столько же слов о том, что платит сам застрахованный
            set: {deductible: {share: "0.2"}}
            percent: -14
    rules:
      - {choose: emergency_inpatient.ward=single, only_for: {headcount: 20+}}
      - {choose: planned_inpatient.ward=single, requires: [emergency_inpatient.ward=single]}
      - choose: dental.place=both
        requires_any: [programme.clinic_tier=business, outpatient.access=direct]
      - {choose: telemedicine, excludes: [home_care.territory=ring30]}
    modules:
      - kind: outpatient
        premium: 17900
        access: by_referral
        options:
          access:
            written: by_referral
            values: {direct: {name: прямой, set: {access: direct}, percent: 12}}
      - kind: home_care
        taken: by_default
        premium: 2700
        territory: {base: mkad}
        options:
          territory:
            written: mkad
            values: {ring30: {set: {territory: {base: mkad, ring_km: 30}}, add: 1100}}
      - kind: dental
        taken: on_request
        premium: 4900
        places: [clinic_office]
        options:
          place:
            name: Где лечат зубы
            written: clinic
            written_name: в поликлинике
            values:
              specialised: {name: в стоматологии, set: {places: [specialised]}, premium: 6900}
              both: {set: {places: [clinic_office, specialised]}, premium: 8200}
          limit:
            written: fifty
            values: {eighty: {set: {limits: [{amount: 80000, per: year}]}, add: 900.33}}
      - kind: emergency_inpatient
        name: Экстренный стационар с палатой на выбор и доставкой в приёмное отделение больницы
        taken: by_default
        premium: 4600
        options:
          ward:
            name: Палата
            written: triple
            written_name: трёхместная
            values:
              double: {name: двухместная, set: {ward: double}, premium: 5800}
              single: {name: одноместная, set: {ward: single}, premium: 8400}
      - kind: planned_inpatient
        taken: on_request
        premium: 6200
        options:
          ward:
            name: Палата
            written: double
            written_name: двухместная
            values: {single: {name: одноместная, set: {ward: single}, percent: 35}}
      - {kind: telemedicine, taken: on_request, premium: 650}
modules:
  - kind: office_doctor
    taken: on_request
    premium: 240000
    options: {visits: {written: once, values: {twice: {premium: 450000}}}}
factors:
  - id: tier
    modules: [outpatient, home_care, dental]
    multiply: {clinic_tier: {standard: 1, business: "1,35"}}
  - {id: age, multiply: {age: {0-59: 1, 60-70: "1,5"}}}
  - {id: size, percent: {headcount: {1-19: 0, 20-300: -5}}}
"""

STAFF = [
    member("E-1"),
    member("E-2", date(1960, 6, 1), name="Иванов Иван Иванович"),
    member("E-3", date(1990, 4, 2)),
]
OLD = member("E-9", date(1940, 4, 2))


def configured(
    *choices: str,
    drop: Iterable[str] = (),
    more: str = DOCTOR,
    people: list[Member] | None = None,
    programme: str | None = None,
) -> Configuration:
    """Configure the small offer."""
    roster = Roster.of(STAFF if people is None else people)
    made = offer(more, text=SMALL)
    return configure(made, roster, programme=programme, choose=choices, drop=drop)


def rich(heads: int = 30, **more: Any) -> Configuration:
    """Configure the offer with many options for some people of all ages."""
    people = [
        Member(id=f"N-{n}", birth=date(1960 + 7 * n % 44, 1 + n % 12, 1 + n % 28), place="Москва")
        for n in range(heads)
    ]
    return configure(offer(text=RICH), Roster.of(people), **more)


WHOLE = rich()
NAMES = [str(choice) for choice in WHOLE.bench.model.parts.choices]
KINDS = [name for name in NAMES if "=" not in name]
STEPS = st.lists(
    st.tuples(st.just("choose"), st.sampled_from(NAMES))
    | st.tuples(st.just("drop"), st.sampled_from(KINDS)),
    max_size=6,
)
"""What a user may decide, one thing after the other."""


def after(steps: Iterable[tuple[str, str]]) -> Configuration:
    """Make the decisions."""
    found = WHOLE
    for decide, name in steps:
        found = found.choose(name) if decide == "choose" else found.drop(name)
    return found
