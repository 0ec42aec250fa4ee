"""Reading good and broken rosters: every problem at once, at its true cell, good rows usable."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from roster_files import HEAD, codes, csv_bytes, found, read, xlsx_bytes

from dms.errors import LoadError
from dms.io.roster import read_roster
from dms.issues import Severity
from dms.members import Member


def test_a_clean_list_has_no_issue_at_all():
    listed = read(["007", "Орлов Пётр", "07.05.1990"], ["008", "Сомова Ева", "1991-06-08"])
    assert listed.ok
    assert listed.issues == ()
    assert listed.rows_read == 2
    assert list(listed.roster) == [
        Member(id="007", birth=date(1990, 5, 7), name="Орлов Пётр"),
        Member(id="008", birth=date(1991, 6, 8), name="Сомова Ева"),
    ]


def test_all_problems_are_reported_at_once_in_reading_order():
    head = [*HEAD, "Пол", "Степень родства", "Дата начала", "Последний день обслуживания"]
    listed = read(
        ["1", "Орлов Пётр", "31.02.1990", "X", "сотрудник", "", ""],
        ["2", "Сомов Олег", "07.05.1990", "М", "сотрудник", "01.03.2026", "01.02.2026"],
        ["3", "Рыбин Олег", "07.05.1990", "М", "сотрудник", "01.02.2026", "31.12.2026"],
        ["4", "Рыбина Ева", "07.05.90", "Ж", "золовка", "", ""],
        head=head,
    )
    assert found(listed) == [
        ("ROSTER-DATE-INVALID", "C2"),
        ("ROSTER-SEX-UNKNOWN", "D2"),
        ("ROSTER-START-AFTER-LAST-DAY", "F3"),
        ("ROSTER-DATE-SHORT-YEAR", "C5"),
        ("ROSTER-RELATIONSHIP-UNKNOWN", "E5"),
    ]
    assert [m.id for m in listed.roster] == ["3"]
    assert listed.faulty_rows == (2, 3, 5)
    assert not listed.ok
    first = listed.issues[0]
    assert (first.where.file, first.where.row, first.where.header) == (
        "staff.csv",
        2,
        "Дата рождения",
    )
    assert "07.05.1990" in first.advice("en")


def test_progress_goes_up_to_the_end():
    steps = []
    read(
        *([str(n), f"{n} Б", "07.05.1990"] for n in range(30)), progress=lambda *s: steps.append(s)
    )
    assert steps == sorted(steps)
    assert steps[-1] == (30, 30)
    assert len(steps) > 2


def test_progress_counts_extra_columns_too():
    steps = []
    read(["1", "А", "07.05.1990", "5"], head=[*HEAD, "Стаж"], extra=["Стаж"],
         progress=lambda *s: steps.append(s))  # fmt: skip
    assert steps[-1] == (1, 1)


CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "07.05.1990", "31.02.1990", "А Б", "сотрудник", "сын", "дочь", "М", "=1", "Итого"]
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_every_row_is_good_bad_or_named_as_left_out(rows):
    head = ["Таб. №", "ФИО", "Дата рождения", "Пол", "Родство", "Дата открепления"]
    listed = read_roster(csv_bytes([head, *rows], encoding="utf-8"))
    assert listed.rows_read == len(listed.roster) + len(listed.faulty_rows)
    left_out = sum(
        len(i.text.params["rows"].split(", "))
        for i in listed.issues
        if i.code == "ROSTER-ROWS-LEFT-OUT"
    )
    written = sum(any(cell.strip() for cell in row) for row in rows)
    assert listed.rows_read + left_out == written
    wrong = {i.where.row for i in listed.issues if i.severity is Severity.ERROR}
    if "ROSTER-END-DATE-AMBIGUOUS" not in codes(listed):
        assert set(listed.faulty_rows) <= wrong


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data):
    try:
        listed = read_roster(data)
    except LoadError as error:
        refused = error.issues
    else:
        refused = listed.issues if not listed.ok else ()
        assert listed.rows_read >= len(listed.roster)
    assert all(issue.message("en") and issue.advice("en") for issue in refused)


PERSON = st.fixed_dictionaries(
    {
        "ФИО": st.text("АБВГабвгё -", min_size=1, max_size=12).map(str.strip).filter(bool),
        "Дата рождения": st.dates(date(1950, 1, 1), date(2020, 1, 1)),
        "Пол": st.sampled_from(["М", "Ж", ""]),
        "Город": st.sampled_from(["Пермь", "Казань; центр", 'Город "А"', "Орёл\nи область", ""]),
        "Программа": st.sampled_from(["VIP", "1,5", ""]),
    }
)


def _same(listed):
    return [
        (m.birth, m.sex, m.place, m.programme, m.name) for m in listed.roster
    ]  # ids too: rows stay


@given(
    st.lists(PERSON, min_size=1, max_size=6),
    st.permutations(["ФИО", "Дата рождения", "Пол", "Город", "Программа"]),
    st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d 00:00:00"]),
)
def test_the_same_people_in_any_encoding_format_and_order(people, order, style):
    def rows(spelled):
        yield order
        for person in people:
            yield [spelled(person[head]) for head in order]

    def spelled(value):
        return value.strftime(style) if isinstance(value, date) else value

    texts = list(rows(spelled))
    expected = _same(read_roster(csv_bytes(texts, encoding="utf-8-sig")))
    assert len(expected) == len(people)
    assert [birth for birth, *_ in expected] == [p["Дата рождения"] for p in people]
    for delimiter, encoding in ((";", "cp1251"), (";", "utf-8"), ("\t", "utf-16"), (",", "utf-8")):
        assert _same(read_roster(csv_bytes(texts, delimiter, encoding))) == expected
    assert _same(read_roster(xlsx_bytes(texts))) == expected
    assert _same(read_roster(xlsx_bytes(rows(lambda value: value)))) == expected
