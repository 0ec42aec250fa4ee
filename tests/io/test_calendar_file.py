"""Calendar files, read back by the library that other programs use."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dms.errors import MissingExtra
from dms.i18n import Text
from dms.io.calendar_file import CalendarEvent, calendar_text

STAMP = date(2026, 1, 20)
LAST_FILING = CalendarEvent(
    date(2026, 2, 13),
    "Последний день подачи заявления на 01.03.2026; срок — 10 рабочих дней, не позже",
    "Пункт 4.2 договора.\nЗаявление — страховщику.",
    "entry-2026-03-01@Д-7",
)
PAYMENT = CalendarEvent(date(2026, 2, 1), "Оплата", "", "pay-1@Д-7")


def events(written: str) -> list:
    return [part for part in Calendar.from_ical(written).walk() if part.name == "VEVENT"]


def test_events_are_whole_days_in_the_order_of_their_days():
    written = calendar_text([LAST_FILING, PAYMENT], stamp=STAMP)
    first, second = events(written)
    assert (first["uid"], second["uid"]) == ("pay-1@Д-7", "entry-2026-03-01@Д-7")
    assert (second["dtstart"].dt, second["dtend"].dt) == (date(2026, 2, 13), date(2026, 2, 14))
    assert second["dtstamp"].dt == datetime(2026, 1, 20, tzinfo=UTC)
    assert second["summary"] == LAST_FILING.title
    assert second["description"] == LAST_FILING.note
    assert second["transp"] == "TRANSPARENT"


def test_the_file_says_what_it_is():
    calendar = Calendar.from_ical(calendar_text([], stamp=STAMP))
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//dms//dms-quote//RU")
    assert not events(calendar_text([], stamp=STAMP))


def test_a_reminder_comes_one_day_before_if_wished():
    written = calendar_text([PAYMENT], stamp=STAMP, remind=True)
    (alarm,) = (part for part in Calendar.from_ical(written).walk() if part.name == "VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", "Оплата")
    assert "VALARM" not in calendar_text([PAYMENT], stamp=STAMP)


def test_texts_are_put_into_the_language():
    event = CalendarEvent(date(2026, 2, 1), Text("Due {day}", {"day": date(2026, 2, 1)}), "", "1")
    assert "SUMMARY:Due 2026-02-01" in calendar_text([event], stamp=STAMP, lang="en")


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says():
    written = calendar_text([LAST_FILING], stamp=STAMP)
    lines = written.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert any(line.startswith(" ") for line in lines)


def test_two_events_with_one_uid_are_refused():
    with pytest.raises(ValueError, match="pay-1"):
        calendar_text([PAYMENT, PAYMENT], stamp=STAMP)


def test_without_the_part_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r"dms-quote\[ics\]"):
        calendar_text([PAYMENT], stamp=STAMP)


TEXTS = st.text("абвёabc ,;:\\\"'\n№—", max_size=120).map(str.strip)
EVENTS = st.lists(
    st.builds(
        CalendarEvent,
        st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        TEXTS,
        TEXTS,
        st.from_regex(r"[a-z0-9-]{1,60}", fullmatch=True),
    ),
    max_size=6,
    unique_by=lambda event: event.uid,
)


@given(EVENTS, st.randoms(use_true_random=False))
def test_any_events_come_back_whatever_their_order(listed, chance):
    written = calendar_text(listed, stamp=STAMP)
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert calendar_text(shuffled, stamp=STAMP) == written
    back = {(e["uid"], e["dtstart"].dt, e["summary"], e["description"]) for e in events(written)}
    assert back == {(e.uid, e.day, e.title, e.note) for e in listed}
