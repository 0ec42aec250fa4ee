"""What is said to people: what is wrong, what to do, and nothing personal."""

import pickle

import pytest
from grades_helpers import CHILD, VIP, assigned, child, grades, offer, person, programme
from pydantic import ValidationError

from dms.configurator.grades.paying import contribution_rules
from dms.errors import LoadError
from dms.issues import Issue, Severity
from dms.members import Member
from dms.pricing.quoting import quote

STD = {"id": "std"}


def issue(code: str, written, *members: Member) -> Issue:
    """Return the issue with this code that an assignment has."""
    (found,) = (one for one in assigned(written, *members).issues if one.code == code)
    return found


def line(found: Issue) -> str:
    return f"{found.message('en')} {found.advice('en')}"


CASES = [
    (
        "GRADES-NONE-FITS",
        "error",
        (grades(VIP), person("1", "clerk")),
        (
            "No grade fits this employee. Name the person in `members`, or add a last grade without"
            " `when`."
        ),
    ),
    (
        "GRADES-VALUE-UNKNOWN",
        "error",
        (
            grades(
                {"id": "a", "when": {"grade": "x", "tenure": "3+", "place": "Москва"}},
                tenure={"from": "Дата приёма"},
            ),
            Member(id="1", grade="x", extra={"Дата приёма": None}),
            Member(id="2", grade="y", place="Москва", extra={"Дата приёма": "01.01.2020"}),
        ),
        (
            "The grade depends on something that the list does not say: tenure, place. Fill for"
            " this person: Дата приёма, place; or name the person in `members` of the first grade"
            " that might fit."
        ),
    ),
    (
        "GRADES-RELATIVE-UNSTATED",
        "question",
        (grades(VIP), person("1", "director"), Member(id="2", relationship=CHILD)),
        (
            "No grade surely fits this relative: what do relatives get? State `relatives`:"
            " as_employee, or the id of a grade."
        ),
    ),
    (
        "GRADES-RELATIVE-ALONE",
        "error",
        (grades(STD, relatives="as_employee"), child("2", "9")),
        (
            "The employee of this relative is not in the list. Write the number of the employee"
            " beside the relative, or delete the row."
        ),
    ),
    (
        "GRADES-RELATIVE-WAITS",
        "error",
        (grades(VIP, relatives="as_employee"), person("1", "clerk"), child("2", "1")),
        (
            "This relative waits for the employee, who has no grade. Give the employee a grade;"
            " then the relative has one too."
        ),
    ),
    (
        "GRADES-COLUMN-MISSING",
        "error",
        (grades({"id": "a", "when": {"Группа/уровень": "3+"}}), person("1", "clerk")),
        (
            "The list has no column “Группа/уровень”, or nobody filled it; grade “a” looks at it."
            " Add it to the list, or use one that is there: relationship, grade."
        ),
    ),
    (
        "GRADES-HIRED-UNREADABLE",
        "warning",
        (
            grades({"id": "a", "when": {"tenure": "3+"}}, STD, tenure={"from": "hired"}),
            person("1", hired="вчера"),
            person("2", hired="31.02.2020"),
        ),
        "2 days of hiring in “hired” are no dates. Write them like 2026-02-01 or 01.02.2026.",
    ),
    (
        "GRADES-MEMBER-UNKNOWN",
        "warning",
        (grades({"id": "a", "members": ["9"]}, STD), person("1")),
        (
            "The list has nobody with this number. Correct the number, or delete it if the person"
            " has left."
        ),
    ),
    (
        "GRADES-RELATIVE-LISTED",
        "warning",
        (
            grades({"id": "a", "members": ["2"]}, STD, relatives="as_employee"),
            person("1"),
            child("2", "1"),
        ),
        (
            "This is the number of a relative, and `relatives` says what all relatives get. Delete"
            " the number, or name the employee."
        ),
    ),
    (
        "GRADES-UPGRADE-REFUSED",
        "error",
        (
            grades(
                VIP,
                {"id": "b", "when": {"grade": "head"}, "upgrades": ["vip"]},
                STD,
                upgraded={"vip": ["1"]},
            ),
            person("1", "clerk"),
        ),
        (
            "People of grade “std” may not upgrade to “vip”. Delete the number here, or name “vip”"
            " in `upgrades` of that grade."
        ),
    ),
    (
        "GRADES-UPGRADE-RELATIVE",
        "error",
        (
            grades(
                VIP, {**STD, "upgrades": ["vip"]}, upgraded={"vip": ["2"]}, relatives="as_employee"
            ),
            person("1", "clerk"),
            child("2", "1"),
        ),
        (
            "A relative takes no upgrade. Name the employee; relatives follow where `relatives` is"
            " as_employee."
        ),
    ),
]


