"""An explanation as plain text: one line for each figure, the price of a kind of care as a chain.

`18 500,00 × 2 × 1,15 = 42 550,00` is the row of the price list and the steps that follow; the
places in the offer stand at the end of the line. Nothing is computed here.
"""

from collections.abc import Iterable, Iterator, Sequence

from dms.i18n import format_amount, format_money, text
from dms.issues import Location
from dms.pricing.explanation import Explanation
from dms.report.tables import aligned

__all__ = ["render_explanation"]

Row = tuple[str, str, str, str]

_LINKS = ("rate", "step", "quantity")
"""The kinds of parts that make up the chain of a price."""


def render_explanation(explanation: Explanation, lang: str = "ru") -> str:
    """Write an explanation for people."""
    parts = explanation.parts
    head = _note(explanation, lang)
    rows = [
        *_rows((p for p in parts if p.kind != "rounding"), lang, depth=1),
        *_total(explanation, lang),
    ]
    sections = [
        [head, *aligned(rows, right=(1, 2))],
        _steps_in_words(parts, lang),
        [_note(part, lang) for part in parts if part.kind == "rounding"],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _rows(parts: Iterable[Explanation], lang: str, depth: int) -> Iterator[Row]:
    for part in parts:
        chain = [p for p in part.parts if p.kind in _LINKS]
        below = [p for p in part.parts if p.kind not in _LINKS]
        formula = part.formula.to(lang) if part.formula is not None else ""
        amount = format_money(part.amount, lang) if part.amount is not None else ""
        written = _chain(chain, lang)
        places = [p.source for p in (part, *chain) if p.source is not None]
        if formula and written:
            formula = f"{written}; {formula}"
        yield "  " * depth + part.label.to(lang), formula or written, amount, _places(places)
        yield from _rows(below, lang, depth + 1)


def _chain(parts: Sequence[Explanation], lang: str) -> str:
    """Write a price and its steps: `18 500,00 × 2 = 37 000,00`."""
    words = [p.formula.to(lang) if p.formula else _amount(p, lang) for p in parts]
    result = [p for p in parts if p.amount is not None][-1:]
    if len(words) > 1 and result and parts[-1].amount is not None:
        words += ["=", _amount(result[0], lang)]
    return " ".join(words)


def _amount(part: Explanation, lang: str) -> str:
    return format_amount(part.amount, lang) if part.amount is not None else ""


def _places(places: Sequence[Location]) -> str:
    """Write places as `offer.yaml:14, :18`: the name of a file once, without its folders."""
    shown: list[str] = []
    last = None
    for place in places:
        file = (place.file or "").replace("\\", "/").rpartition("/")[2]
        spot = f":{place.line}" if place.line is not None else f" {place.pointer or ''}".rstrip()
        shown.append(spot.strip() if file == last else f"{file}{spot}".strip())
        last = file
    return ", ".join(dict.fromkeys(filter(None, shown)))


def _total(explanation: Explanation, lang: str) -> Iterator[Row]:
    if explanation.amount is not None:
        yield "  " + text("Total").to(lang), "", format_money(explanation.amount, lang), ""


def _steps_in_words(parts: Iterable[Explanation], lang: str) -> list[str]:
    """Name the steps of the chains, each once."""
    rows = list(dict.fromkeys(_step(part, lang) for part in _steps(parts)))
    return [text("Steps of the price").to(lang), *aligned(rows, right=(1,))] if rows else []


def _steps(parts: Iterable[Explanation]) -> Iterator[Explanation]:
    for part in parts:
        if part.kind in ("step", "quantity"):
            yield part
        yield from _steps(part.parts)


def _step(part: Explanation, lang: str) -> tuple[str, str, str]:
    formula = part.formula.to(lang) if part.formula is not None else ""
    place = _places([part.source]) if part.source is not None else ""
    return f"  {part.label.to(lang)}", formula, place


def _note(part: Explanation, lang: str) -> str:
    """Write what has words and no figure."""
    words = [part.label, part.formula] if part.formula is not None else [part.label]
    return ": ".join(one.to(lang) for one in words)
