"""Rows about one kind of care: what the classes of modules know of themselves becomes questions."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from dms.i18n import Text, text
from dms.io.rfp.answers import AgeBand, Answer, Lines, Number, Words
from dms.io.rfp.choices import Choice, ClinicNames, Several, choice_of, yes_no
from dms.io.rfp.form import Path, Row, Target
from dms.io.rfp.territory_rows import territory_rows
from dms.io.rfp.wishes import Wished
from dms.modules.base import Module, PricedPer
from dms.modules.field_words import FIELDS, in_words
from dms.modules.registry import kinds
from dms.rates import INCLUDED

__all__ = ["LIMITS_LISTED", "SHARE", "module_rows", "premium_answer"]

LIMITS_LISTED = "listed"
"""The answer that the limits stand on their own sheet."""
SHARE = Number(most=Decimal(1), places=6, share=True)

_AMOUNT = Number()
_WEEKS = Number(least=Decimal(0), most=Decimal(366), whole=True)
_LIMITS = Choice(
    options=(
        ("none", text("there are no limits")),
        (LIMITS_LISTED, text("there are, on the sheet of limits")),
    )
)
_ANSWERS: dict[str, Answer] = {
    "clinics": ClinicNames(),
    "diagnostic_clinics": ClinicNames(),
    "ages": AgeBand(),
    "limits": _LIMITS,
    "visits_per_week": Number(least=Decimal(1), most=Decimal(7), whole=True),
    "hours_per_visit": Number(least=Decimal("0.01"), most=Decimal(24)),
    "from_week": Number(least=Decimal(1), most=Decimal(42), whole=True),
}
_PER = {
    PricedPer.PERSON: text("Premium for one person for the whole term, ₽"),
    PricedPer.CONTRACT: text("Premium for the whole contract and term, ₽"),
}


def premium_answer() -> Choice:
    """Return the answer that a price is: an amount, or that it is part of another one."""
    included = ((INCLUDED, text("included in the price of the programme")),)
    return Choice(options=included, otherwise=_AMOUNT)


def module_rows(kind: str, path: Path, wished: Wished) -> Iterator[Row]:
    """Yield the questions about a kind of care that stands at `path` in the offer."""
    module = kinds()[kind]
    make = _Maker(path, wished)
    yield make.row("offered", text("Is it offered?"), yes_no())
    price = _AMOUNT if module.priced_per is PricedPer.CONTRACT else premium_answer()
    yield make.row("premium", _PER[module.priced_per], price)
    for field, label in FIELDS.items():
        if field in module.model_fields:
            yield from _field_rows(module, field, label, make)


class _Maker:
    """Makes rows of one module, each with the wish that the client has."""

    def __init__(self, path: Path, wished: Wished) -> None:
        self.path = path
        self.wished = wished

    def row(self, field: str, label: Text, answer: Answer, *below: str) -> Row:
        """Return the row of a field, or of a part of it."""
        return Row(
            label=label,
            answer=answer,
            target=Target.OFFER,
            path=(*self.path, field, *below),
            wish=self.wished(field) if not below or below[-1] in _FIRST else None,
        )


_FIRST = ("days", "share")
"""Parts of a field beside which its wish stands."""


def _field_rows(module: type[Module], field: str, label: Text, make: _Maker) -> Iterator[Row]:
    """Yield the rows of one field; some of them have parts, and some are asked elsewhere."""
    match field:
        case "territory":
            if module.needs_territory or make.wished(field) is not None:
                yield from territory_rows((*make.path, field), make.wished(field))
        case "waiting_period":
            words = text("Waiting period, days (0 is none)")
            yield make.row(field, words, _WEEKS, "days")
        case "deductible":
            words = text("Deductible: part of the bill that the insured pays (0 % is none)")
            yield make.row(field, words, SHARE, "share")
        case "exclusions":
            pass  # asked once for the whole offer
        case "limits" if module.priced_per is PricedPer.CONTRACT:
            pass  # the sheet of limits is about people
        case _:
            answer = _ANSWERS.get(field) or _answer_for(module, field)
            yield make.row(field, label, answer)


def _answer_for(module: type[Module], field: str) -> Answer:
    """Choose the answer by the type of the field."""
    kind = _bare(module.model_fields[field].annotation)
    if get_origin(kind) is tuple:
        part = _bare(get_args(kind)[0])
        return Several(options=_options(part)) if _is_choice(part) else Lines()
    if _is_choice(kind):
        return choice_of(_options(kind))
    return yes_no() if kind is bool else Words()


def _bare(annotation: Any) -> Any:
    """Return the type without "or not stated" and without what else is said of it."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not NoneType]
        annotation = parts[0]
    return annotation


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _options(kind: type[StrEnum]) -> tuple[tuple[Any, Text], ...]:
    return tuple((value.value, in_words(value)) for value in kind)
