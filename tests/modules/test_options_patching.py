"""Patching: a module or a programme with other values of its options."""

from typing import Any

from dms.modules import Module, Programme, kinds
from dms.modules.patching import chosen_values, patched

PLACE = {
    "written": "clinic",
    "values": {
        "own": {"set": {"places": ["specialised"]}, "premium": "140"},
        "open": {"set": {"places": ["specialised"]}, "price": "unknown"},
    },
}
LIMIT = {
    "written": "none",
    "values": {
        "some": {"set": {"limits": [], "note": "без лимита"}, "percent": 10},
        "note": {"set": {"note": "позже"}, "price": "same"},
    },
}


def dental(**more: Any) -> Module:
    written = {
        "places": ["clinic_office"],
        "taken": "on_request",
        "premium": "100",
        "note": "как в клинике",
        "options": {"place": PLACE, "limit": LIMIT},
    }
    return kinds()["dental"].model_validate({**written, **more})


class TestPatched:
    def test_without_values_it_is_what_is_written(self) -> None:
        one = patched(dental(), {})
        plain = {"kind": "dental", "places": ["clinic_office"], "premium": "100"}
        assert one == type(one).model_validate({**plain, "note": "как в клинике"})

    def test_nothing_is_left_to_choose(self) -> None:
        one = patched(dental(), {"place": "own"})
        assert not {"options", "taken", "rules"} & one.model_fields_set

    def test_a_value_sets_fields_and_the_price(self) -> None:
        one = patched(dental(), {"place": "own", "limit": "some"})
        found = one.model_dump(mode="json", exclude_unset=True)
        assert found["places"] == ["specialised"]
        assert found["premium"] == "140"
        assert (found["limits"], found["note"]) == ([], "без лимита")

    def test_the_later_of_two_options_counts(self) -> None:
        both = {
            "x": {"written": "a", "values": {"b": {"set": {"note": "первое"}, "add": 1}}},
            "y": {"written": "a", "values": {"b": {"set": {"note": "второе"}, "add": 1}}},
        }
        assert patched(dental(options=both), {"y": "b", "x": "b"}).note == "второе"

    def test_without_a_stated_price_there_is_none(self) -> None:
        one = patched(dental(), {"place": "open", "limit": "some"})
        assert one.premium is None
        assert "premium" in one.model_fields_set

    def test_a_programme(self) -> None:
        written = {
            "id": "std",
            "premium": "500",
            "clinic_tier": "1",
            "rules": [{"choose": "outpatient", "at_least": 2}],
            "modules": [{"kind": "outpatient", "premium": "included"}],
            "options": {
                "tier": {
                    "written": "one",
                    "values": {"two": {"set": {"clinic_tier": "2"}, "premium": "900"}},
                }
            },
        }
        one = patched(Programme.model_validate(written), {"tier": "two"})
        kept = {k: v for k, v in written.items() if k not in ("rules", "options")}
        assert one == Programme.model_validate({**kept, "clinic_tier": "2", "premium": "900"})


def test_chosen_values_are_those_that_are_not_written() -> None:
    found = chosen_values(dental(), {"place": "own", "limit": "none"})
    assert {name: value.set for name, value in found.items()} == {
        "place": {"places": ["specialised"]}
    }
    assert chosen_values(patched(dental(), {}), {"place": "own"}) == {}
