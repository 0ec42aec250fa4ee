"""The frontier of several grades as lines: who gets what for how much, and what hinders."""

from collections.abc import Iterator

from attrs import frozen

from dms.configurator.additions import additions
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.grades.hindrances import Hindrance, hindrances
from dms.i18n import Text, format_money, text
from dms.pricing.exact import added
from dms.report.grade_words import grade_name, money
from dms.report.paragraphs import wrapped
from dms.report.search_nothing import nothing_lines
from dms.report.search_table import mark_of
from dms.report.search_words import addition_words
from dms.report.tables import aligned

__all__ = ["grade_frontier_lines", "hindrance_lines", "next_lines"]

Row = tuple[str, ...]


def grade_frontier_lines(search: GradeSearch, lang: str) -> list[str]:
    """Write every set of programmes, and below it what each grade has besides the one before."""
    if not search.frontier:
        return []
    title = text("More wishes for more money, from cheap to dear").to(lang)
    return [title, *aligned([*_Table(search, lang).rows()], right=(1, 2))]


@frozen
class _Table:
    search: GradeSearch
    lang: str

    def rows(self) -> Iterator[Row]:
        yield "", text("for all, ₽").to(self.lang), text("wishes met").to(self.lang)
        before: GradeFound | None = None
        for found in self.search.frontier:
            yield self._row(found)
            for words in self._added(before, found):
                yield from ((line,) for line in wrapped(words.to(self.lang), "    "))
            before = found

    def _row(self, found: GradeFound) -> Row:
        budget = self.search.budget
        is_over = budget is not None and found.total > budget
        mark = mark_of(is_best=found is self.search.best, is_over=is_over)
        wishes = text("{met} of {all}", met=found.gains, all=self.search.most_gains)
        return (
            "" if mark is None else f"  {mark.to(self.lang)}",
            money(found.total, self.lang),
            wishes.to(self.lang),
        )

    def _added(self, before: GradeFound | None, found: GradeFound) -> Iterator[Text]:
        """Yield the changes of each grade that has people."""
        for one, _ in self.search.joint.peopled:
            id_, parts = one.grade.id, one.model.parts
            was = None if before is None else before.plan.taken[id_]
            more = additions(parts, was, found.plan.taken[id_])
            name = grade_name(id_, self.search.joint.grades)
            for words in addition_words(more, parts, first=before is None):
                yield Text("{grade}: {words}", {"grade": name, "words": words})


def next_lines(search: GradeSearch, lang: str) -> list[str]:
    """Say what the next better one would take."""
    best, better = search.best, search.next_better
    if best is None or better is None:
        return []
    said = text(
        "The next better one costs {total}, {more} more than the best one",
        total=format_money(better.total, lang),
        more=format_money(added(better.total, -best.total), lang),
    )
    if search.budget is not None:
        over = format_money(added(better.total, -search.budget), lang)
        said = text("{said} and {over} more than the budget", said=said, over=over)
    return wrapped(said.to(lang))


def hindrance_lines(search: GradeSearch, lang: str) -> Iterator[list[str]]:
    """Yield why nothing was found, grade by grade."""
    found = list(hindrances(search))
    for one in found:
        yield _grade(one, search, lang)
        if one.alone is not None:
            yield from nothing_lines(one.alone, lang)
    if not found and not search.frontier:
        said = text(
            "Each grade can have a programme by itself, and all of them together cannot: what is "
            "the same for all insured, or is there for the whole contract, does not fit them all."
        )
        yield wrapped(said.to(lang))


def _grade(one: Hindrance, search: GradeSearch, lang: str) -> list[str]:
    name = grade_name(one.grade, search.joint.grades)
    said = text("Grade “{grade}” can have no programme that meets its musts.", grade=name)
    if one.short is not None:
        said = text(
            "The budget of grade “{grade}” is short by {missing} of the cheapest programme that "
            "meets its musts.",
            grade=name,
            missing=format_money(one.short, lang),
        )
    return wrapped(said.to(lang))
