"""The checks of care, law, tax and data: what their rules weigh, and how their words read."""

import re

import cases_law
import cases_offer
import cases_tax
import pytest
from contract_helpers import offer, terms
from subject_helpers import Case, statuses

from dms.contracts.checks.check import Gravity, NormStatus
from dms.contracts.checks.registry import BUILT_IN
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Status

CASES: dict[str, Case] = cases_law.CASES | cases_offer.CASES | cases_tax.CASES
CHECKS = {one.id: one for one in BUILT_IN if one.id in CASES}
each = pytest.mark.parametrize("id_", sorted(CHECKS))

OF_THE_LAW = {
    **{f"LAW-{n:02}": g for n, g in enumerate("EEEHHHMMHMEIM", start=1)},
    **{f"PRC-{n:02}": g for n, g in enumerate("HHMM", start=3)},
    **{f"TAX-{n:02}": g for n, g in enumerate("HEHHHHMM", start=1)},
    **{f"FRN-{n:02}": g for n, g in enumerate("EEHI", start=1)},
    **{f"COV-{n:02}": g for n, g in enumerate("MMH", start=1)},
    "PD-02": "H",
    "PD-03": "H",
}
"""The gravity of the rules in the order of the collection of law: E, H, M, I."""


@each
def test_a_contract_that_passes_leaves_nothing_open(id_):
    assert set(statuses(CHECKS[id_], CASES[id_][1])) == {Status.PASSED}


@each
def test_what_is_found_reads_well_and_stands_somewhere(id_):
    for subject in CASES[id_]:
        for verdict in CHECKS[id_].look(subject):
            found = verdict.found.to("en")
            assert not re.search(r"[{}]|\.$|None|  ", found), found
            if not id_.startswith(("TAX", "PD")):
                assert verdict.where is not None


@each
def test_texts_are_whole_sentences(id_):
    check = CHECKS[id_]
    assert not check.title.to("en").endswith(".")
    assert check.why.to("en").endswith(".")
    assert check.wording.to("en").endswith(".")
    assert check.norms


@pytest.mark.parametrize(("id_", "letter"), OF_THE_LAW.items())
def test_gravities_are_those_of_the_collection(id_, letter):
    gravities = {"E": "critical", "H": "major", "M": "minor", "I": "note"}
    assert CHECKS[id_].gravity is Gravity(gravities[letter])


@pytest.mark.parametrize("id_", ["COV-01", "COV-02", "COV-03", "COV-04", "TER-01", "CLI-01"])
def test_rules_of_practice_are_recommendations(id_):
    assert CHECKS[id_].is_recommendation


@pytest.mark.parametrize("id_", ["LAW-01", "LAW-05", "PD-03", "FRN-01", "TAX-01"])
def test_rules_of_law_are_not_mere_recommendations(id_):
    assert not CHECKS[id_].is_recommendation


@each
def test_articles_of_law_tell_in_which_edition_they_were_read(id_):
    for norm in CHECKS[id_].norms:
        if norm.status is NormStatus.TEXT:
            assert norm.note is not None


@pytest.mark.parametrize("id_", [i for i in CASES if i.startswith(("LAW", "PRC", "FRN", "PD-0"))])
def test_an_offer_without_terms_and_people_is_not_judged_by_them(id_):
    assert statuses(CHECKS[id_], Subject(offer=offer())) == []


@pytest.mark.parametrize("id_", [i for i in CASES if i.startswith(("LAW", "PRC-03", "PRC-05"))])
def test_terms_without_conditions_say_nothing_and_fail_nothing(id_):
    found = statuses(CHECKS[id_], Subject(offer=offer(), terms=terms()))
    assert set(found) <= {Status.NOT_STATED}
