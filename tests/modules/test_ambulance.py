"""The ambulance: a line of its own, a territory of its own."""

import pytest
from module_helpers import codes, pointers, programme, read

from dms.modules import Stated
from dms.modules.ambulance import Ambulance

HIDDEN = {"kind": "emergency_inpatient", "includes_ambulance": True}


def test_it_must_be_bounded_by_territory_like_home_care():
    """«Опция „скорая помощь“ как и „помощь на дому“ необходимо ограничивать территориально…»."""
    assert Ambulance.needs_territory
    assert codes(Ambulance().questions()) == ["MODULE-TERRITORY-UNSTATED"]


def test_its_territory_is_its_own():
    both = programme(
        {"kind": "home_care", "provider": "clinic", "territory": {"base": "mkad"}},
        "ambulance",
    )
    assert pointers(both.questions()) == ["/modules/1/territory"]


def test_hidden_in_inpatient_care_it_is_given_but_asked_about():
    """«„скорая помощь“ стоит отдельных денег и должна идти отдельной строкой в программе»."""
    hidden = programme(HIDDEN)
    assert hidden.offers("ambulance") is Stated.YES
    (question,) = (q for q in hidden.questions() if q.code == "MODULE-LINE-UNSTATED")
    assert question.where.pointer == "/modules/0"
    assert question.message("en") == (
        "Emergency inpatient care: “Ambulance” is included without a line of its own."
    )


@pytest.mark.parametrize(
    "modules",
    [
        (HIDDEN, "ambulance"),
        ("ambulance",),
        ("emergency_inpatient",),
        ({**HIDDEN, "offered": False},),
    ],
)
def test_with_a_line_of_its_own_or_none_there_is_nothing_to_ask(modules):
    assert "MODULE-LINE-UNSTATED" not in codes(programme(*modules).questions())


@pytest.mark.parametrize("offered", [False, "unknown"])
def test_a_line_that_says_otherwise_is_no_line_of_its_own(offered):
    contradictory = programme(HIDDEN, {"kind": "ambulance", "offered": offered})
    assert "MODULE-LINE-UNSTATED" in codes(contradictory.questions())


def test_its_territory_can_be_read():
    assert read("ambulance", territory={"base": "mkad"}).questions() == []
