"""Terms side by side: every statement in words, and "not stated" never told as "no"."""

from decimal import Decimal
from typing import Any

import pytest
from contract_example import TERMS
from hypothesis import given
from hypothesis import strategies as st
from what_if_helpers import IMPROVED_TERMS, OFFER, STANDARD_TERMS, terms

from dms.comparison.terms_rows import TermsRow, terms_rows
from dms.contracts.terms.terms import Terms
from dms.modules.questions import Stated
from dms.pricing.offer import Offer

YES, NO, OPEN = Stated


def bare(**parts: Any) -> Terms:
    return Terms.model_validate({"dms": "terms/1", "id": "t", **parts})


def rows(own: Terms | None, offer: Offer | None = None) -> dict[str, TermsRow]:
    offers = {} if offer is None else {"a": offer}
    return {row.key: row for row in terms_rows({"a": own}, offers)}


def cell(key: str, own: Terms | None, offer: Offer | None = None) -> tuple[Stated, str]:
    found = rows(own, offer)[key].cells["a"]
    return found.stated, found.words.to("en")


WINDOW = {"id": "w", "since": "birth", "months": 3, "uplift": "0.1"}
REFUND = "leaving.refund"


@pytest.mark.parametrize(
    ("key", "written", "stated", "words"),
    [
        ("enrolment.days", {"days": "any"}, YES, "on any day"),
        ("enrolment.days", {"days": [1]}, YES, "on day 1 of the month"),
        ("enrolment.days", {"days": [15, 1]}, YES, "on days 1, 15 of the month"),
        ("enrolment.days", {}, OPEN, "not stated"),
        (
            "enrolment.notice",
            {"notice": {"working_days": 10}},
            YES,
            "not less than 10 working days before",
        ),
        (
            "enrolment.notice",
            {"notice": {"calendar_days": 1}},
            YES,
            "not less than 1 calendar day before",
        ),
        ("enrolment.notice", {"notice": {"working_days": 0}}, YES, "without notice"),
        ("enrolment.notice", {"backdating": 30}, YES, "without notice, also up to 30 days back"),
        ("enrolment.notice", {"backdating": 0}, OPEN, "not stated"),
        ("enrolment.counting", {"counting": "lenient"}, YES, "yes"),
        ("enrolment.counting", {"counting": "strict"}, NO, "no"),
        ("enrolment.counting", {"notice": {"working_days": 5}}, OPEN, "not stated"),
        ("enrolment.counting", {"backdating": 5}, YES, "no notice is needed"),
        ("enrolment.late", {"late": "next_day"}, YES, "takes effect on the next possible day"),
        ("enrolment.late", {"late": "refuse"}, NO, "is refused"),
        ("enrolment.late", {"notice": {"calendar_days": 0}}, YES, "no notice is needed"),
        ("enrolment.late", {"notice": {"calendar_days": 3}}, OPEN, "not stated"),
        ("leaving.with_employee", {"with_employee": True}, YES, "yes"),
        ("leaving.with_employee", {"with_employee": False}, NO, "no"),
        ("leaving.with_employee", {}, OPEN, "not stated"),
        ("recalculation.headcount", {"headcount": "fixed"}, YES, "prices stay those of the start"),
        ("recalculation.headcount", {}, OPEN, "not stated"),
        ("recalculation.ages", {"ages": "entry"}, YES, "on the first day of cover"),
        ("recalculation.ages", {}, OPEN, "not stated"),
        ("programme_change.allowed", {"allowed": True}, YES, "yes"),
        ("programme_change.allowed", {}, OPEN, "not stated"),
        ("programme_change.days", {"allowed": True, "days": "any"}, YES, "on any day"),
        ("programme_change.days", {"allowed": False}, NO, "no"),
        ("programme_change.days", {}, OPEN, "not stated"),
        ("swap.free", {"allowed": True, "free": True}, YES, "yes"),
        ("swap.free", {"allowed": False}, NO, "no"),
        ("swap.free", {}, OPEN, "not stated"),
        ("swap.same_programme", {"allowed": True, "same_programme": False}, NO, "no"),
    ],
)
def test_one_statement(key, written, stated, words):
    part = key.partition(".")[0]
    assert cell(key, bare(**{part: written})) == (stated, words)


