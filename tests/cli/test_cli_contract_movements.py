"""Every request of the year: previewed by default, written with `--apply`, refused with reasons."""

from decimal import Decimal
from pathlib import Path

import pytest
from cli_contract_helpers import EN, JOINER, NAMES, NEW, TERMS
from cli_helpers import Dms

from dms.contracts.state.records import MemberRecord
from dms.io.contract_file import load_contract

FILE = "contract.json"
JOIN = ("add", FILE, *JOINER, "--requested", "20.01.2026")
CHILD = ("add-relative", FILE, "--of", "101", "--relationship", "дочь", "--id", "101/1")
CHILD = (*CHILD, "--birth", "02.04.2019", "--programme", "standard", "--set", "tenure=0")
WIFE = ("add-relative", FILE, "--of", "101", "--relationship", "spouse", "--id", "101/2")
WIFE = (*WIFE, "--birth", "02.04.1992", "--programme", "standard", "--set", "tenure=0")
LEAVE = ("remove", FILE, "101", "--last-day", "30.06.2026", "--requested", "10.06.2026")
MOVE = ("change-programme", FILE, "101", "VIP", "--requested", "01.03.2026")
SWAP = ("swap", FILE, "101", *JOINER, "--requested", "01.03.2026")
END = ("terminate", FILE, "--by", "client", "--last-day", "31.08.2026", "--requested", "01.05.2026")
PAY = ("pay", FILE, "--on", "20.04.2026")
FIX = ("correct", FILE, "0", "--member", "101", "--start", "01.02.2026")
FIX = (*FIX, "--requested", "02.02.2026")

GRANTED = {
    "add": (JOIN, "Joining · No. 1010 · granted", "33665.75"),
    "child": ((*CHILD, "--requested", "20.01.2026"), "Joining of a relative", "38715.62"),
    "wife": (
        (*WIFE, "--requested", "10.06.2026", "--marriage", "01.06.2026"),
        "Joining of a relative",
        "20325.70",
    ),
    "remove": (LEAVE, "Leaving · No. 101 · granted", "-19357.81"),
    "change": (MOVE, "Change of programme · No. 101", "43259.17"),
    "swap": (SWAP, "Swap · No. 101, 1010", "0.00"),
    "terminate": (END, "Early end · No. 101, 102, 103 and 1 more · granted", None),
    "pay": (PAY, "Payment · granted", "0.00"),
    "correct": (FIX, "Correction · No. 101 · granted", "-3261.37"),
}


@pytest.mark.parametrize(("words", "title", "amount"), GRANTED.values(), ids=GRANTED)
class TestEachRequest:
    def test_a_preview_changes_nothing(
        self, dms: Dms, contract: Path, words: tuple[str, ...], title: str, amount: str | None
    ) -> None:
        before = contract.read_bytes()
        ran = dms(*words, *EN)
        assert ran.code == 0
        assert ran.out.startswith(title)
        assert "run the same command with --apply" in ran.err
        assert contract.read_bytes() == before

    def test_what_is_applied_is_what_was_previewed(
        self, dms: Dms, contract: Path, words: tuple[str, ...], title: str, amount: str | None
    ) -> None:
        premium = load_contract(contract).premium
        preview, applied = dms(*words, "--json"), dms(*words, "--json", "--apply")
        assert applied.code == 0
        assert applied.document == preview.document
        assert applied.document["dms"] == "movements/1"
        if amount is not None:
            assert applied.document["amount"] == amount
        after = load_contract(contract)
        assert after.premium - premium == Decimal(applied.document["amount"])
        assert [entry.movement.kind for entry in after.entries] == [words[0].replace("-", "_")]

    def test_it_names_nobody(
        self, dms: Dms, contract: Path, words: tuple[str, ...], title: str, amount: str | None
    ) -> None:
        ran = dms(*words, "--apply")
        assert "contract.json" in ran.err
        assert not any(name in ran.out + ran.err for name in NAMES)


