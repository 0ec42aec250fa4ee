"""Who pays: the employer's share by grade, and what an upgrade leaves of it."""

from datetime import date
from decimal import Decimal

import pytest
from grades_helpers import VIP, assigned, child, grades, offer, person, programme, roubles

from dms.configurator.grades.paying import contribution_rules, with_grades
from dms.errors import LoadError
from dms.pricing.quoting import quote

STD = {"id": "std"}
BASIC = {**STD, "upgrades": ["vip"]}


def payers(written, given, *members) -> dict[str, list[Decimal]]:
    """Return what employer and employee pay for each member."""
    found = quote(with_grades(given, written), assigned(written, *members).roster)
    assert found.status == "complete", [issue.line("en") for issue in found.issues]
    return {m.id: [m.amounts.employer, m.amounts.employee] for m in found.members}


class TestShares:
    def test_each_grade_has_its_own(self):
        written = grades({**VIP, "employer": 1}, {**STD, "employer": "0.8"})
        found = payers(written, offer(), person("1", "director"), person("2", "clerk"))
        assert found == {"1": roubles("50000", "0"), "2": roubles("16000", "4000")}

    def test_relatives_may_have_another_one(self):
        written = grades(
            {**STD, "employer": 1, "employer_for_relatives": "0.25"}, relatives="as_employee"
        )
        given = offer(programme("std", "20000"))
        found = payers(written, given, person("1"), child("2", "1"))
        assert found == {"1": roubles("20000", "0"), "2": roubles("5000", "15000")}

    def test_what_a_grade_leaves_out_is_as_the_offer_says(self):
        written = grades({**VIP, "employer": 1}, STD)
        given = offer(contribution=[{"employer": "0.5"}])
        found = payers(written, given, person("1", "director"), person("2", "clerk"))
        assert found == {"1": roubles("50000", "0"), "2": roubles("10000", "10000")}

    def test_only_relatives_may_be_stated_here(self):
        written = grades({**STD, "employer_for_relatives": 0}, relatives="as_employee")
        given = offer(programme("std", "20000"), contribution=[{"employer": 1}])
        found = payers(written, given, person("1"), child("2", "1"))
        assert found == {"1": roubles("20000", "0"), "2": roubles("0", "20000")}

    def test_nobody_says_who_pays(self):
        written = grades(VIP, BASIC)
        assert contribution_rules(written, offer()) is None
        given = offer()
        assert with_grades(given, written) is given

    def test_where_nobody_says_it_for_one_grade_its_people_have_no_price(self):
        written = grades({**VIP, "employer": 1}, STD)
        people = assigned(written, person("1", "director"), person("2", "clerk")).roster
        found = quote(with_grades(offer(), written), people)
        assert [(i.code, i.where.member) for i in found.issues] == [
            ("QUOTE-CONTRIBUTION-MISSING", "2")
        ]

    def test_every_grade_needs_its_programme(self):
        with pytest.raises(ValueError, match="no programme for the grades gold, silver"):
            with_grades(offer(), grades({"id": "gold", "members": []}, {"id": "silver"}))

    def test_the_offer_keeps_its_own_columns(self):
        given = offer(columns={"tenure": {"values": "numbers"}})
        found = with_grades(given, grades(VIP, {**STD, "employer": 1}))
        assert [*found.columns] == ["tenure", "entitled"]
        assert given.contribution is None


class TestUpgrades:
    def taken(self, own):
        return grades(VIP, {**BASIC, **own}, relatives="as_employee", upgraded={"vip": ["1"]})

    def test_the_employer_pays_as_if_there_were_none(self):
        people = [person("1", "clerk"), child("2", "1"), person("3", "clerk")]
        assert payers(self.taken({"employer": 1}), offer(), *people) == {
            "1": roubles("20000", "30000"),
            "2": roubles("20000", "30000"),
            "3": roubles("20000", "0"),
        }

    def test_a_share_counts_on_the_price_of_the_own_programme(self):
        found = payers(self.taken({"employer": "0.5"}), offer(), person("1", "clerk"))
        assert found == {"1": roubles("10000", "40000")}

    def test_for_the_dates_of_cover(self):
        late = person("1", "clerk", start=date(2026, 7, 2))
        given = offer(programme("vip", "73000"), programme("std", "36500"))
        found = payers(self.taken({"employer": 1}), given, late)
        assert found == {"1": roubles("18300", "18300")}

    def test_relatives_of_an_upgraded_employee(self):
        own = {"employer": 1, "employer_for_relatives": 0}
        found = payers(self.taken(own), offer(), person("1", "clerk"), child("2", "1"))
        assert found["2"] == roubles("0", "50000")

    def test_never_more_than_the_programme_that_was_taken_costs(self):
        given = offer(programme("vip", "15000"), programme("std", "20000"))
        found = payers(self.taken({"employer": 1}), given, person("1", "clerk"))
        assert found == {"1": roubles("15000", "0")}

    @pytest.mark.parametrize(
        ("rules", "employer"),
        [
            ([{"employer": 1}], "20000"),
            ([{"employer": 1, "cap": "15000"}], "15000"),
            ([{"when": {"programme": "vip"}, "employer": 0}, {"employer": "0.5"}], "10000"),
            ([{"when": {"programme": ["STD", "vip"]}, "employer": "0.1"}], "2000"),
            ([{"when": {"relationship": "employee"}, "employer": "0.2"}], "4000"),
            ([{"employer": "0.5", "of": "vip"}], "25000"),
        ],
    )
    def test_rules_of_the_offer_hold_as_without_the_upgrade(self, rules, employer):
        given = offer(contribution=rules)
        found = payers(self.taken({}), given, person("1", "clerk"))
        assert found["1"][0] == Decimal(employer)
        assert sum(found["1"]) == 50_000

    def test_rules_of_the_offer_that_look_at_the_terms_of_programmes_are_not_guessed(self):
        given = offer(contribution=[{"when": {"clinic_tier": "A"}, "employer": 1}, {"employer": 0}])
        with pytest.raises(LoadError) as caught:
            contribution_rules(self.taken({}), given)
        (issue,) = caught.value.issues
        assert (issue.code, issue.where.pointer) == ("GRADES-CONTRIBUTION-UNCLEAR", "/grades/1")
        assert contribution_rules(self.taken({"employer": 1}), given) is not None
