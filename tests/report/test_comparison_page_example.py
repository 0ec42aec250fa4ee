"""The page of the three example offers: what a director reads, checked against the comparison."""

import re
from datetime import date
from decimal import Decimal

import pytest
from comparison_page_helpers import Page, example, shown, wrong_sums

from dms.comparison.comparison import Comparison
from dms.comparison.weights import Weights
from dms.contracts.checks.check import Gravity
from dms.contracts.checks.tax_year import TaxFacts
from dms.i18n import format_money
from dms.modules.questions import Stated
from dms.report.comparison_page import render_comparison_html

LABOUR = {date(2026, month, 1): Decimal(300_000) for month in range(1, 13)}
LABOUR |= {date(2027, 1, 1): Decimal(300_000)}
SECTIONS = [
    "Result",
    "What the premium is made of",
    "Kinds of care",
    "Requirements",
    "Clinics and territory",
    "Programmes and budget",
    "Joining and leaving",
    "Relatives",
    "Remarks on the contracts",
    "Questions to the insurers",
    "How it was calculated",
]


@pytest.fixture(scope="module")
def found() -> Comparison:
    return example()


@pytest.fixture(scope="module")
def page(found: Comparison) -> Page:
    return shown(found, made_on=date(2026, 1, 20))


@pytest.fixture(scope="module")
def full() -> Page:
    """A page with everything that is only there when it is asked for."""
    weights = Weights(price=50, must=30, should=5, clinics_near=5, days_without_cover=5, findings=5)
    return shown(example(current="sever", weights=weights), tax=TaxFacts(labour_costs=LABOUR))


def roubles(amount: Decimal | None) -> str:
    assert amount is not None
    return format_money(amount, "en")


class TestWhole:
    def test_one_file_that_loads_nothing(self, page: Page) -> None:
        assert page.html.startswith("<!doctype html>")
        assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
        assert not {"src", "onclick", "onload"} & {name for _, a in page.tags for name in a}
        assert "@import" not in page.html
        assert not re.search(r"url\((?!#)", page.html)

    def test_sections_stand_in_their_order_and_are_linked_to(self, page: Page) -> None:
        assert page.part_titles() == SECTIONS
        links = [a["href"] for a in page.all("a") if (a.get("href") or "").startswith("#s")]
        assert links == [f"#s{number}" for number in range(1, len(SECTIONS) + 1)]

    def test_head_says_for_whom_for_when_and_that_it_is_no_offer(self, page: Page) -> None:
        head = page.text[: page.text.index("Result")]
        for words in (
            "ООО «Пример»",
            "2026-02-01 to 2027-01-31 · 365 days",
            "9 people: Оптима – 5, Стандарт – 4",
            "3 offers · made on 2026-01-20",
            "not an insurance offer",
        ):
            assert words in head

    @pytest.mark.parametrize("lang", ["ru", "en"])
    def test_the_same_comparison_gives_the_same_bytes(self, lang: str) -> None:
        assert render_comparison_html(example(), lang) == render_comparison_html(example(), lang)

    def test_footer_names_version_and_inputs(self, page: Page) -> None:
        assert re.search(r"dms \d+\.\d+\.\d+", page.text)
        assert re.search(r"sha256:[0-9a-f]{64}", page.text)

    def test_other_inputs_have_another_fingerprint(self, page: Page) -> None:
        marks = [
            re.findall(r"sha256:[0-9a-f]{64}", one.text)
            for one in (page, shown(example(plan=None)), shown(example(current="yug")))
        ]
        assert len({mark for (mark,) in marks}) == 3

    def test_every_caption_and_every_id_is_there_once(self, full: Page) -> None:
        labels = [a["aria-label"] for a in full.all("div", "wide")]
        assert len(labels) == len(set(labels))
        ids = [a["id"] for _, a in full.tags if "id" in a]
        assert len(ids) == len(set(ids))

    def test_nobody_is_named(self, page: Page) -> None:
        assert "1962" not in page.text
        assert "Таганский, Москва" not in page.text

    def test_everything_that_adds_up_adds_up(self, page: Page, full: Page) -> None:
        assert [*wrong_sums(page), *wrong_sums(full)] == []
        assert sum("adds-up" in table.kind for table in full.tables) > 20


