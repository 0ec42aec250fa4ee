"""The tariff: everything that is wrong with an offer's prices is found at once, with its place."""

from pathlib import Path
from typing import Any

import pytest
from pricing_helpers import codes, from_yaml, offer, premium, priced, programme, written

from dms.errors import LoadError
from dms.issues import Severity, errors_in
from dms.members import Member
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.pricing.tariff_building import build_tariff

DOCTOR = {"kind": "office_doctor", "premium": "1000"}
GOOD = {"kind": "outpatient", "premium": "1000"}


def found(of: Offer) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.where.pointer) for issue in build_tariff(of).issues]


def kinds(of: Offer, id_: str = "std") -> list[str]:
    return [line.kind for line in build_tariff(of).programmes[id_].lines]


class TestFaults:
    @pytest.mark.parametrize(
        ("factor", "code", "pointer"),
        [
            ({"multiply": "2", "modules": ["dental"]}, "TARIFF-SCOPE-UNKNOWN", "modules"),
            ({"multiply": "2", "programmes": ["vip"]}, "TARIFF-SCOPE-UNKNOWN", "programmes"),
            ({"add": "2", "per": "tenure"}, "TARIFF-SCOPE-UNKNOWN", "per"),
            ({"add": "2", "per": "grade"}, "TARIFF-SCOPE-UNKNOWN", "per"),
            ({"add": "2", "per": "headcount"}, "TARIFF-SCOPE-UNKNOWN", "per"),
            ({"multiply": {"shoe": {"42": "2"}}}, "TARIFF-DIMENSION-UNKNOWN", "multiply"),
            ({"multiply": "2", "when": {"shoe": 42}}, "TARIFF-DIMENSION-UNKNOWN", "when"),
            ({"multiply": "2", "when": {"age": "старше 60"}}, "TARIFF-BAND-INVALID", "when"),
            ({"multiply": "2", "when": {"age": ["0-9", "60+"]}}, "TARIFF-BAND-INVALID", "when"),
            ({"percent": "2", "when": {"relationship": "wife"}}, "TARIFF-VALUE-UNKNOWN", "when"),
            ({"percent": "2", "when": {"programme": ["std", "x"]}}, "TARIFF-VALUE-UNKNOWN", "when"),
            ({"percent": "2", "when": {"payment": "daily"}}, "TARIFF-VALUE-UNKNOWN", "when"),
            (
                {"multiply": {"age": {"0-9": "1", "20+": "2"}}},
                "TARIFF-BAND-GAP",
                "multiply",
            ),
        ],
    )
    def test_of_a_factor(self, factor: dict[str, Any], code: str, pointer: str) -> None:
        of = offer("1000", {"multiply": "1"}, factor, payment=["single"])
        assert found(of) == [(code, f"/factors/1/{pointer}")]

    def test_of_who_pays(self) -> None:
        rules = [{"when": {"shoe": 42}, "employer": "1"}, {"employer": "1", "of": "vip"}]
        assert found(offer(contribution=rules)) == [
            ("TARIFF-DIMENSION-UNKNOWN", "/contribution/0/when"),
            ("TARIFF-SCOPE-UNKNOWN", "/contribution/1/of"),
        ]

    def test_all_at_once(self) -> None:
        of = offer({"age": {"0-9": "1", "9-20": "2", "30+": "3"}}, {"add": "1", "per": "x"})
        assert {code for code, _ in found(of)} >= {"TARIFF-SCOPE-UNKNOWN", "TARIFF-BAND-GAP"}

    def test_nothing_is_priced_with_them(self) -> None:
        with pytest.raises(LoadError) as caught:
            priced(offer({"shoe": {"42": "1"}}))
        assert codes(caught.value.issues) == ["TARIFF-DIMENSION-UNKNOWN"]

    def test_the_message_names_what_there_is(self) -> None:
        of = offer("1", {"multiply": "2", "modules": ["dental"]})
        (issue,) = build_tariff(of).issues
        assert "dental" in issue.message("en")
        assert f"outpatient, {WHOLE_PROGRAMME}" in issue.advice("en")

    def test_a_line_of_the_file(self, tmp_path: Path) -> None:
        text = (
            "dms: offer/1\nid: o\ninsurer: {id: i, name: И}\nprogrammes:\n"
            "  - id: std\n    modules:\n      - kind: outpatient\n        premium:\n"
            "          age:\n            0-59: 1000\n            50-70: 2000\n            80: 5\n"
            "factors:\n  - id: f\n    multiply: 2\n    modules: [dental]\n"
        )
        with pytest.raises(LoadError) as caught:
            from_yaml(tmp_path, text)
        assert [(i.code, str(i.where)) for i in caught.value.issues] == [
            ("TARIFF-SCOPE-UNKNOWN", "offer.yaml:16:14"),
            ("TARIFF-BAND-OVERLAP", "offer.yaml:11:20"),
            ("TARIFF-BAND-GAP", "offer.yaml:9:11"),
        ]


