"""The comparison as plain text for a terminal: the same views as the page, short."""

from dms.report.comparison_text.rendering import render_comparison

__all__ = ["render_comparison"]
