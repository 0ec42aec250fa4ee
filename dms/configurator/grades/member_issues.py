"""Why a member has no grade, in words, with what to do about it; only the number is named."""

from types import MappingProxyType

from dms.configurator.grades.grades import Grades
from dms.configurator.grades.member_facts import column_of
from dms.configurator.grades.placing import Unplaced, Why
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.members import Relationship

__all__ = ["unplaced_issue"]


_SAID = MappingProxyType(
    {
        Why.NONE_FITS: (
            "GRADES-NONE-FITS",
            text("No grade fits this employee"),
            text("Name the person in `members`, or add a last grade without `when`"),
        ),
        Why.ALONE: (
            "GRADES-RELATIVE-ALONE",
            text("The employee of this relative is not in the list"),
            text("Write the number of the employee beside the relative, or delete the row"),
        ),
        Why.WAITS: (
            "GRADES-RELATIVE-WAITS",
            text("This relative waits for the employee, who has no grade"),
            text("Give the employee a grade; then the relative has one too"),
        ),
    }
)


def unplaced_issue(place: Unplaced, id_: str, relationship: Relationship, grades: Grades) -> Issue:
    """Return why the member with this number has no grade."""
    by_rules = place.why in (Why.NONE_FITS, Why.UNKNOWN)
    if by_rules and relationship != Relationship.EMPLOYEE:
        return _relative_unstated(id_)
    if place.why is Why.UNKNOWN:
        return _unknown(place, id_, grades)
    code, said, hint = _SAID[place.why]
    return Issue(code, Severity.ERROR, said, hint, Location(member=id_))


def _unknown(place: Unplaced, id_: str, grades: Grades) -> Issue:
    return Issue(
        "GRADES-VALUE-UNKNOWN",
        Severity.ERROR,
        text(
            "The grade depends on something that the list does not say: {facts}",
            facts=", ".join(place.facts),
        ),
        text(
            "Fill for this person: {columns}; or name the person in `members` of the first grade"
            " that might fit",
            columns=", ".join(dict.fromkeys(column_of(name, grades) for name in place.facts)),
        ),
        Location(member=id_),
    )


def _relative_unstated(id_: str) -> Issue:
    return Issue(
        "GRADES-RELATIVE-UNSTATED",
        Severity.QUESTION,
        text("No grade surely fits this relative: what do relatives get?"),
        text("State `relatives`: as_employee, or the id of a grade"),
        Location(member=id_),
    )
