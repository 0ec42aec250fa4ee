"""Whatever amount a contract accepts, its file can be read again."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from contract_helpers import contract, employee, offer, terms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dms.contracts.contract import Contract
from dms.contracts.state.requests import Correct, Pay, Remove, Request
from dms.documents import Number, Roubles, Share
from dms.io.contract_file import contract_json, load_contract, save_contract
from dms.members import Roster

ON = date(2026, 1, 15)
ROUND_HUNDRED = Decimal(100).normalize()  # 1E+2
TINY = Decimal("0.0000001")  # 1E-7
DECIMALS = st.builds(
    lambda digits, exponent: Decimal(
        (int(digits < 0), tuple(map(int, str(abs(digits)))), exponent)
    ),
    st.integers(-(10**12), 10**12),
    st.integers(-20, 20),
)


def read_again(running: Contract, folder: Path) -> Contract:
    path = folder / "c.json"
    save_contract(running, path)
    return load_contract(path)


@pytest.mark.parametrize("kind", [Number, Roubles, Share])
@given(amount=DECIMALS)
def test_every_accepted_number_is_written_so_that_it_is_read_again(kind: Any, amount: Decimal):
    adapter = TypeAdapter(kind)
    try:
        accepted = adapter.validate_python(amount)
    except ValidationError:
        return
    written = adapter.dump_json(accepted)
    assert b"E" not in written
    assert adapter.validate_json(written) == accepted


@pytest.mark.parametrize(
    "request_",
    [
        Pay(requested_on=ON, amount=ROUND_HUNDRED),
        Remove(requested_on=ON, member_id="A", last_day=date(2026, 6, 30), claims=ROUND_HUNDRED),
    ],
)
def test_a_request_with_a_normalised_amount(request_: Request, tmp_path: Path):
    running = contract(employee("A"), employee("B"))
    running = running.apply(running.preview(request_))
    assert read_again(running, tmp_path).head == running.head


def test_a_corrected_payment(tmp_path: Path):
    running = contract()
    running = running.apply(running.pay(Decimal(5_000), on=ON))
    correct = Correct(requested_on=ON, corrects=1, amount=ROUND_HUNDRED)
    running = running.apply(running.preview(correct))
    assert read_again(running, tmp_path).paid == Decimal(100)


def test_amounts_in_the_terms_and_in_the_offer(tmp_path: Path):
    stated = terms(
        leaving={"refund": {"cash_share": "0.0000001"}},
        payment={"split": "equal", "round_down_to": Decimal("1E+2")},
    )
    tens = offer(rounding={"unit": Decimal("1E+1"), "level": "line", "mode": "half_up"})
    running = contract(on=stated, of=tens)
    assert "E+" not in contract_json(running)
    assert read_again(running, tmp_path).head == running.head


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paid=DECIMALS.filter(lambda d: d >= 0), share=st.integers(0, 10**9).map(Decimal))
def test_any_payment_and_any_share_survive(tmp_path: Path, paid: Decimal, share: Decimal):
    stated = terms(leaving={"refund": {"cash_share": share.scaleb(-9).normalize()}})
    running = contract(on=stated)
    try:
        movement = running.preview(Pay(requested_on=ON, amount=paid))
    except ValidationError:
        return
    running = running.apply(movement) if movement.accepted else running
    assert read_again(running, tmp_path).head == running.head


@pytest.mark.parametrize("number", ["", " "])
def test_a_contract_needs_a_number(number: str):
    with pytest.raises(ValueError, match="number"):
        Contract.from_offer(offer(), Roster.of([employee("A")]), terms=terms(), number=number)
