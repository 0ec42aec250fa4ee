"""Who may be insured as a relative, by relationship and age on the first day of cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.windows import relative_admitted
from dms.contracts.terms.relative_terms import RelativeTerms
from dms.issues import Severity
from dms.members import Birth, Relationship

TERMS = RelativeTerms.model_validate(
    {"relationships": ["spouse", "child"], "ages": {"child": "0-17"}}
)
ENTRY = date(2026, 3, 1)


def code(birth: Birth | None, relationship: str = "child", entry: date = ENTRY) -> str | None:
    issue = relative_admitted(TERMS, Relationship(relationship), birth, entry)
    assert issue is None or issue.severity is Severity.ERROR
    return issue and issue.code


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (date(2026, 3, 1), None),  # born on the first day of cover: aged 0
        (date(2026, 3, 2), "RELATIVES-AGE"),  # not yet born
        (date(2008, 3, 2), None),  # 18 tomorrow
        (date(2008, 3, 1), "RELATIVES-AGE"),  # the birthday counts
        (2020, None),
        (2008, "RELATIVES-BIRTH-YEAR"),  # 17 or 18
        (2007, "RELATIVES-AGE"),
        (None, "RELATIVES-BIRTH-MISSING"),
    ],
)
def test_ages_are_full_years_on_the_first_day_of_cover(birth, expected):
    assert code(birth) == expected


def test_who_has_no_limit_needs_no_birth_date():
    assert code(None, "spouse") is None
    assert code(1920, "spouse") is None


def test_a_kind_of_relative_that_is_not_named_is_not_insured():
    assert code(date(1960, 1, 1), "parent") == "RELATIVES-NOT-ADMITTED"


def test_relationships_that_are_not_stated_are_a_question():
    issue = relative_admitted(RelativeTerms(), Relationship.CHILD, 2020, ENTRY)
    assert issue is not None
    assert (issue.code, issue.severity) == ("RELATIVES-RELATIONSHIPS-UNSTATED", Severity.QUESTION)


def test_messages_name_no_person():
    issue = relative_admitted(TERMS, Relationship.CHILD, date(1999, 5, 4), ENTRY)
    assert issue is not None
    assert "1999" not in issue.line("en")
    assert "0-17" in issue.message("en")


@given(st.dates(date(1990, 1, 1), date(2026, 3, 1)))
def test_the_year_alone_is_enough_only_when_the_date_cannot_matter(birth):
    by_year, by_date = code(birth.year), code(birth)
    if by_year != "RELATIVES-BIRTH-YEAR":
        assert by_date == by_year
