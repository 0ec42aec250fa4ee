"""Reading a filled form back: an offer and terms, or every cell that is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from dms.contracts.terms.terms import Terms
from dms.documents import Document
from dms.errors import LoadError
from dms.i18n import text
from dms.io.rfp.draft import Placed
from dms.io.rfp.form import Role
from dms.io.rfp.forms import Form, form_of
from dms.io.rfp.head import FormHead
from dms.io.rfp.offer_building import offer_draft
from dms.io.rfp.result import RfpAnswer
from dms.io.rfp.row_reading import RowAnswers, read_rows
from dms.io.rfp.table_reading import TableAnswers, read_table
from dms.io.rfp.terms_building import terms_draft
from dms.io.rfp.workbook_reading import Filled, open_form, sheet_issues
from dms.io.validation import validate
from dms.issues import Issue, Location, Severity, errors_in
from dms.pricing.offer import Offer
from dms.pricing.tariff_building import build_tariff
from dms.requirements.requirement import Requirement

__all__ = ["read_rfp"]

Model = TypeVar("Model", bound=Document)


def read_rfp(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    requirement: Requirement | None = None,
) -> RfpAnswer:
    """Read a form that :func:`~dms.io.rfp.writing.rfp_form` has made and an insurer has filled in.

    `source` is a path, or the bytes of an XLSX file with its `name` for messages. With
    `requirement` the form must be one for this brief. Every problem is an issue with its sheet and
    cell; what is left empty is not stated, and a question. Raises
    :class:`~dms.errors.LoadError` for a file that is no such form, and
    :class:`~dms.errors.MissingExtra` without the part `xlsx`.
    """
    filled = open_form(source, name)
    form = form_of(filled.head)
    issues = [*_other_request(filled, requirement), *sheet_issues(filled, form)]
    if issues:
        return _refused(filled, issues)
    return _read(filled, form)


def _read(filled: Filled, form: Form) -> RfpAnswer:
    sheets = filled.by_role
    rows = {one.role: read_rows(sheets[one.role], one) for one in form.row_sheets}
    tables = {one.role: read_table(sheets[one.role], one) for one in form.tables}
    (offered, across), termed = _drafts(filled, rows, tables)
    parts: Iterable[RowAnswers | TableAnswers] = (*rows.values(), *tables.values())
    issues = [*(issue for part in parts for issue in part.issues), *across]
    if issues:
        return _refused(filled, issues)
    offer, of_offer = _checked(Offer, offered)
    terms, of_terms = _checked(Terms, termed)
    if offer is None or terms is None:
        return _refused(filled, [*of_offer, *of_terms])
    remarks = [] if _says_anything(rows, tables) else [_nothing_answered(filled.file)]
    return _answered(filled, offer.read_from(offered.locate), terms, termed, remarks)


def _drafts(
    filled: Filled,
    rows: dict[Role, RowAnswers],
    tables: dict[Role, TableAnswers],
) -> tuple[tuple[Placed, list[Issue]], Placed]:
    """Put the answers together: the offer with what is wrong across its sheets, and the terms."""
    sheets = filled.by_role
    draft, issues = offer_draft(
        filled.head,
        filled.file,
        sheets[Role.OFFER].where,
        rows[Role.OFFER].given,
        {role: table.rows for role, table in tables.items()},
    )
    data, home = draft.data, sheets[Role.TERMS].where
    name = data["insurer"].get("name", "")
    terms = terms_draft(data["id"], name, filled.file, home, rows[Role.TERMS].given)
    return (draft.result(), issues), terms.result()


def _checked(model: type[Model], placed: Placed) -> tuple[Model | None, list[Issue]]:
    """Check a draft with the model of the document; every problem at its cell."""
    try:
        return validate(model, placed), []
    except LoadError as error:
        return None, list(error.issues)


def _answered(
    filled: Filled, offer: Offer, terms: Terms, termed: Placed, remarks: Sequence[Issue]
) -> RfpAnswer:
    """Return the offer and the terms with what they leave open, unless the tariff has a fault."""
    faults = errors_in(build_tariff(offer).issues)
    if faults:
        return _refused(filled, faults)
    open_ = [evolve(i, where=termed.locate(i.where.pointer or "")) for i in terms.questions()]
    issues = _in_order(filled, [*remarks, *offer.questions(), *open_])
    return RfpAnswer(head=filled.head, offer=offer, terms=terms, issues=issues)


def _says_anything(rows: Mapping[Role, RowAnswers], tables: Mapping[Role, TableAnswers]) -> bool:
    """Say whether anything is answered but the name, which may have been in the form already."""
    answers = (answer for one in rows.values() for answer in one.given)
    named = (row for row, given in answers if given.is_stated)
    return any(row.path != ("insurer", "name") for row in named) or any(
        table.rows for table in tables.values()
    )


def _nothing_answered(file: str) -> Issue:
    return Issue(
        "RFP-NOTHING-ANSWERED",
        Severity.WARNING,
        text("Nothing is answered in this form."),
        text("Ask the insurer for the filled form; this may be the one that was sent out."),
        Location(file=file),
    )


def _refused(filled: Filled, issues: Sequence[Issue]) -> RfpAnswer:
    return RfpAnswer(head=filled.head, offer=None, terms=None, issues=_in_order(filled, issues))


def _in_order(filled: Filled, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Sort issues as one reads the workbook: sheet by sheet, row by row, left to right."""
    sheets = {found.sheet.name: number for number, (_, found) in enumerate(filled.sheets)}

    def place(issue: Issue) -> tuple[int, int, str, str]:
        where = issue.where
        sheet = sheets.get(where.sheet, -1)
        return sheet, where.row or 0, where.cell or "", issue.code

    return tuple(sorted(issues, key=place))


def _other_request(filled: Filled, requirement: Requirement | None) -> list[Issue]:
    """Say that a form answers another request, or an earlier state of this one."""
    if requirement is None:
        return []
    head = filled.head
    asked = FormHead.of(requirement, insurer=head.insurer, lang=head.lang)
    if asked == head:
        return []
    if asked.requirement != head.requirement:
        said = text("This form answers another request.")
    else:
        said = text("The request has changed since this form was made.")
    hint = text("Make a new form from the brief and send it to the insurer.")
    where = Location(file=filled.file)
    return [Issue("RFP-OTHER-REQUEST", Severity.ERROR, said, hint, where)]
