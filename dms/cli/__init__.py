"""The command `dms`: results on standard output, everything else on standard error."""

import gc
import sys

__all__ = ["main"]

_MISSING = """\
The command `dms` needs an optional part that is not installed. Install it: \
pip install 'dms-quote[cli]'
Команде `dms` нужна дополнительная часть. Установите её: pip install 'dms-quote[cli]'
"""
_NOT_INSTALLED = 4


def main() -> None:
    """Run the command with the arguments of the process and end the process."""
    gc.disable()  # the process ends soon; going through what imports made costs a tenth of it
    try:
        import typer  # noqa: F401 - only to see whether it is there
    except ImportError:
        sys.stderr.write(_MISSING)
        sys.exit(_NOT_INSTALLED)
    from dms.cli.app import run

    run(sys.argv[1:])
