"""Reading offers: YAML, TOML and JSON give one offer, with the place of every figure."""

import json
from pathlib import Path
from typing import Any

import pytest

from dms.errors import LoadError
from dms.io.offers import load_offer
from dms.members import Member, Roster
from dms.pricing.quoting import quote

YAML = """\
dms: offer/1
id: o-1
insurer: {id: i, name: Страховщик}
period: {start: 01.01.2026, last_day: 2026-12-31}
programmes:
  - id: std
    name: Стандарт
    premium: {age: {0-59: "1 000,50", 60: 2000}}
    modules:
      - kind: outpatient
        premium: included
factors:
  - id: child
    percent: -50
    when: {relationship: child}
"""
TOML = """\
dms = "offer/1"
id = "o-1"
insurer = {id = "i", name = "Страховщик"}
period = {start = 2026-01-01, last_day = 2026-12-31}
[[programmes]]
id = "std"
name = "Стандарт"
premium.age = {0-59 = "1000.50", 60 = 2000}
[[programmes.modules]]
kind = "outpatient"
premium = "included"
[[factors]]
id = "child"
percent = -50
when = {relationship = "child"}
"""
JSON = json.dumps(
    {
        "dms": "offer/1",
        "id": "o-1",
        "insurer": {"id": "i", "name": "Страховщик"},
        "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
        "programmes": [
            {
                "id": "std",
                "name": "Стандарт",
                "premium": {"age": {"0-59": "1000.50", "60": 2000}},
                "modules": [{"kind": "outpatient", "premium": "included"}],
            }
        ],
        "factors": [{"id": "child", "percent": "-50", "when": {"relationship": "child"}}],
    },
    indent=1,
)
FILES = {"o.yaml": YAML, "o.toml": TOML, "o.json": JSON}


def saved(folder: Path, text: str, name: str = "offer.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def faults(folder: Path, text: str, name: str = "offer.yaml") -> list[tuple[str, str]]:
    """Return code and place of everything that is wrong with an offer."""
    with pytest.raises(LoadError) as caught:
        load_offer(saved(folder, text, name), name=name)
    return [(issue.code, str(issue.where)) for issue in caught.value.issues]


class TestFormats:
    @pytest.mark.parametrize("name", FILES)
    def test_three_formats_give_one_offer(self, tmp_path: Path, name: str) -> None:
        read = load_offer(saved(tmp_path, FILES[name], name))
        other = load_offer(saved(tmp_path, YAML))
        assert read.model_dump() == other.model_dump()
        assert (
            quote(read, Roster.of([Member(id="m", birth=1990)])).total
            == other.programmes[0].premium.rows[0].value
        )

    @pytest.mark.parametrize(("name", "line"), [("o.yaml", 8), ("o.toml", 8), ("o.json", 19)])
    def test_every_part_knows_its_place(self, tmp_path: Path, name: str, line: int) -> None:
        read = load_offer(saved(tmp_path, FILES[name], name), name=name)
        where = read.locate("/programmes/0/premium/age/60")
        assert (where.file, where.line) == (name, line)

    def test_the_name_is_the_path_unless_another_is_given(self, tmp_path: Path) -> None:
        path = saved(tmp_path, YAML)
        assert load_offer(path).locate("").file == str(path)
        assert load_offer(str(path), name="А.yaml").locate("").file == "А.yaml"


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new", "code", "place"),
        [
            ("2000}", "-2000}", "TARIFF-PRICE-NEGATIVE", "offer.yaml:8:43"),
            ("2000}", "дорого}", "TARIFF-NUMBER-INVALID", "offer.yaml:8:43"),
            ("60: 2000", "61: 2000", "TARIFF-BAND-GAP", "offer.yaml:8:14"),
            ("60: 2000", "50+: 2000", "TARIFF-BAND-OVERLAP", "offer.yaml:8:44"),
            ("60: 2000", "60-: 2000", "TARIFF-BAND-INVALID", "offer.yaml:8:44"),
            ("premium: {age", "premium: {shoe", "TARIFF-DIMENSION-UNKNOWN", "offer.yaml:8:14"),
            ("percent: -50", "percent: -50\n    add: 1", "TARIFF-FACTOR-KIND", "offer.yaml:13:5"),
            ("child}", "kid}", "TARIFF-VALUE-UNKNOWN", "offer.yaml:15:11"),
            (
                "percent: -50",
                "percent: -50\n    programmes: [vip]",
                "TARIFF-SCOPE-UNKNOWN",
                "offer.yaml:15:17",
            ),
            ("last_day: 2026", "last_day: 2025", "OFFER-PERIOD-BACKWARDS", "offer.yaml:4:9"),
        ],
    )
    def test_each_has_its_line(
        self, tmp_path: Path, old: str, new: str, code: str, place: str
    ) -> None:
        assert old in YAML
        assert faults(tmp_path, YAML.replace(old, new, 1)) == [(code, place)]

    @pytest.mark.parametrize("kind", ["astrology", "outpatent"])
    def test_an_unknown_kind_of_care(self, tmp_path: Path, kind: str) -> None:
        ((_, place),) = faults(tmp_path, YAML.replace("kind: outpatient", f"kind: {kind}"))
        assert place.startswith("offer.yaml:10")

    def test_all_at_once(self, tmp_path: Path) -> None:
        text = YAML.replace("id: o-1", "id: o 1").replace("2000}", "-2000}").replace("-50", "x")
        assert [place.split(":")[1] for _, place in faults(tmp_path, text)] == ["2", "8", "14"]

    @pytest.mark.parametrize(
        ("text", "name"), [("", "o.yaml"), ("dms: [", "o.yaml"), ("{", "o.json"), ("a", "o.txt")]
    )
    def test_what_cannot_be_read(self, tmp_path: Path, text: str, name: str) -> None:
        assert all(place.startswith(name) for _, place in faults(tmp_path, text, name))

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(LoadError) as caught:
            load_offer(tmp_path / "nothing.yaml")
        assert [issue.code for issue in caught.value.issues] == ["DOC-FILE-MISSING"]


def test_what_an_offer_leaves_open_is_no_fault(tmp_path: Path) -> None:
    text = YAML.replace('{age: {0-59: "1 000,50", 60: 2000}}', "{age: {0-60: 1, 60-70: 2}}")
    found: Any = quote(load_offer(saved(tmp_path, text)), Roster.of([Member(id="m", birth=1990)]))
    assert found.total == 1
    assert "TARIFF-BORDER-UNSTATED" in [issue.code for issue in found.issues]
