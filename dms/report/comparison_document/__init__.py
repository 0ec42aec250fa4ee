"""The published comparison, `comparison/1`: what other programs read."""

from dms.report.comparison_document.document import ComparisonDocument, comparison_document

__all__ = ["ComparisonDocument", "comparison_document"]
