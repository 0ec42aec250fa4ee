"""Reconciliation: who is meant, what is the same, and how the insurer came to another figure."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import frozen
from contract_helpers import END, START, applied, codes, contract, employee, offer, relative, terms
from hypothesis import given, settings
from hypothesis import strategies as st
from random_years import years

from dms.contracts.contract import Contract
from dms.contracts.invoices.invoice_lines import Finder
from dms.contracts.invoices.reading_aspects import shares
from dms.contracts.invoices.readings import readings
from dms.contracts.invoices.reconciliation import Compared, Outcome, Reconciliation, reconcile
from dms.contracts.state.movement import Movement
from dms.io.invoice import read_invoice
from dms.issues import NOWHERE, Location
from dms.members import Birth
from dms.periods import Period

YEAR = Period(START, END)
ALL = Period(date(2025, 12, 1), date(2027, 1, 31))
ENTRY, MARCH = date(2026, 2, 15), date(2026, 3, 1)
ANNUAL = "38400.00"


@frozen(kw_only=True)
class Line:
    """A line of an invoice, as any program may have it."""

    amount: Decimal
    id: str | None = None
    policy_number: str | None = None
    name: str | None = None
    birth: Birth | None = None
    where: Location = NOWHERE


def line(id_: str | None, amount: str | Decimal, **more: Any) -> Line:
    return Line(id=id_, amount=Decimal(amount), **more)


def joined(premium: Any = ANNUAL, start: date = ENTRY, **more: Any) -> Contract:
    """A contract with a joiner D; 38 400 ₽ for 320 of 365 days are 33 665.75 ₽."""
    of = contract(employee("A"), of=offer(premium, **more))
    return applied(of, of.add(employee("D"), requested_on=date(2026, 2, 2), start=start))


def asked(by: Contract, amount: str, of: int | Sequence[Movement] | None = None) -> Compared:
    """Compare an invoice with one line for the joiner D; other people are left out."""
    found = reconcile(by, [line("D", amount)], of=by.journal[1:] if of is None else of)
    (one,) = [one for one in found.people if one.member_id == "D"]
    return one


def reading(one: Compared) -> tuple[str, ...]:
    assert one.explained is not None
    return one.explained.codes


class TestSame:
    def test_equal_figures_are_the_same(self) -> None:
        one = asked(joined(), "33665.75")
        assert (one.outcome, one.difference, one.formulas) == (Outcome.SAME, 0, ())

    def test_an_invoice_that_matches_agrees(self) -> None:
        of = contract()
        found = reconcile(of, [line(id_, "36500") for id_ in "ABC"], of=YEAR)
        assert found.agrees
        assert (found.ours, found.theirs, found.difference) == (109500, 109500, 0)
        assert found.issues == ()

    def test_several_lines_of_one_person_are_added_up(self) -> None:
        of = joined()
        found = reconcile(of, [line("D", "33700"), line("D", "-34.25")], of=of.journal[1:])
        assert found.agrees
        assert found.issues == ()

    def test_what_is_for_the_contract_is_beside_the_people(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "73000"}]}
        of = contract(employee("A"), of=offer("36500", **doctor))
        found = reconcile(of, [line("A", "36500")], of=YEAR)
        assert found.agrees
        assert (found.ours, found.beside) == (36500, 73000)


class TestReadings:
    """What 33 665.75 ₽ become when somebody counts otherwise."""

    @pytest.mark.parametrize(
        ("theirs", "codes_"),
        [
            ("33560.55", ("day_less",)),  # the last day does not count: 319 of 365
            ("33770.96", ("day_more",)),
            ("38400.00", ("no_proration",)),
            ("35200.00", ("months_started_contract_day",)),
            ("32000.00", ("months_full_contract_day",)),
            ("33600.00", ("months_exact_contract_day",)),
            ("33666.00", ("whole_roubles",)),
            ("33665.00", ("kopecks_dropped",)),
            ("33667.20", ("by_days",)),  # 105.21 a day × 320
            ("33573.77", ("days_of_366",)),
            ("33706.67", ("days_of_360",)),
            ("67331.50", ("twice",)),
            ("-33665.75", ("sign",)),
        ],
    )
    def test_the_usual_other_ways_are_named(self, theirs: str, codes_: tuple[str, ...]) -> None:
        one = asked(joined(), theirs)
        assert one.outcome is Outcome.DIFFERS
        assert reading(one) == codes_

    def test_both_formulas_stand_side_by_side(self) -> None:
        one = asked(joined(), "33560.55")
        assert [f.to("en") for f in one.formulas] == ["38,400.00 ₽ × 320 of 365 days = 33,665.75 ₽"]
        assert one.explained is not None
        assert [t.to("en") for t in one.explained.titles] == ["one day less is counted"]
        assert [f.to("en") for f in one.explained.formulas] == [
            "38,400.00 ₽ × 320 of 365 days, 319 days counted = 33,560.55 ₽"
        ]

    def test_a_year_of_365_days_matters_in_a_leap_year(self) -> None:
        leap = {"start": date(2028, 1, 1), "last_day": date(2028, 12, 31)}
        of = contract(employee("A"), of=offer("36600", period=leap))
        of = applied(
            of, of.add(employee("D"), requested_on=date(2028, 2, 1), start=date(2028, 7, 1))
        )
        assert reading(asked(of, "18450.41")) == ("days_of_365",)

    def test_months_are_counted_from_different_days(self) -> None:
        of = joined(start=date(2026, 7, 15))
        assert reading(asked(of, "19200.00"))[0].startswith("months_started_")
        assert reading(asked(of, "16000.00"))[0].startswith("months_full_")

    def test_two_differences_at_once(self) -> None:
        assert reading(asked(joined(), "33561.00")) == ("day_less", "whole_roubles")

    def test_an_own_figure_is_not_explained_away(self) -> None:
        one = asked(joined(), "12345.67")
        assert one.explained is None
        assert one.formulas

    def test_the_uplift_of_a_relative(self) -> None:
        window = {"id": "w", "since": "contract_start", "whole_term": True, "uplift": "0.15"}
        own = terms(relatives={"windows": [window]})
        of = contract(employee("A"), of=offer("36500"), on=own)
        asking = of.add_relative(relative("D"), requested_on=date(2026, 2, 2), start=MARCH)
        of = applied(of, asking)
        one = asked(of, str(306 * 100))
        assert reading(one) == ("no_uplift",)
        assert one.formulas[0].to("en").startswith("41,975.00 ₽ with the uplift of 15 % × 306 of")
        assert one.explained is not None
        assert one.explained.formulas[0].to("en") == "36,500.00 ₽ × 306 of 365 days = 30,600.00 ₽"

    def test_an_uplift_that_we_do_not_have(self) -> None:
        window = {"id": "w", "since": "employee_entry", "days": 1, "uplift": "0.15"}
        free = {"id": "v", "since": "contract_start", "whole_term": True, "uplift": "0"}
        of = contract(employee("A"), on=terms(relatives={"windows": [free, window]}))
        asking = of.add_relative(relative("D"), requested_on=date(2026, 2, 2), start=MARCH)
        assert reading(asked(applied(of, asking), "35190.00")) == ("uplift_0.15",)

    def test_each_kind_of_care_rounded(self) -> None:
        of = joined({"outpatient": "100.05", "dental": "100.05", "home_care": "100.05"})
        assert [line_.units for line_ in of.journal[1].lines] == [26315]
        assert reading(asked(of, "263.16")) == ("by_line",)

    def test_half_a_kopeck(self) -> None:
        """541.17 ₽ for half of the term are 270.585 ₽."""
        half = {"method": "months", "count": "started", "anchor": "contract_day"}
        prorations = {"join": half, "leave": half}
        of = joined("541.17", start=date(2026, 7, 1), proration=prorations)
        assert of.journal[1].amount == Decimal("270.59")
        assert reading(asked(of, "270.58")) == ("half_even",)


class TestLeavers:
    """D leaves after March: 90 days were used of 365, the first quarter was paid for."""

    def left(self, method: str = "set_off", **refund: Any) -> Contract:
        of = contract(employee("A"), employee("D"), on=terms(leaving={"refund": refund}))
        of = applied(of, of.pay(Decimal(73000), on=START))
        leaving = of.remove(
            "D", last_day=date(2026, 3, 31), requested_on=date(2026, 3, 2), refund=method
        )
        return applied(of, leaving)

    @pytest.mark.parametrize(
        ("theirs", "codes_"),
        [
            ("-27600", ("day_less",)),  # the last day of cover does not count
            ("-27400", ("day_more",)),
            ("-27375", ("months_started_contract_day",)),
            ("0", ("nothing_back",)),
            ("27500", ("sign",)),
        ],
    )
    def test_money_back_is_explained_too(self, theirs: str, codes_: tuple[str, ...]) -> None:
        of = self.left()
        one = asked(of, theirs, of=of.journal[2:])
        assert one.ours == -27500
        assert reading(one) == codes_
        assert one.formulas[0].to("en") == (
            "36,500.00 ₽: 90 of 365 days instead of the whole term = −27,500.00 ₽"
        )

    def test_what_is_kept_is_a_line_of_its_own(self) -> None:
        of = self.left("cash")
        one = asked(of, "-27500", of=of.journal[2:])
        assert one.ours == -22000
        assert one.formulas[1].to("en") == "kept by the insurer: 5,500.00 ₽"
        assert reading(one) == ("all_back",)

    def test_a_leaving_that_was_corrected_has_lines_that_stay_as_they_are(self) -> None:
        of = self.left()
        fixed = of.correct(2, requested_on=date(2026, 4, 6), last_day=date(2026, 4, 30))
        of = applied(of, fixed)
        one = asked(of, "1", of=of.journal[3:])
        assert one.ours == 3000
        assert "for 2026-04-01 to 2026-12-31: 27,500.00 ₽" in [f.to("en") for f in one.formulas]

    def test_who_never_began_is_taken_back_whole(self) -> None:
        of = joined()
        gone = of.remove("D", last_day=date(2026, 2, 14), requested_on=date(2026, 2, 3))
        of = applied(of, gone)
        one = asked(of, "1", of=of.journal[2:])
        assert one.formulas[0].to("en") == (
            "38,400.00 ₽: no day instead of 320 of 365 days = −33,665.75 ₽"
        )

    def test_a_swap_for_nothing_follows_no_price(self) -> None:
        of = contract(employee("A"), of=offer(vip="50000"))
        of = applied(of, of.swap("A", employee("D", birth=None), requested_on=MARCH, start=MARCH))
        assert reading(asked(of, "36500", of=of.journal[1:])) == ("no_proration",)


class TestInstalments:
    def test_an_invoice_of_one_instalment(self) -> None:
        of = contract(employee("D"))
        one = asked(of, "9000", of=1)
        assert one.outcome is Outcome.SAME
        assert asked(of, "9100", of=2).ours == 9100

    @pytest.mark.parametrize(
        ("theirs", "codes_"),
        [
            ("36500", ("whole_premium",)),
            ("9125", ("split_equally",)),
            ("18000", ("twice",)),
        ],
    )
    def test_the_usual_slips(self, theirs: str, codes_: tuple[str, ...]) -> None:
        one = asked(contract(employee("D")), theirs, of=1)
        assert reading(one) == codes_
        assert one.formulas[-1].to("en") == "of it in instalment 1: 9,000.00 ₽"

    def test_a_figure_of_its_own_is_not_explained(self) -> None:
        assert asked(contract(employee("D")), "1.23", of=1).explained is None

    def test_equal_instalments_read_as_days(self) -> None:
        of = contract(employee("D"), on=terms(payment={"split": "equal"}))
        assert reading(asked(of, "9000", of=1)) == ("split_by_days",)

    def test_a_reading_of_the_premium_is_split_alike(self) -> None:
        window = {"id": "w", "since": "contract_start", "whole_term": True, "uplift": "0.1"}
        own = terms(relatives={"windows": [window], "uplift_from_start": True})
        of = contract(employee("A"), relative("D"), on=own)
        found = reconcile(of, [line("A", "9000"), line("D", "9000")], of=1)
        assert [one.outcome.value for one in found.people] == ["same", "differs"]
        assert reading(found.people[1]) == ("no_uplift",)

    def test_what_is_set_off_stands_beside_the_people(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        leaving = of.remove("A", last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
        found = reconcile(applied(of, leaving), [], of=2)
        assert (found.ours, found.beside) == (18200, -5900)

    @pytest.mark.parametrize("number", [0, 5])
    def test_an_unknown_instalment_is_refused(self, number: int) -> None:
        with pytest.raises(ValueError, match="it has 4"):
            reconcile(contract(), [], of=number)

    def test_a_contract_without_instalments_has_none(self) -> None:
        with pytest.raises(ValueError, match="it has 0"):
            reconcile(contract(on=terms(payment={"schedule": None})), [], of=1)

    def test_additional_premium_in_an_instalment_is_not_explained(self) -> None:
        of = joined(start=date(2026, 2, 15))
        assert asked(of, "1", of=2).explained is None


BORN = date(1990, 6, 15)
PEOPLE = [
    employee("17", name="Орлов Пётр Ильич", extra={"policy_number": "П-1"}),
    employee("18", name="Сомова Алёна", birth=1985),
    employee("19", name="Иванов Иван"),
    employee("20", name="Иванов Иван", birth=date(1971, 1, 1)),
]


class TestWhoIsMeant:
    @pytest.mark.parametrize(
        ("said", "ids"),
        [
            ({"id": "17"}, ("17",)),
            ({"id": " 17 "}, ("17",)),
            ({"policy_number": "П-1"}, ("17",)),
            ({"id": "x", "policy_number": "П-1"}, ("17",)),
            ({"name": "ОРЛОВ  Петр ильич", "birth": BORN}, ("17",)),
            ({"name": "Орлов Пётр Ильич", "birth": 1990}, ("17",)),
            ({"name": "Орлов Пётр Ильич"}, ("17",)),
            ({"name": "Орлов Пётр Ильич", "birth": date(1990, 6, 16)}, ()),
            ({"name": "Сомова Алена", "birth": date(1985, 3, 3)}, ("18",)),
            ({"name": "Сомова Алена", "birth": 1985}, ("18",)),
            ({"name": "Сомова Алена", "birth": 1986}, ()),
            ({"name": "Иванов Иван"}, ("19", "20")),
            ({"name": "Иванов Иван", "birth": BORN}, ("19",)),
            ({"id": "21"}, ()),
            ({}, ()),
        ],
    )
    def test_by_id_then_policy_then_name_and_birth(
        self, said: dict[str, Any], ids: tuple[str, ...]
    ) -> None:
        finder = Finder.of(contract(*PEOPLE).standing.people.values())
        assert finder.find(Line(amount=Decimal(1), **said)) == ids

    def test_strangers_and_doubtful_people_are_issues(self) -> None:
        rows = [
            line("21", "5", where=Location(row=7)),
            line(None, "6", name="Иванов Иван", where=Location(row=8)),
        ]
        found = reconcile(contract(*PEOPLE), rows, of=YEAR)
        strangers = found.of(Outcome.UNKNOWN)
        assert [(one.member_id, one.theirs, one.difference) for one in strangers] == [
            (None, 5, 5),
            (None, 6, 6),
        ]
        unknown, doubtful = found.issues[:2]
        assert codes([unknown, doubtful]) == [
            "RECONCILE-PERSON-UNKNOWN",
            "RECONCILE-PERSON-AMBIGUOUS",
        ]
        assert (unknown.where.row, doubtful.where.row) == (7, 8)
        assert "19, 20" in doubtful.message("en")

    def test_no_message_has_a_name(self) -> None:
        found = reconcile(contract(*PEOPLE), [line(None, "6", name="Иванов Иван")], of=YEAR)
        said = " ".join(issue.line(lang) for issue in found.issues for lang in ("en", "ru"))
        assert "Иван" not in said + repr(found)

    def test_who_is_missing_from_the_invoice(self) -> None:
        found = reconcile(contract(), [line("A", "36500")], of=YEAR)
        assert [one.member_id for one in found.of(Outcome.MISSING)] == ["B", "C"]
        assert codes(found.issues) == ["RECONCILE-PERSON-MISSING"] * 2
        assert found.difference == -73000
        assert found.people[1].formulas

    def test_nothing_expected_and_nothing_asked_is_nobody(self) -> None:
        of = joined()
        assert [one.member_id for one in reconcile(of, [], of=of.journal[1:]).people] == ["D"]

    def test_somebody_of_whom_nothing_is_expected(self) -> None:
        of = joined()
        found = reconcile(of, [line("A", "5"), line("D", "33665.75")], of=of.journal[1:])
        assert (found.people[0].ours, found.people[0].outcome) == (0, Outcome.DIFFERS)
        assert found.people[0].explained is None

    @pytest.mark.parametrize(("amounts", "word"), [(("36500",) * 2, "twice"), (("1", "2"), "sev")])
    def test_somebody_with_several_lines(self, amounts: Iterable[str], word: str) -> None:
        found = reconcile(contract(employee("A")), [line("A", a) for a in amounts], of=YEAR)
        (issue,) = found.issues
        assert issue.code == "RECONCILE-PERSON-TWICE"
        assert word in issue.message("en")
        assert issue.where.member == "A"


def test_an_invoice_that_was_read_is_taken_as_it_is() -> None:
    listed = "Таб. №;Сумма к доплате\nD;33 560,55\nX;5,00\n"
    read = read_invoice(listed.encode(), name="invoice.csv")
    of = joined()
    found: Reconciliation = reconcile(of, read.rows, of=of.journal[1:])
    assert [one.outcome.value for one in found.people] == ["differs", "unknown"]
    assert found.theirs == read.total
    assert found.explained == Decimal("-105.20")
    assert found.issues[0].where.file == "invoice.csv"


class TestWhateverHappens:
    @given(years())
    @settings(max_examples=50)
    def test_our_own_figures_agree(self, of: Contract) -> None:
        ours = reconcile(of, [], of=ALL)
        lines = [line(one.member_id, one.ours or 0) for one in ours.people]
        again = reconcile(of, lines, of=ALL)
        assert again.agrees
        assert again.issues == ()
        assert again.ours + again.beside == of.premium

    @given(years(), st.integers(-500, 500))
    @settings(max_examples=50)
    def test_the_differences_add_up(self, of: Contract, kopecks: int) -> None:
        lines = [
            line(id_, Decimal(n * 1000 + kopecks).scaleb(-2))
            for n, id_ in enumerate(of.standing.people)
        ]
        found = reconcile(of, lines, of=ALL)
        assert sum(one.difference for one in found.people) == found.difference
        assert found.difference == found.theirs - found.ours
        for one in found.people:
            assert (one.outcome is Outcome.SAME) == (one.difference == 0)

    @given(years(), st.data())
    @settings(max_examples=50)
    def test_a_reading_comes_to_what_it_explains(self, of: Contract, data: st.DataObject) -> None:
        """Whatever a reading makes of a charge, some reading is found for."""
        made = list(readings(of.agreement))
        reading_ = data.draw(st.sampled_from(made))
        (first,) = [ln for ln in of.conclusion.lines if ln.member_id == "A"]
        assert first.term is not None
        theirs = Decimal(reading_.kopecks(first.term, first.period)).scaleb(-2)
        found = reconcile(of, [line("A", theirs)], of=[of.conclusion])
        one = found.people[0]
        if one.outcome is Outcome.DIFFERS and of.agreement.rounding.level != "group":
            assert one.explained is not None


def test_readings_with_one_difference_come_first() -> None:
    counts = [len(reading_.aspects) for reading_ in readings(contract().agreement)]
    assert counts == sorted(counts)
    assert set(counts) == {1, 2}


def test_codes_of_readings_are_unique() -> None:
    names = [one.code for one in shares()]
    assert len(names) == len(set(names))
