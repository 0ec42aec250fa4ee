"""Reading good and broken rosters: every problem at once, at its true cell, good rows usable."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roster_files import codes, csv_bytes, found, xlsx_bytes

from dms.errors import LoadError
from dms.io.roster import Profile, read_roster
from dms.issues import Severity
from dms.members import Member, Relationship, Sex
from dms.periods import Period

HEAD = ["Таб. №", "ФИО", "Дата рождения"]
TODAY = date(2026, 1, 15)


def read(*rows, head=HEAD, **options):
    return read_roster(csv_bytes([head, *rows]), name="staff.csv", **options)


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


def test_without_a_day_only_births_before_1900_are_refused():
    listed = read(["1", "А Б", "07.05.2100"], ["2", "В Г", "31.12.1899"], ["3", "Д", "01.01.1900"])
    assert found(listed) == [("ROSTER-BIRTH-TOO-EARLY", "C3")]


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


@pytest.mark.parametrize(
    ("word", "sex"),
    [
        ("М", Sex.MALE),
        ("муж.", Sex.MALE),
        ("Мужской", Sex.MALE),
        ("male", Sex.MALE),
        ("ж", Sex.FEMALE),
        ("жен", Sex.FEMALE),
        ("Female", Sex.FEMALE),
        ("", None),
    ],
)
def test_sex(word, sex):
    listed = read(["1", "А Б", "07.05.1990", word], head=[*HEAD, "Пол (М/Ж)"])
    assert [m.sex for m in listed.roster] == [sex]


@pytest.mark.parametrize("word", ["1", "2", "да"])
def test_a_sex_that_can_be_read_two_ways_is_refused(word):
    listed = read(["1", "А Б", "07.05.1990", word], head=[*HEAD, "Пол"])
    assert found(listed) == [("ROSTER-SEX-UNKNOWN", "D2")]


@pytest.mark.parametrize(
    ("word", "relationship"),
    [
        ("супруга", Relationship.SPOUSE),
        ("Супруг(а)", Relationship.SPOUSE),
        ("Муж", Relationship.SPOUSE),
        ("ребёнок", Relationship.CHILD),
        ("Ребенок", Relationship.CHILD),
        ("дочь", Relationship.CHILD),
        ("мать", Relationship.PARENT),
        ("брат", Relationship.OTHER),
        ("", Relationship.EMPLOYEE),
    ],
)
def test_relationship(word, relationship):
    head = ["ФИО", "Дата рождения", "Родство"]
    listed = read(["А Б", "07.05.1990", ""], ["В Г", "07.05.1991", word], head=head)
    assert listed.roster[1].relationship is relationship
    assert listed.ok


def test_an_empty_relationship_is_an_error_where_employees_have_theirs_written():
    head = ["ФИО", "Дата рождения", "Родство"]
    listed = read(["А Б", "07.05.1990", "сотрудник"], ["В Г", "07.05.1991", ""], head=head)
    assert found(listed) == [("ROSTER-RELATIONSHIP-MISSING", "C3")]


def test_an_unknown_relationship_lists_the_words():
    listed = read(["А Б", "07.05.1990", "сосед"], head=["ФИО", "Дата рождения", "Родство"])
    assert "супруга" in listed.issues[0].advice("en")
    assert "сосед" not in listed.issues[0].line("en")


class TestFormulas:
    def test_a_formula_in_csv_is_refused_where_the_column_is_needed(self):
        head = [*HEAD, "Комментарий"]
        listed = read(["1", "А Б", "=B1", ""], ["2", "В Г", "07.05.1990", "=1+1"], head=head)
        assert found(listed) == [("ROSTER-FORMULA", "C2")]
        assert [m.id for m in listed.roster] == ["2"]

    def test_a_formula_in_xlsx_is_refused_whatever_its_last_result(self):
        rows = [HEAD, ["1", "А Б", "=DATE(1990,5,7)"], ["2", "В Г", "07.05.1990"]]
        listed = read_roster(xlsx_bytes([*rows, ["=1+2", "Д Е", "07.05.1991"]]))
        assert found(listed) == [("ROSTER-FORMULA", "C2"), ("ROSTER-FORMULA", "A4")]
        assert [m.id for m in listed.roster] == ["2"]
        assert listed.rows_read == 3

    def test_a_formula_beside_the_table_does_not_matter(self):
        rows = [["=1+1"], [*HEAD, "Премия"], ["1", "А Б", "07.05.1990", "=1+1"]]
        assert read_roster(xlsx_bytes(rows)).ok

    def test_the_formula_is_found_on_the_sheet_that_is_read(self):
        def change(workbook):
            second = workbook.create_sheet("Второй")
            second.append(HEAD)
            second.append(["1", "А Б", "=A1"])

        data = xlsx_bytes([HEAD, ["1", "А Б", "07.05.1990"]], change=change)
        assert read_roster(data).ok
        assert found(read_roster(data, sheet="Второй")) == [("ROSTER-FORMULA", "C2")]


class TestIds:
    def test_without_a_column_ids_are_the_true_rows(self):
        rows = [["Письмо"], [], ["ФИО", "Дата рождения"], [], ["А Б", "07.05.1990"]]
        assert read_roster(csv_bytes(rows)).roster[0].id == "r5"

    def test_numbers_of_excel_lose_their_point(self):
        listed = read_roster(xlsx_bytes([HEAD, [89161234567, "А Б", "07.05.1990"]]))
        assert listed.roster[0].id == "89161234567"

    def test_two_people_with_one_number_are_told_of_each_other(self):
        listed = read(
            *([n, f"{n} Б", "07.05.1990"] for n in ("1", "2")),
            *(["1", f"{n} Г", "07.05.1990"] for n in "АБ"),
        )
        assert found(listed) == [("ROSTER-ID-TWICE", f"A{row}") for row in (2, 4, 5)]
        said = [issue.message("en") for issue in listed.issues]
        assert [m.id for m in listed.roster] == ["2"]
        assert ["Row 4" in said[0], "Row 2" in said[1], "Row 2" in said[2]] == [True] * 3

    def test_a_missing_number_is_replaced_by_the_row_with_a_warning(self):
        listed = read(["1", "А Б", "07.05.1990"], ["", "В Г", "07.05.1991"])
        assert found(listed) == [("ROSTER-ID-MISSING", "A3")]
        assert [m.id for m in listed.roster] == ["1", "r3"]
        assert listed.ok


class TestRelatives:
    HEAD = ("Таб. №", "ФИО", "Дата рождения", "Степень родства", "ID сотрудника")

    def test_by_the_number_of_the_employee_in_any_order(self):
        listed = read(
            ["", "Орлов Ян", "07.05.2015", "сын", "12"],
            ["11", "Сомов Олег", "07.05.1980", "", ""],
            ["12", "Орлов Пётр", "07.05.1990", "", ""],
            ["", "Орлова Ева", "07.05.2016", "дочь", "12"],
            ["99", "Сомова Яна", "07.05.1981", "жена", "11"],
            head=self.HEAD,
        )
        tied = [(m.id, m.employee_id) for m in listed.roster]
        assert tied == [
            ("12/1", "12"),
            ("11", None),
            ("12", None),
            ("12/2", "12"),
            ("99", "11"),
        ]
        assert listed.ok

    def test_by_the_name_of_the_employee_when_only_one_has_it(self):
        head = ["ФИО", "Дата рождения", "Родство", "Сотрудник"]
        listed = read(
            ["Орлов  Пётр", "07.05.1990", "", ""],
            ["Сомов Олег", "07.05.1980", "", ""],
            ["Сомов Олег", "07.05.1981", "", ""],
            ["Орлов Ян", "07.05.2015", "сын", "ОРЛОВ ПЕТР"],
            ["Сомов Ян", "07.05.2015", "сын", "Сомов Олег"],
            ["Сомов Юл", "07.05.2015", "сын", ""],
            head=head,
        )
        assert listed.roster[3].employee_id == "r2"
        assert found(listed) == [("ROSTER-RELATIVE-ORPHAN", f"D{row}") for row in (6, 7)]

    def test_the_number_of_the_employee_is_the_id_of_the_employee_when_there_is_no_other(self):
        head = ["ID сотрудника", "ФИО", "Дата рождения", "Родство"]
        listed = read(
            ["A-7", "Орлов Пётр", "07.05.1990", "сотрудник"],
            ["A-7", "Орлов Ян", "07.05.2015", "сын"],
            ["A-8", "Сомов Ян", "07.05.2015", "сын"],
            head=head,
        )
        assert [(m.id, m.employee_id) for m in listed.roster] == [("A-7", None), ("A-7/1", "A-7")]
        assert found(listed) == [("ROSTER-RELATIVE-ORPHAN", "A4")]

    def test_the_number_of_a_relative_ties_nobody(self):
        listed = read(
            ["1", "Орлов Пётр", "07.05.1990", "сотрудник", ""],
            ["2", "Орлова Ева", "07.05.1990", "жена", "1"],
            ["3", "Орлов Ян", "07.05.2015", "сын", "2"],
            head=self.HEAD,
        )
        assert found(listed) == [("ROSTER-RELATIVE-ORPHAN", "E4")]

    def test_by_order_a_first_relative_has_no_employee(self):
        head = ["ФИО", "Дата рождения", "Родство"]
        listed = read(["Орлов Ян", "07.05.2015", "сын"], ["А Б", "07.05.1990", ""], head=head)
        assert found(listed) == [("ROSTER-RELATIVE-ORPHAN", "C2")]
        assert [m.id for m in listed.roster] == ["r3"]

    def test_relatives_wait_for_a_faulty_employee(self):
        head = ["ФИО", "Дата рождения", "Родство"]
        listed = read(
            ["Орлов Пётр", "31.02.1990", "сотрудник"],
            ["Орлов Ян", "07.05.2015", "сын"],
            ["Орлова Ева", "07.05.20", "дочь"],
            ["Сомов Олег", "07.05.1990", "сотрудник"],
            ["Сомов Ян", "07.05.2015", "сын"],
            head=head,
        )
        assert found(listed) == [
            ("ROSTER-DATE-INVALID", "B2"),
            ("ROSTER-EMPLOYEE-FAULTY", "C3"),
            ("ROSTER-DATE-SHORT-YEAR", "B4"),
        ]
        assert [m.id for m in listed.roster] == ["r5", "r5/1"]

    def test_somebody_unreadable_above_may_be_the_employee(self):
        head = ["ФИО", "Дата рождения", "Родство"]
        listed = read(
            ["Орлов Пётр", "07.05.1990", "сотрудник"],
            ["Сомов Олег", "07.05.1990", "сотр."],
            ["Сомов Ян", "07.05.2015", "сын"],
            head=head,
        )
        assert [code for code, _ in found(listed)] == [
            "ROSTER-RELATIONSHIP-UNKNOWN",
            "ROSTER-EMPLOYEE-FAULTY",
        ]

    def test_the_employee_column_is_the_name_when_there_is_no_other(self):
        head = ["Сотрудник", "Дата рождения"]
        assert read(["Орлов Пётр", "07.05.1990"], head=head).roster[0].name == "Орлов Пётр"


class TestNames:
    @pytest.mark.parametrize(
        ("name", "letter"),
        [("Иванoв Пётр", "o"), ("Smirnоv Petr", "о"), ("Мамедов Али Гусейн оглы", None)],
    )
    def test_mixed_alphabets_name_only_the_letter(self, name, letter):
        listed = read(["1", name, "07.05.1990"])
        assert [m.name for m in listed.roster] == [name]
        if letter is None:
            assert listed.issues == ()
        else:
            (issue,) = listed.issues
            assert (issue.code, issue.severity) == ("ROSTER-MIXED-ALPHABET", Severity.WARNING)
            assert f"«{letter}»" in issue.message("en")
            assert name.split()[0] not in issue.line("en")

    def test_latin_and_russian_words_may_stand_side_by_side(self):
        assert read(["1", "Орлов Пётр II", "07.05.1990"]).issues == ()

    def test_three_columns_are_joined_as_written_and_a_middle_name_may_miss(self):
        head = ["Фамилия", "Имя", "Отчество", "Дата рождения"]
        listed = read(["Ван дер Ваальс", "Ян", "", "07.05.1990"], head=head)
        assert listed.roster[0].name == "Ван дер Ваальс Ян"

    def test_a_full_name_goes_before_its_parts(self):
        head = ["ФИО", "Фамилия", "Имя", "Дата рождения"]
        assert read(["А Б", "В", "Г", "07.05.1990"], head=head).roster[0].name == "А Б"

    def test_the_same_person_twice_is_a_warning(self):
        listed = read(["1", "Орлёв Пётр", "07.05.1990"], ["2", "ОРЛЕВ ПЕТР", "07.05.1990"])
        assert found(listed) == [("ROSTER-PERSON-TWICE", "B2"), ("ROSTER-PERSON-TWICE", "B3")]
        assert len(listed.roster) == 2

    def test_without_births_namesakes_are_not_judged(self):
        head = ["Таб. №", "ФИО"]
        listed = read(["1", "А Б"], ["2", "А Б"], head=head)
        assert found(listed) == [("ROSTER-BIRTH-COLUMN-MISSING", None)]

    def test_a_namesake_of_another_age_is_another_person(self):
        assert read(["1", "А Б", "07.05.1990"], ["2", "А Б", "08.05.1990"]).issues == ()


class TestRows:
    def test_stop_rows_and_footers_are_left_out_and_named(self):
        listed = read(
            ["1", "А Б", "07.05.1990"],
            ["  ", "", ""],
            ["Итого: 1 чел.", "", ""],
            ["", "Всего", ""],
            ["", "", ""],
            ["С уважением,", "", ""],
            ["Генеральный директор", "________", "И. О."],
            ["Страница 1 из 1", "", ""],
        )
        assert listed.rows_read == 1
        (left_out,) = listed.issues
        assert "4, 5, 7, 8, 9" in left_out.message("en")

    def test_titles_numbering_and_repeated_headings_are_left_out(self):
        head = ["№ п/п", *HEAD[1:], "Пол"]
        listed = read(
            ["1", "2", "3", "4"],
            ["Отдел продаж", "", "", ""],
            ["1", "А Б", "07.05.1990", "М"],
            head,
            ["2", "В Г", "07.05.1991", "М"],
            head=head,
        )
        assert [m.id for m in listed.roster] == ["r4", "r6"]
        assert listed.ok

    def test_a_person_whose_birth_is_missing_is_not_lost(self):
        head = ["№ п/п", "ФИО", "Дата рождения", "Должность"]
        listed = read(["1", "А Б", "", "Директор"], ["", "Всеславин Б", "", ""], head=head)
        assert found(listed) == [("ROSTER-BIRTH-MISSING", "C2"), ("ROSTER-BIRTH-MISSING", "C3")]
        assert listed.rows_read == 2

    def test_rows_after_the_totals_are_read_when_they_are_people(self):
        head = ["№ п/п", "ФИО", "Дата рождения", "Город"]
        listed = read(
            ["1", "А Б", "07.05.1990", "Пермь"],
            ["Итого", "", "", "1"],
            ["2", "В Г", "07.05.1991", "Пермь"],
            ["", "", "", "Исполнитель: И. О., доб. 12"],
            ["дата", "", "", "01.02.2026"],
            head=head,
        )
        assert [m.id for m in listed.roster] == ["r2", "r4"]
        assert listed.ok

    def test_short_rows_are_filled_up(self):
        listed = read(["1", "А Б", "07.05.1990"], head=[*HEAD, "Город", "Грейд"])
        assert listed.roster[0].place is None

    def test_a_heading_without_people_is_an_error(self):
        assert found(read()) == [("ROSTER-NO-PEOPLE", None)]
        assert len(read().roster) == 0

    def test_a_list_without_birth_dates_is_usable_with_a_warning(self):
        head = ["Таб. №", "ФИО", "Программа"]
        listed = read(["1", "А Б", "VIP"], ["Итого", "", ""], head=head)
        assert found(listed) == [("ROSTER-BIRTH-COLUMN-MISSING", None)]
        assert [m.birth for m in listed.roster] == [None]


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
        assert "end_date" in listed.issues[0].advice("en")

    @pytest.mark.parametrize(("meant", "last"), [("last_day", 30), ("detached_from", 29)])
    def test_end_date_says_which(self, meant, last):
        rows = ["1", "А Б", "07.05.1990", "30.06.2026"]
        listed = read(rows, head=[*HEAD, "Дата открепления"], end_date=meant)
        assert listed.roster[0].last_day == date(2026, 6, last)

    def test_a_clear_end_beside_makes_the_question_needless(self):
        head = [*HEAD, "Дата окончания", "Последний день обслуживания"]
        listed = read(["1", "А Б", "07.05.1990", "30.06.2026", "29.06.2026"], head=head)
        assert listed.roster[0].last_day == date(2026, 6, 29)


class TestHeadings:
    def test_an_almost_known_heading_is_used_and_asked_about(self):
        listed = read(["1", "А Б", "07.05.1990", "VIP"], head=[*HEAD, "Програма"])
        assert found(listed) == [("ROSTER-HEADER-UNSURE", "D1")]
        assert listed.issues[0].severity is Severity.QUESTION
        assert "«Программа»" in listed.issues[0].message("en")
        assert listed.roster[0].programme == "VIP"

    def test_two_columns_of_births_cannot_be_guessed(self):
        listed = read(["1", "А Б", "07.05.1990", "07.05.1991"], head=[*HEAD, "Birth date"])
        assert ("ROSTER-COLUMN-RIVALS", "C1") in found(listed)
        assert not listed.ok
        assert listed.roster[0].birth is None

    def test_unused_columns_are_named_once(self):
        listed = read(["1", "А Б", "07.05.1990", "5", "6"], head=[*HEAD, "Стаж", "Рост"])
        (issue,) = listed.issues
        assert issue.code == "ROSTER-COLUMNS-UNUSED"
        assert "«Стаж», «Рост»" in issue.message("en")

    def test_personal_columns_are_dropped_and_named(self):
        head = [*HEAD, "Мобильный телефон", "СНИЛС", "Серия паспорта", "№ полиса", "E-mail"]
        listed = read(["1", "А Б", "07.05.1990", "1", "2", "3", "4", "5"], head=head)
        assert codes(listed) == {"ROSTER-PERSONAL-DATA"}
        assert listed.roster.extra_names == []
        assert listed.ok

    def test_a_heading_may_have_line_breaks_and_a_note(self):
        head = ["ФИО", "Дата\nрождения (дд.мм.гггг)"]
        assert read(["А Б", "07.05.1990"], head=head).ok

    def test_groups_above_the_heading_are_understood(self):
        rows = [
            ["Персональные данные", "", "Период обслуживания", ""],
            ["ФИО", "Дата рождения", "с", "по"],
            ["А Б", "07.05.1990", "01.02.2026", "31.12.2026"],
        ]
        member = read_roster(csv_bytes(rows)).roster[0]
        assert (member.start, member.last_day) == (date(2026, 2, 1), date(2026, 12, 31))

    def test_the_heading_is_not_searched_forever(self):
        rows = [*[["строка"]] * 25, HEAD, ["1", "А Б", "07.05.1990"]]
        with pytest.raises(LoadError) as caught:
            read_roster(csv_bytes(rows))
        assert [i.code for i in caught.value.issues] == ["ROSTER-HEADER-NOT-FOUND"]
        assert read_roster(csv_bytes(rows[1:])).ok

    def test_an_address_gives_only_the_town_and_a_city_column_goes_before_it(self):
        rows = ["1", "А Б", "07.05.1990", "614000, г. Пермь, ул. Мира, д. 5"]
        assert read(rows, head=[*HEAD, "Адрес"]).roster[0].place == "Пермь"
        both = read([*rows, "Казань"], head=[*HEAD, "Адрес", "Город"])
        assert both.roster[0].place == "Казань"

    @pytest.mark.parametrize(
        ("address", "town"),
        [
            ("Москва, ул. Мира, 5", "Москва"),
            ("г.Нижний Новгород, ул. Мира", "Нижний Новгород"),
            ("Ростовская обл., г. Ростов-на-Дону, пр. Мира", "Ростов-на-Дону"),
            ("город Пермь", "Пермь"),
            ("", None),
        ],
    )
    def test_towns(self, address, town):
        head = ["ФИО", "Дата рождения", "Адрес проживания"]
        listed = read(["А Б", "07.05.1990", address], head=head)
        assert listed.roster[0].place == town
        assert found(listed) == []

    @pytest.mark.parametrize("address", ["ул. Мира, 5", "г. Пермь ул Мира 5", "село Мирное"])
    def test_a_town_that_cannot_be_told_is_asked_for(self, address):
        head = ["ФИО", "Дата рождения", "Адрес проживания"]
        listed = read(["А Б", "07.05.1990", address], head=head)
        assert listed.roster[0].place is None
        assert found(listed) == [("ROSTER-TOWN-UNCLEAR", "C1")]
        assert "Мира" not in listed.issues[0].line("en")

    def test_a_list_of_births_alone_is_a_list(self):
        listed = read(["07.05.1990", "5"], head=["Дата рождения", "Стаж"], extra=["Стаж"])
        assert [m.birth for m in listed.roster] == [date(1990, 5, 7)]

    def test_one_known_word_among_many_others_is_no_heading(self):
        with pytest.raises(LoadError):
            read(head=["Ячейка", "Дата рождения", "Что не так", "Что делать", "Код"])

    def test_years_with_a_start_are_a_list(self):
        head = ["Год рождения", "Пол", "Дата начала"]
        listed = read(["1990", "М", "01.02.2026"], head=head)
        assert listed.roster[0].start == date(2026, 2, 1)
        assert listed.ok


class TestExtra:
    def test_extra_columns_are_numbers_when_all_are(self):
        listed = read(
            ["1", "А Б", "07.05.1990", "2,5", "007"],
            ["2", "В Г", "07.05.1991", "", "008"],
            head=[*HEAD, "Стаж", "Код"],
            extra={"стаж": "tenure", "Код": "code"},
        )
        assert listed.roster.column("tenure") == [Decimal("2.5"), None]
        assert listed.roster.column("code") == ["007", "008"]
        assert listed.issues == ()

    def test_one_word_keeps_a_column_of_texts(self):
        listed = read(
            ["1", "А Б", "07.05.1990", "2"],
            ["2", "В Г", "07.05.1991", "нет"],
            head=[*HEAD, "Стаж"],
            extra=["Стаж"],
        )
        assert listed.roster.column("Стаж") == ["2", "нет"]

    def test_a_missing_extra_column_is_an_error(self):
        listed = read(["1", "А Б", "07.05.1990"], extra=["Стаж"])
        assert found(listed) == [("ROSTER-EXTRA-MISSING", None)]
        assert not listed.ok

    def test_an_extra_column_cannot_take_a_known_name(self):
        with pytest.raises(ValueError, match="place"):
            read(["1", "А Б", "07.05.1990"], extra={"Стаж": "place"})


class TestAbove:
    @pytest.mark.parametrize(
        "lines",
        [
            [
                ["Организация: ООО «Ромашка»"],
                ["Договор № ДМС-26/001 от 01.01.2026"],
                ["Прикрепление с: 01.02.2026 по: 31.12.2026"],
            ],
            [
                ["Страхователь", "ООО «Ромашка»"],
                ["к договору страхования №", "ДМС-26/001"],
                ["Срок действия", "01.02.2026 - 31.12.2026"],
            ],
        ],
    )
    def test_contract_period_and_company_stand_above(self, lines):
        listed = read_roster(csv_bytes([*lines, HEAD, ["1", "А Б", "07.05.1990"]]))
        assert listed.meta.contract == "ДМС-26/001"
        assert listed.meta.company == "ООО «Ромашка»"
        assert listed.meta.period == Period(date(2026, 2, 1), date(2026, 12, 31))
        assert codes(listed) == {"ROSTER-PERIOD-ABOVE"}
        assert listed.roster[0].start is None

    @pytest.mark.parametrize("line", ["с 31.12.2026 по 01.01.2026", "с 31.02.2026 по 01.05.2026"])
    def test_an_impossible_period_is_no_period(self, line):
        listed = read_roster(csv_bytes([[line], HEAD, ["1", "А Б", "07.05.1990"]]))
        assert listed.meta.period is None

    def test_nothing_above_is_nothing_known(self):
        meta = read(["1", "А Б", "07.05.1990"]).meta
        assert (meta.contract, meta.period, meta.company) == (None, None, None)


class TestSheets:
    PEOPLE = (HEAD, ["1", "А Б", "07.05.1990"])

    def _two(self, hidden=False):
        def change(workbook):
            other = workbook.create_sheet("Архив")
            for row in (HEAD, ["7", "В Г", "07.05.1991"]):
                other.append(row)
            workbook.move_sheet(other, -1)
            if hidden:
                other.sheet_state = "hidden"

        return xlsx_bytes(self.PEOPLE, change=change)

    def test_the_first_sheet_with_a_heading_is_read_and_named(self):
        listed = read_roster(self._two())
        assert (listed.sheet, listed.roster[0].id) == ("Архив", "7")
        assert codes(listed) == {"ROSTER-SHEET-CHOSEN"}

    def test_a_hidden_sheet_is_read_only_when_named(self):
        listed = read_roster(self._two(hidden=True))
        assert (listed.sheet, listed.issues) == ("Список", ())
        assert read_roster(self._two(hidden=True), sheet="Архив").roster[0].id == "7"

    def test_sheets_without_a_heading_are_passed_over(self):
        data = xlsx_bytes([["Письмо"]], change=lambda w: w.create_sheet("Люди").append(HEAD))
        assert read_roster(data).sheet == "Люди"

    def test_an_unknown_sheet_is_refused_with_the_names(self):
        with pytest.raises(LoadError) as caught:
            read_roster(self._two(), sheet="Лист1")
        (issue,) = caught.value.issues
        assert issue.code == "ROSTER-SHEET-UNKNOWN"
        assert "«Архив», «Список»" in issue.advice("en")

    def test_cells_keep_their_address_when_the_table_stands_apart(self):
        rows = [[], [], [None, None, *HEAD], [None, None, "1", "А Б", "31.02.1990"]]
        listed = read_roster(xlsx_bytes(rows))
        assert found(listed) == [("ROSTER-DATE-INVALID", "E4")]
        assert str(listed.issues[0].where) == "roster · Список!E4 · «Дата рождения»"


def test_an_own_profile_can_be_given():
    own = Profile("own", heads={"Кто": "name", "Родился": "birth", "Объём": None})
    head = ["Кто", "Родился", "Объём", "Программа"]
    listed = read(["А Б", "07.05.1990", "1", "VIP"], head=head, profile=own)
    assert (listed.profile, listed.roster[0].programme) == ("own", "VIP")
    assert listed.issues == ()


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
