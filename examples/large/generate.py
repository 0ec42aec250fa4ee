"""Make a list of invented insured people, of any size, for the offer in this folder.

    python examples/large/generate.py 200 -o roster.csv [--seed 1] [--encoding cp1251]

Employees stand in the list with their relatives below them, as personnel departments write it. One
number of people and one seed always give the same people and the same bytes. `members(200, seed=1)`
gives the same people as a roster in memory.
"""

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from dms.members import Member, Relationship, Roster, Sex
from dms.periods import born_on_or_before

START = date(2026, 1, 1)
LAST_DAY = date(2026, 12, 31)

_ENTRY_DAYS = [date(2026, month, day) for month in range(1, 11) for day in (1, 15)][1:]

CITIES = {"Москва": 55, "Санкт-Петербург": 20, "Казань": 9, "Екатеринбург": 9, "Новосибирск": 7}
GRADES = {"1": 28, "2": 28, "3": 22, "4": 14, "5": 8}
BY_GRADE = {"1": "Стандарт", "2": "Стандарт", "3": "Бизнес", "4": "Бизнес", "5": "VIP"}

# Nobody is called like that.
_LAST_NAMES = ["Примеров", "Образцов", "Макетов", "Эскизов", "Черновиков", "Небылицын", "Выдумкин"]
_FIRST_NAMES = {
    Sex.MALE: ["Авось", "Василёк", "Гранит", "Дуб", "Клён", "Рубин", "Яхонт"],
    Sex.FEMALE: ["Берёза", "Весна", "Заря", "Калина", "Мечта", "Рябина", "Снежана"],
}
_MIDDLE_NAMES = {
    Sex.MALE: ["Примерович", "Тестович", "Макетович", "Кленович", "Рубинович"],
    Sex.FEMALE: ["Примеровна", "Тестовна", "Макетовна", "Кленовна", "Рубиновна"],
}

HEADING = (
    "Табельный номер",
    "ID сотрудника",
    "ФИО",
    "Дата рождения",
    "Пол",
    "Степень родства",
    "Город",
    "Грейд",
    "Стаж, лет",
    "Программа",
    "Дата начала",
    "Последний день обслуживания",
)
_SEXES = {Sex.MALE: "М", Sex.FEMALE: "Ж"}
_RELATIONSHIPS = {
    (Relationship.EMPLOYEE, Sex.MALE): "Сотрудник",
    (Relationship.EMPLOYEE, Sex.FEMALE): "Сотрудник",
    (Relationship.SPOUSE, Sex.MALE): "Супруг",
    (Relationship.SPOUSE, Sex.FEMALE): "Супруга",
    (Relationship.CHILD, Sex.MALE): "Сын",
    (Relationship.CHILD, Sex.FEMALE): "Дочь",
    (Relationship.PARENT, Sex.MALE): "Отец",
    (Relationship.PARENT, Sex.FEMALE): "Мать",
}


def members(size: int, seed: int = 1) -> Roster:
    """Return `size` people, employees and relatives together."""
    return Roster.of(islice(_people(Random(seed)), size))


