"""What an offer lets choose is checked when it is loaded: everything at once, with its line."""

from pathlib import Path

import pytest
from soundness_helpers import CARE, faults, line_of, offer_file

from dms.configurator.model_issues import model_issues
from dms.io.offers import load_offer
from dms.issues import Severity

RULES = {
    "a name that is not there": (
        "      - {id: x, choose: telemedicin, requires: [home_care]}\n",
        "CHOICE-RULE-UNKNOWN",
        "telemedicine?",
    ),
    "rules against each other": (
        """\
      - {id: x, choose: outpatient, requires: [telemedicine]}
      - {id: y, choose: outpatient, excludes: [telemedicine]}
""",
        "CHOICE-RULES-CONTRADICT",
        "contradict each other",
    ),
    "defaults against a rule": (
        "      - {id: x, choose: home_care, requires: [telemedicine]}\n",
        "CHOICE-DEFAULTS-CONTRADICT",
        "without Tele",
    ),
    "a choice that can never be made": (
        "      - {id: x, choose: telemedicine, excludes: [outpatient]}\n",
        "CHOICE-NEVER",
        "can never be chosen",
    ),
    "a condition nobody can ask": (
        "      - {id: x, choose: telemedicine, only_for: {years: 18+}}\n",
        "CHOICE-CONDITION-UNKNOWN",
        "`years`",
    ),
    "a condition no group meets": (
        "      - {id: x, choose: telemedicine, only_for: {headcount: 500+}}\n",
        "CHOICE-CONDITION-NEVER",
        "never met",
    ),
    "more people than the offer is for": (
        "      - {id: x, choose: telemedicine, at_least: 101}\n",
        "CHOICE-CONDITION-NEVER",
        "never met",
    ),
    "a band that is none": (
        "      - {id: x, choose: telemedicine, only_for: {age: 60-18}}\n",
        "TARIFF-BAND-INVALID",
        "",
    ),
}


@pytest.mark.parametrize("name", list(RULES))
def test_faulty_rules_are_told_with_their_line(name: str, tmp_path: Path):
    rules, code, said = RULES[name]
    path = offer_file(tmp_path, rules=rules)
    found = faults(path)
    assert code in {issue.code for issue in found}, [issue.line("en") for issue in found]
    issue = next(issue for issue in found if issue.code == code)
    assert said.lower() in issue.line("en").lower()
    assert issue.where.line in range(line_of(path, "id: x"), line_of(path, "modules:"))


OPTION = """\
      - kind: outpatient
        taken: always
        premium: {premium}
        options:
          access:
            written: by_referral
            values:
              direct: {value}
"""


def with_value(folder: Path, value: str, premium: str = "10 000") -> Path:
    modules = OPTION.replace("{value}", value).replace("{premium}", premium)
    return offer_file(folder, modules + "      - {kind: dental, premium: 4 000, taken: always}\n")


VALUES = {
    "no price": ("{set: {access: direct}}", "10 000", "OPTION-PRICE-MISSING"),
    "a step on care that is included": ("{percent: 10}", "included", "OPTION-PRICE-IDLE"),
    "a price with a hole": (
        "{premium: {age: {0-17: 1, 30-70: 2}}}",
        "10 000",
        "TARIFF-BAND-GAP",
    ),
    "a price by nothing known": (
        "{add: {shoe_size: {42: 1}}}",
        "10 000",
        "TARIFF-DIMENSION-UNKNOWN",
    ),
    "a field that care does not have": ("{set: {ward: single}, price: same}", "1", "OPTION-FIELD"),
    "a value that does not fit": ("{set: {access: maybe}, price: same}", "1", "DOC-CHOICE-INVALID"),
    "two prices": ("{add: 5, percent: 3}", "10 000", "OPTION-PRICES"),
}


@pytest.mark.parametrize("name", list(VALUES))
def test_faulty_values_are_told_with_their_line(name: str, tmp_path: Path):
    value, premium, code = VALUES[name]
    path = with_value(tmp_path, value, premium)
    found = faults(path)
    assert [issue.code for issue in found] == [code], [issue.line("en") for issue in found]
    assert found[0].where.line == line_of(path, "direct:")


