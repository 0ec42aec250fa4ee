"""Offers that leave little or nothing to choose, and defaults that do not fit."""

from datetime import date

from attrs import evolve
from terminal_helpers import OFFER, offer_from, people, pressed, shown

from dms.cli.terminal.keys import Key
from dms.cli.terminal.session import Session, View
from dms.configurator.configuring import configure
from dms.members import Member, Roster

FIXED = """\
dms: offer/1
id: k-2
insurer: {id: k, name: Страховщик}
period: {start: 2026-02-01, last_day: 2027-01-31}
headcount: {min: 1, max: 300, counts: all}
payment: [single]
programmes:
  - {id: base, premium: 1000, modules: [{kind: dental, offered: false}]}
"""
RULE = "- {id: clinic, choose: dental.place=clinic, only_for: {headcount: 100+}}\n      - {id: many"


def test_a_default_that_is_not_possible_gives_way_to_a_value_that_is():
    written = OFFER.replace("- {id: many", RULE).replace("price: unknown", "add: 100")
    session = Session.of(configure(offer_from(written), people(3)))
    taken = pressed(session, "next care", "next care", "take")
    (fitted,) = [
        line.name
        for line in taken.lines
        if line.depth and line.kind == "dental" and line.state is not None and line.state.taken
    ]
    assert fitted != "dental.place=clinic"
    assert "taken to fit" in shown(taken)
    there = evolve(taken, cursor=fitted)
    said = "Taken to fit the rules and your choices; you may decide otherwise."
    assert said in shown(there)


def test_a_group_without_prices_has_no_total_and_no_differences():
    roster = Roster.of([Member(id="1", birth=date(1940, 5, 7))])
    session = Session.of(configure(offer_from(OFFER), roster))
    assert " There is no price" in shown(session)
    assert session.differences == {}
    assert "without a price: 1" in shown(session)


def test_a_programme_with_nothing_to_choose():
    session = Session.of(configure(offer_from(FIXED), people(3)))
    assert session.line is None
    assert "This programme has nothing to choose." in shown(session)
    assert " Total RUB3,000.00" in shown(session)
    for key in (*Key, "1"):
        if key not in (Key.SAVE, Key.LEAVE, Key.DETAILS, Key.HELP):
            assert pressed(session, key).now is session.now
            assert pressed(session, key).view is View.LIST
    assert "nothing to choose" in shown(pressed(session, "details"))
    assert pressed(session, "save").result is session.now
