"""Rosters of any size for the illustrative offer: people that make sense, sums that add up."""

import os
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from large_example import EXTRA, FOLDER, OFFER, generate

import dms
from dms.members import Relationship, Roster
from dms.periods import age_on


@pytest.fixture(scope="module")
def offer():
    return dms.load_offer(OFFER, name="offer.yaml")


@pytest.fixture(scope="module")
def five_hundred(offer):
    listed = dms.read_roster(generate.to_csv(generate.members(500)), name="r.csv", extra=EXTRA)
    assert listed.issues == ()
    return dms.quote(offer, listed.roster, payment="quarterly")


@pytest.mark.parametrize("size", [1, 2, 50, 777])
def test_a_roster_has_the_size_that_was_asked_for(size):
    assert len(generate.members(size)) == size


def test_a_shorter_list_is_the_beginning_of_a_longer_one():
    short, long = generate.members(50, 7), generate.members(80, 7)
    assert list(short) == list(long)[:50]


def test_another_seed_gives_other_people():
    assert generate.to_csv(generate.members(50, 1)) != generate.to_csv(generate.members(50, 2))


@given(size=st.integers(1, 120), seed=st.integers(0, 10_000))
@settings(max_examples=30)
def test_the_people_make_sense(size, seed):
    people = list(generate.members(size, seed))
    by_id = {p.id: p for p in people}
    assert len(by_id) == size
    for above, person in pairwise([people[0], *people]):
        age = age_on(person.birth, generate.START)
        assert 0 <= age <= 75
        assert person.start is None or person.start > generate.START
        assert person.last_day is None or person.last_day < generate.LAST_DAY
        if person.relationship is Relationship.EMPLOYEE:
            assert person.employee_id is None
            assert age >= 18
            assert person.extra["tenure"] <= age - 18
        else:
            assert person.employee_id in (above.id, above.employee_id)
            assert by_id[person.employee_id].relationship is Relationship.EMPLOYEE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1251"])
def test_the_file_reads_back_as_the_same_people_without_a_remark(encoding):
    made = generate.members(300, 3)
    listed = dms.read_roster(generate.to_csv(made, encoding), name="r.csv", extra=EXTRA)
    assert listed.issues == ()
    assert set(listed.roster.columns) == set(made.columns)
    for name, values in made.columns.items():
        assert list(listed.roster.columns[name]) == list(values), name


def test_the_command_line_writes_the_same_bytes_in_every_process(tmp_path):
    written = []
    for salt in ("1", "2"):
        file = tmp_path / f"{salt}.csv"
        subprocess.run(
            [sys.executable, str(FOLDER / "generate.py"), "40", "-o", str(file), "--seed", "5"],
            env={**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": str(FOLDER.parent.parent)},
            check=True,
            capture_output=True,
        )
        written.append(file.read_bytes())
    assert written[0] == written[1] == generate.to_csv(generate.members(40, 5))


def test_the_command_line_names_the_encoding(tmp_path, capsys):
    file = tmp_path / "r.csv"
    generate.main(["12", "-o", str(file), "--encoding", "cp1251"])
    assert file.read_bytes().decode("cp1251").startswith("Табельный номер;")
    assert str(file) in capsys.readouterr().out


@pytest.mark.parametrize("size", ["0", "-3", "many"])
def test_a_size_that_makes_no_list_is_refused(size, tmp_path):
    with pytest.raises(SystemExit) as stopped:
        generate.main([size, "-o", str(tmp_path / "r.csv")])
    assert stopped.value.code == 2
    assert list(tmp_path.iterdir()) == []


# ---- Both together -------------------------------------------------------------------------------


def test_five_hundred_people_all_have_a_price(five_hundred):
    assert five_hundred.status == "complete"
    assert five_hundred.amounts.heads == 500


def test_everybody_lives_where_care_comes_to_them(five_hundred):
    assert [i for i in five_hundred.issues if i.severity.at_least(dms.Severity.QUESTION)] == []


def test_the_dates_of_the_list_are_those_of_the_offer(offer):
    period = offer.period.period
    assert (period.start, period.last_day) == (generate.START, generate.LAST_DAY)


def test_every_programme_is_taken(offer):
    two_hundred = Counter(generate.members(200).columns["programme"])
    assert set(two_hundred) == {programme.name for programme in offer.programmes}


def test_all_sums_add_up(five_hundred):
    quote = five_hundred
    people = quote.total - quote.by_module["office_doctor"].premium
    members = list(quote.members)
    assert sum(m.amounts.premium for m in members) == people
    assert all(sum(x.premium for x in m.lines) == m.amounts.premium for m in members)
    assert all(m.amounts.employer + m.amounts.employee == m.amounts.premium for m in members)
    for parts in (quote.by_programme, quote.by_relationship):
        assert sum(a.premium for a in parts.values()) == people
        assert sum(a.heads for a in parts.values()) == 500
    assert sum(a.premium for a in quote.by_module.values()) == quote.total
    assert sum(quote.payers.values()) == quote.total


def test_nobody_pays_more_for_a_part_of_the_year_than_for_all_of_it(five_hundred):
    late = [m for m in five_hundred.members if m.period != five_hundred.setting.period]
    assert len(late) > 100
    assert all(m.amounts.premium < m.amounts.full for m in late)


def test_the_order_of_the_list_does_not_matter(offer, five_hundred):
    backwards = Roster.of(reversed(list(generate.members(500))))
    quote = dms.quote(offer, backwards, payment="quarterly")
    assert quote.total == five_hundred.total
    expected = {m.id: (m.amounts, m.lines) for m in five_hundred.members}
    assert {m.id: (m.amounts, m.lines) for m in quote.members} == expected


def half_kopecks(quote):
    """Return how many lines have a price, and how many of them end at exactly half a kopeck."""
    lines = ties = 0
    for member in quote.members:
        share = quote.offer.proration.share(member.period, quote.setting.period)
        for module in dms.explain_member(quote, member.id).parts:
            exact = [p.amount for p in module.parts if p.kind in ("rate", "step")][-1:]
            for amount in filter(None, exact):
                lines += 1
                ties += (Fraction(amount) * share * 100).denominator == 2
    return lines, ties


def half_kopecks_of(offer, size, payment):
    lines, ties = half_kopecks(dms.quote(offer, generate.members(size), payment=payment))
    return lines, Fraction(ties, lines)


@pytest.mark.parametrize("payment", ["single", "quarterly"])
@pytest.mark.parametrize("size", [100, 200, 500, 1_000])
def test_at_least_one_line_in_twenty_ends_at_half_a_kopeck(offer, size, payment):
    assert half_kopecks_of(offer, size, payment)[1] >= Fraction(1, 20)


@pytest.mark.parametrize("size", [200, 500])
def test_the_shares_of_half_kopecks_in_the_readme_are_those_measured(offer, size):
    lines, single = half_kopecks_of(offer, size, "single")
    _, quarterly = half_kopecks_of(offer, size, "quarterly")
    shares = " | ".join(
        f"{float(share * 100):.1f} %".replace(".", ",") for share in (single, quarterly)
    )
    table = re.sub(r"(?<=\d) (?=\d)", "", (FOLDER / "README.md").read_text("utf-8"))
    assert f"| {size} | {lines} | {shares} |" in table
