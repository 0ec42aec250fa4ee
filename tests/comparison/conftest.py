"""What the tests of contracts and of pricing make at random also serves those of comparisons."""

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path += [str(TESTS / "contracts"), str(TESTS / "pricing")]