LATE_CHILD = (*CHILD, "--requested", "10.06.2026")
REFUSED = {
    "a second joining": ((*JOIN[:2], "--id", "101", *JOIN[4:]), "MOVEMENT-INSURED-ALREADY"),
    "a joining outside the contract": ((*JOIN, "--start", "01.02.2027"), "FILING-OUTSIDE-TERM"),
    "a relative of a stranger": (
        ("add-relative", FILE, "--of", "999", *CHILD[4:], "--requested", "20.01.2026"),
        "MOVEMENT-STRANGER",
    ),
    "a relative after the window": (LATE_CHILD, "RELATIVES-WINDOW-CLOSED"),
    "leaving before joining": (
        ("remove", FILE, "101", "--last-day", "30.06.2025", "--requested", "10.06.2025"),
        "MOVEMENT-BEFORE-ENTRY",
    ),
    "leaving after the end": (
        ("remove", FILE, "101", "--last-day", "31.12.2026", "--requested", "10.06.2026"),
        "MOVEMENT-AFTER-END",
    ),
    "a stranger leaves": (
        ("remove", FILE, "999", "--last-day", "30.06.2026"),
        "MOVEMENT-NOBODY",
    ),
    "a programme that there is not": (
        ("change-programme", FILE, "101", "gold"),
        "MOVEMENT-PROGRAMME-UNKNOWN",
    ),
    "a swap with a stranger": (("swap", FILE, "999", *JOINER), "MOVEMENT-NOBODY"),
    "an end by the insurer": (
        ("terminate", FILE, "--by", "insurer", "--last-day", "31.08.2026"),
        "MOVEMENT-END-NOT-ALLOWED",
    ),
    "a payment of nothing": (("pay", FILE, "0"), "MOVEMENT-NO-AMOUNT"),
    "an unknown movement": (
        ("correct", FILE, "5", "--start", "01.02.2026"),
        "MOVEMENT-UNKNOWN",
    ),
    "prices by a day outside": (
        ("recalculate", FILE, "--start", "01.02.2027"),
        "MOVEMENT-OUTSIDE-CONTRACT",
    ),
}


