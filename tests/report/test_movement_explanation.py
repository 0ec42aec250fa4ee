"""Every amount of a movement explains itself, down to the price list."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from contract_example import child, concluded, employee, eventful, offer

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.io.contract_file import load_contract, save_contract
from dms.pricing.explanation import Explanation
from dms.report.explanation_document import ExplanationPart, explanation_document
from dms.report.explanation_text import render_explanation
from dms.report.movement_explanation import explain_movement

YEAR = eventful()


def walked(part: Explanation) -> Iterator[Explanation]:
    yield part
    for below in part.parts:
        yield from walked(below)


def parts(of: Explanation, kind: str) -> list[Explanation]:
    return [part for part in walked(of) if part.kind == kind]


def words(of: Explanation) -> list[str]:
    return [part.label.to("en") for part in walked(of)]


@pytest.mark.parametrize("movement", YEAR.journal, ids=lambda m: f"{m.number}-{m.kind}")
def test_lines_add_up_to_the_total(movement: Movement) -> None:
    tree = explain_movement(YEAR, movement)
    lines = [p for p in tree.parts if p.kind in ("charge", "release", "retained")]
    assert tree.amount == movement.amount == sum((p.amount for p in lines), Decimal(0))
    for line in lines:
        modules = [p.amount for p in line.parts if p.kind == "module"]
        assert not modules or sum(modules, Decimal(0)) == line.amount


@pytest.mark.parametrize("movement", YEAR.journal, ids=lambda m: f"{m.number}-{m.kind}")
def test_what_is_taken_back_is_what_was_charged_less_what_stays(movement: Movement) -> None:
    for line in parts(explain_movement(YEAR, movement), "release"):
        charged = [p.amount for p in line.parts if p.kind == "charged"]
        kept = [p.amount for p in line.parts if p.kind == "kept"]
        if charged:
            assert line.amount == sum(kept, Decimal(0)) - charged[0]
            assert all(amount is not None and amount >= 0 for amount in (*charged, *kept))


@pytest.mark.parametrize("movement", YEAR.journal, ids=lambda m: f"{m.number}-{m.kind}")
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_text_and_document_print_it(movement: Movement, lang: str) -> None:
    tree = explain_movement(YEAR, movement)
    assert render_explanation(tree, lang).endswith("\n")
    document = explanation_document(tree, lang)
    assert document.explanation.amount == movement.amount

    def count(part: ExplanationPart) -> int:
        return 1 + sum(map(count, part.parts))

    assert count(document.explanation) == len(list(walked(tree)))


def test_a_charge_goes_down_to_price_list_uplift_share_and_rounding() -> None:
    contract = concluded()
    movement = contract.add_relative(child("E-001/1", "E-001"), requested_on=date(2026, 2, 10))
    tree = explain_movement(contract, movement)
    (line,) = parts(tree, "charge")
    assert line.label.to("en") == "Charged, No. E-001/1, 2026-03-01 to 2026-12-31"
    first, *_, uplift = parts(line, "module")
    assert first.label.to("en") == "Outpatient care"
    assert parts(first, "rate")[0].amount == Decimal("18500.00")
    assert parts(first, "rate")[0].source is not None
    assert uplift.label.to("en") == "Uplift for relatives"
    assert uplift.formula is not None
    assert uplift.formula.to("en") == "+ 20 % of the price"
    assert uplift.amount == Decimal("6438.57")
    assert [p.amount for p in parts(line, "full")] == [Decimal("46080.00")]
    assert [p.formula.to("en") for p in parts(line, "proration")] == ["306 of 365 days"]
    assert [p.amount for p in parts(line, "payer")] == [Decimal("0.00"), Decimal("38631.45")]
    assert len(parts(tree, "rounding")) == 1


def test_a_whole_term_has_no_share_of_days() -> None:
    tree = explain_movement(YEAR, YEAR.conclusion)
    charges = parts(tree, "charge")
    assert [p.amount for p in charges] == [
        Decimal("38400.00"),
        Decimal("48000.00"),
        Decimal("44160.00"),
        Decimal("312000.00"),
    ]
    assert not parts(tree, "proration")
    assert "the contract as a whole" in charges[-1].label.to("en")


def test_a_leaver_is_explained_by_days_and_by_the_refund() -> None:
    contract = concluded()
    contract = contract.apply(contract.pay(contract.premium, on=date(2026, 1, 12)))
    movement = contract.remove(
        "E-001", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 10), refund="cash"
    )
    tree = explain_movement(contract, movement)
    (release,) = parts(tree, "release")
    (charged,), (kept,) = parts(release, "charged"), parts(release, "kept")
    assert (charged.amount, kept.amount) == (Decimal("38400.00"), Decimal("19042.19"))
    assert release.amount == Decimal("-19357.81")
    assert [p.formula.to("en") for p in parts(kept, "proration")] == ["184 of 365 days"]
    assert [p.amount for p in parts(tree, "retained")] == [Decimal("3871.56")]
    (refund,) = parts(tree, "refund")
    assert refund.label.to("en") == "Refund, No. E-001"
    assert refund.parts[-1].label.to("en") == "Returned in cash: 15,486.25 ₽"


def test_whoever_was_never_insured_keeps_nothing() -> None:
    contract = concluded()
    contract = contract.apply(contract.add(employee("9"), requested_on=date(2026, 1, 16)))
    movement = contract.remove("9", last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
    (release,) = parts(explain_movement(contract, movement), "release")
    assert release.amount == -contract.entries[0].movement.amount
    assert not parts(release, "kept")


def test_the_explanation_of_an_undone_leaving_starts_before_it() -> None:
    correction = YEAR.journal[7]
    tree = explain_movement(YEAR, correction)
    assert words(tree).count("Undone by the correction, No. E-001, 2026-06-01 to 2026-12-31") == 2
    (charged,) = parts(tree, "charged")
    assert charged.label.to("en") == "Premium so far, 2026-01-01 to 2026-12-31"
    assert charged.amount == Decimal("38400.00")


def test_a_swap_hands_over_the_price_of_the_leaver() -> None:
    contract = concluded(employee("1", extra={"hazard": 2}))
    movement = contract.swap("1", employee("2"), requested_on=date(2026, 3, 1))
    tree = explain_movement(contract, movement)
    assert [p.amount for p in tree.parts][:2] == [Decimal("-40241.10"), Decimal("40241.10")]
    assert not parts(tree, "note")


def test_a_swap_says_where_the_place_costs_otherwise_than_a_new_one() -> None:
    priced = offer(proration={"join": {"method": "none"}, "leave": "days"})
    contract = concluded(employee("1"), offer_=priced)
    movement = contract.swap("1", employee("2"), requested_on=date(2026, 3, 1))
    tree = explain_movement(contract, movement)
    assert tree.amount == 0
    assert "The joiner takes over the rest of the leaver's premium" in words(tree)


def test_a_payment_has_no_lines() -> None:
    tree = explain_movement(YEAR, YEAR.journal[1])
    (payment,) = parts(tree, "payment")
    assert payment.formula is not None
    assert payment.formula.to("en") == "100,000.50 ₽"
    assert tree.amount == 0


def test_a_loaded_contract_names_the_places_in_its_file(tmp_path) -> None:
    path = tmp_path / "c.json"
    save_contract(YEAR, path)
    again: Contract = load_contract(path, name="c.json")
    tree = explain_movement(again, again.journal[2])
    places = [str(p.source.pointer) for p in parts(tree, "rate") if p.source is not None]
    assert places[0] == "/offer/programmes/0/modules/0/premium"
    assert {p.source.file for p in parts(tree, "rate") if p.source is not None} == {"c.json"}
