"""Facts: what a grade may look at when it says whom it is for.

A condition is written as in a tariff and asked as a table with one row, so that a band is the same
band everywhere, and somebody about whom a fact is not known neither fits nor does not fit.
"""

from collections.abc import Iterator
from types import MappingProxyType

from pydantic_core import PydanticCustomError

from dms.bands import Band
from dms.conditions import Condition, condition_rate
from dms.documents import problem
from dms.i18n import text
from dms.issues import Issue, Location
from dms.members import COLUMNS
from dms.pricing.dimensions import KNOWN, Dimension, Level, Order
from dms.pricing.tables import Table, build_table

__all__ = ["ENTITLED", "ENTITLED_TITLE", "TENURE", "condition_problems", "condition_table"]

TENURE = "tenure"
"""Full years with the company on the first day of the contract (стаж)."""
ENTITLED = "entitled"
"""The extra column of an assigned roster: the grade that the employer pays for."""
ENTITLED_TITLE = "Положена программа"
"""What lists call that column."""

_USUAL = ("age", "sex", "relationship", "place", "office", "grade", "programme")
_OWN = MappingProxyType(
    {
        # In a tariff the programme is that of the offer; here it is what the list has so far.
        "programme": Dimension("programme", Level.MEMBER),
        TENURE: Dimension(TENURE, Level.MEMBER, Order.NUMBERS),
    }
)
_NOT_OF_A_PERSON = frozenset({name for name in (*KNOWN, *COLUMNS, ENTITLED) if name not in _USUAL})
_WHOLE_WHEN = Location(pointer="/when")


def condition_table(when: Condition) -> Table:
    """Return a condition ready to be asked with one value for each of its facts, in its order.

    ValueError for a condition with mistakes; a document that was read has none.
    """
    table, issues = _built(when)
    if table is None or issues:
        raise ValueError("; ".join(issue.line("en") for issue in issues))
    return table


def condition_problems(when: Condition) -> list[PydanticCustomError]:
    """Return what is wrong with a condition, each with the way to it from the grade."""
    return list(_problems(when))


def _problems(when: Condition) -> Iterator[PydanticCustomError]:
    for name, written in when.items():
        if name in _NOT_OF_A_PERSON:
            yield _no_fact(name)
            continue
        _, issues = _built({name: written})
        yield from (_as_problem(issue, name) for issue in issues)


def _built(when: Condition) -> tuple[Table | None, list[Issue]]:
    known = {name: _dimension(name, written) for name, written in when.items()}
    return build_table(condition_rate(when), known, _WHOLE_WHEN)


def _dimension(name: str, written: str | int | list[str | int]) -> Dimension:
    """Return what a fact is: names, or numbers where the fact is one or a band is written."""
    known = _OWN.get(name) or KNOWN.get(name)
    if known is not None:
        return known
    order = Order.NUMBERS if _is_band(written) else Order.NAMES
    return Dimension(name, Level.MEMBER, order)


def _is_band(written: object) -> bool:
    """Tell `3+` and `10-12` from a name; `7` may be a name, which finds the same people."""
    if not isinstance(written, str) or written.strip().isdigit():
        return False
    try:
        Band.parse(written)
    except ValueError:
        return False
    return True


def _no_fact(name: str) -> PydanticCustomError:
    return problem(
        "GRADES-FACT-UNKNOWN",
        "`{name}` is nothing that people are put into grades by",
        hint=text("Use one of {known}, another column of the list, or name people in `members`."),
        name=name,
        known=", ".join((*_USUAL, TENURE)),
        pointer=("when", name),
    )


def _as_problem(issue: Issue, name: str) -> PydanticCustomError:
    """Turn what is wrong with a table into an error of the document."""
    return problem(
        issue.code,
        issue.text.msgid,
        hint=issue.hint,
        pointer=("when", name),
        **issue.text.params,
    )
