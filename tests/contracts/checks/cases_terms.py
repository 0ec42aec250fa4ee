"""For each check of terms: a subject that fails it, one that passes and one that does not say."""

from datetime import date
from typing import Any

from contract_helpers import offer

from dms.contracts.checks.subject import Subject
from dms.contracts.terms.terms import Terms
from dms.periods import Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def subject(period: Period | None = YEAR, **parts: Any) -> Subject:
    """Return an offer with terms that say nothing but `parts`, and no contract."""
    terms = Terms.model_validate({"dms": "terms/1", "id": "t", **parts})
    return Subject(offer=offer(proration={}), terms=terms, period=period)


def without_period(**offered: Any) -> Subject:
    return Subject(offer=offer(period=None, **offered))


def joins(**rule: Any) -> Subject:
    return subject(enrolment=rule)


def relatives(*windows: dict[str, Any], **more: Any) -> Subject:
    listed = [{"id": f"w{n}", **window} for n, window in enumerate(windows)]
    return subject(relatives={"windows": listed, **more} if windows else more)


def by_employer(**conditions: Any) -> Subject:
    return subject(relatives={"payer": "employer"}, conditions=conditions)


def leaves(**rule: Any) -> Subject:
    return subject(leaving=rule)


def refunded(**refund: Any) -> Subject:
    return subject(leaving={"refund": refund})


def withdrawn(allowed: bool = True, **refund: Any) -> Subject:
    return subject(termination={"by_client": {"allowed": allowed, "refund": refund}})


def ended(**sides: dict[str, Any]) -> Subject:
    return subject(termination=sides)


def prorated(join: Any, leave: Any = "days") -> Subject:
    return subject(proration={"join": join, "leave": leave})


def paid(**payment: Any) -> Subject:
    return subject(payment=payment)


def part(start: str, last_day: str) -> dict[str, str]:
    return {"start": start, "last_day": last_day, "due": start}


WORKING = {"working_days": 10}
STRICT = {"days": "any", "notice": {"working_days": 5}, "counting": "strict"}
LENIENT = STRICT | {"counting": "lenient"}
START = {"since": "contract_start"}
MONTHS = {"method": "months", "anchor": "contract_day"}

CASES: dict[str, tuple[Subject, Subject, Subject]] = {
    "ENR-01": (joins(days=[1, 15]), joins(days="any"), joins()),
    "ENR-02": (
        joins(notice={"working_days": 6}),
        joins(notice={"working_days": 5}),
        joins(days="any"),
    ),
    "ENR-03": (
        joins(days=[1, 15], notice=WORKING, late="next_day"),
        joins(days="any", notice=WORKING, late="next_day"),
        joins(days="any", notice=WORKING),
    ),
    "REL-01": (
        relatives({"months": 1, **START}),
        relatives({"months": 2, **START}),
        relatives({**START}),
    ),
    "REL-02": (
        relatives({"uplift": "0.15"}),
        relatives({"uplift": 0}),
        relatives({"months": 1}),
    ),
    "REL-03": (
        relatives({"months": 2, **START}),
        relatives({"months": 2, **START}, {"months": 1, "since": "employee_entry"}),
        relatives({"months": 2}),
    ),
    "REL-04": (
        relatives({"months": 2}, after="refuse"),
        relatives({"months": 2}, after="next_anniversary"),
        relatives({"months": 2}),
    ),
    "REL-05": (
        relatives({"months": 2}, measured_by="entry"),
        relatives({"months": 2}, measured_by="request"),
        relatives({"months": 2}),
    ),
    "REL-06": (
        relatives({"uplift": "0.2"}, uplift_from_start=True),
        relatives({"uplift": "0.2"}, uplift_from_start=False),
        relatives({"uplift": "0.2"}),
    ),
    "ROS-01": (
        leaves(days=[1], notice={"working_days": 5}),
        leaves(days="any", notice={"working_days": 5}, late="next_day"),
        leaves(days="any"),
    ),
    "REF-01": (
        withdrawn(set_off_share=0, cash_share=0),
        withdrawn(cash_share="0.8"),
        withdrawn(),
    ),
    "REF-02": (
        refunded(cash_share=1, minus_claims=True, expense_load="none"),
        refunded(cash_share=1, minus_claims=False, expense_load="none"),
        refunded(cash_share=1),
    ),
    "REF-03": (
        refunded(set_off_share=1, cash_share=0),
        refunded(cash_share="0.8"),
        refunded(set_off_share=1),
    ),
    "REF-04": (
        refunded(cash_share=1, within={"calendar_days": 30}),
        refunded(cash_share=1, within={"working_days": 10}),
        refunded(cash_share=1),
    ),
    "END-01": (
        ended(by_client={"allowed": False}),
        ended(by_client={"allowed": True}),
        ended(),
    ),
    "END-02": (
        ended(by_insurer={"allowed": True}),
        ended(by_insurer={"allowed": False}),
        ended(),
    ),
    "END-03": (
        ended(by_client={"allowed": True, "notice": {"calendar_days": 31}}),
        ended(by_client={"allowed": True, "notice": {"calendar_days": 30}}),
        ended(by_client={"allowed": True}),
    ),
    "PRC-01": (
        prorated({"method": "days", "of": 360}),
        prorated("days"),
        subject(),
    ),
    "PRC-02": (
        prorated({**MONTHS, "count": "started"}),
        prorated({**MONTHS, "count": "exact"}),
        subject(),
    ),
    "PAY-01": (
        paid(late_payment="termination"),
        paid(late_payment="set_off"),
        paid(),
    ),
    "PAY-02": (
        paid(late_payment="suspension"),
        paid(late_payment="nothing"),
        paid(),
    ),
    "PAY-03": (  # 11 January 2026 is a Sunday
        paid(schedule="single", due={"calendar_days": 10}),
        paid(schedule="single", due={"working_days": 10}),
        paid(schedule="single"),
    ),
    "PAY-04": (
        paid(schedule=[part("2026-01-01", "2026-11-30")]),
        paid(schedule=[part("2026-01-01", "2026-12-31")]),
        paid(),
    ),
    "ROS-02": (
        subject(recalculation={"headcount": "everybody"}),
        subject(recalculation={"headcount": "joiners"}),
        subject(),
    ),
    "ROS-03": (
        subject(recalculation={"ages": "recalculated"}),
        subject(recalculation={"ages": "entry"}),
        subject(),
    ),
    "ROS-04": (
        by_employer(relatives_on_own_line=False),
        by_employer(relatives_on_own_line=True),
        relatives(),
    ),
    "ROS-05": (
        subject(swap={"allowed": True, "consent": False}),
        subject(swap={"allowed": True, "consent": True}),
        subject(swap={"allowed": True}),
    ),
    "TRM-01": (  # 365 days, and yet a day short: 29 February lies in between
        subject(Period(date(2027, 3, 1), date(2028, 2, 28))),
        subject(Period(date(2027, 3, 1), date(2028, 2, 29))),
        without_period(),
    ),
    "TRM-02": (
        subject(enrolment=STRICT, leaving=LENIENT),
        subject(enrolment=STRICT, leaving=STRICT),
        subject(enrolment={"days": [1, 15], "notice": WORKING}),
    ),
    "TRM-03": (  # 31 January 2026 is a Saturday
        subject(Period(date(2025, 2, 1), date(2026, 2, 2))),
        subject(Period(date(2025, 2, 1), date(2026, 1, 31))),
        without_period(),
    ),
}
