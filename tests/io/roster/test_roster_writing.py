"""Written lists: the reader finds the same people in them, and nobody's name."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.io.roster import RosterImport, read_roster
from dms.io.roster.writing import roster_table
from dms.members import Member, Relationship, Roster, Sex

KINDS = ("csv", "xlsx")
PEOPLE = Roster.of(
    [
        Member(
            id="101",
            name="Примеров Павел",
            birth=date(1990, 5, 7),
            sex=Sex.MALE,
            programme="mid",
            place="Москва",
            office="Север",
            grade="A",
            extra={"entitled": "low", "level": "007"},
        ),
        Member(
            id="101/1",
            name="Примерова Полина",
            birth=date(2019, 2, 28),
            sex=Sex.FEMALE,
            relationship=Relationship.CHILD,
            employee_id="101",
            programme="mid",
            start=date(2026, 3, 1),
            last_day=date(2026, 11, 30),
            extra={"entitled": "low"},
        ),
        Member(id="102", birth=date(1988, 1, 2), programme="—"),
    ]
)


def again(roster: Roster, kind: str, headings: dict[str, str] | None = None) -> RosterImport:
    """Write a list and read it."""
    titles = headings or {}
    table = roster_table(roster, titles)
    data = table.to_csv() if kind == "csv" else table.to_xlsx()
    wanted = {titles.get(name, name): name for name in roster.extra_names}
    return read_roster(data, name=f"people.{kind}", extra=wanted, as_of=date(2026, 1, 1))


def without_names(roster: Roster) -> dict[str, list[Any]]:
    columns = {name: list(values) for name, values in roster.columns.items() if name != "name"}
    return {name: values for name, values in columns.items() if any(v is not None for v in values)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_people_are_read_back(kind: str) -> None:
    found = again(PEOPLE, kind, {"level": "Ступень"})
    assert [issue.code for issue in found.issues] == []
    assert without_names(found.roster) == without_names(PEOPLE)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_named(kind: str) -> None:
    assert "name" not in again(PEOPLE, kind).roster.columns
    assert "Пример" not in str(roster_table(PEOPLE).rows)


def test_the_usual_headings_in_their_order() -> None:
    (heading,) = roster_table(PEOPLE, {"level": "Ступень"}).heading
    assert heading == [
        "Табельный номер",
        "Дата рождения",
        "Пол",
        "Степень родства",
        "ID сотрудника",
        "Город",
        "Офис",
        "Грейд",
        "Программа",
        "Дата начала",
        "Последний день обслуживания",
        "entitled",
        "Ступень",
    ]


def test_what_nobody_has_is_no_column() -> None:
    (heading,) = roster_table(Roster({"id": ["1"], "birth": [1990], "sex": [None]})).heading
    assert heading == ["Табельный номер", "Год рождения"]


@pytest.mark.parametrize("kind", KINDS)
def test_years_of_birth(kind: str) -> None:
    census = Roster.of([Member(id="1", birth=1990), Member(id="2", birth=1964)])
    assert again(census, kind).roster.column("birth") == [1990, 1964]


def test_dates_and_years_of_birth_do_not_mix() -> None:
    mixed = Roster.of([Member(id="1", birth=1990), Member(id="2", birth=date(1964, 1, 1))])
    with pytest.raises(ValueError, match="not both"):
        roster_table(mixed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", ["12.50", "-5", "100", "1E+3", "0.1234567890123456789"])
def test_numbers_stay_exact(kind: str, number: str) -> None:
    roster = Roster({"id": ["1"], "birth": [date(1990, 1, 1)], "стаж": [Decimal(number)]})
    assert again(roster, kind).roster.column("стаж") == [Decimal(number)]


def test_a_heading_that_the_reader_knows_stands_once() -> None:
    """A tariff may look at «Уровень», which is also how lists call a grade."""
    roster = Roster({"id": ["1"], "birth": [1990], "grade": ["A"], "level": ["A"]})
    (heading,) = roster_table(roster, {"level": "Уровень"}).heading
    assert heading == ["Табельный номер", "Год рождения", "Уровень"]
    found = again(roster, "csv", {"level": "Уровень"})
    assert found.issues == ()
    assert (found.roster.column("grade"), found.roster.column("level")) == (["A"], ["A"])


@pytest.mark.parametrize("written", ["=1+1", "+7", "-x", "@sum"])
def test_no_text_becomes_a_formula(written: str) -> None:
    roster = Roster({"id": ["1"], "birth": [1990], "office": [written]})
    assert f"'{written}" in roster_table(roster).to_csv().decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(roster_table(roster).to_xlsx())).worksheets[0]
    cell = sheet.cell(2, 3)
    assert (cell.value, cell.data_type) == (written, "s")


def test_the_same_list_gives_the_same_bytes() -> None:
    assert roster_table(PEOPLE).to_xlsx() == roster_table(PEOPLE).to_xlsx()


DAYS = st.dates(date(1930, 1, 1), date(2025, 12, 31))
TEXTS = st.none() | st.sampled_from(["Москва", "Казань", "г. Тверь"])


@given(
    st.lists(
        st.tuples(
            DAYS, st.none() | st.sampled_from(Sex), TEXTS, st.none() | st.sampled_from("abc")
        ),
        min_size=1,
        max_size=6,
    ),
    st.data(),
    st.sampled_from(KINDS),
)
def test_any_list_comes_back(
    people: list[tuple[date, Sex | None, str | None, str | None]], data: st.DataObject, kind: str
) -> None:
    members = []
    for n, (birth, sex, place, programme) in enumerate(people):
        employee = data.draw(st.none() | st.integers(0, n - 1)) if n else None
        if employee is not None and members[employee].relationship != Relationship.EMPLOYEE:
            employee = None
        relative = data.draw(
            st.sampled_from([r for r in Relationship if r is not Relationship.EMPLOYEE])
        )
        members.append(
            Member(
                id=f"n{n}",
                birth=birth,
                sex=sex,
                place=place,
                programme=programme,
                relationship=Relationship.EMPLOYEE if employee is None else relative,
                employee_id=None if employee is None else f"n{employee}",
            )
        )
    roster = Roster.of(members)
    assert without_names(again(roster, kind).roster) == without_names(roster)
