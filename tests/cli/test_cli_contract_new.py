"""`dms contract new`, `show` and `list`: a contract is concluded, looked at, and never written
over.
"""

import stat
import sys
from pathlib import Path

import pytest
from cli_contract_helpers import EN, JOINER, NAMES, NEW, PEOPLE
from cli_helpers import Dms

from dms.io.contract_file import load_contract
from dms.report.contract_summary import ContractSummary
from dms.report.movement_list import MovementList


class TestNew:
    def test_it_is_only_shown_without_a_name(self, dms: Dms, inputs: Path) -> None:
        before = sorted(inputs.iterdir())
        ran = dms(*NEW, *EN)
        assert ran.code == 0
        assert "Contract 7/26 · АО «Пример» · offer demo-2026 · terms t-1" in ran.out
        assert "Nothing has been written. To keep the contract, add -o FILE.json." in ran.err
        assert sorted(inputs.iterdir()) == before

    def test_it_is_written(self, dms: Dms, inputs: Path) -> None:
        ran = dms(*NEW, *EN, "-o", "contract.json")
        assert ran.code == 0
        assert "Written: contract.json" in ran.err
        contract = load_contract(inputs / "contract.json")
        assert contract.number == "7/26"
        assert contract.agreement.policyholder == "ООО «Пример»"
        # 38 400 ₽, the same, a child at 1.15 of it, and 0.9 × 90 000 ₽ for long service
        assert str(contract.premium) == "201960.00"
        assert "RUB201,960.00" in ran.out

    def test_only_its_owner_can_read_the_file(self, dms: Dms, contract: Path) -> None:
        if sys.platform != "win32":
            assert stat.S_IMODE(contract.stat().st_mode) == 0o600

    def test_a_file_that_is_there_stays(self, dms: Dms, contract: Path) -> None:
        before = contract.read_bytes()
        ran = dms(*NEW, *EN, "-o", "contract.json")
        assert ran.code == 2
        assert "is there already" in ran.err
        assert contract.read_bytes() == before

    def test_a_file_that_came_up_meanwhile_stays(
        self, dms: Dms, inputs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (inputs / "contract.json").write_text("mine")
        monkeypatch.setattr(Path, "exists", lambda _: False)
        ran = dms(*NEW, *EN, "-o", "contract.json")
        assert ran.code == 2
        assert (inputs / "contract.json").read_text() == "mine"

    def test_nothing_is_left_of_a_file_that_could_not_be_written(
        self, dms: Dms, inputs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr("dms.io.contract_file.save_contract", fails)
        ran = dms(*NEW, *EN, "-o", "contract.json")
        assert ran.code == 2
        assert "cannot be written" in ran.err
        assert not (inputs / "contract.json").exists()

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (("-o", "contract.yaml"), "must end in .json"),
            (("-o", "no/such/contract.json"), "cannot be written; check the folder"),
            (("--concluded", "yesterday"), "--concluded is not a date"),
            (("--start", "01.01.2026"), "Give both --start and --last-day"),
            (("--assume-term", "x"), "Write --assume-term like enrolment.counting=strict"),
        ],
    )
    def test_a_call_that_cannot_be_meant(
        self, dms: Dms, inputs: Path, more: tuple[str, ...], said: str
    ) -> None:
        ran = dms(*NEW, *EN, *more)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err

    def test_options_of_the_contract(self, dms: Dms, inputs: Path) -> None:
        more = ("--concluded", "20.12.2025", "--policyholder", "ООО «Другое»")
        assert dms(*NEW, *more, "--take", "vip=dental", "-o", "contract.json").code == 0
        contract = load_contract(inputs / "contract.json")
        assert contract.agreement.concluded_on.isoformat() == "2025-12-20"
        assert contract.agreement.policyholder == "ООО «Другое»"
        assert str(contract.premium) == "149310.00"

    def test_a_ready_profile_with_answers(self, dms: Dms, inputs: Path) -> None:
        profile = (*NEW[:5], "insurers-standard", *NEW[6:])
        asked = dms(*profile, *EN, "--json")
        assert asked.code == 1  # whether relatives of the first list pay the uplift is not said
        answered = dms(
            *profile,
            *EN,
            "--assume-term",
            "relatives.uplift_from_start=no",
            "--fail-on",
            "never",
        )
        assert answered.code == 0
        assert "What the terms leave open" in answered.out

    def test_unknown_terms(self, dms: Dms, inputs: Path) -> None:
        ran = dms(*NEW[:5], "nobody-knows", *NEW[6:], *EN)
        assert ran.code == 3
        assert "TERMS-PROFILE-UNKNOWN" in ran.err

    def test_a_list_with_errors_makes_no_contract(self, dms: Dms, inputs: Path) -> None:
        (inputs / "people.csv").write_text(PEOPLE + "104;Тайный;31.02.1985;сотрудник;VIP;1\n")
        ran = dms(*NEW, *EN, "-o", "contract.json")
        assert ran.code == 3
        assert "ROSTER-DATE-INVALID" in ran.err
        assert "Тайный" not in ran.err
        assert not (inputs / "contract.json").exists()

    def test_somebody_without_a_price_makes_no_contract(self, dms: Dms, inputs: Path) -> None:
        (inputs / "people.csv").write_text(PEOPLE + "104;Тайный;01.02.1985;сотрудник;;1\n")
        ran = dms(*NEW, "--json", "-o", "contract.json")
        assert ran.code == 1
        assert ran.codes == {"MEMBER-PROGRAMME-MISSING"}
        assert not (inputs / "contract.json").exists()


