"""The comparison as a workbook: what stands in it, for whom, and that nothing can be slipped in."""

import builtins
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from workbook_helpers import beside, column, example, formulas, large, number, opened

from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.errors import MissingExtra
from dms.members import Relationship, Roster
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.report.comparison_workbook import comparison_workbook
from dms.report.comparison_workbook.book import opened_book
from dms.report.comparison_workbook.programme_names import programme_titles
from dms.requirements.requirement import Requirement

from compare_helpers import (  # isort: skip - found through workbook_helpers
    bundle,
    care,
    compared,
    must,
    offer,
    people,
    person,
    relative,
    several_offers,
)

INJECTIONS = ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", '=HYPERLINK("http://x")', "'=1", "\t=1"]
SHARED = [{"when": {"relationship": "employee"}, "employer": 1}, {"employer": "0.25", "cap": 100}]


def made(comparison: Comparison, lang: str = "en") -> Any:
    """Return the workbook with the results of its formulas."""
    return opened(comparison_workbook(comparison, lang), results=True)


def named(book: Any, word: str) -> list[Any]:
    return [sheet for sheet in book if sheet.title.startswith(word)]


def shared(id_: str, *modules: dict[str, Any], **more: Any) -> Offer:
    written = offer(id_, *modules).model_dump(mode="json", exclude_unset=True)
    return Offer.model_validate({**written, "contribution": SHARED, **more})


A = offer("a", care("outpatient"), care("dental", "500"))
B = offer("b", care("outpatient", "900"))


class TestSheets:
    def test_sheets_stand_in_the_order_of_reading(self) -> None:
        book = made(example())
        titles = [sheet.title.partition(" · ")[0] for sheet in book]
        assert titles == [
            *("Summary", "Comparison", "Same care", "Points", "Brief", "Terms", "Findings"),
            *("Questions", "Clinics", "Tariff", "People", "Tariff", "People", "Bridge"),
            "Parameters",
        ]

    def test_without_brief_and_weights_there_are_no_such_sheets(self) -> None:
        titles = made(compared(A, B)).sheetnames
        assert not {"Brief", "Points"} & set(titles)

    def test_one_comparison_gives_the_same_bytes(self) -> None:
        assert comparison_workbook(example()) == comparison_workbook(example())

    def test_both_languages(self) -> None:
        assert comparison_workbook(example(), "ru") != comparison_workbook(example(), "en")

    def test_every_sheet_prints_on_a4_across(self) -> None:
        for sheet in made(example()):
            assert sheet.page_setup.paperSize == 9
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.page_setup.fitToHeight == 0
            assert sheet.sheet_properties.pageSetUpPr.fitToPage

    @pytest.mark.parametrize("word", ["People", "Tariff", "Terms", "Findings", "Questions"])
    def test_long_tables_keep_their_heading(self, word: str) -> None:
        sheet = named(made(example()), word)[0]
        heading = int(sheet.freeze_panes[1:]) - 1
        assert sheet.print_title_rows == f"${heading}:${heading}"
        assert sheet.auto_filter.ref.startswith(f"A{heading}:")

    def test_without_the_library_the_extra_is_named(self, monkeypatch: Any) -> None:
        real = builtins.__import__

        def refusing(name: str, *rest: Any) -> Any:
            if name == "xlsxwriter":
                raise ImportError(name)
            return real(name, *rest)

        comparison = compared(A, B)
        monkeypatch.setattr(builtins, "__import__", refusing)
        with pytest.raises(MissingExtra) as caught:
            comparison_workbook(comparison)
        assert caught.value.extra == "xlsx"


