"""Sound offers are not told off, however they are put together, and large ones are checked fast."""

from itertools import count
from typing import Any

import pytest
from choice_models import an_offer, care, offers
from conf_strategies import modular_offers
from hypothesis import given

from dms.configurator.model_issues import model_issues
from dms.configurator.soundness import values_together
from dms.issues import errors_in
from dms.modules.patching import patched
from dms.modules.registry import kinds
from dms.pricing.offer import Offer

ABOUT_RULES = {
    *("CHOICE-RULES-CONTRADICT", "CHOICE-DEFAULTS-CONTRADICT", "CHOICE-NEVER"),
    "CHOICE-CONDITION-NEVER",
}


@given(modular_offers(with_rules=False))
def test_offers_without_rules_break_at_most_the_nature_of_the_care(offer: Offer):
    """Planned inpatient care by default, with emergency inpatient care on request, is a fault."""
    found = errors_in(model_issues(offer))
    assert {issue.code for issue in found} <= {"CHOICE-DEFAULTS-CONTRADICT", "CHOICE-NEVER"}
    assert all("is built on" in issue.line("en") for issue in found)


@given(modular_offers())
def test_random_rules_contradict_each_other_and_nothing_else_is_wrong(offer: Offer):
    assert {issue.code for issue in errors_in(model_issues(offer))} <= ABOUT_RULES


@given(offers(several=2, size=200))
def test_offers_that_are_searched_have_no_other_faults_either(offer: Offer):
    assert {issue.code for issue in errors_in(model_issues(offer))} <= ABOUT_RULES


def large(options: int, values: int) -> Offer:
    """Write an offer of all kinds of care, each with so many options of so many values."""
    fields = [
        ("limits", lambda n: [{"visits": n, "per": "year"}]),
        ("deductible", lambda n: {"share": f"0.{n}"}),
        ("ages", lambda n: f"0-{60 + n}"),
        ("note", str),
    ]
    listed: dict[str, Any] = {
        name: {
            "written": "v0",
            "values": {f"v{n}": {"set": {name: of(n)}, "add": str(n)} for n in range(1, values)},
        }
        for name, of in fields[:options]
    }
    named = sorted(set(kinds()) - {"office_doctor", "outpatient"})
    modules = [care(kind, options=listed) for kind in named]
    return an_offer({"id": "a", "modules": [care("outpatient", taken="always"), *modules]})


@pytest.mark.parametrize(("options", "values"), [(3, 4), (4, 4)])
def test_a_large_offer_is_checked_without_trying_all_that_may_be_chosen(
    options: int, values: int, monkeypatch: pytest.MonkeyPatch
):
    offer, made = large(options, values), count()
    monkeypatch.setattr(
        values_together, "patched", lambda part, chosen: (next(made), patched(part, chosen))
    )
    assert model_issues(offer) == ()
    others = len(offer.programmes[0].modules) - 1
    assert 0 < next(made) < others * values**options
