"""Random contracts: terms and offers of every kind, that price everybody and answer everything."""

from datetime import date, timedelta
from typing import Any

from contract_helpers import END, START, employee, relative, terms
from hypothesis import strategies as st

from dms.contracts.terms.terms import Terms
from dms.members import Member, Relationship
from dms.pricing.offer import Offer

days = st.integers(0, 364).map(lambda n: START + timedelta(n))
requested = st.integers(-20, 364).map(lambda n: START + timedelta(n))
births = st.integers(0, 50 * 365).map(lambda n: date(1955, 1, 1) + timedelta(n))
young = st.integers(0, 17 * 365).map(lambda n: date(2009, 1, 2) + timedelta(n))
programmes = st.sampled_from(["std", "vip"])

# -- terms ----------------------------------------------------------------------------------------

notices = st.one_of(
    st.integers(0, 12).map(lambda n: {"working_days": n}),
    st.integers(0, 35).map(lambda n: {"calendar_days": n}),
)
possible_days = st.just("any") | st.lists(st.integers(1, 31), min_size=1, max_size=3, unique=True)


@st.composite
def filing(draw: st.DrawFn) -> dict[str, Any]:
    """A rule for dates; one in two lets a change take effect before it is asked for."""
    rule: dict[str, Any] = {"days": draw(possible_days), "late": "next_day"}
    if draw(st.booleans()):
        return rule | {"backdating": draw(st.sampled_from([10, 366])), "notice": None}
    rule |= {"notice": draw(notices), "counting": draw(st.sampled_from(["strict", "lenient"]))}
    rule["late"] = draw(st.sampled_from(["next_day", "next_day", "refuse"]))
    return rule | {"backdating": None}


shares = st.sampled_from(["1", "1", "0.8", "0.5", "0.333"])


@st.composite
def refunds(draw: st.DrawFn) -> dict[str, Any]:
    loads = st.builds(
        lambda share, of: {"share": share, "of": of},
        st.sampled_from(["0.1", "0.23"]),
        st.sampled_from(["freed", "charged"]),
    )
    return {
        "set_off_share": draw(shares),
        "cash_share": draw(shares),
        "expense_load": draw(st.none() | st.just("none") | loads),
        "minus_claims": draw(st.none() | st.booleans()),
    }


windows = st.lists(
    st.sampled_from(
        [
            {"id": "w", "since": "contract_start", "whole_term": True, "uplift": "0"},
            {"id": "e", "since": "employee_entry", "months": 2, "uplift": "0.15"},
            {"id": "b", "since": "birth", "months": 3, "uplift": "0"},
            {"id": "m", "since": "marriage", "days": 60, "uplift": "0.1"},
            {"id": "c", "since": "contract_start", "months": 1, "uplift": "0.2"},
        ]
    ),
    min_size=1,
    unique_by=lambda window: window["id"],
)
one_by_one = [
    {"start": START, "last_day": date(2026, 2, 11), "due": date(2026, 1, 15)},
    {"start": date(2026, 2, 12), "last_day": date(2026, 7, 3), "due": date(2026, 3, 30)},
    {"start": date(2026, 7, 4), "last_day": END, "due": date(2026, 6, 20)},
]


@st.composite
def payments(draw: st.DrawFn) -> dict[str, Any]:
    split = draw(st.sampled_from(["days", "equal"]))
    rhythms = ["single", "half_yearly", "quarterly", "monthly", one_by_one]
    return {
        "schedule": draw(st.sampled_from(rhythms)),
        "due": draw(st.sampled_from([{"calendar_days": 0}, {"working_days": 10}])),
        "split": split,
        "round_down_to": "100" if split == "equal" and draw(st.booleans()) else None,
        "additional": draw(
            st.sampled_from(["next_instalment", "at_once", {"working_days": 5}, None])
        ),
    }