class TestSummary:
    def test_figures_are_those_of_the_quotes(self) -> None:
        found = example()
        sheet = made(found)["Summary"]
        totals = [number(v) for v in beside(sheet, "Premium of the contract")]
        assert totals == [one.total for one in found.candidates]
        assert [number(v) for v in beside(sheet, "Premium per head")] == [
            one.per_head for one in found.candidates
        ]
        assert beside(sheet, "People with a price") == [9, 9]
        scoped = [number(v) for v in beside(sheet, "Price for the same care")]
        assert scoped == [price.total for price in found.scope.prices.values()]
        assert beside(sheet, "Grave findings in the contract") == [16, 2]
        assert number(beside(sheet, "More or less than " + found.base.name)[1]) == Decimal(181517)

    def test_all_sums_are_live(self) -> None:
        sheet = opened(comparison_workbook(example(), "en"))["Summary"]
        for label in ("Premium of the contract", "Premium per head", "Employer pays", "Total"):
            assert all(str(value).startswith("=") for value in beside(sheet, label))

    def test_programmes_add_up(self) -> None:
        found = example()
        sheet = made(found)["Summary"]
        for programme in found.programmes:
            own = [number(v) for v in beside(sheet, str(programme.title))]
            assert own == [one.prices[programme.id].premium for one in found.candidates]
        assert beside(sheet, "Check: less the premium of the contract") == [0, 0]

    def test_programmes_of_one_name_are_told_apart(self) -> None:
        care_ = [must("outpatient")]
        ids = {"x": "A", "b": "A", "c": "A (b)", "d": "a (b) 2"}
        wished = [{"id": id_, "name": name, "modules": care_} for id_, name in ids.items()]
        asked = Requirement.model_validate(
            {"dms": "requirement/1", "id": "r", "programmes": wished}
        )
        offered = [{"id": id_, "modules": [care("outpatient", n)]} for n, id_ in enumerate(ids, 1)]
        one = offer("one", programmes=offered)
        roster = Roster.of([person(f"p{n}", id_) for n, id_ in enumerate(ids)])
        found = compared(one, roster=roster, requirement=asked)
        titles = programme_titles(opened_book("en"), found)
        assert len({title.casefold() for title in titles.values()}) == len(titles) == 4
        assert (titles["x"], titles["c"], titles["d"]) == ("A (x)", "A (b)", "a (b) 2")
        sheet = made(found)["Summary"]
        assert [beside(sheet, title) for title in titles.values()] == [[1], [2], [3], [4]]

    def test_who_pays_is_not_stated_unless_it_is(self) -> None:
        family = [person("m0"), relative("m1", "m0")]
        paid = shared("paid", care("outpatient"))
        sheet = made(compared(A, paid, roster=Roster.of(family)))["Summary"]
        assert beside(sheet, "Employer pays") == ["not stated", 1100]
        assert beside(sheet, "Employees pay") == ["not stated", 900]

    def test_care_for_the_whole_contract_is_a_part_of_the_premium(self) -> None:
        once = offer(
            "once",
            care("outpatient"),
            modules=[care("office_doctor", "123.45")],
        )
        book = made(compared(once, A))
        sheet = book["Summary"]
        assert number(beside(sheet, "Premium of the contract")[0]) == Decimal("4123.45")
        assert number(beside(sheet, "Priced for the contract as a whole")[0]) == Decimal("123.45")
        assert beside(sheet, "Check: less the premium of the contract")[0] == 0


