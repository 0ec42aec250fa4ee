"""Refusals: why somebody has no price, with a code, a place and a way out. Never a zero."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pricing_helpers import (
    CHILD,
    OTHER,
    SPOUSE,
    aged,
    codes,
    from_yaml,
    offer,
    premium,
    priced,
    programme,
    refusal,
)

from dms.issues import Location, Severity
from dms.members import Member
from dms.pricing.offer import Offer

OFFER = """\
dms: offer/1
id: o
insurer: {id: i, name: Страховщик}
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {counts: all}
eligibility: {ages: 0-80, relationships: [employee, child, spouse]}
columns:
  tenure: {values: numbers}
programmes:
  - id: std
    name: Стандарт
    modules:
      - kind: outpatient
        premium:
          by: [place, age]
          rows:
            - [Москва, 0-60, 1000]
            - [Москва, 60-75, 2000]
            - [Казань, "*", 900]
      - kind: dental
        premium: 100
    eligibility: {ages: 18-75}
  - id: open
    modules: [{kind: outpatient, premium: 500}, {kind: dental}]
  - id: cheap
    modules: [{kind: outpatient, premium: 500}]
factors:
  - id: bonus
    add: -600
    programmes: [cheap]
    when: {grade: VIP}
  - id: seniority
    percent: 1
    per: tenure
    modules: [dental]
    when: {sex: female}
proration: {join: days}
contribution:
  - {when: {relationship: child}, employer: 0}
  - {when: {place: Москва}, employer: 1}
