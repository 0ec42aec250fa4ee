"""Issues: what is wrong with an input, as values that can be sorted, printed and counted.

Whatever is wrong with an offer, a roster row or a request is an :class:`Issue` with a stable code,
a severity, a message in words, a hint what to do and the exact place. All are reported at once;
exceptions are for misuse and for files that cannot be read at all.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from dms.i18n import Text, text

__all__ = ["NOWHERE", "Issue", "Location", "Severity", "errors_in", "severity_name", "worst"]


class Severity(StrEnum):
    """How much an issue matters, the worst first."""

    ERROR = "error"
    """The thing concerned cannot be used until it is mended."""
    WARNING = "warning"
    """Usable, but most likely not what was meant."""
    QUESTION = "question"
    """The document does not say; somebody has to be asked before the figure can be trusted."""
    INFO = "info"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """Return 0 for the worst severity, more for milder ones."""
        return list(Severity).index(self)

    def at_least(self, other: "Severity") -> bool:
        """Say whether this severity is as bad as `other` or worse."""
        return self.rank <= other.rank


@frozen
class Location:
    """Where something stands: a line of a text file, a cell of a sheet, a member of a roster.

    `line`, `column` and `row` count from 1, as editors and spreadsheets do; `pointer` is a JSON
    pointer (RFC 6901) into the document; `header` is the heading of the roster column.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    header: str | None = None
    member: str | None = None

    def __str__(self) -> str:
        """Write the place the way editors and spreadsheets do: `offer.yaml:13:19`, `Лист1!C14`."""
        header = f"«{self.header}»" if self.header is not None else ""
        member = f"№ {self.member}" if self.member is not None else ""
        parts = [p for p in (self._in_file(), self._in_sheet(), header, member) if p]
        return " · ".join(parts) or self.pointer or ""

    def _in_file(self) -> str:
        row = self.row if self.sheet is None and self.cell is None else None
        line = self.line if self.line is not None else row
        known = [str(n) for n in (line, self.column) if n is not None]
        return ":".join([self.file or "", *known])

    def _in_sheet(self) -> str:
        spot = self.cell or (str(self.row) if self.sheet and self.row is not None else "")
        return "!".join(part for part in (self.sheet, spot) if part)

    def below(self, path: Iterable[str | int]) -> "Location":
        """Return the place of a part of what stands here, one step of `path` after another."""
        steps = "".join(f"/{str(s).replace('~', '~0').replace('/', '~1')}" for s in path)
        return evolve(self, pointer=(self.pointer or "") + steps)

    def to_dict(self) -> dict[str, str | int]:
        """Return the known parts only, ready for JSON."""
        names = ("file", "line", "column", "pointer", "sheet", "cell", "row", "header", "member")
        return {n: getattr(self, n) for n in names if getattr(self, n) is not None}


NOWHERE = Location()


def _sentence(words: str) -> str:
    """Close a message with a full stop unless it closes itself."""
    return words if words.endswith((".", "?", "!", "…")) else words + "."


@frozen
class Issue:
    """One thing that is wrong, doubtful or worth knowing.

    `code` is stable (`ROSTER-DATE-INVALID`) and never changes its meaning; `text` and `hint` carry
    no personal data.
    """

    code: str
    severity: Severity
    text: Text
    hint: Text | None = None
    where: Location = NOWHERE

    def message(self, lang: str = "ru") -> str:
        """Return what is wrong, as a sentence."""
        return _sentence(self.text.to(lang))

    def advice(self, lang: str = "ru") -> str:
        """Return what to do about it, or an empty string."""
        return _sentence(self.hint.to(lang)) if self.hint is not None else ""

    def line(self, lang: str = "ru") -> str:
        """Return place, message, advice and code on one line."""
        words = " ".join(w for w in (self.message(lang), self.advice(lang)) if w)
        place = str(self.where)
        return f"{place} · {words} [{self.code}]" if place else f"{words} [{self.code}]"

    def __str__(self) -> str:
        return self.line()

    def to_dict(self, lang: str = "ru") -> dict[str, object]:
        """Return the issue as plain data, the shape of `issue` in the published schemas."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message(lang),
            "hint": self.advice(lang),
            "location": self.where.to_dict(),
        }


def errors_in(issues: Iterable[Issue]) -> list[Issue]:
    """Return only the issues that stop something from being used."""
    return [issue for issue in issues if issue.severity is Severity.ERROR]


def worst(issues: Iterable[Issue]) -> Severity | None:
    """Return the worst severity among `issues`, or None when there are none."""
    return min((issue.severity for issue in issues), key=lambda s: s.rank, default=None)


def severity_name(severity: Severity) -> Text:
    """Return the name of a severity for people."""
    names = {
        Severity.ERROR: text("error"),
        Severity.WARNING: text("warning"),
        Severity.QUESTION: text("question"),
        Severity.INFO: text("note"),
    }
    return names[severity]
