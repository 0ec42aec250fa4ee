"""Citing the contract: what follows from a clause is said with its number, where terms state it."""

from dms.i18n import Text, text

__all__ = ["with_clause"]


def with_clause(said: Text, clause: str | None) -> Text:
    """Return a text with the number of the clause that it follows from, if there is one."""
    if clause is None:
        return said
    return text("{said} (clause {clause})", said=said, clause=clause.removeprefix("п.").strip())
