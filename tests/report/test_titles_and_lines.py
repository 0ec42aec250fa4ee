"""Names of figures, and issues as lines for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import LANGUAGES, text
from dms.issues import Issue, Location, Severity
from dms.members import Relationship
from dms.modules.registry import kinds
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.report.issue_lines import NAMED, issue_line, lines_by_reason
from dms.report.titles import line_title, relationship_title

EMPTY, LARGE = text("The document is empty."), text("Split it into several documents.")


def issue(member: str | None = None, code: str = "SOME-CODE", hint: bool = False) -> Issue:
    where = Location(member=member)
    return Issue(code, Severity.ERROR, EMPTY, LARGE if hint else None, where)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_and_every_relationship_has_a_title_of_its_own(lang: str) -> None:
    lines = [line_title(kind).to(lang) for kind in (WHOLE_PROGRAMME, *kinds())]
    people = [relationship_title(r).to(lang) for r in Relationship]
    assert len(set(lines)) == len(lines)
    assert len(set(people)) == len(people)
    assert all(lines)
    assert all(people)


def test_a_kind_nobody_knows_keeps_its_name() -> None:
    assert line_title("hearing_aids").to("en") == "hearing_aids"


def test_an_issue_starts_with_its_severity() -> None:
    placed = Issue(
        "SOME-CODE", Severity.QUESTION, EMPTY, LARGE, Location(file="a.yaml", line=3, column=1)
    )
    assert issue_line(placed, "en") == (
        "question: a.yaml:3:1 · The document is empty. Split it into several documents. [SOME-CODE]"
    )


def test_members_with_one_reason_share_a_line() -> None:
    found = [issue("a"), issue("b", hint=True), issue("c"), issue("d", code="OTHER-CODE")]
    assert list(lines_by_reason(found, "en")) == [
        "a, c: The document is empty. [SOME-CODE]",
        "b: The document is empty. Split it into several documents. [SOME-CODE]",
        "d: The document is empty. [OTHER-CODE]",
    ]


def test_an_issue_of_nobody_in_particular() -> None:
    assert list(lines_by_reason([issue()], "en")) == [": The document is empty. [SOME-CODE]"]


@given(st.integers(1, 40))
def test_the_first_are_named_and_the_rest_is_counted(count: int) -> None:
    (line,) = lines_by_reason([issue(f"m{i}") for i in range(count)], "en")
    named = line.partition(":")[0]
    assert named.count("m") - ("more" in named) == min(count, NAMED)
    assert (f"and {count - NAMED} more" in named) == (count > NAMED)
