"""Paying: contribution rules from the shares and upgrades of grades.

For somebody who took an upgrade the employer pays as if there were none: the share counts on the
price of the programme that the person is entitled to, and the employee pays the rest.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dms.configurator.grades.facts import ENTITLED, ENTITLED_TITLE
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Relationship
from dms.pricing.contribution import ContributionRule
from dms.pricing.dimensions import KNOWN, Level, same
from dms.pricing.offer import Column, Offer

__all__ = ["contribution_rules", "with_grades"]

_RELATIVES = [r.value for r in Relationship if r != Relationship.EMPLOYEE]

When = dict[str, str | int | list[str | int]]


def with_grades(offer: Offer, grades: Grades) -> Offer:
    """Return an offer in which the grades say who pays, ready for an assigned list.

    `offer` has a programme for each grade, with the grade's id. It comes back unchanged where it
    makes no difference to who pays which grade somebody is entitled to. Raises ValueError when a
    programme is missing, and what :func:`contribution_rules` raises.
    """
    missing = [id_ for id_ in grades.ids if offer.programme(id_) is None]
    if missing:
        raise ValueError(f"The offer has no programme for the grades {', '.join(missing)}")
    rules = contribution_rules(grades, offer)
    if rules is None or rules == offer.contribution:
        return offer
    columns = {**offer.columns, ENTITLED: Column(title=ENTITLED_TITLE, values="names")}
    return offer.agreeing({"contribution": rules, "columns": columns})


def contribution_rules(grades: Grades, offer: Offer) -> tuple[ContributionRule, ...] | None:
    """Return who pays for the members of each grade; None where nobody says it.

    The rules look at the column `entitled` of an assigned list. What a grade leaves out is as the
    offer states it. Raises :class:`~dms.errors.LoadError` where a rule of the offer cannot be held
    against an upgrade because it looks at the terms of the programme and not at its name.
    """
    stated = offer.contribution
    own = [rule for grade in grades.grades for rule in _own(grade)]
    if stated is None and not own:
        return None
    following = [
        rule
        for n, grade in enumerate(grades.grades)
        if grade.employer is None and grade.upgrades
        for rule in _as_entitled(grade, stated or (), f"/grades/{n}", grades)
    ]
    return (*own, *following, *(stated or ()))


def _own(grade: Grade) -> Iterator[ContributionRule]:
    """Return the shares that the grade states itself, for relatives first."""
    shares: list[tuple[When, Decimal | None]] = [
        ({"relationship": [*_RELATIVES]}, grade.employer_for_relatives),
        ({}, grade.employer),
    ]
    for whom, share in shares:
        if share is not None:
            yield _rule({ENTITLED: grade.id, "programme": grade.id, **whom}, share)
            if grade.upgrades:
                yield _rule({ENTITLED: grade.id, **whom}, share, of=grade.id)


def _rule(when: When, employer: Decimal, of: str | None = None) -> ContributionRule:
    return ContributionRule(when=when, employer=employer, of=of)


def _as_entitled(
    grade: Grade, stated: tuple[ContributionRule, ...], pointer: str, grades: Grades
) -> Iterator[ContributionRule]:
    """Return the rules of the offer as they hold for people of a grade who took an upgrade."""
    for rule in stated:
        when: When = dict(rule.when or {})
        if any(_looks_at_terms(name) for name in when):
            raise LoadError([_unclear(grade, pointer, grades)])
        if _is_for(grade.id, when):
            taken: When = {ENTITLED: grade.id, "programme": [*grade.upgrades]}
            yield rule.model_copy(update={"when": when | taken, "of": rule.of or grade.id})


def _looks_at_terms(name: str) -> bool:
    return name != "programme" and name in KNOWN and KNOWN[name].level is Level.PROGRAMME


def _is_for(programme: str, when: Mapping[str, object]) -> bool:
    """Say whether a condition lets a programme through, by its name."""
    written = when.get("programme", programme)
    names = written if isinstance(written, list) else [written]
    return same(programme) in map(same, names)


def _unclear(grade: Grade, pointer: str, grades: Grades) -> Issue:
    return Issue(
        "GRADES-CONTRIBUTION-UNCLEAR",
        Severity.ERROR,
        text(
            "Who pays depends on the clinics or the deductible of the programme, so it is not clear"
            " for people of grade “{grade}” who take an upgrade",
            grade=grade.id,
        ),
        text("State the employer's share of that grade: `employer`"),
        grades.locate(pointer),
    )
