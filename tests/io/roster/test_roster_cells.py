"""What single cells say: sex, relationship, formulas, extra columns."""

from decimal import Decimal

import pytest
from roster_files import HEAD, found, read, without_addresses, xlsx_bytes

from dms.io.roster import read_roster
from dms.members import Relationship, Sex


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

    @pytest.mark.parametrize("rows_too", [False, True])
    def test_cells_without_an_address_follow_each_other(self, rows_too):
        """Programs may leave the address of a cell out; then it stands behind the one before."""
        rows = [HEAD, ["1", "А Б", "=DATE(1990,5,7)"], ["2", "=A1", "07.05.1990"]]
        data = without_addresses(xlsx_bytes(rows), rows_too=rows_too)
        assert found(read_roster(data)) == [("ROSTER-FORMULA", "C2"), ("ROSTER-FORMULA", "B3")]

    def test_the_formula_is_found_on_the_sheet_that_is_read(self):
        def change(workbook):
            second = workbook.create_sheet("Второй")
            second.append(HEAD)
            second.append(["1", "А Б", "=A1"])

        data = xlsx_bytes([HEAD, ["1", "А Б", "07.05.1990"]], change=change)
        assert read_roster(data).ok
        assert found(read_roster(data, sheet="Второй")) == [("ROSTER-FORMULA", "C2")]


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
