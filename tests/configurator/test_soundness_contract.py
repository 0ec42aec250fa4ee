"""What is priced once for the contract, and may be chosen, is checked like everything else."""

from pathlib import Path

import pytest
from choice_models import an_offer, bench, care, option, people
from soundness_helpers import CARE, line_of, offer_file, single_fault

from dms.configurator.configuration import Configuration
from dms.configurator.model_issues import model_issues
from dms.io.offers import load_offer
from dms.issues import errors_in

DOCTOR = """\
modules:
  - kind: office_doctor
    taken: {taken}
    premium: {premium}
    options:
      days:
        written: once
        values:
          twice: {value}
"""
TABLES = {
    "a table with a hole": ("{headcount: {1-3: 1, 9+: 2}}", "TARIFF-BAND-GAP"),
    "a table by nothing known": ("{shoe_size: {42: 1}}", "TARIFF-DIMENSION-UNKNOWN"),
    "a table by people": ("{age: {0+: 1}}", "TARIFF-CONTRACT-DIMENSION"),
    "a table by programmes": ("{programme: {base: 1}}", "TARIFF-CONTRACT-DIMENSION"),
}


def doctor(folder: Path, *, value: str = "{add: 5}", premium: str = "9 000", taken: str) -> Path:
    written = DOCTOR.replace("{value}", value).replace("{premium}", premium)
    return offer_file(folder, rest=written.replace("{taken}", taken))


@pytest.mark.parametrize("taken", ["always", "by_default", "on_request"])
@pytest.mark.parametrize("key", ["premium", "add", "percent", "multiply"])
@pytest.mark.parametrize("name", list(TABLES))
def test_prices_of_values_are_looked_at_when_the_offer_is_loaded(
    name: str, key: str, taken: str, tmp_path: Path
):
    table, code = TABLES[name]
    path = doctor(tmp_path, value=f"{{{key}: {table}}}", taken=taken)
    issue = single_fault(path)
    assert (issue.code, issue.where.line) == (code, line_of(path, "twice:"))


@pytest.mark.parametrize("name", list(TABLES))
def test_prices_of_care_on_request_are_looked_at_too(name: str, tmp_path: Path):
    table, code = TABLES[name]
    path = doctor(tmp_path, premium=table, taken="on_request")
    issue = single_fault(path)
    assert issue.code == code
    assert issue.where.line in (line_of(path, "kind: office_doctor"), line_of(path, "premium: {"))


def test_a_factor_that_looks_at_people_is_noticed_before_the_care_is_asked_for():
    by_age = {"id": "age", "multiply": {"age": {"0+": "2"}}, "modules": ["office_doctor"]}
    once = care("office_doctor", "9000", "on_request")
    found = model_issues(an_offer(programme(), modules=[once], factors=[by_age]))
    assert [(i.code, i.where.pointer) for i in found] == [
        ("TARIFF-CONTRACT-DIMENSION", "/modules/0")
    ]


def programme(*modules: dict[str, object], id_: str = "std") -> dict[str, object]:
    return {"id": id_, "modules": [care("outpatient", taken="always"), *modules]}


def test_what_is_right_is_told_nothing_of(tmp_path: Path):
    by_size = "{headcount: {1-9: 9 000, 10+: 18 000}}"
    path = doctor(tmp_path, value=f"{{premium: {by_size}}}", premium=by_size, taken="on_request")
    assert model_issues(load_offer(path)) == ()


def test_faults_that_the_offer_has_anyway_are_not_told_again():
    by_age = care("office_doctor", {"age": {"0+": "1"}}, "always")
    other = care("telemedicine", "50", "on_request")
    found = errors_in(model_issues(an_offer(programme(), modules=[by_age, other])))
    assert found == [], [issue.line("en") for issue in found]


class TestPricedTwice:
    TWICE = CARE + "modules:\n  - {kind: telemedicine, premium: 7}\n"

    def test_a_price_for_each_person_and_one_for_the_contract(self, tmp_path: Path):
        path = offer_file(tmp_path, self.TWICE)
        issue = single_fault(path)
        assert issue.code == "CHOICE-PRICED-TWICE"
        assert issue.where.line == line_of(path, "kind: telemedicine, premium: 500")

    def test_a_plain_offer_is_left_alone(self):
        written = programme(care("telemedicine", "5", None))
        written["modules"][0].pop("taken")
        offer = an_offer(written, modules=[care("telemedicine", "7", None)])
        assert model_issues(offer) == ()

    @pytest.mark.parametrize(
        "own",
        [
            {"kind": "telemedicine", "premium": "included"},
            {"kind": "telemedicine"},
            {"kind": "telemedicine", "offered": False},
        ],
    )
    def test_a_line_without_a_price_may_stand_in_the_programme(self, own):
        offer = an_offer(programme(own), modules=[care("telemedicine", "7")])
        assert errors_in(model_issues(offer)) == []

    def test_care_that_the_contract_does_not_give_is_priced_in_the_programme(self):
        offer = an_offer(
            programme(care("telemedicine", "5")),
            modules=[{"kind": "telemedicine", "offered": False}],
        )
        assert errors_in(model_issues(offer)) == []

    def test_options_stand_where_the_price_stands(self):
        own = {"kind": "office_doctor", "options": {"days": option(b={"add": "1"})}}
        offer = an_offer(programme(own), modules=[care("office_doctor", "7")])
        assert [(i.code, i.where.pointer) for i in errors_in(model_issues(offer))] == [
            ("OPTION-PRICE-IDLE", "/programmes/0/modules/1/options")
        ]


HOURS = {"premium_per": "hour", "visits_per_week": 1, "hours_per_visit": "1", "weeks": 50}


class TestDoctorByTheHour:
    def offer(self, value: dict[str, object], **more: object):
        doctor = care(
            "office_doctor",
            "40",
            "always",
            **{**HOURS, **more},
            options={"x": option(b=value)},
        )
        return an_offer(programme(), modules=[doctor])

    @pytest.mark.parametrize(
        ("changed", "total"),
        [
            ({"visits_per_week": 2}, 4_000),
            ({"hours_per_visit": "1.5"}, 3_000),
            ({"weeks": 48}, 1_920),
        ],
    )
    def test_more_visits_need_no_price_of_their_own(self, changed, total):
        offer = self.offer({"set": changed})
        assert model_issues(offer) == ()
        found = Configuration(bench(offer, people("std"))).choose("office_doctor.x=b")
        assert found.total == found.quote.total == 100 + total

    @pytest.mark.parametrize(
        ("changed", "more"),
        [
            ({"visits_per_week": 1}, {}),
            ({"office": "Офис 2"}, {}),
            ({"visits_per_week": 2}, {"premium_per": "term"}),
            ({"premium_per": "hour"}, {"premium_per": "term"}),
            ({"premium_per": "term"}, {}),
        ],
        ids=["as before", "another office", "for the term", "to hours", "to the term"],
    )
    def test_what_the_hours_do_not_pay_for_needs_one(self, changed, more):
        found = model_issues(self.offer({"set": changed}, **more))
        assert [(i.code, i.where.pointer) for i in found] == [
            ("OPTION-PRICE-MISSING", "/modules/0/options/x/values/b")
        ]

    def test_a_doctor_in_a_programme_has_no_hours_to_pay(self):
        own = {"kind": "office_doctor", **HOURS}
        own["options"] = {"x": option(b={"set": {"visits_per_week": 2}})}
        found = errors_in(model_issues(an_offer(programme(own))))
        assert [issue.code for issue in found] == ["OPTION-PRICE-MISSING"]
