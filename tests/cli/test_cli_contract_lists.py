"""Many people at once: joiners from a list, the difference of two lists, lists for the insurer."""

from pathlib import Path

import pytest
from cli_contract_helpers import EN, HEADS, JOINER, NAMES, PEOPLE
from cli_helpers import Dms
from openpyxl import load_workbook

from dms.io.contract_file import load_contract
from dms.io.roster import read_roster
from dms.report.movements_document import MovementsDocument
from dms.report.roster_changes import RosterChanges

FILE = "contract.json"
JOINERS = HEADS + (
    "201;Новый Наум;02.02.1992;сотрудник;Стандарт;1\n"
    "202;Новая Нина;02.02.1993;сотрудник;VIP;7\n"
    "201/1;Новый Ян;02.02.2019;сын;Стандарт;0\n"
)
FROM = ("add", FILE, "--from", "joiners.csv", "--requested", "20.01.2026")
NEW_LIST = HEADS + (
    "101;Иванов Иван;07.05.1990;сотрудник;VIP;3\n"
    "102;Петрова Анна;09.05.1984;сотрудник;VIP;7\n"
    "201;Новый Наум;02.02.1992;сотрудник;Стандарт;1\n"
)
DIFF = ("roster", "diff", FILE, "new.csv", "--on", "01.06.2026", "--requested", "12.05.2026")


@pytest.fixture
def joiners(contract: Path) -> Path:
    path = contract.with_name("joiners.csv")
    path.write_text(JOINERS, "utf-8")
    return path


@pytest.fixture
def new_list(contract: Path) -> Path:
    path = contract.with_name("new.csv")
    path.write_text(NEW_LIST, "utf-8")
    return path


class TestJoiners:
    def test_a_preview_of_all(self, dms: Dms, contract: Path, joiners: Path) -> None:
        before = contract.read_bytes()
        ran = dms(*FROM, *EN)
        assert ran.code == 0
        assert [line.split()[-2] for line in ran.out.splitlines()[1:4]] == ["2026-02-15"] * 3
        assert contract.read_bytes() == before
        assert not any(name in ran.out + ran.err for name in ("Новый", "Новая"))

    def test_all_are_applied(self, dms: Dms, contract: Path, joiners: Path) -> None:
        preview = MovementsDocument.model_validate(dms(*FROM, "--json").document)
        before = load_contract(contract)
        assert dms(*FROM, "--apply", *EN).code == 0
        after = load_contract(contract)
        assert after.premium - before.premium == preview.amount
        assert [e.movement.people for e in after.entries] == [("201",), ("202",), ("201/1",)]

    def test_one_refusal_keeps_everybody_out(self, dms: Dms, contract: Path, joiners: Path) -> None:
        before = contract.read_bytes()
        text = joiners.read_text("utf-8")
        joiners.write_text(text + "101;Другой Дан;02.02.1990;сотрудник;VIP;1\n", "utf-8")
        ran = dms(*FROM, *EN, "--apply")
        assert ran.code == 1
        assert "MOVEMENT-INSURED-ALREADY" in ran.out
        assert "Nothing was written" in ran.err
        assert contract.read_bytes() == before

    def test_a_faulty_row_keeps_everybody_out(
        self, dms: Dms, contract: Path, joiners: Path
    ) -> None:
        joiners.write_text(JOINERS + "203;Новый;31.02.1990;сотрудник;VIP;1\n", "utf-8")
        ran = dms(*FROM, *EN, "--apply")
        assert ran.code == 3
        assert "joiners.csv · C5" in ran.err
        assert load_contract(contract).entries == ()

    def test_a_last_day_is_refused(self, dms: Dms, contract: Path, joiners: Path) -> None:
        joiners.write_text(
            "Табельный номер;Дата рождения;Программа;Стаж;Последний день обслуживания\n"
            "301;01.02.1990;VIP;1;30.06.2026\n302;01.02.1990;VIP;1;\n",
            "utf-8",
        )
        ran = dms(*FROM, "--json")
        assert ran.code == 3
        assert ran.codes == {"JOINING-LAST-DAY"}

    def test_the_wish_for_those_who_have_none(
        self, dms: Dms, contract: Path, joiners: Path
    ) -> None:
        joiners.write_text(
            "Табельный номер;Дата рождения;Программа;Стаж;Дата начала\n"
            "301;01.02.1990;VIP;1;15.04.2026\n302;01.02.1990;VIP;1;\n",
            "utf-8",
        )
        found = dms(*FROM, "--start", "01.05.2026", "--json").document["movements"]
        assert [m["effective"] for m in found] == ["2026-04-15", "2026-05-01"]

    def test_warnings_about_the_list_are_told(
        self, dms: Dms, contract: Path, joiners: Path
    ) -> None:
        joiners.write_text(JOINERS.replace("Новый Наум", "Нoвый Наум"), "utf-8")
        assert "ROSTER-MIXED-ALPHABET" in dms(*FROM, *EN).err
        ran = dms(*FROM, "--json", "--fail-on", "warning")
        assert ran.code == 1
        assert "ROSTER-MIXED-ALPHABET" in ran.codes

    def test_beside_other_terms(self, dms: Dms, contract: Path, joiners: Path) -> None:
        ran = dms(*FROM, "--under", "improved.yaml", "--start", "27.01.2026", *EN)
        assert "Under the terms “Наши условия”\n  201: from 2026-01-27" in ran.out

    def test_an_empty_list(self, dms: Dms, contract: Path, joiners: Path) -> None:
        joiners.write_text(HEADS, "utf-8")
        ran = dms(*FROM, *EN, "--apply")
        assert ran.code in (0, 3)
        assert load_contract(contract).entries == ()


