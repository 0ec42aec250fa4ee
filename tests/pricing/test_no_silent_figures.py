"""No figure is silent: what an offer leaves open, or cannot mean, never becomes a price."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pricing_helpers import codes, offer, premium, priced, refusal
from pydantic import ValidationError

from dms.members import Member, Relationship
from dms.pricing.quoting import quote

CHILD = date(2018, 5, 1)


def with_modules(*modules: dict[str, Any], **more: Any) -> Any:
    return offer(programmes=[{"id": "std", "modules": list(modules)}], **more)


class TestContractModules:
    @pytest.mark.parametrize("written", [{}, {"premium": "included"}])
    def test_a_contract_module_without_a_price_is_no_zero(self, written: Any) -> None:
        found = priced(offer(modules=[{"kind": "office_doctor", **written}]), Member(id="m"))
        assert found.status == "partial"
        assert "QUOTE-PRICE-MISSING" in codes(found.group_issues)


class TestPerhapsOffered:
    def test_a_price_without_a_yes_is_asked_about(self) -> None:
        outpatient = {"kind": "outpatient", "premium": 500}
        dental = {"kind": "dental", "offered": "unknown", "premium": 300}
        found = priced(with_modules(outpatient, dental), Member(id="m"))
        assert found.total == 500
        (issue,) = [i for i in found.issues if i.code == "OFFER-OFFERED-UNSTATED"]
        assert (issue.severity, issue.where.pointer) == (
            "question",
            "/programmes/0/modules/1/offered",
        )

    def test_so_is_a_module_of_the_contract(self) -> None:
        doctor = {"kind": "office_doctor", "offered": "unknown", "premium": 300}
        found = priced(offer(modules=[doctor]), Member(id="m"))
        assert "OFFER-OFFERED-UNSTATED" in codes(found.issues)


class TestAgesOfModules:
    """«для людей от 18 лет», «за ребенком до года, 1–3 лет»."""

    @pytest.mark.parametrize(
        ("kind", "ages", "birth"),
        [
            ("annual_care", "18+", CHILD),
            ("infant", "0", date(1980, 1, 1)),
            ("toddler", "1-3", CHILD),
            ("elderly", "60+", date(1990, 1, 1)),
        ],
    )
    def test_others_are_refused(self, kind: str, ages: str, birth: date) -> None:
        of = with_modules({"kind": kind, "ages": ages, "premium": 1000})
        issue = refusal(of, birth=birth)
        assert issue.code == "MEMBER-AGE-NOT-INSURED"
        assert issue.where.pointer == "/programmes/0/modules/0/ages"

    def test_whom_it_is_for_is_priced(self) -> None:
        of = with_modules({"kind": "annual_care", "ages": "18+", "premium": 1000})
        assert premium(of, birth=date(2000, 1, 1)) == 1000

    def test_a_module_that_is_not_taken_admits_everybody(self) -> None:
        modules = [
            {"kind": "outpatient", "premium": 1},
            {"kind": "elderly", "ages": "60+", "premium": 2},
        ]
        of = with_modules(*modules)
        found = priced(of, Member(id="m", birth=CHILD), modules={"std": ["outpatient"]})
        assert found.total == 1


class TestChoices:
    INPATIENT = (
        {"kind": "emergency_inpatient", "premium": 400},
        {"kind": "planned_inpatient", "premium": 500},
    )

    def test_planned_inpatient_is_not_taken_alone(self) -> None:
        of = with_modules(*self.INPATIENT)
        found = priced(of, Member(id="m"), modules={"std": ["planned_inpatient"]})
        assert found.status == "refused"
        assert codes(found.issues) == ["QUOTE-MODULE-REQUIRES"]
        both = {"std": ["planned_inpatient", "emergency_inpatient"]}
        assert priced(of, Member(id="m"), modules=both).total == 900

    def test_an_offer_may_sell_a_module_only_with_another(self) -> None:
        dental = {"kind": "dental", "premium": 3200, "only_with": ["outpatient"]}
        of = with_modules({"kind": "outpatient", "premium": 19750}, dental)
        assert priced(of, Member(id="m"), modules={"std": ["dental"]}).status == "refused"
        assert priced(of, Member(id="m"), modules={"std": ["outpatient"]}).total == 19750


class TestBirths:
    def test_nobody_is_covered_before_birth_whatever_the_tariff_looks_at(self) -> None:
        assert refusal(offer(), birth=date(2090, 1, 1)).code == "MEMBER-UNBORN"

    def test_a_child_joins_on_the_day_of_birth(self) -> None:
        of = offer(proration={"join": "days"})
        born = of.period.period.start.replace(day=15)
        assert premium(of, birth=born, start=born) > 0
        assert refusal(of, birth=born).code == "MEMBER-UNBORN"

    def test_a_year_alone_makes_an_estimate(self) -> None:
        of = offer({"age": {"0-17": 1, "18+": 2}})
        found = priced(of, Member(id="m", birth=2008))
        (issue,) = [i for i in found.issues if i.code == "QUOTE-AGE-ESTIMATED"]
        assert issue.severity == "info"
        assert priced(offer(), Member(id="m", birth=2008)).issues == ()

    def test_a_relative_of_a_stranger_is_told_of(self) -> None:
        child = Member(id="c", relationship=Relationship.CHILD, employee_id="nobody")
        found = priced(offer(), child)
        assert codes(found.issues) == ["QUOTE-RELATIVE-ORPHAN"]


class TestPlaces:
    @pytest.mark.parametrize(
        "written", ["Москва", "г Москва", "г. Москва", "Москва г", "МОСКВА г."]
    )
    def test_every_spelling_of_a_town_is_the_town(self, written: str) -> None:
        of = offer({"place": {"Москва": "1500"}, "otherwise": "1000"})
        assert premium(of, place=written) == 1500

    def test_a_name_that_only_begins_like_the_word_for_town_is_its_own(self) -> None:
        of = offer({"place": {"Горки": "1500", "Нижний Новгород": "1200"}, "otherwise": "1000"})
        assert premium(of, place="горки") == 1500
        assert premium(of, place="г Нижний Новгород") == 1200


class TestGroupRounding:
    def test_nobody_is_prorated_so_full_and_due_are_the_same(self) -> None:
        of = offer("150.8", rounding={"level": "group", "unit": "1"})
        found = priced(of, *(Member(id=str(i)) for i in range(3)))
        assert found.amounts.full == found.amounts.premium == Decimal("452.00")
        assert sum(m.amounts.full for m in found.members) == Decimal("452.00")
        assert sum(a.full for a in found.by_module.values()) == Decimal("452.00")


class TestFactorsKeepTheSign:
    @pytest.mark.parametrize(
        "factor", [{"multiply": -1}, {"percent": -101}, {"multiply": {"age": {"0+": "-0.5"}}}]
    )
    def test_a_discount_takes_off_at_most_everything(self, factor: Any) -> None:
        with pytest.raises(ValidationError, match="negative"):
            offer(factors=[{"id": "f", **factor}])

    def test_a_premium_of_nothing_is_asked_about(self) -> None:
        found = priced(offer(factors=[{"id": "f", "percent": -100}]), Member(id="m"))
        assert found.status == "complete"
        assert codes(found.issues) == ["QUOTE-PREMIUM-ZERO"]


class TestDeductibles:
    @pytest.mark.parametrize("key", ["20%", "20 %", "20,0%"])
    def test_a_share_of_the_bill_is_written_in_per_cent(self, key: str) -> None:
        factor = {"id": "d", "multiply": {"deductible": {key: "0.8"}, "otherwise": "1"}}
        of = offer("1000", factors=[factor])
        programme = of.programmes[0].model_copy(update={"deductible": None})
        assert programme.deductible is None
        data = of.model_dump(mode="json", exclude_none=True)
        data["programmes"][0]["deductible"] = {"share": "0.2"}
        assert quote(type(of).model_validate(data), _one()).total == 800

    @pytest.mark.parametrize("key", ["0.2", "a fifth", "-20%"])
    def test_anything_else_is_reported(self, key: str) -> None:
        from dms.pricing.tariff_building import build_tariff

        factor = {"id": "d", "multiply": {"deductible": {key: "0.8"}, "otherwise": "1"}}
        assert codes(build_tariff(offer(factors=[factor])).issues) == ["TARIFF-BAND-INVALID"]


def _one() -> Any:
    from dms.members import Roster

    return Roster.of([Member(id="m")])


class TestHeadcount:
    def test_the_most_is_not_less_than_the_least(self) -> None:
        with pytest.raises(ValidationError, match="most is less"):
            offer(headcount={"min": 10, "max": 5})


class TestLeaving:
    def test_thirty_days_of_cover_are_never_free(self) -> None:
        """«неполный месяц принимается за полный» is said of months of cover."""
        rule = {"method": "months", "count": "started", "anchor": "contract_day"}
        of = offer("12000", proration={"leave": rule})
        assert premium(of, last_day=date(2026, 1, 30)) == 1000


class TestKindsPricedTwice:
    def test_what_people_pay_and_what_the_contract_pays_stand_apart(self) -> None:
        """A kind of care may be priced for each person and for the contract as well."""
        modules = [{"kind": "outpatient", "premium": 500}, {"kind": "telemedicine", "premium": 200}]
        of = with_modules(*modules, modules=[{"kind": "telemedicine", "premium": 600}])
        found = priced(of, *(Member(id=str(i)) for i in range(3)))
        members = {kind: a.premium for kind, a in found.by_module_of_members.items()}
        assert members == {"outpatient": 1500, "telemedicine": 600}
        assert found.by_module["telemedicine"].premium == 1200
        assert found.total == 2700


class TestBirthYears:
    def test_a_year_to_come_is_refused_too(self) -> None:
        assert refusal(offer(), birth=2090).code == "MEMBER-UNBORN"

    def test_members_keep_their_programmes(self) -> None:
        programmes = [{"id": p, "modules": [{"kind": "outpatient", "premium": 1}]} for p in "ab"]
        members = [Member(id=p, programme=p, birth=date(2090, 1, 1)) for p in "ab"]
        found = priced(offer(programmes=programmes), *members)
        assert [m.programme for m in found.members] == ["a", "b"]
        assert len(set(found.numbers)) == 2


def test_planned_inpatient_alone_is_asked_about() -> None:
    """«плановая (оплата плановых операций) — дополнительная»: emergency care is the base."""
    found = priced(with_modules({"kind": "planned_inpatient", "premium": 5}), Member(id="m"))
    assert "MODULE-REQUIRED-UNSTATED" in codes(found.issues)


@pytest.mark.parametrize("last_day", ["9999-12-31", "2200-01-01", "1899-12-31"])
def test_years_nobody_means_are_no_dates(last_day: str) -> None:
    with pytest.raises(ValidationError, match="not a date"):
        offer(period={"start": "2026-01-01", "last_day": last_day})
