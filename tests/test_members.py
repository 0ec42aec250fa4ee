"""Members and rosters: columns and rows are the same people, and no name leaks."""

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.members import COLUMNS, Member, Relationship, Roster, Sex

BIRTHS = st.one_of(
    st.none(), st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.integers(1930, 2025)
)
words = st.text("абвabc-1", min_size=1, max_size=5)
maybe = st.one_of(st.none(), words)
dates = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 12, 31)))


@st.composite
def rosters(draw: st.DrawFn) -> list[Member]:
    ids = draw(st.lists(words, unique=True, max_size=8))
    extras = draw(st.lists(st.sampled_from(["Стаж", "Телефон"]), unique=True))
    return [
        Member(
            id=id_,
            birth=draw(BIRTHS),
            relationship=draw(st.sampled_from(Relationship)),
            employee_id=draw(st.one_of(st.none(), st.sampled_from(ids))),
            sex=draw(st.one_of(st.none(), st.sampled_from(Sex))),
            programme=draw(maybe),
            place=draw(maybe),
            office=draw(maybe),
            grade=draw(maybe),
            start=draw(dates),
            last_day=draw(dates),
            name=draw(maybe),
            extra={name: draw(words) for name in extras},
        )
        for id_ in ids
    ]


def office() -> Roster:
    """An employee with a wife and a child, and a colleague."""
    return Roster.of(
        [
            Member(
                id="17",
                birth=date(1985, 4, 12),
                sex=Sex.MALE,
                place="Москва",
                name="Петров Пётр Петрович",
                office="Тверская, 1",
                extra={"Телефон": "+7 916 000-00-00", "Стаж": 7},
            ),
            Member(id="17/1", birth=1987, relationship=Relationship.SPOUSE, employee_id="17"),
            Member(
                id="17/2", birth=date(2015, 2, 1), relationship=Relationship.CHILD, employee_id="17"
            ),
            Member(id="23", birth=date(1990, 1, 1), place="Химки"),
        ]
    )


class TestMember:
    def test_little_is_needed(self) -> None:
        member = Member(id="1")
        assert member.relationship is Relationship.EMPLOYEE
        assert member.birth is None
        assert member.start is None

    def test_shows_nothing_personal(self) -> None:
        shown = repr(office()[0])
        assert "17" in shown
        for personal in ("Петров", "1985", "916", "Стаж"):
            assert personal not in shown

    def test_does_not_show_where_people_live_and_work(self) -> None:
        shown = repr(Member(id="1", place="Москва, ул. Ленина, 5", office="Дом на Садовой"))
        assert "Ленина" not in shown
        assert "Садовой" not in shown

    def test_is_a_value(self) -> None:
        assert Member(id="1", extra={"a": 1}) == Member(id="1", extra={"a": 1})
        assert len({Member(id="1", extra={"a": 1}), Member(id="1", extra={"a": 1})}) == 1
        assert Member(id="1") != Member(id="2")
        with pytest.raises(AttributeError):
            Member(id="1").place = "Москва"  # type: ignore[misc]


