"""The deadlines of a contract: as a published document, as plain text and as calendar events."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from dms.contracts.accounts.contract_deadlines import ContractDeadlines
from dms.contracts.rules.deadlines import Deadline, DeadlineKind
from dms.documents import Result
from dms.i18n import Text, format_date, text
from dms.issue_document import IssueDocument
from dms.report.tables import aligned

__all__ = ["DeadlinesDocument", "deadlines_document", "render_deadlines", "what_for"]


class DeadlinePart(Result):
    """One last day to do something."""

    kind: DeadlineKind
    last_filing: date
    """The last day to file, or to pay."""
    event: date
    """The day that it is about."""
    other_last_filing: date | None
    """The same by the other way of counting, where the contract leaves both open."""
    title: str


class DeadlinesDocument(Result):
    """All last days of a contract, the earliest first."""

    dms: Literal["deadlines/1"]
    contract: str
    deadlines: tuple[DeadlinePart, ...]
    issues: tuple[IssueDocument, ...]
    """What has to be stated for further deadlines."""


def deadlines_document(
    found: ContractDeadlines, contract: str, lang: str = "ru"
) -> DeadlinesDocument:
    """Make the document; `contract` is the number of the contract."""
    return DeadlinesDocument.model_validate(
        {
            "dms": "deadlines/1",
            "contract": contract,
            "deadlines": [
                {
                    "kind": one.kind,
                    "last_filing": one.last_filing,
                    "event": one.event,
                    "other_last_filing": one.other_last_filing,
                    "title": one.title.to(lang),
                }
                for one in found.deadlines
            ],
            "issues": [issue.to_dict(lang) for issue in found.issues],
        }
    )


_ABOUT = {
    DeadlineKind.JOINING: text("joining from {day}"),
    DeadlineKind.LEAVING: text("leaving from {day}"),
    DeadlineKind.PROGRAMME_CHANGE: text("another programme from {day}"),
    DeadlineKind.SWAP: text("a swap from {day}"),
}


def what_for(deadline: Deadline) -> Text:
    """Say in a few words what a deadline is about."""
    about = _ABOUT.get(deadline.kind)
    return Text(about.msgid, {"day": deadline.event}) if about is not None else deadline.title


def render_deadlines(found: ContractDeadlines, contract: str, lang: str = "ru") -> str:
    """Write deadlines for people: one line for each last day."""
    title = text("Contract {number}: last days to file and to pay", number=contract).to(lang)
    lines = aligned(list(_rows(found, lang))) or [text("There are no deadlines.").to(lang)]
    questions = [issue.line(lang) for issue in found.issues]
    sections = [[title], lines, questions]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _rows(found: ContractDeadlines, lang: str) -> Iterator[tuple[str, ...]]:
    """Put what has the same last day on one line."""
    days: dict[tuple[date, date | None], list[Deadline]] = {}
    for one in found.deadlines:
        days.setdefault((one.last_filing, one.other_last_filing), []).append(one)
    for (last, other), same in days.items():
        said = "; ".join(what_for(one).to(lang) for one in same)
        note = text("counted the other way: {day}", day=other).to(lang) if other else ""
        yield tuple(cell for cell in (format_date(last, lang), said, note) if cell)