class TestPrices:
    def test_a_price_for_each_kind_of_care(self) -> None:
        assert kinds(offer({"outpatient": "5", "dental": "6"})) == ["outpatient", "dental"]

    def test_one_price_for_the_whole_programme(self) -> None:
        modules = [{"kind": "outpatient", "premium": "included"}, {"kind": "dental"}]
        of = offer(programmes=[{"id": "std", "premium": "500", "modules": modules[:1]}])
        assert kinds(of) == [WHOLE_PROGRAMME]
        assert premium(of) == 500

    def test_a_whole_price_and_a_module_on_top(self) -> None:
        modules = [
            {"kind": "outpatient", "premium": "included"},
            {"kind": "dental", "premium": "80"},
        ]
        of = offer(programmes=[{"id": "std", "premium": "500", "modules": modules}])
        assert kinds(of) == [WHOLE_PROGRAMME, "dental"]
        assert premium(of) == 580

    @pytest.mark.parametrize("turned", [False, True])
    def test_what_is_included_goes_with_any_price(self, turned: bool) -> None:
        modules = [
            {"kind": "outpatient", "premium": "5"},
            {"kind": "dental", "premium": "included"},
        ]
        of = offer(programmes=[{"id": "std", "modules": modules[::-1] if turned else modules}])
        assert found(of) == []
        assert premium(of) == 5

    @pytest.mark.parametrize(
        "module", [{"kind": "dental"}, {"kind": "dental", "premium": "included"}]
    )
    def test_a_missing_price_is_a_question(self, module: dict[str, Any]) -> None:
        lacking = [module] if module.get("premium") else [GOOD, module]
        of = offer(programmes=[{"id": "std", "modules": lacking}])
        (issue,) = build_tariff(of).issues
        assert (issue.code, issue.severity) == ("OFFER-PRICE-MISSING", Severity.QUESTION)
        assert issue.where.pointer == f"/programmes/0/modules/{len(lacking) - 1}"
        assert priced(of).status == "refused"

    @pytest.mark.parametrize("offered", [False, "unknown"])
    def test_what_is_not_offered_needs_no_price(self, offered: Any) -> None:
        modules = [GOOD, {"kind": "dental", "offered": offered}]
        of = offer(programmes=[{"id": "std", "modules": modules}])
        assert found(of) == []
        assert premium(of) == 1000

    def test_a_price_of_what_may_not_be_offered_is_a_question(self) -> None:
        modules = [GOOD, {"kind": "dental", "offered": "unknown", "premium": "50"}]
        of = offer(programmes=[{"id": "std", "modules": modules}])
        (issue,) = build_tariff(of).issues
        assert (issue.code, issue.severity) == ("OFFER-OFFERED-UNSTATED", Severity.QUESTION)
        assert issue.where.pointer == "/programmes/0/modules/1/offered"
        assert priced(of).total == 1000

    def test_a_negative_price_is_refused_with_its_line(self, tmp_path: Path) -> None:
        for price in ("-5", "{age: {0-59: 5, 60+: -5}}"):
            text = (
                "dms: offer/1\nid: o\ninsurer: {id: i, name: И}\nprogrammes:\n"
                f"  - id: std\n    premium: {price}\n    modules: [{{kind: outpatient}}]\n"
            )
            with pytest.raises(LoadError) as caught:
                from_yaml(tmp_path, text)
            (issue,) = caught.value.issues
            assert issue.code == "TARIFF-PRICE-NEGATIVE"
            assert (issue.where.file, issue.where.line) == ("offer.yaml", 6)


