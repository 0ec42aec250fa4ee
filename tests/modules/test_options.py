"""Options: what may be chosen of a kind of care, and what each value costs."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from dms.io.yaml_writing import as_yaml
from dms.modules import Module, Programme, kinds
from dms.modules.options import Option, OptionValue


def value(**written: Any) -> OptionValue:
    return OptionValue.model_validate(written)


def fault_of(written: Any, of: type = OptionValue) -> str:
    """Return the code of the one thing that is wrong with a document."""
    with pytest.raises(ValidationError) as caught:
        of.model_validate(written)
    (error,) = caught.value.errors()
    return str(error["type"])


class TestPrices:
    @pytest.mark.parametrize("key", ["premium", "add", "percent", "multiply"])
    def test_one_key_says_the_price(self, key: str) -> None:
        one = value(**{key: "12.5"})
        assert one.said == [key]
        assert not one.price_unknown
        assert one.step == (None if key == "premium" else (key, getattr(one, key)))

    @pytest.mark.parametrize("key", ["premium", "add", "percent", "multiply", "price"])
    def test_the_insurer_may_name_none(self, key: str) -> None:
        one = value(**{key: "unknown"})
        assert (one.price_unknown, one.step, one.said) == (True, None, [key])
        assert value(**{key: "unknown"}) == one
        assert f"{key}: unknown" in as_yaml(one)

    def test_a_price_that_is_forgotten_is_not_one_that_is_unknown(self) -> None:
        one = value(set={"ward": "single"})
        assert (one.said, one.price_unknown) == ([], False)

    def test_it_may_stay_the_same(self) -> None:
        assert (value(price="same").step, value(price="same").price_unknown) == (None, False)

    def test_two_prices_are_one_too_many(self) -> None:
        assert fault_of({"premium": 1, "add": 2}) == "OPTION-PRICES"

    @pytest.mark.parametrize(
        "written",
        [
            {"percent": "-100.01"},
            {"multiply": -1},
            {"multiply": {"age": {"0-17": "-0.5", "18+": 1}}},
            {"percent": {"by": ["sex"], "rows": [["male", 1]], "otherwise": -101}},
        ],
    )
    def test_a_step_never_turns_a_price_round(self, written: Any) -> None:
        assert fault_of(written) == "TARIFF-FACTOR-NEGATIVE"

    def test_a_discount_takes_off_all_of_it_at_most(self) -> None:
        assert value(percent=-100).step is not None
        assert value(add="-1000000").step is not None  # how much is left is seen when it is priced


class TestValues:
    def test_the_default_stands_in_the_module(self) -> None:
        one = Option.model_validate({"written": "a", "values": {"b": {"add": 1}, "c": {"add": 2}}})
        assert one.all_values == ("a", "b", "c")

    def test_the_default_is_listed_once(self) -> None:
        written = {"written": "a", "values": {"a": {"add": 1}}}
        assert fault_of(written, Option) == "OPTION-VALUE-TWICE"

    def test_without_other_values_there_is_nothing_to_choose(self) -> None:
        assert fault_of({"written": "a", "values": {}}, Option) == "too_short"


class TestInModules:
    @staticmethod
    def dental(**written: Any) -> Module:
        values = {"values": {"b": {"price": "same", **written}}}
        options = {"place": {"written": "a", **values}}
        return kinds()["dental"].model_validate({"premium": "100", "options": options})

    def test_a_value_sets_fields_of_the_module(self) -> None:
        assert self.dental(set={"places": ["specialised"]}).options is not None

    @pytest.mark.parametrize(
        "field", ["kind", "offered", "taken", "options", "premium", "only_with", "wards", "ward"]
    )
    def test_what_it_cannot_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            self.dental(set={field: "x"})
        assert "OPTION-FIELD" in str(caught.value.errors())

    def test_what_it_sets_has_to_be_good(self) -> None:
        with pytest.raises(ValidationError) as caught:
            self.dental(set={"places": ["street"]})
        (error,) = caught.value.errors()
        (part,) = error["ctx"]["parts"]
        way = ["options", "place", "values", "b", "set", "places"]
        assert part["ctx"]["pointer"][: len(way)] == way

    def test_a_field_inside_of_what_it_sets_has_to_be_known(self) -> None:
        with pytest.raises(ValidationError) as caught:
            self.dental(set={"deductible": {"part": "0.2"}})
        (part,) = caught.value.errors()[0]["ctx"]["parts"]
        assert part["type"] == "OPTION-FIELD"
        assert part["ctx"]["field"] == "part"

    def test_a_programme_has_options_too(self) -> None:
        written = {
            "id": "std",
            "modules": [{"kind": "outpatient", "premium": "1"}],
            "options": {"tier": {"written": "a", "values": {"b": {"set": {"modules": []}}}}},
        }
        with pytest.raises(ValidationError) as caught:
            Programme.model_validate(written)
        assert "OPTION-FIELD" in str(caught.value.errors())

    def test_a_price_that_is_not_stated_aloud_is_remembered(self) -> None:
        said = kinds()["dental"].model_validate({"premium": "unknown"})
        forgotten = kinds()["dental"].model_validate({})
        assert said.premium is forgotten.premium is None
        assert "premium" in said.model_fields_set
        assert "premium" not in forgotten.model_fields_set
        assert "premium: unknown" in as_yaml(said)

    def test_the_premium_is_a_number_or_a_table(self) -> None:
        one = value(premium="140.50")
        assert one.premium is not None
        assert one.premium.rows[0].value == Decimal("140.50")  # type: ignore[union-attr]
