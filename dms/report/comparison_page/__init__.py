"""The comparison as one HTML file for those who decide: readable, printable, and it adds up."""

from dms.report.comparison_page.rendering import render_comparison_html

__all__ = ["render_comparison_html"]
