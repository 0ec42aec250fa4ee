"""Template people: members made from what a plan says, with ids that nobody has yet."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from attrs import evolve

from dms.contracts.contract import Contract
from dms.contracts.state.records import MemberRecord
from dms.contracts.what_if.hiring_plan import HiringPlan, PersonFacts, Template
from dms.members import Member, Relationship
from dms.periods import Period, add_months

__all__ = ["fresh_ids", "like", "planned_member", "templates_of"]


def fresh_ids(plan: HiringPlan, contract: Contract) -> Iterator[str]:
    """Return ids for people without one: the plan's id and a running number."""
    named = {*(one.member for one in plan.joiners), *(one.member for one in plan.relatives)}
    taken = named | set(contract.standing.people)
    ids = (f"{plan.id}-{number}" for number in count(1))
    return (id_ for id_ in ids if id_ not in taken)


def planned_member(
    id_: str,
    facts: PersonFacts,
    term: Period,
    *,
    template: PersonFacts | None = None,
    relationship: Relationship = Relationship.EMPLOYEE,
    employee_id: str | None = None,
) -> MemberRecord:
    """Write down a planned person; what is not said stands in the template."""
    sources = [facts] if template is None else [facts, template]
    found = {
        name: next((v for s in sources if (v := getattr(s, name)) is not None), None)
        for name in ("sex", "programme", "place", "office", "grade")
    }
    births = (birth for source in sources if (birth := _birth(source, term)) is not None)
    return MemberRecord(
        id=id_,
        birth=next(births, None),
        relationship=relationship,
        employee_id=employee_id,
        extra={name: v for source in reversed(sources) for name, v in source.columns.items()},
        **found,
    )


def _birth(facts: PersonFacts, term: Period) -> date | None:
    """Return the birth date; who is given by age has it for the whole first year of the term."""
    if facts.age is None:
        return facts.birth
    return add_months(term.start, -12 * facts.age)


def like(member: Member, id_: str, employee_id: str | None = None) -> MemberRecord:
    """Write down somebody with the facts of a present member, under another id and no name."""
    return MemberRecord.of(evolve(member, id=id_, name=None, employee_id=employee_id))


def templates_of(plan: HiringPlan, *, employees: bool) -> list[Template]:
    """Return the templates of employees, or those of relatives."""
    return [t for t in plan.templates if (t.relationship == Relationship.EMPLOYEE) == employees]