"""

MOSCOW = {"programme": "std", "place": "Москва", "birth": aged(30), "sex": "male"}
CHEAP = {"programme": "cheap", "place": "Москва", "birth": aged(30), "grade": "A"}


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Offer:
    return from_yaml(tmp_path_factory.mktemp("offer"), OFFER)


class TestEachReason:
    @pytest.mark.parametrize(
        ("code", "line", "member"),
        [
            ("MEMBER-PROGRAMME-MISSING", None, {**MOSCOW, "programme": None}),
            ("MEMBER-PROGRAMME-UNKNOWN", None, {**MOSCOW, "programme": "VIP"}),
            ("MEMBER-DATES-OUTSIDE", None, {**MOSCOW, "start": date(2025, 12, 31)}),
            ("MEMBER-DATES-OUTSIDE", None, {**MOSCOW, "last_day": date(2027, 1, 1)}),
            (
                "MEMBER-DATES-OUTSIDE",
                None,
                {**MOSCOW, "start": date(2026, 5, 2), "last_day": date(2026, 5, 1)},
            ),
            ("MEMBER-UNBORN", None, {**MOSCOW, "birth": date(2026, 1, 2)}),
            ("MEMBER-UNBORN", None, {**MOSCOW, "birth": 2031}),
            ("MEMBER-AGE-NOT-INSURED", 22, {**MOSCOW, "birth": aged(17)}),
            ("MEMBER-AGE-NOT-INSURED", 6, {**CHEAP, "birth": aged(81)}),
            ("MEMBER-AGE-UNKNOWN", 6, {**MOSCOW, "birth": None}),
            ("MEMBER-RELATIONSHIP-NOT-INSURED", 6, {**MOSCOW, "relationship": OTHER}),
            ("QUOTE-PRICE-MISSING", None, {**MOSCOW, "programme": "open"}),
            ("QUOTE-PRICE-NEGATIVE", 26, {**CHEAP, "grade": "VIP"}),
            ("QUOTE-RATE-MISSING", 15, {**MOSCOW, "place": "Омск"}),
            ("QUOTE-BORDER-UNSTATED", 15, {**MOSCOW, "birth": aged(60)}),
            ("QUOTE-VALUE-UNKNOWN", 15, {**MOSCOW, "place": None}),
            ("QUOTE-VALUE-UNKNOWN", 31, {**CHEAP, "grade": None}),
            ("QUOTE-VALUE-UNKNOWN", 36, {**MOSCOW, "sex": None}),
            ("QUOTE-VALUE-UNKNOWN", 33, {**MOSCOW, "sex": "female"}),
            ("QUOTE-PRORATION-UNSTATED", 37, {**MOSCOW, "last_day": date(2026, 5, 1)}),
            ("QUOTE-CONTRIBUTION-MISSING", 39, {**MOSCOW, "place": "Казань"}),
        ],
    )
    def test_has_its_code_and_place(
        self, listed: Offer, code: str, line: int | None, member: dict[str, Any]
    ) -> None:
        issue = refusal(listed, **member)
        assert (issue.code, issue.where.member, issue.where.line) == (code, "m", line)
        assert issue.where.file == (None if line is None else "offer.yaml")
        assert issue.severity is Severity.ERROR
        assert issue.message("en")
        assert issue.advice("en")

    @pytest.mark.parametrize(
        "member",
        [
            MOSCOW,
            CHEAP,
            {**MOSCOW, "sex": "female", "extra": {"tenure": 3}},
            {**MOSCOW, "start": date(2026, 5, 1)},
            {**CHEAP, "relationship": SPOUSE},
        ],
    )
    def test_the_same_people_have_a_price_when_all_is_well(
        self, listed: Offer, member: dict[str, Any]
    ) -> None:
        found = priced(listed, Member(id="m", **member))
        assert found.status == "complete"
        assert found.total > 0


class TestAgeDate:
    """Somebody who joins after a birthday: the offer has to say which age counts."""

    ages = {"age": {"0-59": "1000", "60+": "2000"}}  # noqa: RUF012
    late = {"birth": date(1966, 3, 1), "start": date(2026, 6, 1)}  # noqa: RUF012

    def of(self, on: str | None = None, **more: Any) -> Offer:
        return offer(self.ages, proration={"join": "none"}, age={"on": on}, **more)

    def test_two_prices_are_none(self) -> None:
        assert refusal(self.of(), **self.late).code == "QUOTE-AGE-DATE-UNSTATED"

    @pytest.mark.parametrize(("on", "price"), [("contract_start", 1000), ("cover_start", 2000)])
    def test_the_offer_may_say_so(self, on: str, price: int) -> None:
        assert premium(self.of(on), **self.late) == price

    def test_one_price_is_a_price(self) -> None:
        assert premium(self.of(), birth=date(1980, 3, 1), start=date(2026, 6, 1)) == 1000

    def test_a_border_that_only_others_look_at_does_not_matter(self) -> None:
        both = [programme(self.ages, "aged"), programme("700", "flat")]
        assert premium(self.of(programmes=both), programme="flat", **self.late) == 700

    def test_it_may_matter_for_who_pays(self) -> None:
        pensioners = [{"when": {"age": "60+"}, "employer": "0"}, {"employer": "1"}]
        of = offer(proration={"join": "none"}, contribution=pensioners)
        assert refusal(of, **self.late).code == "QUOTE-AGE-DATE-UNSTATED"

    def test_it_may_matter_for_who_is_admitted(self) -> None:
        of = offer(proration={"join": "none"}, eligibility={"ages": "0-59"})
        assert refusal(of, **self.late).code == "QUOTE-AGE-DATE-UNSTATED"

    def test_who_has_no_price_on_either_day_is_told_why(self) -> None:
        of = offer({"age": {"18-30": "1"}}, {"multiply": {"age": {"0-59": "1", "60+": "2"}}})
        assert refusal(of, **self.late).code == "QUOTE-RATE-MISSING"


class TestModulesForAnAge:
    """A targeted programme is for people of certain ages, and part of what they pay for."""

    modules = [  # noqa: RUF012
        {"kind": "outpatient", "premium": "100"},
        {"kind": "elderly", "premium": "50", "ages": "60-80"},
    ]

    def test_only_they_can_have_it(self) -> None:
        of = offer(programmes=[{"id": "std", "modules": self.modules}])
        issue = refusal(of, birth=aged(59))
        assert issue.code == "MEMBER-AGE-NOT-INSURED"
        assert issue.where.pointer == "/programmes/0/modules/1/ages"
        assert premium(of, birth=aged(60)) == 150

    def test_unless_it_is_not_taken(self) -> None:
        of = offer(programmes=[{"id": "std", "modules": self.modules}])
        young = Member(id="m", birth=aged(59))
        assert priced(of, young, modules={"std": ["outpatient"]}).total == 100


class TestWhatIsNotSaid:
    def test_a_tier_that_the_programme_does_not_state(self) -> None:
        tiers = {"clinic_tier": {"1": "1", "2": "1.5"}, "otherwise": "1"}
        of = offer(programmes=[programme("1000")], factors=[{"id": "tier", "multiply": tiers}])
        issue = refusal(of)
        assert issue.code == "QUOTE-VALUE-UNKNOWN"
        assert "clinic tier" in issue.message("en")

    def test_a_missing_rate_names_the_whole_combination(self) -> None:
        table = {"by": ["headcount", "clinic_tier", "age"], "rows": [["2-9", "1", "0-59", "5"]]}
        of = offer(
            programmes=[programme(table, clinic_tier="1")], headcount={"counts": "employees"}
        )
        said = refusal(of, birth=aged(30)).message("en")
        assert "headcount 1" in said
        assert "clinic tier 1" in said
        assert "age 0-59" in said

    def test_a_date_is_written_as_a_date(self) -> None:
        of = offer({"date": {"2025-01-01..2025-12-31": "5"}})
        assert "2026-01-01" in refusal(of).message("en")

    def test_a_missing_rate_never_shows_a_birth_date(self) -> None:
        said = refusal(offer({"age": {"18-59": "5"}}), birth=date(1950, 4, 2)).message("en")
        assert "60+" in said
        assert "1950" not in said

    def test_a_rule_of_who_pays_that_cannot_be_decided_is_not_skipped(self) -> None:
        rules = [{"when": {"grade": "A"}, "employer": "1"}, {"employer": "0"}]
        assert refusal(offer(contribution=rules)).code == "QUOTE-VALUE-UNKNOWN"
        assert priced(offer(contribution=rules), Member(id="m", grade="B")).payers["employer"] == 0

    def test_a_factor_that_cannot_be_decided_is_not_skipped(self) -> None:
        of = offer("1000", {"percent": "15", "when": {"grade": ["A", "B"]}})
        assert refusal(of).code == "QUOTE-VALUE-UNKNOWN"

    def test_what_cannot_matter_need_not_be_known(self) -> None:
        when = {"relationship": "child", "age": "0-17"}
        of = offer("1000", {"percent": "-50", "when": when})
        assert premium(of) == 1000
        assert refusal(of, relationship=CHILD).code == "QUOTE-VALUE-UNKNOWN"
        assert premium(of, relationship=CHILD, birth=aged(5)) == 500


class TestPrograms:
    two = {"programmes": [programme(id_="a", name="Стандарт"), programme(id_="b", name="стандарт")]}  # noqa: RUF012

    def test_a_name_of_two_programmes_is_nobodys(self) -> None:
        assert refusal(offer(**self.two), programme="Стандарт").code == "MEMBER-PROGRAMME-UNKNOWN"

    def test_an_id_is_always_understood(self) -> None:
        assert premium(offer(**self.two), programme="B") == 1000

    def test_ids_that_differ_only_in_case(self) -> None:
        of = offer(programmes=[programme("1", "std"), programme("2", "STD")])
        assert premium(of, programme="std") == 1
        assert premium(of, programme="STD") == 2
        assert refusal(of, programme="Std").code == "MEMBER-PROGRAMME-UNKNOWN"

    def test_nothing_to_pay_for_is_no_price_of_zero(self) -> None:
        doctor = {"kind": "office_doctor"}
        refused = {"kind": "outpatient", "offered": False}
        of = offer(programmes=[{"id": "std", "modules": [doctor, refused]}])
        assert refusal(of).code == "QUOTE-PRICE-MISSING"

    def test_a_reference_without_a_price_prices_nobody(self) -> None:
        modules = [{"kind": "outpatient", "premium": "9"}, {"kind": "dental"}]
        reference = {"id": "ref", "modules": modules}
        of = offer(
            programmes=[programme("5"), reference], contribution=[{"employer": "1", "of": "ref"}]
        )
        assert refusal(of, programme="std").code == "QUOTE-PRICE-MISSING"

    def test_nor_does_one_with_a_hole(self) -> None:
        of = offer(
            programmes=[programme("5"), programme({"age": {"60+": "9"}}, "ref")],
            contribution=[{"employer": "1", "of": "ref"}],
        )
        assert refusal(of, programme="std", birth=aged(30)).code == "QUOTE-RATE-MISSING"


def test_both_ends_of_a_membership_need_a_rule() -> None:
    part = {"start": date(2026, 2, 1), "last_day": date(2026, 5, 1)}
    for stated, missing in (({"join": "days"}, "leave"), ({"leave": "days"}, "join")):
        issue = refusal(offer(proration=stated), **part)
        assert issue.code == "QUOTE-PRORATION-UNSTATED"
        assert f"proration.{missing}" in issue.advice("en")


def test_one_refusal_leaves_the_others_priced(tmp_path: Path) -> None:
    of = offer({"age": {"18-59": "1000"}})
    found = priced(of, *(Member(id=str(age), birth=aged(age)) for age in (17, 18, 59, 60)))
    assert found.status == "partial"
    assert codes(found.issues) == ["QUOTE-RATE-MISSING"] * 2
    assert [issue.where.member for issue in found.issues] == ["17", "60"]
    assert found.total == 2000
    assert found.amounts.heads == 2


def test_an_offer_that_stood_in_no_file_still_has_pointers() -> None:
    where = refusal(offer({"age": {"18-59": "1000"}}), birth=aged(60)).where
    assert where == Location(pointer="/programmes/0/modules/0/premium", member="m")
