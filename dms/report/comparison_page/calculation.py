"""How it was calculated: the rules, and one employee, one relative and one leaver in full."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.hiring_years import HiringYear
from dms.i18n import Text, text
from dms.pricing.explanation import explain_member, rounding_part
from dms.pricing.offer import Assumption
from dms.report.comparison_page.example_people import employee_of, leaver_of, relative_of
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import NOT_STATED, Cell, Table, Words, said
from dms.report.comparison_page.trees import tree_table
from dms.report.movement_explanation import explain_movement

__all__ = ["Calculation", "calculation"]


@frozen(kw_only=True)
class Case:
    """One person with every offer; `notes` are offers that have no figures for them."""

    title: Text
    tables: tuple[Table, ...]
    notes: tuple[Words, ...] = ()


@frozen(kw_only=True)
class Calculation(Part):
    """Rules and examples in full."""

    title: ClassVar[Text] = text("How it was calculated")
    template: ClassVar[str] = "calculation.html.j2"
    rules: Table
    cases: tuple[Case, ...]


def calculation(comparison: Comparison) -> Calculation:
    """Return the rules of each offer, and the premium of a few people line by line."""
    return Calculation(rules=_rules(comparison), cases=tuple(_cases(comparison)))


def _rules(comparison: Comparison) -> Table:
    rows: list[tuple[Text, list[Cell]]] = [
        (text("Rounding"), [_rounding(one) for one in comparison.candidates]),
        (text("Ages are taken"), [_age(one) for one in comparison.candidates]),
        (text("The headcount counts"), [_headcount(one) for one in comparison.candidates]),
        (text("Assumed for this calculation"), [_assumed(one) for one in comparison.candidates]),
    ]
    return Table(
        caption=text("Rules of the calculation"),
        heads=["", *comparison.names.values()],
        rows=[[said(title), *cells] for title, cells in rows],
        note=text(
            "Working days follow the Russian production calendar. How joiners and leavers are"
            " charged stands with the rules for joining. Parts are fitted to their rounded total,"
            " so what is shown adds up"
        ),
    )


def _rounding(one: Compared) -> Cell:
    formula = rounding_part(one.offer).formula
    return said(formula) if formula is not None else NOT_STATED


_AGES = {
    "contract_start": text("on the first day of the contract"),
    "cover_start": text("on each person's first day of cover"),
}
_COUNTED = {"all": text("employees and relatives"), "employees": text("employees only")}


def _age(one: Compared) -> Cell:
    on = one.offer.age.on
    return NOT_STATED if on is None else said(_AGES[on])


def _headcount(one: Compared) -> Cell:
    counts = one.offer.headcount.counts
    return NOT_STATED if counts is None else said(_COUNTED[counts])


def _assumed(one: Compared) -> Cell:
    terms = one.terms.assumptions if one.terms is not None else ()
    lines = [_assumption(found) for found in (*one.offer.assumptions, *terms)]
    return said("", *lines) if lines else said(text("nothing"))


def _assumption(found: Assumption) -> str:
    note = f" ({found.note})" if found.note else ""
    return f"{found.at} = {found.reading}{note}"


def _cases(comparison: Comparison) -> Iterator[Case]:
    employee, relative = employee_of(comparison), relative_of(comparison)
    if employee is not None:
        yield _member(comparison, employee, text("One employee: No. {id}", id=employee))
    if relative is not None:
        yield _member(comparison, relative, text("One relative: No. {id}", id=relative))
    number = leaver_of(comparison.years)
    if number is not None:
        yield _leaver(comparison, number)


def _member(comparison: Comparison, id_: str, title: Text) -> Case:
    """Return the premium of a member with every offer; who has no price is named with why."""
    tables, notes = [], []
    for one in comparison.candidates:
        explained = explain_member(one.quote, id_) if one.total is not None else None
        if explained is not None and explained.amount is not None:
            tables.append(tree_table(_caption(one.name, explained.label), explained))
        else:
            why = explained.formula if explained is not None else None
            why = why if why is not None else text("it has no price for this group")
            notes.append(text("{name}: {why}", name=one.name, why=why))
    return Case(title=title, tables=tuple(tables), notes=tuple(notes))


def _caption(name: str, label: Text) -> Text:
    return text("{name}: {what}", name=name, what=label)


def _leaver(comparison: Comparison, number: int) -> Case:
    """Return the money of a leaver of the plan with every contract."""
    assert comparison.years is not None  # noqa: S101 - the leaver is one of the plan
    years = comparison.years.years
    tables, notes = [], []
    for id_, name in comparison.names.items():
        found = _movement(years.get(id_), number, name)
        if isinstance(found, Table):
            tables.append(found)
        else:
            notes.append(found)
    request = comparison.years.requests[number - 1]
    title = text("One leaver of the plan: No. {id}", id=getattr(request, "member_id", ""))
    return Case(title=title, tables=tuple(tables), notes=tuple(notes))


def _movement(year: HiringYear | None, number: int, name: str) -> Table | Text:
    if year is None:
        return text("{name}: the terms of the contract are not known", name=name)
    if year.rerun is None:
        return text("{name}: the contract leaves the plan open", name=name)
    movement = year.rerun.answers[number]
    if not movement.accepted:
        return text("{name}: refused by the contract", name=name)
    explained = explain_movement(year.rerun.contract, movement)
    return tree_table(_caption(name, explained.label), explained)
