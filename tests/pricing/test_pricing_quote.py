"""Quotes: figures on every level, each adding up to the one above, whatever is rounded where."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pricing_helpers import CHILD, EMPLOYEE, SPOUSE, aged, codes, offer, premium, priced, programme
from random_offers import offers, rosters

from dms.errors import QuoteRefused
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Amounts, Quote
from dms.pricing.quoting import quote

MODULES = {"outpatient": "100.05", "dental": "33.33", "home_care": "0"}
DOCTOR = {"kind": "office_doctor", "premium": "1000"}
FAMILY = [
    Member(id="e1", birth=aged(40)),
    Member(id="e2", birth=aged(30), start=date(2026, 7, 2)),
    Member(id="s", relationship=SPOUSE, birth=aged(39)),
    Member(id="c", relationship=CHILD, birth=aged(5)),
]
HALF = [{"when": {"relationship": "employee"}, "employer": "1"}, {"employer": "0.5"}]


def family(**more: Any) -> Quote:
    of = offer(
        MODULES,
        {"percent": "15", "when": {"relationship": ["spouse", "child"]}},
        **{"proration": {"join": "days"}, "contribution": HALF, **more},
    )
    return priced(of, *FAMILY)


def added(figures: Sequence[Amounts]) -> list[Decimal | None]:
    """Add up figures of one level."""
    names = ("heads", "full", "premium", "employer", "employee")
    columns = [[getattr(figure, name) for figure in figures] for name in names]
    return [None if None in column else sum(column, Decimal()) for column in columns]


def adds_up(found: Quote) -> None:
    """Check that every level of a quote adds up to the one above it."""
    people = [member.amounts for member in found.members if member.amounts is not None]
    total = added(people)
    assert added(list(found.by_programme.values())) == total
    assert added(list(found.by_relationship.values())) == total
    extra = sum((line.premium for line in found.contract), Decimal())
    assert (found.amounts.full, found.total) == (total[1] + extra, total[2] + extra)
    assert sum(m.full for m in found.by_module.values()) == found.amounts.full
    assert sum(m.premium for m in found.by_module.values()) == found.total
    if found.payers:
        assert sum(found.payers.values()) == found.total
    for member in found.members:
        if member.amounts is not None:
            assert sum(line.full for line in member.lines) == member.amounts.full
            assert sum(line.premium for line in member.lines) == member.amounts.premium


class TestFigures:
    def test_full_and_prorated_side_by_side(self) -> None:
        amounts = family().member("e2").amounts
        assert amounts == Amounts(
            1, Decimal("133.38"), Decimal("66.87"), Decimal("66.87"), Decimal("0.00")
        )

    def test_lines_are_fitted_to_the_person(self) -> None:
        lines = [
            (line.kind, str(line.full), str(line.premium)) for line in family().member("e2").lines
        ]
        assert lines == [
            ("outpatient", "100.05", "50.16"),
            ("dental", "33.33", "16.71"),
            ("home_care", "0.00", "0.00"),
        ]

    def test_by_relationship_and_programme(self) -> None:
        found = family()
        assert list(found.by_relationship) == [EMPLOYEE, SPOUSE, CHILD]
        assert found.by_relationship[EMPLOYEE].premium == Decimal("200.25")
        assert found.by_relationship[CHILD].premium == Decimal("153.39")
        assert list(found.by_programme) == ["std"]

    def test_by_module(self) -> None:
        dental = family().by_module["dental"]
        assert (dental.heads, str(dental.full)) == (4, "143.32")
        assert (dental.employer, dental.employee) == (None, None)

    def test_who_pays(self) -> None:
        assert family().payers == {
            "employer": Decimal("200.25") + 2 * Decimal("76.70"),
            "employee": 2 * Decimal("76.69"),
        }

    def test_who_pays_is_not_said(self) -> None:
        found = family(contribution=None)
        assert found.payers == {}
        assert found.amounts.employer is None

    def test_amounts_have_kopecks(self) -> None:
        assert str(priced(offer("5")).total) == "5.00"
        assert str(priced(offer("5"), *FAMILY[:1]).member("e1").lines[0].premium) == "5.00"

    def test_everything_adds_up(self) -> None:
        adds_up(family())
        adds_up(family(modules=[DOCTOR]))

    def test_programmes_come_in_the_offers_order(self) -> None:
        of = offer(programmes=[programme(id_="z"), programme(id_="a"), programme(id_="unused")])
        found = priced(of, Member(id="1", programme="a"), Member(id="2", programme="z"))
        assert list(found.by_programme) == ["z", "a"]

    def test_the_context_of_the_caller_does_not_matter(self) -> None:
        of = offer("1234567.89", modules=[{**DOCTOR, "premium": "7654321.01"}])
        with localcontext(prec=4):
            found = priced(of)
            assert str(found.total) == "8888888.90"
            assert str(found.by_module["office_doctor"].premium) == "7654321.01"
            assert str(found.per_head) == "8888888.90"
        assert str(priced(of).total) == "8888888.90"


class TestPerHead:
    @pytest.mark.parametrize(
        ("rounding", "average"),
        [
            ({}, "66.67"),
            ({"mode": "down"}, "66.66"),
            ({"unit": "10"}, "70.00"),
            ({"unit": "10", "mode": "down"}, "60.00"),
        ],
    )
    def test_it_is_rounded_like_a_premium(self, rounding: dict[str, str], average: str) -> None:
        of = offer({"relationship": {"employee": "50", "child": "100"}}, rounding=rounding)
        people = [Member(id="a"), Member(id="b"), Member(id="c", relationship=CHILD)]
        assert str(priced(of, *people).per_head) == average

    def test_only_priced_members_count(self) -> None:
        found = priced(offer({"relationship": {"employee": "50"}}), *FAMILY[::3])
        assert (found.status, found.per_head) == ("partial", 50)


class TestMembers:
    def test_in_the_rosters_order(self) -> None:
        found = family()
        assert [member.id for member in found.members] == ["e1", "e2", "s", "c"]
        assert found.member("c") == found.member_at(3)
        assert found.member("c").relationship is CHILD

    def test_dates_and_programme(self) -> None:
        member = family().member("e2")
        assert (member.period.start, member.period.last_day) == (
            date(2026, 7, 2),
            date(2026, 12, 31),
        )
        assert member.programme == "std"

    def test_nobody_has_this_id(self) -> None:
        with pytest.raises(KeyError, match="no member 'x'"):
            family().member("x")

    def test_without_a_price(self) -> None:
        found = priced(offer({"age": {"18-59": "1"}}), *FAMILY)
        child = found.member("c")
        assert child.amounts is None
        assert child.period is None
        assert child.programme is None
        assert codes([child.issue]) == ["QUOTE-RATE-MISSING"]
        assert child.issue.where.member == "c"


class TestRefused:
    def test_asking_for_a_figure_is_refused_with_the_reasons(self) -> None:
        nobody = priced(offer({"age": {"90+": "1"}}), *FAMILY)
        never = priced(offer(period=None), *FAMILY)
        for found in (nobody, never):
            assert found.status == "refused"
            for figure in ("total", "per_head", "amounts", "payers"):
                with pytest.raises(QuoteRefused) as caught:
                    getattr(found, figure)
                assert caught.value.issues == found.issues != ()

    def test_there_is_nothing_to_add_up(self) -> None:
        for found in (priced(offer({"age": {"90+": "1"}}), *FAMILY), priced(offer(period=None))):
            assert found.by_programme == {}
            assert found.by_relationship == {}
            assert found.by_module == {}

    def test_members_of_a_quote_that_never_was(self) -> None:
        found = priced(offer(period=None), *FAMILY)
        assert list(found.members) == []
        with pytest.raises(QuoteRefused):
            found.member("e1")
        with pytest.raises(KeyError):
            found.member("x")

    def test_representation_tells_nothing_of_people(self) -> None:
        members = [Member(id="e1", birth=date(1984, 2, 3), name="Иванов Иван")]
        shown = repr(priced(offer(), *members)) + str(list(priced(offer(), *members).members))
        assert "Иванов" not in shown
        assert "1984" not in shown


class TestModules:
    def test_the_contract_and_the_programme_may_have_the_same_kind(self) -> None:
        lump_sum = {"kind": "telemedicine", "premium": "500"}
        of = offer({"outpatient": "100", "telemedicine": "10"}, modules=[lump_sum])
        found = priced(of, *FAMILY[:1])
        assert found.by_module["telemedicine"] == Amounts(1, Decimal("510.00"), Decimal("510.00"))
        adds_up(found)

    def test_two_doctors_in_two_offices(self) -> None:
        found = priced(offer("100", modules=[DOCTOR, {**DOCTOR, "premium": "400"}]))
        assert found.by_module["office_doctor"].premium == 1400
        adds_up(found)

    def test_a_zero_price_is_a_price(self) -> None:
        found = priced(offer({"outpatient": "0", "dental": "0"}))
        assert (found.status, found.total) == ("complete", 0)
        assert [line.premium for line in found.member("m").lines] == [0, 0]

    def test_each_module_has_its_own_deductible(self) -> None:
        """A factor that looks at the deductible sees that of the module, then the programme's."""
        modules = [
            {"kind": "outpatient", "premium": "1000"},
            {"kind": "dental", "premium": "100", "deductible": {"share": "0.5"}},
            {"kind": "ambulance", "premium": "10", "deductible": {"share": "0"}},
            {"kind": "telemedicine", "premium": "1", "deductible": {"amount": "500"}},
        ]
        table = {"deductible": {"20%": "0.9", "50%": "0.6", "0%": "1", "500": "0.5"}}
        of = offer(
            programmes=[{"id": "std", "modules": modules, "deductible": {"share": "0.2"}}],
            factors=[{"id": "d", "multiply": table}],
        )
        found = [str(line.premium) for line in priced(of).member("m").lines]
        assert found == ["900.00", "60.00", "10.00", "0.50"]


