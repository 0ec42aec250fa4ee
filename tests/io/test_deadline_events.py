"""Deadlines as calendar events that replace themselves when the file is made anew."""

from datetime import date

import pytest
from attrs import evolve

from dms.contracts.rules.deadlines import Deadline, DeadlineKind
from dms.i18n import text
from dms.io.deadline_events import deadline_events

FIRST = Deadline(
    kind=DeadlineKind.JOINING,
    event=date(2026, 2, 1),
    last_filing=date(2026, 1, 16),
    title=text("Joining"),
)


def uid(deadline: Deadline, contract: str = "7/26") -> str:
    (event,) = deadline_events([deadline], contract)
    return event.uid


def test_the_event_is_on_the_last_day() -> None:
    (event,) = deadline_events([FIRST], "7/26")
    assert event.day == date(2026, 1, 16)
    assert str(event.note.to("en")) == "Contract 7/26"


def test_the_other_way_of_counting_is_in_the_note() -> None:
    (event,) = deadline_events([evolve(FIRST, other_last_filing=date(2026, 1, 19))], "7/26")
    assert "2026-01-19" in event.note.to("en")


def test_a_day_that_moves_keeps_its_event() -> None:
    assert uid(evolve(FIRST, last_filing=date(2026, 1, 19))) == uid(FIRST)


@pytest.mark.parametrize(
    "other",
    [
        evolve(FIRST, event=date(2026, 2, 15)),
        evolve(FIRST, kind=DeadlineKind.LEAVING),
        evolve(FIRST, title=text("Relatives")),
    ],
)
def test_other_deadlines_are_other_events(other: Deadline) -> None:
    assert uid(other) != uid(FIRST)
    assert uid(FIRST, "8/26") != uid(FIRST)
