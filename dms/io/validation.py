"""Turn what was read into a document model; what does not fit is an issue with its place.

Errors of pydantic are never shown as they are: each becomes an :class:`~dms.issues.Issue` that says
in plain words what is wrong at which line and what to do. All of them are reported at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import frozen
from pydantic import ValidationError

from dms.documents import Document
from dms.errors import LoadError
from dms.i18n import text
from dms.io.explanations import EXPECTED, Explanation, explain, one_of, unexpected, words_in
from dms.io.known_keys import known_keys, nearest
from dms.io.parsed import Parsed, pointer_to
from dms.io.pointing import Step, steps_to
from dms.io.tree import shortened
from dms.issues import Issue, Severity

__all__ = ["validate"]

Model = TypeVar("Model", bound=Document)


def validate(model: type[Model], parsed: Parsed) -> Model:
    """Return the document, or raise LoadError with all issues in the order of their lines."""
    try:
        return model.model_validate(parsed.data)
    except ValidationError as error:
        faults = _relevant(_faults(error, parsed.data))
    issues = {_identity(issue): issue for issue in _issues(faults, model, parsed)}
    raise LoadError(sorted(issues.values(), key=_reading_order))


@frozen
class _Fault:
    """One error of pydantic: its type and parameters, where it says it is, where it really is."""

    kind: str
    context: Mapping[str, Any]
    loc: tuple[Step, ...]
    steps: tuple[Step, ...]
    written: Any
    complaint: str


def _faults(error: ValidationError, data: Any) -> Iterator[_Fault]:
    for details in error.errors(include_url=False):
        loc, written = details["loc"], details["input"]
        missing = details["type"] == "missing"
        steps = steps_to(loc[:-1] if missing else loc, data, written)
        steps += loc[-1:] if missing else ()
        for kind, context in _parts(details["type"], details.get("ctx", {})):
            deeper = (*steps, *context.get("pointer", ()))
            yield _Fault(kind, context, loc, deeper, written, details["msg"])


def _parts(kind: str, context: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the errors that one stands for, see :func:`dms.documents.problems`."""
    if kind == "problems":
        return [(part["type"], part["ctx"]) for part in context["parts"]]
    return [(kind, context)]


def _relevant(faults: Iterable[_Fault]) -> list[_Fault]:
    """Leave out what an alternative says that was not meant.

    Where a number or a table may stand, a table with a mistake is also "not a number"; only its
    mistake is worth telling.
    """
    found = [fault for fault in faults if not _miscounted(fault)]
    outer = {fault.steps[:n] for fault in found for n in range(len(fault.steps))}
    judged = {fault.steps for fault in found if fault.kind not in EXPECTED}
    return [
        fault for fault in found if fault.kind not in EXPECTED or fault.steps not in outer | judged
    ]


def _miscounted(fault: _Fault) -> bool:
    """Say whether a list is "too short" only because parts with mistakes were not counted."""
    return fault.kind == "too_short" and len(fault.written) >= fault.context["min_length"]


def _issues(faults: list[_Fault], model: type[Document], parsed: Parsed) -> Iterator[Issue]:
    mismatched: dict[tuple[Step, ...], list[str]] = {}
    for fault in faults:
        if fault.kind in EXPECTED:
            mismatched.setdefault(fault.steps, []).append(fault.kind)
        else:
            yield _issue(fault, model, parsed)
    for steps, kinds in mismatched.items():
        yield _placed(unexpected(kinds), steps, parsed)


def _issue(fault: _Fault, model: type[Document], parsed: Parsed) -> Issue:
    match fault.kind:
        case "missing":
            return _missing(fault.steps, parsed)
        case "union_tag_not_found":
            return _missing((*fault.steps, _tag_key(fault)), parsed)
        case "union_tag_invalid":
            return _unknown_tag(fault, parsed)
        case "extra_forbidden":
            return _unknown_key(fault, model, parsed)
        case _:
            found = explain(fault.kind, fault.context, fault.written, fault.complaint)
            return _placed(found, fault.steps, parsed, at_key=fault.loc[-1:] == ("[key]",))


def _missing(steps: tuple[Step, ...], parsed: Parsed) -> Issue:
    """Explain a key that must be there; `unknown` is no answer to it."""
    key = shortened(str(steps[-1]))
    found = Explanation(
        "DOC-KEY-MISSING",
        text("The key {key} is missing here.", key=key),
        text("Add {key} with its value; `unknown` is not enough.", key=key),
    )
    return _placed(found, steps, parsed)


def _unknown_key(fault: _Fault, model: type[Document], parsed: Parsed) -> Issue:
    key = str(fault.steps[-1])
    known = known_keys(model, fault.loc[:-1])
    meant = nearest(key, known)
    hint = text("Remove it. Known here are: {keys}.", keys=", ".join(known))
    if meant is not None:
        hint = text("Did you mean {meant}?", meant=meant)
    message = text("The key {key} is not known here.", key=shortened(key))
    found = Explanation("DOC-KEY-UNKNOWN", message, hint)
    return _placed(found, fault.steps, parsed, at_key=True)


def _unknown_tag(fault: _Fault, parsed: Parsed) -> Issue:
    choices = words_in(fault.context["expected_tags"])
    found = one_of(text("This kind is not known."), choices, fault.context["tag"])
    return _placed(found, (*fault.steps, _tag_key(fault)), parsed)


def _tag_key(fault: _Fault) -> str:
    """Return the key that says which kind a group is of."""
    return str(fault.context["discriminator"]).strip("'")


def _placed(
    found: Explanation, steps: tuple[Step, ...], parsed: Parsed, *, at_key: bool = False
) -> Issue:
    where = parsed.locate(pointer_to(steps), at_key=at_key)
    return Issue(found.code, Severity.ERROR, found.message, found.hint, where)


def _identity(issue: Issue) -> tuple[object, ...]:
    return issue.code, issue.where.pointer, issue.line("en")


def _reading_order(issue: Issue) -> tuple[int, int, str, str]:
    where = issue.where
    return where.line or 0, where.column or 0, where.pointer or "", issue.code