class TestRoster:
    @given(rosters())
    def test_rows_and_columns_are_the_same_people(self, members: list[Member]) -> None:
        roster = Roster.of(members)
        assert list(roster) == members
        assert list(Roster(roster.columns)) == members
        assert len(roster) == len(members)
        for name in COLUMNS:
            assert list(roster.column(name)) == [getattr(m, name) for m in members]

    @given(rosters(), st.slices(8))
    def test_a_slice_is_a_roster(self, members: list[Member], part: slice) -> None:
        assert list(Roster.of(members)[part]) == members[part]

    @given(rosters())
    def test_counts(self, members: list[Member]) -> None:
        roster = Roster.of(members)
        employees = [m for m in members if m.relationship is Relationship.EMPLOYEE]
        assert roster.employees == len(employees)
        assert roster.employees + roster.relatives == len(roster)

    def test_is_a_sequence(self) -> None:
        roster = office()
        assert roster[-1].id == "23"
        assert roster[1] in roster
        assert roster.index(roster[2]) == 2
        with pytest.raises(IndexError):
            roster[4]

    def test_a_column_nobody_filled_takes_no_room(self) -> None:
        roster = Roster.of([Member(id="1"), Member(id="2")])
        assert set(roster.columns) == {"id", "relationship"}
        assert roster.column("place") == [None, None]

    def test_without_relationships_all_are_employees(self) -> None:
        roster = Roster({"id": ["1", "2"]})
        assert roster.employees == 2
        assert roster.column("relationship") == [Relationship.EMPLOYEE] * 2
        assert roster[0] == Member(id="1")

    def test_extra_columns(self) -> None:
        roster = office()
        assert roster.extra_names == ["Телефон", "Стаж"]
        assert roster.column("Стаж") == [7, None, None, None]
        assert roster[3].extra == {"Телефон": None, "Стаж": None}

    @pytest.mark.parametrize("empty", [Roster.of([]), Roster({}), Roster({"id": []})])
    def test_nobody(self, empty: Roster) -> None:
        assert len(empty) == empty.employees == empty.relatives == 0
        assert list(empty) == list(empty.anonymised()) == []

    def test_is_made_from_a_copy(self) -> None:
        columns = {"id": ["1"]}
        roster = Roster(columns)
        columns["place"] = ["Москва"]
        assert roster[0].place is None

    @pytest.mark.parametrize(
        ("columns", "message"),
        [
            ({"id": ["1", "1"]}, "same id"),
            ({"id": ["1", "2"], "place": ["Москва"]}, "same number of rows"),
            ({"place": ["Москва"]}, "needs an id"),
            ({"id": ["1", None]}, "needs an id"),
            ({"id": ["1", ""]}, "needs an id"),
        ],
    )
    def test_what_is_not_a_roster(self, columns: dict[str, list[str]], message: str) -> None:
        with pytest.raises(ValueError, match=message):
            Roster(columns)

    def test_shows_only_numbers_of_people(self) -> None:
        assert repr(office()) == "<Roster of 2 employees and 2 relatives>"

    def test_travels_to_another_process(self) -> None:
        roster = office()
        assert list(pickle.loads(pickle.dumps(roster))) == list(roster)  # noqa: S301
        assert list(copy.deepcopy(roster)) == list(roster)


class TestAnonymised:
    def test_keeps_what_a_price_needs(self) -> None:
        census = office().anonymised()
        assert [m.id for m in census] == ["1", "2", "3", "4"]
        assert [m.birth for m in census] == [1985, 1987, 2015, 1990]
        assert [m.employee_id for m in census] == [None, "1", "1", None]
        assert [m.place for m in census] == ["Москва", None, None, "Химки"]
        assert census[0].sex is Sex.MALE

    def test_drops_what_names_people(self) -> None:
        census = office().anonymised()
        assert census.extra_names == []
        assert all(m.name is None and m.office is None for m in census)

    def test_keeps_extra_columns_that_are_asked_for(self) -> None:
        census = office().anonymised(keep=["Стаж"])
        assert census.extra_names == ["Стаж"]
        assert census[0].extra == {"Стаж": 7}

    def test_a_name_cannot_be_asked_for(self) -> None:
        assert all(m.name is None for m in office().anonymised(keep=["name"]))

    def test_a_relative_of_somebody_else_is_tied_to_nobody(self) -> None:
        roster = Roster.of([Member(id="a", employee_id="elsewhere")])
        assert roster.anonymised()[0].employee_id is None

    @given(rosters())
    def test_nobody_is_lost_or_moved(self, members: list[Member]) -> None:
        census = Roster.of(members).anonymised()
        assert [m.relationship for m in census] == [m.relationship for m in members]
        assert [m.programme for m in census] == [m.programme for m in members]
        number = {m.id: c.id for m, c in zip(members, census, strict=True)}
        assert [c.employee_id for c in census] == [
            number[m.employee_id] if m.employee_id else None for m in members
        ]

    @given(rosters())
    def test_no_birth_date_is_left(self, members: list[Member]) -> None:
        for member, row in zip(members, Roster.of(members).anonymised(), strict=True):
            year = member.birth.year if isinstance(member.birth, date) else member.birth
            assert row.birth == year
            assert not isinstance(row.birth, date)

    @given(rosters())
    def test_twice_is_once(self, members: list[Member]) -> None:
        once = Roster.of(members).anonymised()
        assert list(once.anonymised()) == list(once)
