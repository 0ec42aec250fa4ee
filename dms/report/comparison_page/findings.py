"""Findings in the contracts: what hurts, where, what it costs, and the clause to offer instead."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.contracts.checks.check import Check, Gravity
from dms.contracts.checks.findings import CheckReport, Finding
from dms.i18n import Text, text
from dms.report.check_words import gravity_title, norms_words
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import Cell, Table, Words, said
from dms.report.stake_words import stake_lines

__all__ = ["Findings", "findings"]

PLACES = 5
"""How many places of one check are shown; the rest is counted."""


@frozen(kw_only=True)
class Place:
    """What stands at one place, and what is at stake there."""

    found: Text
    clause: str
    stakes: tuple[str, ...]


@frozen(kw_only=True)
class Remark:
    """One check that failed, at one place or at several."""

    id: str
    title: Text
    sign: str
    gravity: Text
    places: tuple[Place, ...]
    more: Words
    why: Text
    wording: str
    """In Russian in every language of the page: it goes into a Russian contract."""
    norms: str


@frozen(kw_only=True)
class Checked:
    """The findings in one offer."""

    name: str
    remarks: tuple[Remark, ...]
    together: tuple[str, ...]
    note: Words


@frozen(kw_only=True)
class Findings(Part):
    """What the checks found in each offer."""

    title: ClassVar[Text] = text("Remarks on the contracts")
    template: ClassVar[str] = "findings.html.j2"
    counts: Table
    offers: tuple[Checked, ...]
    words: dict[str, Text]


_WORDS = {
    "found": text("Written"),
    "why": text("Why it matters"),
    "propose": text("We propose"),
    "clause": text("Clause"),
    "together": text("All proposals together"),
    "source": text("Source"),
}
_SIGNS = {
    Gravity.CRITICAL: "error",
    Gravity.MAJOR: "error",
    Gravity.MINOR: "warning",
    Gravity.NOTE: "info",
}


def findings(comparison: Comparison, lang: str) -> Findings:
    """Return the findings in each offer, the gravest first."""
    return Findings(
        counts=_counts(comparison),
        offers=tuple(_checked(one, lang) for one in comparison.candidates),
        words=_WORDS,
    )


def _counts(comparison: Comparison) -> Table:
    """Count checks by how they ended; each check counts once, by the worst of its places."""
    ended = [_ended(one.report) for one in comparison.candidates]
    rows = [
        (text("To be changed: {gravity}", gravity=gravity_title(gravity)), f"failed {gravity}")
        for gravity in Gravity
    ]
    rows += [(text("In order"), "passed"), (text("Not stated"), "not_stated")]
    rows += [(text("Does not apply, or the terms are not known"), "skipped")]
    return Table(
        caption=text("Checks of the contracts"),
        heads=["", *comparison.names.values()],
        rows=[[said(title), *(_count(found, key) for found in ended)] for title, key in rows],
        foot=[[said(text("All checks")), *(said(str(len(found))) for found in ended)]],
        numbers=True,
        adds_up=True,
    )


def _count(found: dict[str, str], key: str) -> Cell:
    return said(str(list(found.values()).count(key)))


def _ended(report: CheckReport) -> dict[str, str]:
    """Return how each check ended, by its id."""
    found = {check.id: "skipped" for check in report.skipped}
    found |= {one.check.id: "passed" for one in report.passed}
    found |= {one.check.id: "not_stated" for one in report.not_stated}
    return found | {one.check.id: f"failed {one.check.gravity}" for one in report.failed}


def _checked(one: Compared, lang: str) -> Checked:
    report = one.report
    by_check: dict[str, list[Finding]] = {}
    for finding in report.failed:
        by_check.setdefault(finding.check.id, []).append(finding)
    together = report.together
    return Checked(
        name=one.name,
        remarks=tuple(_remark(found, lang) for found in by_check.values()),
        together=tuple(stake_lines(together, lang)) if together is not None else (),
        note=_note(one),
    )


def _note(one: Compared) -> Words:
    if one.terms is None:
        return text(
            "The terms of this contract are not known, so only the offer was checked. Ask for the"
            " draft contract"
        )
    return "" if one.report.failed else text("The checks found nothing to change")


def _remark(found: Sequence[Finding], lang: str) -> Remark:
    check: Check = found[0].check
    rest = len(found) - PLACES
    return Remark(
        id=check.id,
        title=check.title,
        sign=_SIGNS[check.gravity],
        gravity=gravity_title(check.gravity),
        places=tuple(_place(one, lang) for one in found[:PLACES]),
        more=text("and {count} more", count=rest) if rest > 0 else "",
        why=check.why,
        wording=check.wording.to("ru"),
        norms=norms_words(check, lang),
    )


def _place(finding: Finding, lang: str) -> Place:
    return Place(
        found=finding.verdict.found,
        clause=finding.verdict.clause or "",
        stakes=tuple(_stakes(finding, lang)),
    )


def _stakes(finding: Finding, lang: str) -> Iterator[str]:
    if finding.stake is not None:
        yield from stake_lines(finding.stake, lang)
    if finding.shared_with is not None:
        id_ = finding.shared_with.id
        yield text("What the better clause is worth stands under {id}.", id=id_).to(lang)