class TestSummary:
    def test_the_deciding_sentence_comes_first(self, page: Page, found: Comparison) -> None:
        words = page.text[page.text.index("Skip") :]
        assert found.verdict.headline.to("en") in words
        assert page.html.index('class="verdict') < page.html.index('class="cards')

    def test_each_card_has_price_and_musts(self, page: Page, found: Comparison) -> None:
        cards = re.findall(r'<article class="card.*?</article>', page.html, re.DOTALL)
        assert len(cards) == 3
        for card, one in zip(cards, found.candidates, strict=True):
            assert one.name in card
            for amount in (one.total, one.per_head, found.scope.prices[one.id].total):
                assert roubles(amount) in card
            assert one.tally is not None
            assert f"{one.tally.must_met} of {one.tally.musts}" in card

    def test_wishes_that_are_not_stated_are_not_called_missed(self, page: Page) -> None:
        medsi = re.findall(r'<article class="card.*?</article>', page.html, re.DOTALL)[0]
        assert "not stated: 27" in medsi
        assert "not met" not in medsi
        assert "bad" not in medsi

    def test_it_says_what_is_open_and_what_to_ask(self, page: Page) -> None:
        assert "What to ask first" in page.text
        assert "It does not say whether it offers: Ambulance" in page.text
        assert "Not offered: Planned inpatient care" in page.text
        assert "18 musts of 37 are missed" in page.text

    def test_care_in_common_is_named(self, page: Page) -> None:
        common = "The same care is what all have: Outpatient care, Home care, Dental care"
        assert common in page.text

    def test_no_offer_is_lifted_as_long_as_none_is_chosen(self, page: Page, full: Page) -> None:
        assert not page.all("article", "marked")
        assert not full.all("article", "marked")
        assert "Present insurer" in full.text

    def test_points_only_with_weights_and_with_the_whole_calculation(
        self, page: Page, full: Page
    ) -> None:
        assert "Points by criteria, of 100" not in page.captions()
        table = full.table("Points by criteria")
        assert table.foot[0][1].words == "100"
        assert len(table.body) == 6
        assert table.row("Price")[0].lines == ["the lowest price divided by this price"]
        assert table.cell("Musts of the brief", "МЕДСИ").words == "8.11 to 30"


class TestPremium:
    def test_figures_are_those_of_the_quotes(self, page: Page, found: Comparison) -> None:
        table = page.table("Kinds of care and their premiums")
        for one in found.candidates:
            for kind, amounts in one.quote.by_module.items():
                row = next(r for r in found.rows if r.kind == kind)
                cell = table.cell(row.title.to("en"), one.name)
                assert cell.words == roubles(amounts.premium)

    def test_gaps_are_told_apart(self, page: Page) -> None:
        table = page.table("Kinds of care and their premiums")
        assert table.cell("Ambulance", "МЕДСИ").words == "not stated"
        assert table.cell("Ambulance", "Север").words == "included"
        assert table.cell("Planned inpatient care", "Север").words == "no"
        assert table.cell("Planned inpatient care", "МЕДСИ").words == "not stated"

    def test_a_bridge_leads_from_the_base_to_each_other(
        self, page: Page, found: Comparison
    ) -> None:
        for id_ in ("sever", "yug"):
            table = page.table(f"Reasons for the difference: МЕДСИ and {found.names[id_]}")
            assert table.body[0][1].words == roubles(found.candidates[0].total)
            assert table.foot[0][1].words == roubles(found.by_id[id_].total)
            assert len(table.body) == 1 + len(found.bridges[id_].by_factor)

    def test_year_on_year_only_with_a_present_insurer(self, page: Page, full: Page) -> None:
        assert "against the present insurer" not in page.text
        table = full.table("Юг against the present insurer")
        row = table.row("Premium of the contract")
        assert [cell.words for cell in row[1:4]] == [
            "RUB354,550.00",
            "RUB536,067.00",
            "+RUB181,517.00",
        ]
        assert table.row("Planned inpatient care")[1].words == "no price"


