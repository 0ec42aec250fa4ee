"""What a premium is made of: a bar for each offer, gaps where an offer says no or says nothing."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import field, frozen

from dms.i18n import DEFAULT_LANGUAGE, Text, format_money, text
from dms.modules.questions import Stated
from dms.report.charts.frame import LEFT, WIDTH, box, drawing, legend, name_of, stroke
from dms.report.charts.lettering import SMALL, SMALL_LINE, width_of, wrapped, written
from dms.report.charts.patterns import PAPER, SOFT, fill
from dms.report.charts.scales import Scale
from dms.report.charts.svg import Svg

__all__ = ["Bar", "Part", "stacked_bars"]

_BAR, _GAP = 28, 6
_SLOT, _SLOT_OF_MANY = 28, 46
_NUMBERED = 26
"""Narrower parts of a bar have no room for their number."""


@frozen
class Part:
    """A part of a premium.

    `amount` is in roubles; without one, `stated` tells a part that is included in another price
    (yes), one that is not in the offer (no) and one of which the offer does not speak.
    """

    label: str
    amount: Decimal | None
    stated: Stated = Stated.YES

    @property
    def sign(self) -> str | None:
        """Return what stands in the gap of this part, or None where it has a price."""
        if self.amount is not None:
            return None if self.amount else "✓"
        return {Stated.YES: "✓", Stated.NO: "", Stated.NOT_STATED: "?"}[self.stated]


def _in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(parts)


@frozen
class Bar:
    """The premium of one offer, part by part."""

    label: str
    parts: Sequence[Part] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        """Refuse what no bar can show."""
        if any(part.amount is not None and part.amount < 0 for part in self.parts):
            raise ValueError("A part of a stacked bar is not below zero")

    @property
    def total(self) -> Decimal:
        """Return the sum of the amounts, in roubles."""
        return sum((p.amount for p in self.parts if p.amount is not None), Decimal("0.00"))

    @property
    def gaps(self) -> dict[str, list[str]]:
        """Return the parts without an amount of their own by the sign of their gap."""
        signs = {sign: [p.label for p in self.parts if p.sign == sign] for sign in ("✓", "", "?")}
        return {sign: labels for sign, labels in signs.items() if labels}


def stacked_bars(
    bars: Sequence[Bar], *, prefix: str, title: str, lang: str = DEFAULT_LANGUAGE
) -> Svg:
    """Draw a bar for each offer, its parts in their order and its total at the end."""
    labels = list(dict.fromkeys(part.label for bar in bars for part in bar.parts))
    marks, y = legend(prefix, [f"{i + 1} {label}" for i, label in enumerate(labels)])
    scale = _scale(bars, lang)
    for bar in bars:
        notes = _notes(bar, lang)
        marks += name_of(bar.label, y + 19)
        marks += _bar(bar, labels, prefix, y, scale, lang)
        marks += [
            written(line, LEFT, y + _BAR + SMALL_LINE * (i + 1), size=SMALL, fill=SOFT)
            for i, line in enumerate(notes)
        ]
        y += max(_BAR + SMALL_LINE * len(notes), 38) + 20
    words = (line for bar in bars for line in _words(bar, lang))
    return drawing(prefix, title, words, y, marks, len(labels))


def _scale(bars: Sequence[Bar], lang: str) -> Scale:
    """Leave room for the longest total and for the gaps."""
    totals = max((width_of(format_money(bar.total, lang)) for bar in bars), default=0)
    gaps = max((sum(map(_slot, bar.gaps.values())) for bar in bars), default=0)
    highest = max((bar.total for bar in bars), default=Decimal(0))
    return Scale(0, highest, LEFT, WIDTH - totals - gaps - 2 * _GAP)


def _bar(
    bar: Bar, labels: Sequence[str], prefix: str, y: int, scale: Scale, lang: str
) -> Iterator[Svg]:
    below = Decimal(0)
    for part in bar.parts:
        if part.amount:
            start, below = scale.at(below), below + part.amount
            tip = f"{part.label}: {format_money(part.amount, lang)}"
            index = labels.index(part.label)
            yield box(start, scale.at(below), y, _BAR, fill(prefix, index), tip, stroke=PAPER)
            yield from _number(index + 1, start, scale.at(below), y)
    x = scale.at(below) + _GAP
    for sign, missing in bar.gaps.items():
        yield from _gap(sign, len(missing), x, y)
        x += _slot(missing)
    yield written(format_money(bar.total, lang), x, y + 19, weight=600)


def _number(number: int, start: int, end: int, y: int) -> Iterator[Svg]:
    """Write the number of a part on a patch of paper, so that no hatch crosses it."""
    room = width_of(str(number)) + 6
    if end - start >= max(room + 4, _NUMBERED):
        x = (start + end - room) // 2
        yield box(x, x + room, y + 5, _BAR - 10, PAPER)
        yield written(str(number), x + room // 2, y + 19, anchor="middle", size=SMALL)


def _slot(missing: Sequence[str]) -> int:
    """Return the room of a gap with its distance to the next."""
    return (_SLOT if len(missing) == 1 else _SLOT_OF_MANY) + _GAP


def _gap(sign: str, count: int, x: int, y: int) -> Iterator[Svg]:
    """Outline a place: empty for no, with a tick for included, dashed with «?» for not stated."""
    room = _SLOT if count == 1 else _SLOT_OF_MANY
    dashes = "4 3" if sign == "?" else "none"
    yield stroke(f"M{x} {y + 1}h{room}v{_BAR - 2}h-{room}z", stroke_dasharray=dashes)
    if words := sign + (f"×{count}" if count > 1 else ""):
        yield written(words, x + room // 2, y + 19, anchor="middle")


def _gap_words(bar: Bar) -> Iterator[Text]:
    """Say in words which parts the gaps stand for."""
    for sign, labels in bar.gaps.items():
        yield _meaning(sign, ", ".join(labels))


def _meaning(sign: str, parts: str) -> Text:
    if sign == "✓":
        return text("Included without a price of its own: {parts}", parts=parts)
    if sign == "?":
        return text("The offer does not say: {parts}", parts=parts)
    return text("Not in the offer: {parts}", parts=parts)


def _notes(bar: Bar, lang: str) -> list[str]:
    room = WIDTH - LEFT
    return [n for words in _gap_words(bar) for n in wrapped(words.to(lang), room, SMALL)]


def _words(bar: Bar, lang: str) -> Iterable[str]:
    amounts = ((p.label, p.amount) for p in bar.parts if p.amount)
    parts = [f"{label} {format_money(amount, lang)}" for label, amount in amounts]
    gaps = [words.to(lang) for words in _gap_words(bar)]
    yield ". ".join([f"{bar.label}: {format_money(bar.total, lang)}", ", ".join(parts), *gaps])
