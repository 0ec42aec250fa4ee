"""Tax parameters are dated and sourced; what nobody knows or verified is refused."""

import json
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.contracts.tax import Status, TaxParameters, TaxParameterTable, UnknownTaxParameter
from dms.contracts.tax.parameters import (
    CAP_SHARE,
    CONTRIBUTION_RATE,
    DEDUCTION_LIMIT,
    PROFIT_RATE,
    look_up,
)
from dms.errors import DmsError, LoadError
from dms.io.tax_parameters import load_tax_parameters
from dms.issues import Severity

KEYS = (CAP_SHARE, CONTRIBUTION_RATE, DEDUCTION_LIMIT, PROFIT_RATE)
SHIPPED = TaxParameters.shipped()


def entry(**more: Any) -> dict[str, Any]:
    return {
        "key": CAP_SHARE,
        "valid_from": "2009-01-01",
        "last_day": "2022-12-31",
        "value": "0.06",
        "unit": "share",
        "status": "stated",
        "source": "учётная политика",
        "as_of": "2026-11-21",
        **more,
    }


def table(*entries: dict[str, Any]) -> TaxParameterTable:
    return TaxParameterTable.model_validate(
        {"dms": "tax-parameters/1", "parameters": entries or [entry()]}
    )


@pytest.mark.parametrize(
    ("key", "day", "value"),
    [
        (CAP_SHARE, date(2023, 1, 1), "0.06"),
        (CAP_SHARE, date(2026, 1, 21), "0.06"),
        (PROFIT_RATE, date(2024, 12, 31), "0.20"),
        (PROFIT_RATE, date(2025, 1, 1), "0.25"),
        (CONTRIBUTION_RATE, date(2023, 1, 1), "0.30"),
        (DEDUCTION_LIMIT, date(2023, 12, 31), "120000"),
        (DEDUCTION_LIMIT, date(2024, 1, 1), "150000"),
        (DEDUCTION_LIMIT, date(2026, 3, 1), "150000"),
    ],
)
def test_the_values_of_the_sources(key: str, day: date, value: str) -> None:
    assert SHIPPED.at(key, day).value == Decimal(value)


def test_every_shipped_value_has_a_source_and_is_verified() -> None:
    assert {one.key for one in SHIPPED.entries} == set(KEYS)
    for one in SHIPPED.entries:
        assert one.status is Status.SECONDARY
        assert one.source
        assert one.as_of == date(2026, 11, 21)


@pytest.mark.parametrize("key", KEYS)
def test_days_before_the_table_are_refused(key: str) -> None:
    with pytest.raises(UnknownTaxParameter, match="No value of the tax parameter") as caught:
        SHIPPED.at(key, date(2022, 12, 31))
    error = caught.value
    assert isinstance(error, LookupError)
    assert isinstance(error, DmsError)
    assert (error.key, error.day) == (key, date(2022, 12, 31))
    assert (error.issue.code, error.issue.severity) == ("TAX-PARAMETER-UNKNOWN", Severity.ERROR)
    assert pickle.loads(pickle.dumps(error)).key == key  # noqa: S301 - our own bytes


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(UnknownTaxParameter):
        SHIPPED.at("profit.no_such", date(2026, 1, 1))


def test_an_unverified_value_is_refused() -> None:
    own = TaxParameters.of(table(entry(status="unverified")))
    with pytest.raises(UnknownTaxParameter, match="not verified") as caught:
        own.at(CAP_SHARE, date(2010, 1, 1))
    assert caught.value.issue.code == "TAX-PARAMETER-UNVERIFIED"


def test_a_table_of_ones_own_fills_the_years_before() -> None:
    own = SHIPPED.overridden_by(table())
    assert own.at(CAP_SHARE, date(2010, 1, 1)).status is Status.STATED
    assert own.at(CAP_SHARE, date(2023, 1, 1)).status is Status.SECONDARY
    assert own.at(PROFIT_RATE, date(2025, 1, 1)).value == Decimal("0.25")


