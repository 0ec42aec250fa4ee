"""Writing a document as YAML that :mod:`dms.io.documents` reads back to the same document.

Numbers with a point are written as texts in quotes, so no program on the way makes floats of them.
"""

import re
from typing import Any

import yaml

from dms.documents import NOT_STATED, Document

__all__ = ["as_data", "as_yaml"]

_PLAIN = re.compile(r"[^\W\d_][\w .,()«»№–-]*(?<! )")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class _Dumper(yaml.SafeDumper):
    """Keeps the order of keys and puts quotes around texts that may be read as something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - whatever it is, it is written out
        return True


def _text(dumper: yaml.SafeDumper, words: str) -> yaml.Node:
    is_plain = _PLAIN.fullmatch(words) is not None and words.lower() not in _WORDS_OF_YAML
    style = None if is_plain else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _text)


def as_yaml(document: Document) -> str:
    """Return the document as YAML, without what it leaves out.

    What it says to be not stated is written `unknown`.
    """
    data = as_data(document)
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def as_data(document: Document) -> Any:
    """Return the document as plain data, as :func:`as_yaml` writes it."""
    return _stated(document.model_dump(mode="json", exclude_unset=True))


def _stated(value: Any) -> Any:
    """Return plain data in which None is said aloud."""
    if isinstance(value, dict):
        return {key: _stated(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_stated(part) for part in value]
    return NOT_STATED if value is None else value
