"""What a YAML parser complains about, in plain words with a way out."""

import re

from dms.i18n import Text, text

__all__ = ["explain_yaml"]

_Words = tuple[Text, Text]

_TAB: _Words = (
    text("A tab stands where YAML wants spaces."),
    text("Indent with spaces; most editors can turn tabs into spaces."),
)

_RESERVED: _Words = (
    text("A text cannot begin with this character here."),
    text("Put the text in quotes."),
)

_KNOWN: tuple[tuple[re.Pattern[str], _Words], ...] = (
    (
        re.compile("mapping values are not allowed"),
        (
            text("A colon stands where no key can be."),
            text("Put a text that has a colon in quotes, or check the indentation."),
        ),
    ),
    (
        re.compile("expected ':'"),
        (
            text("This key has no colon."),
            text("Write `key: value`, or indent the line if it goes on from the line above."),
        ),
    ),
    (
        re.compile(r"expected ',' or '[\]}]'"),
        (
            text("This list or group in brackets goes wrong here."),
            text("Separate its parts by commas and close the bracket."),
        ),
    ),
    (
        re.compile("node content"),
        (
            text("A value is missing here."),
            text("Write the value and close every bracket; put a text with brackets in quotes."),
        ),
    ),
    (
        re.compile("unexpected end of stream|unexpected document separator"),
        (text("A quotation mark is not closed."), text("Close it with the same mark.")),
    ),
    (
        re.compile("unknown escape character|escape sequence"),
        (
            text("A backslash in double quotes begins something unknown."),
            text("Use single quotes, or write the backslash twice."),
        ),
    ),
    (
        re.compile("expected key|expected '-' indicator|expected <block end>"),
        (
            text("This line does not fit the lines above."),
            text("Indent lines of one group equally; close quotes before the line goes on."),
        ),
    ),
)

_UNKNOWN: _Words = (
    text("This cannot be read as YAML."),
    text("Check indentation, colons and quotes on this line and the one above."),
)


def explain_yaml(complaint: str, rest: str) -> tuple[Text, Text]:
    """Return message and hint for a complaint; `rest` is the text from the place on."""
    if "cannot start any token" in complaint:
        return _TAB if rest.startswith("\t") else _RESERVED
    found = (words for pattern, words in _KNOWN if pattern.search(complaint))
    return next(found, _UNKNOWN)