def test_a_table_of_ones_own_wins() -> None:
    own = SHIPPED.overridden_by(table(entry(last_day=None, value="0.07")))
    assert own.at(CAP_SHARE, date(2026, 1, 1)).value == Decimal("0.07")


def test_a_table_alone_knows_nothing_else() -> None:
    with pytest.raises(UnknownTaxParameter):
        TaxParameters.of(table()).at(PROFIT_RATE, date(2025, 1, 1))


def test_looking_up_a_later_day_asks_whether_the_law_has_changed() -> None:
    found = look_up(SHIPPED, CAP_SHARE, date(2027, 1, 1))
    assert found.value == Decimal("0.06")
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("TAX-PARAMETER-LATER", Severity.QUESTION)
    assert "2026-11-21" in issue.message("en")
    assert look_up(SHIPPED, CAP_SHARE, date(2026, 11, 21)).issues == ()


def test_looking_up_what_is_unknown_gives_the_issue() -> None:
    found = look_up(SHIPPED, CAP_SHARE, date(2008, 2, 7))
    assert (found.parameter, found.value) == (None, None)
    assert [issue.code for issue in found.issues] == ["TAX-PARAMETER-UNKNOWN"]


def codes_of(error: ValidationError) -> list[str]:
    parts = [part for e in error.errors() for part in e.get("ctx", {}).get("parts", [e])]
    return [part["type"] for part in parts]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry(last_day="2008-12-31")], "TAX-PARAMETER-BACKWARDS"),
        ([entry(value="6")], "TAX-PARAMETER-SHARE"),
        ([entry(), entry(valid_from="2022-12-31", last_day=None)], "TAX-PARAMETER-OVERLAP"),
        ([entry(last_day=None), entry(valid_from="2010-01-01")], "TAX-PARAMETER-OVERLAP"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    entries: list[dict[str, Any]], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        table(*entries)
    assert codes_of(caught.value) == [code]


@pytest.mark.parametrize(
    "broken", [{"value": 0.06}, {"value": "-1"}, {"source": ""}, {"unit": "percent"}, {"as_of": 1}]
)
def test_a_value_without_its_facts_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        table(entry(**broken))


def test_a_limit_in_roubles_may_be_more_than_one() -> None:
    own = TaxParameters.of(table(entry(key=DEDUCTION_LIMIT, unit="roubles", value="120 000")))
    assert own.at(DEDUCTION_LIMIT, date(2020, 1, 1)).value == 120000


def test_a_file_of_ones_own_is_put_before_the_shipped_table(tmp_path: Path) -> None:
    file = tmp_path / "tax.json"
    file.write_text(json.dumps({"dms": "tax-parameters/1", "parameters": [entry()]}), "utf-8")
    own = load_tax_parameters(file)
    assert own.at(CAP_SHARE, date(2010, 1, 1)).source == "учётная политика"
    assert own.at(PROFIT_RATE, date(2025, 1, 1)) == SHIPPED.at(PROFIT_RATE, date(2025, 1, 1))


def test_a_faulty_file_says_where(tmp_path: Path) -> None:
    file = tmp_path / "tax.json"
    broken = {"dms": "tax-parameters/1", "parameters": [entry(), entry()]}
    file.write_text(json.dumps(broken, indent=1), "utf-8")
    with pytest.raises(LoadError) as caught:
        load_tax_parameters(file, name="own.json")
    (issue,) = caught.value.issues
    assert issue.code == "TAX-PARAMETER-OVERLAP"
    assert (issue.where.file, issue.where.pointer) == ("own.json", "/parameters/1/valid_from")
    assert "2009-01-01" in issue.message("en")


@given(st.sampled_from(KEYS), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_value_found_holds_on_its_day(key: str, day: date) -> None:
    found = look_up(SHIPPED, key, day)
    if found.parameter is None:
        assert [issue.severity for issue in found.issues] == [Severity.ERROR]
        return
    assert found.parameter.valid_from <= day
    assert found.parameter.last_day is None or day <= found.parameter.last_day
