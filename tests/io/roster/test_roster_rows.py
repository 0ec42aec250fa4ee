"""Rows that are people and rows that are not; names."""

import pytest
from roster_files import HEAD, codes, found, read

from dms.issues import Severity


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


class TestPeopleWithNamesLikeFooters:
    HEAD = ("Таб. №", "ФИО", "Дата рождения", "Пол", "Родство")

    def test_a_surname_that_begins_like_a_footer_is_a_person(self):
        head = ["ФИО", "Дата рождения", "Родство"]
        listed = read(
            ["Петров П", "01.01.1980", "сотрудник"],
            ["Итогов Иван", "", "сотрудник"],
            ["Итогова Маша", "01.01.2015", "дочь"],
            head=head,
        )
        assert found(listed) == [("ROSTER-BIRTH-MISSING", "B3"), ("ROSTER-EMPLOYEE-FAULTY", "C4")]
        assert [m.id for m in listed.roster] == ["r2"]

    @pytest.mark.parametrize(
        "name", ["Итогов И", "Всегодин В", "Подписин П", "Исполнителев И", "Руководителев Р"]
    )
    def test_without_a_column_of_births_too(self, name):
        listed = read([name, "VIP"], head=["ФИО", "Программа"])
        assert [m.name for m in listed.roster] == [name]

    @pytest.mark.parametrize(
        "row",
        [
            ["17", "Директор Пётр", "", "", ""],
            ["", "Директор Пётр", "", "м", ""],
            ["", "Директор Пётр", "", "", "сотрудник"],
        ],
    )
    def test_who_has_a_sex_a_relationship_or_an_id_is_a_person(self, row):
        listed = read(["1", "А Б", "07.05.1990", "м", "сотрудник"], row, head=self.HEAD)
        assert listed.rows_read == 2
        assert ("ROSTER-BIRTH-MISSING", "C3") in found(listed)

    @pytest.mark.parametrize(
        "row",
        [
            ["", "Директор", "", "", "/Орлов П. П./"],
            ["", "Итого:", "", "12 чел.", ""],
            ["Подписи сторон", "", "", "", ""],
            ["ИТОГО", "12", "", "", ""],
            ["", "М. П.", "", "", ""],
            ["Total", "", "", "", ""],
        ],
    )
    def test_totals_and_signatures_still_are_none(self, row):
        listed = read(["1", "А Б", "07.05.1990", "м", "сотрудник"], row, head=self.HEAD)
        assert (listed.ok, listed.rows_read) == (True, 1)
        assert codes(listed) == {"ROSTER-ROWS-LEFT-OUT"}
