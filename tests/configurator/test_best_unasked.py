"""Options that nobody asked about: nobody gets a deductible that nobody spoke of."""

from choice_models import DOCTOR, an_offer, bench, benches, care, option, people
from choice_trying import combinations, has_another, holds, keeps, options_of, reset, taken_of, wish
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.asked import asked_options, unasked_options
from dms.configurator.bench import Bench
from dms.configurator.best import search
from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.unasked import UNASKED, unasked_clauses
from dms.requirements.wishes import Need

CHEAPER = {"percent": "-14"}


def found(on: Bench, *musts: str, vary: tuple[str, ...] = ()) -> set[str]:
    """Return what the cheapest programme takes that has all musts."""
    wanted = [wish(on.model.parts, name, Need.MUST) for name in musts]
    return set(taken_of(search(on, wanted, vary=vary).frontier[0].configuration.taken))


def two_kinds(*rules: dict[str, object]) -> Bench:
    """Price a programme with a cheaper deductible, and another place for teeth that costs less."""
    teeth = care("dental", options={"place": option(b={"premium": "40"})})
    offer = an_offer(
        {
            "id": "p",
            "options": {"deductible": option(b=CHEAPER)},
            "rules": [*rules] or None,
            "modules": [care("outpatient", taken="always"), teeth],
        }
    )
    return bench(offer, people("p"))


def test_a_cheaper_value_needs_a_reason() -> None:
    on = two_kinds()
    assert found(on, "dental") == {
        "outpatient",
        "dental",
        "dental.place=a",
        "programme.deductible=a",
    }


def test_a_wish_is_a_reason() -> None:
    on = two_kinds()
    assert "dental.place=b" in found(on, "dental.place=b")
    assert "programme.deductible=b" in found(on, "programme.deductible=b")
    assert "dental.place=a" in found(on, "dental", "programme.deductible=b")


def test_a_rule_is_a_reason_as_far_as_it_goes() -> None:
    on = two_kinds({"choose": "dental", "requires": ["programme.deductible=b"]})
    assert "programme.deductible=b" in found(on, "dental")
    assert "programme.deductible=a" in found(on, "outpatient")


def test_an_option_may_vary_where_that_is_said() -> None:
    on = two_kinds()
    assert "programme.deductible=b" in found(on, "dental", vary=("programme.deductible",))
    assert "dental.place=b" in found(on, "dental", vary=("dental.place",))


def test_a_default_without_a_price_gives_way() -> None:
    """The price list knows the tiers; with none, which is what is written, nothing has a price."""
    offer = an_offer(
        {
            "id": "p",
            "premium": {"clinic_tier": {"plain": "100", "better": "170"}},
            "clinic_tier": "unknown",
            "options": {
                "clinic_tier": {
                    "written": "none",
                    "values": {"plain": {"set": {"clinic_tier": "plain"}}},
                }
            },
            "modules": [care("outpatient", "included", "always")],
        }
    )
    on = bench(offer, people("p"))
    assert "programme.clinic_tier=plain" in found(on, "outpatient")


def test_options_of_the_contract_keep_their_defaults_too() -> None:
    offer = an_offer(
        {"id": "p", "modules": [care("outpatient", taken="always")]},
        modules=[care(DOCTOR, "300", options={"visits": option(b={"premium": "90"})})],
    )
    on = bench(offer, people("p"))
    assert f"{DOCTOR}.visits=a" in found(on, DOCTOR)
    assert f"{DOCTOR}.visits=b" in found(on, DOCTOR, vary=(f"{DOCTOR}.visits",))


def test_asked_is_what_moves_an_answer() -> None:
    parts = two_kinds().model.parts
    care_as_such = wish(parts, "dental", Need.MUST)
    value = wish(parts, "dental.place=b", Need.SHOULD)
    without = wish(parts, "programme.deductible=b", Need.MUST, taken=False)
    assert asked_options([care_as_such], parts) == set()
    assert asked_options([value], parts) == {"dental.place"}
    assert asked_options([care_as_such, without], parts) == {"programme.deductible"}
    assert unasked_options([value], parts) == {"programme.deductible"}


def test_what_no_rule_needs_is_left_out_by_one_literal() -> None:
    on = two_kinds()
    assert unasked_clauses(on.theory.clauses, on.model.parts, {"dental.place"}) == (
        Clause((~Literal("dental.place=b"),), UNASKED),
    )


def test_reasons_that_say_the_same_twice_say_it_once() -> None:
    """Every rule here needs `telemedicine`; the second one says nothing new."""
    rules = [
        Clause((~Literal("telemedicine"), Literal("dental.place=b")), "one"),
        Clause(
            (~Literal("telemedicine"), ~Literal("outpatient"), Literal("dental.place=b")), "two"
        ),
    ]
    assert unasked_clauses(rules, two_kinds().model.parts, {"dental.place"}) == (
        Clause((~Literal("dental.place=b"), Literal("telemedicine")), UNASKED),
    )


@settings(max_examples=60)
@given(benches(), st.data())
def test_the_clauses_say_when_the_default_would_do(on: Bench, data: st.DataObject) -> None:
    options = options_of(on.model.parts)
    names = st.sampled_from(sorted(options)) if options else st.nothing()
    held = data.draw(st.sets(names))
    clauses = unasked_clauses(on.theory.clauses, on.model.parts, held)
    for taken in combinations(on.model.parts):
        if holds(on, taken):
            would_do = any(
                has_another(taken, options[name]) and holds(on, reset(taken, options[name]))
                for name in held
            )
            assert keeps(clauses, taken) is not would_do
