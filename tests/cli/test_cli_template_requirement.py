"""`dms template requirement`: a brief to start from, in both languages."""

import json
from pathlib import Path

import pytest
from cli_helpers import Dms
from jsonschema import Draft202012Validator

from dms.cli.template import template_text
from dms.i18n import LANGUAGES
from dms.io.documents import read_document
from dms.io.requirements import load_requirement
from dms.io.schemas import json_schema
from dms.requirements.checklist import forgotten


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_a_brief_that_forgets_nothing(dms: Dms, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "brief.yaml"
    ran = dms("template", "requirement", "-o", path, "--lang", lang)
    assert (ran.code, ran.out) == (0, "")
    assert forgotten(load_requirement(path)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_the_schema_and_editors_find_it(dms: Dms, lang: str) -> None:
    written = dms("template", "requirement", "--lang", lang).out
    assert written.startswith("# yaml-language-server: $schema=requirement-1.json\n")
    data = read_document(written, name="a.yaml", format="yaml").data
    Draft202012Validator(json_schema("requirement")).validate(
        json.loads(json.dumps(data, default=str))
    )


def test_both_languages_make_the_same_brief() -> None:
    told = [
        read_document(template_text("requirement", lang), name="a.yaml", format="yaml").data
        for lang in LANGUAGES
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_explains_itself(lang: str) -> None:
    lines = template_text("requirement", lang).splitlines()
    assert sum("#" in line for line in lines) > len(lines) / 4