class TestPeople:
    def test_a_row_for_each_person(self) -> None:
        found = large(40, {})
        book = made(found)
        sheet, quote = named(book, "People")[0], found.candidates[0].quote
        members = list(quote.members)
        assert column(sheet, "Member") == [m.id for m in members]
        assert [number(v) for v in column(sheet, "Premium")] == [m.amounts.premium for m in members]
        assert [number(v) for v in column(sheet, "Employer")] == [
            m.amounts.employer for m in members
        ]
        assert [number(v) for v in column(sheet, "Employee")] == [
            m.amounts.employee for m in members
        ]
        starts = [value.date() for value in column(sheet, "First day")]
        assert starts == [m.period.start for m in members]

    def test_parts_of_the_term_are_days(self) -> None:
        late = people(1, start=date(2026, 7, 1))
        sheet = named(made(compared(A, roster=late)), "People")[0]
        assert column(sheet, "Part") == [184]
        assert column(sheet, "of whole") == [365]
        assert number(column(sheet, "Premium")[0]) == Decimal("756.16")  # 1500 × 184/365

    def test_somebody_without_a_price_has_none_and_no_zero(self) -> None:
        roster = Roster.of([person("m0"), person("m1", "other")])
        found = compared(A, roster=roster)
        book = made(found)
        sheet = named(book, "People")[0]
        assert column(sheet, "Premium") == [1500, "no price"]
        assert "other" in column(sheet, "Remark")[1]
        summary = book["Summary"]
        assert beside(summary, "People without a price") == [1]
        assert beside(summary, "other") == ["no price"]

    def test_an_offer_without_any_price_has_no_sheets_of_its_own(self) -> None:
        silent = offer("silent", {"kind": "outpatient", "offered": True})
        book = made(compared(A, silent))
        assert len(named(book, "People")) == 1
        assert beside(book["Summary"], "Premium of the contract")[1] == "no price"
        assert beside(book["Summary"], "Total")[1] == "no price"

    def test_relationships_are_told(self) -> None:
        roster = Roster.of([person("m0"), person("m1", relationship=Relationship.SPOUSE)])
        sheet = named(made(compared(A, roster=roster)), "People")[0]
        assert column(sheet, "Who") == ["employee", "spouse"]


class TestTariff:
    def test_every_step_of_every_kind_is_a_cell_of_its_own(self) -> None:
        steps = offer(
            "steps",
            care("outpatient", "1000.50"),
            factors=[
                {"id": "m", "name": "M", "multiply": "1.15"},
                {"id": "a", "name": "A", "add": "-20.25"},
                {"id": "p", "name": "P", "percent": "7.5", "round_to": "0.5"},
                {"id": "r", "name": "R", "replace": "777.77", "when": {"age": "60+"}},
                {"id": "m2", "name": "M2", "multiply": "0.9", "round_to": "1"},
                {"id": "u", "name": "U", "add": "11", "per": "visits"},
            ],
            columns={"visits": {"title": "Visits", "values": "numbers"}},
        )
        young = person("young", extra={"visits": 3})
        old = person("old", birth=date(1960, 1, 1), extra={"visits": 2})
        found = compared(steps, roster=Roster.of([young, old]))
        data = comparison_workbook(found, "en")
        sheet = named(opened(data), "Tariff")[0]
        heads = [cell.value for cell in sheet[4]]
        assert heads[5:11] == ["× M", "+ A, ₽", "P, %", "= R, ₽", "× M2", "+ U, ₽"]
        assert sheet["L5"].value == (
            "=ROUND(ROUND(ROUND((E5*F5+G5)*(1+H5/100)/0.5,0)*0.5*J5,0)+K5,2)"
        )
        assert sheet["L7"].value == "=ROUND(ROUND(I7*J7,0)+K7,2)"
        assert sheet["K5"].value == "=11*3"
        results = named(opened(data, results=True), "Tariff")[0]
        prices = [number(results[cell].value) for cell in ("L6", "L8")]
        assert prices == [m.amounts.premium for m in found.candidates[0].quote.members]

    def test_people_of_one_price_share_a_block(self) -> None:
        sheet = named(made(compared(A, roster=people(7))), "Tariff")[0]
        assert set(column(sheet, "Price No.")) == {1}


