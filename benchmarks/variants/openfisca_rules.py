"""OpenFisca-core: one variable for each factor, prices in parameters looked up by enums.

Written as its documentation shows: vectorial ("fancy") look-ups in parameters and enums for names.
OpenFisca computes in 32-bit floats; sums are made in 64 bits here.
"""

from datetime import date
from pathlib import Path

import numpy as np
import work
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from variants.numpy_floats import Priced, rounded

YEAR = str(work.START.year)
TOWNS = [f"town_{number}" for number in range(len(work.PLACES))]

Programme = Enum("Programme", {name: name for name in work.PROGRAMMES})
Place = Enum("Place", dict(zip(TOWNS, work.PLACES, strict=True)))
Relationship = Enum("Relationship", {name: name for name in work.RELATIONSHIPS})
Insured = build_entity(key="insured", plural="insured_people", label="Insured", is_person=True)


def _value(number: object) -> dict:
    return {"values": {f"{YEAR}-01-01": {"value": float(number)}}}


def _values(names, numbers) -> dict:
    return {name: _value(number) for name, number in zip(names, numbers, strict=True)}


def _by_age(factors) -> dict:
    day = f"{YEAR}-01-01"
    return {
        "metadata": {"type": "single_amount"},
        "brackets": [
            {"threshold": {day: {"value": low}}, "amount": {day: {"value": float(factor)}}}
            for low, factor in zip(work.AGES, factors, strict=True)
        ],
    }


PARAMETERS = {
    "base": {
        module: {
            programme: _values(TOWNS, [work.base(module, programme, p) for p in work.PLACES])
            for programme in work.PROGRAMMES
        }
        for module in work.MODULES
    },
    "age": {group: _by_age(factors) for group, factors in work.AGE_FACTORS.items()},
    "relationship": _values(work.RELATIONSHIPS, work.RELATIONSHIP_FACTORS),
    "deductible": _values(work.PROGRAMMES, [work.DEDUCTIBLE_FACTORS[d] for d in work.DEDUCTIBLES]),
    "payment": _value(work.PAYMENT_FACTOR),
    "experience": _value(work.EXPERIENCE_FACTOR),
}


def _input(name: str, type_: object, **more: object) -> type[Variable]:
    shape = {"value_type": type_, "entity": Insured, "definition_period": DateUnit.ETERNITY}
    return type(name, (Variable,), {**shape, **more})


def _computed(name: str, formula, type_: type = float) -> type[Variable]:
    shape = {"value_type": type_, "entity": Insured, "definition_period": DateUnit.YEAR}
    return type(name, (Variable,), {**shape, "formula": formula})


INPUTS = [
    _input("birth", date),
    _input("start", date),
    _input("programme", Enum, possible_values=Programme, default_value=Programme.econom),
    _input("place", Enum, possible_values=Place, default_value=Place.town_0),
    _input("relationship", Enum, possible_values=Relationship, default_value=Relationship.employee),
    _input("headcount_factor", float),
]


def _age(insured, period):
    birth = insured("birth", period)
    born = birth.astype("M8[Y]").astype(int) + 1970
    birthday = birth - birth.astype("M8[Y]").astype("M8[D]")
    return period.start.year - born - (birthday > np.timedelta64(0, "D"))  # on 1 January


def _age_factor(group: str):
    def formula(insured, period, parameters):
        return getattr(parameters(period).age, group).calc(insured("age", period))

    return formula


def _relationship_factor(insured, period, parameters):
    return parameters(period).relationship[insured("relationship", period)]


def _deductible_factor(insured, period, parameters):
    return parameters(period).deductible[insured("programme", period)]


def _share(insured, period):
    days = np.datetime64(work.LAST_DAY) - insured("start", period)
    return (days.astype("m8[D]").astype(int) + 1) / work.TERM_DAYS


def _premium(module: str):
    def formula(insured, period, parameters):
        now = parameters(period)
        base = getattr(now.base, module)[insured("programme", period)][insured("place", period)]
        return (
            base
            * insured(f"age_{work.group_of(module)}", period)
            * insured("relationship_factor", period)
            * insured("headcount_factor", period)
            * insured("deductible_factor", period)
            * now.payment
            * now.experience
            * insured("share", period)
        )

    return formula


COMPUTED = [
    _computed("age", _age, int),
    _computed("age_visits", _age_factor("visits")),
    _computed("age_stays", _age_factor("stays")),
    _computed("relationship_factor", _relationship_factor),
    _computed("deductible_factor", _deductible_factor),
    _computed("share", _share),
    *(_computed(module, _premium(module)) for module in work.MODULES),
]

Roster = dict[str, np.ndarray]


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([Insured])
    system.parameters = ParameterNode("", data=PARAMETERS)
    for variable in (*INPUTS, *COMPUTED):
        system.add_variable(variable)
    return system


SYSTEM = _system()


def load(path: Path) -> Roster:
    return _columns(work.read_csv(path))


def in_memory(size: int) -> Roster:
    return _columns(list(work.people(size)))


def _columns(people: list[work.Person]) -> Roster:
    _, births, _, relationships, places, programmes, starts = zip(*people, strict=True)
    return {
        "birth": np.array(births, "M8[D]"),
        "start": np.array(starts, "M8[D]"),
        "programme": np.array(programmes),
        "place": _towns(places),
        "relationship": np.array(relationships),
    }


def _towns(places) -> np.ndarray:
    towns = dict(zip(work.PLACES, TOWNS, strict=True))
    return np.array([towns[place] for place in places])


def price(roster: Roster) -> Priced:
    size = len(roster["birth"])
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, size)
    for name, values in roster.items():
        simulation.set_input(name, YEAR, values)
    simulation.set_input(
        "headcount_factor", YEAR, np.full(size, float(work.headcount_factor(size)))
    )
    lines = np.stack([simulation.calculate(m, YEAR) for m in work.MODULES], axis=1).astype(float)
    return rounded(lines.sum(axis=1)), rounded(lines), rounded(lines).sum(axis=0)


def kopecks(priced: Priced) -> tuple[list[int], list[list[int]]]:
    totals, lines, _ = priced
    return totals.tolist(), lines.tolist()
