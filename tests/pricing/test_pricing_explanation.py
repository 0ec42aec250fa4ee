"""Explanations: the tree behind a figure, down to the line of the price list."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from pricing_helpers import CHILD, aged, from_yaml, offer, priced, programme
from random_offers import offers, rosters

from dms.errors import QuoteRefused
from dms.members import Member, Roster
from dms.pricing.explanation import Explanation, explain, explain_member, explain_module
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.pricing.tariff import WHOLE_PROGRAMME

OFFER = """\
dms: offer/1
id: o
insurer: {id: i, name: Страховщик}
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {counts: all}
columns:
  visits: {title: Визиты, values: numbers}
programmes:
  - id: std
    name: Стандарт
    modules:
      - kind: outpatient
        premium:
          by: [place, age]
          rows:
            - [Москва, 0-59, 1000]
            - [Москва, 60+, 2000]
          otherwise: 900
      - {kind: dental, premium: 300}
modules:
  - kind: office_doctor
    premium: 1500
    premium_per: hour
    visits_per_week: 2
    hours_per_visit: 2
    weeks: 40
factors:
  - {id: relative, name: Родственник, percent: 15, when: {relationship: child}}
  - {id: visits, add: 10.50, per: visits, modules: [outpatient]}
  - {id: bonus, add: -5, modules: [dental]}
  - {id: big, multiply: {headcount: {1-9: 1, 10+: 0.9}}, round_to: 10}
  - {id: doctor, multiply: 0.5, modules: [office_doctor]}
proration: {join: days, leave: none}
contribution:
  - {when: {relationship: employee}, employer: 1}
  - {employer: 0.25}
