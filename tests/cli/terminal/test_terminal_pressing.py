"""What keys do: deciding, undoing, ways out, pages, saving and leaving."""

import pytest
from terminal_helpers import at, configuration, pressed, shown

from dms.cli.terminal.keys import Key
from dms.cli.terminal.session import Session, View


def remark(session):
    return session.remark.to("en") if session.remark is not None else None


def test_space_takes_and_leaves_out():
    taken = pressed(at("dental"), "take")
    assert (taken.now.decided, taken.changed) == ({"dental": True}, True)
    assert pressed(taken, "take").now.decided == {}


def test_space_picks_a_value():
    assert pressed(at("dental.place=both"), "take").now.decided == {"dental.place": "both"}


def test_a_value_that_is_taken_says_so():
    found = pressed(at("outpatient.access=by_referral"), "take")
    assert found.now.decided == {}
    assert remark(found) == (
        "This value is taken already; put the cursor on another one and press Space."
    )
    assert remark(pressed(found, "down")) is None


@pytest.mark.parametrize("name", ["outpatient", "vaccination", "dental.place=far"])
def test_what_the_rules_settle_says_so(name):
    found = pressed(at(name), "take")
    assert (found.view, found.now.decided) == (View.LIST, {})
    assert remark(found) == "This cannot be changed whatever you choose; the reason is below."


def test_undo_withdraws_the_decision_under_the_cursor():
    now = configuration().choose("dental.place=both", "telemedicine")
    assert pressed(at("dental.place=clinic", now), "undo").now.decided == {"telemedicine": True}
    assert pressed(at("telemedicine", now), "undo").now.decided == {"dental.place": "both"}


def test_where_nothing_was_decided_nothing_is_undone():
    now = configuration().choose("telemedicine")
    found = pressed(at("home_care", now), "undo")
    assert found.now is now
    assert remark(found) == "You have decided nothing here, so nothing is undone."


def test_steps_are_taken_back_one_by_one():
    session = at("dental.place=both")
    done = pressed(session, "take", "end", "take", "home", "down", "down", "take")
    assert len(done.now.decided) == 3
    decided = []
    while done.past:
        done = pressed(done, "back")
        decided.append(dict(done.now.decided))
    assert decided == [
        {"dental.place": "both", "office_doctor": True},
        {"dental.place": "both"},
        {},
    ]
    assert remark(pressed(done, "back")) == "There is no step to take back."


def test_a_contradiction_waits_for_a_way_out():
    now = configuration().choose("planned_inpatient")
    asked = pressed(at("emergency_inpatient", now), "take")
    assert (asked.view, asked.now) == (View.QUESTION, now)
    for key in ("down", "take", "save", "2", "help"):
        assert pressed(asked, key).view is View.QUESTION
    granted = pressed(asked, "1")
    assert (granted.view, granted.question) == (View.LIST, None)
    assert granted.now.decided == {"emergency_inpatient": False}
    assert pressed(granted, "back").now is now


@pytest.mark.parametrize("key", ["leave", "undo", "back"])
def test_a_contradiction_can_be_left_as_it_was(key):
    now = configuration().choose("planned_inpatient")
    found = pressed(at("emergency_inpatient", now), "take", key)
    assert (found.view, found.question, found.now, found.past) == (View.LIST, None, now, ())


def test_a_screen_may_begin_with_a_contradiction():
    start = configuration().choose("home_care", "telemedicine")
    begun = Session.of(start)
    assert begun.view is View.QUESTION
    chosen = pressed(begun, "2")
    assert chosen.now.decided == {"home_care": True}
    assert (chosen.view, chosen.past) == (View.LIST, ())
    assert pressed(chosen, "save").result is chosen.now
    assert pressed(begun, "leave").result is None


def test_pages_open_scroll_and_close():
    for key, view in ((Key.DETAILS, View.DETAILS), (Key.HELP, View.HELP)):
        page = pressed(at("dental"), key)
        assert page.view is view
        scrolled = pressed(page, "down", "down", "up", "up", "up", "pagedown")
        assert (scrolled.view, scrolled.scrolled) == (view, 10)
        closed = pressed(scrolled, "take")
        assert (closed.view, closed.scrolled, closed.now.decided) == (View.LIST, 0, {})


def test_saving_ends_with_the_configuration():
    saved = pressed(at("dental"), "take", "save")
    assert saved.has_ended
    assert saved.result is saved.now
    assert saved.result.decided == {"dental": True}
    assert pressed(saved, "take", "leave") is saved


def test_leaving_is_asked_about_only_where_something_would_be_lost():
    assert pressed(at("dental"), "leave").view is View.LEFT
    assert pressed(at("dental"), "take", "take", "leave").view is View.LEFT
    asked = pressed(at("dental"), "take", "leave")
    assert asked.view is View.LEAVING
    assert "Leave without what you have chosen?" in shown(asked)
    left = pressed(asked, "yes")
    assert (left.view, left.result) == (View.LEFT, None)
    assert pressed(asked, "save").result is asked.now
    for key in ("down", "leave", "take", "1"):
        back = pressed(asked, key)
        assert (back.view, back.now, back.cursor) == (View.LIST, asked.now, asked.cursor)


def test_numbers_and_yes_mean_nothing_on_the_list():
    begun = at("dental")
    assert pressed(begun, "1", "9", "yes") == begun
