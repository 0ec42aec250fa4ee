"""The published explanation has the shape and the figures of the tree."""

import json

from hypothesis import given
from jsonschema import Draft202012Validator
from report_helpers import CONTRIBUTION, DOCTOR, ROSTERS, priced

from dms.io.schemas import json_schema
from dms.members import Member
from dms.pricing.explanation import Explanation, explain, explain_member
from dms.report.explanation_document import ExplanationDocument, explanation_document

SCHEMA = Draft202012Validator(json_schema("explanation"))


def amounts(explanation: Explanation) -> list[str | None]:
    own = None if explanation.amount is None else f"{explanation.amount:f}"
    return [own, *(amount for part in explanation.parts for amount in amounts(part))]


def written_amounts(tree: dict) -> list[str | None]:
    return [tree["amount"], *(amount for part in tree["parts"] for amount in written_amounts(part))]


@given(ROSTERS)
def test_every_figure_of_every_tree_is_there(people: list[Member]) -> None:
    quote = priced(CONTRIBUTION, DOCTOR, people=people)
    if quote.status == "refused":
        return
    for tree in (explain(quote), *(explain_member(quote, m.id) for m in people)):
        document = explanation_document(tree, "en")
        data = json.loads(document.model_dump_json(exclude_unset=True))
        SCHEMA.validate(data)
        assert written_amounts(data["explanation"]) == amounts(tree)
        assert ExplanationDocument.model_validate(data) == document


def test_labels_are_in_the_language_asked_for() -> None:
    tree = explain(priced())
    assert explanation_document(tree, "en").explanation.label == "Premium of the contract"
    assert explanation_document(tree, "ru").explanation.label != "Premium of the contract"
