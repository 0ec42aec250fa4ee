"""Matrix: who has what at which price, and what offers differ in; "not stated" is never "no"."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from compare_helpers import (
    MKAD,
    MOSCOW,
    brief,
    bundle,
    care,
    compared,
    must,
    offer,
    people,
    person,
    several_offers,
)
from hypothesis import given

from dms.comparison.answers import Priced
from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import Cell, ModuleRow
from dms.members import Roster
from dms.modules.questions import Stated
from dms.periods import Period

TERM = Period(date(2026, 1, 1), date(2026, 12, 31))
A = offer("a", care("outpatient"), care("dental", "500"))


def row(found: Comparison, kind: str, programme: str | None = "std") -> ModuleRow:
    (one,) = [
        one
        for one in found.rows
        if one.kind == kind and (one.programme.id if one.programme else None) == programme
    ]
    return one


def cell(found: Comparison, kind: str, id_: str, programme: str | None = "std") -> Cell:
    return row(found, kind, programme).cells[id_]


def differences(one: ModuleRow) -> dict[str, tuple[dict[str, str | None], bool]]:
    return {
        found.title.to("en"): (
            {id_: words.to("en") if words else None for id_, words in found.words.items()},
            found.is_proved,
        )
        for found in one.differs
    }


class TestStates:
    def test_yes_no_and_not_stated_are_three(self) -> None:
        found = compared(
            A,
            offer("b", care("outpatient"), care("dental", offered=False)),
            offer("c", care("outpatient")),
            offer("d", care("outpatient"), care("dental", offered="unknown")),
        )
        states = {id_: one.state for id_, one in row(found, "dental").cells.items()}
        assert states == {
            "a": Stated.YES,
            "b": Stated.NO,
            "c": Stated.NOT_STATED,
            "d": Stated.NOT_STATED,
        }
        said = {"a": "yes", "b": "no", "c": None, "d": None}
        assert differences(row(found, "dental")) == {"Offered": (said, True)}

    def test_silence_is_no_proved_difference(self) -> None:
        found = compared(A, offer("c", care("outpatient")))
        assert differences(row(found, "dental")) == {"Offered": ({"a": "yes", "c": None}, False)}

    def test_what_the_brief_asks_for_has_a_row(self) -> None:
        found = compared(A, requirement=brief(must("rehabilitation")))
        one = row(found, "rehabilitation")
        assert one.cells["a"].state is Stated.NOT_STATED
        assert one.title.to("en") == "Rehabilitation"

    def test_without_a_programme_nothing_is_stated(self) -> None:
        found = compared(A, Candidate(offer("b", care("outpatient")), {"x": "y"}), roster=people())
        nobody = compared(A, offer("b", care("outpatient"), programme={"id": "other"}))
        assert cell(found, "outpatient", "b").state is Stated.YES
        assert cell(nobody, "outpatient", "b").state is Stated.NOT_STATED
        assert nobody.programme_rows[0].cells["b"].programme is None

    def test_rows_stand_in_the_order_of_all_lists(self) -> None:
        found = compared(offer("a", care("telemedicine"), care("dental"), care("outpatient")))
        assert [one.kind for one in found.rows] == ["outpatient", "dental", "telemedicine"]


class TestPrices:
    def test_least_and_most_are_for_one_person_and_the_whole_term(self) -> None:
        ages = {"age": {"0-39": "1", "40+": "1.5"}}
        aging = offer("a", care("outpatient"), factors=[{"id": "age", "multiply": ages}])
        roster = Roster.of(
            [person("1"), person("2", birth=date(1960, 1, 1)), person("3", start=date(2026, 7, 2))]
        )
        price = cell(compared(aging, roster=roster), "outpatient", "a").price
        assert price is not None
        half_a_year = round(Decimal(1000) * 183 / 365, 2)
        assert (price.low, price.high) == (Decimal("1000.00"), Decimal("1500.00"))
        assert (price.heads, price.full) == (3, Decimal("3500.00"))
        assert price.premium == Decimal("2500.00") + half_a_year

    def test_programmes_have_prices_of_their_own(self) -> None:
        two = offer(
            "a",
            care("outpatient"),
        )
        vip = {"id": "vip", "modules": [care("outpatient", "5000")]}
        both = two.agreeing(
            {
                "programmes": (
                    *two.programmes,
                    *offer("x", care("outpatient", "5000"), programme=vip).programmes,
                )
            }
        )
        roster = Roster.of([person("1"), person("2", "vip"), person("3", "vip")])
        found = compared(both, roster=roster)
        shown = {r.programme.id: r.cells["a"].prices for r in found.programme_rows}
        premiums = {id_: prices.premium for id_, prices in shown.items() if prices}
        assert premiums == {"std": Decimal("1000.00"), "vip": Decimal("10000.00")}
        assert shown["vip"] is not None
        assert (shown["vip"].per_head, shown["vip"].heads) == (Decimal("5000.00"), 2)

    def test_two_programmes_of_the_client_may_be_one_of_the_insurer(self) -> None:
        roster = Roster.of([person("1", "x"), person("2", "y"), person("3", "y")])
        found = compared(Candidate(A, programmes={"x": "std", "y": "std"}), roster=roster)
        heads = {r.programme.id: r.cells["a"].prices for r in found.programme_rows}
        assert {id_: p.heads for id_, p in heads.items() if p} == {"x": 1, "y": 2}

    def test_a_partial_price_counts_who_has_none(self) -> None:
        young = offer("a", care("outpatient"), eligibility={"ages": "0-60"})
        roster = Roster.of([person("1"), person("2", birth=date(1950, 1, 1))])
        prices = compared(young, roster=roster).by_id["a"].prices["std"]
        assert (prices.heads, prices.unpriced) == (1, 1)


class TestWaysToPay:
    @pytest.mark.parametrize(
        ("modules", "programme", "expected"),
        [
            ([care("dental")], {}, Priced.OWN),
            ([care("dental", "included")], {}, Priced.INCLUDED),
            ([care("dental", "included")], {"premium": "100"}, Priced.IN_PROGRAMME),
            ([{"kind": "dental"}], {}, Priced.NOT_STATED),
        ],
    )
    def test_care_in_a_programme(
        self, modules: list[Any], programme: dict[str, Any], expected: Priced
    ) -> None:
        outpatient = care("outpatient", "included" if programme else "1000")
        found = compared(offer("a", outpatient, *modules, programme=programme))
        assert cell(found, "dental", "a").priced is expected
        assert (cell(found, "dental", "a").price is not None) == (expected is Priced.OWN)

    def test_care_without_a_line_comes_with_another_kind(self) -> None:
        inpatient = care("emergency_inpatient", includes_ambulance=True)
        hidden = cell(compared(offer("a", care("outpatient"), inpatient)), "ambulance", "a")
        assert (hidden.state, hidden.priced) == (Stated.YES, Priced.WITH_MODULE)
        assert hidden.with_module == "emergency_inpatient"
        assert hidden.price is None
        assert hidden.where.pointer == "/programmes/0/modules/1"
        assert all(note.words is None for note in hidden.notes), "nothing is said of it"

    def test_care_may_be_left_out(self) -> None:
        inpatient = care("emergency_inpatient", includes_ambulance=True)
        both = offer("a", care("outpatient"), care("dental"), inpatient)
        found = compared(Candidate(both, modules={"std": ["outpatient"]}))
        assert cell(found, "dental", "a").priced is Priced.NOT_TAKEN
        assert cell(found, "ambulance", "a").priced is Priced.NOT_TAKEN

    def test_one_price_stands_beside_the_kinds_of_care(self) -> None:
        found = compared(bundle("a", "900", "outpatient", "dental"))
        prices = found.by_id["a"].prices["std"]
        assert {kind: one.premium for kind, one in prices.modules.items()} == {
            "programme": Decimal("3600.00")
        }


class TestContractModules:
    DOCTOR = care("office_doctor", "60000", visits_per_week=1, hours_per_visit="2")

    def test_what_is_priced_once_has_a_row_of_its_own(self) -> None:
        found = compared(
            offer("a", care("outpatient"), modules=[self.DOCTOR]), A.agreeing({"id": "b"})
        )
        one = row(found, "office_doctor", None)
        assert one.cells["a"].priced is Priced.FOR_CONTRACT
        assert one.cells["a"].price is not None
        assert one.cells["a"].price.premium == Decimal("60000.00")
        assert one.cells["b"].state is Stated.NOT_STATED
        assert [r.kind for r in found.rows if r.programme] == ["outpatient", "dental"]

    @pytest.mark.parametrize(
        ("offered", "state", "priced"),
        [
            (True, Stated.YES, Priced.IN_PROGRAMMES),
            (False, Stated.NO, None),
            ("unknown", Stated.NOT_STATED, None),
        ],
    )
    def test_programmes_answer_for_the_contract(
        self, offered: object, state: Stated, priced: Priced | None
    ) -> None:
        listed = {"kind": "office_doctor", "offered": offered}
        found = compared(
            offer("a", care("outpatient"), modules=[self.DOCTOR]),
            offer("b", care("outpatient"), listed),
        )
        assert cell(found, "office_doctor", "b", None).state is state
        assert cell(found, "office_doctor", "b", None).priced is priced
        assert cell(found, "office_doctor", "b").state is state, "its own programme has a row too"
        assert cell(found, "office_doctor", "a").priced is Priced.FOR_CONTRACT

    def test_a_programme_may_list_what_the_contract_pays(self) -> None:
        listed = {"kind": "office_doctor"}
        found = compared(offer("a", care("outpatient"), listed, modules=[self.DOCTOR]))
        assert [r.kind for r in found.rows] == ["outpatient", "office_doctor"]
        assert cell(found, "office_doctor", "a", None).priced is Priced.FOR_CONTRACT

    @pytest.mark.parametrize(
        ("module", "state", "priced"),
        [
            ({"kind": "office_doctor"}, Stated.YES, Priced.NOT_STATED),
            ({"kind": "office_doctor", "offered": False}, Stated.NO, None),
        ],
    )
    def test_a_module_of_the_contract_may_lack_a_price(
        self, module: dict[str, Any], state: Stated, priced: Priced | None
    ) -> None:
        found = cell(
            compared(offer("a", care("outpatient"), modules=[module])), "office_doctor", "a", None
        )
        assert (found.state, found.priced, found.price) == (state, priced, None)


class TestDifferences:
    def test_only_what_differs_is_listed(self) -> None:
        found = compared(
            offer("a", care("home_care", territory=MKAD, provider="clinic"), care("outpatient")),
            offer("b", care("home_care", territory=MOSCOW, provider="clinic"), care("outpatient")),
        )
        assert differences(row(found, "home_care")) == {
            "Territory": (
                {
                    "a": "within the Moscow ring road (MKAD)",
                    "b": "within the boundary of the city (Москва)",
                },
                True,
            )
        }

    def test_one_area_in_two_words_does_not_differ(self) -> None:
        again = {"base": "region", "region": "RU-MOW"}
        found = compared(
            offer("a", care("home_care", territory=MOSCOW)),
            offer("b", care("home_care", territory=again)),
        )
        assert "Territory" not in differences(row(found, "home_care"))

    def test_other_hours_are_another_territory(self) -> None:
        found = compared(
            offer("a", care("home_care", territory={**MKAD, "call_until": "12:00"})),
            offer("b", care("home_care", territory={**MKAD, "call_until": "20:00"})),
        )
        assert differences(row(found, "home_care"))["Territory"][1]

    def test_two_silent_offers_do_not_differ(self) -> None:
        found = compared(offer("a", care("home_care")), offer("b", care("home_care")))
        assert differences(row(found, "home_care")) == {}
        notes = row(found, "home_care").cells["a"].notes
        assert {note.title.to("en") for note in notes} == {"Territory", "Who comes"}
        assert all(note.words is None for note in notes)

    def test_notes_stand_in_the_same_order_for_all(self) -> None:
        found = compared(
            offer("a", care("outpatient", access="direct", limits=[])),
            offer("b", care("outpatient", deductible={"share": "0.2"}, note="слова")),
        )
        one = row(found, "outpatient")
        keys = [[note.key for note in one.cells[id_].notes] for id_ in "ab"]
        assert keys[0] == keys[1]
        said = differences(one)
        assert said["Limits"] == ({"a": "none", "b": None}, False)
        assert "Note" not in said, "free words always differ"

    def test_the_programme_speaks_for_its_modules(self) -> None:
        ours = {"exclusions": ["oncology"], "deductible": {"share": "0.1"}, "clinics": ["k1", "k2"]}
        found = compared(
            offer("a", care("outpatient", exclusions=["hiv"]), programme=ours, exclusions=["hiv"]),
            offer("b", care("outpatient"), exclusions=[]),
        )
        said = differences(row(found, "outpatient"))
        excluded = said["Not paid for"][0]
        assert excluded["a"] is not None
        assert excluded["a"].count("HIV") == 1
        assert "Oncological" in excluded["a"]
        assert excluded["b"] == "none"
        assert said["Clinics"][0] == {"a": "2 clinics", "b": None}
        assert said["Deductible (part of the bill)"][0]["a"] == "the insured pays 10 % of the bill"


@given(several_offers)
def test_silence_is_never_shown_as_no(given_offers: Any) -> None:
    found = compared(*given_offers, period=TERM)
    for one in found.rows:
        for id_, shown in one.cells.items():
            offer_ = found.by_id[id_].offer
            programmes = offer_.programmes if one.programme is not None else ()
            says = [m.offered for m in offer_.modules if m.kind == one.kind]
            says += [m.offered for p in offer_.programmes for m in p.modules if m.kind == one.kind]
            assert (shown.state is Stated.NO) == (False in says and True not in says)
            if not says:
                brought = any(
                    one.kind in m.also_gives() for p in programmes for m in p.offered_modules
                )
                assert shown.state is (Stated.YES if brought else Stated.NOT_STATED)
            assert (shown.priced is not None) == (shown.state is Stated.YES)


@given(several_offers)
def test_modules_add_up_to_the_programme_and_programmes_to_the_total(given_offers: Any) -> None:
    found = compared(*given_offers, period=TERM)
    for one in found.candidates:
        for prices in one.prices.values():
            assert sum(m.premium for m in prices.modules.values()) == prices.premium
            assert sum(m.full for m in prices.modules.values()) == prices.full
            assert prices.low <= prices.high
        contract = sum((line.premium for line in one.quote.contract), Decimal())
        if one.total is not None:
            assert sum(p.premium for p in one.prices.values()) + contract == one.total
