"""Briefs in the search: every answer is that of `meet` for the offer that is composed."""

from functools import cache
from typing import Any

import pytest
from choice_models import an_offer, bench, care
from choice_trying import Atoms, Tried, combinations, found_by_trying, taken_of, unbeaten
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.answers import answers
from dms.configurator.bench import Bench
from dms.configurator.best import search
from dms.configurator.brief_wishes import PointWish, brief_programme, wishes_of_brief
from dms.configurator.finding import best
from dms.configurator.wanted import Wanted
from dms.errors import LoadError
from dms.members import Member, Roster
from dms.modules.questions import Stated
from dms.requirements.meeting import meet
from dms.requirements.requirement import Requirement

CLINICS = [
    {"id": "north", "name": "Северная", "city": "Москва", "kinds": ["outpatient", "dental"]},
    {"id": "south", "name": "Южная", "city": "Тула", "kinds": ["outpatient"]},
]


def option(default: str, **values: Any) -> dict[str, Any]:
    return {"written": default, "values": values}


OFFER = an_offer(
    {
        "id": "everything",
        "clinics": ["south"],
        "deductible": {"share": "0.2"},
        "options": {
            "clinics": option("one", two={"set": {"clinics": ["north", "south"]}, "percent": "8"}),
        },
        "modules": [
            care(
                "outpatient",
                taken="always",
                access="by_referral",
                options={
                    "access": option("referral", direct={"set": {"access": "direct"}, "add": 9})
                },
            ),
            care(
                "emergency_inpatient",
                "60",
                "by_default",
                ward="triple",
                options={
                    "ward": option("triple", single={"set": {"ward": "single"}, "add": 40}),
                    "ambulance": option(
                        "without", inside={"set": {"includes_ambulance": True}, "add": 15}
                    ),
                },
            ),
            care("ambulance", "25", territory={"base": "mkad", "call_until": "24:00"}),
            care(
                "dental",
                "80",
                options={
                    "limit": option(
                        "open", fifty={"set": {"limits": [{"amount": 50_000}]}, "price": "same"}
                    )
                },
            ),
            care("telemedicine", "included", None, offered="unknown"),
            {"kind": "vaccination", "offered": False},
        ],
    },
    clinics=CLINICS,
    modules=[care("office_doctor", "300", visits_per_week=1)],
)
PEOPLE = Roster.of(
    [
        Member(id="1", programme="everything", place="Москва"),
        Member(id="2", programme="everything", place="Тула"),
    ]
)
POINTS: dict[str, dict[str, Any]] = {
    "outpatient": {
        "access": "direct",
        "clinics": ["north"],
        "clinics_near": {"to": "home", "within": "city", "share": "0.9"},
        "deductible_at_most": "0.2",
        "limits": [{"visits": 5, "per": "year"}],
    },
    "emergency_inpatient": {"ward": "double"},
    "ambulance": {"own_line": True, "territory": {"base": "mkad", "call_until": "24:00"}},
    "dental": {"limits": [{"amount": 40_000, "per": "year"}], "deductible_at_most": 0},
    "telemedicine": {},
    "vaccination": {},
    "home_care": {},
    "office_doctor": {"visits_per_week": 1},
}


def brief(*modules: dict[str, Any], **more: Any) -> Requirement:
    """Write a brief for one programme, which is called otherwise than in the offer."""
    written = {"id": "wanted", "modules": [*modules]}
    return Requirement.model_validate(
        {"dms": "requirement/1", "id": "b", "programmes": [written], **more}
    )


@st.composite
def briefs(draw: st.DrawFn) -> Requirement:
    kinds = draw(st.lists(st.sampled_from(sorted(POINTS)), min_size=1, max_size=3, unique=True))
    modules = []
    for kind in kinds:
        named = st.lists(st.sampled_from(sorted(POINTS[kind])), unique=True)
        names = draw(named) if POINTS[kind] else []
        need = draw(st.sampled_from(["must", "should", "should"]))
        modules.append({"kind": kind, "need": need, **{name: POINTS[kind][name] for name in names}})
        if need == "must" and names and draw(st.booleans()):
            modules[-1]["prefer"] = names[:1]
    return brief(*modules)


@cache
def everything() -> Bench:
    return bench(OFFER, PEOPLE)


def asked(requirement: Requirement) -> list[PointWish]:
    on = everything()
    return list(wishes_of_brief(requirement, requirement.programmes[0], on.model.parts, on.people))


def answered_by_meeting(requirement: Requirement, taken: Atoms) -> dict[str, Stated]:
    """Compose the offer, and hold the brief against it as anybody does."""
    on = everything()
    people = Roster.of([Member(id=m.id, programme="wanted", place=m.place) for m in PEOPLE])
    made = on.offer({atom: atom in taken for atom in on.model.atoms})
    found = meet(requirement, made, roster=people, programmes={"wanted": "everything"})
    return {one.wish: one.answer for one in found}


def is_left_out(wish: Wanted, taken: Atoms) -> bool:
    """Say whether the care could have been taken, and nothing that is taken gives it."""
    kind = wish.name.split(".")[1]
    givers = {kind}
    if kind == "ambulance" and "emergency_inpatient.ambulance=inside" in taken:
        givers.add("emergency_inpatient")
    return kind in everything().model.parts.by_kind and givers.isdisjoint(taken)