class TestCare:
    def test_every_answer_is_shown_as_it_is(self, page: Page, found: Comparison) -> None:
        for row in found.rows:
            assert row.programme is not None
            table = page.table(f"{row.programme.title.to('en')}: ")
            for id_, cell in row.cells.items():
                seen = table.cell(row.title.to("en"), found.names[id_])
                if cell.state is Stated.NOT_STATED:
                    assert seen.words == "not stated"
                elif cell.state is Stated.NO:
                    assert seen.words == "no"
                else:
                    assert seen.words not in ("no", "not stated")

    def test_care_that_comes_along_names_what_it_comes_with(self, page: Page) -> None:
        cell = page.table("Оптима: 5 people").cell("Ambulance", "Север")
        assert (cell.words, cell.lines) == (
            "included",
            ["comes with “Emergency inpatient care”"],
        )

    def test_what_differs_is_named_and_what_may_differ_stands_apart(self, page: Page) -> None:
        cell = page.table("Оптима: 5 people").cell("Home care", "What differs")
        assert cell.words == "Clinics · Territory · Who comes · Limits · Not paid for"
        assert cell.lines == ["Not all say: Deductible (part of the bill)"]

    def test_differences_stand_side_by_side_and_once(self, page: Page) -> None:
        table = page.table("What exactly differs")
        rows = [row for row in table.body if row[0].words == "Access to clinics"]
        assert [[cell.words for cell in row[1:]] for row in rows] == [
            ["not stated", "by the insurer's referral", "direct"]
        ]
        wards = [row[0].lines for row in table.body if row[0].words == "Ward"]
        assert wards == [["Оптима"], ["Стандарт"]]


class TestWishes:
    def test_every_wish_has_its_answer(self, page: Page, found: Comparison) -> None:
        words = {Stated.YES: "met", Stated.NO: "not met", Stated.NOT_STATED: "not stated"}
        counted = page.table("How many wishes are met")
        assert [cell.words for cell in counted.foot[0][1:]] == ["53", "53", "53"]
        for need, caption in (("must", "Musts"), ("should", "Shoulds")):
            table = page.table(f"{caption}:")
            for column, one in enumerate(found.candidates, start=1):
                seen = sorted(row[column].words for row in table.body)
                assert seen == sorted(words[m.answer] for m in one.met if m.need == need)

    def test_the_words_of_the_offer_and_the_clause(self, page: Page) -> None:
        cell = page.table("Musts:").cell("Joining: Possible days", "Север")
        assert cell.words == "not met"
        assert cell.lines[-1] == "clause 4.3"
        access = page.table("Musts:").cell("Outpatient care: Access to clinics", "Юг")
        assert access.lines[-1] == "Прямой доступ во все клиники программы"


class TestClinics:
    def test_changes_are_counted_and_named(self, page: Page, found: Comparison) -> None:
        table = page.table("Clinics of all programmes")
        assert table.groups == ["Север", "Юг"]
        assert [[cell.words for cell in row] for row in table.body[:2]] == [
            ["All clinics", "0", "3", "3"],
            ["Оптима", "not stated", "not stated", "not stated"],
        ]
        assert "Клиника «МЕДСИ» на Полянке, Москва" in page.text

    def test_people_with_a_clinic_near(self, page: Page) -> None:
        table = page.table("Clinics near the people")
        assert table.cell("Outpatient care", "МЕДСИ").words == "not stated"
        cell = table.cell("Outpatient care", "Север")
        assert cell.words == "2 clinics"
        assert "near home: 3 of 5 people" in cell.lines

    def test_territories_wider_or_narrower(self) -> None:
        table = shown(example(current="sever")).table("Where doctors and ambulances come")
        row = table.row("Home care")
        assert row[1].words == "not stated"
        assert "▲ wider" in row[3].lines
        assert "▲ calls are accepted longer" in row[3].lines
        assert "live outside: 4" in row[2].lines


