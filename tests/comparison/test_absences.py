"""Why a kind of care has no price: a "not stated" is never a "no"."""

import pytest
from pricing_helpers import offer, programme

from dms.comparison.absences import Absence, absence, absence_in_words
from dms.modules.registry import title_of

OUT = {"kind": "outpatient", "premium": "100"}


def std(*modules, **more):
    return {"id": "std", "modules": [OUT, *modules], **more}


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ([std()], "not_stated"),
        ([std({"kind": "dental", "offered": False})], "not_offered"),
        ([std({"kind": "dental", "offered": "unknown"})], "not_stated"),
        ([std({"kind": "dental", "premium": "included"})], "included"),
        ([std({"kind": "dental", "premium": "50"})], "not_taken"),
        ([std({"kind": "dental"})], "unpriced"),
    ],
)
def test_a_programme_says_why(written, why):
    assert absence(offer(programmes=written), ["std"], "dental") == why


def test_care_that_comes_along_with_another_kind_is_included():
    inpatient = {"kind": "emergency_inpatient", "premium": "9", "includes_ambulance": True}
    along = offer(programmes=[std(inpatient)])
    assert along.programmes[0].offers("ambulance") == "yes"
    assert absence(along, ["std"], "ambulance") is Absence.INCLUDED


def test_only_the_programmes_of_these_people_count():
    two = offer(
        programmes=[
            std({"kind": "dental", "offered": False}),
            {"id": "vip", "modules": [OUT, {"kind": "dental", "premium": "included"}]},
        ]
    )
    assert absence(two, ["std"], "dental") is Absence.NOT_OFFERED
    assert absence(two, ["vip"], "dental") is Absence.INCLUDED
    assert absence(two, ["std", "vip"], "dental") is Absence.INCLUDED


def test_where_one_programme_says_no_and_one_nothing_nothing_is_said():
    two = offer(
        programmes=[
            std({"kind": "dental", "offered": False}),
            {"id": "vip", "modules": [OUT]},
        ]
    )
    assert absence(two, ["std", "vip"], "dental") is Absence.NOT_STATED


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ({"kind": "office_doctor", "offered": False}, "not_offered"),
        ({"kind": "office_doctor", "offered": "unknown"}, "not_stated"),
        ({"kind": "office_doctor"}, "unpriced"),
    ],
)
def test_the_contract_says_why(module, why):
    assert absence(offer(modules=[module]), ["std"], "office_doctor") == why


def test_one_price_for_the_programme_is_not_missing_where_each_kind_has_its_own():
    assert absence(offer(), ["std"], "programme") is Absence.PRICED_APART


def test_every_reason_has_its_own_words():
    title = title_of("dental")
    words = {why: absence_in_words(why, title, "Альфа").to("en") for why in Absence}
    assert len(set(words.values())) == len(Absence)
    assert all("Альфа" in said for said in words.values())
    assert words[Absence.NOT_STATED].endswith("Альфа does not say whether it is covered")
    assert "not offered" in words[Absence.NOT_OFFERED]
    assert all("not offered" not in said for why, said in words.items() if why != "not_offered")


def test_the_name_of_an_insurer_cannot_break_the_words():
    said = absence_in_words(Absence.NOT_TAKEN, title_of("dental"), "{x} {0}")
    assert said.to("en").endswith("not taken from {x} {0}")


def test_a_programme_priced_as_one_names_it_so():
    whole = offer(programmes=[{**programme("included"), "premium": "700"}])
    assert absence(whole, ["std"], "outpatient") is Absence.INCLUDED
