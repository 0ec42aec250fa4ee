"""Findings as plain text: what hurts, what it costs, what to write instead, what to ask."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from dms.contracts.checks.check import Check
from dms.contracts.checks.findings import CheckReport, Finding, OpenPoint
from dms.i18n import Text, plural, text
from dms.issues import Location
from dms.report.check_skipped import skipped_sections
from dms.report.check_words import gravity_title, norms_words
from dms.report.issue_lines import issue_line
from dms.report.stake_words import stake_lines
from dms.report.tables import aligned, width

__all__ = ["render_check_list", "render_checks"]

_WIDTH = 100
_INDENT = " " * 8


def render_checks(report: CheckReport, lang: str = "ru") -> str:
    """Write a report for people; recommended wordings are always in Russian."""
    sections = [
        [_heading(report).to(lang), _summary(report, lang)],
        *(_failed(found, lang) for found in _by_check(report.failed)),
        _together(report, lang),
        _questions(text("Questions to the insurer"), report.questions, lang, of_client=False),
        _questions(text("Questions to you"), report.questions, lang, of_client=True),
        _others(text("Passed"), _checks(report.passed), lang),
        *(_others(title, checks, lang) for title, checks in skipped_sections(report)),
        [issue_line(issue, lang) for issue in report.issues],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(report: CheckReport) -> Text:
    subject = report.subject
    contract, offer, terms = subject.contract, subject.offer, subject.terms
    if contract is None or subject.is_offer:
        named = text("Check of the offer {id}, {insurer}", id=offer.id, insurer=offer.insurer.name)
        return (
            named
            if terms is None
            else text("{offer}, with the terms {terms}", offer=named, terms=terms.id)
        )
    return text(
        "Check of the contract {number}, {insurer}",
        number=contract.number,
        insurer=offer.insurer.name,
    )


def _summary(report: CheckReport, lang: str) -> str:
    parts = (
        plural("{count} finding", "{count} findings", len(_checks(report.failed))),
        plural("{count} question", "{count} questions", len(report.questions)),
        plural("{count} check passed", "{count} checks passed", len(_checks(report.passed))),
        plural(
            "{count} check had nothing to look at",
            "{count} checks had nothing to look at",
            len(report.skipped),
        ),
    )
    return " · ".join(part.to(lang) for part in parts)


def _checks(findings: Iterable[Finding]) -> tuple[Check, ...]:
    return tuple({one.check.id: one.check for one in findings}.values())


def _by_check(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    for check in _checks(findings):
        yield [one for one in findings if one.check.id == check.id]


def _failed(findings: Sequence[Finding], lang: str) -> list[str]:
    """Write a check that failed, at one place or at several."""
    check = findings[0].check
    clauses = dict.fromkeys(one.verdict.clause for one in findings if one.verdict.clause)
    head = (check.id, gravity_title(check.gravity).to(lang), *clauses, check.title.to(lang))
    found = [line for one in findings for line in _place(one, lang)]
    norms = f"{text('Source').to(lang)}: {norms_words(check, lang)}"
    said = [*found, check.why.to(lang), f"{_offer(lang)}: «{check.wording.to('ru')}»", norms]
    return ["  ".join(head), *(row for line in said for row in _wrapped(line))]


def _place(finding: Finding, lang: str) -> Iterator[str]:
    """Write what stands at one place, and what that costs."""
    where = _where(finding.verdict.where) if finding.verdict.where is not None else ""
    found = finding.verdict.found.to(lang)
    yield f"{found} ({where})" if where else found
    if finding.stake is not None:
        yield from stake_lines(finding.stake, lang)
    if finding.shared_with is not None:
        id_ = finding.shared_with.id
        yield text("What the better clause is worth stands under {id}.", id=id_).to(lang)


def _where(where: Location) -> str:
    """Write a place; in a file of one line, such as a contract, its pointer tells more."""
    if where.file is None or where.pointer is None or where.line is not None:
        return str(where)
    return f"{where} {where.pointer}"


def _offer(lang: str) -> str:
    return text("We propose").to(lang)


def _wrapped(line: str, first: str = _INDENT) -> list[str]:
    return wrap(
        line,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * width(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _together(report: CheckReport, lang: str) -> list[str]:
    if report.together is None:
        return []
    title = text("All proposals together").to(lang)
    return [title, *(row for line in stake_lines(report.together, lang) for row in _wrapped(line))]


def _questions(
    title: Text, questions: Sequence[OpenPoint], lang: str, *, of_client: bool
) -> list[str]:
    """Write the questions that the insurer answers, or those that only the client can."""
    own = [one for one in questions if one.of_client is of_client]
    if not own:
        return []
    return [title.to(lang), *(row for one in own for row in _question(one, lang))]


def _question(one: OpenPoint, lang: str) -> list[str]:
    ids = ", ".join(check.id for check in one.checks)
    clause = f" ({one.clause})" if one.clause else ""
    return _wrapped(f"{one.asked.to(lang)}{clause} [{ids}]", f"  {one.number}. ")


def _others(title: Text, checks: Sequence[Check], lang: str) -> list[str]:
    if not checks:
        return []
    return _wrapped(f"{title.to(lang)}: {', '.join(check.id for check in checks)}", "")


def render_check_list(checks: Iterable[Check], lang: str = "ru") -> str:
    """Write all checks, one on each line."""
    rows = [(one.id, gravity_title(one.gravity).to(lang), one.title.to(lang)) for one in checks]
    return "\n".join(aligned(rows)) + "\n"
