"""Statements: what terms say about one thing, in words that can stand side by side."""