@pytest.mark.parametrize(
    ("key", "written", "stated", "words"),
    [
        ("relationships", {"relationships": ["spouse", "child"]}, YES, "spouse, child"),
        (
            "relationships",
            {"relationships": ["child"], "ages": {"child": "0-17"}},
            YES,
            "child aged 0–17",
        ),
        ("relationships", {"relationships": []}, NO, "no relatives are insured"),
        ("relationships", {}, OPEN, "not stated"),
        ("windows", {"windows": [WINDOW]}, YES, "3 months from the birth"),
        (
            "windows",
            {"windows": [WINDOW, {"id": "y", "since": "contract_start", "whole_term": True}]},
            YES,
            "3 months from the birth; the whole term from the start of the contract",
        ),
        (
            "windows",
            {"windows": [{"id": "d", "since": "marriage", "days": 60}, {"id": "n", "months": 1}]},
            OPEN,
            "60 days from the marriage; not stated",
        ),
        ("windows", {"windows": [{"id": "n"}]}, OPEN, "not stated"),
        ("windows", {}, OPEN, "not stated"),
        ("windows.uplift", {"windows": [WINDOW]}, YES, "10 % more"),
        ("windows.uplift", {"windows": [WINDOW | {"uplift": 0}]}, YES, "without an uplift"),
        ("windows.uplift", {"windows": [{"id": "n", "months": 1}]}, OPEN, "not stated"),
        ("measured_by", {"measured_by": "request"}, YES, "the day of the request"),
        ("measured_by", {"measured_by": "entry"}, YES, "the first day of cover"),
        ("measured_by", {}, OPEN, "not stated"),
        ("after", {"after": "refuse"}, NO, "they may not join any more"),
        ("after", {"after": "next_anniversary"}, YES, "with the next contract"),
        ("after", {}, OPEN, "not stated"),
        ("uplift_from_start", {"uplift_from_start": False}, NO, "no"),
        (
            "uplift_from_start",
            {"windows": [WINDOW | {"uplift": 0}]},
            YES,
            "without an uplift",
        ),
        ("uplift_from_start", {"windows": [WINDOW]}, OPEN, "not stated"),
        ("payer", {"payer": "employee"}, YES, "the employee"),
        ("payer", {"payer": "employer"}, YES, "the employer"),
        ("payer", {}, OPEN, "not stated"),
        (
            "entry",
            {"entry": {"days": "any", "notice": {"working_days": 3}}},
            YES,
            "on any day, not less than 3 working days before",
        ),
        ("entry", {"entry": {"days": "any"}}, OPEN, "not stated"),
        ("entry", {"relationships": ["child"]}, OPEN, "not stated"),
        ("entry", {}, OPEN, "not stated"),
    ],
)
def test_what_is_said_of_relatives(key, written, stated, words):
    assert cell(f"relatives.{key}", bare(relatives=written)) == (stated, words)


def test_relatives_join_as_employees_do_where_nothing_else_is_said():
    assert cell("relatives.entry", STANDARD_TERMS) == (YES, "as for employees")


def test_where_no_relatives_are_insured_nothing_about_them_is_open():
    found = rows(bare(relatives={"relationships": []}))
    of_relatives = [row for key, row in found.items() if key.startswith("relatives.")]
    assert of_relatives
    assert {row.cells["a"].stated for row in of_relatives} == {NO}


@pytest.mark.parametrize(
    ("field", "written", "stated", "words"),
    [
        ("set_off_share", {"set_off_share": 1}, YES, "the whole paid premium of the days left"),
        ("cash_share", {"cash_share": "0.8"}, YES, "80 % of the paid premium of the days left"),
        ("cash_share", {"cash_share": 0}, NO, "nothing"),
        ("cash_share", {}, OPEN, "not stated"),
        ("expense_load", {"expense_load": "none"}, NO, "nothing"),
        (
            "expense_load",
            {"expense_load": {"share": "0.23", "of": "freed"}},
            YES,
            "23 % of the paid premium of the days left",
        ),
        (
            "expense_load",
            {"expense_load": {"share": "0.1", "of": "charged"}},
            YES,
            "10 % of all premium of the person",
        ),
        ("expense_load", {}, OPEN, "not stated"),
        ("minus_claims", {"minus_claims": True}, YES, "yes"),
        ("minus_claims", {"minus_claims": False}, NO, "no"),
        ("minus_claims", {}, OPEN, "not stated"),
    ],
)
def test_what_comes_back_when_somebody_leaves_or_the_client_ends(field, written, stated, words):
    left = bare(leaving={"refund": written})
    assert cell(f"leaving.refund.{field}", left) == (stated, words)
    ended = bare(termination={"by_client": {"refund": written}})
    assert cell(f"termination.by_client.refund.{field}", ended) == (stated, words)