@settings(max_examples=40)
@given(briefs(), st.data())
def test_every_point_is_answered_as_for_the_composed_offer(
    requirement: Requirement, data: st.DataObject
) -> None:
    every = list(combinations(everything().model.parts))
    wishes = asked(requirement)
    for taken in data.draw(st.lists(st.sampled_from(every), min_size=5, max_size=12)):
        met = answered_by_meeting(requirement, taken)
        for one in answers(wishes, everything().model.parts, taken):
            if is_left_out(one.wish, taken):
                assert (one.answer, met[one.wish.name]) == (Stated.NO, Stated.NOT_STATED)
            else:
                assert one.answer is met[one.wish.name]


@settings(max_examples=15)
@given(briefs())
def test_the_frontier_is_what_trying_everything_finds(requirement: Requirement) -> None:
    known: dict[Atoms, dict[str, Stated]] = {}

    def answer(wish: Wanted, taken: Atoms) -> Stated:
        if taken not in known:
            known[taken] = answered_by_meeting(requirement, taken)
        return known[taken][wish.name]

    found = search(everything(), asked(requirement))
    wishes = [one.wish for one in found.frontier[0].wishes] if found.frontier else []
    by_name = [one for one in wishes if one.name.partition(".")[0] != "wanted"]
    if by_name:  # nothing is a should, so every kind of care counts one
        return
    tried = found_by_trying(everything(), asked(requirement), answer=answer)
    assert [
        Tried(one.gains, one.total, taken_of(one.configuration.taken)) for one in found.frontier
    ] == unbeaten(tried)


def test_the_points_are_those_of_the_brief_in_its_order() -> None:
    requirement = brief(
        {
            "kind": "dental",
            "need": "must",
            "limits": POINTS["dental"]["limits"],
            "prefer": ["limits"],
        },
        {"kind": "outpatient", "need": "should", "access": "direct"},
    )
    assert [(one.name, one.need, one.weight) for one in asked(requirement)] == [
        ("wanted.dental", "must", 1),
        ("wanted.dental.limits", "should", 1),
        ("wanted.outpatient", "should", 1),
        ("wanted.outpatient.access", "should", 1),
    ]


def test_an_ambulance_may_come_along_with_inpatient_care() -> None:
    """The cheaper way wins: 15 for the ambulance inside, 25 for one of its own."""
    (cheap,) = search(everything(), asked(brief({"kind": "ambulance", "need": "must"}))).frontier[
        :1
    ]
    taken = taken_of(cheap.configuration.taken)
    assert "ambulance" in taken
    assert "emergency_inpatient" not in taken
    both = brief(
        {"kind": "ambulance", "need": "must"}, {"kind": "emergency_inpatient", "need": "must"}
    )
    (cheap,) = search(everything(), asked(both)).frontier[:1]
    taken = taken_of(cheap.configuration.taken)
    assert "emergency_inpatient.ambulance=inside" in taken
    assert "ambulance" not in taken
    alone = {"kind": "ambulance", "need": "must", "own_line": True}
    (cheap,) = search(everything(), asked(brief(alone, both_of("emergency_inpatient")))).frontier[
        :1
    ]
    assert "ambulance" in taken_of(cheap.configuration.taken)


def both_of(kind: str) -> dict[str, Any]:
    return {"kind": kind, "need": "must"}


def test_what_the_insurer_leaves_open_meets_no_must() -> None:
    found = search(everything(), asked(brief({"kind": "telemedicine", "need": "must"})))
    assert found.frontier == ()
    assert [one.name for one in found.unmeetable] == ["wanted.telemedicine"]


def test_people_are_those_of_the_programme_whatever_the_brief_calls_it() -> None:
    """Both clinics are near 100 % of the people, the one that is written near half of them."""
    near = {
        "kind": "outpatient",
        "need": "must",
        "clinics_near": POINTS["outpatient"]["clinics_near"],
    }
    found = search(everything(), asked(brief(near)))
    assert "programme.clinics=two" in taken_of(found.frontier[0].configuration.taken)


def test_a_brief_brings_its_budgets_along() -> None:
    requirement = brief(both_of("dental"), budget={"total": 700, "need": "must"})
    found = best(OFFER, PEOPLE, requirement=requirement)
    assert found.allowed == 700
    assert best(OFFER, PEOPLE, requirement=requirement, budget=found.allowed + 1).allowed == 701
    hoped = brief(both_of("dental"), budget={"total": 700, "need": "should"})
    assert best(OFFER, PEOPLE, requirement=hoped).allowed is None


def test_a_brief_of_several_programmes_is_asked_for_one() -> None:
    two = Requirement.model_validate(
        {
            "dms": "requirement/1",
            "id": "b",
            "programmes": [
                {"id": "a", "name": "Первая", "modules": [both_of("dental")]},
                {"id": "b", "modules": [both_of("ambulance")]},
            ],
        }
    )
    assert brief_programme(two, "Первая") is two.programmes[0]
    assert brief_programme(two, "b") is two.programmes[1]
    assert brief_programme(two, None) is None
    found = best(OFFER, PEOPLE, requirement=two, wish="b")
    assert [one.name for one in found.musts] == ["b.ambulance"]
    with pytest.raises(LoadError) as caught:
        best(OFFER, PEOPLE, requirement=two)
    assert [issue.code for issue in caught.value.issues] == ["CONFIGURE-WISH"]
    with pytest.raises(LoadError):
        best(OFFER, PEOPLE, requirement=two, wish="c")
