"""Asked fields: what the questions of checks are about, where a check names only the place.

A check that looks at a kind of care places its question at the care as a whole; offer and brief ask
for the single field. All three mean one answer.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dms.contracts.checks.findings import OpenPoint

__all__ = ["field_asked"]

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "CLI-02": "clinics",
        "COV-05": "hospital_level",
        "COV-07": "access",
        "COV-08": "prosthetics",
        "COV-09": "places",
        "TER-01": "territory",
        "TER-02": "territory",
    }
)
"""The field of a module that answers a check, by the id of the check."""


def field_asked(point: OpenPoint) -> str | None:
    """Return the field that all checks of a question wait for; None where it is no single one."""
    found = {_FIELDS.get(check.id) for check in point.checks}
    return found.pop() if len(found) == 1 else None
