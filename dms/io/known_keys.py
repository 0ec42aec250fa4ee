"""Which keys a model knows at a place, for advice on misspelt and missing ones."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from dms.io.pointing import Step

__all__ = ["known_keys", "nearest"]

Schema = dict[str, Any]


def known_keys(model: type[BaseModel], loc: Sequence[Step]) -> list[str]:
    """Return the keys that may stand at the place pydantic names, in the order of the model."""
    root = model.model_json_schema()
    here = list(_alternatives(root, root))
    for step in loc:
        tagged = [part for schema in here for part in _tagged(schema, step)]
        inner = tagged or [part for schema in here for part in _parts(schema, step)]
        # a step that is no part is the name of an alternative: the place stays the same
        here = [one for part in inner for one in _alternatives(part, root)] or here
    return list(dict.fromkeys(key for schema in here for key in schema.get("properties", ())))


def nearest(written: str, known: Sequence[str]) -> str | None:
    """Return the known word that was most likely meant, or None."""
    by_folded = {word.casefold(): word for word in reversed(known)}
    close = get_close_matches(written.casefold()[:80], list(by_folded), n=1)
    return by_folded[close[0]] if close else None


def _alternatives(schema: Schema, root: Schema) -> Iterator[Schema]:
    """Yield the schema and all that it refers to or offers to choose from."""
    if "$ref" in schema:
        target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        yield from _alternatives(target, root)
        return
    yield schema
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _alternatives(choice, root)


def _tagged(schema: Schema, step: Step) -> Iterator[Schema]:
    """Yield the schema of the alternative that a step names by its tag."""
    tags = schema.get("discriminator", {}).get("mapping", {})
    if step in tags:
        yield {"$ref": tags[step]}


def _parts(schema: Schema, step: Step) -> Iterator[Schema]:
    """Yield the schema of what stands a step below."""
    if step in schema.get("properties", {}):
        yield schema["properties"][step]
    elif isinstance(step, int) and isinstance(schema.get("items"), dict):
        yield schema["items"]
    elif isinstance(step, int) and step < len(schema.get("prefixItems", ())):
        yield schema["prefixItems"][step]
    else:
        # what stands under any name, and under any short name
        yield from schema.get("patternProperties", {}).values()
        if isinstance(schema.get("additionalProperties"), dict):
            yield schema["additionalProperties"]
