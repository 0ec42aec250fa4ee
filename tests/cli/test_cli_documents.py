"""`dms schema` and `dms template`: what documents look like, and one to start from."""

import json
from pathlib import Path

import pytest
from cli_helpers import Dms
from jsonschema import Draft202012Validator

from dms.cli.template import Template, template_text
from dms.i18n import LANGUAGES
from dms.io.documents import read_document
from dms.io.offers import load_offer
from dms.io.schemas import SCHEMA_NAMES, json_schema
from dms.members import Member, Roster
from dms.pricing.quoting import quote


class TestSchema:
    def test_the_names(self, dms: Dms) -> None:
        assert dms("schema").out.split() == list(SCHEMA_NAMES)

    @pytest.mark.parametrize("name", SCHEMA_NAMES)
    def test_one_schema(self, dms: Dms, name: str) -> None:
        ran = dms("schema", name)
        assert (ran.code, ran.err) == (0, "")
        assert ran.document == json_schema(name)

    def test_an_unknown_name(self, dms: Dms) -> None:
        ran = dms("schema", "ofer", "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert "no schema “ofer”; there are: issue," in " ".join(ran.err.split())

    def test_it_goes_to_a_file(self, dms: Dms, tmp_path: Path) -> None:
        path = tmp_path / "offer-1.json"
        ran = dms("schema", "offer", "-o", path, "--lang", "en")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == f"Written: {path}\n"
        assert json.loads(path.read_text("utf-8")) == json_schema("offer")


class TestTemplate:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_loads_and_prices_a_group(self, dms: Dms, tmp_path: Path, lang: str) -> None:
        path = tmp_path / "offer.yaml"
        ran = dms("template", "offer", "-o", path, "--lang", lang)
        assert (ran.code, ran.out) == (0, "")
        assert str(path) in ran.err
        offer = load_offer(path)
        people = Roster.of(Member(id=str(i), birth=1950 + 2 * i) for i in range(8, 30))
        found = quote(offer, people)
        assert found.status == "complete"
        assert found.contract

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_fits_the_schema_and_editors_find_it(self, dms: Dms, lang: str) -> None:
        written = dms("template", "offer", "--lang", lang).out
        assert written.startswith("# yaml-language-server: $schema=offer-1.json\n")
        data = read_document(written, name="a.yaml", format="yaml").data
        Draft202012Validator(json_schema("offer")).validate(json.loads(json.dumps(data)))

    def test_both_languages_make_the_same_offer(self) -> None:
        told = [
            read_document(template_text("offer", lang), name="a.yaml", format="yaml").data
            for lang in LANGUAGES
        ]
        for data in told:
            del data["source"]
            for factor in data["factors"]:
                del factor["name"]
        assert told[0] == told[1]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_explains_itself(self, lang: str) -> None:
        lines = template_text("offer", lang).splitlines()
        assert sum("#" in line for line in lines) > len(lines) / 3
        assert max(map(len, lines)) <= 102

    def test_a_file_that_is_there_stays(self, dms: Dms, tmp_path: Path) -> None:
        path = tmp_path / "offer.yaml"
        path.write_text("mine", "utf-8")
        ran = dms("template", "offer", "-o", path, "--lang", "en")
        assert ran.code == 2
        assert "is there already" in " ".join(ran.err.split())
        assert path.read_text("utf-8") == "mine"

    def test_there_is_no_other_template(self, dms: Dms) -> None:
        assert [t.value for t in Template] == ["offer", "requirement"]
        assert dms("template", "contract").code == 2


class TestHelp:
    @pytest.mark.parametrize("command", [[], ["quote"], ["roster"], ["roster", "check"]])
    def test_it_is_in_the_language_of_the_environment(
        self, dms: Dms, monkeypatch: pytest.MonkeyPatch, command: list[str]
    ) -> None:
        russian = dms(*command, "--help")
        monkeypatch.setenv("DMS_LANG", "en")
        english = dms(*command, "--help")
        assert russian.code == english.code == 0
        assert "Usage: dms" in english.out

    def test_the_environment_speaks_for_results_too_unless_the_option_does(
        self, dms: Dms, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DMS_LANG", "en")
        assert "An insurer's offer" in dms("template", "offer").out
        assert "Предложение" in dms("template", "offer", "--lang", "ru").out

    def test_options_are_explained(self, dms: Dms) -> None:
        out = " ".join(dms("quote", "--lang", "en", "--help").out.split())
        assert "The offer: YAML, TOML or JSON." in out
        assert "Answer what the offer leaves open" in out

    def test_without_a_command_there_is_help(self, dms: Dms) -> None:
        ran = dms()
        assert ran.code == 2
        assert "quote" in ran.out + ran.err
