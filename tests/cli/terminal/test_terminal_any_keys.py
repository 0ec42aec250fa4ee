"""Whatever is pressed: nothing breaks, and what is shown is true."""

from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_helpers import KEYS, SIZES, WORKING, configuration, pressed, screen, shown

from dms.cli.terminal.painting import paint
from dms.cli.terminal.session import Session, View
from dms.i18n import format_money
from dms.report.tables import width


def of(keys):
    return pressed(Session.of(configuration()), *keys)


@given(st.lists(KEYS, max_size=30), SIZES, st.sampled_from(["en", "ru"]))
def test_every_frame_fills_the_terminal_exactly(keys, size, lang):
    frame = paint(of(keys), size, lang)
    assert len(frame.rows) == size.rows
    assert {width(words) for _, words in frame.rows} == {size.columns}
    assert not any("\xa0" in words for _, words in frame.rows)
    assert frame.cursor is None or frame.rows[frame.cursor][1][0] in ">…"


@given(st.lists(KEYS, max_size=30))
def test_what_can_be_saved_is_never_a_contradiction(keys):
    session = of(keys)
    assert session.now.is_possible
    assert session.result is None or session.result is session.now
    assert (session.question is not None) == (session.view is View.QUESTION)


@settings(max_examples=30)
@given(WORKING)
def test_the_total_shown_is_that_of_the_quote(keys):
    session = of(keys)
    total = format_money(session.now.quote.total, "en")
    per_head = format_money(session.now.quote.per_head, "en")
    change = session.now.quote.total - session.start.quote.total
    sign = "+" if change > 0 else ""
    line = next(one for one in shown(session).splitlines() if one.startswith(" Total"))
    assert line == (
        f" Total {total} · {per_head} per person · since the start "
        f"{sign}{format_money(change, 'en')}"
    )


@settings(max_examples=30)
@given(WORKING)
def test_each_difference_comes_true(keys):
    session = of(keys)
    for name, found in session.differences.items():
        here = pressed(
            Session(session.start, session.now, name, opened=session.opened, past=session.past),
            "take",
        )
        assert here.now.total == session.now.total + found.total
        assert here.now.quote.total == here.now.total


@settings(max_examples=30)
@given(WORKING)
def test_differences_are_those_of_the_configuration_where_it_has_any(keys):
    """Only a value that is taken, and care with chosen values, differ by what Space is here."""
    session = of(keys)
    for state in session.now.options:
        found = session.differences.get(str(state.choice))
        if state.difference is not None and found is not None:
            assert found.total == state.difference.total
            assert found.per_head == state.difference.per_head


@settings(max_examples=30)
@given(WORKING)
def test_taking_every_step_back_restores_the_start(keys):
    session = of(keys)
    if session.view is View.QUESTION:
        session = pressed(session, "leave")
    back = pressed(session, *["back"] * len(session.past))
    assert back.now is session.start
    assert back.past == ()
    assert not back.changed


@settings(max_examples=30)
@given(WORKING)
def test_undoing_every_decision_restores_the_start(keys):
    session = of(keys)
    if session.view is View.QUESTION:
        session = pressed(session, "leave")
    for decision in session.now.decisions:
        there = Session(
            session.start,
            session.now,
            str(decision.choice),
            opened=dict.fromkeys((line.kind for line in session.lines), True),
        )
        session = pressed(there, "undo")
    assert session.now.decided == {}
    assert session.now.total == session.start.total


@given(WORKING)
def test_the_cursor_is_on_a_line_in_sight(keys):
    session = of(keys)
    assert session.line is not None
    lines = [line for line in screen(session) if line.startswith(">")]
    assert len(lines) == 1
