"""What the tests of modules share: short ways to write programmes and to read questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from dms.issues import Issue, Severity
from dms.modules import Module, Programme, kinds

WRITTEN: Mapping[str, Any] = {
    "access": "direct",
    "after": ["инсульт"],
    "ages": "18-80",
    "beyond_calendar": True,
    "childbirth": False,
    "clinics": ["klinika-1"],
    "conditions": ["астма"],
    "diagnostics": "by_referral",
    "doctors": ["терапевт"],
    "examinations": ["ЭКГ"],
    "from_week": 8,
    "hospital_level": "1",
    "hours_per_visit": "2",
    "limits": [],
    "office": "Москва",
    "outside_exacerbation": False,
    "places": ["specialised"],
    "prosthetics": False,
    "provider": "clinic",
    "territory": {"base": "mkad"},
    "therapies": ["АСИТ"],
    "vaccines": ["грипп"],
    "visits_per_week": 2,
    "waiting_period": {"days": 30},
    "ward": "single",
}
"""An answer to every question a module may ask; `includes` differs between kinds."""


def read(kind: str, **written: Any) -> Module:
    """Read one module the way an offer would."""
    return kinds()[kind].model_validate({"kind": kind, **written})


def programme(*modules: Mapping[str, Any] | str, **written: Any) -> Programme:
    """Read a programme; a bare word stands for a module of that kind."""
    listed = [{"kind": m} if isinstance(m, str) else m for m in modules]
    return Programme.model_validate({"id": "standard", "modules": listed, **written})


def answer(kind: str, field: str) -> Any:
    """Return something an offer may write into `field` of a module."""
    if field == "includes":
        return ["laboratory"] if kind == "annual_care" else ["наблюдение педиатра"]
    return WRITTEN[field]


def codes(issues: Iterable[Issue]) -> list[str]:
    """Return the codes; all of them must be questions."""
    issues = list(issues)
    assert {i.severity for i in issues} <= {Severity.QUESTION}
    return [i.code for i in issues]


def pointers(issues: Iterable[Issue]) -> list[str]:
    """Return where the answers belong."""
    return [str(i.where.pointer) for i in issues]


def only_error(error: ValidationError) -> tuple[str, str]:
    """Return code and message of the single error."""
    (found,) = error.errors()
    return found["type"], found["msg"]
