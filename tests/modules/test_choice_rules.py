"""Rules of choice: each says one thing, of one choice."""

from typing import Any

import pytest
from pydantic import ValidationError

from dms.modules.choice_rules import ChoiceRule


def rule(**written: Any) -> ChoiceRule:
    return ChoiceRule.model_validate(written)


def fault_of(**written: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        rule(**written)
    (error,) = caught.value.errors()
    return str(error["type"])


@pytest.mark.parametrize(
    "said",
    [
        {"requires": ["home_care", "dental.place=both"]},
        {"requires_any": ["home_care"]},
        {"excludes": ["programme.clinic_tier=business"]},
        {"only_for": {"headcount": "20+"}},
        {"at_least": 2},
    ],
)
def test_a_rule_about_a_choice(said: dict[str, Any]) -> None:
    one = rule(choose="dental", **said)
    assert [one.says] == list(said)
    (asked,) = said.values()
    listed = asked if isinstance(asked, list) else []
    names = [name for name, _ in one.named]
    assert names == ["dental", *listed]


def test_every_name_has_its_place() -> None:
    one = rule(choose="dental", requires=["home_care", "check_up"])
    assert one.named == (
        ("dental", ("choose",)),
        ("home_care", ("requires", 0)),
        ("check_up", ("requires", 1)),
    )


def test_exactly_one_of_several_stands_by_itself() -> None:
    one = rule(one_of=["dental", "check_up"])
    assert (one.says, one.choose) == ("one_of", None)
    assert [name for name, _ in one.named] == ["dental", "check_up"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"choose": "dental"}, "CHOICE-RULE-SHAPE"),
        ({"choose": "dental", "requires": ["a"], "at_least": 2}, "CHOICE-RULE-SHAPE"),
        ({}, "CHOICE-RULE-SHAPE"),
        ({"requires": ["dental"]}, "CHOICE-RULE-SUBJECT"),
        ({"choose": "dental", "one_of": ["a", "b"]}, "CHOICE-RULE-SUBJECT"),
        ({"one_of": ["dental"]}, "too_short"),
        ({"choose": "dental", "requires": []}, "too_short"),
        ({"choose": "dental", "at_least": 1}, "greater_than_equal"),
        ({"choose": "dental.place", "at_least": 2}, "DOC-VALUE-INVALID"),
        ({"choose": "dental=both", "at_least": 2}, "DOC-VALUE-INVALID"),
        ({"choose": "dental", "only_for": {}}, "too_short"),
    ],
)
def test_what_a_rule_cannot_say(written: dict[str, Any], code: str) -> None:
    assert fault_of(**written) == code
