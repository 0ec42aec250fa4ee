"""The search on offers small enough to reckon in the head."""

from decimal import Decimal

import pytest
from choice_models import DOCTOR, an_offer, bench, care, option, people
from choice_trying import taken_of, wish

from dms.configurator.best import Budget, Found, Search, search
from dms.configurator.finding import best
from dms.configurator.search.frontier import frontier
from dms.configurator.tasks import Scope, tasks_of
from dms.configurator.variants import variants
from dms.configurator.wanted import wishes_of_choices
from dms.errors import LoadError, QuoteRefused
from dms.pricing.offer import Offer
from dms.requirements.wishes import Need

CLINIC = an_offer(
    {
        "id": "p",
        "options": {"tier": option(b={"percent": "50"})},
        "rules": [
            {"choose": "dental.place=b", "requires": ["programme.tier=b"]},
            {"choose": "telemedicine", "excludes": ["dental"]},
            {"choose": "vaccination", "at_least": 3},
        ],
        "modules": [
            care("outpatient", "1000", "always"),
            care("dental", "400", options={"place": option(b={"premium": "600"})}),
            care("telemedicine", "50"),
            care("vaccination", "80"),
        ],
    },
    {"id": "q", "modules": [care("outpatient", "9000", "always")]},
    modules=[care(DOCTOR, "700", options={"visits": option(b={"premium": "900"})})],
)
TWO = people("p", "p")


def points(found: Search) -> list[tuple[int, Decimal]]:
    return [(one.gains, one.total) for one in found.frontier]


def taken(found: Found | None) -> set[str]:
    assert found is not None
    return set(taken_of(found.configuration.taken))


def test_from_cheap_to_dear_every_step_meets_more() -> None:
    """Two people: 1000 each, teeth 400, elsewhere 600; everything half as much again in tier b."""
    found = best(CLINIC, TWO, programme="p", should={"dental": 1, "dental.place=b": 2})
    assert points(found) == [(0, Decimal(2000)), (1, Decimal(2800)), (3, Decimal(4800))]
    assert taken(found.frontier[2]) == {
        "outpatient",
        "dental",
        "dental.place=b",
        "programme.tier=b",
    }
    assert found.most_gains == 3


def test_the_budget_chooses_among_them() -> None:
    def tied(budget: int) -> Search:
        should = ["dental", "dental.place=b"]
        return best(CLINIC, TWO, programme="p", should=should, budget=Decimal(budget))

    assert (tied(2800).best or tied(0)).total == Decimal(2800)
    assert (tied(2799).best or tied(0)).total == Decimal(2000)
    assert (tied(2799).next_better or tied(0)).total == Decimal(2800)
    assert (tied(1999).best, tied(1999).missing) == (None, Decimal(1))
    assert tied(2000).missing is None
    assert tied(9999).next_better is None


def test_what_one_person_may_cost_is_for_those_of_the_programme() -> None:
    """Whoever has another programme costs what it costs."""
    three = people("p", "p", "q")
    found = best(CLINIC, three, programme="p", should=["dental"], budget_per_head=Decimal(1400))
    assert found.others == 9000
    assert found.allowed == Decimal(1400) * 2 + 9000
    assert (found.best and found.best.total) == 2800 + 9000
    assert found.best is not None
    assert found.per_head(found.best) == 1400
    assert found.left(found.best) == 0


def test_the_lower_of_two_limits_counts() -> None:
    assert Budget(Decimal(100), Decimal(60)).allowed(2) == 100
    assert Budget(Decimal(100), Decimal(40)).allowed(2) == 80
    assert Budget(None, Decimal(40)).allowed(2, others=Decimal(7)) == 87
    assert Budget().allowed(2) is None


def test_the_contract_pays_its_own_modules_once() -> None:
    found = best(CLINIC, TWO, programme="p", must=[DOCTOR])
    assert points(found)[0] == (1, Decimal(2700))
    assert f"{DOCTOR}.visits=a" in taken(found.frontier[0])


def test_without_a_wish_every_kind_of_care_is_wanted() -> None:
    """Online care and teeth do not go together, and vaccination is for three and more."""
    found = best(CLINIC, TWO, programme="p")
    assert points(found) == [(1, 2000), (2, 2100), (3, 2800)]
    assert found.most_gains == 5


def test_musts_that_contradict_each_other_are_named() -> None:
    found = best(CLINIC, TWO, programme="p", must=["telemedicine", "dental.place=b", DOCTOR])
    assert found.frontier == ()
    assert found.unmeetable == ()
    (clash,) = found.clashes
    assert [str(one.choice) for one in clash.decisions] == ["dental.place=b", "telemedicine"]
    assert {rule.id for rule in clash.rules} >= {"rule:/programmes/0/rules/1"}
    assert [one.name for one in found.barred] == ["telemedicine", "dental.place=b"]


def test_a_must_that_nothing_meets_is_named() -> None:
    found = best(CLINIC, TWO, programme="p", must=["vaccination", "dental"])
    assert [one.name for one in found.unmeetable] == ["vaccination"]
    assert found.missing is None
    assert best(CLINIC, people(*["p"] * 3), programme="p", must=["vaccination"]).best is not None


