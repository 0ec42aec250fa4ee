"""Leading together: what any contract leaves open is left out for all, with what rests on it."""

from datetime import date
from functools import partial

from what_if_helpers import STANDARD_TERMS, brings, contract, joins, leaves, terms

from dms.contracts.what_if.leading import lead_together, without
from dms.contracts.what_if.rerun import run

ASKED = [
    (1, joins("N-1", date(2026, 1, 20))),
    (2, leaves("E-002", date(2026, 5, 4), date(2026, 5, 31))),
    (3, brings("C-1", "N-1", date(2026, 3, 1))),
]
OPEN_JOINING = terms({"enrolment.notice": None})
OPEN_LEAVING = terms({"leaving.days": None})


def way(own=STANDARD_TERMS):
    return partial(run, contract(own), pays_when_due=True)


def test_what_all_answer_is_left_as_it_is():
    left_out, runs = lead_together([way(), way()], ASKED)
    assert left_out == ()
    assert [list(one.answers) for one in runs] == [[1, 2, 3]] * 2


def test_what_one_leaves_open_is_left_out_for_all_with_its_followers():
    left_out, runs = lead_together([way(), way(OPEN_JOINING), way(OPEN_LEAVING)], ASKED)
    codes = {one.number: [issue.code for issue in one.questions] for one in left_out}
    assert codes == {
        1: ["ENROLMENT-NOTICE-UNSTATED"],
        2: ["LEAVING-DAYS-UNSTATED"],
        3: [],
    }
    assert [list(one.answers) for one in runs] == [[]] * 3
    assert without(left_out, ASKED) == []


def test_where_one_cannot_begin_nothing_is_left_out():
    question = STANDARD_TERMS.enrolment.ask_about("days")
    left_out, runs = lead_together([way(OPEN_JOINING), lambda _asked: (question,)], ASKED)
    assert left_out == ()
    assert runs[1] == (question,)
