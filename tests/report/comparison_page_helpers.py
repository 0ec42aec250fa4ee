"""A page of a comparison taken apart again: its tables, their sums, and its words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from attrs import Factory, define

import dms
from dms.comparison.candidate import Candidate
from dms.comparison.comparing import compare
from dms.comparison.comparison import Comparison
from dms.report.comparison_page import render_comparison_html

EXAMPLES = Path(__file__).parents[2] / "examples"
SUM = re.compile(r"([+−]?)(?:RUB)?([\d,]+\.\d\d)")
VOID = {"meta", "br"}


@define
class Seen:
    """A cell: what it says first, and the small lines below."""

    words: str = ""
    lines: list[str] = Factory(list)
    depth: int = 0
    numeric: bool = False

    @property
    def money(self) -> Decimal | None:
        """The sum of roubles, or the number, that the cell says first."""
        found = SUM.fullmatch(self.words)
        written = "".join(found.groups()) if found else self.words
        try:
            return Decimal(written.replace(",", "").replace("−", "-"))
        except ArithmeticError:
            return None


@define
class SeenTable:
    """A table of the page."""

    kind: str
    caption: str = ""
    heads: list[Seen] = Factory(list)
    groups: list[str] = Factory(list)
    body: list[list[Seen]] = Factory(list)
    foot: list[list[Seen]] = Factory(list)

    @property
    def heading(self) -> list[str]:
        return [cell.words for cell in self.heads]

    def row(self, title: str) -> list[Seen]:
        """Return the cells of the first row with a heading."""
        return next(row for row in (*self.body, *self.foot) if row[0].words == title)

    def cell(self, title: str, column: str) -> Seen:
        return self.row(title)[self.heading.index(column)]


class Page(HTMLParser):
    """Reads tables, tags and words; tags have to close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.tables: list[SeenTable] = []
        self.part = ""
        self.row: list[Seen] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag in VOID:
            return
        self.open.append((tag, found))
        if tag == "table" or "table" in [name for name, _ in self.open]:
            self._in_table(tag, found)

    def _in_table(self, tag: str, found: dict[str, str | None]) -> None:
        match tag:
            case "table":
                self.tables.append(SeenTable(found.get("class") or ""))
            case "thead" | "tbody" | "tfoot":
                self.part = tag
            case "tr":
                self.row = []
            case "td" | "th" if found.get("class") != "group":
                self.row.append(Seen(numeric=found.get("class") == "num"))
            case "span" | "q" if "line" in (found.get("class") or ""):
                self.row[-1].lines.append("")
            case "span" if depth := re.fullmatch(r"in(\d)", found.get("class") or ""):
                self.row[-1].depth = int(depth[1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag
        if tag == "tr" and self.row:
            table = self.tables[-1]
            where = {"thead": None, "tbody": table.body, "tfoot": table.foot}[self.part]
            if where is None:
                table.heads = self.row
            else:
                where.append(self.row)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1][0] != "style":
            self.words.append(data)
        inside = [(tag, found.get("class") or "") for tag, found in self.open]
        names = [tag for tag, _ in inside]
        if "table" not in names:
            return
        said = " ".join(data.split())
        if "caption" in names:
            self.tables[-1].caption += said
        elif ("th", "group") in inside:
            self.tables[-1].groups += [said] if said else []
        elif self.row and ("td" in names or "th" in names):
            cell = self.row[-1]
            if any("line" in kind for _, kind in inside):
                cell.lines[-1] += said
            elif ("span", "sign") not in inside:
                cell.words += said

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, kind: str | None = None) -> list[dict[str, str | None]]:
        found = [attributes for name, attributes in self.tags if name == tag]
        return [a for a in found if kind is None or kind in (a.get("class") or "").split()]

    def names(self) -> set[str]:
        """Return the names of all tags and attributes."""
        return {name for tag, attributes in self.tags for name in (tag, *attributes)}

    def table(self, caption: str) -> SeenTable:
        """Return the first table whose caption begins so."""
        return next(table for table in self.tables if table.caption.startswith(caption))

    def captions(self) -> list[str]:
        return [table.caption for table in self.tables]

    def part_titles(self) -> list[str]:
        return re.findall(r"<h2[^>]*>(?:<span[^>]*>\d+</span> )?([^<]*)</h2>", self.html)


def wrong_sums(page: Page) -> Iterator[str]:
    """Say where the rows of a table that adds up do not come to the first row of its foot."""
    for table in page.tables:
        if "adds-up" not in table.kind.split():
            continue
        for column, total in enumerate(table.foot[0]):
            parts = [row[column].money for row in table.body if not row[column].depth]
            known = [part for part in parts if part is not None]
            if column and total.numeric and known and sum(known) != total.money:
                yield f"{table.caption}, {table.heading[column]}: {known} is not {total.words}"


def shown(found: Comparison, lang: str = "en", **more: Any) -> Page:
    return Page(render_comparison_html(found, lang, **more))


@cache
def _documents() -> dict[str, Any]:
    folder = EXAMPLES / "comparison"
    answers = {"age.upper_end": "included", "factors.age.multiply.age.0-59": "1"}
    return {
        "medsi": dms.load_offer(EXAMPLES / "medsi" / "offer.yaml", name="m.yaml", assume=answers),
        "sever": dms.load_offer(folder / "sever.yaml", name="folder/sever.yaml"),
        "yug": dms.load_offer(folder / "yug.yaml", name="yug.yaml"),
        "terms_sever": dms.load_terms(folder / "terms-sever.yaml"),
        "terms_yug": dms.load_terms(folder / "terms-yug.yaml"),
        "roster": dms.read_roster(folder / "roster.csv").roster,
        "brief": dms.load_requirement(folder / "brief.yaml"),
        "plan": dms.load_hiring_plan(folder / "plan.yaml"),
    }


def example(**more: Any) -> Comparison:
    """Compare the three offers of examples/comparison; what is given replaces what is there."""
    files = _documents()
    sever = {"optima": "klassik", "standard": "komfort"}
    yug = {"optima": "standart", "standard": "premium"}
    candidates = [
        Candidate(files["medsi"], title="МЕДСИ"),
        Candidate(files["sever"], terms=files["terms_sever"], programmes=sever, title="Север"),
        Candidate(files["yug"], terms=files["terms_yug"], programmes=yug, title="Юг"),
    ]
    given = {"requirement": files["brief"], "plan": files["plan"], **more}
    return compare(candidates, given.pop("roster", files["roster"]), **given)
