"""The frontier as a table: what more of the wishes costs, from cheap to dear."""

from collections.abc import Iterator

from attrs import frozen

from dms.configurator.additions import additions
from dms.configurator.best import Found, Search
from dms.i18n import Text, format_amount, text
from dms.report.paragraphs import wrapped
from dms.report.search_words import addition_words
from dms.report.tables import aligned

__all__ = ["frontier_lines", "mark_of"]

Row = tuple[str, ...]

_COLUMNS = (text("for all, ₽"), text("per head, ₽"), text("wishes met"))
_BEST = text("best")
_OVER = text("over the budget")


def frontier_lines(search: Search, lang: str) -> list[str]:
    """Write every programme of the frontier, and below it what it has besides the one before."""
    if not search.frontier:
        return []
    title = text("More wishes for more money, from cheap to dear").to(lang)
    return [title, *aligned([*_Table(search, lang).rows()], right=(1, 2, 3))]


def mark_of(*, is_best: bool, is_over: bool) -> Text | None:
    """Say of a programme that it is the best one, or over the budget."""
    return _BEST if is_best else _OVER if is_over else None


@frozen
class _Table:
    search: Search
    lang: str

    def rows(self) -> Iterator[Row]:
        yield "", *(column.to(self.lang) for column in _COLUMNS)
        before: Found | None = None
        for found in self.search.frontier:
            yield self._row(found)
            yield from ((line,) for line in self._added(before, found))
            before = found

    def _row(self, found: Found) -> Row:
        left, per_head = self.search.left(found), self.search.per_head(found)
        mark = mark_of(is_best=found is self.search.best, is_over=left is not None and left < 0)
        wishes = text("{met} of {all}", met=found.gains, all=self.search.most_gains)
        return (
            "" if mark is None else f"  {mark.to(self.lang)}",
            format_amount(found.total, self.lang),
            "" if per_head is None else format_amount(per_head, self.lang),
            wishes.to(self.lang),
        )

    def _added(self, before: Found | None, found: Found) -> Iterator[str]:
        parts = self.search.bench.model.parts
        was = None if before is None else before.configuration.taken
        more = additions(parts, was, found.configuration.taken)
        for words in addition_words(more, parts, first=before is None):
            yield from wrapped(words.to(self.lang), "    ")
