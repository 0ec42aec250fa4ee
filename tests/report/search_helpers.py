"""Searches to report on: the small offer of configurations, and the example."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from configuration_helpers import DOCTOR, EXAMPLE, SMALL, STAFF
from report_helpers import offer

from dms.configurator.best import Search
from dms.configurator.finding import best
from dms.io.offers import load_offer
from dms.members import Member, Roster

EXAMPLE_FOLDER = EXAMPLE.parent


def searched(
    *,
    must: Iterable[str] = (),
    should: Mapping[str, int] | Iterable[str] = (),
    budget: str | None = None,
    more: str = DOCTOR,
    people: list[Member] | None = None,
    **asked: Any,
) -> Search:
    """Search the small offer."""
    roster = Roster.of(STAFF if people is None else people)
    limit = None if budget is None else Decimal(budget)
    made = offer(more, text=SMALL)
    return best(made, roster, must=must, should=should, budget=limit, **asked)


def searched_example(people: Roster, **asked: Any) -> Search:
    """Search the offer of the examples."""
    return best(load_offer(EXAMPLE, name="konstruktor.yaml"), people, **asked)
