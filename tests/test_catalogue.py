"""Every human text has a Russian translation, and the shipped catalogue is the compiled one."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools/catalogue.py")
assert spec is not None
assert spec.loader is not None
catalogue = importlib.util.module_from_spec(spec)
spec.loader.exec_module(catalogue)

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_every_text_is_translated():
    assert catalogue.untranslated(catalogue.updated()) == []


def test_the_files_are_in_step_with_the_source():
    po = catalogue.po_bytes(catalogue.updated())
    assert catalogue.PO.read_bytes() == po, "run `make messages`"
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.mo_bytes(po)


@pytest.mark.parametrize(
    "message", [m for m in catalogue.updated() if m.id], ids=lambda m: str(m.id)[:60]
)
def test_a_translation_has_the_same_placeholders(message):
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    russian = message.string if isinstance(message.string, tuple) else (message.string,)
    expected = {name for text in english for name in PLACEHOLDER.findall(text)}
    for text in russian:
        assert set(PLACEHOLDER.findall(text)) == expected
    if isinstance(message.id, tuple):
        assert len(russian) == 3, "Russian has three forms for whole numbers"
