"""The offers and plans that the tests of comparisons make also serve those of their reports."""

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path += [str(TESTS / name) for name in ("comparison", "contracts", "pricing")]