class TestDifferenceOfLists:
    def test_in_words(self, dms: Dms, new_list: Path) -> None:
        ran = dms("roster", "diff", "people.csv", "new.csv", *EN)
        assert ran.code == 0
        assert ran.out.splitlines()[0].split() == ["101", "another", "programme", "programme"]
        assert ran.out.splitlines()[-1] == (
            "joined: 1; left: 2; another programme: 1; other personal data: 1"
        )
        assert not any(name in ran.out for name in (*NAMES, "1984"))

    def test_the_document(self, dms: Dms, new_list: Path) -> None:
        ran = dms("roster", "diff", "people.csv", "new.csv", "--json")
        found = RosterChanges.model_validate(ran.document)
        assert [(one.member, one.kind, one.fields) for one in found.changes] == [
            ("101", "programme_changed", ("programme",)),
            ("102", "data_corrected", ("birth",)),
            ("103", "left", ()),
            ("103/1", "left", ()),
            ("201", "joined", ()),
        ]

    def test_another_number_is_a_question(self, dms: Dms, new_list: Path) -> None:
        new_list.write_text(PEOPLE.replace("101;", "901;"), "utf-8")
        ran = dms("roster", "diff", "people.csv", "new.csv", *EN)
        assert "probably has another number (901)" in ran.out
        assert "Is it the same person?" in ran.out

    def test_the_same_lists(self, dms: Dms, contract: Path) -> None:
        ran = dms("roster", "diff", "people.csv", "people.csv", *EN)
        assert (ran.code, ran.out) == (0, "The lists say the same.\n")

    def test_rows_with_errors_are_told(self, dms: Dms, new_list: Path) -> None:
        new_list.write_text(PEOPLE + "104;Тайный;31.02.1985;сотрудник;VIP;1\n", "utf-8")
        ran = dms("roster", "diff", "people.csv", "new.csv", *EN)
        assert ran.code == 1
        assert "ROSTER-DATE-INVALID" in ran.err

    @pytest.mark.parametrize(
        "more", [("--apply",), ("--on", "01.06.2026"), ("--requested", "01.06.2026")]
    )
    def test_what_only_a_contract_knows(
        self, dms: Dms, new_list: Path, more: tuple[str, ...]
    ) -> None:
        ran = dms("roster", "diff", "people.csv", "new.csv", *more, *EN)
        assert ran.code == 2
        assert "need a contract first" in ran.err


