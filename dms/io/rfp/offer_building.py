"""From answers to the data of an offer: the frame of the request, filled with what is answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from dms.io.rfp.cells import Given
from dms.io.rfp.choices import ClinicNames
from dms.io.rfp.clinic_answers import ClinicIds, put_clinics, slug
from dms.io.rfp.draft import Draft
from dms.io.rfp.factor_answers import put_factors
from dms.io.rfp.form import Path, Role, Row
from dms.io.rfp.head import FormHead
from dms.io.rfp.limit_answers import is_about_limits, put_limits
from dms.io.rfp.table_reading import TableRow
from dms.io.roster.flaws import Flaw
from dms.issues import Issue, Location

__all__ = ["offer_draft"]

Answers = Sequence[tuple[Row, Given]]
Tables = Mapping[Role, Sequence[TableRow]]


def offer_draft(
    head: FormHead, file: str, home: Location, answers: Answers, tables: Tables
) -> tuple[Draft, list[Issue]]:
    """Return the draft of the offer, and what is wrong across its sheets."""
    draft = Draft(file, _frame(head, file, answers), home)
    ids, issues = put_clinics(tables.get(Role.CLINICS, ()), draft)
    for row, given in answers:
        draft.place(row.path, given.where)
        if given.is_stated and not is_about_limits(row):
            issues += _put(row, given, ids, draft)
    said = {row.path: given for row, given in answers if is_about_limits(row)}
    issues += put_limits(tables.get(Role.LIMITS, ()), said, head, draft)
    issues += put_factors(tables.get(Role.FACTORS, ()), head, draft)
    return draft, issues


def _put(row: Row, given: Given, ids: ClinicIds, draft: Draft) -> list[Issue]:
    """Put one answer where it belongs; names of clinics become their ids."""
    value = given.value
    if isinstance(row.answer, ClinicNames):
        value = ids.find(value)
        if isinstance(value, Flaw):
            return [value.at(given.where)]
    draft.put(row.path, value)
    return []


def _frame(head: FormHead, file: str, answers: Answers) -> dict[str, Any]:
    """Return what the request gives: ids, period, programmes with every kind of care asked for."""
    cells = {row.path: given for row, given in answers}
    insurer = cells.get(("insurer", "name"))
    name = str(insurer.value) if insurer is not None and insurer.is_stated else ""
    frame: dict[str, Any] = {
        "dms": "offer/1",
        "id": slug(head.requirement, name),
        "insurer": {"id": slug(name)},
        "programmes": [
            {"id": one.id, "modules": _modules(one.kinds, ("programmes", number), file, cells)}
            for number, one in enumerate(head.programmes)
        ],
        "source": {"file": file},
    }
    if head.client is not None:
        frame["client"] = head.client
    if head.period is not None:
        frame["period"] = {"start": head.period.start, "last_day": head.period.last_day}
    if head.contract_kinds:
        frame["modules"] = _modules(head.contract_kinds, (), file, cells)
    return frame


def _modules(
    kinds: Sequence[str], path: Path, file: str, cells: Mapping[Path, Given]
) -> list[dict[str, Any]]:
    """Return kinds of care of which nothing is stated yet, each with the cell where it begins."""
    found = []
    for number, kind in enumerate(kinds):
        source = {"file": file}
        given = cells.get((*path, "modules", number, "offered"))
        if given is not None:
            source["page"] = f"{given.where.sheet}!{given.where.cell}"
        found.append({"kind": kind, "offered": "unknown", "source": source})
    return found
