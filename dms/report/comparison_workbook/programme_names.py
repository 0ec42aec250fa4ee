"""Names of the client's programmes, unlike each other, as sums by programme need them."""

from collections import Counter

from dms.comparison.comparison import Comparison
from dms.report.comparison_workbook.book import Book

__all__ = ["names_of_people", "programme_titles"]


def programme_titles(book: Book, comparison: Comparison) -> dict[str | None, str]:
    """Return what each programme is called, by its id; names that are shared add the id."""
    names = {one.id: book.said(one.title) for one in comparison.programmes}
    shared = Counter(name.casefold() for name in names.values())
    return {
        id_: name if shared[name.casefold()] == 1 else f"{name} ({id_})"
        for id_, name in names.items()
    }


def names_of_people(book: Book, comparison: Comparison) -> list[str]:
    """Return the name of each member's programme, in the order of the roster."""
    titles = programme_titles(book, comparison)
    return [titles[id_] for id_ in comparison.occasion.membership]