class TestShow:
    def test_who_is_insured_and_what_is_paid(self, dms: Dms, contract: Path) -> None:
        dms("pay", "contract.json", "10000", "--on", "10.01.2026", "--apply")
        ran = dms("contract", "show", "contract.json", *EN)
        assert ran.code == 0
        assert "Insured on 2026-03-15" in ran.out
        assert "RUB191,960.00" in ran.out
        assert not any(name in ran.out for name in NAMES)

    @pytest.mark.parametrize(("on", "day"), [("01.05.2020", "2026-01-01"), (None, "2026-03-15")])
    def test_a_day_outside_shows_the_nearest(
        self, dms: Dms, contract: Path, on: str | None, day: str
    ) -> None:
        more = ("--on", on) if on is not None else ()
        assert f"Insured on {day}" in dms("contract", "show", "contract.json", *EN, *more).out

    def test_the_document(self, dms: Dms, contract: Path) -> None:
        ran = dms("contract", "show", "contract.json", "--json", "--on", "01.04.2026")
        assert (ran.code, ran.err) == (0, "")
        found = ContractSummary.model_validate(ran.document)
        assert [(p.programme, p.employees, p.relatives) for p in found.people] == [
            ("standard", 2, 1),
            ("vip", 1, 0),
        ]
        assert found.head == load_contract(contract).head

    def test_an_end_and_money_that_went_back(self, dms: Dms, contract: Path) -> None:
        dms("pay", "contract.json", "201960", "--on", "10.01.2026", "--apply")
        end = ("--by", "client", "--last-day", "30.06.2026", "--requested", "01.04.2026")
        assert dms("terminate", "contract.json", *end, "--apply").code == 0
        ran = dms("contract", "show", "contract.json", *EN, "--on", "31.12.2026")
        assert "2026-01-01 to 2026-06-30 · 181 days" in ran.out
        assert "Insured on 2026-06-30" in ran.out
        assert "Returned in cash" in ran.out


class TestList:
    def test_movements_have_numbers_dates_and_sums(self, dms: Dms, contract: Path) -> None:
        filed = ("--requested", "20.01.2026", "--apply")
        assert dms("add", "contract.json", *JOINER, *filed).code == 0
        fix = ("--fact", "birth=03.04.1991", "--requested", "21.01.2026", "--apply")
        assert dms("correct", "contract.json", "1", *fix).code == 0
        lines = dms("contract", "list", "contract.json", *EN).out.splitlines()
        assert lines[1].split() == ["0", "2026-01-01", "first", "list", "2026-01-01", "201,960.00"]
        assert lines[2].split()[1:4] == ["2026-01-20", "joining", "1010"]
        assert "correction of 1" in lines[3]
        assert lines[-1].startswith("Total")

    def test_the_document(self, dms: Dms, contract: Path) -> None:
        dms("pay", "contract.json", "10 000,50 ₽", "--on", "10.01.2026", "--apply")
        ran = dms("contract", "list", "contract.json", "--json")
        found = MovementList.model_validate(ran.document)
        assert [(row.number, row.kind, str(row.paid)) for row in found.movements] == [
            (0, "conclude", "0.00"),
            (1, "pay", "10000.50"),
        ]


def test_groups_of_commands_show_their_help(dms: Dms) -> None:
    shown = dms("contract").err
    assert all(name in shown for name in ("new", "show", "list"))


def test_nobody_is_insured_any_more(dms: Dms, contract: Path) -> None:
    for id_ in ("101", "102", "103"):
        leave = ("--last-day", "30.06.2026", "--requested", "10.06.2026", "--claims", "0")
        assert dms("remove", "contract.json", id_, *leave, "--apply").code == 0
    shown = dms("contract", "show", "contract.json", "--on", "01.07.2026", *EN).out
    assert "Insured on 2026-07-01: nobody" in shown
