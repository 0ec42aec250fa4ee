"""Grades: who gets which programme, who pays for it, and who may take a better one."""
