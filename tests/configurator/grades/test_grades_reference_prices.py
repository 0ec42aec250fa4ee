"""Who pays may be counted on the price of a programme: with grades it has to be clear which."""

from typing import Any

import pytest
from grades_helpers import START, grades, offer, person, programme

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_plan import GradePlan, plan_grades
from dms.configurator.grades.grade_search import search_grades
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError
from dms.members import Roster
from dms.pricing.offer import Offer

ON_STD = {"employer": "0.5", "of": "std"}
VIP = {"id": "top", "of": "vip", "when": {"grade": "director"}}
STAFF = {"id": "staff", "of": "std"}
MIDDLE = {"id": "middle", "of": "std", "when": {"grade": "head"}}
ALL_VIP = {"id": "all", "of": "vip"}


def paying(*rules: dict[str, Any]) -> Offer:
    listed = (programme("vip", "50000", name="V"), programme("std", "20000", name="S"))
    return offer(*listed, contribution=[*rules])


def plan(offered: Offer, written: Grades) -> GradePlan:
    roster = Roster.of([person("1", "director"), person("2", "head"), person("3", "clerk")])
    return plan_grades(offered, assign(roster, written, start=START), written)


def refused(offered: Offer, written: Grades) -> list[tuple[str, str | None, str]]:
    with pytest.raises(LoadError) as caught:
        plan(offered, written)
    return [(i.code, i.where.pointer, i.message("en")) for i in caught.value.issues]


def test_several_grades_made_of_the_programme():
    ((code, pointer, said),) = refused(paying(ON_STD), grades(VIP, MIDDLE, STAFF))
    assert (code, pointer) == ("GRADES-CONTRIBUTION-OF", "/contribution/0/of")
    assert "middle, staff" in said


def test_no_grade_made_of_the_programme():
    ((code, pointer, said),) = refused(paying({"employer": 1, "of": "vip"}), grades(STAFF))
    assert (code, pointer) == ("GRADES-CONTRIBUTION-OF", "/contribution/0/of")
    assert "“vip”" in said
    assert "no grade" in said


def test_every_such_rule_is_told_at_once():
    rules = [{**ON_STD, "when": {"age": "0-59"}}, {"employer": 1}, {"employer": 0, "of": "vip"}]
    found = refused(paying(*rules), grades(MIDDLE, STAFF))
    assert [pointer for _, pointer, _ in found] == ["/contribution/0/of", "/contribution/2/of"]


def test_a_search_tells_it_too():
    written = grades(VIP, MIDDLE, STAFF)
    roster = Roster.of([person("1", "director"), person("2", "head")])
    with pytest.raises(LoadError, match="GRADES-CONTRIBUTION-OF"):
        search_grades(paying(ON_STD), assign(roster, written, start=START), written)


def test_one_grade_made_of_it_is_clear():
    found = plan(paying(ON_STD), grades(VIP, {**STAFF, "id": "rest"}))
    assert found.offer.contribution is not None
    assert [rule.of for rule in found.offer.contribution] == ["rest"]
    employer = {m.id: m.amounts.employer for m in found.quote.members if m.amounts}
    assert employer == {"1": 10_000, "2": 10_000, "3": 10_000}


def test_a_grade_may_be_called_like_another_programme():
    """The grade `vip` is made of `std`: the share counts on what is made, under its new name."""
    swapped = grades({"id": "vip", "of": "std", "when": {"grade": "director"}}, ALL_VIP)
    found = plan(paying(ON_STD), swapped)
    assert found.offer.contribution is not None
    assert [rule.of for rule in found.offer.contribution] == ["vip"]


def test_a_rule_for_a_programme_that_no_grade_has_is_left_out():
    only_std = {**ON_STD, "when": {"programme": "std"}}
    found = plan(paying(only_std, {"employer": 1}), grades(ALL_VIP))
    assert found.offer.contribution is not None
    assert [(rule.of, rule.employer) for rule in found.offer.contribution] == [(None, 1)]


@pytest.mark.parametrize("rules", [(), ({"employer": 1},)])
def test_rules_that_count_on_the_own_price_are_clear(rules):
    found = plan(paying(*rules) if rules else offer(), grades(VIP, MIDDLE, STAFF))
    assert found.quote.status == "complete"
