"""Ids of people, and relatives tied to their employees."""

from roster_files import HEAD, csv_bytes, found, read, xlsx_bytes

from dms.io.roster import read_roster


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