def to_csv(roster: Roster, encoding: str = "utf-8-sig") -> bytes:
    """Write a roster as a Russian CSV file: semicolons, dates with dots, Russian words."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADING)
    rows.writerows(map(_row, roster))
    return written.getvalue().encode(encoding)


def _people(rng: Random) -> Iterator[Member]:
    number = 1000
    while True:
        number += 1
        employee = _employee(rng, str(number))
        yield employee
        yield from _relatives(rng, employee)


def _employee(rng: Random, id_: str) -> Member:
    sex = rng.choice(list(Sex))
    age = rng.choices((25, 35, 45, 55, 62, 68), (24, 32, 24, 14, 4, 2))[0] + rng.randrange(-4, 5)
    grade = _one_of(rng, GRADES)
    return Member(
        id=id_,
        birth=_birth(rng, age),
        sex=sex,
        programme=_employee_programme(rng, grade, sex, age),
        place=_one_of(rng, CITIES),
        grade=grade,
        start=_entry(rng),
        last_day=_leaving(rng),
        name=_name(rng, sex),
        extra={"tenure": rng.randrange(min(age - 18, 25) + 1)},
    )


def _employee_programme(rng: Random, grade: str, sex: Sex, age: int) -> str:
    chance = rng.random()
    if sex is Sex.FEMALE and 21 <= age <= 40 and chance < 0.02:
        return "Ведение беременности"
    return "Клиника на год" if chance > 0.97 and age <= 75 else BY_GRADE[grade]


def _relatives(rng: Random, employee: Member) -> Iterator[Member]:
    """Make a spouse, children and parents; most employees insure nobody."""
    kinds: list[Relationship] = []
    if rng.random() < 0.25:
        kinds += [Relationship.SPOUSE] * (rng.random() < 0.6)
        kinds += [Relationship.CHILD] * rng.choice((0, 1, 1, 2, 3))
        kinds += [Relationship.PARENT] * (rng.random() < 0.2)
    for number, kind in enumerate(kinds, start=1):
        yield _relative(rng, employee, kind, number)


def _relative(rng: Random, employee: Member, kind: Relationship, number: int) -> Member:
    sex, age = _sex_and_age(rng, employee, kind)
    return Member(
        id=f"{employee.id}/{number}",
        employee_id=employee.id,
        relationship=kind,
        birth=_birth(rng, age),
        sex=sex,
        programme=_relative_programme(employee, kind, age),
        place=employee.place,
        start=employee.start,
        last_day=employee.last_day,
        name=_name(rng, sex),
        extra={"tenure": None},
    )


def _sex_and_age(rng: Random, employee: Member, kind: Relationship) -> tuple[Sex, int]:
    if kind is Relationship.SPOUSE:
        other = Sex.FEMALE if employee.sex is Sex.MALE else Sex.MALE
        return other, rng.randrange(21, 66)
    ages = (0, 18) if kind is Relationship.CHILD else (45, 76)
    return rng.choice(list(Sex)), rng.randrange(*ages)


def _relative_programme(employee: Member, kind: Relationship, age: int) -> str:
    if kind is Relationship.CHILD and age < 3:
        return "Малыш до года" if age == 0 else "Малыш 1–3"
    if kind is Relationship.PARENT and age >= 60:
        return "Старшее поколение"
    programme = BY_GRADE[employee.grade or "1"]
    is_vip_child = kind is Relationship.CHILD and programme == "VIP"
    return "VIP дети" if is_vip_child else programme


def _birth(rng: Random, age: int) -> date:
    """Return a birth date of somebody who is `age` full years old when the contract starts."""
    return born_on_or_before(age, START) - timedelta(days=rng.randrange(365))


def _entry(rng: Random) -> date | None:
    """Return no day for the seven in ten who are insured from the start, else a 1st or a 15th."""
    return None if rng.random() < 0.7 else rng.choice(_ENTRY_DAYS)


def _leaving(rng: Random) -> date | None:
    return date(START.year, rng.choice((11, 12)), 14) if rng.random() < 0.03 else None


def _name(rng: Random, sex: Sex) -> str:
    last = rng.choice(_LAST_NAMES) + ("а" if sex is Sex.FEMALE else "")
    return f"{last} {rng.choice(_FIRST_NAMES[sex])} {rng.choice(_MIDDLE_NAMES[sex])}"


def _one_of(rng: Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _row(member: Member) -> list[object]:
    assert member.sex is not None  # noqa: S101 - everybody here has one
    return [
        member.id,
        member.employee_id,
        member.name,
        _day(member.birth),
        _SEXES[member.sex],
        _RELATIONSHIPS[member.relationship, member.sex],
        member.place,
        member.grade,
        member.extra["tenure"],
        member.programme,
        _day(member.start),
        _day(member.last_day),
    ]


def _day(day: object) -> str:
    return day.strftime("%d.%m.%Y") if isinstance(day, date) else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a list of the size that the command line names."""
    parser = argparse.ArgumentParser(description="Make a list of invented insured people.")
    parser.add_argument("size", type=int, help="how many people")
    parser.add_argument("-o", "--output", type=Path, default=Path("roster.csv"))
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people")
    parser.add_argument("--encoding", default="utf-8-sig", choices=["utf-8-sig", "utf-8", "cp1251"])
    options = parser.parse_args(arguments)
    if options.size < 1:
        parser.error("size: at least one person")
    roster = members(options.size, options.seed)
    output: Path = options.output
    output.write_bytes(to_csv(roster, options.encoding))
    print(f"{output}: сотрудников {roster.employees}, родственников {roster.relatives}")


if __name__ == "__main__":
    main()
