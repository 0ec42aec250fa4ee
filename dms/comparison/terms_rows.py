"""Terms side by side: what each candidate's terms say, statement by statement.

>>> rows = terms_rows({"a": terms_of_a, "b": None})            # doctest: +SKIP
>>> [row.title.to("en") for row in rows if row.differs]        # doctest: +SKIP
['Possible days', 'Notice', ...]
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from dms.comparison.statements.allowance import allowance
from dms.comparison.statements.ending import ending_statements
from dms.comparison.statements.filing import filing_statements
from dms.comparison.statements.payment import payment_statements
from dms.comparison.statements.pricing import pricing_statements
from dms.comparison.statements.refund import refund_statements
from dms.comparison.statements.relatives import relative_statements
from dms.comparison.statements.statement import Statement, TermsCell, answer
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.contracts.terms.relative_terms import RelativeTerms
from dms.contracts.terms.terms import (
    EnrolmentTerms,
    LeavingTerms,
    ProgrammeChangeTerms,
    RecalculationTerms,
    SwapTerms,
    Terms,
)
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.pricing.proration import ProrationRules

__all__ = ["TermsCell", "TermsRow", "terms_rows"]


@frozen
class TermsRow:
    """One statement of the terms, as each candidate has it."""

    key: str
    """The path of the statement in the terms: `enrolment.notice`."""
    group: Text
    """What it is about: joining, relatives, payment …"""
    title: Text
    cells: Mapping[str, TermsCell]
    """By the id of the candidate, in the order in which they were given."""

    @property
    def differs(self) -> bool:
        """Whether not all say the same; who does not say is not taken to agree."""
        first, *others = self.cells.values()
        return any(cell != first for cell in others)

    @property
    def stated(self) -> bool:
        """Whether anybody says anything about it."""
        return any(cell.stated is not Stated.NOT_STATED for cell in self.cells.values())

    @property
    def open(self) -> tuple[str, ...]:
        """The ids of those who do not say."""
        cells = self.cells.items()
        return tuple(id_ for id_, cell in cells if cell.stated is Stated.NOT_STATED)


_GROUPS: Mapping[str, Text] = MappingProxyType(
    {
        "enrolment": EnrolmentTerms.title,
        "relatives": RelativeTerms.title,
        "leaving": LeavingTerms.title,
        "programme_change": ProgrammeChangeTerms.title,
        "swap": SwapTerms.title,
        "termination.by_client": text("Early end by the client"),
        "termination.by_insurer": text("Early end by the insurer"),
        "payment": PaymentTerms.title,
        "recalculation": RecalculationTerms.title,
        "proration": ProrationRules.title,
    }
)


def terms_rows(
    terms: Mapping[str, Terms | None], offers: Mapping[str, Offer] | None = None
) -> tuple[TermsRow, ...]:
    """Return what the terms of candidates say, one row for each statement that people compare.

    `terms` are by the id of the candidate; None is a candidate without any, of whom nothing is
    known. `offers` answer where terms leave out what a part of the term costs. There is a row for
    every statement, also where nobody makes it: ``[row for row in rows if row.stated]`` are those
    with something to read. No candidates, no rows.
    """
    if not terms:
        return ()
    known = offers or {}
    return tuple(
        TermsRow(
            one.key,
            _group(one),
            one.title,
            {id_: one.cell(written, known.get(id_)) for id_, written in terms.items()},
        )
        for one in _STATEMENTS
    )


def _group(one: Statement) -> Text:
    return next(title for part, title in _GROUPS.items() if one.key.startswith(f"{part}."))


def _statements() -> Iterator[Statement]:
    """Name everything that is compared, in the order of a contract."""
    yield from filing_statements("enrolment", lambda t: t.enrolment)
    yield from relative_statements()
    yield from filing_statements("leaving", lambda t: t.leaving)
    yield Statement(
        "leaving.with_employee",
        text("Relatives leave with their employee"),
        lambda t: answer(t.leaving.with_employee, t.leaving.clause),
    )
    yield from refund_statements("leaving.refund", lambda t: t.leaving.refund)
    yield from _change_statements()
    yield from _swap_statements()
    yield from ending_statements("termination.by_client", lambda t: t.termination.by_client)
    yield from ending_statements("termination.by_insurer", lambda t: t.termination.by_insurer)
    yield from payment_statements()
    yield from pricing_statements()


def _change_statements() -> Iterator[Statement]:
    part = "programme_change"
    details = filing_statements(part, lambda t: t.programme_change)
    return allowance(part, lambda t: t.programme_change, details)


def _swap_statements() -> Iterator[Statement]:
    details = (
        Statement(
            "swap.free",
            text("Without money either way"),
            lambda t: answer(t.swap.free, t.swap.clause),
        ),
        Statement(
            "swap.same_programme",
            text("In the same programme only"),
            lambda t: answer(t.swap.same_programme, t.swap.clause),
        ),
        *filing_statements("swap", lambda t: t.swap),
    )
    return allowance("swap", lambda t: t.swap, details)


_STATEMENTS = tuple(_statements())
