"""Conditions of a contract: three-valued clauses that no price depends on."""

from pathlib import Path

import pytest
from contract_helpers import contract, terms
from pydantic import ValidationError

from dms.contracts.terms.conditions import Conditions
from dms.contracts.terms.foreign_workers import ForeignWorkers
from dms.errors import LoadError
from dms.io.terms import load_terms

WRITTEN = """\
dms: terms/1
id: t
conditions:
  cover_from: date
  form: unknown
  lacks: []
  clauses:
    cover_from: "2.1"
"""


@pytest.fixture
def conditions_file(tmp_path: Path) -> Path:
    path = tmp_path / "terms.yaml"
    path.write_text(WRITTEN, "utf-8")
    return path


class TestReading:
    def test_what_is_left_out_or_unknown_is_not_stated(self, conditions_file):
        conditions = load_terms(conditions_file).conditions
        assert conditions is not None
        assert conditions.cover_from == "date"
        assert conditions.form is None
        assert conditions.signed is None
        assert conditions.lacks == ()
        assert conditions.clauses == {"cover_from": "2.1"}

    def test_a_clause_of_nothing_is_named_with_its_line(self, conditions_file):
        conditions_file.write_text(WRITTEN.replace('cover_from: "2.1"', 'covers: "2.1"'), "utf-8")
        with pytest.raises(LoadError) as error:
            load_terms(conditions_file)
        (issue,) = error.value.issues
        assert issue.code == "TERMS-CLAUSE-UNKNOWN"
        assert issue.where.line == 8
        assert "covers" in issue.message("en")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"cover_from": "tomorrow"},
            {"event_notice_days": -1},
            {"event_notice_days": 1000},
            {"smallest_group": 0},
            {"lacks": ["price"]},
            {"unilateral_changes": "clinics"},
            {"clauses": {"clauses": "1"}},
            {"foreign_workers": {"required_sum": 0.1}},
        ],
    )
    def test_what_makes_no_sense_is_refused(self, wrong):
        with pytest.raises(ValidationError):
            Conditions.model_validate(wrong)


class TestBeside:
    def test_they_ask_nothing_of_their_own(self):
        """The checks ask; a contract can be run without any of these clauses."""
        without = [issue.code for issue in terms().questions()]
        assert [issue.code for issue in terms(conditions={}).questions()] == without

    def test_they_change_no_premium(self):
        plain = contract()
        stated = contract(on=terms(conditions={"cover_from": "payment"}))
        assert stated.premium == plain.premium
        assert stated.payments == plain.payments

    def test_a_contract_without_them_keeps_its_hash(self):
        """Contracts that were written before there were conditions stay what they are."""
        plain = terms()
        assert "conditions" not in plain.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize(
    ("stated", "there"),
    [
        ({}, None),
        ({"highly_qualified": False}, None),
        ({"highly_qualified": False, "others": False}, False),
        ({"highly_qualified": True}, True),
        ({"others": True}, True),
        ({"highly_qualified": False, "others": True}, True),
    ],
)
def test_whether_foreigners_are_insured(stated, there):
    assert ForeignWorkers(**stated).are_there is there
