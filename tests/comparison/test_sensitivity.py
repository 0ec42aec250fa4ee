"""What if the group were larger, smaller or older: by hand, and never at zero."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from pricing_helpers import aged, codes, offer, priced
from random_offers import offers, rosters

from dms.comparison.group_age import older_by_a_year
from dms.comparison.group_size import at_size, borders
from dms.comparison.scenario import AVERAGE, Scenario, resized_scenario
from dms.comparison.sensitivity import sensitivity
from dms.errors import QuoteRefused
from dms.issues import Issue
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.pricing.resizing import Resized

CLIFF = {"multiply": {"headcount": {"1-100": "1", "101-120": "0.9", "121+": "0.88"}}}
ALL = {"counts": "all"}


def group(of: Offer, size: int, **more) -> Quote:
    return priced(of, *(Member(id=str(n), birth=aged(30)) for n in range(size)), **more)


def by_kind(found: tuple[Scenario, ...], kind: str) -> list[Scenario]:
    return [scenario for scenario in found if scenario.kind == kind]


def test_joiners_cost_what_people_cost_in_the_larger_group():
    """100 people at 100 ₽; one more and all cost 90 ₽: 101 × 90 = 9 090 ₽, 910 ₽ less."""
    found = sensitivity(group(offer("100", CLIFF, headcount=ALL), 100), joiners=[1, 25])
    one, many = by_kind(found, "joiners")
    assert one == Scenario(
        kind="joiners",
        label=one.label,
        headcount=101,
        heads=101,
        total=Decimal("9090.00"),
        per_head=Decimal("90.00"),
        difference=Decimal("-910.00"),
        note=AVERAGE,
    )
    assert one.label.to("en") == "1 more person"
    assert (many.label.to("en"), many.total) == ("25 more people", Decimal("11000.00"))


@pytest.mark.parametrize(
    ("share", "words", "size", "total"),
    [
        ("0.1", "10 % more people", 110, "9900.00"),
        ("-0.1", "10 % fewer people", 90, "9000.00"),
        ("-0.125", "12.5 % fewer people", 88, "8800.00"),
        ("0.005", "0.5 % more people", 101, "9090.00"),
        ("0", "0 % more people", 100, "10000.00"),
    ],
)
def test_the_group_grows_or_shrinks_by_a_share(share, words, size, total):
    found = sensitivity(group(offer("100", CLIFF, headcount=ALL), 100), growth=[Decimal(share)])
    (scenario,) = by_kind(found, "headcount")
    assert (scenario.label.to("en"), scenario.headcount) == (words, size)
    assert scenario.total == Decimal(total)
    assert scenario.difference == Decimal(total) - 10_000


def test_nothing_but_age_and_borders_is_looked_at_unless_asked():
    found = sensitivity(group(offer("100", CLIFF, headcount=ALL), 100))
    assert [scenario.kind for scenario in found] == ["older", "cliff", "cliff"]


def test_relatives_come_along_in_proportion():
    """10 employees and 5 relatives; 11 employees bring 5.5 relatives: 16.5 × 100 ₽."""
    of = offer("100", headcount={"counts": "employees"})
    people = [Member(id=str(n)) for n in range(10)]
    people += [Member(id=f"c{n}", relationship=Relationship.CHILD) for n in range(5)]
    (scenario,) = by_kind(sensitivity(priced(of, *people), joiners=[1]), "joiners")
    assert (scenario.headcount, scenario.heads) == (11, 17)
    assert (scenario.total, scenario.per_head) == (Decimal("1650.00"), Decimal("100.00"))


def test_the_contract_price_is_shared_by_more_people():
    doctor = [{"kind": "office_doctor", "premium": "600"}]
    of = offer("100", headcount=ALL, modules=doctor)
    (scenario,) = by_kind(sensitivity(group(of, 10), joiners=[2]), "joiners")
    assert (scenario.total, scenario.per_head) == (Decimal("1800.00"), Decimal("150.00"))


def test_borders_tell_where_the_total_falls_and_where_a_person_costs_less():
    """101 × 90 = 9 090 ₽ is less than 100 × 100 ₽; 121 × 88 = 10 648 ₽ is less than 120 × 90 ₽."""
    first, second = borders(group(offer("100", CLIFF, headcount=ALL), 100))
    assert (first.headcount, first.total) == (101, Decimal("9090.00"))
    assert first.label.to("en") == (
        "From 101 people on the whole group costs 910.00 ₽ less than with one person fewer"
    )
    assert (second.headcount, second.total) == (121, Decimal("10648.00"))
    assert "152.00 ₽ less" in second.label.to("en")


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        ("0.995", "From 21 people on a person costs 0.50 ₽ less on average"),
        ("1.02", "From 21 people on a person costs 2.00 ₽ more on average"),
    ],
)
def test_a_border_may_only_change_what_a_person_costs(factor, words):
    bands = {"multiply": {"headcount": {"1-20": "1", "21+": factor}}}
    (scenario,) = borders(group(offer("100", bands, headcount=ALL), 20))
    assert scenario.label.to("en") == words


def test_a_border_that_changes_nothing_is_not_reported():
    bands = {"multiply": {"headcount": {"1-20": "1", "21+": "1"}}}
    assert list(borders(group(offer("100", bands, headcount=ALL), 20))) == []


@pytest.mark.parametrize(("size", "seen"), [(13, False), (14, True), (20, True), (21, False)])
def test_borders_are_looked_for_up_to_half_as_many_people_more(size, seen):
    bands = {"multiply": {"headcount": {"1-20": "1", "21+": "0.5"}}}
    assert bool(list(borders(group(offer("100", bands, headcount=ALL), size)))) is seen


def test_beyond_the_offer_there_is_no_price_but_a_reason():
    of = offer("100", CLIFF, headcount={**ALL, "max": 110})
    found = sensitivity(group(of, 100), joiners=[10, 11])
    inside, outside = by_kind(found, "joiners")
    assert inside.total == Decimal("9900.00")
    assert (outside.total, outside.heads, outside.per_head, outside.difference) == (None,) * 4
    assert outside.reason is not None
    assert outside.reason.code == "QUOTE-HEADCOUNT-OUTSIDE"
    last = by_kind(found, "cliff")[-1]
    assert (last.headcount, last.label.to("en")) == (111, "From 111 people on")
    assert last.reason is not None


def test_below_the_offer_there_is_no_price_either():
    of = offer("100", headcount={**ALL, "min": 95})
    (scenario,) = by_kind(sensitivity(group(of, 100), growth=[Decimal("-0.1")]), "headcount")
    assert scenario.reason is not None
    assert (scenario.reason.code, scenario.total) == ("QUOTE-HEADCOUNT-OUTSIDE", None)


def test_a_size_without_a_rate_is_never_priced_at_zero():
    bands = {"multiply": {"headcount": {"1-100": "1"}}}
    found = sensitivity(group(offer("100", bands, headcount=ALL), 100), joiners=[1])
    (scenario,) = by_kind(found, "joiners")
    assert (scenario.total, scenario.reason.code) == (None, "QUOTE-RATE-MISSING")
    assert [(s.headcount, s.total) for s in by_kind(found, "cliff")] == [(101, None)]


def test_prices_after_a_band_without_a_rate_are_only_named():
    bands = {"by": ["headcount", "grade"], "rows": [["1-10", "A", "1"], ["11-12", "B", "1"]]}
    of = offer("100", {"multiply": bands, "when": {"headcount": "1-12"}}, headcount=ALL)
    people = [Member(id=str(n), grade="A") for n in range(10)]
    eleven, thirteen = borders(priced(of, *people))
    assert (eleven.headcount, eleven.total) == (11, None)
    assert (thirteen.label.to("en"), thirteen.total) == ("From 13 people on", Decimal("1300.00"))


def mixed(counts: str | None) -> Quote:
    """Eight employees and two relatives; the price falls from eleven people on."""
    bands = {"multiply": {"headcount": {"1-10": "1", "11+": "0.9"}}}
    people = [Member(id=str(n)) for n in range(8)]
    people += [Member(id=f"c{n}", relationship=Relationship.CHILD) for n in range(2)]
    return priced(offer("100", bands, headcount={"counts": counts}), *people)


def test_whether_relatives_count_is_asked_where_it_matters():
    """12 people are 9.6 employees, on either side of the border; with 15 both are above it."""
    found = sensitivity(mixed(None), joiners=[2, 5])
    doubtful, sure = by_kind(found, "joiners")
    assert doubtful.reason is not None
    assert doubtful.reason.code == "QUOTE-HEADCOUNT-COUNTS-UNSTATED"
    assert sure.total == Decimal("1350.00")
    (stated, _) = by_kind(sensitivity(mixed("all"), joiners=[2, 5]), "joiners")
    assert stated.total == Decimal("1080.00")


def test_a_headcount_that_was_named_is_not_doubted():
    of = offer("100", CLIFF)
    child = Member(id="c", relationship=Relationship.CHILD)
    found = priced(of, Member(id="1"), child, headcount=100)
    (scenario,) = by_kind(sensitivity(found, joiners=[50]), "joiners")
    assert (scenario.headcount, scenario.heads, scenario.total) == (150, 3, Decimal("264.00"))


def test_a_group_in_which_nobody_counts_has_no_other_size():
    of = offer("100", headcount={"counts": "employees"})
    child = Member(id="c", relationship=Relationship.CHILD)
    found = sensitivity(priced(of, child), joiners=[1], growth=[Decimal("0.5")])
    assert [s.reason.code for s in found if s.reason] == ["SCENARIO-HEADCOUNT-ZERO"] * 2
    assert [s.kind for s in found] == ["joiners", "headcount", "older"]


def test_a_group_of_nobody_is_a_slip():
    found = group(offer("100", headcount=ALL), 2)
    for wrong in ({"joiners": [-2]}, {"growth": [Decimal(-1)]}):
        with pytest.raises(ValueError, match="at least one person"):
            sensitivity(found, **wrong)


def test_without_a_price_there_is_nothing_to_vary():
    with pytest.raises(QuoteRefused):
        sensitivity(quote(offer("100"), Roster.of([])))


# A year older


def test_a_year_older_people_reach_the_next_band():
    """One of two is 39: next year 40, and 150 ₽ instead of 100 ₽."""
    of = offer({"outpatient": {"age": {"0-39": "100", "40+": "150"}}}, headcount=ALL)
    found = older_by_a_year(priced(of, Member(id="1", birth=aged(39)), Member(id="2", birth=1996)))
    assert found.label.to("en") == "Everybody is a year older"
    assert (found.heads, found.total, found.difference) == (2, Decimal("250.00"), Decimal("50.00"))
    assert (found.per_head, found.note) == (Decimal("125.00"), None)


@pytest.mark.parametrize("birth", [date(1988, 2, 29), 1986, date(1986, 1, 2)])
def test_everybody_ages_by_one_year(birth):
    def price(years: int) -> dict[str, str]:
        return {f"{n}": f"{100 + n}" for n in range(years)} | {f"{years}+": "999"}

    of = offer({"outpatient": {"age": price(80)}}, headcount=ALL)
    found = older_by_a_year(priced(of, Member(id="1", birth=birth)))
    assert found.difference == Decimal("1.00")


def test_without_births_nobody_ages():
    found = older_by_a_year(priced(offer("100", headcount=ALL), Member(id="1")))
    assert (found.difference, found.reason) == (Decimal("0.00"), None)


def test_who_would_have_no_price_is_counted_and_nobody_is_priced_at_zero():
    of = offer({"outpatient": {"age": {"0-64": "100"}}}, headcount=ALL)
    people = [Member(id=str(n), birth=aged(age)) for n, age in enumerate([64, 64, 30])]
    found = older_by_a_year(priced(of, *people))
    assert (found.total, found.heads) == (None, None)
    assert found.reason is not None
    assert found.reason.code == "SCENARIO-MEMBERS-UNPRICED"
    assert "2 members would have no price" in found.reason.message("en")
    alone = older_by_a_year(priced(of, people[0]))
    assert alone.reason is not None
    assert "1 member would have no price" in alone.reason.message("en")


def test_who_has_no_price_now_is_left_as_he_is():
    """The unborn child stays unborn, the person without a birth date stays unknown."""
    of = offer({"outpatient": {"age": {"0+": "100"}}}, headcount=ALL)
    unborn = Member(id="2", birth=date(2026, 5, 1))
    found = priced(of, Member(id="1", birth=aged(30)), unborn, Member(id="3"))
    assert found.amounts.heads == 1
    older = older_by_a_year(found)
    assert (older.heads, older.total) == (1, Decimal("100.00"))


def test_the_same_kinds_of_care_are_priced_again():
    both = offer({"outpatient": "100", "dental": "50"}, headcount=ALL)
    chosen = {"std": ["outpatient"]}
    found = priced(both, Member(id="1", birth=aged(30)), modules=chosen)
    assert older_by_a_year(found, chosen).difference == Decimal("0.00")
    assert sensitivity(found, joiners=[1], modules=chosen)[0].total == Decimal("200.00")
    with pytest.raises(ValueError, match="as `modules`"):
        older_by_a_year(found)


@settings(max_examples=60)
@given(offers(), rosters)
def test_a_group_of_the_present_size_costs_what_it_costs(of: Offer, members: list[Member]) -> None:
    found = quote(of, Roster.of(members))
    if found.status == "refused" or not found.setting.headcount:
        return
    same = at_size(found, found.setting.headcount)
    if isinstance(same, Resized):
        scenario = resized_scenario("headcount", AVERAGE, found, same)
        assert (scenario.difference, scenario.total) == (0, found.total)
        assert (scenario.heads, scenario.per_head) == (found.amounts.heads, found.per_head)
    for scenario in sensitivity(found, joiners=[1, 4], growth=[Decimal("0.5")]):
        assert (scenario.total is None) is (scenario.reason is not None)
        assert scenario.label.to("en")


def test_the_reason_is_an_issue_like_any_other():
    of = offer("100", headcount={**ALL, "max": 1})
    (scenario, *_) = sensitivity(group(of, 1), joiners=[1])
    assert isinstance(scenario.reason, Issue)
    assert codes([scenario.reason]) == ["QUOTE-HEADCOUNT-OUTSIDE"]
    assert scenario.reason.advice("en")
