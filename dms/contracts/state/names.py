"""Names as they are compared: what people write in different ways is one."""

__all__ = ["plain_name"]


def plain_name(name: str) -> str:
    """Return a name with ё and е, small and capital letters and any spaces made one.

    >>> plain_name("Орлов  ПЁТР") == plain_name("орлов петр")
    True
    """
    return " ".join(name.casefold().replace("ё", "е").split())
