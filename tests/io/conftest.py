"""The files made for the roster tests also serve the tests of invoices and lists."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "roster"))
