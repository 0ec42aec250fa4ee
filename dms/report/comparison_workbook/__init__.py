"""The comparison as an XLSX workbook: the same figures as live formulas, to be checked and used."""

from dms.report.comparison_workbook.workbook import comparison_workbook

__all__ = ["comparison_workbook"]
