"""Print the versions of everything that takes part, as JSON."""

import json
import platform
from importlib.metadata import version

from dms import __version__

NAMES = ("OpenFisca-Core", "numpy", "pandas", "attrs", "pydantic", "typer")

if __name__ == "__main__":
    versions = {name: version(name) for name in NAMES}
    print(json.dumps({"python": platform.python_version(), "dms": __version__, **versions}))
