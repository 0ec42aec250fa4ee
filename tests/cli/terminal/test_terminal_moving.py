"""Moving the cursor through the list, and opening and closing kinds of care."""

import pytest
from terminal_helpers import at, configuration, pressed

from dms.cli.terminal.keys import Key
from dms.cli.terminal.pressing import press
from dms.cli.terminal.session import Session


@pytest.fixture
def begun():
    return Session.of(configuration())


def names(session):
    return [line.name for line in session.lines if line.name is not None]


def test_it_begins_at_the_top_with_the_options_of_what_is_taken(begun):
    assert begun.cursor == "outpatient"
    assert names(begun) == [
        "outpatient",
        "outpatient.access=by_referral",
        "outpatient.access=direct",
        "home_care",
        "dental",
        "emergency_inpatient",
        "emergency_inpatient.ward=triple",
        "emergency_inpatient.ward=single",
        "planned_inpatient",
        "telemedicine",
        "vaccination",
        "programme.clinic_tier=standard",
        "programme.clinic_tier=business",
        "office_doctor",
    ]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["down"], "outpatient.access=by_referral"),
        (["down", "down", "down"], "home_care"),
        (["down", "up"], "outpatient"),
        (["up"], "outpatient"),
        (["end"], "office_doctor"),
        (["end", "down"], "office_doctor"),
        (["end", "home"], "outpatient"),
        (["next care"], "home_care"),
        (["next care"] * 3, "emergency_inpatient"),
        (["next care"] * 20, "office_doctor"),
        (["end", "previous care"], "programme.clinic_tier=standard"),
        (["down", "down", "previous care"], "outpatient"),
        (["previous care"], "outpatient"),
        (["right"], "outpatient.access=by_referral"),
        (["down", "left"], "outpatient"),
        (["next care", "right"], "home_care"),
        (["next care", "left"], "home_care"),
    ],
)
def test_where_keys_lead(begun, keys, cursor):
    assert pressed(begun, *keys).cursor == cursor


def test_pages_are_as_long_as_the_screen_has_lines(begun):
    assert press(begun, Key.PAGE_DOWN, 4).cursor == "dental"
    assert press(press(begun, Key.PAGE_DOWN, 4), Key.PAGE_UP, 3).cursor == (
        "outpatient.access=by_referral"
    )


def test_options_of_care_that_is_not_taken_open_and_close(begun):
    there = pressed(begun, "next care", "next care")
    assert there.cursor == "dental"
    opened = pressed(there, "right")
    assert names(opened)[4:8] == [
        "dental",
        "dental.place=clinic",
        "dental.place=both",
        "dental.place=far",
    ]
    assert pressed(opened, "right").cursor == "dental.place=clinic"
    assert names(pressed(opened, "left")) == names(there)


def test_options_of_care_that_is_taken_close_too(begun):
    assert names(pressed(begun, "left"))[:2] == ["outpatient", "home_care"]


def test_the_options_of_the_programme_are_always_there():
    there = at("programme.clinic_tier=business")
    assert pressed(there, "left").cursor == "programme.clinic_tier=standard"
    assert pressed(there, "left", "left").cursor == "programme.clinic_tier=standard"


def test_care_opens_when_it_is_taken_and_closes_when_it_is_left_out(begun):
    taken = pressed(begun, "next care", "next care", "take")
    assert "dental.place=both" in names(taken)
    assert "dental.place=both" not in names(pressed(taken, "take"))


def test_options_stay_in_sight_while_somebody_is_among_them():
    there = pressed(Session.of(configuration()), "next care", "next care", "right", "right", "down")
    chosen = pressed(there, "take")
    assert chosen.now.decided == {"dental.place": "both"}
    undone = pressed(chosen, "undo")
    assert undone.now.decided == {}
    assert undone.cursor == "dental.place=both"


def test_a_cursor_whose_line_went_away_goes_to_its_care():
    chosen = pressed(Session.of(configuration()), "next care", "next care", "take", "down", "down")
    assert chosen.cursor == "dental.place=both"
    assert pressed(chosen, "back").cursor == "dental"
