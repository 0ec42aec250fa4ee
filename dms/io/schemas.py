"""Published JSON Schemas (2020-12): what editors complete and other programs check.

Schemas are made from the models and shipped as files, so that reading one costs nothing; a test
holds the two equal. To publish another document, add a line to the register.
"""

import json
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from attrs import frozen

from dms.documents import NOT_STATED, Document
from dms.io.field_docs import SchemaWithDocs

__all__ = ["SCHEMA_NAMES", "generate_schema", "json_schema", "model_of", "write_schemas"]


@frozen
class _Published:
    """A document with a published schema: where its model is and which version it has."""

    model: str
    version: int = 1
    by_people: bool = False
    """People write it, so the word `unknown` may stand wherever nothing may."""


_REGISTER = MappingProxyType(
    {
        "issue": _Published("dms.issue_document:IssueDocument"),
        "issues": _Published("dms.issue_document:IssueList"),
        "offer": _Published("dms.pricing.offer:Offer", by_people=True),
        "quote": _Published("dms.report.quote_document:QuoteDocument"),
        "configuration": _Published("dms.report.configuration_document:ConfigurationDocument"),
        "search": _Published("dms.report.search_document:SearchDocument"),
        "grade-plan": _Published("dms.report.grade_plan_document:GradePlanDocument"),
        "explanation": _Published("dms.report.explanation_document:ExplanationDocument"),
        "roster-check": _Published("dms.report.roster_check:RosterCheck"),
        "roster-changes": _Published("dms.report.roster_changes:RosterChanges"),
        "terms": _Published("dms.contracts.terms.terms:Terms", by_people=True),
        "requirement": _Published("dms.requirements.requirement:Requirement", by_people=True),
        "grades": _Published("dms.configurator.grades.grades:Grades", by_people=True),
        "contract": _Published("dms.contracts.contract_document:ContractDocument"),
        "contract-summary": _Published("dms.report.contract_summary:ContractSummary"),
        "movement": _Published("dms.report.movement_document:MovementDocument"),
        "movements": _Published("dms.report.movements_document:MovementsDocument"),
        "movement-list": _Published("dms.report.movement_list:MovementList"),
        "statement": _Published("dms.report.statement_document:StatementDocument"),
        "instalments": _Published("dms.report.instalments_document:InstalmentsDocument"),
        "deadlines": _Published("dms.report.deadlines:DeadlinesDocument"),
        "reconciliation": _Published("dms.report.reconciliation_document:ReconciliationDocument"),
        "hiring-plan": _Published("dms.contracts.what_if.hiring_plan:HiringPlan", by_people=True),
        "what-if": _Published("dms.report.what_if_document:WhatIfDocument"),
        "check": _Published("dms.report.check_document:CheckDocument"),
        "monthly-amounts": _Published("dms.io.monthly_amounts:MonthlyAmounts", by_people=True),
        "comparison": _Published("dms.report.comparison_document:ComparisonDocument"),
        "tax": _Published("dms.report.tax_document:TaxDocument"),
        "tax-parameters": _Published(
            "dms.contracts.tax.parameter_table:TaxParameterTable", by_people=True
        ),
    }
)

SCHEMA_NAMES = tuple(_REGISTER)
"""Names of the documents that have a published schema."""


def json_schema(name: str) -> dict[str, Any]:
    """Return the shipped schema of a document. Raises ValueError for an unknown name."""
    shipped = files("dms") / "schemas" / _file_name(name)
    return cast("dict[str, Any]", json.loads(shipped.read_text("utf-8")))


def model_of(name: str) -> type[Document]:
    """Return the model of a published document. Raises ValueError for an unknown name."""
    module, _, attribute = _published(name).model.partition(":")
    return cast("type[Document]", getattr(import_module(module), attribute))


def generate_schema(name: str) -> dict[str, Any]:
    """Make the schema of a document from its model."""
    published = _published(name)
    schema = model_of(name).model_json_schema(mode="validation", schema_generator=SchemaWithDocs)
    if published.by_people:
        _accept_unknown(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dms:schema:{name}-{published.version}",
        **schema,
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder and return the files, as `make schemas` does."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in SCHEMA_NAMES:
        path = folder / _file_name(name)
        schema = json.dumps(generate_schema(name), ensure_ascii=False, indent=2)
        path.write_text(schema + "\n", "utf-8")
        written.append(path)
    return written


def _published(name: str) -> _Published:
    if name not in _REGISTER:
        raise ValueError(f"No schema is called {name!r}; choose one of {', '.join(SCHEMA_NAMES)}")
    return _REGISTER[name]


def _file_name(name: str) -> str:
    return f"{name}-{_published(name).version}.json"


def _accept_unknown(schema: dict[str, Any]) -> None:
    """Let `unknown` stand where null may, as documents do."""
    for group in (schema, *schema.get("$defs", {}).values()):
        for field in group.get("properties", {}).values():
            if {"type": "null"} in field.get("anyOf", ()):
                field["anyOf"].append({"const": NOT_STATED})
