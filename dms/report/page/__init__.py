"""Pages for people who decide: one HTML file, printable, readable on a phone and without colour."""

from dms.report.page.environment import page_environment
from dms.report.page.pages import Section, page, render

__all__ = ["Section", "page", "page_environment", "render"]
