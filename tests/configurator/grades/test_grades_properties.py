"""What must hold for any grades and any list."""

from datetime import date, timedelta
from decimal import Decimal

from grades_helpers import CHILD, EMPLOYEE, START, offer, programme
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.budgets import grade_budgets
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.paying import with_grades
from dms.configurator.grades.upgrade_prices import upgrade_prices
from dms.errors import QuoteRefused
from dms.members import Member, Roster
from dms.periods import age_on
from dms.pricing.quoting import quote

POSTS = ("director", "head", "clerk")
PLACES = ("Москва", "Казань")
NUMBERS = [str(n) for n in range(8)]

bands = st.sampled_from(["0-2", "3+", "1-4", "5"])
conditions = st.dictionaries(
    st.sampled_from(["grade", "place", "tenure"]), st.none(), min_size=1, max_size=3
).flatmap(
    lambda facts: st.fixed_dictionaries(
        {
            name: bands
            if name == "tenure"
            else st.lists(
                st.sampled_from(POSTS if name == "grade" else PLACES), min_size=1, unique=True
            )
            for name in facts
        }
    )
)
shares = st.none() | st.sampled_from(["0", "0.3", "0.5", "1"])


@st.composite
def documents(draw: st.DrawFn) -> Grades:
    ids = ["a", "b", "c", "d"][: draw(st.integers(1, 4))]
    free = draw(st.permutations(NUMBERS))
    listed, took = [], {}
    for n, id_ in enumerate(ids):
        grade = {"id": id_, "when": draw(conditions), "employer": draw(shares)}
        grade["members"] = [free[n]] if draw(st.booleans()) else None
        if n == len(ids) - 1 and draw(st.booleans()):
            grade = {key: grade[key] for key in ("id", "employer")}
        others = [other for other in ids if other != id_]
        grade["upgrades"] = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
        listed.append(grade)
    offered = sorted({name for grade in listed for name in grade["upgrades"]})
    for n, name in enumerate(offered):
        took[name] = [free[-1 - n]] if draw(st.booleans()) else []
    relatives = draw(st.sampled_from([None, "as_employee", ids[0]]))
    return Grades.model_validate(
        {
            "dms": "grades/1",
            "id": "g",
            "tenure": {"from": "hired"},
            "relatives": relatives,
            "grades": listed,
            "upgraded": took,
        }
    )


@st.composite
def people(draw: st.DrawFn, id_: str) -> Member:
    relative = draw(st.integers(0, 2)) == 0
    days = draw(st.none() | st.integers(0, 3000))
    return Member(
        id=id_,
        relationship=CHILD if relative else EMPLOYEE,
        employee_id=draw(st.sampled_from([*NUMBERS, None])) if relative else None,
        birth=date(1990, 1, 1),
        grade=draw(st.sampled_from([*POSTS, *POSTS, None])),
        place=draw(st.sampled_from([*PLACES, *PLACES, None])),
        start=draw(st.none() | st.just(date(2026, 4, 11))),
        extra={"hired": START - timedelta(days=days) if days is not None else None},
    )


lists = st.integers(1, 8).flatmap(lambda size: st.tuples(*map(people, NUMBERS[:size])))
prices = st.integers(1, 9_999_999).map(lambda kopecks: f"{kopecks / 100:.2f}")
roundings = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["0.01", "1"]),
        "level": st.sampled_from(["person", "line", "group"]),
    }
)


@st.composite
def offers(draw: st.DrawFn, written: Grades):
    listed = [programme(id_, draw(prices)) for id_ in written.ids]
    more = (
        {"contribution": [{"employer": draw(shares.filter(bool))}]} if draw(st.booleans()) else {}
    )
    return offer(*listed, rounding=draw(roundings), **more)


cases = documents().flatmap(lambda g: st.tuples(st.just(g), lists, offers(g)))


def naive(written: Grades, member: Member) -> str | None:
    """Return the grade by rules, told as one would tell it by hand; None when there is none."""
    hired = member.extra["hired"]
    facts = {
        "grade": member.grade,
        "place": member.place,
        "tenure": None if hired is None else age_on(hired, START),
    }
    band = {"0-2": range(3), "3+": range(3, 99), "1-4": range(1, 5), "5": [5]}
    for grade in written.grades:
        if member.id in (grade.members or ()) or grade.is_for_everybody:
            return grade.id
        asked = {
            name: facts[name] in (band[wanted] if name == "tenure" else wanted)
            for name, wanted in (grade.when or {}).items()
            if facts[name] is not None
        }
        if all(asked.values()):
            return grade.id if len(asked) == len(grade.when) else None
    return None


