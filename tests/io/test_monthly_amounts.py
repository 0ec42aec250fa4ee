"""Amounts by month: tables and documents, and everything wrong with them at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io.monthly_amounts import load_monthly_amounts

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)


def codes(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(LoadError) as refused:
        load_monthly_amounts(text.encode(), name="costs.csv")
    return [(issue.code, issue.where.row) for issue in refused.value.issues]


@pytest.mark.parametrize(
    "table",
    [
        "Месяц;ФОТ\n01.2026;1 500 000,50\n03.2026;2 ₽\n",
        "01.2026;1500000.50\n\n;;\n2026-03;2\n",
        "month,costs\n2026-01,1500000.50\n2026-03,2\n",
    ],
)
def test_tables(table: str) -> None:
    found = load_monthly_amounts(table.encode(), name="costs.csv")
    assert found == {JANUARY: Decimal("1500000.50"), MARCH: Decimal(2)}


def test_a_table_from_excel(tmp_path: Path) -> None:
    path = tmp_path / "costs.csv"
    path.write_bytes("Месяц;ФОТ\r\n01.2026;1 500,00\r\n".encode("cp1251"))
    assert load_monthly_amounts(path) == {JANUARY: Decimal(1500)}


@pytest.mark.parametrize("key", ["2026-01", "01.2026"])
def test_documents(tmp_path: Path, key: str) -> None:
    path = tmp_path / "costs.yaml"
    path.write_text(f"dms: monthly-amounts/1\nmonths: {{{key}: 1500000}}\n", "utf-8")
    assert load_monthly_amounts(path) == {JANUARY: Decimal(1500000)}


@pytest.mark.parametrize(
    ("months", "code"),
    [
        ("{}", "DOC-VALUE-INVALID"),
        ("{January: 1}", "MONTHS-MONTH-INVALID"),
        ("{2026-01-15: 1}", "MONTHS-MONTH-INVALID"),
        ("{2026-01: -1}", "DOC-NUMBER-INVALID"),
        ("{2026-01: 1.5e3}", "DOC-NUMBER-INVALID"),
    ],
)
def test_documents_that_say_nothing_useful(tmp_path: Path, months: str, code: str) -> None:
    path = tmp_path / "costs.yaml"
    path.write_text(f"dms: monthly-amounts/1\nmonths: {months}\n", "utf-8")
    with pytest.raises(LoadError) as refused:
        load_monthly_amounts(path)
    assert code in [issue.code for issue in refused.value.issues]


def test_everything_wrong_is_told_at_once() -> None:
    table = "Месяц;ФОТ\n13.2026;1\n01.2026;много\n02.2026\n03.2026;1\n2026-03;2\n04.2026;-1\n"
    assert codes(table) == [
        ("MONTHS-ROW-INVALID", 2),
        ("MONTHS-ROW-INVALID", 3),
        ("MONTHS-ROW-INVALID", 4),
        ("MONTHS-TWICE", 6),
        ("MONTHS-ROW-INVALID", 7),
    ]


def test_a_table_without_months() -> None:
    assert codes("Месяц;ФОТ\n") == [("MONTHS-EMPTY", None)]


@given(
    st.dictionaries(
        st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(lambda d: d.replace(day=1)),
        st.decimals(0, 10**9, places=2),
        min_size=1,
        max_size=30,
    )
)
def test_what_is_written_is_read_back(costs: dict[date, Decimal]) -> None:
    rows = "".join(f"{month:%m}.{month.year};{roubles}\n" for month, roubles in costs.items())
    assert load_monthly_amounts(f"Месяц;ФОТ\n{rows}".encode(), name="costs.csv") == costs
