"""Documents written as JSON say what the same documents say in YAML."""

from pathlib import Path

import pytest

from dms.io.json_writing import as_json
from dms.io.offers import load_offer
from dms.io.yaml_writing import as_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFERS = [EXAMPLES / "configure/konstruktor.yaml", EXAMPLES / "comparison/sever.yaml"]


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.stem)
def test_an_offer_is_read_back_as_it_was(path: Path, tmp_path: Path) -> None:
    offer = load_offer(path)
    in_json, in_yaml = tmp_path / "offer.json", tmp_path / "offer.yaml"
    in_json.write_text(as_json(offer), "utf-8")
    in_yaml.write_text(as_yaml(offer), "utf-8")
    assert load_offer(in_json).model_dump() == offer.model_dump()
    assert as_json(load_offer(in_yaml)) == as_json(offer)


def test_what_is_said_to_be_unknown_stays_so() -> None:
    assert '"price": "unknown"' in as_json(load_offer(OFFERS[0]))
