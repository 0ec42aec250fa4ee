"""The brief held against each offer: met, not met or not stated, with the words of the offer."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import Cell, Row, Table, Words, mark, said
from dms.requirements.met import Met
from dms.requirements.wishes import Need

__all__ = ["Wishes", "wishes"]


@frozen(kw_only=True)
class Wishes(Part):
    """The brief and the offers."""

    title: ClassVar[Text] = text("Requirements")
    template: ClassVar[str] = "tables_only.html.j2"
    tables: tuple[Table, ...]
    notice: Words = ""


_NO_BRIEF = text(
    "There is no brief, so nobody can say what is a must. Write one: `dms template requirement`"
)
_CAPTIONS = {
    Need.MUST: text("Musts: without them an offer does not do"),
    Need.SHOULD: text("Shoulds: welcome"),
}


def wishes(comparison: Comparison) -> Wishes:
    """Return how each offer stands to each wish."""
    if comparison.requirement is None:
        return Wishes(tables=(), notice=_NO_BRIEF)
    tables = [_tally(comparison), *(_table(comparison, need) for need in Need)]
    return Wishes(tables=tuple(table for table in tables if not table.is_empty))


_NEEDS = {Need.MUST: text("Musts"), Need.SHOULD: text("Shoulds")}
_ANSWERS = (
    (Stated.YES, text("Met")),
    (Stated.NO, text("Not met")),
    (Stated.NOT_STATED, text("Not stated")),
)


def _tally(comparison: Comparison) -> Table:
    """Count wishes by weight and answer; the columns add up to all wishes."""
    groups = [(title, _counts(comparison, need)) for need, title in _NEEDS.items()]
    total = [_count(len(one.met)) for one in comparison.candidates]
    return Table(
        caption=text("How many wishes are met"),
        heads=["", *comparison.names.values()],
        groups=groups,
        foot=[[said(text("All wishes")), *total]],
        numbers=True,
        adds_up=True,
    )


def _counts(comparison: Comparison, need: Need) -> list[Row]:
    found = [[met.answer for met in one.met if met.need is need] for one in comparison.candidates]
    return [
        [said(title), *(_count(answers.count(answer)) for answers in found)]
        for answer, title in _ANSWERS
    ]


def _count(count: int) -> Cell:
    return said(str(count))


def _table(comparison: Comparison, need: Need) -> Table:
    titles = {one.id: one.title for one in comparison.programmes}
    groups: dict[str | None, list[Row]] = {}
    found = {one.id: {m.wish: m for m in one.met} for one in comparison.candidates}
    for wish in _wished(comparison, need):
        cells = [_cell(met[wish.wish]) for met in found.values()]
        groups.setdefault(wish.programme, []).append([said(wish.title, wish.wanted), *cells])
    return Table(
        caption=_CAPTIONS[need],
        heads=[text("Requirement"), *comparison.names.values()],
        groups=[
            (text("The whole contract") if id_ is None else titles[id_], rows)
            for id_, rows in groups.items()
        ],
    )


def _wished(comparison: Comparison, need: Need) -> Iterator[Met]:
    """Return each wish once, in the order of the brief."""
    every = (met for one in comparison.candidates for met in one.met if met.need is need)
    return iter({met.wish: met for met in every}.values())


_SIGNS: Mapping[Stated, str] = MappingProxyType(
    {Stated.YES: "met", Stated.NO: "missed", Stated.NOT_STATED: "not_stated"}
)


def _cell(met: Met) -> Cell:
    clause = text("clause {number}", number=met.clause) if met.clause else None
    lines = [words for words in (met.found, met.reason, clause) if words is not None]
    return mark(_SIGNS[met.answer], None, *lines, quotation=met.quotation)