@given(documents(), lists)
def test_everybody_has_one_grade_or_is_listed_with_a_reason(written, members):
    found = assign(Roster.of(members), written, start=START)
    entitled = dict(zip(found.roster.column("id"), found.roster.column("entitled"), strict=True))
    without = [id_ for id_, grade in entitled.items() if grade is None]
    assert list(found.unplaced) == without
    assert sum(count.heads for count in found.grades) + len(without) == len(members)
    missing = {i.where.pointer for i in found.issues if i.code == "GRADES-COLUMN-MISSING"}
    reasons = {i.where.member for i in found.issues if i.where.pointer is None}
    assert missing or reasons == set(without)


@given(documents(), lists)
def test_the_first_fit_counts(written, members):
    found = assign(Roster.of(members), written, start=START)
    entitled = dict(zip(found.roster.column("id"), found.roster.column("entitled"), strict=True))
    by_rules = {m.id: naive(written, m) for m in members}
    employees = {m.id: by_rules[m.id] for m in members if m.relationship is EMPLOYEE}
    for m in members:
        if m.relationship is EMPLOYEE or written.relatives is None:
            assert entitled[m.id] == by_rules[m.id]
        elif written.relatives_follow:
            assert entitled[m.id] == employees.get(m.employee_id)
        else:
            assert entitled[m.id] == written.relatives


@given(documents(), lists, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(written, members, random):
    found = assign(Roster.of(members), written, start=START)
    shuffled = list(members)
    random.shuffle(shuffled)
    other = assign(Roster.of(shuffled), written, start=START)
    assert {m.id: m for m in found.roster} == {m.id: m for m in other.roster}
    assert found.grades == other.grades
    assert sorted(map(str, found.issues)) == sorted(map(str, other.issues))


@settings(max_examples=200)
@given(cases)
def test_grades_add_up_to_the_quote_and_payers_to_the_premium(case):
    written, members, given_offer = case
    found = assign(Roster.of(members), written, start=START)
    quoted = quote(with_grades(given_offer, written), found.roster)
    try:
        amounts = quoted.amounts
    except QuoteRefused:
        return
    rows = grade_budgets(quoted, written)
    assert sum(row.premium for row in rows) == amounts.premium
    assert sum(row.heads + row.unpriced for row in rows) == len(members)
    if amounts.employer is not None:
        assert sum(row.employer for row in rows) == amounts.employer
        assert all(row.employer + row.employee == row.premium for row in rows)


@settings(max_examples=200)
@given(cases)
def test_an_upgrade_is_the_difference_of_two_quotes(case):
    written, members, given_offer = case
    nobody = written.model_copy(update={"upgraded": {}})
    base = assign(Roster.of(members), nobody, start=START)
    priced = upgrade_prices(given_offer, assign(Roster.of(members), written, start=START), written)
    before = {m.id: m.amounts for m in quote(given_offer, base.roster).members} if priced else {}
    for path in dict.fromkeys((p.grade, p.upgrade) for p in priced):
        on_path = {p.member: p for p in priced if (p.grade, p.upgrade) == path}
        employees = [i for i, p in on_path.items() if p.relationship is EMPLOYEE]
        all_take = written.model_copy(update={"upgraded": {path[1]: tuple(employees)}})
        after = quote(given_offer, assign(Roster.of(members), all_take, start=START).roster)
        for id_, price in on_path.items():
            now, then = before[id_], after.member(id_).amounts
            known = None if now is None or then is None else then.premium - now.premium
            assert price.difference == known


@settings(max_examples=150)
@given(cases)
def test_an_upgrade_costs_the_employer_nothing_more(case):
    written, members, given_offer = case
    nobody = written.model_copy(update={"upgraded": {}})
    made = with_grades(given_offer, written)
    if made.contribution is None or made.rounding.unit != Decimal("0.01"):
        return
    before, after = (
        quote(made, assign(Roster.of(members), document, start=START).roster)
        for document in (nobody, written)
    )
    for was, now in zip(before.members, after.members, strict=True):
        if was.amounts is None or now.amounts is None:
            continue
        assert now.amounts.employer + now.amounts.employee == now.amounts.premium
        # a share of what was rounded, or of the exact price: half a kopeck may tell them apart
        assert now.amounts.employer <= was.amounts.employer + Decimal("0.01")
        if was.programme == now.programme and made.rounding.level != "group":
            assert now.amounts == was.amounts


@given(documents(), lists)
def test_one_more_grade_at_the_end_moves_nobody(written, members):
    more = Grade.model_validate({"id": "z", "when": {"grade": list(POSTS)}})
    longer = written.model_copy(update={"grades": (*written.grades, more)})
    before, after = (
        assign(Roster.of(members), document, start=START).roster.column("entitled")
        for document in (written, longer)
    )
    assert all(was in (None, now) for was, now in zip(before, after, strict=True))


@given(documents(), lists)
def test_what_is_written_reads_back_to_the_same(written, members):
    again = Grades.model_validate_json(written.model_dump_json(by_alias=True, exclude_unset=True))
    assert again == written
    assert assign(Roster.of(members), again, start=START).grades == (
        assign(Roster.of(members), written, start=START).grades
    )