@pytest.mark.parametrize(("words", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_leaves_the_contract_as_it_was(
    dms: Dms, contract: Path, words: tuple[str, ...], code: str
) -> None:
    before = contract.read_bytes()
    ran = dms(*words, *EN, "--apply")
    assert ran.code == 1
    assert "refused" in ran.out
    assert code in ran.out
    assert "Nothing was written" in ran.err
    assert contract.read_bytes() == before
    document = dms(*words, "--json").document
    assert document["status"] == "refused"
    assert code in {i["code"] for i in document["movements"][0]["issues"]}


def test_a_second_request_for_somebody_who_waits(dms: Dms, contract: Path) -> None:
    assert dms(*MOVE, "--start", "01.09.2026", "--apply").code == 0
    ran = dms(*MOVE[:3], "standard", "--requested", "01.04.2026", *EN)
    assert ran.code == 1
    assert "MOVEMENT-" in ran.out


def test_a_swap_that_the_terms_do_not_allow(dms: Dms, inputs: Path) -> None:
    terms = TERMS.replace("swap: {allowed: true", "swap: {allowed: false")
    (inputs / "terms.yaml").write_text(terms, "utf-8")
    dms(*NEW, "-o", FILE)
    ran = dms(*SWAP, *EN, "--apply")
    assert ran.code == 1
    assert "MOVEMENT-SWAP-NOT-ALLOWED" in ran.out
    assert "remove one and add the other" in ran.out


class TestRefunds:
    @pytest.mark.parametrize(("how", "returned"), [("set-off", "19357.81"), ("cash", "15486.25")])
    def test_set_off_and_cash(self, dms: Dms, contract: Path, how: str, returned: str) -> None:
        dms("pay", FILE, "201960", "--on", "10.01.2026", "--apply")
        found = dms(*LEAVE, "--refund", how, "--claims", "0", "--json").document
        assert found["movements"][0]["returned"] == returned

    def test_claims_are_taken_off(self, dms: Dms, contract: Path) -> None:
        dms("pay", FILE, "201960", "--on", "10.01.2026", "--apply")
        found = dms(*LEAVE, "--claims", "5 000,00 ₽", "--json").document
        assert found["movements"][0]["returned"] == "14357.81"

    def test_claims_that_nobody_states_are_asked_about(self, dms: Dms, contract: Path) -> None:
        dms("pay", FILE, "201960", "--on", "10.01.2026", "--apply")
        ran = dms(*LEAVE, *EN)
        assert ran.code == 1
        assert "refused" in ran.out


class TestDefaults:
    def test_a_request_is_of_today(self, dms: Dms, contract: Path) -> None:
        ran = dms(*JOIN[:-2], *EN)
        assert "Request of 2026-03-15" in ran.out

    def test_a_payment_is_of_today(self, dms: Dms, contract: Path) -> None:
        assert "Day of payment   2026-03-15" in dms("pay", FILE, "100", *EN).out

    def test_everything_due_is_paid(self, dms: Dms, contract: Path) -> None:
        amount = dms("pay", FILE, "--on", "12.01.2026", "--json").document["movements"][0]["paid"]
        plan = load_contract(contract).payments
        assert Decimal(amount) == min(plan.items(), key=lambda slot: slot[0].order)[1]

    def test_a_remark_is_kept(self, dms: Dms, contract: Path) -> None:
        dms(*JOIN, "--note", "письмо 14", "--apply")
        assert load_contract(contract).entries[0].movement.request.note == "письмо 14"

    def test_further_facts_of_a_joiner_are_kept(self, dms: Dms, contract: Path) -> None:
        more = ("--sex", "ж", "--place", "Казань", "--office", "Офис", "--grade", "A")
        assert dms(*JOIN, *more, "--name", "Новая Нина", "--apply").code == 0
        member = load_contract(contract).person("1010").member
        assert (member.sex, member.place, member.grade) == ("female", "Казань", "A")
        assert (member.name, member.extra["tenure"]) == ("Новая Нина", Decimal(1))

    def test_a_year_of_birth_is_enough(self, dms: Dms, contract: Path) -> None:
        assert dms(*JOIN[:4], "--birth", "1991", *JOIN[6:]).code == 0

    def test_recalculation(self, dms: Dms, contract: Path) -> None:
        ran = dms("recalculate", FILE, "--start", "01.07.2026", *EN)
        assert ran.out.startswith("Recalculation")


class TestFacts:
    @pytest.mark.parametrize(
        ("fact", "name", "value"),
        [
            ("birth=08.05.1990", "birth", "1990-05-08"),
            ("sex=м", "sex", "male"),
            ("grade=A", "grade", "A"),
            ("programme=vip", "programme", "vip"),
            ("Стаж=7", "extra", {"tenure": {"decimal": "7"}}),
        ],
    )
    def test_true_facts(
        self, dms: Dms, contract: Path, fact: str, name: str, value: object
    ) -> None:
        fix = ("correct", FILE, "0", "--member", "101", "--fact", fact, "--apply")
        assert dms(*fix).code == 0
        record = load_contract(contract).entries[0].movement.request
        person = load_contract(contract).person("101").member
        assert MemberRecord.of(person).model_dump(mode="json")[name] == value
        assert record.kind == "correct"

    def test_the_amount_of_a_payment(self, dms: Dms, contract: Path) -> None:
        dms("pay", FILE, "100", "--on", "10.01.2026", "--apply")
        assert dms("correct", FILE, "1", "--amount", "150", "--apply").code == 0
        assert load_contract(contract).paid == Decimal(150)

    def test_the_last_day_of_a_leaver(self, dms: Dms, contract: Path) -> None:
        dms(*LEAVE, "--claims", "0", "--apply")
        fix = ("--last-day", "31.07.2026", "--requested", "11.06.2026", "--apply")
        assert dms("correct", FILE, "1", *fix).code == 0
        assert str(load_contract(contract).person("101").last_day) == "2026-07-31"


class TestOtherTerms:
    def test_the_text_s_own_example(self, dms: Dms, contract: Path) -> None:
        """Late for the 1st is the 15th; the improved clause gives the wished date pro rata."""
        wish = ("--start", "27.01.2026", "--under", "improved.yaml")
        ran = dms(*JOIN, *wish, *EN)
        assert "First day of cover              2026-02-15" in ran.out
        last = ran.out.strip().splitlines()[-1]
        assert last == (
            "Under the terms “Наши условия”: from 2026-01-27, RUB35,664.66, 0 days without cover"
        )

    def test_the_document(self, dms: Dms, contract: Path) -> None:
        wish = ("--start", "27.01.2026", "--under", "improved.yaml", "--json")
        (other,) = dms(*JOIN, *wish).document["under"]
        assert other["movement"]["effective"] == "2026-01-27"
        assert (other["amount"], other["days_without_cover"]) == ("1998.91", -19)

    def test_refused_there(self, dms: Dms, contract: Path) -> None:
        terms = TERMS.replace("late: next_day", "late: refuse")
        Path("strict.yaml").write_text(terms, "utf-8")
        wish = ("--start", "27.01.2026", "--under", "strict.yaml")
        ran = dms(*JOIN, *wish, *EN)
        assert ran.code == 0
        assert "Under the terms “Наши условия”: refused" in ran.out
        assert "[FILING-LATE]" in ran.out

    def test_a_contract_that_could_not_be_concluded_there(self, dms: Dms, contract: Path) -> None:
        ran = dms(*JOIN, "--under", "insurers-standard", *EN)
        assert ran.code == 0
        assert "RELATIVES-UPLIFT-FROM-START-UNSTATED" in ran.out
        document = dms(*JOIN, "--under", "insurers-standard", "--json").document
        assert document["under"][0]["movement"] is None

    def test_leavers_count_days_too_long(self, dms: Dms, contract: Path) -> None:
        wish = ("remove", FILE, "101", "--last-day", "11.06.2026", "--requested", "10.06.2026")
        ran = dms(*wish, "--claims", "0", "--under", "improved.yaml", *EN)
        assert "days too long" in ran.out.splitlines()[-1]


MISUSED = {
    "a date": ((*JOIN[:-1], "tomorrow"), "--requested is not a date"),
    "a birth": ((*JOIN[:4], "--birth", "1.1.1"), "--birth is not a date"),
    "nobody": (("add", FILE), "--id is missing"),
    "a number that is too long": (("add", FILE, "--id", "9" * 81), "does not fit --id"),
    "a sex": ((*JOIN, "--sex", "1"), "--sex takes м or ж"),
    "a column": ((*JOIN, "--set", "tenur=1"), "--set: there is no column “tenur” here"),
    "half a column": ((*JOIN, "--set", "tenure"), "Write --set like tenure=3"),
    "a person and a list": ((*JOIN, "--from", "people.csv"), "not both"),
    "a relationship": ((*CHILD[:4], "--relationship", "pet", *CHILD[6:]), "spouse, child, parent"),
    "an empty relationship": ((*CHILD[:4], "--relationship", "", *CHILD[6:]), "--relationship"),
    "an amount": (("pay", FILE, "much"), "ROUBLES is not an amount of roubles"),
    "parts of a kopeck": (("pay", FILE, "1.001"), "ROUBLES is not an amount of roubles"),
    "less than nothing": ((*LEAVE, "--claims=-1"), "--claims is not an amount of roubles"),
    "a correction of nothing": (("correct", FILE, "0"), "Say what is true"),
    "a fact": (("correct", FILE, "0", "--fact", "colour=1"), "--fact: there is no column “colour”"),
    "a last day": (("remove", FILE, "101", "--last-day", "soon"), "--last-day is not a date"),
}


@pytest.mark.parametrize(("words", "said"), MISUSED.values(), ids=MISUSED)
def test_a_call_that_cannot_be_meant(
    dms: Dms, contract: Path, words: tuple[str, ...], said: str
) -> None:
    before = contract.read_bytes()
    ran = dms(*words, *EN, "--apply")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert contract.read_bytes() == before
