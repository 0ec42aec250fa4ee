"""The example of configuring: what it says is so, and adds up."""

import importlib.util
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import dms

FOLDER = Path(__file__).parent.parent / "examples" / "configure"
START = date(2026, 2, 1)
FILES = ("konstruktor.yaml", "brief.yaml", "grades.yaml")


def script():
    spec = importlib.util.spec_from_file_location("configure_example", FOLDER / "configure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def offer():
    return dms.load_offer(FOLDER / "konstruktor.yaml", name="konstruktor.yaml")


@pytest.fixture(scope="module")
def grades():
    return dms.load_grades(FOLDER / "grades.yaml")


@pytest.fixture(scope="module")
def people(grades):
    return dms.read_roster(FOLDER / "roster.csv", as_of=START, extra=grades.columns)


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Run the walk once; return its folder and what was printed."""
    folder = tmp_path_factory.mktemp("configure")
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words: printed.append(" ".join(map(str, words))))
        script().main(["-o", str(folder)])
    return folder, "\n".join(printed).replace("\u00a0", " ")


@pytest.mark.parametrize("name", FILES)
def test_every_document_says_at_its_top_that_it_is_invented(name):
    head = (FOLDER / name).read_text("utf-8").partition("dms: ")[0]
    assert "УСЛОВН" in head
    assert "выдуман" in head


def test_the_list_has_no_names_and_no_faults(people):
    assert people.issues == ()
    assert len(people.roster) == people.rows_read == 32
    assert not any(people.roster.column("name"))


def test_two_people_join_in_the_year_and_four_are_relatives(people):
    starts = [day for day in people.roster.column("start") if day is not None]
    assert starts == [date(2026, 3, 16), date(2026, 6, 1)]
    employees = people.roster.column("relationship").count(dms.Relationship.EMPLOYEE)
    assert employees == 28


def test_everything_that_is_offered_may_be_chosen_or_is_the_base(offer):
    modules = [*offer.programmes[0].modules, *offer.modules]
    assert all(module.taken is not None for module in modules)
    assert [m.kind for m in modules if m.taken == "always"] == ["outpatient"]


def test_who_joins_in_the_year_has_a_price(offer, people):
    quote = dms.quote(offer, people.roster)
    assert quote.status == "complete"
    late = quote.member("128")
    assert late.amounts.premium < late.amounts.full


def test_every_choice_but_the_unpriced_one_can_be_had(offer, people):
    start = dms.configure(offer, people.roster)
    lacking = [str(one.choice) for one in start.options if one.status == "excluded"]
    assert lacking == ["dental.limit=unlimited"]
    for one in start.options:
        if one.status == "open":
            assert start.choose(str(one.choice)).is_possible


def test_every_rule_of_the_offer_matters(offer, people):
    """Each can be broken by choosing, or by a smaller group."""
    few = dms.Roster.of(list(people.roster)[:8])
    start = dms.configure(offer, few)
    assert start.state("emergency_inpatient.ward=single").status == "excluded"
    whole = dms.configure(offer, people.roster)
    for choices, dropped in (
        (("planned_inpatient.ward=single", "emergency_inpatient.ward=double"), ()),
        (("telemedicine", "home_care.territory=region"), ()),
        (
            (
                "dental.place=both",
                "programme.clinic_tier=standard",
                "outpatient.access=by_referral",
            ),
            (),
        ),
        (("planned_inpatient",), ("emergency_inpatient",)),
    ):
        assert not whole.choose(*choices).drop(*dropped).is_possible
    four = dms.configure(offer, dms.Roster.of(list(people.roster)[:4]), headcount=20)
    assert four.state("check_up").status == "excluded"


def test_the_walk_prints_what_the_commands_find(walked, offer, people, grades):
    _, printed = walked
    found = dms.best(offer, people.roster, requirement=dms.load_requirement(FOLDER / "brief.yaml"))
    assert found.allowed == 42000 * 32
    for one in found.frontier:
        assert f"{one.total:,.2f}".replace(",", " ").replace(".", ",") in printed
    assert [later.gains > one.gains for one, later in pairwise(found.frontier)] == [True] * 7
    assigned = dms.assign(people.roster, grades, start=START)
    best = dms.search_grades(offer, assigned, grades, budget=Decimal(1_200_000)).best
    assert best.total == sum(row.premium for row in best.plan.budgets)
    assert f"{best.total:,.2f}".replace(",", " ").replace(".", ",") in printed


def test_each_way_out_of_the_contradiction_is_one_choice(walked):
    _, printed = walked
    assert printed.count("не сочетаются") == 1
    assert printed.count("  выход ") == 2


@pytest.mark.parametrize(
    ("file", "total"), [("programme.yaml", "1332899.97"), ("grades.yaml", "1198815.25")]
)
def test_a_written_programme_quotes_to_what_was_found(walked, people, grades, file, total):
    folder, _ = walked
    made = dms.load_offer(folder / file)
    roster = people.roster
    if file == "grades.yaml":
        roster = dms.assign(roster, grades, start=START).roster
    assert dms.quote(made, roster).total == Decimal(total)


def test_everybody_has_a_grade_and_upgrades_are_paid_by_the_employee(offer, people, grades):
    assigned = dms.assign(people.roster, grades, start=START)
    assert assigned.issues == ()
    assert [(one.grade, one.employees, one.relatives, one.upgraded) for one in assigned.grades] == [
        ("managers", 3, 2, 0),
        ("standard", 13, 1, 0),
        ("start", 12, 1, 1),
    ]
    plan = dms.plan_grades(offer, assigned, grades)
    taken = next(one for one in plan.upgrades if one.member == "122" and one.taken)
    paid = plan.quote.member("122").amounts
    assert paid.employee == taken.difference > 0


def test_a_second_walk_writes_the_same_bytes(walked, tmp_path, capsys):
    folder, _ = walked
    script().main(["-o", str(tmp_path)])
    capsys.readouterr()
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [
        "configuration.txt",
        "grades.html",
        "grades.yaml",
        "programme.yaml",
        "quote.html",
    ]
    assert all((tmp_path / file.name).read_bytes() == file.read_bytes() for file in files)
