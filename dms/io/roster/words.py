"""Written words brought to one spelling, so that headings and answers can be compared."""

import re
from unicodedata import normalize

__all__ = ["one_line", "plain"]

_APART = re.compile(r"[\W_]+")
_NUMBER_SIGN = re.compile(r"\bno\b")


def plain(written: str) -> str:
    """Return the words in small letters, ё as е, №, N and No as `n`, other signs as one space.

    >>> plain("№ п/п"), plain("Степень  родства:")
    ('n п п', 'степень родства')
    """
    text = normalize("NFKC", written.replace("№", " n ")).casefold().replace("ё", "е")
    return _NUMBER_SIGN.sub("n", _APART.sub(" ", text).strip())


def one_line(written: str) -> str:
    """Return the text as written, but on one line and with single spaces."""
    return " ".join(written.split())