"""
PEOPLE = [
    Member(id="e", place="Москва", birth=aged(61), extra={"visits": 2}),
    Member(
        id="c",
        place="Москва",
        birth=aged(7),
        relationship=CHILD,
        extra={"visits": 0},
        start=date(2026, 7, 2),
    ),
    Member(id="o", place="Орёл", birth=aged(61), extra={"visits": 2}),
    Member(id="x", birth=aged(30)),
]
Row = tuple[str, str, str | None, str | None, int | None]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Quote:
    return priced(from_yaml(tmp_path_factory.mktemp("offer"), OFFER), *PEOPLE)


def flat(explanation: Explanation, depth: int = 0) -> Iterator[Row]:
    """Write a tree as rows: kind, label, amount, formula, line of the file."""
    yield (
        "  " * depth + explanation.kind,
        explanation.label.to("en"),
        None if explanation.amount is None else str(explanation.amount),
        explanation.formula.to("en") if explanation.formula else None,
        explanation.source.line if explanation.source else None,
    )
    for part in explanation.parts:
        yield from flat(part, depth + 1)


class TestMember:
    def test_every_step_with_its_line(self, found: Quote) -> None:
        assert list(flat(explain_member(found, "e")))[1:8] == [
            ("  module", "Outpatient care", "2020.00", None, None),
            ("    rate", "price list: Москва × 60+", "2000.00", None, 17),
            ("    step", "visits", "2021.00", "+ 10.5 ₽ × 2", 29),
            ("    step", "big: 1-9", "2020.00", "× 1, rounded to 10 ₽", 31),
            ("  module", "Dental care", "300.00", None, None),
            ("    rate", "price list", "300.00", None, 19),
            ("    step", "bonus", "295.00", "− 5 ₽", 30),
        ]

    def test_otherwise_is_a_row_as_well(self, found: Quote) -> None:
        rate = explain_member(found, "o").parts[0].parts[0]
        assert (str(rate.amount), rate.source.line) == ("900.00", 18)

    def test_proration_rounding_and_who_pays(self, found: Quote) -> None:
        tree = explain_member(found, "c")
        assert tree.amount == Decimal("747.04")
        assert tree.label.to("en") == "Member c, Стандарт, 2026-07-02 to 2026-12-31"
        assert list(flat(tree))[-5:] == [
            ("  full", "Price of the whole term", "1490.00", None, None),
            ("  proration", "Part of the term from the entry on", None, "183 of 365 days", 33),
            (
                "  rounding",
                "Rounding",
                None,
                "half up to 0.01 ₽, once for each person, lines fitted to it",
                None,
            ),
            ("  payer", "Employer pays", "186.76", None, None),
            ("  payer", "Employee pays", "560.28", None, None),
        ]

    def test_the_uplift_is_only_for_whom_it_concerns(self, found: Quote) -> None:
        steps = [part.label.to("en") for part in explain_member(found, "c").parts[0].parts]
        assert steps == ["price list: Москва × 0-59", "Родственник", "visits", "big: 1-9"]

    def test_somebody_without_a_price(self, found: Quote) -> None:
        tree = explain_member(found, "x")
        assert tree.amount is None
        assert tree.parts == ()
        assert tree.formula == found.member("x").issue.text

    def test_nobody_of_that_id(self, found: Quote) -> None:
        with pytest.raises(KeyError):
            explain_member(found, "nobody")

    def test_where_there_is_no_quote(self) -> None:
        with pytest.raises(QuoteRefused):
            explain_member(priced(offer(period=None)), "m")

    @pytest.mark.parametrize(
        ("factor", "formula"),
        [
            ({"multiply": "1.5"}, "× 1.5"),
            ({"percent": "-5"}, "− 5 %"),
            ({"percent": "5"}, "+ 5 %"),
            ({"add": "100"}, "+ 100 ₽"),
            ({"replace": "70"}, "= 70"),
            ({"percent": "1", "per": "age"}, "+ 1 % × 30"),
        ],
    )
    def test_what_a_step_does(self, factor: dict[str, str], formula: str) -> None:
        tree = explain_member(priced(offer("1000", factor), Member(id="m", birth=aged(30))), "m")
        assert tree.parts[0].parts[1].formula.to("en") == formula

    @pytest.mark.parametrize(
        ("rounding", "said"),
        [
            ({"mode": "half_even"}, "half to even to 0.01 ₽"),
            ({"mode": "up", "unit": "1"}, "up to 1 ₽"),
            ({"mode": "down", "level": "line"}, "down to 0.01 ₽, line by line"),
            ({"level": "group"}, "half up to 0.01 ₽, once for the group, persons fitted to it"),
        ],
    )
    def test_the_rounding_has_a_name(self, rounding: dict[str, str], said: str) -> None:
        tree = explain_member(priced(offer(rounding=rounding)), "m")
        (step,) = [part for part in tree.parts if part.kind == "rounding"]
        assert step.formula.to("en").startswith(said)

    def test_leaving_early(self) -> None:
        of = offer(proration={"leave": "days"})
        tree = explain_member(priced(of, Member(id="m", last_day=date(2026, 3, 31))), "m")
        (step,) = [part for part in tree.parts if part.kind == "proration"]
        assert step.label.to("en") == "Part given back"
        assert step.formula.to("en") == "275 of 365 days"
        assert step.source.pointer == "/proration/leave"


class TestTotal:
    def test_programmes_groups_and_the_contract(self, found: Quote) -> None:
        tree = explain(found)
        assert tree.amount == found.total
        assert [(part.kind, part.amount) for part in tree.parts] == [
            ("programme", Decimal("4287.04")),
            ("contract", Decimal("120000.00")),
        ]
        groups = tree.parts[0].parts
        assert [group.label.to("en") for group in groups][1] == (
            "age 0-59, place Москва, relationship child, Визиты 0, 2026-07-02 to 2026-12-31"
        )
        assert [group.formula.to("en")[:4] for group in groups] == ["1 × "] * 3

    def test_what_the_contract_is_multiplied_by(self, found: Quote) -> None:
        rows = list(flat(explain(found).parts[1]))
        assert [row[3] for row in rows] == [None, None, "× 0.5", "× 2", "× 2", "× 40"]
        assert [row[4] for row in rows[1:3]] == [22, 32]

    def test_everybody_alike(self) -> None:
        (group,) = explain(priced(offer(), Member(id="a"), Member(id="b"))).parts[0].parts
        assert group.label.to("en") == "everybody"
        assert group.amount == 2000

    def test_a_refused_quote_has_no_total(self) -> None:
        with pytest.raises(QuoteRefused):
            explain(priced(offer(period=None)))


class TestModule:
    def test_what_one_kind_of_care_costs(self, found: Quote) -> None:
        tree = explain_module(found, "dental")
        assert tree.amount == found.by_module["dental"].premium
        assert sum(part.amount for part in tree.parts) == tree.amount
        assert {part.kind for part in tree.parts} == {"group"}

    def test_the_whole_programme(self) -> None:
        of = offer(
            programmes=[
                {
                    "id": "std",
                    "premium": "500",
                    "modules": [{"kind": "outpatient", "premium": "included"}],
                }
            ]
        )
        tree = explain_module(priced(of), WHOLE_PROGRAMME)
        assert (tree.label.to("en"), tree.amount) == ("Whole programme", 500)

    def test_prices_of_the_contract(self) -> None:
        doctor = {"kind": "office_doctor", "premium": "100"}
        found = priced(offer(modules=[doctor, {**doctor, "premium": "30"}]))
        tree = explain_module(found, "office_doctor")
        assert [(part.kind, part.amount) for part in tree.parts] == [
            ("contract", 100),
            ("contract", 30),
        ]
        assert (tree.amount, tree.formula) == (130, None)

    def test_a_kind_that_nobody_pays_for(self, found: Quote) -> None:
        with pytest.raises(KeyError):
            explain_module(found, "ambulance")


class TestPlaceOfAnAge:
    def test_an_age_that_does_not_matter_is_named_once(self) -> None:
        both = [programme({"age": {"0-59": "1", "60+": "2"}}, "aged"), programme("7", "flat")]
        of = offer(programmes=both, proration={"join": "none"})
        late = Member(id="m", programme="flat", birth=date(1966, 3, 1), start=date(2026, 6, 1))
        (group,) = explain(priced(of, late)).parts[0].parts
        assert group.label.to("en") == "age 0-59, 2026-06-01 to 2026-12-31"


class TestProperties:
    @settings(max_examples=60)
    @given(offers(), rosters)
    def test_figures_of_the_tree_are_those_of_the_quote(
        self, of: Offer, members: list[Member]
    ) -> None:
        found = quote(of, Roster.of(members))
        assume(found.status != "refused")
        tree = explain(found)
        assert sum(part.amount for part in tree.parts) == tree.amount == found.total
        for part in tree.parts:
            assert sum(group.amount for group in part.parts) == part.amount
        for kind, amounts in found.by_module.items():
            module = explain_module(found, kind)
            assert sum(group.amount for group in module.parts) == amounts.premium

    @settings(max_examples=60)
    @given(offers(), rosters)
    def test_steps_end_at_the_price_of_the_line(self, of: Offer, members: list[Member]) -> None:
        found = quote(of, Roster.of(members))
        for member in found.members:
            tree = explain_member(found, member.id)
            if member.amounts is None:
                assert tree.amount is None
                continue
            assert tree.amount == member.amounts.premium
            modules = [part for part in tree.parts if part.kind == "module"]
            assert [part.amount for part in modules] == [line.premium for line in member.lines]
            ends = [module.parts[-1].amount for module in modules]
            assert all(module.parts[0].kind == "rate" for module in modules)
            if of.rounding.level == "person":
                full = of.rounding.units_of(sum(map(Fraction, ends), Fraction(0)))
                assert of.rounding.roubles(full) == member.amounts.full


def test_sources_name_the_file(tmp_path: Path) -> None:
    found = priced(from_yaml(tmp_path, OFFER), PEOPLE[0])
    rate = explain_member(found, "e").parts[0].parts[0]
    assert str(rate.source) == "offer.yaml:17:15"