class TestAnswers:
    def test_not_stated_is_never_a_no(self) -> None:
        silent = offer("s", care("outpatient"), {"kind": "dental", "offered": "unknown"})
        refusing = offer("n", care("outpatient"), {"kind": "dental", "offered": False})
        found = compared(silent, refusing, A)
        sheet = made(found)["Comparison"]
        row = next(r for r in sheet.iter_rows(values_only=True) if r[1] == "Dental care")
        assert (row[2], row[4], row[6]) == ("not stated", "no", "yes")
        assert (row[3], row[5], row[7]) == (None, None, 2000)

    def test_one_price_for_a_programme_has_a_row(self) -> None:
        sheet = made(compared(bundle("w", "2500", "outpatient", "dental"), A))["Comparison"]
        rows = {r[1]: r for r in sheet.iter_rows(values_only=True)}
        assert rows["Whole programme"][3] == 10_000
        assert rows["Outpatient care"][2] == "yes, in the price of the programme"
        assert rows["Total"][3:6:2] == (10_000, 6_000)

    def test_wishes_are_met_missed_or_not_stated(self) -> None:
        found = example()
        sheet = made(found)["Brief"]
        words = {Stated.YES: "met", Stated.NO: "not met", Stated.NOT_STATED: "not stated"}
        for one in found.candidates:
            said = [value.split("\n")[0] for value in column(sheet, one.name)]
            assert said == [words[met.answer] for met in one.met]

    def test_findings_and_questions_are_all_there(self) -> None:
        found = example()
        book = made(found)
        checks = [finding.check.id for one in found.candidates for finding in one.report.failed]
        assert column(book["Findings"], "Check") == checks
        asked = [q.text.to("en") for one in found.candidates for q in found.questions[one.id]]
        assert column(book["Questions"], "Question") == asked

    def test_steps_of_bridges_add_up(self) -> None:
        found = example()
        sheet = made(found)["Bridge"]
        checks = [r[1] for r in sheet.iter_rows(values_only=True) if str(r[0]).startswith("Check")]
        assert checks == [0, 0, 0]
        steps = found.bridges["yug"].by_module
        shown = {r[0]: r[1] for r in sheet.iter_rows(values_only=True)}
        assert all(number(shown[s.label.to("en")]) == s.amount for s in steps)

    def test_points_are_shown_with_their_calculation(self) -> None:
        found = example()
        assert found.scores is not None
        sheet = made(found)["Points"]
        total = beside(sheet, "Total")
        assert number(total[0]) == 100
        assert [number(total[n]) for n in (3, 4, 6, 7)] == [
            points for row in found.scores.rows for points in (row.low, row.high)
        ]

    def test_clinics_of_a_silent_offer_are_unknown(self) -> None:
        sheet = made(compared(A, B))["Clinics"]
        said = [r[0] for r in sheet.iter_rows(values_only=True) if r[0]]
        assert any("lists no clinics" in words for words in said)
        assert not any(r[2] == "lost" for r in sheet.iter_rows(values_only=True))


class TestTexts:
    @pytest.mark.parametrize("words", INJECTIONS)
    def test_a_text_never_becomes_a_formula(self, words: str) -> None:
        hostile = offer("h", care("outpatient", note=words), programme={"name": words})
        roster = Roster.of([person(words, words)])
        found = compared(Candidate(hostile, title=words), Candidate(A), roster=roster)
        data = comparison_workbook(found, "en")
        assert not any(words.lstrip("'\t=") in f and "HYPER" in f for *_, f in formulas(data))
        sheet = named(opened(data), "People")[0]
        cells = [c for row in sheet.iter_rows() for c in row if c.value == words]
        assert cells
        assert all(c.data_type == "s" and c.quotePrefix for c in cells)

    def test_names_of_sheets_are_cleaned(self) -> None:
        odd = Candidate(A, title="A/B: [x]?*\\ 'ООО' очень длинное название страховщика")
        names = made(compared(odd, Candidate(B, title=odd.title))).sheetnames
        assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
        assert len({name.casefold() for name in names}) == len(names)


@settings(max_examples=25)
@given(several_offers)
def test_random_offers_give_a_workbook_that_adds_up(offers: tuple[Offer, ...]) -> None:
    found = compared(*offers)
    book = made(found)
    sheet = book["Summary"]
    for one, total in zip(found.candidates, beside(sheet, "Premium of the contract"), strict=True):
        assert total == "no price" if one.total is None else number(total) == one.total
    checks = beside(sheet, "Check: less the premium of the contract")
    assert set(checks) <= {0, "—"}
    people_sheets = named(book, "People")
    priced = [one for one in found.candidates if one.total is not None]
    for one, own in zip(priced, people_sheets, strict=True):
        shown = [number(v) for v in column(own, "Premium") if v != "no price"]
        once = sum(line.premium for line in one.quote.contract)
        assert sum(shown) + once == one.total
