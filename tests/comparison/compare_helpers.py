"""What the tests of comparisons share: short offers, a group of people, and random offers."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from dms.comparison.candidate import Candidate
from dms.comparison.comparing import compare
from dms.comparison.comparison import Comparison
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.requirements.requirement import Requirement

YEAR = {"start": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
MKAD = {"base": "mkad"}
MOSCOW = {"base": "city_boundary", "city": "Москва"}


def care(kind: str, premium: Any = None, **said: Any) -> dict[str, Any]:
    """Write a kind of care; without a premium it has a price of its own of 1000 roubles."""
    if said.get("offered", True) is True:
        said["premium"] = "1000" if premium is None else premium
    return {"kind": kind, **said}


def offer(id_: str, *modules: dict[str, Any], **more: Any) -> Offer:
    """Make an offer for 2026 with one programme `std`; `programme` says more of that."""
    programme = {"id": "std", "modules": list(modules), **more.pop("programme", {})}
    written = {
        "dms": "offer/1",
        "id": id_,
        "insurer": {"id": id_, "name": f"СК «{id_.upper()}»"},
        "period": YEAR,
        "age": {"on": "contract_start"},
        "programmes": [programme],
        "proration": {"join": "days", "leave": "days"},
        **more,
    }
    return Offer.model_validate(written)


def bundle(id_: str, price: str, *kinds: str, **more: Any) -> Offer:
    """Make an offer with one price for the whole programme."""
    modules = [care(kind, "included") for kind in kinds]
    return offer(id_, *modules, programme={"premium": price}, **more)


def people(count: int = 4, programme: str | None = "std", **facts: Any) -> Roster:
    """Return employees in one programme."""
    return Roster.of([person(f"m{n}", programme, **facts) for n in range(count)])


def person(id_: str, programme: str | None = "std", **facts: Any) -> Member:
    return Member(**{"id": id_, "birth": date(1990, 5, 5), "programme": programme} | facts)


def relative(id_: str, of: str, **facts: Any) -> Member:
    return person(id_, relationship=Relationship.CHILD, employee_id=of, **facts)


def brief(*wishes: dict[str, Any], **more: Any) -> Requirement:
    """Write a brief with one programme `std`."""
    programme = {"id": "std", "name": "Стандарт", "modules": list(wishes)}
    written = {"dms": "requirement/1", "id": "r", "programmes": [programme], **more}
    return Requirement.model_validate(written)


def must(kind: str, **points: Any) -> dict[str, Any]:
    return {"kind": kind, "need": "must", **points}


def compared(*given: Offer | Candidate, **more: Any) -> Comparison:
    """Compare offers for four employees, unless another roster is given."""
    return compare(given, more.pop("roster", people()), **more)


def codes(found: Comparison) -> list[str]:
    return [issue.code for issue in found.issues]


# -- random ---------------------------------------------------------------------------------------

KINDS = (
    "outpatient",
    "home_care",
    "dental",
    "ambulance",
    "emergency_inpatient",
    "planned_inpatient",
    "telemedicine",
)
prices = st.integers(1, 99_999).map(lambda n: f"{n / 4:.2f}")


@st.composite
def modules(draw: st.DrawFn, premiums: st.SearchStrategy[str]) -> list[dict[str, Any]]:
    """Some kinds of care; what planned inpatient care is built on is there and not refused."""
    kinds = ["outpatient", *draw(st.lists(st.sampled_from(KINDS[1:]), unique=True))]
    if "planned_inpatient" in kinds and "emergency_inpatient" not in kinds:
        kinds.append("emergency_inpatient")
    return [_module(draw, kind, premiums) for kind in kinds]


def _module(draw: st.DrawFn, kind: str, premiums: st.SearchStrategy[str]) -> dict[str, Any]:
    built_on = ("outpatient", "emergency_inpatient")
    offered = True if kind in built_on else draw(st.sampled_from([True, True, False, "unknown"]))
    module: dict[str, Any] = {"kind": kind, "offered": offered}
    if offered is True:
        module["premium"] = draw(premiums)
    if kind == "emergency_inpatient" and draw(st.booleans()):
        module["includes_ambulance"] = True
    if kind == "home_care" and draw(st.booleans()):
        module["territory"] = draw(st.sampled_from([MKAD, MOSCOW]))
    return module


@st.composite
def offers(draw: st.DrawFn, id_: str) -> Offer:
    """An offer with prices for each kind of care, or with one for the whole programme."""
    whole = draw(st.integers(0, 3)) == 0
    premiums = st.just("included") if whole else prices
    programme = {"premium": draw(prices)} if whole else {}
    office = [care("office_doctor", draw(prices))] if draw(st.booleans()) else []
    found = offer(id_, *draw(modules(premiums)), programme=programme, modules=office)
    return found.agreeing({"period": None}) if draw(st.booleans()) else found


several_offers = st.integers(1, 4).flatmap(
    lambda count: st.tuples(*(offers(f"o{n}") for n in range(count)))
)
