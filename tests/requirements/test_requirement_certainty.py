"""Whatever is still open, a certain answer stays: more facts turn unknown into yes or no only."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import (
    NO,
    NOT_STATED,
    TERRITORY,
    YES,
    brief,
    found,
    offer,
    people,
    point,
    terms,
    wish,
)

from dms.modules.limits import Per
from dms.modules.questions import Stated
from dms.requirements.meeting import meet

UNSURE = st.sampled_from([None, "unknown"])
STATEMENTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "home_care": {
        "territory": st.sampled_from(
            [
                TERRITORY,
                {"base": "mkad", "call_until": "12:00"},
                {"base": "russia", "call_until": "24:00"},
                {"base": "mkad", "ring_km": 30},
            ]
        ),
        "limits": st.sampled_from(
            [[], [{"visits": 6, "per": "year"}], [{"visits": 60, "per": "term"}], [{"visits": 1}]]
        ),
        "waiting_period": st.sampled_from([{"days": 0}, {"days": 30}, {}]),
        "deductible": st.sampled_from([{"share": 0}, {"share": "0.5"}, {"amount": 100}, {}]),
        "clinics": st.sampled_from([["a"], ["a", "b"], []]),
        "premium": st.sampled_from([100, "included"]),
    },
    "dental": {
        "places": st.sampled_from([["specialised"], ["clinic_office"], []]),
        "prosthetics": st.booleans(),
        "exclusions": st.just(["prosthetics"]),
    },
    "emergency_inpatient": {
        "ward": st.sampled_from(["single", "double", "multi"]),
        "hospital_level": st.sampled_from(["1", "2"]),
    },
    "office_doctor": {
        "visits_per_week": st.integers(1, 7),
        "hours_per_visit": st.integers(1, 4),
    },
}
WISHES = {
    "home_care": wish(
        "home_care",
        territory={**TERRITORY, "call_until": "20:00"},
        limits=[{"visits": 12, "per": "year"}],
        waiting_days_at_most=10,
        deductible_at_most="0.1",
        clinics=["b"],
        own_line=True,
    ),
    "dental": wish("dental", places=["specialised"], prosthetics=True),
    "emergency_inpatient": wish("emergency_inpatient", ward="double", hospital_level="1"),
    "office_doctor": wish("office_doctor", visits_per_week=3, hours_per_visit=2),
}


@st.composite
def told(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Draw what an offer says of a kind of care, and the same with some of it left unsaid."""
    kind = draw(st.sampled_from(sorted(STATEMENTS)))
    said = {name: draw(values) for name, values in STATEMENTS[kind].items() if draw(st.booleans())}
    kept = {name: value if draw(st.booleans()) else draw(UNSURE) for name, value in said.items()}
    return kind, said, kept


def programme_of(module: dict[str, Any]) -> dict[str, Any]:
    return {"premium": 900} if module.get("premium") == "included" else {}


@given(told())
def test_saying_less_never_changes_an_answer_into_its_contrary(drawn):
    kind, said, kept = drawn
    requirement = brief(WISHES[kind])

    def answers(module: dict[str, Any]) -> dict[str, Stated]:
        given_offer = offer({"kind": kind, **module}, programme=programme_of(module))
        return {one.wish: one.answer for one in meet(requirement, given_offer)}

    more, less = answers(said), answers(kept)
    for path, answer in less.items():
        # an exclusion outranks what the module itself says of prosthetics
        if answer is not NOT_STATED and not path.endswith("prosthetics"):
            assert more[path] is answer


WINDOWS = [
    {"id": "a", "months": 1, "uplift": "0.2"},
    {"id": "a", "months": 3, "uplift": 0},
    {"id": "a", "days": 45, "uplift": "0.05"},
]
TERMS = {
    "enrolment": [
        {"days": "any", "notice": {"working_days": 3}},
        {"days": [1, 15], "notice": {"working_days": 10}},
        {"days": [1], "notice": {"calendar_days": 9}},
    ],
    "leaving": [
        {"days": "any", "refund": {"cash_share": 1, "expense_load": "none"}},
        {"days": [1], "refund": {"cash_share": "0.5", "set_off_share": "0.5"}},
        {"refund": {"expense_load": {"share": "0.2", "of": "freed"}}},
    ],
    "relatives": [
        *({"relationships": ["child", "spouse"], "windows": [window]} for window in WINDOWS),
        {"relationships": []},
    ],
    "proration": [{"join": "days"}, {"join": "none"}],
    "payment": [{"schedule": "monthly"}, {"schedule": "single"}],
}
ASKED = brief(
    joining={
        "need": "must",
        "any_day": True,
        "notice_at_most": {"working_days": 5},
        "pro_rata": True,
    },
    leaving={
        "need": "must",
        "any_day": True,
        "cash_share_at_least": "0.9",
        "set_off_share_at_least": 1,
        "no_expense_load": True,
    },
    relatives={
        "need": "must",
        "relationships": ["child"],
        "window_months_at_least": 2,
        "uplift_at_most": "0.1",
    },
    payment=["monthly"],
)


