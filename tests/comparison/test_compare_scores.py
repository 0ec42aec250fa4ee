"""Scores: only by the client's weights, every step shown, and unknown stays unknown."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from compare_helpers import YEAR, brief, bundle, care, compared, must, offer, person, several_offers
from contract_helpers import terms
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from years_helpers import JOINER, plan

from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.comparison.raw_values import RawValue
from dms.comparison.scores import Score, ScorePart
from dms.comparison.shares import Share, shares_of
from dms.comparison.weights import Criterion, Weights
from dms.i18n import text
from dms.members import Roster
from dms.periods import Period

A = offer("a", care("outpatient", access="direct"))
B = offer("b", care("outpatient", "800"))


def weights(**given_: Any) -> Weights:
    return Weights.model_validate(given_)


def score(found: Comparison, id_: str) -> Score:
    assert found.scores is not None
    (one,) = [row for row in found.scores.rows if row.candidate == id_]
    return one


def part(found: Comparison, id_: str, criterion: Criterion) -> ScorePart:
    (one,) = [one for one in score(found, id_).parts if one.criterion is criterion]
    return one


class TestWeights:
    def test_they_need_not_add_up(self) -> None:
        found = weights(price="3", must="1", findings="0")
        assert found.shares == {Criterion.PRICE: Fraction(3, 4), Criterion.MUST: Fraction(1, 4)}

    @pytest.mark.parametrize("given_", [{}, {"price": "0"}, {"price": "-1"}, {"colour": "1"}])
    def test_something_weighs(self, given_: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            weights(**given_)

    def test_without_weights_nothing_is_scored(self) -> None:
        assert compared(A, B).scores is None

    def test_every_criterion_has_a_name(self) -> None:
        assert len({one.heading.to("en") for one in Criterion}) == len(Criterion)


class TestPrice:
    def test_the_lowest_price_by_this_price(self) -> None:
        found = compared(A, B, weights=weights(price="1"))
        assert (score(found, "a").low, score(found, "b").low) == (Decimal("80.00"), Decimal(100))
        one = part(found, "a", Criterion.PRICE)
        assert (one.share_low, one.share_high) == (Fraction(4, 5), Fraction(4, 5))
        assert one.raw is not None
        assert one.raw.to("en") == "4,000.00 ₽"
        assert found.scores is not None
        assert found.scores.best == "b"
        assert found.scores.how[Criterion.PRICE].to("en").startswith("the lowest price")

    def test_no_price_in_the_scope_is_unknown_and_keeps_its_weight(self) -> None:
        other = bundle("b", "1", "outpatient", "dental")
        found = compared(A, other, weights=weights(price="1"))
        one = part(found, "b", Criterion.PRICE)
        assert (one.raw, one.low, one.high) == (None, Decimal("0.00"), Decimal("100.00"))
        assert found.scores is not None
        assert found.scores.best is None, "who may have more is not behind"

    def test_a_price_that_nobody_knows_may_be_the_lowest(self) -> None:
        met, missed = offer("a", care("outpatient", "100")), {"kind": "outpatient"}
        asked = brief(must("outpatient"))
        found = compared(
            met,
            offer("b", missed),
            requirement=asked,
            weights=weights(price="60", must="40", price_of="total"),
        )
        one = part(found, "a", Criterion.PRICE)
        assert (one.share_low, one.share_high) == (0, 1)
        assert found.scores is not None
        assert found.scores.best is None

    def test_the_total_may_be_the_price(self) -> None:
        dear = offer("b", care("outpatient", "800"), care("dental", "800"))
        found = compared(A, dear, weights=weights(price="1", price_of="total"))
        assert part(found, "b", Criterion.PRICE).share_low == Fraction(1000, 1600)

    def test_a_part_of_a_total_is_no_price(self) -> None:
        some = offer("b", care("outpatient", {"age": {"0-40": "1"}}))
        roster = Roster.of([person("1"), person("2", birth=1950)])
        found = compared(A, some, roster=roster, weights=weights(price="1", price_of="total"))
        assert part(found, "b", Criterion.PRICE).raw is None

    def test_free_care_is_the_cheapest(self) -> None:
        found = compared(A, offer("b", care("outpatient", "0")), weights=weights(price="1"))
        assert [score(found, id_).low for id_ in "ab"] == [Decimal("0.00"), Decimal("100.00")]


class TestWishes:
    def test_open_musts_are_a_range(self) -> None:
        asked = brief(must("outpatient", access="direct"), {"kind": "dental", "need": "should"})
        found = compared(A, B, requirement=asked, weights=weights(must="1", should="1"))
        known, open_ = (part(found, id_, Criterion.MUST) for id_ in "ab")
        assert (known.low, known.high) == (Decimal("50.00"), Decimal("50.00"))
        assert (open_.low, open_.high) == (Decimal("25.00"), Decimal("50.00"))
        assert open_.raw is not None
        assert open_.raw.to("en") == "1 of 2 met, 1 not stated"
        should = part(found, "a", Criterion.SHOULD)
        assert (should.share_low, should.share_high) == (0, 1)

    def test_without_a_brief_or_without_musts_nothing_is_known(self) -> None:
        bare = compared(A, weights=weights(must="1"))
        none = compared(
            A,
            weights=weights(must="1"),
            requirement=brief({"kind": "dental", "need": "should"}),
        )
        assert part(bare, "a", Criterion.MUST).raw is None
        assert part(none, "a", Criterion.MUST).raw is None


class TestClinics:
    ROSTER = Roster.of(
        [person("1", place="Москва"), person("2", place="Омск", office="Омск"), person("3")]
    )

    def near(self, *clinics: dict[str, Any]) -> ScorePart:
        ids = {"clinics": [one["id"] for one in clinics]} if clinics else {}
        given_ = offer("a", care("outpatient"), clinics=list(clinics), programme=ids)
        found = compared(given_, roster=self.ROSTER, weights=weights(clinics_near="1"))
        return part(found, "a", Criterion.CLINICS_NEAR)

    def test_the_share_of_people_who_have_one(self) -> None:
        clinic = {"id": "1", "name": "К", "city": "Москва", "kinds": ["outpatient"]}
        found = self.near(clinic)
        assert (found.share_low, found.share_high) == (Fraction(1, 3), Fraction(2, 3))
        assert found.raw is not None
        assert found.raw.to("en") == "1 of 3 people, 1 unknown"

    def test_no_list_is_unknown(self) -> None:
        assert self.near().raw is None

    def test_people_without_the_care_make_it_unknown(self) -> None:
        clinic = {"id": "1", "name": "К", "city": "Москва", "kinds": ["outpatient"]}
        given_ = offer("a", care("outpatient"), clinics=[clinic], programme={"clinics": ["1"]})
        roster = Roster.of([person("1", place="Москва"), person("2", "vip", place="Москва")])
        found = compared(given_, roster=roster, weights=weights(clinics_near="1"))
        assert part(found, "a", Criterion.CLINICS_NEAR).raw is None


class TestTerms:
    def test_days_without_cover_on_the_plan(self) -> None:
        late = terms(
            enrolment={
                "backdating": None,
                "days": [1],
                "notice": {"working_days": 5},
                "late": "next_day",
            }
        )
        joining = plan(joiners=[{**JOINER, "programme": "std"}])
        found = compared(
            Candidate(A, terms()),
            Candidate(B, late),
            offer("c", care("outpatient")),
            plan=joining,
            weights=weights(days_without_cover="1"),
        )
        at_once, waits, unknown = (part(found, id_, Criterion.DAYS_WITHOUT_COVER) for id_ in "abc")
        assert (at_once.share_low, waits.share_low) == (1, 0)
        assert (unknown.raw, unknown.share_low, unknown.share_high) == (None, 0, 1)
        assert found.years is not None
        assert found.years.joiners == 1
        assert found.by_id["a"].requests

    def test_nobody_waits(self) -> None:
        joining = plan(joiners=[{**JOINER, "programme": "std"}])
        found = compared(
            Candidate(A, terms()), plan=joining, weights=weights(days_without_cover="1")
        )
        assert score(found, "a").low == Decimal("100.00")

    def test_findings_count_only_where_there_are_terms(self) -> None:
        found = compared(Candidate(A, terms()), B, weights=weights(findings="1"))
        checked, unknown = (part(found, id_, Criterion.FINDINGS) for id_ in "ab")
        assert checked.raw is not None
        assert (unknown.raw, unknown.low, unknown.high) == (None, 0, Decimal("100.00"))
        assert 0 <= checked.share_low <= checked.share_high <= 1


def value(low: int, high: int | None = None) -> RawValue:
    return RawValue(Fraction(low), Fraction(low if high is None else high), text("so many"))


class TestShares:
    def test_the_most_of_others_is_open_where_they_are(self) -> None:
        found = shares_of(Criterion.FINDINGS, {"a": value(2), "b": value(0, 10)})
        assert found["a"] == Share(Fraction(0), Fraction(4, 5))
        assert found["b"] == Share(Fraction(0), Fraction(1))

    def test_a_number_that_nobody_knows_may_be_any(self) -> None:
        found = shares_of(Criterion.DAYS_WITHOUT_COVER, {"a": value(2), "b": None, "c": value(4)})
        assert found["a"] == Share(Fraction(1, 2), Fraction(1))
        assert found["b"] == Share(Fraction(0), Fraction(1))
        assert found["c"] == Share(Fraction(0), Fraction(1))

    def test_none_at_all_is_worth_everything(self) -> None:
        found = shares_of(Criterion.FINDINGS, {"a": value(0), "b": None})
        assert found["a"] == Share(Fraction(1), Fraction(1))

    def test_free_care_is_the_cheapest_whatever_others_cost(self) -> None:
        found = shares_of(Criterion.PRICE, {"a": value(0), "b": None, "c": value(5)})
        assert found["a"] == Share(Fraction(1), Fraction(1))
        assert found["c"] == Share(Fraction(0), Fraction(0))


ranges = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)


@given(
    st.sampled_from([Criterion.PRICE, Criterion.DAYS_WITHOUT_COVER, Criterion.FINDINGS]),
    st.lists(st.none() | ranges, min_size=1, max_size=4),
    st.data(),
)
def test_shares_hold_whatever_the_unknowns_turn_out_to_be(
    criterion: Criterion, written: list[list[int] | None], data: st.DataObject
) -> None:
    exact = criterion is Criterion.PRICE
    known = {
        str(n): None if pair is None else value(pair[0], pair[0] if exact else pair[1])
        for n, pair in enumerate(written)
    }
    answered = {
        id_: value(
            data.draw(
                st.integers(0, 99) if one is None else st.integers(int(one.low), int(one.high))
            )
        )
        for id_, one in known.items()
    }
    bounds = shares_of(criterion, known)
    for id_, share in shares_of(criterion, answered).items():
        assert share.low == share.high, "nothing is open any more"
        assert bounds[id_].low <= share.low <= bounds[id_].high


@given(
    several_offers,
    st.fixed_dictionaries(
        {one: st.integers(1, 9).map(str) for one in ("price", "must", "should", "clinics_near")}
    ),
)
def test_points_add_up_and_stay_within_their_weights(
    given_offers: Any, given_weights: dict[str, str]
) -> None:
    asked = brief(must("outpatient"), must("dental"), {"kind": "home_care", "need": "should"})
    found = compared(
        *given_offers, requirement=asked, period=Period(**YEAR), weights=weights(**given_weights)
    ).scores
    assert found is not None
    assert sum(found.weights.values()) == 1
    assert sum(found.points.values()) == 100
    for row in found.rows:
        assert row.low == sum(one.low for one in row.parts)
        assert row.high == sum(one.high for one in row.parts)
        for one in row.parts:
            assert 0 <= one.low <= one.high <= found.points[one.criterion] + Decimal("0.01")
    if found.best is not None:
        (best,) = [row for row in found.rows if row.candidate == found.best]
        assert all(row is best or row.high < best.low for row in found.rows)
