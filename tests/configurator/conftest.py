"""What the tests of pricing make at random also serves those of the configurator."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "pricing"))
