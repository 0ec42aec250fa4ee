"""A quote for people: every sum of the quote, and what is open, in Russian and English."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from report_helpers import (
    CONTRIBUTION,
    DOCTOR,
    OFFER,
    OPEN,
    PEOPLE,
    ROSTERS,
    TOO_OLD,
    member,
    priced,
)

from dms.i18n import format_money, text
from dms.issues import Issue, Location, Severity
from dms.members import Member
from dms.report.quote_text import render_quote
from dms.report.tables import width

UNSTATED = OFFER.replace("0-59: 1, 60-69", "0-60: 1, 60-69")


def rendered(*more: str, people: list[Member] | None = None, text: str = OFFER) -> str:
    return render_quote(priced(*more, people=people, text=text), "en")


def test_the_whole_text() -> None:
    assert rendered(CONTRIBUTION, DOCTOR) == (
        """\
АО «Страховщик А» · offer a-1
ООО «Ромашка»
2026-01-01 to 2026-12-31 · 365 days
3 employees, 1 relative

                    People      Whole term             Due
Programmes
  Стандарт               4   RUB171,762.83   RUB168,014.82
Insured people
  Employees              3   RUB136,802.25   RUB133,054.24
  Children               1    RUB34,960.58    RUB34,960.58
Kinds of care
  Outpatient care        4   RUB104,525.00   RUB102,244.18
  Home care              4    RUB11,865.00    RUB11,606.09
  Dental care            4    RUB55,372.83    RUB54,164.55
For the contract as a whole
  Office doctor              RUB312,000.00   RUB312,000.00
Who pays
  Employer                                   RUB445,054.24
  Employees                                   RUB34,960.58
Total                    4   RUB483,762.83   RUB480,014.82
"""
    )


def test_russian_writes_sums_the_russian_way() -> None:
    written = render_quote(priced())
    assert "168\xa0014,82\xa0₽" in written
    assert "01.01.2026" in written
    assert "Стоматология" in written


def test_one_person_and_no_relatives() -> None:
    assert "\n1 employee\n" in rendered(people=PEOPLE[:1])


def test_a_programme_without_a_name_goes_by_its_id() -> None:
    assert "  business  " in rendered(people=[member("E-1", programme="business")])


def test_members_without_a_price_are_named_once_for_each_reason() -> None:
    older = [member(f"X-{i}", TOO_OLD.birth) for i in range(1, 13)]
    written = rendered(people=[*PEOPLE, *older])
    assert "Not everything has a price yet" in written
    section = written.split("Without a price\n")[1]
    assert section.startswith(
        "  X-1, X-2, X-3, X-4, X-5, X-6, X-7, X-8, X-9, X-10 and 2 more: The price list has no rate"
    )
    assert section.count("QUOTE-RATE-MISSING") == 1


def test_a_refused_quote_shows_no_sums_and_says_why() -> None:
    written = rendered(people=[TOO_OLD])
    assert "There is no price yet" in written
    assert "RUB" not in written
    assert "E-9: The price list has no rate" in written
    without_period = OFFER.replace("period: {start: 2026-01-01, last_day: 2026-12-31}\n", "")
    written = rendered(text=without_period)
    assert "365 days" not in written
    assert "[QUOTE-PERIOD-UNSTATED]" in written


def test_assumptions_are_listed_once() -> None:
    written = rendered(OPEN)
    assert "Assumed\n  age.on = contract_start (спросите страховщика)\n" in written
    assert "OFFER-ASSUMPTION" not in written
    bare = "assumptions: [{at: age.on, reading: contract_start}]\n"
    assert "  age.on = contract_start\n" in rendered(bare)


def test_questions_and_remarks_have_sections_of_their_own() -> None:
    written = rendered(text=UNSTATED)
    assert "Questions to the insurer\n  folder/offer.yaml:21" in written
    assert "[TARIFF-BORDER-UNSTATED]" in written
    small = OFFER.replace("max: 1000", "max: 2")
    assert "What stands in the way\n  folder/offer.yaml" in rendered(text=small)


def test_errors_come_before_what_was_assumed_and_asked() -> None:
    written = rendered(OPEN, text=UNSTATED.replace("max: 1000", "max: 2"))
    titles = [p.splitlines()[0] for p in written.split("\n\n")]
    assert titles[1] == "What stands in the way"
    assert titles[2:] == ["Assumed", "Questions to the insurer"]
    assert written.count("[QUOTE-HEADCOUNT-OUTSIDE]") == 1


def test_issues_from_elsewhere_stand_under_the_heading_or_among_the_questions() -> None:
    def issue(severity: Severity) -> Issue:
        said = text("The document is empty.")
        return Issue("SOME-CODE", severity, said, where=Location(file=severity.value))

    more = [issue(Severity.WARNING), issue(Severity.QUESTION)]
    heading, *rest = render_quote(priced(), "en", more=more).split("\n\n")
    assert heading.endswith("\nwarning: warning · The document is empty. [SOME-CODE]")
    assert rest[-1] == (
        "Questions to the insurer\n  question · The document is empty. [SOME-CODE]\n"
    )


@given(ROSTERS)
def test_every_sum_of_the_quote_is_there_and_the_columns_are_straight(
    people: list[Member],
) -> None:
    quote = priced(CONTRIBUTION, people=people)
    written = render_quote(quote, "ru")
    if quote.status == "refused":
        assert "₽" not in written
        return
    for amounts in (quote.amounts, *quote.by_module.values(), *quote.by_programme.values()):
        assert format_money(amounts.full) in written
        assert format_money(amounts.premium) in written
    rows = [line for line in written.splitlines() if line.endswith("\xa0₽")]
    assert len({width(row) for row in rows}) == 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_last_row_is_the_total(lang: str) -> None:
    quote = priced()
    last = render_quote(quote, lang).rstrip("\n").splitlines()[-1]
    digits = re.sub(r"[^\d]", "", last.split("   ")[-1])
    assert Decimal(digits) / 100 == quote.total