class TestDifferenceFromAContract:
    def test_as_proposed_movements(self, dms: Dms, contract: Path, new_list: Path) -> None:
        before = contract.read_bytes()
        ran = dms(*DIFF, "--json")
        assert ran.code == 0
        found = MovementsDocument.model_validate(ran.document)
        assert [(m.kind, m.people[0]) for m in found.movements] == [
            ("remove", "103"),
            ("correct", "102"),
            ("change_programme", "101"),
            ("add", "201"),
        ]
        assert contract.read_bytes() == before

    def test_applied_there_is_no_difference(self, dms: Dms, contract: Path, new_list: Path) -> None:
        assert dms(*DIFF, "--apply", *EN).code == 0
        ran = dms(*DIFF, *EN)
        assert (ran.code, ran.out) == (0, "")
        assert "There is nothing to do" in ran.err

    def test_it_needs_a_day(self, dms: Dms, new_list: Path) -> None:
        ran = dms(*DIFF[:4], *EN)
        assert ran.code == 2
        assert "--on" in ran.err

    def test_a_list_with_errors_proposes_nothing(self, dms: Dms, new_list: Path) -> None:
        new_list.write_text(PEOPLE + "104;Тайный;31.02.1985;сотрудник;VIP;1\n", "utf-8")
        ran = dms(*DIFF, *EN, "--apply")
        assert ran.code == 3
        assert "Тайный" not in ran.err


class TestListForTheInsurer:
    LIST = ("insurer-list", FILE, "--layout", "kapital_life", "--kind", "attach")
    LIST = (*LIST, "--from", "01.01.2026", "--to", "31.12.2026", "-o", "list.xlsx")

    def test_joiners_can_be_read_back(self, dms: Dms, contract: Path, joiners: Path) -> None:
        dms(*FROM, "--apply")
        ran = dms(*self.LIST, *EN, "--ids")
        assert "Written: list.xlsx, 3 people" in ran.err
        back = read_roster("list.xlsx", profile="kapital_life")
        assert [m.start.isoformat() for m in back.roster if m.start] == ["2026-02-15"] * 3

    def test_leavers(self, dms: Dms, contract: Path) -> None:
        leave = ("--last-day", "30.06.2026", "--requested", "10.06.2026", "--claims", "0")
        dms("remove", FILE, "101", *leave, "--apply")
        words = [word.replace("attach", "detach") for word in self.LIST]
        dms(*words)
        cells = [cell.value for row in load_workbook("list.xlsx").active.rows for cell in row]
        assert "Иванов" in cells

    def test_nobody_to_list(self, dms: Dms, contract: Path) -> None:
        ran = dms(*self.LIST, *EN)
        assert (ran.code, ran.out) == (0, "")
        assert "There is nobody to list" in ran.err
        assert not Path("list.xlsx").exists()

    def test_people_without_a_name_are_not_listed(self, dms: Dms, contract: Path) -> None:
        dms("add", FILE, *JOINER, "--requested", "20.01.2026", "--apply")
        ran = dms(*self.LIST, "--json")
        assert ran.code == 1
        assert "INSURER-LIST-NAME-MISSING" in ran.codes
        assert not Path("list.xlsx").exists()

    def test_several_lists_get_files_of_their_own(
        self, dms: Dms, contract: Path, joiners: Path
    ) -> None:
        joiners.write_text(
            "Табельный номер;ФИО;Дата рождения;Программа;Стаж;Дата начала\n"
            "301;Новый Наум Ильич;01.02.1990;VIP;1;15.04.2026\n"
            "302;Новая Нина Ильична;01.02.1990;VIP;1;01.05.2026\n",
            "utf-8",
        )
        dms(*FROM, "--apply")
        words = ["zetta" if word == "kapital_life" else word for word in self.LIST]
        dms(*words)
        assert Path("list.xlsx").exists()
        assert Path("list-2.xlsx").exists()

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (("--layout", "nobody"), "There is no layout “nobody”"),
            (("-o", "list.doc"), "must end in .xlsx / .csv"),
            (("--kind", "all"), "'all' is not one of"),
            (("-o", "no/such/list.csv"), "cannot be written"),
        ],
    )
    def test_a_call_that_cannot_be_meant(
        self, dms: Dms, contract: Path, joiners: Path, more: tuple[str, ...], said: str
    ) -> None:
        dms(*FROM, "--apply")
        ran = dms(*self.LIST, *EN, *more)
        assert ran.code == 2
        assert said in ran.err

    def test_it_never_replaces_the_contract(self, dms: Dms, contract: Path) -> None:
        contract.rename(contract.with_suffix(".csv"))
        ran = dms("insurer-list", "contract.csv", *self.LIST[2:-1], "contract.csv", *EN)
        assert ran.code == 2
        assert "would overwrite an input" in ran.err
