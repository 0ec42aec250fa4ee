"""Dates of lists: births, years, starts and ends."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roster_files import HEAD, csv_bytes, found, read, xlsx_bytes

from dms.io.roster import read_roster

TODAY = date(2026, 1, 15)


BIRTHS = [
    ("07.05.1990", date(1990, 5, 7)),
    (" 7.05.1990", date(1990, 5, 7)),
    ("07/05/1990", date(1990, 5, 7)),
    ("07-05-1990", date(1990, 5, 7)),
    ("1990-05-07", date(1990, 5, 7)),
    ("1990-05-07 00:00:00", date(1990, 5, 7)),
    ("07.05.1990 г.", date(1990, 5, 7)),
    ("33000", date(1990, 5, 7)),
    (33000, date(1990, 5, 7)),
    (33000.0, date(1990, 5, 7)),
    (date(1990, 5, 7), date(1990, 5, 7)),
    (datetime(1990, 5, 7), date(1990, 5, 7)),  # noqa: DTZ001 - cells have no zone
    ("29.02.2000", date(2000, 2, 29)),
    ("29.02.2001", "ROSTER-DATE-INVALID"),
    ("05/31/1990", "ROSTER-DATE-INVALID"),
    ("7 мая 1990", "ROSTER-DATE-INVALID"),
    ("999999", "ROSTER-DATE-INVALID"),
    (999999, "ROSTER-DATE-INVALID"),
    ("9" * 5000, "ROSTER-DATE-INVALID"),
    (True, "ROSTER-DATE-INVALID"),
    ("07.05.90", "ROSTER-DATE-SHORT-YEAR"),
    ("7/5/90", "ROSTER-DATE-SHORT-YEAR"),
    ("1990", "ROSTER-DATE-YEAR-ONLY"),
    (1990, "ROSTER-DATE-YEAR-ONLY"),
    (33000.25, "ROSTER-DATE-TIME"),
    (datetime(1990, 5, 6, 21), "ROSTER-DATE-TIME"),  # noqa: DTZ001
    ("", "ROSTER-BIRTH-MISSING"),
    ("  ", "ROSTER-BIRTH-MISSING"),
    ("16.01.2026", "ROSTER-BIRTH-FUTURE"),
    ("15.01.2026", date(2026, 1, 15)),
    ("16.01.1905", date(1905, 1, 16)),
    ("15.01.1905", "ROSTER-BIRTH-TOO-EARLY"),
]


@pytest.mark.parametrize(("cell", "meant"), BIRTHS)
def test_birth_dates(cell, meant):
    make = csv_bytes if isinstance(cell, str) else xlsx_bytes
    listed = read_roster(make([HEAD, ["1", "Орлов Пётр", cell]]), as_of=TODAY)
    if isinstance(meant, date):
        assert [m.birth for m in listed.roster] == [meant]
        assert listed.ok
    else:
        assert found(listed) == [(meant, "C2")]


def test_dates_numbers_and_texts_mix_in_one_column():
    rows = [HEAD, ["1", "А Б", 33000], ["2", "В Г", "07.05.1990"], ["3", "Д Е", date(1990, 5, 7)]]
    listed = read_roster(xlsx_bytes(rows))
    assert listed.roster.column("birth") == [date(1990, 5, 7)] * 3


def test_without_a_day_only_births_outside_these_centuries_are_refused():
    listed = read(["1", "А Б", "31.12.2100"], ["2", "В Г", "31.12.1899"], ["3", "Д", "01.01.1900"])
    assert found(listed) == [("ROSTER-DATE-INVALID", "C3")]
    assert "between 1900 and 2100" in listed.issues[0].message("en")


OTHER_CENTURIES = ("01.01.0001", "31.12.1899", "01.01.2101", "31.12.9999")


@pytest.mark.parametrize("cell", [*OTHER_CENTURIES, date(2101, 1, 1), date(9999, 12, 31)], ids=str)
@pytest.mark.parametrize(
    "head", ["Дата начала", "Последний день обслуживания", "Открепление с", "Дата открепления"]
)
def test_dates_of_other_centuries_are_errors_in_every_column(head, cell):
    make = csv_bytes if isinstance(cell, str) else xlsx_bytes
    rows = [[*HEAD, head], ["1", "А Б", "07.05.1990", cell], ["2", "В Г", "07.05.1990", ""]]
    listed = read_roster(make(rows))
    assert found(listed) == [("ROSTER-DATE-INVALID", "D2")]
    assert [m.id for m in listed.roster] == ["2"]


@given(st.dates(), st.sampled_from(["Дата рождения", "Открепление с", "Дата начала"]))
def test_any_date_is_read_or_refused(day, head):
    heads = ["ФИО", "Дата рождения", *([head] if head != "Дата рождения" else [])]
    row = ["А Б", *(["07.05.1990"] if len(heads) == 3 else []), f"{day:%d.%m.}{day.year:04}"]
    listed = read(row, head=heads)
    refused = day.year not in range(1900, 2101)
    early = head == "Дата начала" and day < date(1990, 5, 7)
    assert (len(listed.roster) == 0) == (refused or early)


def test_a_period_above_the_table_limits_births_when_no_day_is_given():
    rows = [["Срок действия: с 01.01.2026 по 31.12.2026"], HEAD]
    rows += [["1", "А Б", "31.12.2026"], ["2", "В Г", "01.01.2027"]]
    assert found(read_roster(csv_bytes(rows))) == [("ROSTER-BIRTH-FUTURE", "C4")]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("1990", 1990),
        (1990, 1990),
        ("2026", 2026),
        ("1905", 1905),
        ("1904", "ROSTER-BIRTH-TOO-EARLY"),
        ("2027", "ROSTER-BIRTH-FUTURE"),
        ("90", "ROSTER-YEAR-INVALID"),
        ("1090", "ROSTER-YEAR-INVALID"),
        ("07.05.1990", "ROSTER-YEAR-INVALID"),
        ("", "ROSTER-BIRTH-MISSING"),
    ],
)
def test_birth_years(cell, meant):
    rows = [["Пол", "Год рождения", "Город"], ["М", cell, "Пермь"]]
    listed = read_roster(xlsx_bytes(rows), as_of=TODAY)
    if isinstance(meant, int):
        assert [m.birth for m in listed.roster] == [meant]
    else:
        assert found(listed) == [(meant, "B2")]


def test_cover_before_birth_is_an_error():
    listed = read(
        ["1", "А Б", "07.05.2026", "06.05.2026"],
        ["2", "В Г", "07.05.2026", "07.05.2026"],
        head=[*HEAD, "Дата прикрепления"],
    )
    assert found(listed) == [("ROSTER-BIRTH-AFTER-START", "D2")]


class TestEnds:
    def test_both_ends_may_agree_or_contradict(self):
        head = [*HEAD, "Последний день обслуживания", "Открепление с"]
        listed = read(
            ["1", "А Б", "07.05.1990", "30.06.2026", "01.07.2026"],
            ["2", "В Г", "07.05.1991", "", "01.07.2026"],
            ["3", "Д Е", "07.05.1992", "30.06.2026", ""],
            ["4", "Ж З", "07.05.1993", "30.06.2026", "30.06.2026"],
            head=head,
        )
        assert found(listed) == [("ROSTER-END-DATES-DIFFER", "E5")]
        assert listed.roster.column("last_day") == [date(2026, 6, 30)] * 3

    @pytest.mark.parametrize(
        "head", ["Дата открепления", "Дата окончания", "Конец обслуживания", "END"]
    )
    def test_an_ambiguous_end_holds_only_the_rows_that_have_one(self, head):
        listed = read(
            ["1", "А Б", "07.05.1990", "30.06.2026"],
            ["2", "В Г", "07.05.1991", ""],
            head=[*HEAD, head],
        )
        assert found(listed) == [("ROSTER-END-DATE-AMBIGUOUS", "D1")]
        assert [m.id for m in listed.roster] == ["2"]
        for said in ("last_day", "detached_from", "--end-date", "end_date="):
            assert said in listed.issues[0].advice("en")

    @pytest.mark.parametrize(("meant", "last"), [("last_day", 30), ("detached_from", 29)])
    def test_end_date_says_which(self, meant, last):
        rows = ["1", "А Б", "07.05.1990", "30.06.2026"]
        listed = read(rows, head=[*HEAD, "Дата открепления"], end_date=meant)
        assert listed.roster[0].last_day == date(2026, 6, last)

    def test_a_clear_end_beside_makes_the_question_needless(self):
        head = [*HEAD, "Дата окончания", "Последний день обслуживания"]
        listed = read(["1", "А Б", "07.05.1990", "30.06.2026", "29.06.2026"], head=head)
        assert listed.roster[0].last_day == date(2026, 6, 29)


@pytest.mark.parametrize("written", ["07.05.1890", "1890-05-07", "07.05.2190"])
def test_a_birth_of_another_century_is_told_about_births(written):
    listed = read_roster(csv_bytes([HEAD, ["1", "Орлов Пётр", written]]), as_of=TODAY)
    (issue,) = listed.issues
    assert (issue.code, issue.where.cell) == ("ROSTER-DATE-INVALID", "C2")
    assert issue.advice("en") == "Check the year."