@pytest.mark.parametrize(("code", "severity", "case", "words"), CASES, ids=[c[0] for c in CASES])
def test_every_issue_says_what_is_wrong_and_what_to_do(code, severity, case, words):
    found = issue(code, *case)
    assert found.severity == Severity(severity)
    assert line(found) == words


def test_tenure_needs_the_day_of_hiring():
    """Where nobody says which column has it, that is what to write; the list may be complete."""
    found = issue(
        "GRADES-COLUMN-MISSING", grades({"id": "a", "when": {"tenure": "1+"}}), person("1")
    )
    assert "`tenure: {from: COLUMN}`" in line(found)
    named = grades({"id": "a", "when": {"tenure": "1+"}}, tenure={"from": "hired"})
    assert "Add it to the list" in line(issue("GRADES-COLUMN-MISSING", named, person("1")))


def test_the_place_of_a_heading_with_a_slash():
    wanted = grades({"id": "a", "when": {"Группа/уровень": "3+"}})
    found = issue("GRADES-COLUMN-MISSING", wanted, person("1"))
    assert found.where.pointer == "/grades/0/when/Группа~1уровень"


def test_who_pays_for_an_upgrade_is_said_in_words():
    written = grades(VIP, {**STD, "upgrades": ["vip"]})
    given = offer(contribution=[{"when": {"deductible": "20%"}, "employer": 1}])
    with pytest.raises(LoadError) as caught:
        contribution_rules(written, given)
    assert line(caught.value.issues[0]) == (
        "Who pays depends on the clinics or the deductible of the programme, so it is not clear for"
        " people of grade “std” who take an upgrade. State the employer's share of that grade:"
        " `employer`."
    )


def test_mistakes_of_conditions_name_what_may_stand_there():
    with pytest.raises(ValidationError) as caught:
        grades({"id": "a", "when": {"headcount": "10+"}})
    (part,) = next(e for e in caught.value.errors() if e["type"] == "problems")["ctx"]["parts"]
    assert part["ctx"]["name"] == "headcount"
    assert part["ctx"]["known"].startswith("age, sex, relationship, place")


class TestAllAtOnce:
    written = grades(
        {"id": "a", "when": {"grade": "head", "level": "3+"}, "members": ["8"]},
        {"id": "b", "when": {"grade": "clerk"}, "upgrades": ["a"]},
        relatives="as_employee",
        upgraded={"a": ["3", "9"]},
    )
    people = (
        person("1", "head"),
        person("2", "other"),
        person("3", "clerk"),
        person("4"),
        child("5", "2"),
        child("6", None),
    )

    def test_of_the_group_first_then_of_each_member_in_the_order_of_the_list(self):
        found = assigned(self.written, *self.people)
        assert [(i.code, i.where.member) for i in found.issues] == [
            ("GRADES-COLUMN-MISSING", None),
            ("GRADES-MEMBER-UNKNOWN", "8"),
            ("GRADES-MEMBER-UNKNOWN", "9"),
            ("GRADES-NONE-FITS", "2"),
            ("GRADES-VALUE-UNKNOWN", "4"),
            ("GRADES-RELATIVE-WAITS", "5"),
            ("GRADES-RELATIVE-ALONE", "6"),
        ]
        assert found.unplaced == ("1", "2", "4", "5", "6")

    def test_the_same_again_is_the_same_to_the_byte(self):
        first, again = (assigned(self.written, *self.people) for _ in range(2))
        assert pickle.dumps(first.issues) == pickle.dumps(again.issues)
        assert repr(first.roster.columns) == repr(again.roster.columns)


def test_a_count_of_people_shows_no_list():
    found = assigned(grades(STD), person("1", place="Тайная ул."))
    assert "Тайная" not in repr(found)


def test_an_offer_with_one_programme_does_not_take_in_whom_no_grade_fits():
    found = assigned(grades(VIP), person("1", "clerk"), person("2", "director"))
    priced = quote(offer(programme("vip", "50000")), found.roster)
    assert [m.amounts is None for m in priced.members] == [True, False]
    assert priced.total == 50_000