def test_early_end():
    both = {
        "by_client": {"notice": {"calendar_days": 30}},
        "by_insurer": {"allowed": False, "clause": "9.4"},
    }
    found = rows(bare(termination=both))
    client = found["termination.by_client.notice"].cells["a"]
    assert client.words.to("en") == "not less than 30 calendar days before"
    assert found["termination.by_client.allowed"].cells["a"].stated is OPEN
    insurer = found["termination.by_insurer.refund.cash_share"].cells["a"]
    assert (insurer.stated, insurer.clause) == (NO, "9.4")
    assert cell("termination.by_insurer.notice", bare()) == (OPEN, "not stated")


ONE = {"start": "2026-01-01", "last_day": "2026-12-31", "due": "2026-01-20"}
TWO = [
    ONE | {"last_day": "2026-06-30"},
    {"start": "2026-07-01", "last_day": "2026-12-31", "due": "2026-07-20"},
]


@pytest.mark.parametrize(
    ("field", "written", "stated", "words"),
    [
        ("schedule", {"schedule": "single"}, YES, "at once"),
        ("schedule", {"schedule": "half_yearly"}, YES, "every half-year"),
        ("schedule", {"schedule": "quarterly"}, YES, "every quarter"),
        ("schedule", {"schedule": "monthly"}, YES, "every month"),
        ("schedule", {"schedule": TWO}, YES, "2 payments, each on a day of its own"),
        ("schedule", {}, OPEN, "not stated"),
        (
            "due",
            {"due": {"calendar_days": 10}},
            YES,
            "10 calendar days after the first day that is paid for",
        ),
        (
            "due",
            {"due": {"working_days": 1, "when": "before"}},
            YES,
            "1 working day before the first day that is paid for",
        ),
        ("due", {"due": {"working_days": 0}}, YES, "on the first day that is paid for"),
        ("due", {"schedule": [ONE]}, YES, "on the days of the schedule"),
        ("due", {}, OPEN, "not stated"),
        ("split", {"schedule": "single"}, YES, "one payment"),
        ("split", {"schedule": [ONE]}, YES, "one payment"),
        ("split", {"schedule": TWO}, OPEN, "not stated"),
        ("split", {"split": "days"}, YES, "in proportion to days"),
        ("split", {"split": "equal"}, YES, "in equal parts"),
        (
            "split",
            {"split": "equal", "round_down_to": 100},
            YES,
            "in equal parts, multiples of 100.00 ₽; the last takes the rest",
        ),
        ("additional", {"additional": "next_instalment"}, YES, "with the next instalment"),
        ("additional", {"additional": "at_once"}, YES, "on the day of the request"),
        ("additional", {"additional": {"working_days": 0}}, YES, "on the day of the request"),
        (
            "additional",
            {"additional": {"working_days": 5}},
            YES,
            "5 working days after the request",
        ),
        ("additional", {}, OPEN, "not stated"),
        ("grace", {"grace": {"calendar_days": 30}}, YES, "30 calendar days"),
        ("grace", {"grace": {"working_days": 0}}, NO, "not at all"),
        ("grace", {}, OPEN, "not stated"),
        (
            "late_payment",
            {"late_payment": "nothing"},
            NO,
            "by the contract nothing follows from paying late",
        ),
        (
            "late_payment",
            {"late_payment": "termination"},
            YES,
            "by the contract the insurer may end it",
        ),
        ("late_payment", {}, OPEN, "not stated"),
    ],
)
def test_payment(field, written, stated, words):
    assert cell(f"payment.{field}", bare(payment=written)) == (stated, words)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("days", "in proportion to the days of the term"),
        ({"method": "days", "of": 365}, "in proportion to days of a year of 365"),
        (
            {"method": "days", "of": 360, "months_of_30": True},
            "in proportion to days of a year of 360, each month counted as 30",
        ),
        (
            {"method": "months", "count": "started", "anchor": "calendar_month"},
            "calendar months, months begun count as full",
        ),
        ({"method": "short_period", "shares": {1: "0.2", 2: "1"}}, "by a table of short terms"),
    ],
)
def test_a_part_of_the_term(rule, words):
    own = bare(proration={"join": rule, "leave": rule})
    assert cell("proration.join", own) == cell("proration.leave", own) == (YES, words)


def test_without_proration_a_joiner_pays_all_and_nothing_is_taken_back():
    own = bare(proration={"join": "none", "leave": "none"})
    assert cell("proration.join", own) == (YES, "the price of the whole term")
    assert cell("proration.leave", own) == (NO, "nothing: the whole term is paid for")


def test_the_offer_speaks_where_the_terms_do_not():
    found = rows(bare(), OFFER)["proration.join"].cells["a"]
    assert (found.stated, found.by_offer) == (YES, True)
    own = rows(bare(proration={"join": "none"}), OFFER)["proration.join"].cells["a"]
    assert (own.words.to("en"), own.by_offer) == ("the price of the whole term", False)
    assert cell("proration.join", bare()) == (OPEN, "not stated")


