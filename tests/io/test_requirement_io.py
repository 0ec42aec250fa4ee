"""Reading briefs: three formats, every mistake on its line, the schema, the example."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dms.errors import LoadError
from dms.io.documents import read_document
from dms.io.offers import load_offer
from dms.io.requirements import load_requirement
from dms.io.schemas import json_schema
from dms.io.terms import load_terms
from dms.requirements.checklist import forgotten
from dms.requirements.meeting import meet
from dms.requirements.met import tally
from dms.requirements.requirement import Requirement

EXAMPLE = Path(__file__).parents[2] / "examples/comparison"
YAML = """\
dms: requirement/1
id: b-1
period: {start: 01.02.2026, last_day: 2027-01-31}
programmes:
  - id: std
    modules:
      - {kind: outpatient, need: must, access: direct}
      - kind: home_care
        need: should
        territory: {base: mkad}
budget: {total: "1 000 000,50"}
"""
TOML = """\
dms = "requirement/1"
id = "b-1"
period = {start = 2026-02-01, last_day = 2027-01-31}
budget = {total = "1000000.50"}
[[programmes]]
id = "std"
[[programmes.modules]]
kind = "outpatient"
need = "must"
access = "direct"
[[programmes.modules]]
kind = "home_care"
need = "should"
territory = {base = "mkad"}
"""
JSON = json.dumps(
    {
        "dms": "requirement/1",
        "id": "b-1",
        "period": {"start": "2026-02-01", "last_day": "2027-01-31"},
        "programmes": [
            {
                "id": "std",
                "modules": [
                    {"kind": "outpatient", "need": "must", "access": "direct"},
                    {"kind": "home_care", "need": "should", "territory": {"base": "mkad"}},
                ],
            }
        ],
        "budget": {"total": "1000000.50"},
    },
    indent=1,
)


def saved(folder: Path, text: str, name: str = "brief.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def faults(folder: Path, text: str) -> list[tuple[str, str]]:
    """Return code and place of everything that is wrong with a brief."""
    with pytest.raises(LoadError) as caught:
        load_requirement(saved(folder, text), name="brief.yaml")
    return [(issue.code, str(issue.where)) for issue in caught.value.issues]


@pytest.mark.parametrize(("name", "text"), [("b.yaml", YAML), ("b.toml", TOML), ("b.json", JSON)])
def test_three_formats_give_one_brief(tmp_path, name, text):
    read = load_requirement(saved(tmp_path, text, name))
    assert read.model_dump() == load_requirement(str(saved(tmp_path, YAML))).model_dump()
    assert isinstance(read, Requirement)


def test_every_wish_knows_its_place(tmp_path):
    read = load_requirement(saved(tmp_path, YAML), name="b.yaml")
    assert str(read.locate("/programmes/0/modules/1/territory")) == "b.yaml:10:20"
    places = {i.code: str(i.where) for i in forgotten(read)}
    assert places["REQUIREMENT-CLINICS-UNSTATED"] == "b.yaml:7:9"
    assert places["REQUIREMENT-RELATIVES-UNSTATED"] == "b.yaml:1:1"


class TestMistakes:
    @pytest.mark.parametrize(
        ("old", "new", "code", "place"),
        [
            ("kind: home_care", "kind: home-care", "REQUIREMENT-MODULE-UNKNOWN", "8:15"),
            ("access: direct", "ward: double", "REQUIREMENT-POINT-ELSEWHERE", "7:46"),
            ("access: direct", "acces: direct", "DOC-KEY-UNKNOWN", "7:40"),
            ("access: direct", "access: easy", "DOC-CHOICE-INVALID", "7:48"),
            ("need: should", "need: maybe", "DOC-CHOICE-INVALID", "9:15"),
            ("need: should", "prefer: [ward]\n        need: must", "REQUIREMENT-PREFER", "9:18"),
            ("base: mkad", "base: moon", "DOC-CHOICE-INVALID", "10:27"),
            ("1 000 000,50", "-1", "DOC-NUMBER-INVALID", "11:17"),
            ("kind: home_care", "kind: outpatient", "REQUIREMENT-MODULE-TWICE", "8:9"),
            ("last_day: 2027", "last_day: 2025", "OFFER-PERIOD-BACKWARDS", "3:9"),
            ("requirement/1", "offer/1", "DOC-CHOICE-INVALID", "1:6"),
        ],
    )
    def test_each_has_its_line(self, tmp_path, old, new, code, place):
        assert old in YAML
        assert faults(tmp_path, YAML.replace(old, new, 1)) == [(code, f"brief.yaml:{place}")]

    def test_all_at_once(self, tmp_path):
        text = (
            YAML.replace("home_care", "astrology")
            .replace("direct", "easy")
            .replace("id: b-1", "id: b 1")
        )
        lines = [place.split(":")[1] for _, place in faults(tmp_path, text)]
        assert lines == ["2", "7", "8"]

    def test_the_known_kinds_are_named(self, tmp_path):
        with pytest.raises(LoadError) as caught:
            load_requirement(saved(tmp_path, YAML.replace("home_care", "astrology")))
        (issue,) = caught.value.issues
        assert "outpatient, home_care, dental" in issue.advice("en")

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(LoadError) as caught:
            load_requirement(tmp_path / "nothing.yaml")
        assert [issue.code for issue in caught.value.issues] == ["DOC-FILE-MISSING"]


class TestSchema:
    def test_the_example_fits_it(self):
        data = read_document(EXAMPLE / "brief.yaml").data
        Draft202012Validator(json_schema("requirement")).validate(
            json.loads(json.dumps(data, default=str))
        )

    @pytest.mark.parametrize(
        "broken", [{"payment": ["weekly"]}, {"programmes": []}, {"wishes": 1}, {"dms": "offer/1"}]
    )
    def test_what_is_no_brief_does_not(self, broken):
        validator = Draft202012Validator(json_schema("requirement"))
        good = json.loads(JSON)
        assert validator.is_valid(good)
        assert not validator.is_valid({**good, **broken})


class TestExample:
    def test_it_forgets_nothing(self):
        assert forgotten(load_requirement(EXAMPLE / "brief.yaml")) == []

    @pytest.mark.parametrize(
        ("name", "programmes", "verdict"),
        [
            ("yug", {"optima": "standart", "standard": "premium"}, "unknown"),
            ("sever", {"optima": "klassik", "standard": "komfort"}, "no"),
        ],
    )
    def test_the_offers_beside_it(self, name, programmes, verdict):
        """Without a price the budget stays open; everything else is decided."""
        found = meet(
            load_requirement(EXAMPLE / "brief.yaml"),
            load_offer(EXAMPLE / f"{name}.yaml"),
            terms=load_terms(EXAMPLE / f"terms-{name}.yaml"),
            programmes=programmes,
        )
        counted = tally(found)
        assert counted.all_musts == verdict
        assert (counted.must_missed > 10) == (name == "sever")
        budgets = {one.wish for one in found if "budget" in one.wish}
        unknown = {one.wish for one in found if one.need == "must" and one.answer == "unknown"}
        assert budgets <= unknown

    def test_a_published_list_that_says_little_misses_nothing(self):
        """The list names prices and clinics; access, territory and hospital are not in it."""
        medsi = load_offer(EXAMPLE.parent / "medsi/offer.yaml")
        counted = tally(meet(load_requirement(EXAMPLE / "brief.yaml"), medsi))
        assert counted.must_missed == counted.should_missed == 0
        assert counted.must_unknown > counted.must_met > 0
