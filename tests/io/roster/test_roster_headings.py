"""What the heading, the lines above it and the sheets say about a list."""

from datetime import date

import pytest
from roster_files import HEAD, codes, csv_bytes, found, read, xlsx_bytes

from dms.errors import LoadError
from dms.io.roster import Profile, read_roster
from dms.issues import Severity
from dms.periods import Period


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
