"""Planning: a hiring plan as requests to a contract, in the order in which they are filed."""

from collections.abc import Iterator
from datetime import date, timedelta

from dms.contracts.contract import Contract
from dms.contracts.state.requests import Add, AddRelative, ChangeProgramme, Remove, Request
from dms.contracts.what_if.drawing import drawn_requests
from dms.contracts.what_if.hiring_plan import Filed, HiringPlan
from dms.contracts.what_if.template_people import fresh_ids, planned_member
from dms.members import Relationship
from dms.periods import ONE_DAY
from dms.workdays import add_working_days

__all__ = ["planned_requests"]


def planned_requests(plan: HiringPlan, contract: Contract) -> tuple[Request, ...]:
    """Return the requests of a plan, the earliest filed first.

    The plan and the contract give the same requests each time, drawn ones included. Raises
    :class:`~dms.errors.LoadError` when there is nobody to draw from, and
    :class:`~dms.errors.UnknownCalendarYear` where working days of an unknown year are counted.
    """
    ids = fresh_ids(plan, contract)
    requests: list[Request] = [
        *_joiners(plan, contract, ids),
        *_relatives(plan, contract, ids),
        *_leavers(plan, contract),
        *_changes(plan, contract),
    ]
    if plan.rates is not None:
        requests += drawn_requests(plan, plan.rates, contract, requests, ids)
    return tuple(sorted(requests, key=lambda request: request.requested_on))


def _joiners(plan: HiringPlan, contract: Contract, ids: Iterator[str]) -> Iterator[Request]:
    templates = {template.id: template for template in plan.templates}
    for one in plan.joiners:
        template = templates[one.template] if one.template is not None else None
        for _ in range(one.count):
            id_ = one.member or next(ids)
            member = planned_member(id_, one, contract.agreement.period, template=template)
            yield Add(member=member, start=one.start, requested_on=_filed(one, one.start, contract))


def _relatives(plan: HiringPlan, contract: Contract, ids: Iterator[str]) -> Iterator[Request]:
    for one in plan.relatives:
        member = planned_member(
            one.member or next(ids),
            one,
            contract.agreement.period,
            relationship=Relationship(one.relationship),
            employee_id=one.employee,
        )
        filed_on = _filed(one, one.start, contract)
        yield AddRelative(
            member=member, start=one.start, requested_on=filed_on, events=dict(one.events)
        )


def _leavers(plan: HiringPlan, contract: Contract) -> Iterator[Request]:
    for one in plan.leavers:
        yield Remove(
            member_id=one.member,
            last_day=one.last_day,
            requested_on=_filed(one, one.last_day + ONE_DAY, contract),
            refund=one.refund,
            claims=one.claims,
        )


def _changes(plan: HiringPlan, contract: Contract) -> Iterator[Request]:
    for one in plan.changes:
        yield ChangeProgramme(
            member_id=one.member,
            programme=one.programme,
            start=one.start,
            requested_on=_filed(one, one.start, contract),
        )


def _filed(planned: Filed, event: date, contract: Contract) -> date:
    """Return the day of filing; days before are counted back from the first day with the change."""
    if planned.filed_on is not None:
        return planned.filed_on
    before = planned.filed_before
    assert before is not None  # noqa: S101 - one of the two is given
    if before.working_days is None:
        return event - timedelta(before.calendar_days or 0)
    return add_working_days(event, -before.working_days, contract.agreement.calendar)
