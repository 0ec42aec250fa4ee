"""What ties grades together in the search: the contract's modules, options that are the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from choice_models import DOCTOR, Written, an_offer, care, option

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_search import GradeSearch, search_grades
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError, QuoteRefused
from dms.members import Member, Roster
from dms.pricing.offer import Offer

START = date(2026, 1, 1)
TOP, MID = {"id": "top", "when": {"grade": "top"}}, {"id": "mid"}


def document(*listed: Written) -> Grades:
    return Grades.model_validate({"dms": "grades/1", "id": "g", "grades": [*listed]})


def people(*grades: str, **more: Any) -> Roster:
    return Roster.of([Member(id=str(n), grade=one, **more) for n, one in enumerate(grades)])


def searched(offer: Offer, *listed: Written, who: Roster | None = None, **more: Any) -> GradeSearch:
    """Search for one person of each of two grades, unless it is said otherwise."""
    grades = document(*listed)
    return search_grades(
        offer, assign(who or people("top", "mid"), grades, start=START), grades, **more
    )


def taken(found: GradeFound, grade: str) -> set[str]:
    return {name for name, is_taken in found.plan.taken[grade].items() if is_taken}


def points(found: GradeSearch) -> list[tuple[int, Decimal]]:
    return [(one.gains, one.total) for one in found.frontier]


def offer(*rules: Written, same: tuple[str, ...] = (), **more: Any) -> Offer:
    """Write an offer of a clinic for 100, teeth for 40, and a deductible that makes it cheaper."""
    programme = {
        "id": "p",
        "options": {"deductible": option(b={"percent": "-50"})},
        "rules": [*rules] or None,
        "modules": [
            care("outpatient", "100", "always", options={"access": option(b={"add": 11})}),
            care("dental", "40"),
            care("telemedicine", "7"),
        ],
    }
    return an_offer(programme, **({"same_for_all": same} if same else {}), **more)


WITH_A_DOCTOR = {"modules": [care(DOCTOR, "300", options={"visits": option(b={"premium": "500"})})]}


def test_prices_and_wishes_add_up() -> None:
    found = searched(offer(), {**TOP, "should": ["dental"]}, {**MID, "must": ["dental"]})
    assert points(found)[0] == (1, Decimal(240))
    assert found.frontier[0].grades == {"top": (0, Decimal(100)), "mid": (1, Decimal(140))}
    assert points(found)[-1] == (3, Decimal(287))
    assert found.most_gains == 1 + 2


def test_what_is_the_same_for_all_follows_whoever_wants_it() -> None:
    found = searched(
        offer(same=("outpatient.access",)), {**TOP, "must": ["outpatient.access=b"]}, MID
    )
    for one in found.frontier:
        assert {"outpatient.access=b"} <= taken(one, "top") & taken(one, "mid")
    assert found.frontier[0].total == 222
    apart = searched(offer(), {**TOP, "must": ["outpatient.access=b"]}, MID)
    assert apart.frontier[0].total == 211


def test_what_is_the_same_for_all_and_wanted_otherwise_bars_them() -> None:
    barred = searched(
        offer(same=("outpatient.access",)),
        {**TOP, "must": ["outpatient.access=b"]},
        {**MID, "must": ["outpatient.access=a"]},
    )
    assert barred.frontier == ()
    assert (barred.best, barred.missing, barred.next_better) == (None, None, None)


def test_nobody_gets_a_deductible_that_nobody_spoke_of() -> None:
    """That it is the same for all is no reason for a cheaper value."""
    same = ("programme.deductible",)
    found = searched(offer(same=same), TOP, MID)
    assert all("programme.deductible=a" in taken(one, "mid") for one in found.frontier)
    free = searched(offer(same=same), TOP, MID, vary=same)
    assert all("programme.deductible=b" in taken(one, "top") for one in free.frontier)
    assert free.frontier[0].total * 2 == found.frontier[0].total


def test_one_grade_is_enough_to_need_another_value() -> None:
    rule = {"choose": "dental", "requires": ["programme.deductible=b"]}
    found = searched(offer(rule, same=("programme.deductible",)), {**TOP, "must": ["dental"]}, MID)
    for one in found.frontier:
        assert "programme.deductible=b" in taken(one, "top") & taken(one, "mid")
    apart = searched(offer(rule), {**TOP, "must": ["dental"]}, {**MID, "drop": ["dental"]})
    assert all("programme.deductible=a" in taken(one, "mid") for one in apart.frontier)


def test_the_contract_is_there_for_everybody_and_paid_once() -> None:
    found = searched(offer(**WITH_A_DOCTOR), {**TOP, "must": [DOCTOR]}, MID)
    for one in found.frontier:
        assert {DOCTOR, f"{DOCTOR}.visits=a"} <= taken(one, "top") & taken(one, "mid")
    assert found.frontier[0].total == 100 + 100 + 300
    assert sum(premium for _, premium in found.frontier[0].grades.values()) == 200


def test_options_of_the_contract_need_a_reason_in_some_grade() -> None:
    def visits(*rules: Written, **more: Any) -> set[str]:
        doctor = care(DOCTOR, "300", options={"visits": option(b={"premium": "50"})})
        found = searched(
            offer(*rules, modules=[doctor]), {**TOP, "must": ["dental", DOCTOR]}, MID, **more
        )
        return taken(found.frontier[0], "mid")

    assert f"{DOCTOR}.visits=a" in visits()
    assert f"{DOCTOR}.visits=b" in visits(vary=(f"{DOCTOR}.visits",))
    assert f"{DOCTOR}.visits=b" in visits({"choose": "dental", "requires": [f"{DOCTOR}.visits=b"]})


def test_a_rule_about_the_contract_holds_in_every_grade() -> None:
    rule = {"choose": "telemedicine", "excludes": [DOCTOR]}
    found = searched(
        offer(rule, **WITH_A_DOCTOR), {**TOP, "must": [DOCTOR]}, {**MID, "should": ["telemedicine"]}
    )
    assert all("telemedicine" not in taken(one, "mid") for one in found.frontier)


def test_budgets_of_grades_hold_their_premiums() -> None:
    found = searched(offer(), {**TOP, "budget": 139}, {**MID, "budget_per_head": 147})
    assert all("dental" not in taken(one, "top") for one in found.frontier)
    assert found.frontier[-1].grades == {"top": (2, Decimal(107)), "mid": (3, Decimal(147))}
    assert searched(offer(), {**TOP, "budget": 99}, MID).frontier == ()


def test_a_grade_without_people_gets_the_usual_under_what_is_shared() -> None:
    nobody = {"id": "nobody", "members": [], "must": ["dental", "outpatient.access=a"]}
    found = searched(
        offer(same=("outpatient.access",), **WITH_A_DOCTOR),
        nobody,
        {**TOP, "must": ["outpatient.access=b", DOCTOR]},
        MID,
    )
    one = found.frontier[0]
    assert set(one.grades) == {"top", "mid"}
    assert {"outpatient.access=b", DOCTOR} <= taken(one, "nobody")
    free = searched(offer(), nobody, TOP, MID)
    assert "dental" in taken(free.frontier[0], "nobody")


def test_what_a_grade_without_people_chooses_of_the_contract_is_there() -> None:
    nobody = {"id": "nobody", "members": [], "choose": [DOCTOR]}
    found = searched(offer(**WITH_A_DOCTOR), nobody, TOP, MID)
    assert all(DOCTOR in taken(one, "mid") for one in found.frontier)
    assert found.frontier[0].total == 500


def test_people_without_a_price_are_no_reason_for_anything() -> None:
    """Whoever has no price whatever is chosen stays in the list, with the reason."""
    by_age = care("outpatient", {"age": {"0-59": "100"}}, "always")
    made = an_offer({"id": "p", "modules": [by_age, care("dental", "40")]})
    young, old = date(1990, 1, 1), date(1950, 1, 1)
    who = Roster.of(
        [Member(id="1", grade="top", birth=old), Member(id="2", grade="mid", birth=young)]
    )
    found = searched(made, {**TOP, "must": ["dental"]}, MID, who=who)
    assert points(found) == [(1, Decimal(100)), (2, Decimal(140))]
    assert [one.line("en").split(" ")[0] for one in found.frontier[0].plan.quote.issues]
    with pytest.raises(QuoteRefused) as caught:
        searched(made, TOP, MID, who=people("top", "mid", birth=old))
    assert {issue.code for issue in caught.value.issues} == {"QUOTE-RATE-MISSING"}


@pytest.mark.parametrize(("unit", "total"), [("1", 201), ("10", 200), ("100", 200)])
def test_a_group_is_rounded_as_one(unit: str, total: int) -> None:
    """Each grade costs 100.40: apart they would round to 200, together they come to 200.80."""
    made = an_offer(
        {"id": "p", "modules": [care("outpatient", "100.40", "always")]},
        rounding={"level": "group", "unit": unit},
    )
    (one,) = searched(made, TOP, MID).frontier
    assert one.total == one.plan.quote.total == total
    assert sum(premium for _, premium in one.grades.values()) == total


def test_part_of_a_unit_decides_between_tiers_of_a_group() -> None:
    """Tier a costs 100.40 and tier b 100.30: as good for one grade, and a rouble less for two."""
    tiers = {"tier": option(b={"percent": "-0.1"})}
    made = an_offer(
        {"id": "p", "options": tiers, "modules": [care("outpatient", "100.28", "always")]},
        rounding={"level": "group", "unit": "1"},
    )
    found = searched(made, TOP, MID, vary=("programme.tier",))
    assert [one.total for one in found.frontier] == [200]
    assert found.frontier[0].plan.quote.total == 200


def test_wishes_may_come_from_elsewhere() -> None:
    found = searched(offer(), TOP, MID, wanted={})
    more = searched(offer(), {**TOP, "should": ["dental"]}, MID)
    assert [one.name for one in found.wanted["top"]] == ["outpatient", "dental", "telemedicine"]
    again = searched(offer(), TOP, MID, wanted={"top": more.wanted["top"]})
    assert points(again) == points(more)


def test_what_the_offer_does_not_have_is_said_with_its_line() -> None:
    with pytest.raises(LoadError) as caught:
        searched(offer(), {**TOP, "must": ["dentel"]}, {**MID, "set": {"dental.size": "b"}})
    assert [(one.code, one.where.pointer) for one in caught.value.issues] == [
        ("CONFIGURE-CHOICE-UNKNOWN", "/grades/0/must/0"),
        ("CONFIGURE-CHOICE-UNKNOWN", "/grades/1/set/dental.size"),
    ]


def test_what_the_contract_has_no_price_for_is_not_taken() -> None:
    doctor = care(DOCTOR, "300", options={"visits": option(b={"price": "unknown"})})
    found = searched(offer(modules=[doctor]), {**TOP, "should": [f"{DOCTOR}.visits=b"]}, MID)
    assert all(f"{DOCTOR}.visits=b" not in taken(one, "top") for one in found.frontier)
    must = searched(offer(modules=[doctor]), {**TOP, "must": [f"{DOCTOR}.visits=b"]}, MID)
    assert must.frontier == ()


def test_a_programme_that_nobody_has_bars_nothing() -> None:
    """Its rules need the doctor, and online care, which people want, does not go with him."""
    other = {
        "id": "q",
        "rules": [{"choose": "outpatient", "requires": [DOCTOR]}],
        "modules": [care("outpatient", "100", "always")],
    }
    mine = {
        "id": "p",
        "rules": [{"choose": "telemedicine", "excludes": [DOCTOR]}],
        "modules": [care("outpatient", "90", "always"), care("telemedicine", "9")],
    }
    made = an_offer(other, mine, modules=[care(DOCTOR, "300", "by_default")])
    nobody = {"id": "nobody", "members": [], "of": "q"}
    wants = {"of": "p", "must": ["telemedicine"]}
    found = searched(made, nobody, {**TOP, **wants}, {**MID, **wants})
    assert points(found) == [(2, Decimal(198))]
    assert taken(found.frontier[0], "nobody") == {"outpatient"}
    assert found.frontier[0].plan.quote.total == 198


def test_programmes_of_several_grades_may_have_the_same_option_otherwise() -> None:
    """One programme has a third value that the other has not, so it is out of the question."""
    narrow = option(b={"add": "-20"})
    wide = {"written": "a", "values": {"b": {"add": "-20"}, "c": {"add": "-50"}}}
    made = an_offer(
        {"id": "p", "modules": [care("outpatient", "100", "always", options={"access": narrow})]},
        {"id": "q", "modules": [care("outpatient", "100", "always", options={"access": wide})]},
        same_for_all=["outpatient.access"],
    )
    found = searched(made, {**TOP, "of": "p"}, {**MID, "of": "q"}, vary=("outpatient.access",))
    assert [one.total for one in found.frontier] == [160]
    alone = searched(made, {**TOP, "of": "q"}, {**MID, "of": "q"}, vary=("outpatient.access",))
    assert [one.total for one in alone.frontier] == [100]


def test_a_programme_that_the_offer_does_not_have_is_said_with_its_place() -> None:
    with pytest.raises(LoadError) as caught:
        searched(offer(), {**TOP, "of": "x"}, MID)
    assert [(one.code, one.where.pointer) for one in caught.value.issues] == [
        ("CONFIGURE-PROGRAMME", "/grades/0/of")
    ]


def test_what_the_price_depends_on_has_to_be_known() -> None:
    made = offer(
        payment=["single", "monthly"],
        factors=[{"id": "pay", "multiply": {"payment": {"single": "1", "monthly": "1.1"}}}],
    )
    with pytest.raises(QuoteRefused):
        searched(made, TOP, MID)
    assert searched(made, TOP, MID, payment="monthly").frontier[0].total == 220


def test_a_value_of_the_contract_that_is_settled_needs_no_other_reason() -> None:
    nobody = {"id": "nobody", "members": [], "set": {f"{DOCTOR}.visits": "b"}}
    found = searched(offer(**WITH_A_DOCTOR), nobody, TOP, MID)
    assert all(f"{DOCTOR}.visits=b" in taken(one, "mid") for one in found.frontier)
    assert found.frontier[0].total == 100 + 100 + 500
