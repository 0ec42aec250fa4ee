"""Steps: what Space does, and that it decides no more than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal_helpers import WORKING, configuration, pressed

from dms.cli.terminal.session import Session
from dms.cli.terminal.steps import step
from dms.configurator.choice import Choice

CHOICES = configuration().bench.model.parts.choices


def after(*written: str, start=None):
    now = start if start is not None else configuration()
    for name in written:
        now = step(now, Choice.of(name))
    return now


@pytest.mark.parametrize(
    ("steps", "decided"),
    [
        (["dental"], {"dental": True}),
        (["dental", "dental"], {}),
        (["home_care"], {"home_care": False}),
        (["home_care", "home_care"], {}),
        (["dental.place=both"], {"dental.place": "both"}),
        (["dental.place=both", "dental"], {}),
        (["dental", "dental.place=both", "dental"], {}),
        (["dental.place=both", "dental.place=clinic"], {"dental.place": "clinic"}),
        (["emergency_inpatient.ward=single"], {"emergency_inpatient.ward": "single"}),
        (
            ["emergency_inpatient.ward=single", "emergency_inpatient"],
            {"emergency_inpatient": False},
        ),
        (["telemedicine", "home_care"], {"home_care": True, "telemedicine": True}),
    ],
)
def test_what_is_decided_by_steps(steps, decided):
    assert dict(after(*steps).decided) == decided


def test_a_value_that_is_taken_stays():
    now = after("dental.place=both")
    assert step(now, Choice.of("dental.place=both")) is now
    assert step(now, Choice.of("programme.clinic_tier=standard")) is now


def test_what_others_need_is_left_out_only_as_a_contradiction():
    now = after("planned_inpatient", "emergency_inpatient")
    assert not now.is_possible
    assert now.decided == {"planned_inpatient": True, "emergency_inpatient": False}


@given(WORKING, st.sampled_from(CHOICES))
def test_a_step_does_what_it_says_or_contradicts(keys, choice):
    now = pressed(Session.of(configuration()), *keys).now
    before = now.taken[str(choice)]
    made = step(now, choice)
    if not made.is_possible:
        return
    assert made.taken[str(choice)] is (not before if choice.is_care else True)


@given(WORKING, st.sampled_from(CHOICES))
def test_a_step_touches_only_decisions_of_the_same_care(keys, choice):
    now = pressed(Session.of(configuration()), *keys).now
    made = step(now, choice)
    changed = {
        name
        for name in {*now.decided, *made.decided}
        if now.decided.get(name) != made.decided.get(name)
    }
    assert {name.partition(".")[0] for name in changed} <= {choice.kind}
