"""Several texts put together into one, with semicolons between them as in the cells of a form."""

from collections.abc import Sequence

from dms.i18n import Text

__all__ = ["together"]


def together(parts: Sequence[Text]) -> Text:
    """Join texts; a single one stays as it is."""
    if len(parts) == 1:
        return parts[0]
    named = {f"t{number}": part for number, part in enumerate(parts)}
    return Text("; ".join(f"{{{name}}}" for name in named), named)
