"""Assigning: who gets which programme, and what is said where it cannot be told."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from grades_helpers import (
    CHILD,
    START,
    VIP,
    assigned,
    child,
    codes,
    entitled,
    grades,
    person,
    programmes,
)

from dms.configurator.grades.assigning import NO_PROGRAMME, assign
from dms.configurator.grades.assignment import GradeCount
from dms.issues import Severity
from dms.members import Member, Roster, Sex

STD = {"id": "std"}


def fits(when, *, since=None, **facts) -> bool | None:
    """Say whether a condition fits one employee; None where it cannot be told.

    `since` is the column that tenure is counted from.
    """
    rule = {"tenure": {"from": since}} if since else {}
    found = assigned(grades({"id": "a", "when": when}, STD, **rule), person("1", **facts))
    return {"a": True, "std": False, None: None}[entitled(found)["1"]]


class TestFirstFit:
    def test_the_first_grade_that_fits_counts(self):
        both = grades(VIP, {"id": "b", "when": {"grade": ["director", "head"]}}, STD)
        people = [person("1", "director"), person("2", "head"), person("3", "clerk")]
        found = assigned(both, *people)
        assert entitled(found) == {"1": "vip", "2": "b", "3": "std"}
        assert programmes(found) == entitled(found)
        assert (found.unplaced, found.issues) == ((), ())

    def test_a_list_of_numbers_fits_besides_the_condition(self):
        listed = grades({**VIP, "members": ["2"]}, STD)
        found = assigned(listed, person("1", "director"), person("2", "clerk"), person("3", "x"))
        assert entitled(found) == {"1": "vip", "2": "vip", "3": "std"}

    def test_a_list_counts_only_where_no_grade_before_it_fits(self):
        listed = grades(VIP, {"id": "b", "members": ["1"]}, STD)
        assert entitled(assigned(listed, person("1", "director"))) == {"1": "vip"}

    def test_all_facts_of_a_condition_must_fit(self):
        both = grades({"id": "a", "when": {"grade": "head", "place": "Москва"}}, STD)
        people = [
            person("1", "head", place="г. Москва"),
            person("2", "head", place="Казань"),
            person("3", "clerk", place="Москва"),
        ]
        assert entitled(assigned(both, *people)) == {"1": "a", "2": "std", "3": "std"}

    def test_the_list_keeps_its_other_columns(self):
        found = assigned(grades(STD), person("1", place="Москва", programme="старая", level="7"))
        (member,) = found.roster
        assert (member.place, member.programme) == ("Москва", "std")
        assert member.extra == {"level": "7", "entitled": "std"}

    def test_nobody_is_no_mistake(self):
        found = assign(Roster({}), grades(VIP, STD), start=START)
        assert (len(found.roster), found.unplaced) == (0, ())
        assert found.grades == (GradeCount("vip"), GradeCount("std"))


class TestFacts:
    @pytest.mark.parametrize(
        ("when", "facts", "answer"),
        [
            ({"grade": "Director"}, {"grade": "director "}, True),
            ({"sex": "female"}, {"sex": Sex.FEMALE}, True),
            ({"sex": "female"}, {"sex": Sex.MALE}, False),
            ({"sex": "female"}, {"sex": None, "grade": "x"}, None),
            ({"relationship": "employee"}, {}, True),
            ({"office": ["Сити", "Лофт"]}, {"office": "лофт"}, True),
            ({"programme": "VIP"}, {"programme": "vip"}, True),
            ({"level": "3+"}, {"level": "7"}, True),
            ({"level": "3+"}, {"level": Decimal("2.0")}, False),
            ({"level": "3+"}, {"level": Decimal("3.5")}, None),
            ({"level": "3+"}, {"level": "high"}, None),
            ({"level": "3+"}, {"level": True}, None),
            ({"level": "3+"}, {"level": "-4"}, None),
            ({"level": "1-3"}, {"level": 3}, True),
            ({"level": 3}, {"level": Decimal("3.0")}, True),
            ({"level": [3, 4]}, {"level": "4"}, True),
            ({"level": "3.5"}, {"level": Decimal("3.5")}, True),
            ({"level": "A-2"}, {"level": "a-2"}, True),
            ({"level": "A-2"}, {"level": " "}, None),
            ({"tenure": "3+"}, {"tenure": "3"}, True),
        ],
    )
    def test_values_lists_and_bands(self, when, facts, answer):
        assert fits(when, **facts) is answer

    @pytest.mark.parametrize(
        ("birth", "answer"),
        [
            (date(1966, 1, 1), True),
            (date(1966, 1, 2), False),
            (1966, True),
            (1967, False),
            (None, None),
            (date(2030, 1, 1), False),
        ],
    )
    def test_age_in_full_years_on_the_first_day(self, birth, answer):
        people = [person("1", birth=birth), person("2", birth=date(1999, 9, 9))]
        found = assigned(grades({"id": "a", "when": {"age": "60+"}}, STD), *people)
        assert entitled(found)["1"] == {True: "a", False: "std", None: None}[answer]

    @pytest.mark.parametrize(
        ("hired", "answer"),
        [
            (date(2023, 1, 1), True),
            (date(2023, 1, 2), False),
            (datetime(2023, 1, 1, 9, 30), True),  # noqa: DTZ001 - workbooks know no time zones
            ("01.01.2023", True),
            ("2023-01-02", False),
            (date(2026, 5, 1), False),
            ("long ago", None),
            (Decimal(44927), None),
        ],
    )
    def test_tenure_in_full_years_on_the_first_day(self, hired, answer):
        assert fits({"tenure": "3+"}, since="hired", hired=hired) is answer

    def test_who_joins_later_has_no_full_year_yet(self):
        assert fits({"tenure": "0"}, since="hired", hired="01.09.2026") is True


class TestWhoeverHasNoGrade:
    def test_a_fact_that_is_not_known_is_no_no(self):
        found = assigned(grades(VIP, STD), person("1"), person("2", "clerk"))
        assert entitled(found) == {"1": None, "2": "std"}
        assert programmes(found)["1"] is None
        assert found.unplaced == ("1",)
        (issue,) = found.issues
        assert (issue.code, issue.where.member) == ("GRADES-VALUE-UNKNOWN", "1")
        assert "does not say: grade" in issue.message("en")

    def test_what_is_known_may_decide_although_something_is_not(self):
        both = grades({"id": "a", "when": {"grade": "head", "place": "Москва"}}, STD)
        found = assigned(both, person("1", "clerk"), person("2", "x", place="Москва"))
        assert entitled(found) == {"1": "std", "2": "std"}

    def test_a_list_decides_before_the_condition_of_its_grade(self):
        listed = grades({**VIP, "members": ["1"]}, STD)
        assert entitled(assigned(listed, person("1"), person("2", "x"))) == {"1": "vip", "2": "std"}

    def test_a_later_list_does_not_say_that_an_earlier_grade_does_not_fit(self):
        listed = grades(VIP, {"id": "b", "members": ["1"]}, STD)
        assert assigned(listed, person("1"), person("2", "x")).unplaced == ("1",)

    def test_no_grade_fits(self):
        found = assigned(grades(VIP, {**VIP, "id": "b"}), person("1", "clerk"))
        assert codes(found.issues) == [("GRADES-NONE-FITS", "1")]
        assert programmes(found) == {"1": None}

    def test_a_single_grade_leaves_nobody_in_the_only_programme_by_accident(self):
        found = assigned(grades(VIP), person("1", "clerk"), person("2", "director"))
        assert programmes(found) == {"1": NO_PROGRAMME, "2": "vip"}

    def test_the_column_that_tenure_comes_from_is_named(self):
        old = grades({"id": "a", "when": {"tenure": "3+"}}, STD, tenure={"from": "Дата приёма"})
        people = Roster({"id": ["1", "2"], "Дата приёма": ["давно", None]})
        found = assign(people, old, start=START)
        assert codes(found.issues) == [
            ("GRADES-HIRED-UNREADABLE", None),
            ("GRADES-VALUE-UNKNOWN", "1"),
            ("GRADES-VALUE-UNKNOWN", "2"),
        ]
        assert found.issues[0].message("en") == "1 day of hiring in “Дата приёма” is no date."
        assert "давно" not in " ".join(issue.line("en") for issue in found.issues)
        assert found.issues[1].advice("en").startswith("Fill for this person: Дата приёма;")

    def test_a_day_of_hiring_that_nobody_looks_at_may_be_anything(self):
        found = assigned(grades(STD, tenure={"from": "hired"}), person("1", hired="давно"))
        assert found.issues == ()


class TestTheListAndTheDocument:
    def test_a_column_that_the_list_lacks_is_told_once(self):
        wanted = grades({"id": "a", "when": {"level": "3+"}}, STD)
        found = assigned(wanted, person("1", place="Москва"), person("2", place="Казань"))
        (issue,) = found.issues
        assert issue.code == "GRADES-COLUMN-MISSING"
        assert issue.where.pointer == "/grades/0/when/level"
        assert issue.advice("en").endswith("one that is there: relationship, place.")
        assert found.unplaced == ("1", "2")

    def test_age_needs_the_birth_date(self):
        found = assigned(grades({"id": "a", "when": {"age": "60+"}}, STD), person("1"))
        assert "“birth”" in found.issues[0].message("en")

    def test_everybody_is_an_employee_where_no_column_says_otherwise(self):
        wanted = grades({"id": "a", "when": {"relationship": "employee"}})
        assert assign(Roster({"id": ["1"]}), wanted, start=START).issues == ()

    def test_numbers_of_nobody(self):
        wanted = grades(
            {**VIP, "members": ["9"]}, {**STD, "upgrades": ["vip"]}, upgraded={"vip": ["1", "8"]}
        )
        found = assigned(wanted, person("1", "clerk"))
        assert codes(found.issues) == [
            ("GRADES-MEMBER-UNKNOWN", "9"),
            ("GRADES-MEMBER-UNKNOWN", "8"),
        ]
        assert [issue.where.pointer for issue in found.issues] == [
            "/grades/0/members/0",
            "/upgraded/vip/1",
        ]
        assert {issue.severity for issue in found.issues} == {Severity.WARNING}
        assert programmes(found) == {"1": "vip"}

    def test_no_name_and_no_value_of_the_list_is_told(self):
        secret = Member(
            id="1",
            name="Иванов Иван",
            birth=date(1980, 1, 1),
            place="Тайная ул.",
            extra={"level": "x"},
        )
        wanted = grades({"id": "a", "when": {"level": "3+", "grade": "x"}}, relatives="as_employee")
        found = assigned(wanted, secret, child("2", "7", name="Иванова Анна"))
        said = " ".join(issue.line("en") for issue in found.issues)
        assert codes(found.issues)[1:] == [
            ("GRADES-VALUE-UNKNOWN", "1"),
            ("GRADES-RELATIVE-ALONE", "2"),
        ]
        assert not any(word in said for word in ("Иванов", "Тайная", "1980"))


class TestRelatives:
    def test_they_follow_their_employee(self):
        wanted = grades(VIP, STD, relatives="as_employee")
        people = [person("1", "director"), child("2", "1"), child("4", "3"), person("3", "clerk")]
        found = assigned(wanted, *people)
        assert entitled(found) == {"1": "vip", "2": "vip", "3": "std", "4": "std"}
        assert found.grades == (GradeCount("vip", 1, 1), GradeCount("std", 1, 1))
        assert found.grades[0].heads == 2

    def test_into_the_upgrade_too(self):
        wanted = grades(
            VIP,
            {**STD, "upgrades": ["vip"]},
            relatives="as_employee",
            upgraded={"vip": ["1"]},
        )
        found = assigned(wanted, person("1", "clerk"), child("2", "1"))
        assert programmes(found) == {"1": "vip", "2": "vip"}
        assert entitled(found) == {"1": "std", "2": "std"}
        assert found.grades == (GradeCount("vip"), GradeCount("std", 1, 1, upgraded=1))

    @pytest.mark.parametrize("employee", [None, "9", "2"])
    def test_without_the_employee_they_get_nothing(self, employee):
        wanted = grades(STD, relatives="as_employee")
        found = assigned(wanted, person("1"), child("2", "1"), child("3", employee))
        assert codes(found.issues) == [("GRADES-RELATIVE-ALONE", "3")]
        assert found.unplaced == ("3",)

    def test_they_wait_for_an_employee_without_a_grade(self):
        wanted = grades(VIP, {"id": "b", "members": []}, relatives="as_employee")
        found = assigned(wanted, person("1", "clerk"), child("2", "1"))
        assert codes(found.issues) == [("GRADES-NONE-FITS", "1"), ("GRADES-RELATIVE-WAITS", "2")]

    def test_all_of_them_may_get_one_grade(self):
        wanted = grades(VIP, STD, {"id": "family", "members": []}, relatives="family")
        found = assigned(wanted, person("1", "director"), child("2", "1"), child("3", None))
        assert entitled(found) == {"1": "vip", "2": "family", "3": "family"}
        assert found.issues == ()

    def test_without_a_word_the_rules_count(self):
        wanted = grades({"id": "kids", "when": {"relationship": "child"}}, STD)
        assert entitled(assigned(wanted, person("1"), child("2", "1"))) == {"1": "std", "2": "kids"}

    def test_a_relative_whom_no_rule_surely_fits_is_a_question(self):
        wanted = grades(VIP, {"id": "b", "when": {"grade": "clerk"}})
        people = [person("1", "director"), child("2", "1"), child("3", "1", grade="other")]
        found = assigned(wanted, *people)
        assert codes(found.issues) == [
            ("GRADES-RELATIVE-UNSTATED", "2"),
            ("GRADES-RELATIVE-UNSTATED", "3"),
        ]
        assert {issue.severity for issue in found.issues} == {Severity.QUESTION}
        assert found.unplaced == ("2", "3")

    @pytest.mark.parametrize("relatives", ["as_employee", "std"])
    def test_naming_one_of_them_has_no_effect_and_is_told(self, relatives):
        wanted = grades({"id": "a", "members": ["2"]}, STD, relatives=relatives)
        found = assigned(wanted, person("1"), child("2", "1"))
        assert entitled(found) == {"1": "std", "2": "std"}
        assert codes(found.issues) == [("GRADES-RELATIVE-LISTED", "2")]

    def test_by_the_rules_one_of_them_may_be_named(self):
        found = assigned(grades({"id": "a", "members": ["2"]}, STD), person("1"), child("2", "1"))
        assert (entitled(found)["2"], found.issues) == ("a", ())


class TestUpgrades:
    wanted = grades(
        VIP,
        {"id": "b", "when": {"grade": "head"}},
        {**STD, "upgrades": ["vip"]},
        upgraded={"vip": ["1", "2", "3", "4"]},
    )

    def test_only_where_the_own_grade_allows_it(self):
        people = [person("1", "clerk"), person("2", "head"), person("3", "director")]
        found = assigned(self.wanted, *people, person("4", "clerk"))
        assert programmes(found) == {"1": "vip", "2": "b", "3": "vip", "4": "vip"}
        assert entitled(found) == {"1": "std", "2": "b", "3": "vip", "4": "std"}
        assert codes(found.issues) == [
            ("GRADES-UPGRADE-REFUSED", "2"),
            ("GRADES-UPGRADE-REFUSED", "3"),
        ]
        assert found.grades[-1] == GradeCount("std", employees=2, upgraded=2)

    def test_a_relative_takes_none(self):
        found = assigned(
            self.wanted,
            person("1", "clerk"),
            person("2", "clerk"),
            person("3", "clerk"),
            Member(id="4", relationship=CHILD, employee_id="1", grade="clerk"),
        )
        assert codes(found.issues) == [("GRADES-UPGRADE-RELATIVE", "4")]
        assert programmes(found)["4"] == "std"

    def test_somebody_without_a_grade_takes_none(self):
        found = assigned(self.wanted, person("1"), *(person(str(n), "clerk") for n in range(2, 5)))
        assert codes(found.issues) == [("GRADES-VALUE-UNKNOWN", "1")]
        assert programmes(found)["1"] is None