def test_a_candidate_without_terms_is_known_by_the_offer_alone():
    found = rows(None, OFFER)
    stated = [key for key, row in found.items() if row.cells["a"].stated is not OPEN]
    assert stated == ["proration.join", "proration.leave"]


def test_clauses_are_named_and_make_no_difference():
    a = terms({"enrolment.clause": "3.1"})
    b = terms({"enrolment.clause": "7.2"})
    (row,) = (r for r in terms_rows({"a": a, "b": b}) if r.key == "enrolment.days")
    assert [one.clause for one in row.cells.values()] == ["3.1", "7.2"]
    assert not row.differs


def test_windows_name_their_own_clauses():
    windows = [
        {"id": "a", "since": "birth", "months": 3, "uplift": 0, "clause": "4.2"},
        {"id": "b", "since": "birth", "months": 6, "uplift": "0.2", "clause": "4.3"},
    ]
    own = bare(relatives={"windows": windows, "clause": "4"})
    assert rows(own)["relatives.windows"].cells["a"].clause == "4.2, 4.3"


def test_what_is_only_assumed_is_marked():
    assumed = [{"at": "enrolment.notice.working_days", "reading": "10"}]
    own = bare(enrolment={"days": "any", "notice": {"working_days": 10}}, assumptions=assumed)
    found = rows(own)
    assert found["enrolment.notice"].cells["a"].assumed
    assert not found["enrolment.days"].cells["a"].assumed
    window = bare(
        relatives={"windows": [WINDOW]},
        assumptions=[{"at": "relatives.windows.w.uplift", "reading": "0.1"}],
    )
    assert rows(window)["relatives.windows.uplift"].cells["a"].assumed


def test_who_does_not_say_is_no_company_for_who_says_no():
    """Not stated is another answer than "no", and is asked about."""
    refusing = terms({"enrolment.late": "refuse"})
    silent = terms({"enrolment.late": None})
    (row,) = (r for r in terms_rows({"a": refusing, "b": silent}) if r.key == "enrolment.late")
    assert row.differs
    assert row.open == ("b",)
    assert row.stated


def test_the_two_sets_of_the_text():
    """«1 и 15 числа» against any day, 10 days of notice against 5, a month against two."""
    found = terms_rows({"standard": STANDARD_TERMS, "improved": IMPROVED_TERMS})
    assert [row.key for row in found if row.differs] == [
        "enrolment.days",
        "enrolment.notice",
        "relatives.windows",
        "relatives.windows.uplift",
        "relatives.uplift_from_start",
    ]
    days = found[0]
    assert (days.group.to("en"), days.title.to("en")) == ("Joining", "Possible days")


def test_without_candidates_there_is_nothing_to_read():
    assert terms_rows({}) == ()


def test_every_row_has_its_own_key_and_a_group():
    found = terms_rows({"a": None})
    keys = [row.key for row in found]
    assert len(set(keys)) == len(keys)
    assert all(row.group.to("en") for row in found)
    assert not any(row.stated for row in found)


SAID = Terms.model_validate(TERMS)
PARTS = [name for name in TERMS if name not in ("dms", "id")]


@given(left_out=st.sets(st.sampled_from(PARTS)))
def test_what_is_left_out_of_terms_is_never_told_as_no(left_out):
    kept = {name: part for name, part in TERMS.items() if name not in left_out}
    found, before = rows(Terms.model_validate(kept)), rows(SAID)
    for key, row in found.items():
        gone = key.partition(".")[0] in left_out
        entry = key == "relatives.entry" and "enrolment" in left_out
        expected = OPEN if gone or entry else before[key].cells["a"].stated
        assert row.cells["a"].stated is expected


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_candidates_changes_no_cell(order):
    written = {"a": STANDARD_TERMS, "b": IMPROVED_TERMS, "c": None}
    here = terms_rows({id_: written[id_] for id_ in order})
    there = terms_rows(written)
    assert [dict(row.cells) for row in here] == [dict(row.cells) for row in there]
    assert [row.differs for row in here] == [row.differs for row in there]
    assert [list(row.cells) for row in here] == [list(order)] * len(here)


@given(st.decimals(min_value=0, max_value=1, places=2).filter(lambda share: 0 < share < 1))
def test_a_share_is_told_in_percent(share):
    words = cell("leaving.refund.cash_share", bare(leaving={"refund": {"cash_share": share}}))[1]
    assert Decimal(words.partition(" %")[0]) == share * 100
