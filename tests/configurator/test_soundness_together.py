"""Options of one part that fit by themselves have to fit together: every combination is priced."""

from itertools import product
from pathlib import Path

import pytest
from choice_models import an_offer, care, option
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from soundness_helpers import faults, line_of, offer_file

from dms.configurator.model_issues import model_issues
from dms.modules.patching import patched
from dms.pricing.offer import Offer

HOURLY = {"premium_per": "hour", "visits_per_week": 1, "hours_per_visit": "1", "weeks": 5}
CLASH = """\
modules:
  - kind: office_doctor
    taken: always
    premium: 40
    visits_per_week: 1
    hours_per_visit: 2
    weeks: 50
    options:
      paid:
        name: Оплата
        written: term
        values:
          hour: {name: за час, set: {premium_per: hour}, price: same}
      weeks:
        written: "50"
        values:
          open: {set: {weeks: null}, price: same}
"""


def test_values_that_do_not_go_together_are_told_at_the_later_one(tmp_path: Path):
    path = offer_file(tmp_path, rest=CLASH)
    (issue,) = faults(path)
    assert issue.code == "OPTION-VALUES-CLASH"
    assert issue.where.line == line_of(path, "open:")
    said = issue.message("en")
    assert "Оплата – за час" in said
    assert "weeks – open" in said
    assert "the hours are not stated" in said


def offer_of(options: dict[str, object], **doctor: object) -> Offer:
    base = {"id": "std", "modules": [care("outpatient", taken="always")]}
    written = care("office_doctor", "40", "always", **doctor, options=options)
    return an_offer(base, modules=[written])


def clashes(offer: Offer) -> list[str | None]:
    found = model_issues(offer)
    return [issue.where.pointer for issue in found if issue.code == "OPTION-VALUES-CLASH"]


def test_three_values_that_clash_only_all_together():
    options = {
        "paid": option(hour={"set": {"premium_per": "hour"}, "price": "same"}),
        "price": option(stated={"premium": "60"}),
        "weeks": option(open={"set": {"weeks": None}, "price": "same"}),
    }
    offer = offer_of(options, **{**HOURLY, "premium_per": "term"})
    doctor = offer.modules[0].model_copy(update={"premium": None})
    three = offer.agreeing({"modules": (doctor,)})
    assert clashes(offer) == ["/modules/0/options/weeks/values/open"]
    assert clashes(three) == ["/modules/0/options/weeks/values/open"]
    (said,) = (i.message("en") for i in model_issues(three) if i.code == "OPTION-VALUES-CLASH")
    assert all(f"{name} – " in said for name in ("paid", "price", "weeks"))


def test_the_later_option_may_mend_what_the_earlier_one_leaves_open():
    options = {
        "weeks": option(open={"set": {"weeks": None}, "price": "same"}),
        "paid": option(hour={"set": {"premium_per": "hour", "weeks": 40}, "price": "same"}),
    }
    assert clashes(offer_of(options, **{**HOURLY, "premium_per": "term"})) == []


FIELDS = {
    "premium_per": ["term", "hour"],
    "weeks": [None, 5],
    "visits_per_week": [None, 2],
    "hours_per_visit": [None, "1"],
}


@st.composite
def doctors(draw: st.DrawFn) -> dict[str, object]:
    """An office doctor with options that set, or take away, what an hour is paid by."""
    values = st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in FIELDS.items()})
    sets = draw(st.lists(st.lists(values, min_size=1, max_size=2), min_size=1, max_size=3))
    return {
        name: option(**{f"v{n}": {"set": one, "price": "same"} for n, one in enumerate(several)})
        for name, several in zip("xyz", sets, strict=False)
    }


@given(doctors(), st.booleans())
def test_an_offer_without_such_a_fault_can_always_be_put_together(options, hourly):
    base = {**HOURLY, "premium_per": "hour" if hourly else "term"}
    try:
        offer = offer_of(options, **base)
    except ValidationError:
        return  # a value that does not fit by itself is told when the offer is read
    (doctor,) = offer.modules
    combined = [
        dict(zip(doctor.options, ids, strict=True))
        for ids in product(*(one.all_values for one in doctor.options.values()))
    ]
    wrong = [values for values in combined if not _can_be_made(doctor, values)]
    assert bool(clashes(offer)) == bool(wrong)


def _can_be_made(doctor, values: dict[str, str]) -> bool:
    try:
        patched(doctor, values)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("size", [2, 3])
def test_each_smallest_set_is_told_once(size: int):
    names = ["weeks", "visits_per_week", "hours_per_visit"][: size - 1]
    options = {
        "paid": option(hour={"set": {"premium_per": "hour"}, "price": "same"}),
        **{name: option(open={"set": {name: None}, "price": "same"}) for name in names},
    }
    offer = offer_of(options, **{**HOURLY, "premium_per": "term"})
    assert clashes(offer) == [f"/modules/0/options/{name}/values/open" for name in names]
