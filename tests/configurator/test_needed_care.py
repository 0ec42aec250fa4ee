"""Care that another kind is built on may come along with it, with some values of an option only."""

from datetime import date

import pytest

from dms.configurator.configuring import configure
from dms.members import Member, Roster
from dms.pricing.offer import Offer

STAFF = Roster.of([Member(id="1", birth=date(1990, 1, 1))])


def offer(*, written: bool, other: bool) -> Offer:
    """Offer home care that is sold only with an ambulance, which hospital care may bring along."""
    along = {
        "written": "w",
        "values": {"v": {"set": {"includes_ambulance": other}, "price": "same"}},
    }
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
                    "modules": [
                        {"kind": "outpatient", "premium": "100", "taken": "always"},
                        {
                            "kind": "home_care",
                            "premium": "10",
                            "taken": "on_request",
                            "only_with": ["ambulance"],
                        },
                        {
                            "kind": "emergency_inpatient",
                            "premium": "50",
                            "taken": "on_request",
                            "includes_ambulance": written,
                            "options": {"along": along},
                        },
                    ],
                }
            ],
        }
    )


def test_what_brings_the_care_along_is_taken() -> None:
    start = configure(offer(written=True, other=False), STAFF, choose=["home_care"])
    assert start.taken["emergency_inpatient.along=w"]
    assert not start.set("emergency_inpatient.along", "v").is_possible


@pytest.mark.parametrize("value", ["w", "v"])
def test_where_every_value_brings_it_along_all_will_do(value: str) -> None:
    start = configure(offer(written=True, other=True), STAFF, choose=["home_care"])
    assert start.taken["emergency_inpatient"]
    assert start.set("emergency_inpatient.along", value).is_possible


def test_where_nothing_brings_it_along_the_insurer_is_asked() -> None:
    start = configure(offer(written=False, other=False), STAFF, choose=["home_care"])
    assert start.is_possible
    assert "MODULE-REQUIRED-UNSTATED" in {issue.code for issue in start.questions}
