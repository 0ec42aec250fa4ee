"""Terms from files and ready profiles, with assumptions in sight and mistakes on their lines."""

from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dms.errors import LoadError
from dms.io.documents import read_document
from dms.io.schemas import json_schema
from dms.io.terms import PROFILES, load_terms
from dms.pricing.proration import ByDays
from dms.workdays import Counting

TERMS = """\
dms: terms/1
id: contract-17
enrolment:
  days: [1, 15]
  notice: {working_days: 10}
  clause: п. 4.2
relatives:
  windows:
    - {id: first, since: contract_start, months: 1}
"""


@pytest.fixture
def terms_file(tmp_path: Path) -> Path:
    path = tmp_path / "terms.yaml"
    path.write_text(TERMS, "utf-8")
    return path


def codes(error: pytest.ExceptionInfo[LoadError]) -> list[str]:
    return [issue.code for issue in error.value.issues]


class TestFiles:
    @pytest.mark.parametrize("as_text", [True, False])
    def test_a_file_is_read(self, terms_file, as_text):
        terms = load_terms(str(terms_file) if as_text else terms_file)
        assert terms.enrolment.days == (1, 15)
        assert terms.enrolment.clause == "п. 4.2"
        assert terms.enrolment.counting is None

    def test_mistakes_stand_on_their_lines_all_at_once(self, terms_file):
        terms_file.write_text(
            TERMS.replace("[1, 15]", "[1, 45]").replace("months: 1", "months: 1, days: 30"), "utf-8"
        )
        with pytest.raises(LoadError) as error:
            load_terms(terms_file, name="terms.yaml")
        places = {issue.code: str(issue.where) for issue in error.value.issues}
        assert places["TERMS-WINDOW-LENGTH"] == "terms.yaml:9:7"
        assert places["TERMS-DAYS-INVALID"] == "terms.yaml:4:9"
        assert len(places) == 2

    def test_a_misspelt_key(self, terms_file):
        terms_file.write_text(TERMS.replace("notice:", "notise:"), "utf-8")
        with pytest.raises(LoadError) as error:
            load_terms(terms_file)
        (issue,) = error.value.issues
        assert (issue.code, issue.where.line) == ("DOC-KEY-UNKNOWN", 5)
        assert "notice" in issue.advice("en")

    def test_a_file_that_is_not_there(self, tmp_path):
        for missing in (tmp_path / "none", str(tmp_path / "none.yaml")):
            with pytest.raises(LoadError) as error:
                load_terms(missing)
            assert codes(error) == ["DOC-FILE-MISSING"]

    def test_a_name_that_is_no_profile(self):
        with pytest.raises(LoadError) as error:
            load_terms("insurer-standard")
        (issue,) = error.value.issues
        assert issue.code == "TERMS-PROFILE-UNKNOWN"
        assert "insurers-standard, client-improved" in issue.advice("en")

    def test_a_file_without_an_ending_has_no_format(self, tmp_path):
        path = tmp_path / "terms"
        path.write_text(TERMS, "utf-8")
        with pytest.raises(LoadError) as error:
            load_terms(str(path))
        assert codes(error) == ["DOC-FORMAT-UNKNOWN"]


class TestAssumptions:
    def test_what_is_open_is_answered_in_sight(self, terms_file):
        answers = {
            "enrolment.counting": "strict",
            "relatives.windows.first.uplift": "0.15",
            "leaving.days": "1, 15",
            "swap.allowed": "false",
        }
        terms = load_terms(terms_file, assume=answers)
        assert terms.enrolment.counting is Counting.STRICT
        assert terms.relatives.windows is not None
        assert terms.relatives.windows[0].uplift == Decimal("0.15")
        assert terms.leaving.days == (1, 15)
        assert terms.swap.allowed is False
        assert {a.at: a.reading for a in terms.assumptions} == answers

    def test_what_the_terms_state_is_not_overridden(self, terms_file):
        with pytest.raises(LoadError) as error:
            load_terms(terms_file, assume={"enrolment.days": "any"})
        (issue,) = error.value.issues
        assert (issue.code, issue.where.line) == ("ASSUMPTION-STATED", 4)
        assert "The document states `enrolment.days` itself" in issue.message("en")

    def test_a_path_that_leads_nowhere(self, terms_file):
        with pytest.raises(LoadError) as error:
            load_terms(terms_file, assume={"relatives.windows.second.uplift": "0"})
        assert codes(error) == ["ASSUMPTION-PATH-UNKNOWN"]

    def test_a_wrong_answer_is_the_mistake_of_the_assumption(self, terms_file):
        with pytest.raises(LoadError) as error:
            load_terms(terms_file, assume={"enrolment.counting": "generous"})
        (issue,) = error.value.issues
        assert issue.where.line is None
        assert "`enrolment.counting`" in issue.advice("en")


class TestProfiles:
    def test_the_standard_of_the_insurers(self):
        terms = load_terms("insurers-standard")
        rule = terms.enrolment
        assert (rule.days, rule.late, rule.counting) == ((1, 15), "next_day", None)
        assert rule.notice is not None
        assert rule.notice.working_days == 10
        assert terms.relatives.windows is not None
        (window,) = terms.relatives.windows
        assert (window.months, window.uplift, window.since) == (1, None, None)

    def test_the_improved_one(self):
        terms = load_terms("client-improved")
        assert terms.enrolment.days == "any"
        assert terms.enrolment.notice is not None
        assert terms.enrolment.notice.working_days == 5
        assert terms.relatives.windows is not None
        (window,) = terms.relatives.windows
        assert (window.months, window.uplift) == (2, Decimal(0))
        assert terms.proration.join == ByDays()

    @pytest.mark.parametrize("profile", PROFILES)
    def test_a_profile_cites_its_source_and_leaves_the_rest_open(self, profile):
        terms = load_terms(profile)
        assert terms.id == profile
        assert terms.source is not None
        assert "рабочих дней" in (terms.source.quote or "")
        asked = {issue.code for issue in terms.questions()}
        assert {
            "ENROLMENT-COUNTING-UNSTATED",
            "WINDOW-SINCE-UNSTATED",
            "LEAVING-DAYS-UNSTATED",
            "PAYMENT-SCHEDULE-UNSTATED",
        } <= asked

    def test_the_span_of_uplifts_is_a_question_and_can_be_assumed(self):
        asked = {i.where.pointer for i in load_terms("insurers-standard").questions()}
        assert "/relatives/windows/0/uplift" in asked
        assumed = {"relatives.windows.one-month.uplift": "0.15"}
        terms = load_terms("insurers-standard", assume=assumed)
        assert "/relatives/windows/0/uplift" not in {i.where.pointer for i in terms.questions()}

    def test_a_mistaken_answer_for_a_profile(self):
        with pytest.raises(LoadError) as error:
            load_terms("client-improved", assume={"enrolment.days": "1"}, name="ours")
        assert error.value.issues[0].where.file == "ours"

    @pytest.mark.parametrize("profile", PROFILES)
    def test_a_profile_fits_the_published_schema(self, profile):
        import dms.contracts.terms

        folder = Path(dms.contracts.terms.__file__).parent / "profiles"
        written = read_document(folder / f"{profile}.yaml").data
        Draft202012Validator(json_schema("terms")).validate(written)

    def test_every_profile_has_a_name(self):
        import dms.contracts.terms

        folder = Path(dms.contracts.terms.__file__).parent / "profiles"
        assert {path.stem for path in folder.iterdir()} == set(PROFILES)
