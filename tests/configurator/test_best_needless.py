"""Options that nobody asked about do not leave their defaults together, propping each other up."""

from datetime import date
from decimal import Decimal

import pytest

from dms.configurator.finding import best
from dms.members import Member, Roster
from dms.pricing.offer import Offer

STAFF = Roster.of([Member(id=str(n), birth=date(1990, 1, 1)) for n in range(2)])
CHEAPER = {"written": "none", "values": {"d20": {"set": {"note": "20"}, "percent": "-10"}}}
PLACE = {"written": "a", "values": {"b": {"set": {"level": "b"}, "price": "same"}}}


def offer(*rules: dict[str, object]) -> Offer:
    """Offer two kinds of care, each with a cheaper value that nobody asks about."""
    return Offer.model_validate(
        {
            "dms": "offer/1",
            "id": "x",
            "insurer": {"id": "i", "name": "I"},
            "period": {"start": "01.02.2026", "last_day": "31.01.2027"},
            "age": {"on": "contract_start"},
            "programmes": [
                {
                    "id": "a",
                    "rules": list(rules),
                    "modules": [
                        {
                            "kind": "outpatient",
                            "premium": "100",
                            "taken": "always",
                            "options": {"d": CHEAPER},
                        },
                        {
                            "kind": "dental",
                            "premium": "50",
                            "taken": "on_request",
                            "options": {"d": CHEAPER, "place": PLACE},
                        },
                    ],
                }
            ],
        }
    )


TOGETHER = (
    {"choose": "outpatient.d=d20", "requires": ["dental.d=d20"]},
    {"choose": "dental.d=d20", "requires": ["outpatient.d=d20"]},
)


def totals(
    *rules: dict[str, object], should: tuple[str, ...] = ("dental",), vary: str = ""
) -> list[Decimal]:
    found = best(offer(*rules), STAFF, should=should, vary=[vary] if vary else [])
    return [one.total for one in found.frontier]


def test_two_values_that_need_each_other_are_no_reason_for_either():
    assert totals(*TOGETHER) == [Decimal("200.00"), Decimal("300.00")]


def test_what_is_free_to_change_is_a_reason_for_what_depends_on_it():
    assert totals(*TOGETHER, vary="outpatient.d")[-1] == Decimal("270.00")


def test_a_rule_that_the_default_breaks_is_a_reason():
    needed = {"choose": "dental.place=b", "requires": ["outpatient.d=d20"]}
    found = totals(*TOGETHER, needed, should=("dental.place=b",))
    assert found[-1] == Decimal("270.00")


@pytest.mark.parametrize("should", [("dental",), ("dental.place=b",), ("dental", "dental.place=b")])
def test_without_rules_all_keep_their_defaults(should: tuple[str, ...]):
    assert totals(should=should)[-1] == Decimal("300.00")
