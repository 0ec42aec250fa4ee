"""Kinds of care over all members: the sums of everybody's lines, and nothing else."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import aged, offer, priced, programme

from dms.members import Member
from dms.pricing.module_sums import ModuleSum, module_sums

TOP = programme({"outpatient": "33.335", "dental": "10.01", "ambulance": "1.11"}, "top")
BASIC = programme({"outpatient": {"age": {"0-39": "100.05", "40+": "0.015"}}, "dental": "7"})
TWO = offer(programmes=[BASIC, TOP], age={"on": "contract_start"}, proration={"join": "days"})

people = st.builds(
    Member,
    id=st.uuids().map(str),
    birth=st.sampled_from([aged(20), aged(70)]),
    programme=st.sampled_from(["std", "top"]),
    start=st.sampled_from([None, date(2026, 3, 3), date(2026, 12, 31)]),
)


@pytest.mark.parametrize("level", ["person", "line", "group"])
@given(st.lists(people, min_size=1, max_size=12, unique_by=lambda m: m.id))
def test_the_sums_of_everybodys_lines(level: str, members: list[Member]) -> None:
    of = TWO.model_copy(update={"rounding": TWO.rounding.model_copy(update={"level": level})})
    found = priced(of, *members)
    expected: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(), Decimal(), Decimal()])
    for member in found.members:
        for line in member.lines:
            sums = expected[line.kind]
            sums[:] = sums[0] + 1, sums[1] + line.full, sums[2] + line.premium
    assert {k: [a.heads, a.full, a.premium] for k, a in found.by_module.items()} == expected
    assert sum(a.premium for a in found.by_module.values()) == found.total


def test_nobody_makes_no_sums() -> None:
    assert module_sums([]) == {}


def test_sums_grow() -> None:
    assert ModuleSum(1, 20, 10).plus(2, 3, 4) == ModuleSum(3, 23, 14)
