"""A year in the life of a contract: people join and leave, instalments fall due, terms are weighed.

    python examples/contract/year.py [-o out/contract]

Prices are those of the published price list in ../medsi, with the same answers to its questions as
there; the terms in this folder are illustrative, and so is everything that happens.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import dms
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, ChangeProgramme, Pay, Remove, Request
from dms.i18n import format_date

HERE = Path(__file__).parent
MEDSI = HERE.parent / "medsi"

PERIOD = dms.Period(date(2026, 2, 1), date(2027, 1, 31))
CONCLUDED = date(2026, 1, 20)
ANSWERS = {"age.upper_end": "included", "factors.age.multiply.age.0-59": "1"}
EXPLAINED = 2
"""The movement that is explained line by line."""

JOINER = dms.Member(id="1010", birth=date(1991, 4, 2), programme="Стандарт")
CHILD = dms.Member(
    id="1010/1",
    employee_id="1010",
    relationship=dms.Relationship.CHILD,
    birth=date(2019, 8, 9),
    programme="Стандарт",
)
LATE_CHILD = dms.Member(
    id="1002/1",
    employee_id="1002",
    relationship=dms.Relationship.CHILD,
    birth=date(2016, 11, 23),
    programme="Стандарт",
)


def happenings() -> Iterator[tuple[str, Request]]:
    """Return what happens in the year, in the order it is filed."""
    joiner, child, late = (MemberRecord.of(m) for m in (JOINER, CHILD, LATE_CHILD))
    yield "Первый взнос", Pay(requested_on=date(2026, 2, 16))
    yield (
        "Новый сотрудник: заявка опоздала",
        Add(member=joiner, requested_on=date(2026, 3, 2), start=date(2026, 3, 10)),
    )
    yield (
        "Ребёнок нового сотрудника: первый месяц, надбавка 15 %",
        AddRelative(member=child, requested_on=date(2026, 4, 20)),
    )
    yield "Второй взнос", Pay(requested_on=date(2026, 5, 15))
    yield (
        "Ребёнок давнего сотрудника: срок прошёл",
        AddRelative(member=late, requested_on=date(2026, 6, 1)),
    )
    yield (
        "Увольнение с зачётом",
        Remove(member_id="1001", requested_on=date(2026, 6, 15), last_day=date(2026, 6, 30)),
    )
    yield "Третий взнос", Pay(requested_on=date(2026, 8, 17))
    yield (
        "Увольнение с возвратом деньгами",
        Remove(
            member_id="1005",
            requested_on=date(2026, 9, 3),
            last_day=date(2026, 9, 15),
            refund="cash",
        ),
    )
    yield (
        "Смена программы",
        ChangeProgramme(member_id="1003", requested_on=date(2026, 9, 10), programme="Стандарт"),
    )
    yield "Четвёртый взнос", Pay(requested_on=date(2026, 11, 16))


def main(arguments: Sequence[str] | None = None) -> None:
    """Live through the year and write its papers."""
    parser = argparse.ArgumentParser(description="Live through the year of a contract.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/contract"))
    output: Path = parser.parse_args(arguments).output
    output.mkdir(parents=True, exist_ok=True)
    begun = conclude()
    lived = live(begun)
    weigh(begun, output)
    write_papers(lived, output)


def conclude() -> dms.Contract:
    """Conclude the contract on the price list and the terms in this folder."""
    offer = dms.load_offer(MEDSI / "offer.yaml", name="offer.yaml", assume=ANSWERS)
    people = dms.read_roster(MEDSI / "roster.xlsx", as_of=PERIOD.last_day)
    terms = dms.load_terms(HERE / "terms.yaml", name="terms.yaml")
    contract = dms.Contract.from_offer(
        offer,
        people.roster,
        terms=terms,
        number="ДМС-26/001 (пример)",
        period=PERIOD,
        concluded_on=CONCLUDED,
        policyholder="ООО «Пример»",
    )
    print(dms.render_contract(contract, PERIOD.start, "ru"))
    return contract


def live(contract: dms.Contract) -> dms.Contract:
    """Apply what happens, one after the other; what is refused changes nothing."""
    for title, request in happenings():
        movement = contract.preview(request)
        print(f"— {format_date(request.requested_on, 'ru')} · {title} —\n")
        print(dms.render_movement(movement, "ru", contract=contract))
        if movement.accepted:
            contract = contract.apply(movement)
    return contract


def weigh(contract: dms.Contract, folder: Path) -> None:
    """Show what the same year would have come to under better terms."""
    improved = dms.load_terms(HERE / "improved.yaml", name="improved.yaml")
    requests = [request for _, request in happenings() if not isinstance(request, Pay)]
    weighed = dms.compare_terms(contract, requests, contract.terms, improved)
    words = dms.render_what_if(weighed, "ru")
    print(words)
    _write(folder / "what-if.txt", words)


def write_papers(contract: dms.Contract, folder: Path) -> None:
    """Write the contract and what people ask of it."""
    dms.save_contract(contract, folder / "contract.json")
    plan = dms.render_instalments(dms.instalment_plan(contract), "ru")
    print(plan)
    _write(folder / "instalments.txt", plan)
    june = dms.Period(date(2026, 6, 1), date(2026, 6, 30))
    _write(folder / "statement-june.txt", dms.render_statement(dms.statement(contract, june)))
    year = dms.render_statement(dms.statement(contract, PERIOD))
    _write(folder / "statement-year.txt", year)
    explained = dms.explain_movement(contract, contract.journal[EXPLAINED])
    _write(folder / "movement.txt", dms.render_explanation(explained, "ru"))
    days = dms.deadline_events(dms.contract_deadlines(contract).deadlines, contract.number)
    (folder / "deadlines.ics").write_bytes(dms.calendar_text(days, stamp=CONCLUDED).encode())
    _write(folder / "tax.txt", dms.render_tax(_tax(contract), "ru"))


def _tax(contract: dms.Contract) -> dms.TaxView:
    """Return the tax view on labour costs that are illustrative: half a million a month."""
    months = [date(2026, 1, 1), *(month.start for month in PERIOD.months())]
    return dms.tax_view(
        dms.accruals(contract),
        dms.covers(contract),
        contract=PERIOD,
        labour_costs=dict.fromkeys(months, Decimal(500_000)),
        other_payments={},
    )


def _write(file: Path, words: str) -> None:
    file.write_text(words, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