@st.composite
def any_terms(draw: st.DrawFn) -> Terms:
    return terms(
        enrolment=draw(filing()),
        relatives={
            "windows": draw(windows),
            "measured_by": draw(st.sampled_from(["request", "entry"])),
            "payer": draw(st.sampled_from([None, "employer", "employee"])),
            "entry": draw(st.none() | filing()),
            "uplift_from_start": False,
        },
        leaving={
            **draw(filing()),
            "with_employee": draw(st.sampled_from([True, True, False, None])),
            "refund": draw(refunds()),
        },
        programme_change=draw(filing()),
        swap={
            **draw(filing()),
            "free": draw(st.booleans()),
            "same_programme": draw(st.sampled_from([True, False, None])),
        },
        termination={
            "by_client": {"notice": draw(notices), "counting": "strict", "refund": draw(refunds())}
        },
        recalculation={
            "headcount": "everybody",
            "ages": draw(st.sampled_from(["contract_start", "entry", "recalculated"])),
        },
        payment=draw(payments()),
    )


# -- offers ---------------------------------------------------------------------------------------

prices = st.integers(0, 40_000).map(lambda n: f"{n // 2}.{'05'[n % 2]}")
by_months = st.builds(
    lambda count, anchor: {"method": "months", "count": count, "anchor": anchor},
    st.sampled_from(["started", "full", "exact"]),
    st.sampled_from(["contract_day", "calendar_month", "entry_day"]),
)
SHORT = {"method": "short_period", "shares": {n: f"{min(n * 12, 100) / 100}" for n in range(1, 11)}}
prorations = st.one_of(
    st.just("days"),
    st.just({"method": "days", "of": 365}),
    by_months,
    st.just(SHORT),
    st.just("none"),
)
contributions = st.sampled_from(
    [
        None,
        [{"employer": "0.5"}],
        [{"employer": "0.7", "of": "std"}],
        [{"when": {"relationship": "employee"}, "employer": "1"}, {"employer": "0.33"}],
        [{"employer": "0.9", "cap": "5000.05"}],
    ]
)


@st.composite
def modules(draw: st.DrawFn) -> list[dict[str, Any]]:
    kinds = ["outpatient", *draw(st.lists(st.sampled_from(["dental", "home_care"]), unique=True))]
    return [{"kind": kind, "premium": draw(prices)} for kind in kinds]


@st.composite
def any_offer(draw: st.DrawFn, proration: Any = None) -> Offer:
    found = draw(prorations) if proration is None else proration
    written: dict[str, Any] = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "И"},
        "period": {"start": START, "last_day": END},
        "age": {"on": draw(st.sampled_from(["contract_start", "cover_start"]))},
        "programmes": [{"id": id_, "modules": draw(modules())} for id_ in ("std", "vip")],
        "factors": [
            {"id": "age", "multiply": {"age": {"0-17": "0.75", "18-39": "1", "40+": "1.35"}}},
            {"id": "who", "percent": "12.5", "when": {"relationship": "child"}},
        ],
        "proration": {"join": found, "leave": draw(prorations) if proration is None else found},
        "rounding": {
            "unit": draw(st.sampled_from(["0.01", "0.01", "0.05", "1"])),
            "mode": draw(st.sampled_from(["half_up", "half_even", "up", "down"])),
            "level": draw(st.sampled_from(["person", "person", "line", "group"])),
        },
    }
    if (rules := draw(contributions)) is not None:
        written["contribution"] = rules
    if draw(st.integers(0, 2)) == 0:
        written["modules"] = [
            {"kind": "office_doctor", "premium": draw(prices)},
            {"kind": "telemedicine", "premium": draw(prices)},
        ]
    return Offer.model_validate(written)


# -- people ---------------------------------------------------------------------------------------


@st.composite
def any_member(draw: st.DrawFn, id_: str) -> Member:
    return employee(id_, birth=draw(births), programme=draw(programmes))


@st.composite
def any_relative(draw: st.DrawFn, id_: str, of: str) -> Member:
    who = draw(st.sampled_from([Relationship.CHILD, Relationship.SPOUSE]))
    birth = draw(young if who == Relationship.CHILD else births)
    return relative(id_, of, who, birth=birth, programme=draw(programmes))


@st.composite
def first_lists(draw: st.DrawFn) -> list[Member]:
    people = [draw(any_member(id_)) for id_ in "ABC"]
    if draw(st.booleans()):
        people.append(relative("A1", "A", birth=date(2012, 2, 29)))
    return people