class TestBudget:
    def test_programmes_come_to_the_premium(self, page: Page, found: Comparison) -> None:
        table = page.table("Premium by programmes")
        assert table.cell("Оптима", "Юг").words == "RUB256,851.00"
        assert table.cell("Оптима", "Юг").lines[:2] == ["Стандарт", "5 × 51,370.20 ₽ on average"]
        assert [cell.words for cell in table.foot[0][1:]] == [
            roubles(one.total) for one in found.candidates
        ]

    def test_payers_where_they_are_stated(self, page: Page) -> None:
        table = page.table("Who pays the premium")
        assert [cell.words for cell in table.row("Employer")[1:]] == [
            "not stated",
            "RUB354,550.00",
            "RUB536,067.00",
        ]

    def test_months_with_the_plan(self, page: Page, found: Comparison) -> None:
        table = page.table("Months in figures")
        assert table.row("Premium")[1].words == "not stated"
        assert len(table.body) == 12
        for id_ in ("sever", "yug"):
            planned = found.monthly_costs[id_].planned_premium
            assert table.cell("Premium", found.names[id_]).words == roubles(planned)

    def test_months_without_a_plan_come_to_the_first_premium(self) -> None:
        bare = shown(example(plan=None))
        assert bare.table("Months in figures").cell("Premium", "Юг").words == "RUB536,067.00"
        assert "The hiring plan in roubles" not in bare.captions()

    def test_the_hiring_plan_in_money_and_days(self, page: Page) -> None:
        days = page.table("The hiring plan in days and people").row("Days without cover")
        assert [cell.words for cell in days[1:]] == ["not stated", "333", "0"]

    def test_scenarios_without_a_price_say_why(self, page: Page) -> None:
        table = page.table("If the group were different")
        cell = table.cell("10 more people", "МЕДСИ")
        assert cell.words == "no price"
        assert cell.lines
        assert table.cell("From 10 people on", "Юг").words.startswith("RUB")


class TestJoining:
    def test_rules_with_their_clauses(self, page: Page) -> None:
        row = page.table("Rules for joining").row("Possible days")
        assert row[1].words == "not stated"
        assert row[3].lines == ["clause 3.4"]

    def test_sample_days(self, page: Page) -> None:
        table = page.table("Somebody like most employees joins")
        row = table.row("Asked for on 2026-06-16, from 2026-06-25 on")
        assert [cell.words for cell in row[1:]] == [
            "not stated",
            "from 2026-07-01 on",
            "from 2026-06-25 on",
        ]
        assert row[2].lines[0] == "6 days without cover"

    def test_leaving_has_money_each_way(self, page: Page) -> None:
        table = page.table("Somebody like most employees leaves")
        cells = table.body[0]
        assert cells[1].words == "not stated"
        assert any("in cash: " in line for line in cells[3].lines)
        assert "in cash: not stated" in cells[2].lines

    def test_relatives_early_and_late(self, page: Page) -> None:
        early = page.table("A relative joins, asked for on 2026-02-10")
        spouse = early.row("spouse, 35 years")
        assert "uplift: 15 %" in spouse[2].lines
        assert early.row("parent, 60 years")[2].words == "refused"
        late = page.table("A relative joins, asked for on 2026-08-10")
        assert [cell.words for cell in late.row("child, 5 years")[2:]] == ["refused", "refused"]
        assert late.row("child, 5 years")[2].lines


