"""Rules, defaults and prices of several programmes: what of them cannot be meant."""

from pathlib import Path

import pytest
from choice_models import an_offer, care, option
from soundness_helpers import CARE, line_of, offer_file, single_fault

from dms.configurator.model_issues import model_issues
from dms.issues import Severity, errors_in

BASE = care("outpatient", taken="always")
ANY = {"at_least": 2}


def programme(id_: str = "std", *modules: dict[str, object], **more: object) -> dict[str, object]:
    return {"id": id_, "modules": [BASE, *modules], **more}


def rule(id_: str, choose: str = "dental") -> dict[str, object]:
    return {"id": id_, "choose": choose, "at_least": 2}


class TestIdsOfRules:
    def test_twice_in_a_programme(self, tmp_path: Path):
        rules = """\
      - {id: small, choose: telemedicine, at_least: 6}
      - {id: small, choose: home_care, at_least: 7}
"""
        path = offer_file(tmp_path, rules=rules)
        issue = single_fault(path)
        assert issue.code == "CHOICE-RULE-ID-TWICE"
        assert issue.where.line == line_of(path, "choose: home_care")

    def test_in_a_programme_and_in_the_offer(self, tmp_path: Path):
        rules = "      - {id: small, choose: telemedicine, at_least: 6}\n"
        rest = "rules:\n  - {id: small, choose: home_care, at_least: 7}\n"
        path = offer_file(tmp_path, rules=rules, rest=rest)
        issue = single_fault(path)
        assert issue.code == "CHOICE-RULE-ID-TWICE"
        assert issue.where.line == line_of(path, "choose: home_care")

    def test_it_is_told_once_for_all_programmes_that_it_holds_in(self):
        dental = care("dental")
        offer = an_offer(
            *(programme(id_, dental, rules=[rule("x")]) for id_ in "abc"), rules=[rule("x")]
        )
        assert [(i.code, i.where.pointer) for i in model_issues(offer)] == [
            ("CHOICE-RULE-ID-TWICE", "/rules/0/id")
        ]

    def test_programmes_may_have_rules_of_the_same_name(self):
        offer = an_offer(*(programme(id_, care("dental"), rules=[rule("x")]) for id_ in "ab"))
        assert model_issues(offer) == ()

    def test_rules_without_an_id_are_no_double(self):
        nameless = [{"choose": "dental", **ANY}, {"choose": "outpatient", **ANY}]
        assert model_issues(an_offer(programme("a", care("dental"), rules=nameless))) == ()


def dental(written: str, *others: str) -> dict[str, object]:
    values = {other: {"price": "same"} for other in others}
    return care("dental", options={"place": {"written": written, "values": values}})


class TestDefaultsForAll:
    def test_different_defaults(self, tmp_path: Path):
        place = "        options: {place: {written: %s, values: {%s: {price: same}}}}\n"
        kind = "      - kind: dental\n        premium: 4 000\n        taken: on_request\n"
        other = "  - id: top\n    name: Лучшая\n    modules:\n"
        listed = CARE + kind + place % ("own", "any")
        rest = other + CARE + kind + place % ("any", "own") + "same_for_all: [dental.place]\n"
        path = offer_file(tmp_path, listed, rest=rest)
        issue = single_fault(path)
        assert issue.code == "CHOICE-SAME-DEFAULT"
        first, second = (line_of(path, f"place: {{written: {one}") for one in ("own", "any"))
        assert issue.where.line == second
        assert f"base: own (line {first})" in issue.message("en")
        assert f"Лучшая: any (line {second})" in issue.message("en")

    def test_without_a_file_the_programmes_are_named(self):
        offer = an_offer(
            programme("a", dental("own", "any")),
            programme("b", dental("own", "any")),
            programme("c", dental("any", "own")),
            same_for_all=["dental.place"],
        )
        (issue,) = errors_in(model_issues(offer))
        assert issue.where.pointer == "/programmes/2/modules/1/options/place/written"
        assert "a: own, c: any" in issue.message("en")

    @pytest.mark.parametrize("for_all", [None, ["dental.place"]])
    def test_the_same_default_or_no_such_demand(self, for_all):
        second = dental("own", "any", "none") if for_all else dental("any", "own")
        offer = an_offer(
            programme("a", dental("own", "any")),
            programme("b", second),
            programme("c"),
            same_for_all=for_all,
        )
        assert model_issues(offer) == ()

    def test_options_of_the_programmes_themselves(self):
        tiers = [
            {"tier": {"written": one, "values": {other: {"price": "same"}}}}
            for one, other in ("AB", "BA")
        ]
        offer = an_offer(
            *(programme(id_, options=one) for id_, one in zip("ab", tiers, strict=True)),
            same_for_all=["programme.tier"],
        )
        assert [i.where.pointer for i in model_issues(offer)] == [
            "/programmes/1/options/tier/written"
        ]


TIER = {"tier": option(b={"set": {"clinic_tier": "2"}, "premium": "900"})}


class TestPriceOfAProgramme:
    def test_there_is_none_to_replace(self):
        found = model_issues(an_offer(programme(options=TIER)))
        assert [(i.code, i.severity, i.where.pointer) for i in found] == [
            (
                "OPTION-PRICE-IDLE",
                Severity.ERROR,
                "/programmes/0/options/tier/values/b/premium",
            )
        ]

    def test_there_is_one(self):
        offer = an_offer(programme(options=TIER, premium="500"))
        assert model_issues(offer) == ()


def test_prices_of_values_of_a_programme_are_looked_at():
    holes = {"age": {"0-17": "1", "30+": "2"}}
    options = {"tier": option(b={"percent": holes}, c={"multiply": {"shoe_size": {"42": "1"}}})}
    found = errors_in(model_issues(an_offer(programme("a", options=options))))
    assert [(i.code, i.where.pointer) for i in found] == [
        ("TARIFF-BAND-GAP", "/programmes/0/options/tier/values/b/percent"),
        ("TARIFF-DIMENSION-UNKNOWN", "/programmes/0/options/tier/values/c/multiply"),
    ]


def test_tables_of_the_offer_s_own_columns_are_known_in_values():
    by_tenure = {"tenure": {"0-4": "1", "5+": "2"}}
    options = {"tier": option(b={"percent": by_tenure})}
    columns = {"tenure": {"values": "numbers"}}
    assert model_issues(an_offer(programme("a", options=options), columns=columns)) == ()


@pytest.mark.parametrize("key", ["premium", "add"])
def test_a_programme_cannot_price_what_is_paid_for_the_contract(key: str):
    doctor = {"kind": "office_doctor", "options": {"days": option(b={key: "1"})}}
    found = errors_in(model_issues(an_offer(programme("a", doctor))))
    assert [issue.code for issue in found] == ["OPTION-PRICE-IDLE"]