class TestHalfKopecks:
    """Exact halves are common on round tariffs: 5 % of lines (design.md 4)."""

    @pytest.mark.parametrize(
        ("mode", "found"),
        [("half_up", "270.59"), ("half_even", "270.58"), ("up", "270.59"), ("down", "270.58")],
    )
    def test_the_mode_decides(self, mode: str, found: str) -> None:
        of = offer("541.17", {"multiply": "0.5"}, rounding={"mode": mode})
        assert str(premium(of)) == found

    @pytest.mark.parametrize(
        ("level", "lines", "total"),
        [
            ("person", ["0.01", "0.01", "0.00"], "0.02"),
            ("line", ["0.01", "0.01", "0.01"], "0.03"),
        ],
    )
    def test_each_line_or_each_person(self, level: str, lines: list[str], total: str) -> None:
        modules = {"outpatient": "0.01", "dental": "0.01", "ambulance": "0.01"}
        of = offer(modules, {"multiply": "0.5"}, rounding={"level": level})
        found = priced(of).member("m")
        assert [str(line.premium) for line in found.lines] == lines
        assert str(found.amounts.premium) == total

    def test_the_whole_group(self) -> None:
        of = offer("0.01", {"multiply": "0.5"}, rounding={"level": "group"})
        found = priced(of, *(Member(id=name) for name in "cab"))
        assert str(found.total) == "0.02"
        assert [str(m.amounts.premium) for m in found.members] == ["0.00", "0.01", "0.01"]

    def test_the_whole_group_without_those_who_are_refused(self) -> None:
        of = offer(
            {"relationship": {"employee": "0.01"}}, {"multiply": "0.5"}, rounding={"level": "group"}
        )
        people = [
            Member(id="a", relationship=CHILD),
            Member(id="b"),
            Member(id="c"),
            Member(id="d"),
        ]
        found = priced(of, *people)
        assert found.member("a").amounts is None
        assert str(found.total) == "0.02"
        assert sum(m.amounts.premium for m in found.members if m.amounts) == found.total

    def test_a_group_that_pays_nothing(self) -> None:
        found = priced(offer("0", rounding={"level": "group"}), *FAMILY[::2])
        assert (found.status, found.total) == ("complete", 0)


