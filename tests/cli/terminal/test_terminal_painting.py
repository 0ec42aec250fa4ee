"""The drawn screen: what a broker reads on it, at the usual sizes and at odd ones."""

from datetime import date

import pytest
from terminal_helpers import (
    OFFER,
    at,
    configuration,
    offer,
    offer_from,
    people,
    pressed,
    screen,
    shown,
)

from dms.cli.terminal.frame import Size
from dms.cli.terminal.painting import page_length, paint
from dms.cli.terminal.session import Session
from dms.configurator.configuring import configure
from dms.members import Member, Roster


def begun():
    return Session.of(configuration())


def test_the_whole_screen_of_80_by_24():
    session = pressed(begun(), "next care", "next care", "take")
    assert screen(session) == [
        " Конструктор · Страховщик «К»                                         10 people",
        "  What there is to choose                            ± for all, ₽  ± per head, ₽",
        "  [+] ▼ Поликлиника                    required",
        "          Доступ",
        "            (•) по направлению         by default",
        "            ( ) прямой                 possible        +10,000.00      +1,000.00",
        "  [x]   Врач на дом                    by default      −20,000.00      −2,000.00",
        "> [x] ▼ Зубы                           chosen          −50,000.00      −5,000.00",
        "          Где лечат",
        "            (•) в поликлинике          by default",
        "            ( ) и там, и там           possible        +30,000.00      +3,000.00",
        "            (–) далеко                 no price",
        "  [x] ▼ Экстренный стационар           by default      −40,000.00      −4,000.00",
        "          Палата",
        "── below 10 ────────────────────────────────────────────────────────────────────",
        " Зубы",
        " You chose it; U takes your choice back.",
        " Space leaves it out: −RUB50,000.00 for everybody, −RUB5,000.00 per person.",
        " In the offer: offer.yaml:36.",
        "",
        "",
        "",
        " Total RUB210,000.00 · RUB21,000.00 per person · since the start +RUB50,000.00",
        " Space take or leave · U undo · Z step back · ? help · S done · Q leave",
    ]


def test_a_large_screen_shows_the_whole_list():
    lines = screen(begun(), 120, 50)
    assert "──" * 60 in lines
    assert any(line.startswith("  [ ]   Врач офиса") for line in lines)
    assert "        Programme" in lines


def test_titles_stay_near_their_figures_on_a_wide_screen():
    narrow, wide = screen(begun(), 100, 30), screen(begun(), 200, 30)
    assert [line.split() for line in narrow[2:10]] == [line.split() for line in wide[2:10]]
    assert max(map(len, wide[1:10])) < 110


@pytest.mark.parametrize(
    ("columns", "columns_shown"),
    [(80, ["± for all, ₽", "± per head, ₽"]), (60, ["± for all, ₽"]), (44, []), (20, [])],
)
def test_figures_give_way_where_titles_need_the_room(columns, columns_shown):
    titles = screen(begun(), columns, 24)[1]
    assert [one for one in ("± for all, ₽", "± per head, ₽") if one in titles] == columns_shown
    assert "Полик" in screen(begun(), columns, 24)[2]


def test_the_list_scrolls_with_the_cursor_in_the_middle():
    session = pressed(begun(), *["down"] * 8)
    lines = screen(session, 80, 24)
    assert lines.index(next(line for line in lines if line.startswith(">"))) in range(6, 10)
    assert any(line.startswith("── above ") and "· below " in line for line in lines)
    last = screen(pressed(session, "end"), 80, 24)
    assert any(line.startswith("── above ") and "below" not in line for line in last)


def test_a_page_is_what_the_list_shows():
    assert [page_length(Size(80, rows)) for rows in (1, 6, 24, 40, 60)] == [1, 1, 12, 25, 45]


def test_the_terminal_knows_where_the_cursor_is():
    frame = paint(pressed(begun(), "down"), Size(80, 24), "en")
    assert frame.cursor == 4
    assert frame.rows[4][0] == "cursor"


def test_what_does_not_fit_below_the_list_is_one_key_away():
    session = pressed(at("planned_inpatient.ward=single"), "down")
    low = screen(session, 40, 14)
    assert " … press I for all of it" in low
    details = "\n".join(screen(pressed(session, "details"), 40, 14))
    assert "In the offer: offer.yaml:69." in details


def test_long_pages_scroll_to_their_end_and_no_further():
    page = pressed(begun(), "help")
    assert screen(page, 60, 8)[1] == " Keys"
    far = pressed(page, *["pagedown"] * 9)
    assert screen(far, 60, 8)[-2].endswith("programme on average.")
    assert screen(far, 60, 8)[-1] == " ↑↓ scroll · any other key  back"


def test_people_without_a_price_are_counted_and_explained():
    born = [date(1985, 5, 7)] * 3 + [date(1940, 5, 7)] * 2
    roster = Roster.of([Member(id=str(n), birth=day) for n, day in enumerate(born)])
    session = Session.of(configure(offer(), roster))
    assert screen(session)[0].endswith("3 people, without a price: 2")
    details = shown(pressed(session, "details"))
    assert "2 people have no price, whatever you choose:" in details


def test_neither_signs_nor_markup_of_an_offer_reach_the_terminal():
    evil = OFFER.replace("name: Зубы", r'name: "Зубы\u202e <b>x</b>\nконец\t"')
    session = Session.of(configure(offer_from(evil), people(3)))
    frame = paint(pressed(session, "next care", "next care"), Size(100, 40), "en")
    words = "".join(words for _, words in frame.rows)
    assert not {"\u202e", "\n", "\t"} & set(words)
    assert "Зубы <b>x</b> конец" in words


def test_it_speaks_russian_too():
    lines = screen(begun(), lang="ru")
    assert lines[0].endswith("10 человек")
    assert "160 000,00 ₽" in lines[-2]
    assert "+10 000,00" in lines[5]
