"""`dms configure` without a screen: what is shown, what is written, what is refused."""

import shlex
from datetime import date
from pathlib import Path

import pytest
from cli_configure_helpers import DEFAULT, OFFER, PEOPLE, RUN, TERM, option, said, write_inputs
from cli_helpers import Dms
from jsonschema import Draft202012Validator

from dms.cli.retyping import retyped
from dms.cli.wishes import Circumstances, Reading, Talk
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.errors import LoadError
from dms.i18n import text
from dms.io.offers import load_offer
from dms.io.roster import read_roster
from dms.io.schemas import json_schema
from dms.issues import Issue, Severity
from dms.periods import Period

EXAMPLE = Path(__file__).parents[2] / "examples/configure/konstruktor.yaml"


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with an offer to choose from, and a list of people."""
    monkeypatch.chdir(tmp_path)
    write_inputs()


def test_the_choices_and_the_total(dms: Dms) -> None:
    ran = dms(*RUN, "--list")
    assert (ran.code, ran.err) == (0, "")
    assert "programme “Стандарт”" in ran.out
    assert "RUB131,600.00 · 3 people with a price · RUB43,866.67 per head" in ran.out


def test_decisions_are_shown_with_what_they_cost(dms: Dms) -> None:
    found = dms(*RUN, "--choose", "dental", "--set", "dental.place=both", "--json").document
    Draft202012Validator(json_schema("configuration")).validate(found)
    assert option(found, "dental.place=both")["status"] == "chosen"
    assert found["total"] == "136402.20"
    assert option(found, "telemedicine")["why"]["rules"][0]["clause"] == "п. 3.1"
    assert found["period"]["start"] == "2026-02-01"


@pytest.mark.parametrize(
    "more",
    [
        ("--choose", "planned_inpatient,office_doctor", "--drop", "dental"),
        ("--choose", "planned_inpatient", "--choose", "office_doctor", "--drop", "dental"),
        ("--drop", "dental", "--choose", " office_doctor , planned_inpatient,office_doctor"),
    ],
)
def test_decisions_are_repeated_or_stand_between_commas(dms: Dms, more: tuple[str, ...]) -> None:
    found = dms(*RUN, *more, "--json").document
    names = {one["choice"]: one["taken"] for one in found["decisions"]}
    assert names == {"dental": False, "planned_inpatient": True, "office_doctor": True}


def test_values_may_be_chosen_either_way(dms: Dms) -> None:
    one, other, third = (
        dms(*RUN, "--json", *more).out
        for more in (
            ("--set", "dental.place=both"),
            ("--set", " dental.place = both "),
            ("--choose", "dental.place=both"),
        )
    )
    assert one == other == third


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json", ".YAML"])
def test_the_programme_that_is_written_quotes_to_the_same_kopeck(dms: Dms, ending: str) -> None:
    name = f"programme{ending}"
    more = ("--set", "dental.place=both", "--choose", "office_doctor,planned_inpatient")
    shown = dms(*RUN, *more, "--json", "-o", name)
    assert shown.code == 0
    assert f"Written: {name}" in said(shown)
    priced = dms("quote", name, "people.csv", *TERM, "--json").document
    # (18 500 + 9 800 + 1 200.55 + 4 600 + 6 200) × 4 + 240 000.10
    assert priced["total"] == shown.document["total"] == "401202.30"
    assert priced["id"] == shown.document["quote"]["id"]


@pytest.mark.parametrize("ending", [".yaml", ".json"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--choose", "dental,ambulance,planned_inpatient,telemedicine,check_up,office_doctor"),
        ("--set", "dental.place=both,planned_inpatient.ward=single,office_doctor.visits=twice"),
        ("--drop", "home_care,emergency_inpatient", "--set", "programme.deductible=share20"),
        ("--set", "programme.clinic_tier=business", "--payment", "quarterly"),
    ],
)
def test_the_example_written_and_quoted(dms: Dms, more: tuple[str, ...], ending: str) -> None:
    rows = [f"{n};0{1 + n % 9}.05.{1958 + 2 * n};Москва" for n in range(24)]
    head = "Табельный номер;Дата рождения;Город"
    Path("many.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    made = f"programme{ending}"
    found = dms("configure", EXAMPLE, "many.csv", *more, "--json", "-o", made)
    assert found.code == 0, found.err
    pay = more[more.index("--payment") :] if "--payment" in more else ()
    priced = dms("quote", made, "many.csv", *pay, "--json").document
    assert priced["total"] == found.document["total"]
    loaded = load_offer(made)
    assert not any(module.options for module in loaded.programmes[0].modules)


def test_a_term_of_the_call_is_not_written_into_the_offer(dms: Dms) -> None:
    dms(*RUN, "-o", "programme.yaml")
    assert "period" not in Path("programme.yaml").read_text("utf-8")


def test_the_text_goes_to_a_file(dms: Dms) -> None:
    ran = dms(*RUN, "-o", "programme.txt")
    assert (ran.code, ran.out) == (0, "")
    shown = dms(*RUN, "--list").out
    assert Path("programme.txt").read_text("utf-8") == shown


def test_an_offer_in_a_file_leaves_the_text_on_the_screen(dms: Dms) -> None:
    ran = dms(*RUN, "-o", "programme.yaml")
    assert ran.out == dms(*RUN, "--list").out


def test_a_contradiction_writes_nothing_and_shows_the_ways_out(dms: Dms) -> None:
    more = ("--drop", "emergency_inpatient", "--choose", "planned_inpatient")
    for name in ("programme.yaml", "programme.txt"):
        ran = dms(*RUN, *more, "-o", name)
        assert ran.code == 1
        assert not Path(name).exists()
        assert "Nothing was written" in said(ran)
    typed = [line.strip() for line in ran.out.splitlines() if "dms configure" in line]
    assert len(typed) == 2
    for command in typed:
        again = dms(*shlex.split(command)[1:])
        assert again.code == 0, again.err
        assert Path("programme.txt").exists()
        Path("programme.txt").unlink()


def test_a_contradiction_as_json(dms: Dms) -> None:
    ran = dms(*RUN, "--choose", "telemedicine,dental", "--json")
    assert ran.code == 1
    Draft202012Validator(json_schema("configuration")).validate(ran.document)
    assert [one["rules"][0]["id"] for one in ran.document["clashes"]] == ["rule:exact"]
    assert ran.document["total"] is None


def test_names_that_the_offer_lacks_are_told_at_once(dms: Dms) -> None:
    wrong = ("--choose", "dentl", "--set", "dental.place=bot", "--drop", "emergncy_inpatient")
    ran = dms(*RUN, *wrong)
    assert (ran.code, ran.out) == (2, "")
    meant = ("dental", "dental.place=both", "emergency_inpatient")
    assert all(f"Did you mean {name}?" in said(ran) for name in meant)
    again = dms(*RUN, *wrong, "--json")
    assert (again.code, again.codes) == (2, {"CONFIGURE-CHOICE-UNKNOWN"})
    assert len(again.document["issues"]) == 3


def test_a_value_is_not_left_out(dms: Dms) -> None:
    ran = dms(*RUN, "--drop", "dental.place=both")
    assert ran.code == 2
    assert "no kind of care" in said(ran)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--choose", "dental", "--drop", "dental"), "speaks of “dental” twice"),
        (("--choose", "dental.place=both", "--set", "dental.place=clinic"), "“dental.place” twice"),
        (("--set", "dental.place=both,dental.place=clinic"), "“dental.place” twice"),
        (("--set", "dental.place"), "Write --set like"),
        (("--set", "=both"), "Write --set like"),
        (("--set", "dental.place="), "Write --set like"),
        (("--choose", "dental,,planned_inpatient"), "Write --choose like"),
        (("--drop", " "), "Write --drop like"),
        (("-o", "programme.pdf"), "must end in .yaml / .yml / .json / .txt"),
        (("-o", "choice.yaml"), "would overwrite an input"),
        (("-o", "nowhere/programme.yaml"), "cannot be written"),
    ],
)
def test_what_cannot_be_meant(dms: Dms, more: tuple[str, ...], words: str) -> None:
    ran = dms(*RUN, *more)
    assert (ran.code, ran.out) == (2, "")
    assert words in said(ran)
    assert Path("choice.yaml").read_text("utf-8") == OFFER


def test_an_offer_that_is_not_there(dms: Dms) -> None:
    ran = dms("configure", "none.yaml", "people.csv", "--lang", "en")
    assert ran.code == 3
    assert "DOC-FILE-MISSING" in ran.err


def test_an_offer_that_cannot_be_used(dms: Dms) -> None:
    Path("choice.yaml").write_text(OFFER.replace("0-59: 1", "0-62: 1"), "utf-8")
    ran = dms(*RUN, "--choose", "dental", "--json")
    assert (ran.code, ran.codes) == (3, {"TARIFF-BAND-OVERLAP"})


def test_what_turns_out_to_be_wrong_with_an_offer_is_no_misuse(
    dms: Dms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object, **__: object) -> Configuration:
        raise LoadError([Issue("TARIFF-BAND-OVERLAP", Severity.ERROR, text("Two rows fit"))])

    monkeypatch.setattr("dms.cli.configuring.configure", faulty)
    assert dms(*RUN, "--choose", "dental").code == 3


def test_no_day_to_begin_with(dms: Dms) -> None:
    """Without a period there are no prices at all, and so nothing to choose by."""
    ran = dms("configure", "choice.yaml", "people.csv", "--lang", "en", "--json")
    assert ran.code == 1
    assert "QUOTE-PERIOD-UNSTATED" in ran.codes


def test_people_without_a_price_end_it_with_a_code(dms: Dms) -> None:
    Path("old.csv").write_text(PEOPLE + "104;Старый Иван;07.05.1940;Стандарт\n", "utf-8")
    old = ("configure", "choice.yaml", "old.csv", *RUN[3:])
    ran = dms(*old, "-o", "programme.yaml")
    assert ran.code == 1
    assert "Without a price, whatever is chosen" in ran.out
    assert Path("programme.yaml").exists()
    assert "Старый" not in ran.out + ran.err
    assert dms(*old, "--list", "--fail-on", "never").code == 0
    (apart,) = dms(*old, "--json").document["apart"]
    assert apart["heads"] == 1


def test_faulty_rows_are_told(dms: Dms) -> None:
    Path("faulty.csv").write_text(PEOPLE + "104;Тайный Человек;31.02.1985;Стандарт\n", "utf-8")
    faulty = ("configure", "choice.yaml", "faulty.csv", *RUN[3:])
    ran = dms(*faulty, "--list")
    assert ran.code == 1
    assert "faulty.csv" in ran.err
    assert "Тайный" not in ran.out + ran.err
    assert dms(*faulty, "--json").document["issues"]


def test_questions_are_listed_when_asked_for(dms: Dms) -> None:
    few, many = dms(*RUN, "--list").out, dms(*RUN, "--questions").out
    assert "--questions lists them" in few
    assert "--questions lists them" not in many
    assert many.count("-UNSTATED]") > few.count("-UNSTATED]")
    assert dms(*RUN, "--list", "--fail-on", "question").code == 1


def test_an_assumption_answers_a_question(dms: Dms) -> None:
    Path("choice.yaml").write_text(OFFER.replace(", upper_end: included", ""), "utf-8")
    assumed = ("--assume", "age.upper_end=included", "--json", "-o", "programme.yaml")
    found = dms(*RUN, *assumed)
    assert found.code == 0
    assert "OFFER-ASSUMPTION" in {one["code"] for one in found.document["questions"]}
    priced = dms("quote", "programme.yaml", "people.csv", *TERM, "--json").document
    assert priced["total"] == found.document["total"] == DEFAULT


def test_one_of_several_programmes(dms: Dms) -> None:
    Path("people.csv").write_text(PEOPLE + "104;Орлов Пётр;07.05.1990;business\n", "utf-8")
    two = ("configure", "two.yaml", *RUN[2:])
    ran = dms(*two, "--list")
    assert ran.code == 2
    assert "Name one of: standard, business" in said(ran)
    assert dms(*two, "--list", "--programme", "gold").code == 2
    made = ("--programme", "business", "--choose", "dental", "-o", "programme.yaml", "--json")
    found = dms(*two, *made).document
    assert (found["programme"]["id"], found["programme"]["people"]) == ("business", 1)
    assert found["total"] == "183600.00"  # the others as the offer has them, and 40 000 + 12 000
    priced = dms("quote", "programme.yaml", "people.csv", *TERM, "--json").document
    assert priced["total"] == found["total"]
    assert "RUB52,000.00, 1 person" in dms(*two, *made[:4], "--list").out


def test_the_call_is_typed_again_without_what_is_usual() -> None:
    groups = (
        Circumstances(start="01.02.2026", headcount=5, assume=["age.on=birthday", "a=b"]),
        Reading(profile="hr"),
        Talk(as_json=True),
    )
    assert list(retyped(*groups)) == [
        *("--start", "01.02.2026", "--headcount", "5"),
        *("--assume", "age.on=birthday", "--assume", "a=b", "--profile", "hr", "--json"),
    ]
    assert list(retyped(Circumstances(), Reading(), Talk())) == []


def test_the_same_figures_as_in_python(dms: Dms) -> None:
    people = read_roster("people.csv").roster
    offer = load_offer("choice.yaml")
    found = dms(*RUN, "--set", "dental.place=both", "--json").document
    year = Period(date(2026, 2, 1), date(2027, 1, 31))
    same = configure(offer, people, values={"dental.place": "both"}, period=year)
    assert found["total"] == str(same.total)
