"""Office doctors of several offices: modules of one kind of a contract count together."""

from typing import Any

import pytest
from compare_helpers import brief, care, compared, must, offer

from dms.comparison.absences import Absence, absence
from dms.comparison.answers import Priced
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import Cell
from dms.modules.questions import Stated
from dms.pricing.offer import Offer


def doctor(office: str, premium: str | None = None, **said: Any) -> dict[str, Any]:
    price = {} if premium is None else {"premium": premium}
    return {"kind": "office_doctor", "office": office, "offered": True, **price, **said}


def with_doctors(id_: str, *doctors: dict[str, Any]) -> Offer:
    return offer(id_, care("outpatient", "100"), modules=list(doctors))


TWO = with_doctors("a", doctor("Север", "1000"), doctor("Юг", "2000"))
ONE = with_doctors("b", doctor("Север", "2500"))
HALF = with_doctors("a", doctor("Север", offered=False), doctor("Юг", "2000"))


def cell(found: Comparison, id_: str) -> Cell:
    (row,) = [row for row in found.rows if row.kind == "office_doctor"]
    return row.cells[id_]


class TestTogether:
    def test_both_are_in_the_price_and_in_the_common_care(self) -> None:
        found = compared(TWO, ONE)
        assert found.scope.prices["a"].total == found.by_id["a"].total == 3400
        assert found.scope.prices["b"].total == 2900
        assert found.scope.prices["b"].difference == -500

    def test_rows_add_up_to_the_total(self) -> None:
        found = compared(TWO, ONE)
        prices = [row.cells["a"].price for row in found.rows]
        assert sum(price.premium for price in prices if price is not None) == 3400
        price = cell(found, "a").price
        assert price is not None
        assert (price.heads, price.premium, price.low, price.high) == (0, 3000, 3000, 3000)

    def test_both_are_described(self) -> None:
        notes = {note.key: note.words for note in cell(compared(TWO, ONE), "a").notes}
        assert notes["office"] is not None
        assert notes["office"].to("en") == "Север; Юг"
        assert notes["hours_per_visit"] is None

    def test_what_one_of_them_leaves_open_stays_open(self) -> None:
        some = with_doctors("a", doctor("Север", "1", hours_per_visit="2"), doctor("Юг", "2"))
        notes = {note.key: note.words for note in cell(compared(some, ONE), "a").notes}
        assert notes["hours_per_visit"] is not None
        assert notes["hours_per_visit"].to("en") == "2; elsewhere not stated"


class TestOneOfThem:
    def test_one_office_refused_is_no_refusal(self) -> None:
        found = compared(HALF, ONE, requirement=brief(must("office_doctor")))
        assert (cell(found, "a").state, cell(found, "a").priced) == (
            Stated.YES,
            Priced.FOR_CONTRACT,
        )
        assert cell(found, "a").where.pointer == "/modules/1"
        assert found.scope.prices["a"].total == 2400
        assert "office_doctor" in found.scope.kinds["std"]
        assert not found.verdict.standings["a"].is_out

    def test_all_refused_is_a_refusal(self) -> None:
        none = with_doctors("a", doctor("Север", offered=False), doctor("Юг", offered=False))
        found = compared(none, ONE)
        assert (cell(found, "a").state, cell(found, "a").priced) == (Stated.NO, None)
        assert absence(none, ["std"], "office_doctor") is Absence.NOT_OFFERED

    def test_one_refused_and_one_open_says_nothing(self) -> None:
        open_ = with_doctors("a", doctor("Север", offered=False), doctor("Юг", offered="unknown"))
        found = compared(open_, ONE)
        assert cell(found, "a").state is Stated.NOT_STATED
        assert absence(open_, ["std"], "office_doctor") is Absence.NOT_STATED

    def test_one_without_a_price_leaves_the_price_open(self) -> None:
        found = compared(with_doctors("a", doctor("Север", "1000"), doctor("Юг")), ONE)
        assert cell(found, "a").priced is Priced.NOT_STATED
        assert found.scope.kinds == {"std": ("outpatient",)}
        assert not found.by_id["a"].is_complete


class TestProgrammeAndContract:
    @pytest.mark.parametrize(
        ("offered", "general", "state"),
        [
            (False, doctor("Юг", "2000"), Stated.YES),
            (False, doctor("Юг", offered=False), Stated.NO),
            (False, doctor("Юг", offered="unknown"), Stated.NOT_STATED),
            ("unknown", doctor("Юг", offered=False), Stated.NOT_STATED),
        ],
    )
    def test_the_contract_may_give_what_a_programme_does_not(
        self, offered: Any, general: dict[str, Any], state: Stated
    ) -> None:
        own = care("office_doctor", offered=offered)
        given = offer("a", care("outpatient", "100"), own, modules=[general])
        found = compared(given, ONE, requirement=brief(must("office_doctor")))
        assert cell(found, "a").state is state
        (met,) = found.by_id["a"].met
        assert met.answer is state
        assert ("office_doctor" in found.scope.kinds["std"]) is (state is Stated.YES)

    def test_a_programme_may_give_what_the_contract_does_not(self) -> None:
        refused = doctor("Юг", offered=False)
        given = offer("a", care("outpatient"), care("office_doctor", "50"), modules=[refused])
        found = compared(given, ONE)
        assert cell(found, "a").priced is Priced.IN_PROGRAMMES
