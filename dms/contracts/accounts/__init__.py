"""Accounts: statements, instalments and lists, computed from the movements."""