class TestFindings:
    def test_every_check_is_counted_once(self, page: Page, found: Comparison) -> None:
        table = page.table("Checks of the contracts")
        for one in found.candidates:
            failed = {f.check.id for f in one.report.failed if f.check.gravity is Gravity.MAJOR}
            assert table.cell("To be changed: major", one.name).words == str(len(failed))

    def test_each_finding_has_clause_reason_wording_and_source(
        self, page: Page, found: Comparison
    ) -> None:
        one = found.by_id["sever"].report.failed[0]
        part = page.text[page.text.index("Checks of the contracts") :]
        for words in (one.check.title.to("en"), one.check.why.to("en")):
            assert words in part
        assert f"«{one.check.wording.to('ru')}»" in part
        assert "a business recommendation, not a violation" in part
        assert page.html.count('<article class="finding">') == sum(
            len({f.check.id for f in c.report.failed}) for c in found.candidates
        )

    def test_the_gravest_come_first(self, page: Page) -> None:
        part = page.html[page.html.index("Checks of the contracts") :]
        sever = part[part.index("<h3>Север</h3>") : part.index("<h3>Юг</h3>")]
        seen = re.findall(r"</span> (major|minor|for information)</span>", sever)
        assert seen == sorted(seen, key=["major", "minor", "for information"].index)

    def test_unknown_terms_are_said_to_be_unknown(self, page: Page) -> None:
        assert (
            "The terms of this contract are not known, so only the offer was checked" in page.text
        )


class TestTax:
    def test_only_with_labour_costs(self, page: Page, full: Page) -> None:
        assert "Taxes and accounting" not in page.part_titles()
        assert full.part_titles() == [*SECTIONS[:9], "Taxes and accounting", *SECTIONS[9:]]

    def test_what_is_over_the_limit(self, full: Page) -> None:
        table = full.table("Юг, 2026, in figures. Labour costs from 1 January")
        limit = Decimal(12 * 300_000) * 6 / 100
        assert table.row("The limit")[1].words == roubles(limit.quantize(Decimal("0.01")))
        over = table.row("Over the limit")[1].money
        paid = table.row("Paid for employees")[1].money
        assert over is not None
        assert paid is not None
        assert over == paid - limit > 0

    def test_sources_and_that_it_is_no_advice(self, full: Page) -> None:
        assert "This is not advice" in full.text
        assert "What this rests on" in full.text
        assert "Without a contract: МЕДСИ" in full.text

    def test_unknown_labour_costs_stay_unknown(self) -> None:
        page = shown(example(), tax=TaxFacts(labour_costs={}))
        table = page.table("Юг, 2026, in figures")
        assert table.row("The limit")[1].words == "not known"
        assert table.row("Over the limit")[1].words == "not known"
        assert "What is open" in page.text


class TestQuestions:
    def test_all_are_there_numbered(self, page: Page, found: Comparison) -> None:
        part = page.html[page.html.index('<ol class="numbered">') :]
        lists = re.findall(r'<ol class="numbered">(.*?)</ol>', part, re.DOTALL)
        assert [found.count("<li>") for found in lists] == [
            len(found.questions[one.id]) for one in found.candidates
        ]

    def test_musts_say_so(self, page: Page) -> None:
        assert "(a must for us)" in page.text


class TestCalculation:
    def test_an_employee_line_by_line(self, page: Page, found: Comparison) -> None:
        table = page.table("Юг: Member 101")
        rows = [row for row in table.body if not row[1].depth]
        assert [row[0].words for row in rows] == [
            "Outpatient care",
            "Home care",
            "Dental care",
            "Ambulance",
            "Emergency inpatient care",
            "Planned inpatient care",
        ]
        member = found.by_id["yug"].quote.member("101")
        assert member.amounts is not None
        assert table.row("Total")[1].words == roubles(member.amounts.premium)
        assert table.body[1][3].words == "yug.yaml:29"

    def test_places_have_no_folders(self, page: Page) -> None:
        assert "folder" not in page.text
        assert page.table("Север: Member 101").body[1][3].words.startswith("sever.yaml:")

    def test_a_leaver_of_the_plan_with_each_contract(self, page: Page) -> None:
        assert "One leaver of the plan: No. 101" in page.text
        assert "МЕДСИ: the terms of the contract are not known" in page.text
        table = page.table("Юг: Movement")
        assert any(row[0].words.startswith("Taken back") for row in table.body)

    def test_assumptions_are_told(self, page: Page) -> None:
        cell = page.table("Rules of the calculation").cell("Assumed for this calculation", "МЕДСИ")
        assert "age.upper_end = included" in cell.lines
