"""A small offer to choose from, and short ways to press keys and to read the screen."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from dms.cli.terminal.frame import Size
from dms.cli.terminal.keys import NUMBERS, Key
from dms.cli.terminal.painting import paint
from dms.cli.terminal.pressing import press
from dms.cli.terminal.session import Session
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.io.offers import load_offer
from dms.members import Member, Roster
from dms.pricing.offer import Offer

OFFER = """\
dms: offer/1
id: k-1
insurer: {id: k, name: "Страховщик «К»"}
period: {start: 2026-02-01, last_day: 2027-01-31}
headcount: {min: 1, max: 300, counts: all}
age: {on: contract_start, upper_end: included}
eligibility: {ages: 18-70, relationships: [employee]}
payment: [single]
programmes:
  - id: base
    name: Конструктор
    clinic_tier: standard
    options:
      clinic_tier:
        name: Уровень клиник
        written: standard
        values: {business: {name: бизнес, set: {clinic_tier: business}, percent: 30}}
    rules:
      - {id: wards, choose: planned_inpatient.ward=single,
         requires: [emergency_inpatient.ward=single], clause: п. 4.2}
      - {id: apart, choose: telemedicine, excludes: [home_care]}
      - {id: many, choose: vaccination, only_for: {headcount: 100+}}
    modules:
      - kind: outpatient
        taken: always
        name: Поликлиника
        premium: 10000
        options:
          access:
            name: Доступ
            written: by_referral
            written_name: по направлению
            values: {direct: {name: прямой, set: {access: direct}, percent: 10}}
        access: by_referral
      - {kind: home_care, name: Врач на дом, premium: 2000, note: Спросить о выходных}
      - kind: dental
        taken: on_request
        name: Зубы
        premium: 5000
        places: [clinic_office]
        options:
          place:
            name: Где лечат
            written: clinic
            written_name: в поликлинике
            values:
              both: {name: "и там, и там", set: {places: [clinic_office, specialised]}, add: 3000}
              far: {name: далеко, set: {places: [specialised]}, price: unknown}
      - kind: emergency_inpatient
        taken: by_default
        name: Экстренный стационар
        premium: 4000
        ward: triple
        options:
          ward:
            name: Палата
            written: triple
            values: {single: {set: {ward: single}, premium: 9000, clause: п. 2.7}}
      - kind: planned_inpatient
        taken: on_request
        name: Плановый стационар
        premium: 6000
        ward: double
        options:
          ward:
            name: Палата
            written: double
            values: {single: {name: одноместная, set: {ward: single}, percent: 50}}
      - {kind: telemedicine, taken: on_request, name: Онлайн-врач, premium: 600}
      - {kind: vaccination, taken: on_request, name: Прививки, premium: 900}
modules:
  - {kind: office_doctor, taken: on_request, name: Врач офиса, premium: 100000,
     visits_per_week: 1, hours_per_visit: 2}
"""
SIZES = st.builds(Size, st.integers(1, 130), st.integers(1, 50))
KEYS = st.sampled_from([*Key, *NUMBERS[:3]])
WORKING = st.lists(
    st.sampled_from(
        [Key.TAKE] * 6 + [Key.NEXT_CARE] * 4 + [Key.DOWN] * 4 + [Key.UP, Key.OPEN, "1"] * 2
    ),
    max_size=25,
)
"""Keys of somebody who chooses a good deal and neither leaves nor takes anything back."""


def people(count: int) -> Roster:
    """Return so many employees."""
    return Roster.of([Member(id=str(n), birth=date(1985, 5, 7)) for n in range(count)])


def offer_from(written: str) -> Offer:
    """Read an offer that stands in a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "offer.yaml"
        path.write_text(written, "utf-8")
        return load_offer(path, name="folder/offer.yaml")


@cache
def offer() -> Offer:
    """Return the offer."""
    return offer_from(OFFER)


@cache
def configuration(count: int = 10) -> Configuration:
    """Return the programme with nothing decided, for so many people."""
    return configure(offer(), people(count))


def at(name: str, now: Configuration | None = None) -> Session:
    """Begin with the cursor on a choice, everything open."""
    begun = Session.of(now if now is not None else configuration())
    kinds = {line.kind for line in begun.lines}
    session = Session(begun.start, begun.now, name, opened=dict.fromkeys(kinds, True))
    assert session.line is not None, name
    return session


def pressed(session: Session, *keys: str) -> Session:
    """Press keys, one after another."""
    for key in keys:
        session = press(session, key)
    return session


def screen(session: Session, columns: int = 80, rows: int = 24, lang: str = "en") -> list[str]:
    """Return the lines on the screen, without the blanks at their ends."""
    shown = paint(session, Size(columns, rows), lang).rows
    return [words.rstrip() for _, words in shown]


def shown(session: Session, columns: int = 100, rows: int = 60) -> str:
    """Return everything on a large screen."""
    return "\n".join(screen(session, columns, rows))
