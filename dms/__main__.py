"""`python -m dms` is the same as `dms`."""

import sys

from dms.cli import main

if __name__ == "__main__":
    sys.exit(main())
