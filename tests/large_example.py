"""Where the large example is, and its generator of rosters."""

import importlib.util
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "examples" / "large"
OFFER = FOLDER / "offer.yaml"
EXTRA = {"Стаж, лет": "tenure"}


def _generator():
    spec = importlib.util.spec_from_file_location("large_generate", FOLDER / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = _generator()
