"""Putting texts together on a line."""

from collections.abc import Sequence

from dms.i18n import Text

__all__ = ["dotted"]


def dotted(texts: Sequence[Text]) -> Text:
    """Return texts on one line with dots between them; shorter words than a list of sentences."""
    named = {f"t{number}": one for number, one in enumerate(texts)}
    return Text(" · ".join(f"{{{name}}}" for name in named), named)
