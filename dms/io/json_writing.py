"""Writing a document as JSON that :mod:`dms.io.documents` reads back to the same document."""

import json

from dms.documents import Document
from dms.io.yaml_writing import as_data

__all__ = ["as_json"]


def as_json(document: Document) -> str:
    """Return the document as JSON, without what it leaves out.

    What it says to be not stated is written `unknown`, as in :func:`dms.io.yaml_writing.as_yaml`.
    """
    return json.dumps(as_data(document), ensure_ascii=False, indent=2) + "\n"