@given(st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in TERMS.items()}))
def test_a_part_of_the_terms_decides_its_own_wishes_only(written):
    """Each part alone gives the answers that it gives among the others."""

    def decided(**some: Any) -> dict[str, Stated]:
        found_all = meet(ASKED, offer(), terms=terms(**some))
        about_terms = (one for one in found_all if one.programme is None)
        return {one.wish: one.answer for one in about_terms if one.answer is not NOT_STATED}

    alone: dict[str, Stated] = {}
    for part, statement in written.items():
        own = decided(**{part: statement})
        assert not own.keys() & alone.keys(), "two parts decide the same wish"
        alone |= own
    assert alone == decided(**written)


def capacity(size: int, given: Per, wanted: Per) -> tuple[float, float]:
    """Return the least and the most that a limit leaves in one of the wanted spans.

    Spans inside the wanted one come once at least and as often as one likes; of a longer span
    everything may be used up before, or nothing.
    """
    inside = {
        Per.VISIT: {Per.CASE, Per.MONTH, Per.YEAR, Per.TERM},
        Per.SERVICE: {Per.CASE, Per.MONTH, Per.YEAR, Per.TERM},
        Per.CASE: {Per.YEAR, Per.TERM},
        Per.MONTH: {Per.YEAR, Per.TERM},
        Per.YEAR: {Per.TERM},
        Per.TERM: set(),
    }
    if given == wanted:
        return size, size
    if wanted in inside[given]:
        return size, float("inf")
    return 0, size if given in inside[wanted] else float("inf")


@given(st.integers(0, 20), st.sampled_from(Per), st.integers(1, 20), st.sampled_from(Per))
def test_limits_decide_exactly_what_their_spans_decide(size, per, least, wanted):
    answer = point(
        "dental",
        "limits",
        [{"visits": least, "per": wanted.value}],
        {"limits": [{"visits": size, "per": per.value}]},
    ).answer
    low, high = capacity(size, per, wanted)
    assert (answer is YES) == (low >= least)
    assert (answer is NO) == (high < least)


HOMES = st.lists(st.sampled_from(["Москва", "Казань", "Тверь", None]), min_size=1, max_size=8)
CITIES = st.lists(st.sampled_from(["Москва", "Казань", None]), max_size=4)


def share_of(homes: list[str | None], is_near: Callable[[str | None], bool]) -> Fraction:
    return Fraction(sum(map(is_near, homes)), len(homes))


@given(HOMES, CITIES, st.sampled_from(["0.25", "0.5", "0.75", "1"]))
def test_near_clinics_are_counted_as_one_would_by_hand(homes, cities, share):
    clinics = [{"id": f"c{n}", "name": "К", "city": city} for n, city in enumerate(cities)]
    care = {"kind": "outpatient", "clinics": [clinic["id"] for clinic in clinics]}
    asked = wish("outpatient", clinics_near={"to": "home", "within": "city", "share": share})
    met = found(
        brief(asked),
        offer(care, clinics=clinics),
        "std.outpatient.clinics_near",
        roster=people(*homes),
    )
    surely = share_of(homes, lambda home: home is not None and home in cities)
    somewhere, anywhere = None in cities, bool(cities)
    possibly = share_of(
        homes, lambda home: home in cities or somewhere or (home is None and anywhere)
    )
    if surely >= Fraction(share):
        assert met.answer is YES
    elif possibly < Fraction(share) and anywhere:
        assert met.answer is NO
    else:
        assert met.answer in ((NO, NOT_STATED) if not anywhere else (NOT_STATED,))
