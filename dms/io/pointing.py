"""From the place that pydantic names to the place in the document.

Pydantic puts more into a place than the document has: the tag of a tagged union, the name of the
alternative it tried, a mark for keys. Only what leads to something in the data is kept.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from attrs import frozen

__all__ = ["Step", "steps_to"]

Step = str | int
"""A key or an index."""

_TRIES = 64


def steps_to(loc: Sequence[Step], data: Any, found: object) -> tuple[Step, ...]:
    """Return the keys and indexes that lead to the part of `data` which `loc` means.

    `found` is the value that pydantic saw there. Where a tag is spelt like a key there are several
    ways; the one to this value is right, else the one that keeps the last part and the most parts.

    >>> steps_to(("modules", 0, "dental", "limit"), {"modules": [{"limit": 5}]}, 5)
    ('modules', 0, 'limit')
    """
    ways = islice(_ways(loc, data), _TRIES)
    return max(ways, key=lambda way: (way.leads_to(found), way.whole, len(way.steps))).steps


@frozen
class _Way:
    """A way through the data, the value at its end, and whether it keeps the last part."""

    steps: tuple[Step, ...]
    value: Any
    whole: bool

    def leads_to(self, found: object) -> bool:
        """Say whether this is the value; of a group, pydantic may have seen a copy."""
        if isinstance(found, dict) and isinstance(self.value, dict):
            return all(self.value.get(key) is part for key, part in found.items())
        return self.value is found


def _ways(
    loc: Sequence[Step], node: Any, steps: tuple[Step, ...] = (), *, whole: bool = True
) -> Iterator[_Way]:
    """Yield each way through the data, those that keep the first parts first."""
    if not loc:
        yield _Way(steps, node, whole)
        return
    head, rest = loc[0], loc[1:]
    if _leads(node, head):
        yield from _ways(rest, node[head], (*steps, head))
    if isinstance(head, str):  # an index is never a name of something else
        yield from _ways(rest, node, steps, whole=False)
    else:
        yield _Way(steps, node, whole=False)


def _leads(node: Any, step: Step) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)