def test_of_equals_the_default_wins_then_the_order_of_the_offer() -> None:
    same = {"price": "same"}
    offer = an_offer(
        {
            "id": "p",
            "modules": [
                care("outpatient", taken="always"),
                care("dental", "0", "by_default", options={"x": option(b=same, c=same)}),
                care("telemedicine", "0"),
            ],
        }
    )
    on = bench(offer, people("p"))
    parts = on.model.parts
    usual = search(on, [wish(parts, "outpatient", Need.SHOULD)])
    assert taken(usual.best) == {"outpatient", "dental", "dental.x=a"}
    other = search(on, [wish(parts, "dental.x=a", Need.MUST, taken=False)], vary=("dental.x",))
    assert "dental.x=b" in taken(other.best)


def test_where_nobody_has_a_price_there_is_nothing_to_search() -> None:
    by_age = {"age": {"0-59": "100"}}
    offer = an_offer({"id": "p", "modules": [care("outpatient", by_age, "always")]})
    with pytest.raises(QuoteRefused) as caught:
        best(offer, people("p"))
    assert [issue.code for issue in caught.value.issues] == ["QUOTE-VALUE-UNKNOWN"]


def test_what_the_offer_does_not_have_is_said_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        best(CLINIC, TWO, programme="p", must=["dentel"], should=["x"], vary=["dental.size"])
    codes = [issue.code for issue in caught.value.issues]
    assert codes == ["CONFIGURE-CHOICE-UNKNOWN"] * 2 + ["CONFIGURE-OPTION-UNKNOWN"]


def test_variants_start_with_the_default() -> None:
    offer = an_offer(
        {
            "id": "p",
            "options": {"tier": option(b={"price": "same"})},
            "modules": [
                care("outpatient", taken="always", options={"x": option(b={"price": "same"})}),
                care("dental", taken="by_default", options={"x": option(b={"price": "same"})}),
                care("telemedicine"),
            ],
        }
    )
    parts = bench(offer, people("p")).model.parts

    def written(kind: str) -> list[list[str]]:
        return [sorted(one.atoms) for one in variants(parts.by_kind[kind])]

    assert written("outpatient") == [["outpatient", f"outpatient.x={v}"] for v in "ab"]
    assert written("dental") == [["dental", "dental.x=a"], [], ["dental", "dental.x=b"]]
    assert written("telemedicine") == [[], ["telemedicine"]]
    assert written("programme") == [["programme.tier=a"], ["programme.tier=b"]]


def sizes(offer: Offer, scope: Scope, *musts: str) -> list[dict[str, int]]:
    """Return how many alternatives each slot of each task has."""
    on = bench(offer, TWO)
    wanted = [wish(on.model.parts, name, Need.MUST) for name in musts]
    return [
        {slot.name: len(slot.alternatives) for slot in laying.task.slots}
        for laying in tasks_of(on, wanted, scope)
    ]


def test_there_is_a_task_for_each_value_of_the_programme() -> None:
    one = {"outpatient": 1, "dental": 3, "telemedicine": 2, "vaccination": 1}
    assert sizes(CLINIC, Scope()) == [{**one, DOCTOR: 3, "programme": 1}] * 2


def test_what_is_out_of_the_question_is_not_laid_out() -> None:
    """No rule needs the doctor twice; one of them may need the other tier."""
    held = Scope(held=frozenset({"programme.tier", f"{DOCTOR}.visits"}))
    assert [one[DOCTOR] for one in sizes(CLINIC, held)] == [2, 2]
    barred = Scope(barred=frozenset({"programme.tier=a", "dental.place=a"}))
    assert [one["dental"] for one in sizes(CLINIC, barred)] == [2]
    assert sizes(CLINIC, Scope(), "vaccination") == []
    assert [one["dental"] for one in sizes(CLINIC, Scope(), "dental.place=b")] == [1, 1]
    assert len(sizes(CLINIC, Scope(), "programme.tier=b")) == 1


def test_what_has_to_be_taken_is_a_rule() -> None:
    on = bench(CLINIC, TWO)
    scope = Scope(taken=frozenset({"dental.place=b"}))
    chosen = [
        laying.taken(point.chosen)
        for laying in tasks_of(on, (), scope)
        for point in frontier(laying.task)
    ]
    assert chosen == [{"outpatient", "dental", "dental.place=b", "programme.tier=b"}]


def test_what_is_settled_for_the_contract_costs_nothing_here() -> None:
    on = bench(CLINIC, TWO)
    doctor = variants(on.model.parts.by_kind[DOCTOR])[2]
    for laying in tasks_of(on, (), Scope(contract={DOCTOR: doctor})):
        (slot,) = (one for one in laying.task.slots if one.name == DOCTOR)
        assert [(one.atoms, one.line, one.flat) for one in slot.alternatives] == [
            (doctor.atoms, None, 0)
        ]


def test_a_value_may_have_a_price_in_one_tier_only() -> None:
    by_tier = {"clinic_tier": {"better": "60"}}
    offer = an_offer(
        {
            "id": "p",
            "clinic_tier": "plain",
            "options": {
                "clinic_tier": option(b={"set": {"clinic_tier": "better"}, "percent": "50"})
            },
            "modules": [
                care("outpatient", "100", "always"),
                care("dental", "40", options={"place": option(b={"premium": by_tier})}),
            ],
        }
    )
    found = best(offer, people("p"), must=["dental.place=b"])
    assert points(found) == [(2, 150 + 90)]
    assert "programme.clinic_tier=b" in taken(found.best)


def test_whoever_has_nobody_in_the_programme_has_no_price_for_one() -> None:
    found = best(CLINIC, people("q"), programme="p")
    assert found.frontier
    assert all(found.per_head(one) is None for one in found.frontier)


def test_wishes_for_what_there_is_not_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="'x'"):
        wishes_of_choices({"x": 1}, bench(CLINIC, TWO).model.parts, Need.MUST)
