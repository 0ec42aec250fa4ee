"""Names of the client's programmes, unlike each other, as sums by programme need them."""

from collections import Counter
from collections.abc import Container
from itertools import chain, count

from dms.comparison.comparison import Comparison
from dms.report.comparison_workbook.book import Book

__all__ = ["names_of_people", "programme_titles"]


def programme_titles(book: Book, comparison: Comparison) -> dict[str | None, str]:
    """Return what each programme is called, by its id; names that are shared add the id.

    Where another programme is called just so, a number makes them differ.
    """
    names = {one.id: book.said(one.title) for one in comparison.programmes}
    shared = Counter(name.casefold() for name in names.values())
    taken, titles = set(shared), dict(names)
    for id_, name in names.items():
        if shared[name.casefold()] > 1:
            titles[id_] = _unlike(f"{name} ({id_})", taken)
            taken.add(titles[id_].casefold())
    return titles


def _unlike(wanted: str, taken: Container[str]) -> str:
    """Return the name, with a number where it is taken; capital letters make no difference."""
    numbered = (f"{wanted} {number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name.casefold() not in taken)


def names_of_people(book: Book, comparison: Comparison) -> list[str]:
    """Return the name of each member's programme, in the order of the roster."""
    titles = programme_titles(book, comparison)
    return [titles[id_] for id_ in comparison.occasion.membership]