def by_ids(found: Quote) -> dict[str, Any]:
    """Return everything about each member but the place in the roster."""
    return {member.id: member for member in found.members}


class TestProperties:
    @settings(max_examples=60)
    @given(offers(), rosters, st.randoms(use_true_random=False))
    def test_the_order_of_the_roster_never_matters(
        self, of: Offer, members: list[Member], random: Any
    ) -> None:
        shuffled = random.sample(members, len(members))
        one, other = quote(of, Roster.of(members)), quote(of, Roster.of(shuffled))
        assert by_ids(one) == by_ids(other)
        assert one.status == other.status
        assert one.by_programme == other.by_programme
        assert one.by_module == other.by_module
        assert Counter(codes(one.issues)) == Counter(codes(other.issues))

    @settings(max_examples=60)
    @given(offers(), rosters)
    def test_every_level_adds_up(self, of: Offer, members: list[Member]) -> None:
        found = quote(of, Roster.of(members))
        assume(found.status != "refused")
        adds_up(found)

    @settings(max_examples=60)
    @given(offers(), rosters)
    def test_nobody_without_a_price_counts_as_zero(self, of: Offer, members: list[Member]) -> None:
        found = quote(of, Roster.of(members))
        refused = [member.id for member in found.members if member.issue is not None]
        assert [i.where.member for i in found.issues if i.where.member] == refused
        heads = sum(amounts.heads for amounts in found.by_programme.values())
        assert heads == len(members) - len(refused)
        assert (found.status == "complete") == (not refused)

    @settings(max_examples=60)
    @given(offers(), rosters)
    def test_cells_are_as_good_as_one_person_at_a_time(
        self, of: Offer, members: list[Member]
    ) -> None:
        """A group without headcount tables, each member quoted alone."""
        assume(of.rounding.level != "group")
        assume("headcount" not in str(of.model_dump(mode="json", exclude={"headcount"})))
        together = by_ids(quote(of, Roster.of(members)))
        alone = {m.id: quote(of, Roster.of([m])).member(m.id) for m in members}
        assert together == alone

    @settings(max_examples=60)
    @given(offers(), rosters, st.dates(date(2025, 3, 10), date(2026, 3, 9)))
    def test_a_later_start_is_never_dearer_in_the_same_cell(
        self, of: Offer, members: list[Member], start: date
    ) -> None:
        assume(of.rounding.level == "person")
        of = of.model_copy(update={"age": of.age.model_copy(update={"on": "contract_start"})})
        whole = [evolve(m, start=None, last_day=None) for m in members]
        late = [evolve(m, start=start, last_day=None) for m in members]
        before, after = quote(of, Roster.of(whole)), quote(of, Roster.of(late))
        for full, part in zip(before.members, after.members, strict=True):
            if full.amounts is not None and part.amounts is not None:
                assert part.amounts.premium <= full.amounts.premium
                assert part.amounts.full == full.amounts.full

    @given(
        st.integers(1, 10_000_000),
        st.dates(date(2026, 1, 2), date(2026, 12, 31)),
        st.sampled_from(["half_up", "half_even", "up", "down"]),
    )
    def test_a_period_cut_in_two_costs_the_same_within_a_kopeck(
        self, kopecks: int, day: date, mode: str
    ) -> None:
        of = offer(
            f"{kopecks / 100:.2f}",
            proration={"join": "days", "leave": "days"},
            rounding={"mode": mode},
        )
        first = Member(id="a", last_day=date.fromordinal(day.toordinal() - 1))
        found = priced(of, first, Member(id="b", start=day))
        whole = found.member("a").amounts.full
        assert abs(found.total - whole) <= Decimal("0.01")
