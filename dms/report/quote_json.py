"""Writing a quote as JSON: plain data, and text with one member on each line.

Members of one cell share everything but their ids, so each cell is written once; ten thousand
people take a fraction of a second.
"""

import json
from collections.abc import Iterable, Iterator

from dms.issues import Issue
from dms.pricing.quote import Quote
from dms.report.plain import Data
from dms.report.quote_group import group_data
from dms.report.quote_members import member_parts

__all__ = ["quote_data", "quote_json"]


def quote_data(
    quote: Quote, lang: str = "ru", *, explain: bool = False, more: Iterable[Issue] = ()
) -> Data:
    """Return a quote as plain data, the shape of `QuoteDocument`."""
    data = group_data(quote, lang, more)
    data["members"] = [own | shared for own, shared in member_parts(quote, lang, explain=explain)]
    return data


def quote_json(
    quote: Quote, lang: str = "ru", *, explain: bool = False, more: Iterable[Issue] = ()
) -> str:
    """Write a quote as JSON, the same content as `quote_document` with the same arguments."""
    fields = {name: _dump(value) for name, value in group_data(quote, lang, more).items()}
    rows = ",\n".join(f"    {row}" for row in _rows(quote, lang, explain=explain))
    fields["members"] = f"[\n{rows}\n  ]" if rows else "[]"
    body = ",\n".join(f'  "{name}": {value}' for name, value in fields.items())
    return f"{{\n{body}\n}}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(quote: Quote, lang: str, *, explain: bool) -> Iterator[str]:
    """Write each member; what several share is written once."""
    written: dict[int, str] = {}
    for own, shared in member_parts(quote, lang, explain=explain):
        rest = written.get(id(shared))
        if rest is None:
            rest = written[id(shared)] = _dump(shared)[1:]
        yield f"{_dump(own)[:-1]}, {rest}"
