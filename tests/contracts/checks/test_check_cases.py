"""Every check there is has a contract that fails it, one that passes and one that does not say."""

from importlib import import_module
from pathlib import Path

import pytest
from contract_helpers import offer

from dms.contracts.checks.check import Gravity
from dms.contracts.checks.checking import run_checks
from dms.contracts.checks.registry import BUILT_IN
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Status

FILES = sorted(Path(__file__).parent.glob("cases_*.py"))
CASES: dict[str, tuple[Subject, Subject, Subject]] = {}
for file in FILES:
    found = import_module(file.stem).CASES
    assert not CASES.keys() & found.keys()
    CASES |= found
ENDINGS = (Status.FAILED, Status.PASSED, Status.NOT_STATED)
CHECKS = {check.id: check for check in BUILT_IN}


def test_every_check_has_its_three_cases():
    assert CASES.keys() == CHECKS.keys()


@pytest.mark.parametrize("id_", sorted(CASES))
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_check_ends_as_its_case_says(id_, ending):
    subject = CASES[id_][ENDINGS.index(ending)]
    report = run_checks(subject, [CHECKS[id_]])
    endings = {finding.status for finding in report.findings}
    assert ending in endings
    assert ending is Status.FAILED or Status.FAILED not in endings


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.id)
def test_a_check_says_what_people_need(check):
    assert check.norms
    for said in (check.title, check.why, check.wording):
        assert said.to("en").strip()
    assert not check.title.to("en").endswith(".")
    for said in (check.why, check.wording):
        assert said.to("en")[-1] in ".»!?"


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.id)
def test_a_verdict_says_what_it_found(check):
    for subject in CASES[check.id]:
        for verdict in check.look(subject):
            assert verdict.found.to("en").strip()


def test_ids_stand_once_and_gravities_are_used():
    ids = [check.id for check in BUILT_IN]
    assert len(ids) == len(set(ids))
    assert {check.gravity for check in BUILT_IN} == set(Gravity)


@pytest.mark.parametrize("id_", sorted(CASES))
def test_what_is_not_said_is_a_question(id_):
    report = run_checks(CASES[id_][2], [CHECKS[id_]])
    assert not report.failed
    assert [CHECKS[id_]] in [list(question.checks) for question in report.questions]


def test_a_bare_offer_fails_no_check_of_terms():
    """Nobody has said anything of terms, so there is nothing wrong in them, and no question."""
    bare = run_checks(Subject(offer=offer()))
    of_terms = {"ENR", "REL", "REF", "ROS", "END", "PAY", "LAW"}
    assert not {one.check.family for one in bare.findings} & of_terms
    assert of_terms <= {check.family for check in bare.skipped}