class TestContractPrices:
    def test_what_is_priced_for_the_contract_stands_apart(self) -> None:
        of = offer(programmes=[{"id": "std", "modules": [GOOD, {"kind": "office_doctor"}]}])
        assert found(of) == []
        assert kinds(of) == ["outpatient"]

    def test_not_in_a_programme(self) -> None:
        of = offer(programmes=[{"id": "std", "modules": [GOOD, DOCTOR]}])
        assert found(of) == [("OFFER-PRICE-PER-CONTRACT", "/programmes/0/modules/1")]
        assert errors_in(build_tariff(of).issues)

    def test_what_is_usually_priced_for_a_person_is_worth_a_warning(self) -> None:
        of = offer(modules=[{"kind": "telemedicine", "premium": "100"}])
        (issue,) = build_tariff(of).issues
        assert (issue.code, issue.severity) == ("OFFER-PRICE-PER-PERSON", Severity.WARNING)
        assert issue.where.pointer == "/modules/0"
        assert priced(of).total == 1100

    def test_it_needs_a_price(self) -> None:
        of = offer(modules=[{"kind": "office_doctor"}])
        assert found(of) == [("OFFER-PRICE-MISSING", "/modules/0")]

    def test_unless_it_is_not_offered(self) -> None:
        assert found(offer(modules=[{"kind": "office_doctor", "offered": False}])) == []

    @pytest.mark.parametrize(
        "factor",
        [
            {"multiply": {"age": {"0+": "2"}}},
            {"multiply": {"clinic_tier": {"1": "2"}}},
            {"multiply": "2", "when": {"relationship": "employee"}},
            {"percent": "2", "per": "tenure"},
        ],
    )
    def test_it_cannot_look_at_people(self, factor: dict[str, Any]) -> None:
        of = offer(
            "1",
            {"modules": ["office_doctor"], **factor},
            modules=[DOCTOR],
            columns={"tenure": {"values": "numbers"}},
        )
        assert found(of) == [("TARIFF-CONTRACT-DIMENSION", "/modules/0")]
        table = offer(modules=[{**DOCTOR, "premium": {"sex": {"male": "1"}}}])
        assert found(table) == [("TARIFF-CONTRACT-DIMENSION", "/modules/0")]

    def test_it_may_look_at_the_group(self) -> None:
        of = offer(
            modules=[{**DOCTOR, "premium": {"headcount": {"1-9": "1", "10+": "2"}}}],
            headcount={"counts": "all"},
        )
        assert found(of) == []


class TestScope:
    """Which factors apply to which price."""

    def steps(self, of: Offer, id_: str = "std") -> dict[str, tuple[int, ...]]:
        return {line.kind: line.steps for line in build_tariff(of).programmes[id_].lines}

    def test_modules_and_programmes(self) -> None:
        of = offer(
            "1",
            {"multiply": "2"},
            {"multiply": "2", "modules": ["dental"]},
            {"multiply": "2", "programmes": ["vip"]},
            programmes=[
                programme({"outpatient": "1", "dental": "1"}),
                programme({"outpatient": "1", "dental": "1"}, "vip"),
            ],
        )
        assert self.steps(of) == {"outpatient": (0,), "dental": (0, 1)}
        assert self.steps(of, "vip") == {"outpatient": (0, 2), "dental": (0, 1, 2)}

    def test_the_whole_programme_is_named_so(self) -> None:
        of = offer(
            "1",
            {"multiply": "2", "modules": [WHOLE_PROGRAMME]},
            programmes=[
                {
                    "id": "std",
                    "premium": "5",
                    "modules": [{"kind": "dental", "premium": "3"}],
                }
            ],
        )
        assert premium(of) == 13

    def test_the_contract_is_meant_only_by_name(self) -> None:
        of = offer(
            "1",
            {"multiply": "3"},
            {"multiply": "2", "modules": ["office_doctor"]},
            modules=[DOCTOR],
        )
        assert [line.steps for line in build_tariff(of).contract] == [(1,)]
        assert premium(of) == 3 + 2000


class TestOncePerOffer:
    def test_prices_are_checked_once(self) -> None:
        of = offer()
        assert build_tariff(of) is build_tariff(of)

    def test_a_changed_copy_is_checked_again(self) -> None:
        of = offer()
        assert build_tariff(of).issues == ()
        changed = Offer.model_validate(written({"shoe": {"1": "2"}}))
        assert codes(build_tariff(changed).issues) == ["TARIFF-DIMENSION-UNKNOWN"]
        copy = of.model_copy(update={"programmes": changed.programmes})
        assert codes(build_tariff(copy).issues) == ["TARIFF-DIMENSION-UNKNOWN"]

    def test_the_same_offer_gives_the_same_quotes(self) -> None:
        of = offer({"age": {"0-59": "5", "60+": "9"}})
        first = priced(of, Member(id="m", birth=1990))
        second = priced(of, Member(id="m", birth=1950))
        assert (first.total, second.total) == (5, 9)
        assert quote(of, first.roster).total == 5


@pytest.mark.parametrize("name", ["grade", "age", "name", "birth", "office", "start"])
def test_usual_columns_are_never_declared(name: str) -> None:
    """A table over `grade` reads names, and a name or birth date is nobody's business."""
    of = offer(columns={name: {"values": "numbers"}})
    (issue,) = build_tariff(of).issues
    assert (issue.code, issue.where.pointer) == ("OFFER-COLUMN-KNOWN", f"/columns/{name}")
