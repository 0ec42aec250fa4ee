"""Signs that cannot be printed: no file, page or terminal should ever be given one."""

import re

__all__ = ["UNPRINTABLE", "printable"]

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""A control character other than tab and line end, half a character, or what is no character.

XML (https://www.w3.org/TR/xml/#charsets) and YAML have no place for most of them, and a terminal
obeys some.
"""


def printable(words: str) -> str:
    r"""Return words with a space for every sign that cannot be printed.

    >>> printable("A\x1b[31m")
    'A [31m'
    """
    return UNPRINTABLE.sub(" ", words)
