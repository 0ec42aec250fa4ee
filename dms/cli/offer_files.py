"""Offers that commands write: as YAML for people, or as JSON."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dms.pricing.offer import Offer

__all__ = ["OFFER_WRITERS"]


def _yaml(offer: "Offer") -> str:
    from dms.io.yaml_writing import as_yaml

    return as_yaml(offer)


def _json(offer: "Offer") -> str:
    from dms.io.json_writing import as_json

    return as_json(offer)


OFFER_WRITERS: Mapping[str, Callable[["Offer"], str]] = MappingProxyType(
    {".yaml": _yaml, ".yml": _yaml, ".json": _json}
)
"""How an offer is written, by the ending of the file's name."""
