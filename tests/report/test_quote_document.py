"""The published quote has its shape, adds up, and is the same bytes each time."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_helpers import (
    CONTRIBUTION,
    DOCTOR,
    OFFER,
    OPEN,
    PEOPLE,
    ROSTERS,
    TOO_OLD,
    member,
    priced,
)

from dms.i18n import text
from dms.io.schemas import json_schema
from dms.issues import Issue, Severity
from dms.members import Member
from dms.pricing.quote import Quote
from dms.report.quote_document import QuoteDocument, quote_document
from dms.report.quote_json import quote_data, quote_json

SCHEMA = Draft202012Validator(json_schema("quote"))
NO_PERIOD = OFFER.replace("period: {start: 2026-01-01, last_day: 2026-12-31}\n", "")


def data_of(quote: Quote, **options: Any) -> dict[str, Any]:
    data = json.loads(quote_json(quote, "en", **options))
    SCHEMA.validate(data)
    assert isinstance(data, dict)
    return data


def total(parts: list[dict[str, Any]], name: str = "premium") -> Decimal:
    return sum((Decimal(part[name]) for part in parts if part[name] is not None), Decimal())


class TestShape:
    def test_a_complete_quote(self) -> None:
        data = data_of(priced(CONTRIBUTION, DOCTOR))
        assert data["dms"] == "quote/1"
        assert data["offer"] == "a-1"
        assert data["insurer"] == {"id": "a", "name": "АО «Страховщик А»"}
        assert data["client"] == "ООО «Ромашка»"
        assert data["period"] == {"start": "2026-01-01", "last_day": "2026-12-31", "days": 365}
        assert data["headcount"] == {"employees": 3, "relatives": 1, "priced": 4}
        assert data["status"] == "complete"
        assert data["contract"] == [
            {"module": "office_doctor", "title": "Office doctor", "premium": "312000.00"}
        ]
        assert [p["id"] for p in data["programmes"]] == ["standard"]
        assert [m["module"] for m in data["modules"]] == ["outpatient", "home_care", "dental"]
        assert data["issues"] == []

    def test_a_member_with_every_line(self) -> None:
        child = data_of(priced(CONTRIBUTION))["members"][2]
        assert child == {
            "id": "E-2/R1",
            "relationship": "child",
            "issue": None,
            "programme": "standard",
            "period": {"start": "2026-01-01", "last_day": "2026-12-31", "days": 365},
            "full": "34960.58",  # (18 500 + 2 100 + 9 800,50) × 1,15
            "premium": "34960.58",
            "contributions": {"employer": "0.00", "employee": "34960.58"},
            "lines": [
                {"module": "outpatient", "full": "21275.00", "premium": "21275.00"},
                {"module": "home_care", "full": "2415.00", "premium": "2415.00"},
                {"module": "dental", "full": "11270.58", "premium": "11270.58"},
            ],
        }

    def test_a_member_who_joins_late_has_both_prices(self) -> None:
        late = data_of(priced())["members"][3]
        assert late["period"] == {"start": "2026-02-15", "last_day": "2026-12-31", "days": 320}
        assert (late["full"], late["premium"]) == ("30400.50", "26652.49")
        assert late["contributions"] is None

    def test_a_member_without_a_price_has_an_issue_and_no_zero(self) -> None:
        data = data_of(priced(people=[*PEOPLE, TOO_OLD]))
        assert data["status"] == "partial"
        assert data["headcount"]["priced"] == 4
        old = data["members"][-1]
        assert old["issue"]["code"] == "QUOTE-RATE-MISSING"
        assert old["issue"]["location"] == {"member": "E-9"}
        assert (old["full"], old["premium"], old["lines"]) == (None, None, [])

    def test_two_members_without_a_price_for_one_reason_are_told_apart(self) -> None:
        older = member("E-10", date(1951, 1, 1))
        members = data_of(priced(people=[PEOPLE[0], TOO_OLD, older]))["members"]
        assert [m["issue"] and m["issue"]["location"]["member"] for m in members] == [
            None,
            "E-9",
            "E-10",
        ]

    @pytest.mark.parametrize(
        ("quote", "reason"),
        [
            (priced(people=[TOO_OLD]), None),
            (priced(text=NO_PERIOD), "QUOTE-PERIOD-UNSTATED"),
            (priced(people=[]), None),
        ],
        ids=["nobody has a price", "no period", "nobody there"],
    )
    def test_a_refused_quote_has_no_sums(self, quote: Quote, reason: str | None) -> None:
        data = data_of(quote)
        assert data["status"] == "refused"
        for name in ("total", "full", "per_head", "contributions"):
            assert data[name] is None
        for name in ("programmes", "relationships", "modules", "contract"):
            assert data[name] == []
        assert len(data["members"]) == len(quote.roster)
        assert all(m["premium"] is None for m in data["members"])
        assert reason is None or reason in {issue["code"] for issue in data["issues"]}

    def test_issues_from_elsewhere_stand_first(self) -> None:
        more = Issue("ROSTER-PEOPLE-LEFT-OUT", Severity.WARNING, text("The document is empty."))
        data = data_of(priced(OPEN), more=[more])
        assert [i["code"] for i in data["issues"]] == ["ROSTER-PEOPLE-LEFT-OUT", "OFFER-ASSUMPTION"]
        assert data["assumptions"] == [
            {"at": "age.on", "reading": "contract_start", "note": "спросите страховщика"}
        ]

    def test_names_never_enter(self) -> None:
        assert "Иванов" not in quote_json(priced())

    def test_ids_are_kept_as_they_are(self) -> None:
        people = [member(" spaced "), member("unknown"), member('"quoted"\\\n')]
        quote = priced(people=people)
        assert [m["id"] for m in data_of(quote)["members"]] == [m.id for m in people]
        assert [m.id for m in quote_document(quote, "en").members] == [m.id for m in people]


class TestExplanations:
    def test_each_member_carries_the_tree(self) -> None:
        late = data_of(priced(CONTRIBUTION), explain=True)["members"][3]
        tree = late["explanation"]
        assert [p["kind"] for p in tree].count("module") == 3
        rate, step = tree[0]["parts"]
        assert (rate["kind"], rate["amount"]) == ("rate", "18500.00")
        assert rate["source"] == {
            "file": "folder/offer.yaml",
            "line": 12,
            "column": 37,
            "pointer": "/programmes/0/modules/0/premium",
        }
        assert (step["formula"], step["source"]["line"]) == ("× 1", 21)
        assert "320 of 365 days" in {p["formula"] for p in tree}

    def test_who_has_no_price_has_nothing_to_explain(self) -> None:
        data = data_of(priced(people=[PEOPLE[0], TOO_OLD]), explain=True)
        assert data["members"][1]["explanation"] == []
        assert data_of(priced(text=NO_PERIOD), explain=True)["members"][0]["explanation"] == []

    def test_it_is_left_out_unless_asked_for(self) -> None:
        assert "explanation" not in data_of(priced())["members"][0]


class TestWriting:
    @given(ROSTERS, st.booleans(), st.sampled_from(["ru", "en"]))
    def test_the_text_is_the_document(self, people: list[Member], explain: bool, lang: str) -> None:
        quote = priced(CONTRIBUTION, people=people)
        written = quote_json(quote, lang, explain=explain)
        document = quote_document(quote, lang, explain=explain)
        assert json.loads(written) == document.model_dump(mode="json", exclude_unset=True)
        assert QuoteDocument.model_validate_json(written) == document
        assert SCHEMA.is_valid(json.loads(written))
        assert SCHEMA.is_valid(json.loads(document.model_dump_json()))

    def test_one_member_stands_on_one_line(self) -> None:
        lines = quote_json(priced()).splitlines()
        assert sum(line.startswith('    {"id": "E-') for line in lines) == len(PEOPLE)
        assert quote_json(priced()).endswith("}\n")

    def test_the_id_names_the_calculation_in_any_language_and_order(self) -> None:
        first = data_of(priced())["id"]
        assert json.loads(quote_json(priced(), "ru", explain=True))["id"] == first
        assert data_of(priced(people=PEOPLE[::-1]))["id"] == first
        assert data_of(priced(CONTRIBUTION))["id"] != first
        assert data_of(priced(people=PEOPLE[:2]))["id"] != first

    def test_the_bytes_do_not_depend_on_the_seed_of_hashes(self) -> None:
        code = (
            "import sys; sys.path.insert(0, 'tests/report');"
            "from report_helpers import *; from dms.report.quote_json import quote_json;"
            "clinics = 'clinics: [{id: a, name: A, kinds: [dental, outpatient, home_care]}]\\n';"
            "print(quote_json(priced(CONTRIBUTION, clinics), explain=True))"
        )
        written = {
            subprocess.run(
                [sys.executable, "-c", code],
                check=True,
                capture_output=True,
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            ).stdout
            for seed in ("1", "2", "3")
        }
        assert len(written) == 1

    def test_ten_thousand_people_take_less_than_a_second(self) -> None:
        births = [date(1960 + i % 60, 1 + i % 12, 1 + i % 28) for i in range(10_000)]
        starts = [date(2026, 1 + i % 12, 1) for i in range(10_000)]
        people = [
            member(f"E-{i}", b, start=s)
            for i, (b, s) in enumerate(zip(births, starts, strict=True))
        ]
        quote = priced(people=people, text=OFFER.replace("max: 1000", "max: 100000"))
        begun = perf_counter()
        written = quote_json(quote)
        assert perf_counter() - begun < 1
        assert len(json.loads(written)["members"]) == 10_000


class TestSums:
    @given(ROSTERS)
    def test_every_level_adds_up(self, people: list[Member]) -> None:
        data = quote_data(priced(CONTRIBUTION, DOCTOR, people=people), "en")
        if data["status"] == "refused":
            return
        members = [m for m in data["members"] if m["premium"] is not None]
        for name in ("premium", "full"):
            extra = total(data["contract"])
            whole = Decimal(data["total" if name == "premium" else "full"])
            for level in (members, data["programmes"], data["relationships"], data["modules"]):
                assert total(level, name) + extra == whole
        for one in members:
            assert total(one["lines"]) == Decimal(one["premium"])
            assert total(one["lines"], "full") == Decimal(one["full"])
            assert total([one["contributions"]], "employer") + total(
                [one["contributions"]], "employee"
            ) == Decimal(one["premium"])
        payers = data["contributions"]
        assert sum(map(Decimal, payers.values())) == Decimal(data["total"])
        assert len(members) == data["headcount"]["priced"]


def test_floats_and_unknown_keys_are_no_quote() -> None:
    good = json.loads(quote_json(priced()))
    for broken in ({"total": 1.5}, {"total": 120960.0}, {"extra": 1}, {"dms": "quote/2"}):
        assert not SCHEMA.is_valid({**good, **broken})
        with pytest.raises(ValueError):
            QuoteDocument.model_validate({**good, **broken})