def test_a_price_that_the_insurer_does_not_name_is_a_question(tmp_path: Path):
    offer = load_offer(with_value(tmp_path, "{set: {access: direct}, price: unknown}"))
    assert [(i.code, i.severity) for i in model_issues(offer)] == [
        ("OPTION-PRICE-UNSTATED", Severity.QUESTION)
    ]


def test_a_price_of_care_that_was_forgotten_is_no_question(tmp_path: Path):
    path = offer_file(tmp_path, CARE + "      - {kind: dental, taken: on_request}\n")
    assert [issue.code for issue in faults(path)] == ["OPTION-PRICE-MISSING"]
    aloud = offer_file(
        tmp_path, CARE + "      - {kind: dental, taken: on_request, premium: unknown}\n"
    )
    assert load_offer(aloud).programmes[0].module("dental") is not None


def test_a_tier_that_the_tariff_looks_at_needs_no_price_of_its_own(tmp_path: Path):
    options = "    options:\n      tier: {written: A, values: {B: {set: {clinic_tier: B}}}}\n"
    plain = offer_file(tmp_path, rest=options)
    assert [issue.code for issue in faults(plain)] == ["OPTION-PRICE-MISSING"]
    factor = "factors:\n  - {id: tier, multiply: {clinic_tier: {A: 1, B: 1.5}}}\n"
    assert model_issues(load_offer(offer_file(tmp_path, rest=options + factor))) == ()


def test_roubles_cannot_be_added_to_a_whole_programme_line_by_line(tmp_path: Path):
    options = "    options:\n      plus: {written: no, values: {yes: {add: 100}}}\n"
    assert [i.code for i in faults(offer_file(tmp_path, rest=options))] == ["OPTION-ADD-PROGRAMME"]


def test_options_that_mean_the_same_thing_are_noticed(tmp_path: Path):
    modules = CARE + (
        "      - kind: dental\n        premium: 4 000\n        taken: on_request\n"
        "        options:\n"
        "          place: {written: a, values: {b: {set: {level: B}, premium: 5 000}}}\n"
        "          level: {written: a, values: {c: {set: {level: C}, premium: 6 000}}}\n"
    )
    path = offer_file(tmp_path, modules)
    assert [issue.code for issue in faults(path)] == ["OPTION-PREMIUM-TWICE"]
    path.write_text(path.read_text("utf-8").replace("premium: 6 000", "add: 6 000"), "utf-8")
    assert [(i.code, i.severity) for i in model_issues(load_offer(path))] == [
        ("OPTION-FIELD-TWICE", Severity.WARNING)
    ]


def test_everything_is_told_at_once_in_the_order_of_lines(tmp_path: Path):
    rules = "".join(rule for rule, code, _ in RULES.values() if "UNKNOWN" in code)
    path = offer_file(tmp_path, CARE + "      - {kind: dental, taken: on_request}\n", rules)
    found = faults(path)
    assert {issue.code for issue in found} == {
        *("CHOICE-RULE-UNKNOWN", "CHOICE-CONDITION-UNKNOWN", "CHOICE-RULE-ID-TWICE"),
        "OPTION-PRICE-MISSING",
    }
    lines = [issue.where.line for issue in found]
    assert lines == sorted(lines)


def test_rules_of_the_offer_have_to_hold_somewhere(tmp_path: Path):
    rest = "rules:\n  - {choose: telemedicine, requires: [office_doctor]}\n"
    found = faults(offer_file(tmp_path, rest=rest))
    assert [issue.code for issue in found] == ["CHOICE-RULE-UNKNOWN"]
    other = "  - id: other\n    modules:\n      - {kind: ambulance, premium: 1}\n"
    split = "rules:\n  - {choose: telemedicine, requires: [ambulance]}\n"
    found = faults(offer_file(tmp_path, rest=other + split))
    assert "holds nowhere" in found[0].line("en")


def test_what_is_the_same_for_all_is_an_option(tmp_path: Path):
    found = faults(offer_file(tmp_path, rest="same_for_all: [dental.place]\n"))
    assert [issue.code for issue in found] == ["CHOICE-RULE-UNKNOWN"]


def test_an_offer_that_lets_choose_nothing_is_not_looked_at(tmp_path: Path):
    plain = CARE.replace(", taken: always", "").replace(", taken: by_default", "")
    path = offer_file(tmp_path, plain.replace(", taken: on_request", ""))
    assert model_issues(load_offer(path)) == ()
