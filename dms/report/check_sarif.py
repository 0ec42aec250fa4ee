"""Findings as SARIF 2.1.0, the format in which editors and build servers take findings.

What failed is a result of kind `fail`, what is not stated one of kind `open`: a question and never
a failure. A place without a file has its JSON pointer alone.
"""

import json
from pathlib import PurePath
from urllib.parse import quote

from dms import __version__
from dms.contracts.checks.check import Check, Gravity
from dms.contracts.checks.findings import CheckReport, Finding
from dms.contracts.checks.verdict import Status
from dms.issues import Issue, Location, Severity
from dms.report.check_words import norm_words, norms_words
from dms.report.plain import Data
from dms.report.stake_words import stake_lines

__all__ = ["check_sarif", "sarif_json"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Gravity.CRITICAL: "error",
    Gravity.MAJOR: "error",
    Gravity.MINOR: "warning",
    Gravity.NOTE: "note",
}
_KINDS = {Status.FAILED: "fail", Status.NOT_STATED: "open", Status.PASSED: "pass"}
_NOTIFICATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def sarif_json(report: CheckReport, lang: str = "ru") -> str:
    """Return a report as the text of a SARIF file."""
    return json.dumps(check_sarif(report, lang), ensure_ascii=False, indent=2) + "\n"


def check_sarif(report: CheckReport, lang: str = "ru") -> Data:
    """Return a report as a SARIF log with one run; its words are in `lang`."""
    rules = list({one.check.id: one.check for one in report.findings}.values())
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "dms",
        "version": __version__,
        "language": lang,
        "rules": [_rule(rule, lang) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, lang)],
        "results": [_result(one, numbers[one.check.id], lang) for one in report.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(check: Check, lang: str) -> Data:
    return {
        "id": check.id,
        "shortDescription": {"text": check.title.to(lang)},
        "fullDescription": {"text": check.why.to(lang)},
        "help": {"text": f"«{check.wording.to('ru')}»\n{norms_words(check, lang)}"},
        "defaultConfiguration": {"level": _LEVELS[check.gravity]},
        "properties": {
            "gravity": check.gravity.value,
            "recommendation": check.is_recommendation,
            "norms": [norm_words(norm, lang) for norm in check.norms],
        },
    }


def _result(finding: Finding, number: int, lang: str) -> Data:
    """Return one result; only a failure has a level."""
    kind = _KINDS[finding.status]
    level = _LEVELS[finding.check.gravity] if finding.status is Status.FAILED else "none"
    where = finding.verdict.where
    result: Data = {
        "ruleId": finding.check.id,
        "ruleIndex": number,
        "kind": kind,
        "level": level,
        "message": {"text": _message(finding, lang)},
        "locations": [_location(where)] if where is not None and where.to_dict() else [],
    }
    if properties := _properties(finding):
        result["properties"] = properties
    return result


def _properties(finding: Finding) -> Data:
    clause, shared = finding.verdict.clause, finding.shared_with
    own = {"clause": clause} if clause is not None else {}
    return own | ({"shared_with": shared.id} if shared is not None else {})


def _message(finding: Finding, lang: str) -> str:
    """Say what stands there and what it costs."""
    stake = stake_lines(finding.stake, lang) if finding.stake is not None else ()
    return "\n".join((finding.verdict.found.to(lang), *stake))


def _location(where: Location) -> Data:
    found: Data = {}
    if where.file is not None:
        artifact: Data = {"artifactLocation": {"uri": _uri(where.file)}}
        region = _region(where)
        found["physicalLocation"] = artifact | ({"region": region} if region else {})
    if where.pointer is not None:
        found["logicalLocations"] = [{"fullyQualifiedName": where.pointer}]
    elif where.header is not None:
        found["logicalLocations"] = [{"name": where.header}]
    return found


def _uri(file: str) -> str:
    """Write a path as SARIF does: forward slashes, everything else than letters escaped."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _region(where: Location) -> Data:
    line = where.line if where.line is not None else where.row
    if line is None:
        return {}
    return {"startLine": line} | ({"startColumn": where.column} if where.column else {})


def _invocation(report: CheckReport, lang: str) -> Data:
    """Tell what hindered the checks themselves."""
    notes = [_notification(issue, lang) for issue in report.issues]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _notification(issue: Issue, lang: str) -> Data:
    return {
        "descriptor": {"id": issue.code},
        "level": _NOTIFICATIONS.get(issue.severity, "note"),
        "message": {"text": " ".join(w for w in (issue.message(lang), issue.advice(lang)) if w)},
    }
