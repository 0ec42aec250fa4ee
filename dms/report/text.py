"""Results as plain text in Russian or English, for terminals and letters."""

from dms.report.explanation_text import render_explanation
from dms.report.quote_text import render_quote

__all__ = ["render_explanation", "render_quote"]
