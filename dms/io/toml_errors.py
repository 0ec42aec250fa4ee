"""What the TOML reader complains about, in plain words with a way out."""

import re

from dms.i18n import Text, text

__all__ = ["DUPLICATE", "explain_toml"]

DUPLICATE = re.compile("overwrite|declare|Duplicate|redefine|mutate|append")
"""How the reader says that a key stands twice."""

_KNOWN: tuple[tuple[re.Pattern[str], tuple[Text, Text]], ...] = (
    (
        DUPLICATE,
        (text("This key or table stands here a second time."), text("Keep one of them.")),
    ),
    (
        re.compile("Expected '='"),
        (text("This key has no equals sign."), text("Write `key = value`.")),
    ),
    (
        re.compile("Unclosed|Expected '\\]"),
        (
            text("A list, a group or a table name in brackets is not closed."),
            text("Close the bracket; a group in braces stays on one line."),
        ),
    ),
    (
        re.compile("Unterminated|Illegal character|Expected [\"']"),
        (text("A quotation mark is not closed."), text("Close it with the same mark.")),
    ),
    (
        re.compile("Unescaped|hex value|Escaped character"),
        (
            text("A backslash in double quotes begins something unknown."),
            text("Use single quotes, or write the backslash twice."),
        ),
    ),
    (
        re.compile("Invalid date"),
        (text("There is no such date or time."), text("Write it like 2026-02-01.")),
    ),
    (
        re.compile("Invalid value"),
        (text("This value cannot be read."), text("Put texts in quotes; write true or false.")),
    ),
    (
        re.compile("Expected newline"),
        (
            text("Something stands after the end of this value."),
            text("Write each `key = value` on its own line; put texts in quotes."),
        ),
    ),
)

_UNKNOWN = (
    text("This cannot be read as TOML."),
    text("Write `key = value` or `[table]`; put keys with Russian letters in quotes."),
)


def explain_toml(complaint: str) -> tuple[Text, Text]:
    """Return message and hint for a complaint of the reader."""
    found = (words for pattern, words in _KNOWN if pattern.search(complaint))
    return next(found, _UNKNOWN)
