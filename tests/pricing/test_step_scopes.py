"""Which factors concern which price lines: the same as asking each factor by itself."""

from hypothesis import given
from hypothesis import strategies as st

from dms.pricing.factors import Factor
from dms.pricing.step_scopes import StepScopes

KINDS = ("outpatient", "dental", "ambulance")
PROGRAMMES = ("a", "b", "c")


def factor(number: int, modules: list[str] | None, programmes: list[str] | None) -> Factor:
    said = {"modules": modules, "programmes": programmes}
    scope = {key: names for key, names in said.items() if names is not None}
    return Factor.model_validate({"id": f"f{number}", "percent": "5", **scope})


def some(names: tuple[str, ...]) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(st.sampled_from(names), max_size=3)


scopes = st.lists(st.tuples(some(KINDS), some(PROGRAMMES)), max_size=8)


@given(scopes)
def test_a_line_takes_the_factors_that_name_it_or_nothing(
    drawn: list[tuple[list[str] | None, list[str] | None]],
) -> None:
    found = StepScopes.over([factor(n, *one) for n, one in enumerate(drawn)])
    for kind in (*KINDS, "programme"):
        for programme in (*PROGRAMMES, "none"):
            assert found.of_person(kind, programme) == tuple(
                n
                for n, (modules, programmes) in enumerate(drawn)
                if (modules is None or kind in modules)
                and (programmes is None or programme in programmes)
            )
        assert found.of_contract(kind) == tuple(
            n for n, (modules, _) in enumerate(drawn) if modules is not None and kind in modules
        )
