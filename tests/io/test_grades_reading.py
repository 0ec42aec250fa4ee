"""Reading grades: three formats, every mistake on its line with words and advice."""

import json
from pathlib import Path

import pytest

from dms.errors import LoadError
from dms.io.grades import load_grades

YAML = """\
dms: grades/1
id: primer-2026
tenure: {from: hired}
relatives: as_employee
grades:
  - id: vip
    when: {grade: [director, head], tenure: 3+}
    budget_per_head: 90 000
    set: {dental.place: specialised}
  - id: standard
    employer: 0.5
    upgrades: [vip]
upgraded:
  vip: ["104"]
"""
TOML = """\
dms = "grades/1"
id = "primer-2026"
relatives = "as_employee"
tenure = {from = "hired"}
upgraded = {vip = ["104"]}
[[grades]]
id = "vip"
when = {grade = ["director", "head"], tenure = "3+"}
budget_per_head = "90 000"
set = {"dental.place" = "specialised"}
[[grades]]
id = "standard"
employer = 0.5
upgrades = ["vip"]
"""
JSON = json.dumps(
    {
        "dms": "grades/1",
        "id": "primer-2026",
        "tenure": {"from": "hired"},
        "relatives": "as_employee",
        "grades": [
            {
                "id": "vip",
                "when": {"grade": ["director", "head"], "tenure": "3+"},
                "budget_per_head": 90000,
                "set": {"dental.place": "specialised"},
            },
            {"id": "standard", "employer": "0.5", "upgrades": ["vip"]},
        ],
        "upgraded": {"vip": ["104"]},
    }
)


def saved(folder: Path, text: str, name: str = "grades.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("name", "text"), [("g.yaml", YAML), ("g.toml", TOML), ("g.json", JSON)])
def test_three_formats_give_one_document(tmp_path, name, text):
    read = load_grades(saved(tmp_path, text, name))
    assert read.model_dump() == load_grades(str(saved(tmp_path, YAML))).model_dump()


def test_every_entry_knows_its_place(tmp_path):
    read = load_grades(saved(tmp_path, YAML), name="g.yaml")
    assert str(read.locate("/upgraded/vip/0")) == "g.yaml:14:9"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("{from: hired}", "{form: hired}", "DOC-KEY-MISSING", "3:9"),
        ("as_employee", "gold", "GRADES-RELATIVES-UNKNOWN", "4:12"),
        ("3+}", "many}", "TARIFF-BAND-INVALID", "7:45"),
        ("grade: [", "headcount: [", "GRADES-FACT-UNKNOWN", "7:23"),
        ("90 000", "about 90", "DOC-NUMBER-INVALID", "8:22"),
        ("dental.place:", "dental:", "DOC-VALUE-INVALID", "9:11"),
        ("id: standard", "id: vip", "GRADES-ID-TWICE", "10:9"),
        ("upgrades: [vip]", "upgrades: [gold]", "GRADES-UPGRADE-UNKNOWN", "12:16"),
        ('["104"]', '["104", "104"]', "GRADES-UPGRADED-TWICE", "14:16"),
    ],
)
def test_each_mistake_has_its_line_and_says_what_to_do(tmp_path, old, new, code, place):
    assert old in YAML
    with pytest.raises(LoadError) as caught:
        load_grades(saved(tmp_path, YAML.replace(old, new, 1)), name="g.yaml")
    issue = next(one for one in caught.value.issues if one.code == code)
    assert str(issue.where) == f"g.yaml:{place}"
    assert issue.advice("en") or "give" in issue.message("en")
