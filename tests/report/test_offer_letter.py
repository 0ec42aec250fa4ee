"""The letter as a view: figures add up on the page, and what is not stated is said to be so."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given
from offer_letter_helpers import (
    DETAILS,
    FULL,
    STAFF,
    TERMS,
    drafted,
    facts_of,
    full,
    letter,
    terms,
)
from report_helpers import ROSTERS, TOO_OLD, member, offer, priced

from dms.amount_in_words import amount_in_words
from dms.contracts.contract import Contract
from dms.errors import QuoteRefused
from dms.i18n import parse_money, text
from dms.members import Roster
from dms.modules.base import Module
from dms.modules.questions import Ask
from dms.pricing.quoting import quote
from dms.report.offer_letter import (
    LetterDetails,
    OfferLetter,
    letter_context,
    offer_letter,
    offer_letter_docx,
    offer_letter_html,
)
from dms.report.offer_letter.care import care_part
from dms.report.offer_letter.premiums import PRICES_SHOWN


def money(words: str) -> Decimal:
    found = parse_money(words.replace(",", ""))
    assert found is not None
    return found


def sums(found: OfferLetter) -> list[Decimal]:
    rows = [row.total for part in found.programmes for row in part.rows]
    return [money(words) for words in (*rows, *(part.total for part in found.for_contract))]


class TestFigures:
    def test_rows_by_programme_category_and_price(self):
        standard, business = letter(full()).programmes
        rows = [(row.category, row.people, row.each, row.total) for row in standard.rows]
        assert rows == [
            ("Employees", 2, "30,400.00", "60,800.00"),
            ("Employees", 1, "60,800.00", "60,800.00"),
            ("Family members", 1, "30,400.00", "30,400.00"),
        ]
        assert (standard.subtotal.people, standard.subtotal.total) == (4, "152,000.00")
        assert [row.total for row in business.rows] == ["40,000.00"]

    def test_the_total_with_what_the_contract_pays_and_in_words(self):
        found = letter(full())
        # 152 000 + 40 000 + 2 visits × 2 hours × 48 weeks × 1 900
        assert [(part.title, part.total) for part in found.for_contract] == [
            ("Office doctor", "364,800.00")
        ]
        assert found.total == "556,800.00"
        assert found.total_in_words.startswith("Five hundred fifty-six thousand eight hundred")
        assert (found.people, found.people_in_words) == (5, "4 employees, 1 relative")

    def test_many_prices_become_an_average_that_says_so(self):
        people = [member(str(n), start=date(2026, 3, 1 + n)) for n in range(PRICES_SHOWN + 1)]
        (row,) = letter(full(people=people)).programmes[0].rows
        assert not row.same
        assert row.each.startswith("on average ")
        assert row.each.endswith(" to 30,400.00")
        assert letter(full(people=people[:-1])).programmes[0].rows[0].same

    @given(ROSTERS)
    def test_what_is_shown_adds_up(self, people):
        found = quote(priced().offer, Roster.of(people))
        if found.status != "complete":
            with pytest.raises(QuoteRefused):
                letter(found)
            return
        shown = letter(found)
        assert sum(sums(shown)) == money(shown.total) == found.total
        assert sum(row.people for p in shown.programmes for row in p.rows) == shown.people
        for part in shown.programmes:
            assert sum(money(row.total) for row in part.rows) == money(part.subtotal.total)
            for row in part.rows:
                assert not row.same or money(row.each) * row.people == money(row.total)
        assert shown.total_in_words.casefold() == amount_in_words(found.total, "en").casefold()

    def test_who_pays(self):
        payers = {fact.name: fact.words for fact in letter(full()).payers}
        assert payers == {"Employer": "RUB541,600.00", "Employees": "RUB15,200.00"}
        assert letter(priced()).payers == ()

    def test_why_premiums_differ(self):
        assert letter(full()).price_note.startswith("Premiums of one category depend on: age")
        assert "days of cover" not in letter(full()).price_note
        later = [*STAFF, member("9", start=date(2026, 6, 1))]
        assert letter(full(people=later)).price_note.endswith(", days of cover.")
        assert letter(full(people=STAFF[:1])).price_note == ""

    def test_where_somebody_has_no_price_there_is_no_letter(self):
        with pytest.raises(QuoteRefused):
            letter(priced(people=[member("1"), TOO_OLD]))


class TestHead:
    def test_everything_said(self):
        found = letter(full())
        assert (found.number, found.day) == ("12/26", "February 1, 2026")
        assert (found.client, found.insurer) == ("ООО «Ромашка»", "АО «Страховщик А»")
        assert found.licence == "СЛ № 0001"
        assert found.period == "2026-03-01 to 2027-02-28"
        assert found.valid_until == "February 20, 2026"
        assert found.sender == DETAILS.sender

    def test_what_is_not_stated_is_said_to_be_so(self):
        text = FULL.replace("valid_until: 2026-02-20\n", "").replace("client: ООО «Ромашка»\n", "")
        found = letter(full(text=text))
        assert (found.valid_until, found.client) == ("not stated", "not stated")
        asked = {point.subject: point.questions for point in found.open_points}
        assert "until which day can it be accepted?" in asked["Offer"]

    @pytest.mark.parametrize("name", ["number", "sender"])
    def test_a_letter_needs_a_number_and_a_sender(self, name):
        given = {"number": "1", "day": date(2026, 1, 1), "sender": "А"} | {name: " "}
        with pytest.raises(ValueError, match=name):
            LetterDetails(**given)

    def test_the_day_is_a_date(self):
        with pytest.raises(TypeError):
            LetterDetails(number="1", day="01.02.2026", sender="А")  # type: ignore[arg-type]


class TestCover:
    def test_a_kind_of_care_in_words(self):
        outpatient = letter(full()).programmes[0].care[0]
        assert outpatient.title == "Outpatient care (АПП)"
        assert outpatient.clause == "2.1"
        assert facts_of(outpatient) == {
            "Access to clinics": "direct",
            "Specialised diagnostics": "by the insurer's referral",
            "Limits": "up to 24 visits a year, up to 12 documents (over which time is not stated)",
            "Waiting period": "the first 30 days of cover",
            "Deductible (part of the bill)": "the insured pays 500.00 ₽ for each visit",
            "Not paid for": (
                "Oncological diseases (compulsory medical insurance pays), Dental prosthetics"
            ),
            "Not stated": "limits",
        }

    def test_territory_places_and_the_rest(self):
        _, home, dental = letter(full()).programmes[0].care
        assert facts_of(home) == {
            "Territory": "within the Moscow ring road (MKAD) and up to 30 km beyond",
            "Not stated": "who comes",
        }
        assert facts_of(dental)["Where teeth are treated"] == (
            "in the dental offices of the clinics, in specialised dental clinics"
        )
        assert facts_of(dental)["Prosthetics"] == "no"

    def test_what_holds_for_a_programme(self):
        standard, business = letter(full()).programmes
        assert facts_of(standard) == {
            "Clinics": "Клиника А, Москва; Клиника Б",
            "Sum insured for one person": "1,000,000.00 ₽",
            "Deductible (part of the bill)": "the insured pays 10 % of the bill",
            "Note": "без зуботехники",
            "Ages, full years": "0–70",
            "Who may be insured": "employee, spouse, child",
            "Not offered": "Telemedicine",
        }
        assert facts_of(business)["Not paid for"] == "no exclusions"
        assert facts_of(business.care[0])["Limits"] == "none"
        assert business.name == "business"

    def test_not_stated_is_neither_offered_nor_refused(self):
        standard = letter(full()).programmes[0]
        assert "Vaccination" not in [care.title for care in standard.care]
        assert "Vaccination" not in facts_of(standard)["Not offered"]
        points = letter(full()).open_points
        assert ("Vaccination", ("is it offered at all?",)) in [
            (point.subject, point.questions) for point in points
        ]

    def test_care_for_the_whole_contract_stands_once(self):
        found = letter(full())
        assert "Office doctor" not in [care.title for care in found.programmes[0].care]
        assert facts_of(found.for_contract[0]) == {
            "Visits a week": "2",
            "Hours of one visit": "2",
            "Not stated": "office",
        }

    def test_care_for_the_contract_that_has_no_price_is_not_covered(self):
        start, end = FULL.index("\nmodules:\n"), FULL.index("factors:")
        care = letter(full(text=FULL[:start] + "\n" + FULL[end:])).programmes[0].care
        assert "Office doctor" not in [one.title for one in care]
        found = letter(full(text=FULL[:start] + "\n" + FULL[end:]))
        named = facts_of(found.programmes[0])
        assert named["Offered without a price, not in this premium"] == "Office doctor"
        asked = {point.subject: point.questions for point in found.open_points}
        assert asked["Office doctor"] == ("what does it cost for the contract?",)

    def test_options_not_taken_are_named_and_not_described(self):
        found = full(modules={"standard": ["outpatient", "home_care"]})
        standard = letter(found).programmes[0]
        assert [care.title for care in standard.care] == ["Outpatient care (АПП)", "Home care"]
        assert facts_of(standard)["Can be added for an extra premium"] == "Dental care"
        assert "Offered and not taken" not in facts_of(standard)

    def test_included_care_that_is_not_taken_is_not_covered(self):
        text = FULL.replace("premium: 9800", "premium: included")
        standard = letter(full(text=text, modules={"standard": ["outpatient"]})).programmes[0]
        assert [care.title for care in standard.care] == ["Outpatient care (АПП)"]
        assert facts_of(standard)["Offered and not taken"] == "Dental care"
        assert facts_of(standard)["Can be added for an extra premium"] == "Home care"
        everything = letter(full(text=text)).programmes[0]
        assert "Dental care" in [care.title for care in everything.care]
        assert "Offered and not taken" not in facts_of(everything)

    def test_a_contract_keeps_to_what_was_taken(self):
        taken = {"standard": ["outpatient", "home_care"]}
        roster = Roster.of(STAFF)
        contract = Contract.from_offer(
            offer(text=FULL), roster, terms=terms(), number="1", modules=taken
        )
        standard = letter(contract).programmes[0]
        assert [care.title for care in standard.care] == ["Outpatient care (АПП)", "Home care"]

    @pytest.mark.parametrize("write", [offer_letter_html, offer_letter_docx])
    def test_clinics_of_a_list_elsewhere_are_called_by_their_ids(self, write):
        start, end = FULL.index("clinics:\n"), FULL.index("programmes:\n")
        found = full(text=FULL[:start] + FULL[end:].replace("[a, b]", "[zzz, b]"))
        assert facts_of(letter(found).programmes[0])["Clinics"] == "zzz; b"
        assert write(found, DETAILS)

    def test_a_long_list_of_clinics_is_counted(self):
        clinics = "".join(f"  - {{id: c{n}, name: К{n}}}\n" for n in range(20))
        text = FULL.replace("clinics:\n", f"clinics:\n{clinics}", 1)
        ids = ", ".join(f"c{n}" for n in range(20))
        named = facts_of(letter(full(text=text.replace("[a, b]", f"[{ids}]"))).programmes[0])
        assert named["Clinics"].endswith("К11 and 8 more")
        none = facts_of(letter(full(text=FULL.replace("[a, b]", "[]"))).programmes[0])
        assert none["Clinics"] == "none"

    def test_exclusions_of_all_programmes(self):
        assert letter(full()).exclusions == "Spa and resort treatment, лечение у родственника"
        assert letter(priced()).exclusions == "not stated"

    def test_nobody_reads_of_programmes_that_nobody_is_in(self):
        found = letter(full())
        assert [part.name for part in found.programmes] == ["Стандарт", "business"]
        assert "Maternity care" not in [point.subject for point in found.open_points]


class TestOpenPoints:
    def test_one_subject_stands_once(self):
        points = letter(priced()).open_points
        subjects = [point.subject for point in points]
        assert len(subjects) == len(set(subjects))
        offer = next(point for point in points if point.subject == "Offer")
        assert len(offer.questions) == 3

    def test_questions_of_care_stand_with_it(self):
        subjects = {point.subject for point in letter(priced()).open_points}
        assert not subjects & {"Outpatient care", "Home care", "Dental care", "Limit"}

    def test_what_is_hidden_in_other_care_is_asked(self):
        hidden = "{kind: emergency_inpatient, premium: 1, includes_ambulance: true}"
        text = FULL.replace(
            "{kind: dental, premium: 9800", f"{hidden}\n      - {{kind: dental, premium: 9800"
        )
        (without_subject,) = [p for p in letter(full(text=text)).open_points if not p.subject]
        assert without_subject.questions == (
            "Emergency inpatient care: “Ambulance” is included without a line of its own.",
        )

    def test_care_not_taken_is_not_asked_about(self):
        text = FULL.replace(
            "{kind: dental,", "{kind: planned_inpatient, premium: 1}\n      - {kind: dental,"
        )
        built_on = "Planned inpatient care: it is built on"
        asked = [q for p in letter(full(text=text)).open_points for q in p.questions]
        assert any(question.startswith(built_on) for question in asked)
        found = full(text=text, modules={"standard": ["outpatient"]})
        asked = [q for p in letter(found).open_points for q in p.questions]
        assert not any(question.startswith(built_on) for question in asked)

    def test_what_was_assumed_is_in_sight(self):
        assumed = letter(full()).assumed
        assert [(one.words, one.note) for one in assumed] == [
            ("Ages are those on the first day of the contract.", ""),
            ("some.path = слово", "спросите"),
        ]

    @pytest.mark.parametrize(("day", "asked"), [(20, False), (21, True)])
    def test_an_expired_offer_is_asked_about(self, day, asked):
        """The offer can be accepted until 20 February, that day included."""
        found = offer_letter(full(), evolve(DETAILS, day=date(2026, 2, day)), lang="en")
        questions = [q for point in found.open_points for q in point.questions]
        said = "it could be accepted until 2026-02-20; does it still stand?"
        assert (said in questions) == asked
        assert [p.subject for p in found.open_points].count("Offer") <= 1


class TestRules:
    def test_a_quote_has_none(self):
        found = letter(full())
        assert (found.rules, found.payments) == ((), ())

    def test_each_rule_with_its_clause(self):
        rules = {rule.title: rule for rule in letter(drafted()).rules}
        clauses = [rule.clause for rule in rules.values()]
        assert clauses == ["4.3", "4.7", "", "8.2", "5.1"]
        assert facts_of(rules["Joining"]) == {
            "First day of cover": "on days 1, 15 of the month",
            "Request": "not less than 10 working days before; the day of filing does not count",
            "A late request": "takes effect on the next possible day",
            "What the rest of the term costs a joiner": "in proportion to the days of the term",
        }
        assert facts_of(rules["Leaving"]) == {
            "First day without cover": "on any day",
            "Request": "not less than 5 calendar days before; the day of filing counts",
            "A late request": "is refused",
            "What is taken back for a leaver": "in proportion to the days of the term",
            "Set off against later premium": (
                "the whole paid premium of the days left, after expenses"
            ),
            "Return in cash": "80 % of the paid premium of the days left, after expenses",
            "Kept for expenses": "10 % of the paid premium of the days left",
            "Paid care is taken off": "yes",
        }
        assert facts_of(rules["Early end"]) == {
            "By the client": "possible; notice: 30 calendar days",
            "By the insurer": "not possible",
            "Return of paid premium": "not stated",
        }
        assert facts_of(rules["Payment"]) == {
            "How the premium is paid": "every quarter",
            "When it is due": "14 calendar days after the first day that is paid for",
            "How late a payment may be": "10 working days",
            "What follows from paying late": (
                "the insurer may take the instalment off a claim (ГК РФ ст. 954 п. 4)"
            ),
        }

    def test_relatives(self):
        (rule,) = [r for r in letter(drafted()).rules if r.title == "Relatives"]
        assert [(fact.name, fact.words) for fact in rule.facts] == [
            ("Who may be insured", "spouse, child aged 0–17"),
            (
                "When they may join",
                "1 month, from the first day of cover of the employee; 15 % more",
            ),
            ("When they may join", "60 days, from the marriage; without an uplift"),
            ("When they may join", "the whole term, from the birth; uplift not stated"),
            ("After that time", "they may not join any more"),
            ("Who pays", "the employee"),
        ]

    def test_where_nothing_comes_back_nothing_is_kept(self):
        part = "leaving: {refund: {set_off_share: 0, cash_share: 0}}"
        found = letter(drafted(f"dms: terms/1\nid: t\n{part}\n", people=STAFF[:1]))
        (rule,) = [rule for rule in found.rules if rule.title == "Leaving"]
        facts = facts_of(rule)
        assert (facts["Set off against later premium"], facts["Return in cash"]) == (
            "nothing",
            "nothing",
        )
        assert not {"Kept for expenses", "Paid care is taken off"} & set(facts)

    def test_at_the_end_of_the_contract_nothing_can_be_set_off(self):
        part = "termination: {by_client: {allowed: true, refund: {cash_share: 1}}}"
        found = letter(drafted(f"dms: terms/1\nid: t\n{part}\n", people=STAFF[:1]))
        (rule,) = [rule for rule in found.rules if rule.title == "Early end"]
        assert facts_of(rule)["Return in cash"] == "the whole paid premium of the days left"
        assert "Set off against later premium" not in facts_of(rule)

    def test_the_premium_is_that_of_the_terms(self):
        """The child of the first list pays 15 % more, as the contract will have it."""
        found = letter(drafted())
        assert found.programmes[0].rows[-1].each == "34,960.00"
        assert found.total == "561,360.00"
        assert sum(sums(found)) == money(found.total) == drafted().premium

    def test_the_schedule_adds_up(self):
        payments = letter(drafted()).payments
        assert [payment.number for payment in payments] == ["1", "2", "3", "4"]
        assert payments[0].period == "2026-03-01 to 2026-05-31"
        assert payments[0].due == "2026-03-16"  # 14 days after 1 March is a Sunday
        assert sum(money(p.amount) for p in payments) == drafted().premium

    def test_due_days_that_nobody_stated(self):
        text = TERMS.replace("  due: {calendar_days: 14}\n", "")
        assert {payment.due for payment in letter(drafted(text)).payments} == {"not stated"}

    def test_terms_that_say_nothing(self):
        found = letter(drafted("dms: terms/1\nid: t\n", people=STAFF[:2]))
        joining, relatives, leaving, end, payment = found.rules
        assert facts_of(joining) == {
            "First day of cover": "not stated",
            "Request": "notice is not stated",
            "What the rest of the term costs a joiner": "in proportion to the days of the term",
        }
        assert facts_of(leaving)["Return of paid premium"] == "not stated"
        assert set(facts_of(relatives).values()) == {"not stated"}
        assert set(facts_of(end).values()) == {"not stated"}
        assert set(facts_of(payment).values()) == {"not stated"}
        assert found.payments == ()
        asked = {point.subject: point.questions for point in found.open_points}
        assert "how is the premium paid: at once or in instalments?" in asked["Payment"]

    @pytest.mark.parametrize(
        ("part", "title", "name", "words"),
        [
            ("relatives: {relationships: []}", "Relatives", "Who may be insured",
             "no relatives are insured"),
            ("relatives: {windows: [{id: w}]}", "Relatives", "When they may join",
             "how long not stated, from which day not stated; uplift not stated"),
            ("relatives: {after: next_anniversary, payer: employer}", "Relatives",
             "After that time", "with the next contract"),
            ("enrolment: {notice: {working_days: 0}}", "Joining", "Request", "without notice"),
            ("proration: {join: none, leave: none}", "Joining",
             "What the rest of the term costs a joiner", "the price of the whole term"),
            ("proration: {join: none, leave: none}", "Leaving",
             "What is taken back for a leaver", "nothing: the whole term is paid for"),
            ("proration: {join: {method: months, count: started, anchor: entry_day}}", "Joining",
             "What the rest of the term costs a joiner",
             "months from the first day of cover, months begun count as full"),
            ("proration: {join: {method: days, of: 365}}", "Joining",
             "What the rest of the term costs a joiner",
             "in proportion to days of a year of 365"),
            ("proration: {join: {method: short_period, shares: {1: 1}}}", "Joining",
             "What the rest of the term costs a joiner", "by a table of short terms"),
            ("leaving: {refund: {set_off_share: 1, minus_claims: false}}", "Leaving",
             "Paid care is taken off", "no"),
            ("leaving: {refund: {cash_share: 0.8}}", "Leaving", "Return in cash",
             "80 % of the paid premium of the days left"),
            ("leaving: {refund: {cash_share: 0.8}}", "Leaving", "Set off against later premium",
             "not stated"),
            ("leaving: {refund: {cash_share: 0.8}}", "Leaving", "Kept for expenses",
             "not stated"),
            ("leaving: {refund: {cash_share: 0.8}}", "Leaving", "Paid care is taken off",
             "not stated"),
            ("leaving: {refund: {set_off_share: 1, expense_load: {share: 0.1, of: charged}}}",
             "Leaving", "Kept for expenses", "10 % of all premium of the person"),
            ("leaving: {refund: {set_off_share: 1, expense_load: none}}", "Leaving",
             "Kept for expenses", "nothing"),
            ("termination: {by_client: {allowed: true, notice: {calendar_days: 0}}}", "Early end",
             "By the client", "possible without notice"),
            ("payment: {schedule: single, grace: {working_days: 0}}", "Payment",
             "How late a payment may be", "not at all"),
            ("termination: {by_client: {allowed: true}}", "Early end", "By the client",
             "possible; notice is not stated"),
            ("termination: {by_client: {allowed: false}}", "Early end", "By the client",
             "not possible"),
            ("payment: {schedule: single, due: {working_days: 5, when: before}}", "Payment",
             "When it is due", "5 working days before the first day that is paid for"),
            ("payment: {schedule: single, due: {calendar_days: 0}}", "Payment",
             "When it is due", "on the first day that is paid for"),
            ("payment: {schedule: [{start: 2026-03-01, last_day: 2027-02-28, due: 2026-03-10}]}",
             "Payment", "How the premium is paid", "1 payment on a day of its own"),
        ],
    )  # fmt: skip
    def test_other_words_of_terms(self, part, title, name, words):
        found = letter(drafted(f"dms: terms/1\nid: t\n{part}\n", people=STAFF[:1]))
        (rule,) = [rule for rule in found.rules if rule.title == title]
        assert facts_of(rule)[name] == words

    def test_a_share_of_the_term_that_nobody_stated(self):
        text = FULL.replace("proration: {join: days, leave: days}\n", "")
        found = letter(drafted("dms: terms/1\nid: t\n", people=STAFF[:1], on=text))
        name = "What the rest of the term costs a joiner"
        assert facts_of(found.rules[0])[name] == "not stated"

    def test_one_written_payment(self):
        part = "payment: {schedule: [{start: 2026-03-01, last_day: 2027-02-28, due: 2026-03-10}]}"
        found = letter(drafted(f"dms: terms/1\nid: t\n{part}\n", people=STAFF[:1]))
        (payment,) = found.payments
        assert (payment.due, payment.amount) == ("2026-03-10", found.total)


def test_the_same_care_twice_for_two_offices():
    second = (
        "  - {kind: office_doctor, premium: 100, office: Второй, visits_per_week: 1,\n"
        "     hours_per_visit: 1}\nfactors:"
    )
    found = letter(full(text=FULL.replace("factors:", second, 1)))
    assert [part.total for part in found.for_contract] == ["364,800.00", "100.00"]
    assert [facts_of(part).get("Office") for part in found.for_contract] == [None, "Второй"]


CARE = [
    ("{kind: home_care, premium: 1, provider: insurer}", "Who comes", "the insurer's own service"),
    ("{kind: emergency_inpatient, premium: 1, ward: single}", "Ward", "one bed"),
    ("{kind: telemedicine, premium: 1, around_the_clock: true}", "Around the clock", "yes"),
    ("{kind: annual_care, premium: 1, includes: [injuries, laboratory]}", "Includes",
     "treatment of injuries, laboratory"),
    ("{kind: pregnancy, premium: 1, from_week: 8}", "From week of pregnancy", "8"),
    ("{kind: dental, premium: 1, exclusions: [hiv]}", "Not paid for",
     "HIV infection (the state budget pays)"),
    ("{kind: dental, premium: 1, deductible: {share: 0}}", "Deductible (part of the bill)",
     "none, the insurer pays the whole bill"),
    ("{kind: check_up, premium: 1, ages: 40-60}", "Ages, full years", "40–60"),
    ("{kind: outpatient, premium: 1, clinics: [a], diagnostic_clinics: [b]}",
     "Diagnostic clinics", "Клиника Б"),
    ("{kind: infant, premium: 1, includes: [педиатр, прививки]}", "Includes",
     "педиатр, прививки"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "name", "words"), CARE)
def test_fields_of_all_kinds(module, name, words):
    text = FULL.replace("{kind: maternity, premium: 1000}", module)
    born = date(2026, 1, 1) if "infant" in module else date(1980, 1, 1)
    found = letter(full(text=text, people=[member("1", born, programme="unused")]))
    assert facts_of(found.programmes[0].care[0])[name] == words


class HearingAid(Module):
    """A kind that another package adds, with a field that letters have no name for."""

    title = text("Outpatient care")
    description = text("Outpatient care")
    asks = (Ask.about("model", question=text("which clinics take the insured?")),)

    kind: Literal["hearing_aid"] = "hearing_aid"
    model: str | None = None


def test_a_field_without_a_name_stands_as_its_question():
    part = care_part(HearingAid(), (), "en")
    assert facts_of(part) == {
        "Not stated": "Outpatient care: which clinics take the insured?",
    }


def fields_of(context: object) -> set[str]:
    """All names that a template can use."""
    if isinstance(context, dict):
        below = (fields_of(v) for name, v in context.items() if name != "labels")
        return set(context).union(*below)
    if isinstance(context, list):
        return set().union(*map(fields_of, context))
    return set()


def test_the_page_of_docs_names_every_field():
    page = (Path(__file__).parent.parent.parent / "docs/offer-letter.md").read_text("utf-8")
    names = fields_of(letter_context(letter(drafted())))
    assert {"payments", "subtotal", "questions"} <= names
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    labels = letter(full()).labels
    assert [name for name in labels if f"`{name}`" not in page] == []
