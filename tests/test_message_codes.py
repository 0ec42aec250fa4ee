"""The page of messages lists every code there is, each with its severity, and no other."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.contracts.terms.refund_terms import RefundTerms
from dms.contracts.terms.relative_terms import RelativeTerms, Window
from dms.contracts.terms.terms import (
    EndTerms,
    EnrolmentTerms,
    LeavingTerms,
    ProgrammeChangeTerms,
    RecalculationTerms,
    SwapTerms,
)
from dms.issues import Severity
from dms.modules import Programme, kinds
from dms.modules.base import Module
from dms.modules.limits import Deductible, Limit, WaitingPeriod
from dms.modules.questions import Asking
from dms.pricing.offer import AgeRule, Headcount, Offer
from dms.pricing.proration import ProrationRules

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/messages.md"
SOURCES = sorted((ROOT / "dms").rglob("*.py"))

CODE = re.compile(r"[A-Z][A-Z0-9]+(-[A-Z0-9]+)+")
REGION = re.compile(r"RU-[A-Z]{2,3}")  # ISO 3166-2 looks like a code
CHECK_ID = re.compile(r"[A-Z]{2,3}-\d{2}")  # checks stand on a page of their own
ROW = re.compile(r"^\| `([A-Z0-9-]+)` \| ([a-z, ]+) \| (.+) \| (.+) \|$", re.MULTILINE)

ASKING: tuple[type[Asking], ...] = (
    Offer,
    Headcount,
    AgeRule,
    ProrationRules,
    Programme,
    Limit,
    WaitingPeriod,
    Deductible,
    *kinds().values(),
    FilingRule,
    EnrolmentTerms,
    LeavingTerms,
    ProgrammeChangeTerms,
    SwapTerms,
    EndTerms,
    RecalculationTerms,
    RelativeTerms,
    Window,
    PaymentTerms,
    RefundTerms,
)
BY_CALL = {
    **dict.fromkeys(("problem", "unusable", "Flaw", "report", "stop"), Severity.ERROR),
    **dict.fromkeys(("_refusal", "_refused", "refused", "_error", "flaw"), Severity.ERROR),
    "_question": Severity.QUESTION,
}
"""What functions make when they are told no severity."""


def is_code(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value) is not None
        and REGION.fullmatch(node.value) is None
        and CHECK_ID.fullmatch(node.value) is None
    )


def written_codes() -> set[str]:
    """Every text in the source that looks like a code."""
    trees = (ast.parse(path.read_text("utf-8")) for path in SOURCES)
    nodes = (node for tree in trees for node in ast.walk(tree) if is_code(node))
    families = {kind.family for kind in ASKING}
    return {node.value for node in nodes if isinstance(node, ast.Constant)} - families


def asked_codes() -> set[str]:
    """The codes of questions, which are put together from family and field."""
    asked = {(kind.family, ask.fields[0]) for kind in ASKING for ask in kind.asks}
    asked.add((Module.family, "offered"))
    return {f"{family}-{field.upper().replace('_', '-')}-UNSTATED" for family, field in asked}


def stated_severities() -> Iterator[tuple[str, Severity]]:
    """Codes with the severity that stands in the same call, or that the call implies."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and is_code(node.args[0]):
                severity = severity_of(node)
                if severity is not None:
                    yield ast.literal_eval(node.args[0]), severity


def severity_of(call: ast.Call) -> Severity | None:
    given = [
        Severity[node.attr]
        for node in call.args
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id == "Severity"
    ]
    named = ast.unparse(call.func).rpartition(".")[2]
    computed = any(isinstance(node, ast.Name) and node.id == "severity" for node in call.args)
    return given[0] if given else None if computed else BY_CALL.get(named)


def rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall(PAGE.read_text("utf-8"))


def test_the_page_lists_all_codes_and_no_other():
    assert {code for code, *_ in rows()} == written_codes() | asked_codes()


def test_no_code_stands_twice():
    assert [code for code, n in Counter(code for code, *_ in rows()).items() if n > 1] == []


@pytest.mark.parametrize(("code", "severity"), sorted(set(stated_severities())))
def test_the_severity_is_the_one_of_the_source(code, severity):
    stated = {row[0]: row[1] for row in rows()}[code]
    assert severity.value in stated.split(", ")


def test_questions_are_questions():
    stated = {row[0]: row[1] for row in rows()}
    assert {stated[code] for code in asked_codes()} == {"question"}


def test_a_severity_on_the_page_is_one():
    known = {severity.value for severity in Severity}
    assert {word for row in rows() for word in row[1].split(", ")} <= known


def test_something_is_found_in_the_source():
    assert len(written_codes()) > 100
    assert len(asked_codes()) > 30
    assert "ROSTER-DATE-INVALID" in written_codes()
    assert ("QUOTE-TIER-CLIFF", Severity.INFO) in set(stated_severities())
