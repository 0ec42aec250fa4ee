"""The whole form of a request: all its sheets, made from its head and, for writing, the wishes."""

from attrs import frozen

from dms.io.rfp.form import RowSheet, TableSheet
from dms.io.rfp.head import FormHead
from dms.io.rfp.offer_rows import offer_sheet
from dms.io.rfp.tables import table_sheets
from dms.io.rfp.term_rows import terms_sheet
from dms.io.rfp.wishes import Wished, care_wishes, nothing_wished, term_wishes
from dms.requirements.requirement import Requirement

__all__ = ["Form", "form_of"]


@frozen
class Form:
    """A form: its head and its sheets."""

    head: FormHead
    offer: RowSheet
    tables: tuple[TableSheet, ...]
    terms: RowSheet

    @property
    def row_sheets(self) -> tuple[RowSheet, RowSheet]:
        """The sheets with fixed rows."""
        return self.offer, self.terms

    @property
    def sheets(self) -> tuple[RowSheet | TableSheet, ...]:
        """The sheets with answers, in the order of the workbook."""
        return self.offer, *self.tables, self.terms


def form_of(head: FormHead, requirement: Requirement | None = None) -> Form:
    """Return the form for a head; with the brief its wishes stand beside the rows."""
    terms = term_wishes(requirement) if requirement is not None else {}

    def wishes(programme: str | None, kind: str) -> Wished:
        return _wished(requirement, programme, kind)

    return Form(head, offer_sheet(head, wishes, terms), table_sheets(head), terms_sheet(terms))


def _wished(requirement: Requirement | None, programme: str | None, kind: str) -> Wished:
    """Return what is asked of a kind of care; for the whole contract, the first wish counts."""
    for one in requirement.programmes if requirement is not None else ():
        for wish in one.modules:
            if wish.kind == kind and programme in (None, one.id):
                return care_wishes(wish)
    return nothing_wished
