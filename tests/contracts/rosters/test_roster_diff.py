"""The difference of two rosters: everybody's changes, families together, nothing twice."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rosters.roster_diff import ChangeKind, RosterChange, diff_rosters
from dms.members import Member, Relationship, Roster, Sex

BORN = date(1990, 5, 7)
PETER = Member(
    id="17",
    name="Орлов Пётр Ильич",
    birth=BORN,
    sex=Sex.MALE,
    programme="base",
    place="Казань",
    start=date(2026, 2, 1),
)
CHILD = Member(
    id="17/1",
    name="Орлова Анна",
    birth=date(2015, 5, 8),
    relationship=Relationship.CHILD,
    employee_id="17",
)
OLEG = Member(id="18", name="Сомов Олег", birth=date(1985, 1, 2))


def diff(old: list[Member], new: list[Member]) -> tuple[RosterChange, ...]:
    return diff_rosters(Roster.of(old), Roster.of(new))


def told(changes: tuple[RosterChange, ...]) -> list[tuple[str, str]]:
    return [(change.kind.value, change.member_id) for change in changes]


def test_equal_rosters_have_no_difference():
    assert diff([PETER, CHILD, OLEG], [OLEG, PETER, CHILD]) == ()
    assert diff([], []) == ()


def test_joiners_and_leavers_are_whole_people():
    left, joined = diff([PETER], [OLEG])
    assert (left.kind, left.before, left.after, left.fields) == (ChangeKind.LEFT, PETER, None, ())
    assert (joined.kind, joined.before, joined.after) == (ChangeKind.JOINED, None, OLEG)
    assert left.question is None


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("programme", "vip", "programme_changed"),
        ("start", date(2026, 3, 1), "dates_changed"),
        ("last_day", date(2026, 5, 31), "dates_changed"),
        ("place", "Пермь", "circumstances_changed"),
        ("office", "Пермь", "circumstances_changed"),
        ("grade", "A", "circumstances_changed"),
        ("relationship", Relationship.OTHER, "circumstances_changed"),
        ("employee_id", "18", "circumstances_changed"),
        ("birth", date(1990, 7, 5), "data_corrected"),
        ("sex", Sex.FEMALE, "data_corrected"),
        ("name", "Орлов Пётр", "data_corrected"),
        ("name", "Орлов Петр Ильич", "data_corrected"),
        ("place", None, "circumstances_changed"),
        ("programme", None, "programme_changed"),
    ],
)
def test_every_column_has_its_kind_of_change(name, value, kind):
    after = evolve(PETER, **{name: value})
    (change,) = diff([PETER], [after])
    assert (change.kind.value, change.fields) == (kind, (name,))
    assert (change.before, change.after) == (PETER, after)


def test_several_changes_of_one_person_are_told_by_kind():
    after = evolve(
        PETER, programme="vip", start=None, last_day=date(2026, 5, 1), sex=None, grade="A"
    )
    assert [(c.kind.value, c.fields) for c in diff([PETER], [after])] == [
        ("programme_changed", ("programme",)),
        ("dates_changed", ("start", "last_day")),
        ("circumstances_changed", ("grade",)),
        ("data_corrected", ("sex",)),
    ]


def test_extra_columns_are_circumstances():
    before = evolve(PETER, extra={"b": 1, "a": 1, "same": 1})
    after = evolve(PETER, extra={"b": 2, "c": 1, "same": 1})
    (change,) = diff([before], [after])
    assert change.fields == ("a", "b", "c")
    assert diff([evolve(PETER, extra={"a": None})], [PETER]) == ()


@pytest.mark.parametrize("name", ["Орлов Пётр Ильич", "ОРЛОВ ПЕТР ИЛЬИЧ", " Орлов  Петр Ильич"])
def test_a_new_number_of_the_same_person_is_a_question(name):
    (change, *rest) = diff([PETER], [evolve(PETER, id="A-17", name=name)])
    assert (change.kind, change.member_id, change.other_id) == (
        ChangeKind.RENUMBERED,
        "17",
        "A-17",
    )
    assert change.fields == ("id",)
    assert "Is it the same person?" in change.question.to("en")
    assert [c.fields for c in rest] == ([] if name == PETER.name else [("name",)])


def test_a_renumbered_person_may_have_changed_too():
    changes = diff(
        [PETER, CHILD], [evolve(CHILD, employee_id="A"), evolve(PETER, id="A", grade="B")]
    )
    assert [(c.kind.value, c.member_id, c.fields) for c in changes] == [
        ("renumbered", "17", ("id",)),
        ("circumstances_changed", "17", ("grade",)),
        ("circumstances_changed", "17/1", ("employee_id",)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"birth": date(1990, 5, 8)}),
        ({}, {"name": "Орлов Пётр"}),
        ({"name": None}, {"name": None}),
        ({"birth": 1990}, {"birth": 1990}),
        ({"birth": None}, {"birth": None}),
        ({"name": " "}, {"name": " "}),
    ],
)
def test_without_name_and_birth_date_nobody_is_taken_for_another(old, new):
    changes = diff([evolve(PETER, **old)], [evolve(PETER, id="A", **new)])
    assert told(changes) == [("left", "17"), ("joined", "A")]


def test_of_two_possible_people_none_is_chosen():
    twins = [evolve(PETER, id="A"), evolve(PETER, id="B")]
    assert told(diff([PETER], twins)) == [
        ("left", "17"),
        ("joined", "A"),
        ("duplicate", "A"),
        ("joined", "B"),
        ("duplicate", "B"),
    ]
    assert told(diff(twins, [PETER])) == [("left", "A"), ("left", "B"), ("joined", "17")]


def test_a_joiner_like_somebody_who_stays_is_a_question():
    joined, duplicate = diff([PETER], [PETER, evolve(PETER, id="99", name="орлов петр ильич")])
    assert told((joined, duplicate)) == [("joined", "99"), ("duplicate", "99")]
    assert duplicate.other_id == "17"
    assert "Is it one person?" in duplicate.question.to("en")


def test_people_who_were_alike_before_are_not_told_again():
    alike = evolve(PETER, id="99")
    assert diff([PETER, alike], [alike, PETER]) == ()


def test_families_stand_together():
    newborn = evolve(CHILD, id="17/2", name="Орлов Илья")
    newcomer = Member(id="30")
    hers = Member(id="30/1", relationship=Relationship.SPOUSE, employee_id="30")
    leaver = evolve(CHILD, employee_id="18", id="18/1", name="Сомова Ира")
    old = [OLEG, leaver, PETER, CHILD]
    new = [hers, newborn, newcomer, evolve(PETER, grade="A"), evolve(CHILD, grade="A")]
    assert told(diff(old, new)) == [
        ("left", "18"),
        ("left", "18/1"),
        ("circumstances_changed", "17"),
        ("circumstances_changed", "17/1"),
        ("joined", "17/2"),
        ("joined", "30"),
        ("joined", "30/1"),
    ]


def test_a_relative_of_nobody_is_told_too():
    orphan = evolve(CHILD, employee_id="404")
    assert told(diff([OLEG], [orphan, OLEG])) == [("joined", "17/1")]


def test_nothing_personal_is_in_a_representation():
    said = repr(diff([PETER, OLEG], [evolve(PETER, name="Орлов", birth=1990), CHILD]))
    for personal in ("Орлов", "Сомов", "1990", "Казань"):
        assert personal not in said


NAMES = st.sampled_from(["Орлов Пётр", "орлов петр", "Сомов Олег", None])
BIRTHS = st.sampled_from([BORN, date(1985, 1, 2), 1990, None])


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    employees = [draw(st.booleans()) for _ in ids]
    heads = [i for i, own in zip(ids, employees, strict=True) if own]
    members = []
    for member_id, own in zip(ids, employees, strict=True):
        relative = not own and bool(heads)
        members.append(
            Member(
                id=member_id,
                name=draw(NAMES),
                birth=draw(BIRTHS),
                programme=draw(st.sampled_from(["base", "vip"])),
                relationship=Relationship.CHILD if relative else Relationship.EMPLOYEE,
                employee_id=draw(st.sampled_from(heads)) if relative else None,
                start=draw(st.sampled_from([None, date(2026, 3, 1)])),
                extra=draw(st.sampled_from([{}, {"zone": 1}, {"zone": 2, "b": 1}])),
            )
        )
    return Roster.of(members)


def applied(old: Roster, changes: tuple[RosterChange, ...]) -> dict[str, Member]:
    """Carry the changes out one field at a time, as naively as one can."""
    people = {member.id: member for member in old}
    for change in changes:
        if change.kind is ChangeKind.LEFT:
            del people[change.member_id]
        elif change.kind is ChangeKind.JOINED:
            people[change.member_id] = change.after
        else:
            for name in change.fields:
                people[change.member_id] = with_field(people[change.member_id], name, change.after)
    return {member.id: member for member in people.values()}


def with_field(member: Member, name: str, after: Member) -> Member:
    if hasattr(after, name):
        return evolve(member, **{name: getattr(after, name)})
    return evolve(member, extra={**member.extra, name: after.extra.get(name)})


def bare(people: dict[str, Member]) -> dict[str, Member]:
    """An extra column without a value is the same as no column."""
    return {
        key: evolve(m, extra={n: v for n, v in m.extra.items() if v is not None})
        for key, m in people.items()
    }


@given(rosters())
def test_a_roster_does_not_differ_from_itself(roster):
    assert diff_rosters(roster, roster) == ()
    assert diff_rosters(roster, Roster.of(reversed(list(roster)))) == ()


@given(rosters(), rosters())
def test_the_changes_lead_from_the_old_roster_to_the_new_one(old, new):
    reached = applied(old, diff_rosters(old, new))
    assert bare(reached) == bare({member.id: member for member in new})


@given(rosters(), rosters())
def test_the_way_back_has_as_many_changes(old, new):
    there = Counter(change.kind for change in diff_rosters(old, new))
    back = Counter(change.kind for change in diff_rosters(new, old))
    opposite = {ChangeKind.JOINED: ChangeKind.LEFT, ChangeKind.LEFT: ChangeKind.JOINED}
    for kind in set(ChangeKind) - {ChangeKind.DUPLICATE}:
        assert there[kind] == back[opposite.get(kind, kind)]


@given(rosters(), rosters())
def test_everybody_is_told_in_one_place_and_relatives_after_their_employee(old, new):
    order = list(dict.fromkeys(change.member_id for change in diff_rosters(old, new)))
    runs = [change.member_id for change in diff_rosters(old, new)]
    assert sorted(runs, key=order.index) == runs
    for member in old:
        if member.employee_id in order and member.id in order:
            assert order.index(member.employee_id) < order.index(member.id)


def test_the_order_does_not_depend_on_hashes():
    old = Roster.of(Member(id=f"n{i}", programme="base") for i in range(200))
    new = Roster.of(Member(id=f"n{i}", programme="vip") for i in range(100, 300))
    ids = [change.member_id for change in diff_rosters(old, new)]
    assert ids == [f"n{i}" for i in range(300)]
